"""The data of a page: their schema, version and values are pinned, because no committed lesson holds them."""

import json
import re
from collections import Counter
from typing import Any

import numpy as np
import pytest

from lessons_lib import Add, Input, LeakyReLU, Linear, Model, ReLU, SquaredError, patients
from lessons_lib.data.digits import digits
from lessons_lib.model import why
from lessons_lib.page.assets import ROOT
from lessons_lib.page.backward import backward_data
from lessons_lib.page.data import VERSION, data, data_element
from lessons_lib.page.stored import stored, unpacked
from lessons_lib.slips.words import SEVERAL
from lessons_lib.trained import digit_model, digits_cnn

INPUT = Input("broccoli", "strawberries", "hours")


@pytest.fixture(autouse=True)
def _however_long_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons_lib.recording.limit.Limit.is_reached", lambda _: False)


def fitness(X: Any) -> Any:
    return (58 * X[0] - 3 * X[1] + 2 * X[2]) / 11_600


def test_the_data_of_the_articles_model_are_these() -> None:
    written = data(Model(INPUT, Linear([[58, -3, 2]], [0.5]), ReLU()).trace(patients[3]), knobs=["x[0]"])
    assert VERSION == 3  # whoever changes the form of the data counts this up
    assert {key: written[key] for key in ("version", "samples", "knobs")} == {
        "version": 3,
        "samples": [],
        "knobs": ["x[0]"],
    }
    (weights, bias) = (each["array"] for each in written["models"][0][1]["parameters"])
    assert written["parameters"] == {
        weights: {"shape": [1, 3], "values": [58, -3, 2]},
        bias: {"shape": [1], "values": [0.5]},
    }
    assert written["traces"] == [
        {
            "model": 0,
            "name": "patient 4",
            "target": 0,
            "target_words": "0 (bad shape)",
            "classes": ["bad shape", "good shape"],
            "quantity": None,
            "x": {"shape": [3], "values": [0, 2000, 100], "low": 0, "high": 3000, "step": 10},
            "outputs": [
                {"shape": [3], "values": [0, 2000, 100]},
                {"shape": [1], "values": [-5799.5]},
                {"shape": [1], "values": [0]},
            ],
            "exact": {},
        }
    ]
    row = written["models"][0][1]
    assert {**row, "code": "…", "idea": "…"} == {
        "name": "L2",
        "label": "",
        "heading": "L2 · Linear",
        "kind": "Linear",
        "layer": "Linear",
        "sources": [1],
        "head": "L2(X) =",
        "formula": "W @ X + b",
        "idea": "…",
        "code": "…",
        "names": None,
        "keeps_names": False,
        "parameters": [
            {
                "name": "weights",
                "symbol": "W",
                "key": "L2.weights",
                "array": weights,
                "axes": ["output", "input"],
            }
            | {"learned": True, "least": None, "most": None, "low": -200, "high": 200, "step": 2},
            {"name": "bias", "symbol": "b", "key": "L2.bias", "array": bias, "axes": ["output"]}
            | {"learned": True, "least": None, "most": None, "low": -1, "high": 1, "step": 0.01},
        ],
        "settings": {},
        "inside": None,
        "recorded": None,
        "reason": "",
        "question": None,
        "slips": [],
    }


def test_of_a_trace_in_fractions_those_are_there_that_say_more_than_the_decimal() -> None:
    model = Model(INPUT, Linear([[1, 0, 0], [0, -1, 0]]), lambda X: X / [200, 3])
    (shown,) = data(model.trace(patients[3], exact=True))["traces"]
    assert shown["exact"] == {"o3[1]": "-2000/3"}
    (shown,) = data(model.trace((1, 3, 0.1), exact=True))["traces"]
    assert shown["exact"] == {"hours": "1/10", "o3[0]": "1/200"}
    back = Model(INPUT, Linear([[1 / 3, 0, 0]])).trace(patients[0], exact=True).backward(SquaredError())
    (shown,) = backward_data(back)["traces"]
    assert shown["exact"] == {"o2": "100/3", "L": "5000/9", "dL/do2": "100/3"} | {
        "dL/dW2[0, 0]": "10000/3",
        "dL/dW2[0, 1]": "200000/3",
        "dL/dW2[0, 2]": "10000/3",
        "dL/do1[0]": "100/9",
        "dL/dx[0]": "100/9",
    }


def test_the_script_reads_this_version_and_no_other() -> None:
    text = (ROOT / "page/scripts/trace/trace.js").read_text("utf-8")
    assert f"export const VERSION = {VERSION};" in text


def test_a_function_is_told_as_its_operations_and_ways() -> None:
    def relu(X: Any) -> Any:
        return X if X >= 0 else 0

    _, first, second = data(Model(INPUT, fitness, relu).trace(patients[3]))["models"][0]
    assert first["layer"] is None
    assert first["recorded"]["rows"] == [
        ["c", 0], ["x", 0], ["*", 0, 1], ["c", 2], ["x", 1], ["*", 3, 4], ["negative", 5], ["c", 4], ["x", 2], ["*", 7, 8],
        ["+", 2, 6, 9], ["c", 6], ["/", 10, 11],
    ]  # fmt: skip
    assert first["recorded"]["constants"]["key"] == "L2.constants"
    assert first["recorded"]["constants"]["values"] == [58, 0, 3, 1, 2, 2, 11600]
    assert first["recorded"]["constants"]["written"] == ["58", "0", "3", "1", "2", "2", "11_600"]
    assert first["recorded"]["parts"] == [{"outputs": [0], "way": [12]}]
    way = second["recorded"]["parts"][0]["way"]
    assert way == {"ask": [">=", 1, 0], "yes": [1], "no": [0]}


