"""An exercise with other numbers for each name, so that neighbours have to work out their own.

The exercise is written as a function of its numbers. A name is turned into a draw by SHA-256, so that it means
the same numbers on every machine and in every year. Drawn again are numbers on which a mistake would look like
another one, or like the right answer.
"""

from __future__ import annotations

import hashlib
import inspect
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from lessons_lib.judge.accepted import accepted_slips
from lessons_lib.judge.compare import Alike, Outcomes, equal, exactly, nearly, rounded, rounded_too_much
from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.outcomes import outcomes_of
from lessons_lib.judge.running import NotComparableError
from lessons_lib.numbers.notation import number
from lessons_lib.numbers.telling import InputTypeError, shortened

__all__ = ["Variants", "given", "read_name", "tells_apart", "varied"]

DRAWS = 1000  # after which the author hears that the numbers to choose from are too few
NAME = 'A name is asked, as in `seed="Ada"`, and you gave {given!r}.'


@dataclass(frozen=True, eq=False)
class Variants:
    """All the exercises that differ in their numbers only; called with a name, it gives the one for it.

    Attributes:
        called: what is drawn for, beside the name: so that the exercises of one name do not draw alike.
        make: the exercise as a function of its numbers.
        among: what each of them is drawn from.
        only: which numbers may stand together; it names those that it is about.
    """

    called: str
    make: Callable[..., Exercise]
    among: Mapping[str, Sequence[Any]]
    only: Callable[..., bool]

    def __call__(self, seed: str) -> Exercise:
        return _drawn(self, read_name(seed))


def varied(
    make: Callable[..., Exercise],
    usual: Mapping[str, Any],
    among: Mapping[str, Sequence[Any]],
    only: Callable[..., bool] = lambda: True,
) -> Exercise:
    """An exercise with its usual numbers, which has others for whoever gives a name.

    Args:
        make: the exercise as a function of its numbers.
        usual: the numbers that stand in the lesson.
        among: what each number is drawn from for a name; one that is missing stays the usual one.
        only: which numbers may stand together, where not all may; it names those that it is about.
    """
    if not (callable(make) and isinstance(usual, Mapping) and isinstance(among, Mapping)):
        came = ", ".join(map(shortened, (make, usual, among)))
        raise InputTypeError(
            "varied expects a function that makes an exercise of its numbers, the usual ones by name, and what each is "
            f'drawn from, as in varied(house, {{"rooms": 4}}, {{"rooms": range(2, 9)}}), and got {came}.'
        )
    choices = {name: among.get(name, (value,)) for name, value in usual.items()}
    exercise = make(**usual)
    return replace(exercise, variants=Variants(exercise.number or exercise.title, make, choices, only))


def read_name(seed: object) -> str:
    """A name without what does not count: capitals, spaces around it, and how accents are stored."""
    name = " ".join(unicodedata.normalize("NFKC", seed).split()).casefold() if isinstance(seed, str) else ""
    if not name:
        raise NotComparableError(NAME.format(given=seed))
    return name


def given(exercise: Exercise, mistake: Mistake) -> Any:
    """What a learner gives who makes a mistake; one in a part stands in a row that is right otherwise."""
    wrong = exercise.wrong(mistake)
    if not mistake.part:
        return wrong
    row = list(np.ravel(exercise.expected))
    row[exercise.parts.index(mistake.part)] = wrong
    return row


def tells_apart(exercise: Exercise) -> bool:
    """Whether no mistake looks like another or like the right answer, and none gives it away."""
    right = outcomes_of(exercise, exercise.expected)
    wrong = {mistake: outcomes_of(exercise, given(exercise, mistake)) for mistake in exercise.mistakes}
    return (
        not any(_passes(mistake, outcomes, right) for mistake, outcomes in wrong.items())
        and not any(_alike(one, other) for one, other in itertools.combinations(wrong.values(), 2))
        and not any(_gives_away(exercise, mistake.says) for mistake in exercise.mistakes)
        and not _gives_away(exercise, exercise.hint)
        and not accepted_slips(exercise)
    )


def _passes(mistake: Mistake, outcomes: Outcomes, right: Outcomes) -> bool:
    """Whether a mistake looks like the right answer; one in a part also where that has too few digits."""
    roughly: Alike = lambda one, other: rounded(one, other) | rounded_too_much(one, other)  # noqa: E731
    alike = equal(outcomes, right, roughly if mistake.part else rounded) or equal(right, outcomes, rounded)
    return alike or equal(outcomes, right, nearly)  # of what is near no mistake is told


def _alike(one: Outcomes, other: Outcomes) -> bool:
    return equal(one, other, exactly) or equal(other, one, exactly)


def _gives_away(exercise: Exercise, text: str) -> bool:
    """Whether all the numbers of the right answer stand in a text."""
    written = set(re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", text))
    return {number(value) for value in np.ravel(exercise.expected)} <= written


@lru_cache(maxsize=1024)
def _drawn(variants: Variants, name: str) -> Exercise:
    """The first exercise drawn for a name whose mistakes are told apart."""
    for numbers in _draws(variants, f"{variants.called} {name}"):
        if variants.only(**_asked_for(variants.only, numbers)):
            exercise = variants.make(**numbers)
            if tells_apart(exercise):
                return exercise
    raise ValueError(
        f"Exercise {variants.called}: of {DRAWS} draws for {name!r} none tells all its mistakes apart."
    )


def _asked_for(only: Callable[..., bool], numbers: Mapping[str, Any]) -> Mapping[str, Any]:
    return {each: numbers[each] for each in inspect.signature(only).parameters}


def _draws(variants: Variants, start: str) -> Iterator[dict[str, Any]]:
    for draw in range(DRAWS):
        yield {
            each: choices[_random(f"{start} {draw} {each}") % len(choices)]
            for each, choices in variants.among.items()
        }


def _random(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
