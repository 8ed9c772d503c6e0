"""What an exercise lacks, for the person who writes it: numbers that collide, wrong answers that would pass."""

from __future__ import annotations

import contextlib
import itertools
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lessons_lib.judge.accepted import accepted_slips
from lessons_lib.judge.compare import equal, meant, nearly, rounded
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.functions import tried
from lessons_lib.judge.guesses import RANDOM, random_answers
from lessons_lib.judge.naming import named, named_parts
from lessons_lib.judge.outcomes import NotComparableError, outcomes_of
from lessons_lib.judge.probes import inputs_beside
from lessons_lib.model import Model
from lessons_lib.numbers.door import Array, InputTypeError, shortened
from lessons_lib.numbers.notation import numbers
from lessons_lib.slips.derive import Slip

__all__ = ["Examination", "examine"]

MOST_SHOWN = 12  # lines of one kind
RARE = 1  # a slip of this plausibility may collide


@dataclass(frozen=True)
class Examination:
    """What an author should know of an exercise; it reads as text.

    Attributes:
        collisions: slips that lead to one number, so that nobody can tell which it was.
        accepted: slips that lead to the right answer.
        missing: what the exercise does not say.
        needless: mistakes by hand that are named without them.
        slips: how many slips there are.
        apart: how many of them are told from all others.
        lucky: how many of 1,000 random wrong answers are told what went wrong with them.
    """

    exercise: str
    collisions: tuple[str, ...]
    accepted: tuple[str, ...]
    missing: tuple[str, ...]
    needless: tuple[str, ...]
    slips: int
    apart: int
    lucky: int

    def __repr__(self) -> str:
        figures = f"{self.apart} of {self.slips} slips are told apart"
        if self.slips:
            figures += f"; {self.lucky} of {RANDOM} random wrong answers get a name"
        lines = [f"{self.exercise}: {figures}."]
        for title, found in (
            ("Accepted, and wrong", self.accepted),
            ("One number for several slips", self.collisions),
            ("Missing", self.missing),
            ("Needless by hand: named anyway", self.needless),
        ):
            more = [f"    … and {len(found) - MOST_SHOWN} more"] if len(found) > MOST_SHOWN else []
            lines += [f"  {title}:", *(f"    {each}" for each in found[:MOST_SHOWN]), *more] if found else []
        return "\n".join(lines)


def examine(exercise: Exercise) -> Examination:
    """Tell the author of an exercise what could be better about it."""
    if not isinstance(exercise, Exercise):
        raise InputTypeError(
            f"examine expects an exercise itself, as in examine(fourth), and got {shortened(exercise)}."
        )
    called = exercise.number or exercise.variable or "This exercise"
    if callable(exercise.expected):
        collisions, accepted, count, apart = _of_a_function(exercise)
        lucky = 0
    else:
        collisions, accepted, count, apart = _of_numbers(exercise)
        lucky = sum(map(_gets_a_name, itertools.repeat(exercise), random_answers(exercise)))
    missing = tuple(_missing(exercise))
    return Examination(called, collisions, accepted, missing, _needless(exercise), count, apart, lucky)


Found = tuple[tuple[str, ...], tuple[str, ...], int, int]  # collisions, accepted, all, told apart


def _of_numbers(exercise: Exercise) -> Found:
    slips = exercise.slips
    accepted = accepted_slips(exercise)
    left = [slip for slip in slips if slip not in accepted]
    groups = [[other for other in left if _alike(slip, other)] for slip in left]
    apart = sum(len({other.sentence for other in group}) == 1 for group in groups)
    collisions = {}
    for group in groups:
        likely = dict.fromkeys(slip.sentence for slip in group if slip.plausibility > RARE)
        if len(likely) > 1:
            collisions[numbers(group[0].values)] = " / ".join(likely)
    return (
        tuple(f"{value}: {said}" for value, said in collisions.items()),
        tuple(dict.fromkeys(slip.sentence for slip in accepted)),
        len(slips),
        apart,
    )


def _alike(one: Slip, other: Slip) -> bool:
    return all(meant(a, b, loosely=False) for a, b in zip(one.values, other.values, strict=True))


def _of_a_function(exercise: Exercise) -> Found:
    right = outcomes_of(exercise, exercise.expected)
    accepted: list[str] = []
    groups: dict[str, set[str]] = {}
    for mutant, outcomes in tried(exercise):
        if equal(outcomes, right, rounded):
            if not mutant.rare and _differ_elsewhere(exercise, mutant.function):
                accepted.append(f"{mutant.sentence} (No input tells it from the right function.)")
        else:
            groups.setdefault(str(outcomes), set()).add(mutant.sentence)
    collisions = tuple(" / ".join(sorted(said)) for said in groups.values() if len(said) > 1)
    apart = sum(len(said) == 1 for said in groups.values())
    return collisions, tuple(dict.fromkeys(accepted)), len(groups) + len(accepted), apart


def _differ_elsewhere(exercise: Exercise, function: Any) -> bool:
    """Whether a changed function is another one at all: on inputs beside those of the exercise."""
    for x in inputs_beside(exercise):
        beside = replace(exercise, inputs=(x,), alone={})
        # On such inputs either may stop with an error; then they tell nothing.
        with warnings.catch_warnings(), contextlib.suppress(NotComparableError, ArithmeticError, ValueError):
            warnings.simplefilter("ignore")
            if not equal(outcomes_of(beside, function), outcomes_of(beside, exercise.expected), nearly):
                return True
    return False


def _is_text(exercise: Exercise) -> bool:
    return isinstance(exercise.expected, str)


def _needless(exercise: Exercise) -> tuple[str, ...]:
    if callable(exercise.expected) or _is_text(exercise):
        return ()
    names = []
    for mistake in exercise.mistakes:
        wrong = np.ravel(np.asarray(exercise.wrong(mistake), dtype=float))
        if not mistake.part and wrong.size == np.size(exercise.expected) and named(exercise, wrong):
            names.append(f"{mistake.name}: {named(exercise, wrong)}")
    return tuple(names)


def _missing(exercise: Exercise) -> Iterator[str]:
    expected = exercise.expected
    if _is_text(exercise):
        if len(exercise.choices) < 2:
            yield "options: what else can be chosen?"
        unknown = set(exercise.options) - {exercise.right} - {mistake.wrong for mistake in exercise.mistakes}
        yield from (f'a mistake for the choice "{choice}"' for choice in sorted(map(str, unknown)))
    elif callable(expected):
        if len(exercise.inputs) < 2:
            yield "inputs: what the answer is tried on"
        if not isinstance(expected, Model) and not tried(exercise):
            yield "the code of the right function: write it with `def`, in a file or a cell"
    elif not exercise.computed:
        yield "quantities, and a `right` that says how the answer is worked out: then slips are named"
    elif not exercise.recorded:
        yield "the arithmetic of `right`: it left no trace (use + - * / ** abs, max, min, math.exp)"
    elif np.size(expected) > 1 and not exercise.parts:
        yield "parts: what each number of the row stands for"
    yield from (name for name in ("because",) if not getattr(exercise, name))


def _gets_a_name(exercise: Exercise, answer: Array) -> bool:
    whole = named(exercise, answer)
    said: Sequence[str] = (
        [whole] if whole else list(named_parts(exercise, answer).values()) if exercise.parts else []
    )
    led = ("This number comes out in several", "Begin with")
    return any(words and not words.startswith(led) for words in said)
