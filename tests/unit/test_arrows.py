"""The arrows of a linear layer, read through their artists and their words."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex

from lessons_lib.colours import LIGHT
from lessons_lib.plots.arrows import plot_arrows

WEIGHTS = np.array([[58, -3, 0], [0, 0.5, 2]])
INPUTS, UNITS = ("broccoli", "strawberries", "hours"), ("food", "sport")


def test_each_arrow_leads_from_its_input_to_its_unit_in_the_colour_of_its_sign() -> None:
    axes = plot_arrows(WEIGHTS, INPUTS, UNITS).axes[0]
    heights = {text.get_text(): text.get_position()[1] for text in axes.texts}
    arrows = [text for text in axes.texts if getattr(text, "arrow_patch", None)]
    drawn = {(arrow.xyann[1], arrow.xy[1]): to_hex(arrow.arrow_patch.get_facecolor()) for arrow in arrows}
    colours = {1: LIGHT.positive, -1: LIGHT.negative, 0: LIGHT.zero}
    assert drawn == {
        (heights[name], heights[unit]): colours[int(np.sign(WEIGHTS[row, column]))]
        for row, unit in enumerate(UNITS)
        for column, name in enumerate(INPUTS)
    }


def test_each_weight_stands_on_its_arrow() -> None:
    axes = plot_arrows([[58, -3]], ("broccoli", "strawberries"), ("food",)).axes[0]
    texts = {text.get_text(): text.get_position() for text in axes.texts}
    for weight, name in (("58", "broccoli"), ("-3", "strawberries")):
        way, height = texts[weight]
        assert np.isclose(height, (1 - way) * texts[name][1] + way * texts["food"][1])


def test_its_words_say_every_weight() -> None:
    assert plot_arrows(WEIGHTS, INPUTS, UNITS).alt == (
        "6 arrows with their weights: broccoli to food 58, strawberries to food -3, hours to food 0, "
        "broccoli to sport 0, strawberries to sport 0.5, hours to sport 2."
    )


def test_without_names_inputs_and_units_are_numbered() -> None:
    assert plot_arrows([[58, -3]], (), ()).alt == "2 arrows with their weights: 0 to 0 58, 1 to 0 -3."


@pytest.mark.parametrize(
    ("weights", "inputs", "units", "told"),
    [
        (WEIGHTS, INPUTS, ("food",), "a name for each unit and got 2 units and 1 name."),
        (WEIGHTS, INPUTS[:2], UNITS, "a name for each input and got 3 inputs and 2 names."),
        (WEIGHTS.T, INPUTS, UNITS, "a name for each unit and got 3 units and 2 names."),
        (
            WEIGHTS[0],
            INPUTS,
            ("food",),
            "weights, a table of shape (units, inputs), and got 3 numbers. "
            "For one unit write plot_arrows([weights], inputs, units).",
        ),
    ],
)
def test_names_that_do_not_fit_the_weights_are_refused(weights, inputs, units, told) -> None:
    with pytest.raises(ValueError, match=f"^plot_arrows expects {re.escape(told)}$"):
        plot_arrows(weights, inputs, units)
