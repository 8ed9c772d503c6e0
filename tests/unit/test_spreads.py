"""`plot_spreads`: how large the numbers of a deep row are, layer by layer."""

import numpy as np
import pytest

from lessons_lib import (
    CrossEntropy,
    Input,
    InputTypeError,
    InputValueError,
    Linear,
    Model,
    ReLU,
    Softmax,
    plot_spreads,
)
from lessons_lib.learning import BackwardTrace

X = np.random.default_rng(0).normal(size=(50, 4))


def way_back(factor: float, layers: int = 6) -> BackwardTrace:
    """Through layers that each make their numbers so many times as large."""
    row = [layer for _ in range(layers) for layer in (Linear(factor * np.eye(4)), ReLU())]
    model = Model(Input(shape=(4,)), *row, Linear(np.eye(4)), Softmax())
    return model.trace(X, batch=True).backward(CrossEntropy(), [0] * 50)


def test_a_line_is_the_standard_deviation_of_each_output_of_that_kind() -> None:
    back = way_back(2)
    left, right = plot_spreads({"twice": back}, "ReLU").axes
    expected = [step.output.std() for step in back.trace if step.kind == "ReLU"]
    assert np.allclose(left.lines[0].get_ydata(), expected)
    assert np.allclose(left.lines[0].get_xdata(), range(1, 7))
    gradients = [back[f"dL/do{number}"].std() for number in (3, 5, 7, 9, 11, 13)]
    assert np.allclose(right.lines[0].get_ydata(), gradients)


def test_without_a_kind_it_is_all_layers_that_the_way_back_went_through() -> None:
    back = way_back(2)
    assert len(plot_spreads({"twice": back}).axes[0].lines[0].get_ydata()) == len(back.steps)


def test_each_row_has_a_line_of_its_own_and_all_stand_on_one_logarithmic_scale() -> None:
    picture = plot_spreads({"twice": way_back(2), "half": way_back(0.5)}, "ReLU", "Two rows")
    for axes in picture.axes:
        assert axes.get_yscale() == "log"
        assert len(axes.lines) == 2
        assert len({(line.get_color(), line.get_linestyle(), line.get_marker()) for line in axes.lines}) == 2


def test_a_row_that_keeps_its_size_looks_flat_and_has_numbers_beside_it() -> None:
    for axes in plot_spreads({"kept": way_back(1.05)}, "ReLU").axes:
        low, high = axes.get_ylim()
        drawn = axes.lines[0].get_ydata()
        assert np.log10(drawn.max() / drawn.min()) < 0.2 * np.log10(high / low)
        assert sum(low <= tick <= high for tick in axes.get_yticks()) >= 3


def test_what_fades_to_nothing_is_still_drawn() -> None:
    back = way_back(0)
    assert (plot_spreads({"none": back}, "ReLU").axes[0].lines[0].get_ydata() > 0).all()


def test_it_says_both_ends_of_both_lines() -> None:
    said = plot_spreads({"twice": way_back(2)}, "ReLU", "A row").alt
    back = way_back(2)
    first, last = (f"{back.trace.steps[at].output.std():.2g}" for at in (2, 12))
    assert said.startswith(f"A row: twice, 6 ReLUs: outputs from {first} to {last}, gradients")


def test_how_small_it_is_is_told_also_of_what_our_notation_writes_as_0() -> None:
    assert "outputs from 0.00054 to 5.4e-19" in plot_spreads({"": way_back(0.001)}, "ReLU").alt


def test_a_kind_that_the_row_has_not_is_told() -> None:
    with pytest.raises(
        InputValueError, match=r"no layer of the kind 'Add'. It has Input, Linear, ReLU(, Softmax)?\."
    ):
        plot_spreads({"twice": way_back(2)}, "Add")
    with pytest.raises(InputTypeError, match="plot_spreads expects ways back by their names"):
        plot_spreads({"twice": 7})
