"""The page of a way back in Python: its data, its static form, what it refuses, and what each public function gives."""

import json
import re
from html.parser import HTMLParser

import numpy as np
import pytest

from lessons_lib import (
    Add,
    BackwardTrace,
    CrossEntropy,
    DataSet,
    Input,
    Linear,
    Model,
    ReLU,
    SquaredError,
    Tanh,
    compare,
    explore,
    patients,
    step_through,
)
from lessons_lib.data.digits import digits
from lessons_lib.numbers.door import InputValueError
from lessons_lib.numbers.notation import number, numbers
from lessons_lib.page.assets import ROOT, every_layer, scripted
from lessons_lib.page.backward import backward_data
from lessons_lib.page.backward_static import backward_markup
from lessons_lib.page.data import data, data_element
from lessons_lib.page.words import BACK_WORDS
from lessons_lib.trained import digit_model

FEATURES = Input("broccoli", "Tagada strawberries", "workout hours")
MODEL = Model(FEATURES, Linear(np.array([[58, -3, 2]]) / 11_600, [0.1]), ReLU())
BLOCK = Model(Linear([[1, -2], [0.5, 3]]), Tanh())
SKIP = Model(Input("a", "b"), BLOCK, Add("o1"), Linear([[1, 1]]))


def way(patient: int = 2) -> BackwardTrace:
    return MODEL.trace(patients[patient]).backward(SquaredError())


def skip() -> BackwardTrace:
    return SKIP.trace((1.5, 2)).backward(SquaredError(), 1)


class Texts(HTMLParser):
    """What is read of a page; `folded`: also what stands in details."""

    def __init__(self, folded: bool) -> None:
        super().__init__()
        self.folded, self.depth, self.found = folded, 0, []

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "details"

    def handle_endtag(self, tag):
        self.depth -= tag == "details"

    def handle_data(self, text):
        if self.folded or not self.depth:
            self.found.append(text)


def words(html: str, folded: bool = True) -> str:
    texts = Texts(folded)
    texts.feed(html)
    return " ".join("".join(texts.found).split())


# Data -----------------------------------------------------------------------------------------------


def test_the_data_are_those_of_the_trace_and_beside_them_the_loss() -> None:
    written = backward_data(way())
    of_trace = data(way().trace)
    of_trace["words"] |= BACK_WORDS
    assert {key: written[key] for key in of_trace} == of_trace
    assert written["back"] == [
        {
            "kind": "SquaredError",
            "heading": "L · SquaredError",
            "call": "L = SquaredError(o3, y)",
            "called": "o3",
            "target_called": "y",
            "target_told": "the target",
            "formula": "1/2 * (o - y)**2",
            "idea": SquaredError().idea,
            "at": 2,
            "target": {"shape": [1], "values": [1]},
            "question": None,
            "slips": [],
            "steps": [{"question": None, "slips": [], "stored": None}] * 3,
        }
    ]


def test_what_the_script_works_out_itself_is_not_stored() -> None:
    written = backward_data(digit_model().trace(digits.test[0]).backward(CrossEntropy()))
    assert written["back"][0]["at"] == 5  # the scores before the shares
    assert len(json.dumps(written["back"])) < 2000


def test_a_layer_that_only_python_knows_brings_its_gradients() -> None:
    class Doubling(Linear):
        pass

    backward = Model(Doubling([[2.0]])).trace([3]).backward(SquaredError(), 5)
    (step,) = backward_data(backward)["back"][0]["steps"]
    assert step["stored"] == {"inputs": [{"shape": [1], "values": [2]}]}


def test_a_gradient_is_asked_for_unless_it_is_handed_on_or_made_inside() -> None:
    asked = backward_data(way(), predict=True)["back"][0]
    assert asked["question"] == "number"
    assert [step["question"] for step in asked["steps"]] == ["none", "largest", "number"]
    inside = backward_data(skip(), predict=True)["back"][0]
    assert [step["question"] for step in inside["steps"]] == ["none", "none", "none", "larger"]


def test_every_layer_has_its_way_back_in_script() -> None:
    texts = "".join((ROOT / name).read_text("utf-8") for name in every_layer(back=True))
    assert set(re.findall(r'^(?:goesBack|bends)\(\s*"(\w+)"', texts, re.MULTILINE)) == set(scripted())


# The static page --------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [way, skip], ids=["article", "skip"])
def test_the_loss_and_every_gradient_are_there_without_a_script(make) -> None:
    backward = make()
    text = words(backward_markup(backward))
    loss = backward.loss
    assert f"{loss.call} = {number(backward.value)}" in text
    for each in backward.steps:
        assert (
            f"{', '.join([*each.output_names, *each.parameter_names.values()])} ← {each.input_name}" in text
        )
        for gradient in each.outputs:
            assert f" is {numbers(gradient)}" in text
        for key, name in each.parameter_names.items():
            for unit, value in enumerate(np.ravel(each.parameters[key])):
                made = backward.arithmetic(name, unit)
                assert number(value) in text
                assert made.index is not None or made.lines()[0] in text


