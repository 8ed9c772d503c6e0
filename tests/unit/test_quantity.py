"""Regression: an answer that is a quantity has a name and a unit, and is so far off its target."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons_lib import (
    DataSet,
    Input,
    Linear,
    Model,
    Quantity,
    Sample,
    compare,
    explore,
    patients,
    plot_batch,
    plot_layers,
    plot_outputs,
    step_through,
)
from lessons_lib.page.static import markup

houses = DataSet.from_rows(
    "houses",
    [(5, 30, 12, 310), (3, 10, 4, 264), (7, 55, 20, 340)],
    features=("rooms", "age", "distance"),
    target="price",
    unit="thousand euros",
)
model = Model(Input(*houses.features), Linear([[50, -1, -3]], [132]))
trace = model.trace(houses[0])
PRICE = Quantity("price", "thousand euros")


@pytest.mark.parametrize(
    ("quantity", "output", "target", "answer"),
    [
        (PRICE, 316, 310, "price = 316 thousand euros, 6 more than the target 310"),
        (PRICE, [304.5], 310, "price = 304.5 thousand euros, 5.5 less than the target 310"),
        (PRICE, 310, 310, "price = 310 thousand euros, exactly the target 310"),
        (PRICE, 310 + 1e-11, 310, "price = 310 thousand euros, exactly the target 310"),
        (PRICE, 310.01, 310, "price = 310.01 thousand euros, 0.01 more than the target 310"),
        (PRICE, -2e-9, 0, "price = -2e-9 thousand euros, 2e-9 less than the target 0"),
        (PRICE, 316, None, "price = 316 thousand euros"),
        (PRICE, [1, 2], 310, "(1, 2): no price"),
        (PRICE, np.nan, 310, "not a number: no price"),
        (Quantity("price"), 316, 310, "price = 316, 6 more than the target 310"),
        (Quantity("price"), 316, None, "price = 316"),
        (Quantity(unit="°C"), 21, 20, "21 °C, 1 more than the target 20"),
        (None, 316, 310, "316, 6 more than the target 310"),
        (None, 316, None, "316"),
        (None, [1, 2], 310, "(1, 2)"),
    ],
)
def test_an_answer_says_how_much_of_what_and_how_far_off(quantity, output, target, answer):
    assert Sample("a", (1,), target, quantity=quantity).answer(output) == answer


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_more_and_less_agree_with_the_numbers(output, target):
    said = PRICE.answer(output, target)
    ways = [way for way in ("more", "less", "exactly") if f" {way}" in said]
    close = abs(output - target) <= 1e-12 * max(abs(output), abs(target), 1)
    assert ways == ["more" if output > target else "less"] or (close and ways == ["exactly"])


def test_a_quantity_reads_as_one_says_it():
    assert [str(each) for each in (PRICE, Quantity("price"), Quantity(unit="m"), Quantity())] == [
        "price in thousand euros",
        "price",
        "m",
        "",
    ]


def test_a_trace_tells_the_answer_by_its_name_beside_the_one_that_is_typed():
    assert repr(trace) == (
        "sample 0: x = (5, 30, 12), target 310 thousand euros\n"
        "  o1 = L1(x)  = (5, 30, 12)   Input\n"
        "  o2 = L2(o1) = 316           Linear\n"
        "  model(x) = o2 = price = 316 thousand euros, 6 more than the target 310"
    )
    assert [trace.called(step) for step in trace] == ["o1", "o2 (price)"]
    assert trace.o2.tolist() == [316]
    assert trace.verdict is None


def test_an_output_of_several_numbers_is_not_called_a_price():
    two = Model(Input(*houses.features), Linear(np.ones((2, 3)))).trace(houses[0])
    assert two.called(two["L2"]) == "o2"


def test_of_classes_and_of_plain_numbers_the_last_output_keeps_its_name():
    for sample in (patients[0], (1, 2, 3)):
        each = model.trace(sample)
        assert each.called(each["L2"]) == "o2"


def test_a_batch_tells_the_mean_absolute_error():
    batch = model.trace(houses, batch=True)
    assert batch.mean_absolute_error == np.mean([6, 4, 27])
    assert repr(batch).splitlines()[3:] == [
        "  sample 0: model(x) = price = 316 thousand euros, 6 more than the target 310",
        "  sample 1: model(x) = price = 260 thousand euros, 4 less than the target 264",
        "  sample 2: model(x) = price = 367 thousand euros, 27 more than the target 340",
        "  mean absolute error: 12.33 thousand euros",
    ]


@pytest.mark.parametrize(
    "samples",
    [patients, [*houses, Sample("new", (1, 2, 3))], np.ones((2, 3))],
    ids=["classes", "one", "none"],
)
def test_without_a_quantity_to_compare_with_there_is_no_mean_error(samples):
    batch = model.trace(samples, batch=True)
    assert batch.mean_absolute_error is None
    assert "error" not in repr(batch)


def test_of_several_outputs_a_sample_there_is_no_mean_error():
    two = Model(Input(*houses.features), Linear(np.ones((2, 3))))
    assert two.trace(houses, batch=True).mean_absolute_error is None


def test_the_page_calls_the_last_output_by_both_names_and_says_how_far_off_it_is():
    page = str(markup(trace))
    assert "<i>o2 (price)</i>" in page
    assert '<span class="itm-verdict">thousand euros, 6 more than the target 310</span>' in page
    assert "<strong>sample 0</strong>, target 310 thousand euros" in page
    assert "o2 (price) is 316, made of 3 numbers." in page
    assert "model(x) = o2 = price = 316 thousand euros, 6 more than the target 310" in page


def test_a_prediction_asks_for_the_price():
    page = str(markup(trace, predict=True))
    assert "Predict o2 (price), then open" in page


def test_a_house_that_someone_made_up_has_a_unit_and_no_target():
    page = explore(trace)
    page.state = {"turned": {"x[0]": 6}, "asks": False}
    assert page.trace.answer == "price = 366 thousand euros"
    assert repr(page.trace.sample) == "sample 0, changed: x = (6, 30, 12)"


def test_a_comparison_names_both_prices():
    told = repr(compare(trace, model.trace(houses[1])))
    assert told.startswith("a: sample 0: price = 316 thousand euros, 6 more than the target 310\n")
    assert told.endswith("o2 (price) is 316 in a and 260 in b, a difference of -56.")


def test_figures_call_the_last_output_by_both_names_and_mark_no_price_right_or_wrong():
    layers, outputs = plot_layers(trace), plot_outputs(trace)
    assert "o2\n(price)" in [text.get_text() for axes in layers.axes for text in axes.texts]
    assert "o2 (price) = L2(o1)" in [axes.get_title("left") for axes in outputs.axes]
    batch = plot_batch(model.trace(houses, batch=True))
    texts = [text.get_text() for axes in (batch.figure, *batch.axes) for text in axes.texts]
    assert not [text for text in texts if "✓" in text or "✗" in text]
    assert "Every output of 3 samples, mean absolute error 12.33 thousand euros" in texts


def test_the_page_repr_and_the_data_set_speak_of_no_verdict():
    assert "verdict" not in repr(step_through(trace))
    assert (houses.verdict(316), houses[0].is_right(316)) == (None, None)


def test_a_copy_of_a_sample_keeps_its_quantity():
    for twin in (copy.copy(houses[0]), copy.deepcopy(houses[0]), pickle.loads(pickle.dumps(houses[0]))):
        assert repr(twin) == "sample 0: x = (5, 30, 12), target 310 thousand euros"
        assert twin.quantity == PRICE


@pytest.mark.parametrize(("output", "right"), [(0, True), (0.6, False), (0.5, False)])
def test_of_classes_an_answer_is_right_or_wrong(output, right):
    assert patients[0].is_right(output) is right