def test_why_the_arithmetic_of_a_function_cannot_be_told_is_a_sentence() -> None:
    hidden = lambda X: float(str(X[0])) * 2  # noqa: E731
    _, row = data(Model(INPUT, hidden).trace(patients[0]))["models"][0]
    assert row["recorded"] is None
    assert row["reason"].endswith(".")


def test_a_layer_that_stands_twice_has_its_parameters_once_and_by_one_name() -> None:
    twice = Linear([[2.0, 1], [0, 1]])
    written = data(Model(twice, ReLU(), Model(twice)).trace((1, 2)))
    first, _, block = written["models"][0]
    assert first["parameters"][0]["key"] == block["inside"][0]["parameters"][0]["key"] == "L1.weights"
    assert len(written["parameters"]) == 1


def test_two_traces_of_one_model_share_its_parameters() -> None:
    model = digit_model()
    one, two = (data(*(model.trace(each) for each in digits.test[:count])) for count in (1, 2))
    assert one["parameters"] == two["parameters"]


def test_where_outputs_come_from_is_told_by_position() -> None:
    row = data(Model(INPUT, Linear(np.eye(3)), Add("o1"), Add("x")).trace((1, 2, 3)))["models"][0]
    assert [each["sources"] for each in row] == [[0], [1], [2, 1], [3, 0]]


def test_of_further_samples_only_x_is_stored_and_what_the_script_cannot_compute() -> None:
    hidden = lambda X: float(np.linalg.norm(np.array([float(str(each)) for each in X])))  # noqa: E731
    model = Model(INPUT, Linear(np.eye(3)), hidden)
    first, *others = (model.trace(patient) for patient in patients)
    written = data(first, samples=others)
    assert [each["outputs"][:2] for each in written["samples"]] == [[None, None]] * 3
    assert written["samples"][0]["outputs"][2] == {"shape": [], "values": [200]}
    assert None not in written["traces"][0]["outputs"]


@pytest.mark.parametrize(
    "values",
    [
        [0.1, -2.5, 1e300],
        [-0.0],
        [np.nan, np.inf, -np.inf],
        np.random.default_rng(0).normal(size=(3, 4)),
        2.0,
        np.arange(9.0),
        np.random.default_rng(1).normal(size=50).astype("f4"),
        np.random.default_rng(2).integers(0, 256, size=(3, 20, 20)) / 255,
        np.random.default_rng(3).choice(np.random.default_rng(4).normal(size=300), size=2000),
        [0.0, -0.0, np.nan] * 40,
        [],
    ],
)
def test_not_a_bit_of_a_stored_number_is_lost(values: Any) -> None:
    array = np.asarray(values, dtype=float)
    kept = json.loads(json.dumps(stored(array), allow_nan=False))
    back = unpacked(kept)
    assert back.tobytes() == array.astype("<f8").tobytes()
    assert back.shape == array.shape


@pytest.mark.parametrize(
    ("values", "most"),
    [
        (
            np.random.default_rng(2).integers(0, 256, size=(3, 32, 32)) / 255,
            7000,
        ),  # a photo's bytes as shares
        (np.random.default_rng(1).normal(size=(3, 32, 32)).astype("f4"), 17_000),  # a tensor of PyTorch's
    ],
)
def test_of_few_different_numbers_and_of_float32_no_byte_is_stored_that_tells_nothing(
    values: Any, most: int
) -> None:
    assert len(json.dumps(stored(values))) < most


def test_no_text_of_a_person_ends_the_element_that_carries_the_data() -> None:
    wicked = Input("</script><b>", "<!-- x")
    element = data_element(data(Model(wicked, Linear([[1, 1]])).trace((1, 2))))
    assert element.count("<") == 2  # the element's own two tags
    text = element[element.index(">") + 1 : element.rindex("<")]
    assert json.loads(text)["models"][0][0]["names"] == ["</script><b>", "<!-- x"]


def test_a_stepper_without_its_parameters_is_light() -> None:
    for trace in (digit_model().trace(digits.test[0]), Model(INPUT, fitness, LeakyReLU()).trace(patients[3])):
        written = data(trace)
        written["parameters"] = {}
        assert len(data_element(written)) < 20_000


def test_no_word_of_the_page_is_given_twice() -> None:
    source = (ROOT / "page/words.py").read_text("utf-8")
    keys = [*why.WORDS, *SEVERAL, *re.findall(r'^    "(\w+)":', source, re.MULTILINE)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_the_numbers_that_a_cnn_has_learned_stand_once_in_its_page_and_within_100_kb() -> None:
    written = data(digits_cnn().trace(digits.test[0]), knobs=["x[3, 3]"])
    assert len(json.dumps(written["parameters"])) < 100_000
    kernels = digits_cnn()[6].kernels
    arrays = [each for each in written["parameters"].values() if each["shape"] == list(kernels.shape)]
    assert len(arrays) == 1
    assert (unpacked(arrays[0]) == kernels).all()
    assert json.dumps(written).count(json.dumps(arrays[0]["values"])) == 1


@pytest.mark.parametrize("value", [1.7e308, -8e307, 5e-324])
def test_a_number_at_the_end_of_what_a_float_holds_has_a_page(value: float) -> None:
    sent = data(Model(Input("a"), Linear([[0]], [value])).trace((value,)))
    for knob in (sent["traces"][0]["x"], *sent["models"][0][1]["parameters"]):
        assert knob["low"] <= 0 < knob["step"] < knob["high"] < np.inf
