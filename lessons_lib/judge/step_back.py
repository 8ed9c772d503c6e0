"""A number that nobody knows is followed back by one step: what the part that was worked out before came to in it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from lessons_lib.judge.compare import digits_of
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.once import once
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number as as_written
from lessons_lib.slips.words import KINDS, factors, is_constant, noun

__all__ = ["LastStep", "last_step", "step_back"]

NEXT_TO = 0.005  # of a whole number: so near, a rounded answer comes from it
FAR = 50  # times as large as the right number: then something else went wrong
AGAIN = "Work that out once more."


@dataclass(frozen=True)
class LastStep:
    """The last step on the way to a number: how it is undone, and what is said of what came before it.

    A page without Python does the same with it (tools/site/assets/exercises.js).

    Attributes:
        undone: what is done to an answer: "times" ``by``, "over" it (divided by it), "under" it, or "minus" it.
        by: a number of the question.
        says: the sentence, with ``{}`` for what comes out.
        farthest: the size of an answer from which on something else went wrong.
        uneven: what is said instead where whole numbers are multiplied, and none comes out.
        before: what comes out for the right answer; who is about there is not sent back to it.
    """

    undone: Literal["times", "over", "under", "minus"]
    by: float
    says: str
    farthest: float
    uneven: str = ""
    before: float = 0.0

    def told(self, mine: float) -> str:
        """The sentence on an answer; nothing where the step cannot be undone."""
        if not abs(mine) <= self.farthest or (self.undone == "under" and not mine):
            return ""
        before = self.undo(mine)
        if before != round(before):
            if self.uneven:
                return self.uneven
            if abs(before - self.before) <= NEXT_TO * abs(self.before):
                return ""
        return self.says.replace("{}", _told(before, mine))

    def undo(self, mine: float) -> float:
        """What an answer was before the last step."""
        undo = {
            "times": lambda: mine * self.by,
            "over": lambda: mine / self.by,
            "under": lambda: self.by / mine,
            "minus": lambda: mine - self.by,
        }
        return undo[self.undone]()


def step_back(exercise: Exercise, mine: float, at: int) -> str:
    """What was worked out before the last step, if that step is right; nothing where it cannot be told."""
    step = last_step(exercise, at)
    said = step.told(mine) if step else ""
    written = re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", said)
    return said if _written(exercise).isdisjoint(written) else ""


@once
def _written(exercise: Exercise) -> set[str]:
    """The numbers of the right answer, which no sentence may tell."""
    return {as_written(float(value)) for value in np.ravel(exercise.expected)}


@once
def last_step(exercise: Exercise, at: int) -> LastStep | None:
    """The last step on the way to a number of the right answer, if it was one with a number of the question."""
    if not exercise.recorded:
        return None
    root = exercise.recorded[at]
    kinds = {"/": _quotient, "*": _product, "+": _sum}
    step = kinds[root.operation](root, FAR * max(abs(root.value), 1.0)) if root.operation in kinds else None
    return replace(step, before=step.undo(root.value)) if step and root.value else step


def _quotient(root: Number, farthest: float) -> LastStep | None:
    some, whole = root.parts
    if _is_short(whole) and some.operation:
        said = f"If you divided by {noun(whole)} at the end, {_part(some)} was {{}}. {AGAIN}"
        return LastStep("times", whole.value, said, farthest)
    if _is_short(some) and whole.operation:
        said = f"If it is {noun(some)} that you divided, then you divided it by {{}}. {AGAIN}"
        return LastStep("under", some.value, said, farthest)
    return None


def _product(root: Number, farthest: float) -> LastStep | None:
    known = [one for one in factors(root) if _is_short(one)]
    rest = [one for one in factors(root) if not _is_short(one)]
    taken = math.prod(one.value for one in known)
    if not known or not rest or not taken:
        return None
    by = " and by ".join(f"{noun(one)} ({as_written(one.value)})" if one.name else noun(one) for one in known)
    of = _part(rest[0]) if len(rest) == 1 else "the rest"
    whole = all(one.value == round(one.value) for one in (root, *rest))
    each = "each of them" if len(known) > 1 else "that"
    uneven = f"Your number cannot be divided by {by}. Is {each} in it?" if whole else ""
    return LastStep("over", taken, f"If you multiplied by {by}, {of} was {{}}. {AGAIN}", farthest, uneven)


def _sum(root: Number, farthest: float) -> LastStep | None:
    short = [part for part in root.parts if _is_short(part)]
    long = [part for part in root.parts if not _is_short(part)]
    if len(short) != 1 or not long:
        return None
    rest = _part(long[0]) if len(long) == 1 else "the rest"
    said = f"If you added {noun(short[0])} at the end, {rest} was {{}}. {AGAIN}"
    return LastStep("minus", short[0].value, said, farthest)


def _part(part: Number) -> str:
    """What was worked out before; it is not written out, since how it comes about is the question."""
    said, *written = noun(part).split("`", 1)
    if not written:
        return said
    return said.removesuffix(" of ") or KINDS.get(part.operation, "what came before")


def _is_short(part: Number) -> bool:
    """Whether a part is a number of the question, or of the formula."""
    own = part.parts[0] if part.operation == "negative" else part
    return not own.operation and (bool(own.name) or is_constant(own))


def _told(value: float, mine: float) -> str:
    """A number that follows from an answer; from a rounded one it is only about that much."""
    near = round(value)
    if value == near:
        return as_written(value)
    next_to = near and abs(value / near - 1) < NEXT_TO and digits_of(mine)[0]
    return f"about {as_written(near if next_to else value)}"
