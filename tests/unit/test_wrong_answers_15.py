"""What learners answer wrong in lesson 15, and a word of the reply that each of them needs."""

import numpy as np

from tests.unit.wrong_answers import told, told_right


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


def in_place(photo):
    _, rows, columns = photo.shape
    photo[:, rows // 4 : rows * 3 // 4, columns // 4 : columns * 3 // 4] = 127
    return photo


def one_short(photo):
    made = np.array(photo, dtype=float)
    _, rows, columns = made.shape
    made[:, rows // 4 : rows * 3 // 4 - 1, columns // 4 : columns * 3 // 4 - 1] = 127
    return made


def moved(photo):
    made = np.array(photo, dtype=float)
    _, rows, columns = made.shape
    made[:, rows // 4 - 1 : rows * 3 // 4 - 1, columns // 4 - 1 : columns * 3 // 4 - 1] = 127
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
    "15.2 exchanged": ("15.2", (0.0199, 33.1), "order that the question asks for"),
    "15.2 the rest beside three digits": ("15.2", (33.1, 0.34), "Right so far: `times`"),
    "15.3 bias in the mean": ("15.3", (528, 448), "bias was divided too"),
    "15.4 changed what came": ("15.4", in_place, "changed what it was given"),
    "15.4 one short, after that": ("15.4", one_short, "one row and one column too early"),
    "15.4 somewhere else": ("15.4", moved, "those from 1 to 4 have changed"),
}


test_a_wrong_answer_is_told_what_is_wrong = told(ANSWERS)

RIGHT = [("15.2", (33.1, 0.0199)), ("15.2", (33.12, 0.02))]  # three digits; two decimals

test_what_is_right_is_taken_for_right = told_right(RIGHT)
