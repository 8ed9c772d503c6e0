"""A function is run with other answers to its questions until its ways are known, and no way is made up."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons_lib.numbers.operations import compute
from lessons_lib.recording.runs import MOST_RUNS, Raised, Run
from lessons_lib.recording.ways import CHECKS, Fork, Recording, Way, record

SIGNS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _however_long_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons_lib.recording.limit.Limit.is_reached", lambda _: False)


def recorded(function: Callable[[Any], Any], x: Any) -> Recording | None:
    X = np.asarray(x, dtype=float)
    return record(function, (X,), np.asarray(function(X[()]), dtype=float))


def outcome(recording: Recording, x: Any) -> Any:
    """What a recording gives for another input: its outputs, an error's words, or None where it is unknown."""
    flat = np.asarray(x, dtype=float).ravel()
    results: list[float] = []
    for word, *parts in recording.operations.rows:
        known = {"x": lambda at: flat[at], "=": lambda value: value}.get(word)
        results.append(float(known(*parts)) if known else compute(word, *(results[part] for part in parts)))
    outputs = [math.nan] * math.prod(recording.shape)
    for units, way in recording.parts:
        run = followed(way, results)
        if run is None or None in run.ends:
            return None
        if any(isinstance(end, Raised) for end in run.ends):
            return run.ends[0].error
        for unit in units:
            outputs[unit] = results[run.ends[unit]]
    return outputs


def followed(way: Way, results: list[float]) -> Run | None:
    while isinstance(way, Fork):
        sign, left, right = way.question
        way = way.yes if SIGNS[sign](results[left], results[right]) else way.no
    return way


def counted(function: Callable[[Any], Any]) -> tuple[Callable[[Any], Any], list[int]]:
    calls: list[int] = []

    def counting(X: Any) -> Any:
        calls.append(1)
        return function(X)

    return counting, calls


def relu(X: Any) -> Any:
    return X if X >= 0 else 0


def each_relu(X: Any) -> Any:
    return [x if x >= 0 else 0 for x in X]


def test_a_question_is_answered_both_ways() -> None:
    known = recorded(relu, -0.5)
    assert known is not None
    assert [outcome(known, x) for x in (-0.5, 3, 0)] == [[0], [3], [0]]


def test_questions_that_touch_different_outputs_take_a_run_each_and_not_all_their_combinations() -> None:
    function, calls = counted(each_relu)
    known = recorded(function, [-1, 2] * 10)
    assert known is not None
    assert (
        len(calls) <= 1 + (20 + 1) + 1 + CHECKS
    )  # its own, one a question and the first, that again, the lots
    x = np.linspace(-3, 4, 20)
    assert outcome(known, x) == np.maximum(x, 0).tolist()


def test_questions_that_follow_from_others_stay_with_them() -> None:
    function = lambda X: [0 if x < 0 else 1 if x > 1 else x for x in X]  # noqa: E731
    known = recorded(function, [0.5] * 9)
    x = [-2, 5, 0.25, 1, 0, 7, -7, 0.75, 3]
    assert known is not None
    assert outcome(known, x) == np.clip(x, 0, 1).tolist()


def test_questions_that_act_together_only_are_not_taken_for_idle() -> None:
    def both(X: Any) -> Any:
        above = [x > 0 for x in X]
        return [X[0] + 1 if above[0] and above[1] else X[0], X[2] * 2]

    for size in (3, 12):
        known = recorded(both, [-1.0] * size)
        assert known is not None
        got = outcome(known, [1.0] * size)
        assert got in ([2, 2], None)  # right, or unknown where the combinations are too many
        assert size > 3 or got == [2, 2]


def test_questions_that_look_independent_and_are_not_are_found_out() -> None:
    def secretly(X: Any) -> Any:
        above = [x > 0 for x in X]
        return [
            *(x if up else 0 for x, up in zip(X, above, strict=True)),
            X[0] + 1 if above[0] and above[1] else X[0],
        ]

    known = recorded(secretly, [-1.0] * 6)
    assert known is not None
    got = outcome(known, [1.0] * 6)
    assert got in ([*[1.0] * 6, 2.0], None)


