"""An answer that goes out as plain data and is put together again is judged as it would be where it was made."""

import json
import warnings
from fractions import Fraction

import numpy as np
import pytest

from lessons_lib import Input, Linear, Model, ReLU, check, patients
from lessons_lib.collecting.packing import Packing
from lessons_lib.collecting.standins import StandIn, unpacked
from lessons_lib.collecting.taking import _reply
from lessons_lib.judge.functions import tried
from lessons_lib.lessons import EXERCISES


def through(answer):
    """An answer after its way out; its functions are asked as they are in the learner's process."""
    packing = Packing()
    plain = json.loads(json.dumps(packing.pack(answer)))
    return unpacked(plain, lambda question: json.loads(json.dumps(_reply(packing.functions, question))))


def answers(exercise):
    yield exercise.expected
    yield from exercise.also
    for mistake in exercise.mistakes:
        if not mistake.part:
            yield exercise.wrong(mistake)
    if callable(exercise.expected):
        yield from (mutant.function for mutant, _ in tried(exercise)[:5])
        yield from (None, 3, ReLU, ReLU(), lambda X: X, lambda: 0, lambda X: 1 / 0, print, Model(ReLU()))


@pytest.mark.parametrize("number", EXERCISES)
def test_the_judge_says_the_same_of_an_answer_and_of_what_stands_in_for_it(number):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a wrong function may divide by 0
        for answer in answers(EXERCISES[number]):
            assert check(number, through(answer)) == check(number, answer)


@pytest.mark.parametrize(
    "value",
    [
        None, True, 3, -0.5, 10**30, 1 / 3, float("inf"), 2 + 1j, Fraction(1, 3), "text", "", ..., (), [], (1, [2.5, "a"], None),
        np.array(3.5), np.arange(6).reshape(2, 3), np.array([True, False]),
    ],
)  # fmt: skip
def test_plain_values_come_out_as_they_went_in(value):
    come = through(value)
    assert type(come) is type(value)
    np.testing.assert_equal(come, value)


def test_numbers_of_numpy_come_out_as_numbers():
    assert through([np.float64(0.1), np.int32(3), np.bool_(True)]) == [0.1, 3, True]


def test_layers_models_samples_and_traces_come_out_as_what_the_judge_knows():
    layer = through(Linear([[1, 2]], [3]))
    assert layer((1, 1)) == 6
    model = through(Model(Input("a", "b"), Linear([[1, 2]]), named := ReLU()))
    assert isinstance(model, Model)
    assert all(isinstance(layer, StandIn) for layer in model)
    assert model((1, -2)) == 0
    assert type(through(patients[0])) is type(patients[0])
    assert through(type(named)) is ReLU


def test_a_function_keeps_its_name_and_its_inputs_but_nothing_of_it_is_here():
    def mine(X, *, scale=2):
        return scale * X

    come = through(mine)
    assert come.__name__ == "mine"
    assert str(come.__signature__) == "(X, *, scale=Ellipsis)"
    assert come(4) == 8
    assert not hasattr(come, "__code__")


@pytest.mark.parametrize(
    "error", [ValueError("no"), KeyError("k"), UnicodeDecodeError("utf-8", b"", 0, 1, "x")]
)
def test_an_error_comes_out_by_its_name_and_its_words(error):
    def fails(X):
        error.add_note("in L2")
        raise error

    with pytest.raises(Exception, match=r".") as raised:
        through(fails)(1)
    assert type(raised.value).__name__ == type(error).__name__
    assert raised.value.__notes__[-1] == "in L2"


def test_what_ends_python_elsewhere_ends_nothing_here():
    def leaves(X):
        raise SystemExit

    with pytest.raises(Exception, match=r"^$") as raised:
        through(leaves)(1)
    assert type(raised.value).__name__ == "SystemExit"


@pytest.mark.parametrize(
    "plain",
    [
        {}, {"int": "x"}, {"int": "9" * 5000}, {"float": []}, {"array": ["os"]}, {"array": [[1], [1, 2]]}, {"ours": "os"},
        {"class": {"name": "os.system", "builtin": True}}, {"function": 3}, {"model": []}, {"unknown": 1}, [], 3, 1.5,
        {"function": {"at": 0, "name": "a" * 99, "takes": [["not a name", 1, False]]}}, {"a": 1, "b": 2},
    ],
)  # fmt: skip
def test_made_up_data_is_refused_or_harmless(plain):
    try:
        come = unpacked(plain, lambda _: {})
    except (ValueError, TypeError, KeyError, AttributeError):
        return
    assert type(come) is type  # an empty class, of a name that is none
    assert come.__name__ == "C"
