"""Which slip a wrong function is: the right one is changed in one place of its code, and tried on the same inputs."""

from __future__ import annotations

import contextlib
import time
import warnings
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from lessons_lib.judge.advice import first_difference
from lessons_lib.judge.compare import Outcomes, equal, rounded
from lessons_lib.judge.edits import EVERYWHERE
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.mutants import Mutant, mutants, wrong_twice
from lessons_lib.judge.once import once
from lessons_lib.judge.outcomes import NotComparableError, outcomes_of
from lessons_lib.judge.probes import always_gives_the_same
from lessons_lib.judge.relations import related
from lessons_lib.slips.words import either

__all__ = ["named_function", "tried"]

SECONDS = 2.0  # of reckoning, for all changed functions together; however much else the machine does
TOLD = 6  # numbers that tell a slip by themselves, however rare it is
OF_ANYTHING = {"sign of the result", "remainder", "whole"}  # said where nothing nearer to the code is known
TWICE = "Two things at once, it seems. "

Tried = list[tuple[Mutant, Outcomes]]


def named_function(exercise: Exercise, answer: object, mine: Outcomes, right: Outcomes) -> str:
    """What to say of a function that goes wrong in one place; nothing if no such place is known."""
    where = first_difference(mine, right)
    if always_gives_the_same(exercise, answer, mine):
        return f"{where}Whatever comes in, this comes out, it seems. {exercise.hint}".rstrip()
    if any(np.shape(mine[at]) != np.shape(right[at]) for at in mine if at in right):
        shape = related(exercise, mine, right)
        if shape:
            return where + shape
    found = [mutant for mutant, outcomes in tried(exercise) if equal(mine, outcomes, rounded)]
    own = [mutant for mutant in found if mutant.kind not in OF_ANYTHING] or found
    likely = list(dict.fromkeys(mutant.sentence for mutant in own if not mutant.rare))
    if not likely and (_tells_much(mine, right) or _has_all_clues(exercise, mine)):
        likely = list(dict.fromkeys(mutant.sentence for mutant in found))
    if len(likely) > 1:  # what is said of a slip at every place says it once more of one place
        likely = [said for said in likely if said not in EVERYWHERE.values()]
    ways = either(*likely) if len(likely) == 2 else ""
    if ways:
        return f"{where}That comes out in two ways: {ways}"
    if len(likely) == 1 or (len(likely) == 2 and not ways):
        return where + likely[0]
    said = "" if likely else related(exercise, mine, right) or _wrong_twice(exercise, mine, right)
    return where + said if said else ""


def _has_all_clues(exercise: Exercise, mine: Outcomes) -> bool:
    return all(
        clue.holds(x, mine[at])
        for clue in exercise.clues
        for x, at in zip(exercise.inputs, mine, strict=False)
    )


def _tells_much(mine: Outcomes, right: Outcomes) -> bool:
    """Whether so many different numbers are wrong that no chance makes them those of a slip."""
    wrong = {
        float(one)
        for at in mine
        if at in right and not isinstance(mine[at], str) and np.shape(mine[at]) == np.shape(right[at])
        for one, other in zip(np.ravel(mine[at]), np.ravel(right[at]), strict=True)
        if one != other
    }
    return len(wrong) >= TOLD


def _wrong_twice(exercise: Exercise, mine: Outcomes, right: Outcomes) -> str:
    """The two slips that a function is, if only these two together give what it gives."""
    if not _tells_much(mine, right) and mine.keys() == right.keys():
        return ""
    first = replace(exercise, inputs=exercise.inputs[:1], alone={})
    found: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for mutant in _in_time(wrong_twice(exercise.expected)):
            if _gives(first, mutant, mine) and _gives(exercise, mutant, mine):
                found.append(mutant.sentence)  # noqa: PERF401 (a line of its own reads better)
    return TWICE + min(found, key=len) if found else ""


def _gives(exercise: Exercise, mutant: Mutant, mine: Outcomes) -> bool:
    """Whether a changed function gives what came out, for each input of the exercise."""
    with contextlib.suppress(NotComparableError):
        outcomes = outcomes_of(exercise, mutant.function)
        return equal({at: mine[at] for at in outcomes if at in mine}, outcomes, rounded)
    return False


@once
def tried(exercise: Exercise) -> Tried:
    """Every changed function with what it gives."""
    found: Tried = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a changed function may divide by 0, and nobody asked it to
        for mutant in _in_time(mutants(exercise.expected)):
            with contextlib.suppress(NotComparableError):
                found.append((mutant, outcomes_of(exercise, mutant.function)))
    return found


def _in_time(made: Iterator[Mutant]) -> Iterator[Mutant]:
    """Changed functions until they have taken too long; one that does not end is stopped by whoever runs it."""
    began = time.process_time()
    for mutant in made:
        yield mutant
        if time.process_time() - began > SECONDS:
            return