def test_a_sum_of_bent_numbers_knows_all_combinations_as_far_as_it_was_run() -> None:
    function, calls = counted(lambda X: sum(x if x > 0 else 0 for x in X))
    known = recorded(function, [1, -2, 3])
    assert known is not None
    assert [outcome(known, x) for x in ([-1, -1, -1], [1, 2, 3], [-5, 2, -5])] == [[0], [6], [2]]
    calls.clear()
    known = recorded(function, np.ones(30))
    assert known is not None
    assert len(calls) <= MOST_RUNS + 1
    assert outcome(known, np.ones(30)) == [30]
    assert outcome(known, -np.ones(30)) is None


def test_a_way_that_raises_is_kept_as_that_error() -> None:
    def strict(X: Any) -> Any:
        if X < 0:
            raise ValueError("no number below zero, please")
        return X * 2

    known = recorded(strict, 2)
    assert known is not None
    assert outcome(known, -1) == "ValueError: no number below zero, please"
    assert outcome(known, 5) == [10]


def test_an_error_that_quotes_a_number_is_not_kept_for_other_numbers() -> None:
    def strict(X: Any) -> Any:
        if X < 0:
            raise ValueError(f"{X} is below zero")
        return X * 2

    known = recorded(strict, 2)
    assert known is not None
    assert outcome(known, -1) is None


def test_what_cannot_be_relied_on_is_not_recorded(capsys: Any) -> None:
    state = [0]

    def counting(X: Any) -> Any:
        state[0] += 1
        return X + state[0]

    def printing(X: Any) -> Any:
        print(X)  # noqa: T201
        return X * 2

    assert recorded(counting, 1) is None
    assert recorded(printing, 1) is None
    assert recorded(lambda X: float(np.linalg.norm(np.asarray(X, dtype=float))), [3, 4]) is None
    assert recorded(lambda X: 5, 1) is None  # whence the 5 came nobody can tell


def test_a_run_that_prints_says_nothing_on_the_page(capsys: Any) -> None:
    X = np.asarray(1.0)
    assert record(lambda X: print("here") or X * 2, (X,), np.asarray(2.0)) is None  # noqa: T201
    assert capsys.readouterr().out == ""


def _more(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs, signs = st.tuples(inner, inner), st.sampled_from("+-*/")
    added = st.tuples(pairs, signs).map(lambda each: f"({each[0][0]} {each[1]} {each[0][1]})")
    asked = st.tuples(pairs, pairs, st.sampled_from(list(SIGNS))).map(
        lambda each: f"({each[0][0]} if {each[1][0]} {each[2]} {each[1][1]} else {each[0][1]})"
    )
    return added | asked | inner.map(lambda each: f"abs({each})")


def expressions(inputs: int) -> st.SearchStrategy[str]:
    places = st.integers(0, inputs - 1).map(lambda at: f"X[{at}]")
    return st.recursive(places | st.integers(-3, 3).map(lambda value: f"({value}.5)"), _more, max_leaves=8)


@given(
    code=st.lists(expressions(3), min_size=1, max_size=3),
    xs=st.lists(st.tuples(*[st.integers(-4, 4)] * 3), min_size=2, max_size=6),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_recording_gives_what_the_function_gives_or_nothing(
    code: list[str], xs: list[tuple[int, ...]]
) -> None:
    function = eval(f"lambda X: [{', '.join(code)}]")
    with np.errstate(all="ignore"):
        known = recorded(function, xs[0])
        for x in xs if known else ():
            got = outcome(known, x)
            expected = np.asarray(function(np.asarray(x, dtype=float)), dtype=float)
            assert got is None or np.array_equal(got, expected, equal_nan=True)
