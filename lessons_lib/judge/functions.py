"""Which slip a wrong function is: the right one is changed in one place of its code, and tried on the same inputs."""

from __future__ import annotations

import contextlib
import warnings
import weakref

from lessons_lib.judge.advice import first_difference
from lessons_lib.judge.compare import Outcomes, equal, rounded
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.mutants import EVERYWHERE, Mutant, mutants
from lessons_lib.judge.outcomes import NotComparableError, outcomes_of
from lessons_lib.judge.probes import always_gives_the_same
from lessons_lib.judge.relations import related
from lessons_lib.judge.running import TooLongError, limited
from lessons_lib.slips.words import either

__all__ = ["named_function", "tried"]

SECONDS = 2.0  # for all changed functions together: a changed loop may not end

Tried = list[tuple[Mutant, Outcomes]]
_known: weakref.WeakKeyDictionary[Exercise, Tried] = weakref.WeakKeyDictionary()


def named_function(exercise: Exercise, answer: object, mine: Outcomes, right: Outcomes) -> str:
    """What to say of a function that goes wrong in one place; nothing if no such place is known."""
    where = first_difference(mine, right)
    if always_gives_the_same(exercise, answer, mine):
        return f"{where}Whatever comes in, this comes out, it seems. {exercise.hint}".rstrip()
    found = [mutant for mutant, outcomes in tried(exercise) if equal(mine, outcomes, rounded)]
    likely = list(dict.fromkeys(mutant.sentence for mutant in found if not mutant.rare))
    if not likely and all(
        clue.holds(x, mine[at])
        for clue in exercise.clues
        for x, at in zip(exercise.inputs, mine, strict=False)
    ):
        likely = list(dict.fromkeys(mutant.sentence for mutant in found))
    if len(likely) > 1:  # what is said of a slip at every place says it once more of one place
        likely = [said for said in likely if said not in EVERYWHERE.values()]
    ways = either(*likely) if len(likely) == 2 else ""
    if ways:
        return f"{where}That comes out in two ways: {ways}"
    if len(likely) == 1 or (len(likely) == 2 and not ways):
        return where + likely[0]
    relation = "" if likely else related(exercise, mine, right)
    return where + relation if relation else ""


def tried(exercise: Exercise) -> Tried:
    """Every changed function with what it gives."""
    if exercise not in _known:
        _known[exercise] = []
        with warnings.catch_warnings(), contextlib.suppress(TooLongError), limited(SECONDS):
            warnings.simplefilter("ignore")  # a changed function may divide by 0, and nobody asked it to
            for mutant in mutants(exercise.expected):
                with contextlib.suppress(NotComparableError):
                    _known[exercise].append((mutant, outcomes_of(exercise, mutant.function)))
    return _known[exercise]
