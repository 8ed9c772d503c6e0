"""Which mistake an answer is, so that a class's are counted: the same one in each learner's own numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, permutations, starmap

from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.feedback import Feedback
from lessons_lib.numbers.notation import number
from lessons_lib.slips.changes import all_numbers

__all__ = ["mistake_in"]

# Where a mistake shows: "For 3 your function returns 4. One number should come out, not 2.", "Right so far: `o3`."
# It is not which mistake it is.
WHERE = re.compile(
    r"Right so far: .*?\. |(For|Called on) .*? your .*? (returns|is) .*?\. "
    r"((One|\d+) numbers? should come out, not \d+\. |The result should be .*?, and yours is .*?\. )?"
)
# A number in a sentence; one that stands at two places of a question has its place behind it: 3 (biases of L2[1]).
WRITTEN = re.compile(r"(?<![\w.])(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?!\w)(?: \(((?:\w+ of )?\w+\[[\d, ]+\])\))?")


def mistake_in(exercise: Exercise, feedback: Feedback) -> str:
    """The mistake in an answer: its name, if it has one; else what is said of it, whatever the numbers are."""
    if feedback.status != "Not quite":
        return ""
    for mistake in exercise.mistakes:
        if mistake.says in feedback.text:
            return mistake.name
    said = WHERE.sub("", feedback.text, count=1)
    places = iter(_way_of(exercise).places([found.groups("") for found in WRITTEN.finditer(said)]))
    return WRITTEN.sub(lambda _: f"#{next(places)}", said)


class _Way:
    """The way to the right answer: all learners have numbers at the same places, each their own."""

    def __init__(self, exercise: Exercise) -> None:
        numbers = all_numbers(exercise.recorded)
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        self._names = [each.name for each in numbers]
        for at, each in enumerate(numbers):
            self._at[number(each.value)].append(at)
        place = {id(each): at for at, each in enumerate(numbers)}
        self._beside = {
            (place[id(one)], place[id(other)])
            for each in numbers
            for one, other in permutations(each.parts, 2)
        }

    def places(self, written: Sequence[tuple[str, ...]]) -> list[str]:
        """A place for each number of a sentence: of those where it stands, the ones that lie together."""
        choices = [self._where(text, name) for text, name in written]
        known = [each for each in choices if each]
        ways = [self._nearest(first, known) for first in known[0]] if known else [[]]
        chosen = iter(min(ways, key=lambda way: sum(starmap(self._apart, pairwise(way)))))
        return [str(next(chosen)) if each else "" for each in choices]

    def _where(self, text: str, name: str) -> list[int]:
        found = self._at.get(text) or self._at.get(f"-{text}", [])
        return [at for at in found if self._names[at] == name] or found

    def _nearest(self, first: int, known: Sequence[Sequence[int]]) -> list[int]:
        way = [first]
        for each in known[1:]:
            way.append(min(each, key=lambda place: self._apart(way[-1], place)))
        return way

    def _apart(self, one: int, other: int) -> int:
        return 0 if (one, other) in self._beside else 1 + abs(one - other)


@lru_cache(maxsize=256)
def _way_of(exercise: Exercise) -> _Way:
    return _Way(exercise)
