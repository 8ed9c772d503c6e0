"""Which of the questions that a function asked have a part in one number of its output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from lessons_lib.layers import Layer
from lessons_lib.numbers.arithmetic import Number, Questions
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.operations import compute
from lessons_lib.recording.runs import Question
from lessons_lib.recording.ways import Fork, Recording, Way, record

__all__ = ["with_own_questions"]

Told = Mapping[int, Number | str]


def with_own_questions(layer: Layer, inputs: tuple[Array, ...], output: Array, told: Told) -> Told:
    """The arithmetic of a function's outputs, each with the questions alone that make a difference to it."""
    asked = {question for each in told.values() if isinstance(each, Number) for question in each.questions}
    if len(asked) < 2 or output.size < 2:
        return told
    recording = record(layer, inputs, output)
    if recording is None:
        return told
    results = _results(recording, inputs)
    return {
        unit: each if isinstance(each, str) else _with_own(recording, results, unit, each)
        for unit, each in told.items()
    }


def _with_own(recording: Recording, results: list[float], unit: int, told: Number) -> Number:
    part = next((each for each in recording.parts if unit in each.outputs), None)
    own = [] if part is None else _followed(_for_one(part.way, unit), results, told.questions)
    return told if own is None else replace(told, questions=Questions(own))


def _results(recording: Recording, inputs: tuple[Array, ...]) -> list[float]:
    flat = np.concatenate([each.ravel() for each in inputs]).tolist()
    results: list[float] = []
    for word, *parts in recording.operations.rows:
        if word in {"x", "="}:
            results.append(flat[parts[0]] if word == "x" else parts[0])
        else:
            results.append(compute(word, *(results[part] for part in parts)))
    return results


def _for_one(way: Way, unit: int) -> Way | int:
    """The ways to one output: a question that makes no difference to it is left out."""
    if not isinstance(way, Fork):
        return way if way is None else way.ends[unit]  # type: ignore[return-value]
    yes, no = _for_one(way.yes, unit), _for_one(way.no, unit)
    return yes if yes == no else Fork(way.question, yes, no)  # type: ignore[arg-type]


def _followed(way: Way | int, results: list[float], asked: Questions) -> list[str] | None:
    """The questions on the way that was gone; None where it is not among those that were asked."""
    own = []
    while isinstance(way, Fork):
        yes, no = (_words(way.question, results, answer) for answer in (True, False))
        if way.question.words != "finite":  # which goes without saying
            if yes not in asked and no not in asked:
                return None
            own.append(yes if yes in asked else no)
        way = way.no if no in asked else way.yes
    return own


def _words(question: Question, results: list[float], answer: bool) -> str:
    left, right = question.left, question.right
    told, silent = Questions(), None if right is None else Number(results[right])
    told.ask(question.words, Number(results[left]), silent, answer)
    return told[0] if told else ""
