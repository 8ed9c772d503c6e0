"""Which mistake an answer is, so that a class's are counted: the same one in each learner's own numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, permutations, starmap
from typing import Any

import numpy as np

from lessons_lib.judge.compare import roughly
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.feedback import Feedback
from lessons_lib.numbers.notation import number
from lessons_lib.slips.changes import all_numbers
from lessons_lib.slips.derive import Slip

__all__ = ["mistake_in"]

# Where a mistake shows: "For 3 your function returns 4. One number should come out, not 2.", "Right so far: `o3`."
# It is not which mistake it is.
WHERE = re.compile(
    r"Right so far: .*?\. |(For|Called on) .*? your .*? (returns|is) .*?\. "
    r"((One|\d+) numbers? should come out, not \d+\. |The result should be .*?, and yours is .*?\. )?"
)
# A number in a sentence; one that stands at two places of a question has its place behind it: 3 (biases of L2[1]).
WRITTEN = re.compile(r"(?<![\w.])(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?!\w)(?: \(((?:\w+ of )?\w+\[[\d, ]+\])\))?")


FEW = 2  # places where something was exchanged
# What a step back comes to is the learner's own number, which may stand in the question by chance.
OWN = re.compile(r"(\b(?:was|divided it by) (?:about )?)-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def mistake_in(exercise: Exercise, feedback: Feedback, answer: object = None) -> str:
    """The mistake in an answer: its name, if it has one; else what is said of it, whatever the numbers are."""
    if feedback.status != "Not quite":
        return ""
    for mistake in exercise.mistakes:
        if mistake.says in feedback.text:
            return mistake.name
    said = WHERE.sub("", feedback.text, count=1)
    for hint in filter(None, (exercise.hint, *exercise.hints.values())):
        said = said.replace(hint, "")
    slip = _named(exercise, said, answer)
    if slip:
        said = said.replace(slip.sentence, _marks_of(exercise)[slip])
    said = OWN.sub(r"\1#", said)
    places = iter(_way_of(exercise).places([found.groups("") for found in WRITTEN.finditer(said)]))
    return WRITTEN.sub(lambda _: f"#{next(places)}", said)


def _named(exercise: Exercise, said: str, answer: object) -> Slip | None:
    """The slip whose sentence is said; of some with one sentence, that which gives the answer."""
    found = [slip for slip in exercise.slips if slip.sentence in said]
    longest = max((len(slip.sentence) for slip in found), default=0)
    found = [slip for slip in found if len(slip.sentence) == longest]
    try:
        mine = np.ravel(np.asarray(answer, dtype=float))
    except (TypeError, ValueError):  # no numbers
        mine = np.empty(0)
    fits = [slip for slip in found if len(slip.values) == mine.size and _gives(slip, mine)]
    return next(iter(fits or found), None)


def _gives(slip: Slip, mine: np.ndarray[Any, Any]) -> bool:
    return bool(roughly(mine, np.array(slip.values)).all())


@lru_cache(maxsize=256)
def _marks_of(exercise: Exercise) -> Mapping[Slip, str]:
    """What stands for each slip in everybody's numbers: what sort it is, and where on the way it happened."""
    sentences: defaultdict[str, dict[str, int]] = defaultdict(dict)  # that differ in their numbers alone
    marks = {}
    for slip in exercise.slips:
        # Done at many places, it may be done at another one too in other numbers: then the sentence tells it.
        places = slip.places if len(slip.places) <= FEW else ()
        mark = f"{slip.kind} at {places}: {WRITTEN.sub('#', slip.sentence)}"
        at = sentences[mark].setdefault(slip.sentence, len(sentences[mark]))
        marks[slip] = _letters(f"<{mark} {at}>")
    return marks


def _letters(text: str) -> str:
    """A text without digits: it is no number of the sentence."""
    return re.sub(r"\d", lambda digit: chr(ord("a") + int(digit[0])), text)


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
