"""What learners answer wrong in lesson 15, and a word of the reply that each of them needs."""

import numpy as np
import pytest

from lessons_lib import check


def of_the_network(photo):
    made = np.array(photo, dtype=float)
    _, rows, columns = made.shape
    made[:, rows // 4 : rows * 3 // 4, columns // 4 : columns * 3 // 4] = 0.5
    return made


def one_channel_by_mistake(photo):
    made = np.array(photo, dtype=float)
    _, rows, columns = made.shape
    made[0, rows // 4 : rows * 3 // 4, columns // 4 : columns * 3 // 4] = 127
    return made


# The exercise, what is answered, and what the reply must hold.
ANSWERS = {
    "15.1 full": ("15.1", (2400, 120 * 120 * 25, 3600), "one slice"),
    "15.1 one kernel": ("15.1", (2400, 25, 3600), "each map has a kernel of its own"),
    "15.1 side": ("15.1", (2400, 600, 3600), "25 weights"),
    "15.1 no expansion": ("15.1", (2400, 3000, 600), "120 maps that went through"),
    "15.1 biases": ("15.1", (2520, 3120, 3630), "a bias for each map"),
    "15.2 ratio": ("15.2", (9.4 / 5.9, 0.66 / np.exp(3.5)), "scores were divided"),
    "15.2 difference": ("15.2", (3.5, 0.66 / np.exp(3.5)), "And e to the power of it"),
    "15.2 the other way": ("15.2", (np.exp(-3.5), 0.66 / np.exp(3.5)), "other way round"),
    "15.2 the rest": ("15.2", (np.exp(3.5), 0.34), "all 999 others together"),
    "15.3 sum": ("15.3", (528, 1719 + 73), "takes the mean"),
    "15.3 no bias": ("15.3", (528, 429.75), "bias is missing"),
    "15.3 bias at the place": ("15.3", (601, 502.75), "added once, to the mean"),
    "15.3 swapped": ("15.3", (48, 502.75), "weights changed places"),
    "15.4 red": ("15.4", one_channel_by_mistake, "Only red"),
    "15.4 scaled": ("15.4", of_the_network, "from 0 to 255"),
    "15.5 proof": ("15.5", "a", "tiny"),
    "15.5 no baseline": ("15.5", "d", "anywhere else"),
    "15.6 frequency": ("15.6", "a", "like those"),
    "15.6 by lot": ("15.6", "c", "same shares each time"),
}


@pytest.mark.parametrize(("number", "answer", "word"), ANSWERS.values(), ids=ANSWERS)
def test_a_wrong_answer_is_told_what_is_wrong_with_it(number, answer, word):
    reply = repr(check(number, answer))
    assert not reply.startswith("Right")
    assert word in reply