def test_what_comes_from_several_sides_is_added_up_in_words() -> None:
    backward = skip()
    direct, through = (numbers(arrival.gradient) for arrival in backward["L1"].arrivals)
    said = f"dL/do1 is {direct} from L3 + {through} from L2, added up: {numbers(backward['dL/do1'])}."
    assert said in words(backward_markup(backward))
    assert f"dL/do1 from L3 is {direct}" in words(backward_markup(backward))


def test_of_a_prediction_only_what_is_folded_away_tells() -> None:
    told = words(backward_markup(way(), predict=True), folded=False)
    assert "-0.9" not in told
    assert "-1800" not in told
    assert "dL/do3 ?" in told
    assert "-0.9" in words(backward_markup(way(), predict=True))


def test_the_digits_way_back_is_short_and_light() -> None:
    backward = digit_model().trace(digits.test[0]).backward(CrossEntropy())
    written = backward_data(backward) | {"parameters": {}}
    assert len((backward_markup(backward) + data_element(written)).encode()) <= 60_000
    assert "CrossEntropy looks at o6: what comes after it is not on the way back." in words(
        backward_markup(backward)
    )


# What one types ---------------------------------------------------------------------------------------


def test_step_through_steps_back_and_a_bare_way_back_shows_the_same_page() -> None:
    page = step_through(way())
    assert repr(page) == repr(way())
    assert page._repr_html_() == way()._repr_html_()
    assert 'data-sort="back"' in page._repr_html_()
    asked = step_through(way(), predict=True)
    assert repr(asked).endswith("predict each gradient, from dL/do3 to dL/dx")
    assert 'data-sort="back-predict"' in asked._repr_html_()


def test_explore_follows_with_the_same_loss_and_target() -> None:
    live = explore(way(), knobs=["x[2]"])
    live.state = {"turned": {"x[2]": 4000, "L2.bias[0]": 0.2}, "asks": False}
    turned = Model(FEATURES, Linear(np.array([[58, -3, 2]]) / 11_600, [0.2]), ReLU()).trace((0, 2000, 4000))
    expected = turned.backward(SquaredError(), 1)
    assert live.backward.value == expected.value
    assert (live.backward["dL/dW2"] == expected["dL/dW2"]).all()
    first = next(live._outputs())
    assert 'data-sort="back-explore"' in first["text/html"]


def test_compare_says_where_two_ways_back_part() -> None:
    both = compare(way(2), way(3))
    assert repr(both).splitlines()[:3] == [
        "a: patient 3: L = SquaredError(o3, y) = 0.405",
        "b: patient 4: L = SquaredError(o3, y) = 0",
        "They differ from L on.",
    ]
    assert compare(way(), way()).parting == "They are the same in every output."
    assert 'data-sort="back-compare"' in both._repr_html_()


def test_what_is_no_way_back_of_one_sample_is_refused() -> None:
    batch = MODEL.trace(patients, batch=True).backward(SquaredError())
    one = "A page shows the way back of one sample. Take one of the batch, as in backward.sample(0)."
    for show in (step_through, explore, lambda each: compare(each, way())):
        with pytest.raises(InputValueError, match=re.escape(one)):
            show(batch)
    block = (
        "This is the way back through a block. The page of the model around it opens the block in its place."
    )
    for show in (step_through, explore):
        with pytest.raises(InputValueError, match=re.escape(block)):
            show(skip()["L2"].inside)
    with pytest.raises(TypeError, match="compare expects two traces or two ways back, and got one of each"):
        compare(way(), MODEL.trace(patients[2]))
    assert batch._repr_html_() is None


def test_a_gradient_that_is_asked_has_its_slips_and_a_0_means_that_nothing_comes_back() -> None:
    model = Model(Input("x"), Linear([[3]], [1]), ReLU(), Linear([[2]], [-1]))
    loss = backward_data(model.trace([0.5]).backward(SquaredError(), 2), predict=True)["back"][0]
    said = [{slip["value"]: slip["sentence"] for slip in each["slips"]} for each in (loss, *loss["steps"])]
    assert said[0][4.0] == "You left out 2, it seems."  # o4 is 4, the target 2
    assert said[-1][2.0] == "You did not multiply dL/do4 by 2, it seems."
    nothing = "You let nothing back through L4, it seems: look again at what o4 does when o3 moves a little."
    assert said[-1][0.0] == nothing
    assert 0.0 not in said[0]  # of the loss there is no layer that might let nothing back


HOUSES = DataSet.from_rows(
    "houses", [(5, 30, 310)], features=("rooms", "age"), target="price", unit="thousand euros"
)


def test_a_quantity_has_its_name_and_unit_on_the_way_back_too() -> None:
    backward = Model(Input(*HOUSES.features), Linear([[50, -1]])).trace(HOUSES[0]).backward(SquaredError())
    page = step_through(backward)._repr_html_()
    assert "o2 (price) is 220 thousand euros, and y (price), the target, is 310 thousand euros." in page
    assert "so fast the loss moves with o2 (price)." in page
    of_two = Model(Input("a"), Linear([[50], [1]])).trace((1,)).backward(SquaredError(), [2, 3])
    assert "o2 is (50, 1), and y, the target, is (2, 3)." in step_through(of_two)._repr_html_()
