"""What `check` says to every answer it has a word for, as data: a page judges numbers, rows and choices by it.

Nothing is judged twice: each sentence in a table is what Python said to that very answer. A page looks an answer up
by its tokens, one for each number: ``=`` for a right one, its digits for a wrong one. What stands in no table hears
what Python says to a number that no mistake explains; its token is ``?``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.check import NEARLY, Feedback, check
from lessons_lib.judge.compare import nearly
from lessons_lib.judge.exercise import Exercise
from tools.site.tried import (
    STRANGE,
    Row,
    of_any_length,
    right_of,
    strange,
    variants,
    whole_rows,
    with_one_wrong,
    with_the_same_slip,
)

__all__ = ["answer_table", "kind_of"]

DECIMALS = 9  # of a token; what differs beyond is a speck


def kind_of(exercise: Exercise) -> str:
    """How a page asks: for a "choice", for "numbers", one for each part, for a "row", or only with "python"."""
    if isinstance(exercise.expected, str):
        return "choice"
    if callable(exercise.expected):
        return "python"
    return "numbers" if exercise.parts or exercise.single else "row"


def answer_table(exercise: Exercise) -> dict[str, Any]:
    """What a page needs to judge answers to an exercise, from the most general answers to single ones."""
    if kind_of(exercise) == "choice":
        return {"choices": {choice: _html(check(exercise, choice)) for choice in exercise.choices}}
    table = _Table(exercise)
    if kind_of(exercise) == "row":
        table.say("?", check(exercise, [STRANGE, STRANGE + 1]))
        for row in dict.fromkeys(of_any_length(exercise)):
            table.put(row)
        return table.as_data()
    table.say("~", Feedback("Not quite", NEARLY))
    table.say("≈", Feedback("Right", f"Your answer is rounded, which will do. {exercise.because}".rstrip()))
    right = right_of(exercise)
    for pattern in itertools.product((False, True), repeat=len(right)):
        table.put(strange(right, pattern), pattern)
    for at in range(len(right)) if len(right) > 1 else ():
        for row, pattern in with_one_wrong(exercise, at):
            table.put(row, pattern)
    for row in dict.fromkeys((*with_the_same_slip(exercise), *whole_rows(exercise))):
        table.put(row)
    return table.as_data()


class _Table:
    """The answers of one exercise and what is said to each."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._known: dict[str, int] = {}
        self._texts: dict[str, int] = {}
        self._asked: set[str] = set()
        self._right = np.array(right_of(exercise))
        by_place = kind_of(exercise) == "numbers"
        self._accepted = [set(self._taken(at)) for at in range(self._right.size)] if by_place else []

    def put(self, row: Row, pattern: Sequence[bool] = ()) -> None:
        """Ask Python about a row; the places of a pattern stand for any number that nobody can explain."""
        tokens = self._tokens(row)
        for at, is_strange in enumerate(pattern):
            tokens[at] = "?" if is_strange else tokens[at]
        key = "|".join(tokens)
        if key in self._asked:
            return
        self._asked.add(key)
        said = check(self._exercise, list(row) if self._right.size > 1 else row[0])
        if self._found(tokens, row) != _html(said):
            self.say(key, said)

    def say(self, key: str, said: Feedback) -> None:
        """Keep what is said to all answers of a kind."""
        self._known[key] = self._texts.setdefault(_html(said), len(self._texts))

    def as_data(self) -> dict[str, Any]:
        """The table for JSON."""
        return {
            "right": [token(value) for value in self._right.tolist()],
            "accepted": [sorted(each) for each in self._accepted],
            "known": self._known,
            "said": list(self._texts),
        }

    def _taken(self, at: int) -> Iterator[str]:
        """The ways to write one number of the right answer that Python takes."""
        for value in variants(float(self._right[at]), DECIMALS):
            row = self._right.tolist()
            row[at] = value
            if check(self._exercise, row if len(row) > 1 else value):
                yield token(value)

    def _tokens(self, row: Row) -> list[str]:
        own = [token(value) for value in row]
        if not self._accepted:
            return own
        return ["=" if one in taken else one for one, taken in zip(own, self._accepted, strict=True)]

    def _found(self, tokens: list[str], row: Row) -> str:
        """What a page would say so far: it looks at the same places (assets/exercises.js)."""
        others = ["=" if one == "=" else "?" for one in tokens]
        near = self._right.size == len(row) and bool(nearly(np.array(row), self._right).all())
        each = [[*others[:at], one, *others[at + 1 :]] for at, one in enumerate(tokens) if one != "="]
        looks = [tokens, *([["~"]] if near else []), *each, others if self._accepted else ["?"]]
        found = next((self._known[key] for key in map("|".join, looks) if key in self._known), -1)
        return list(self._texts)[found] if found >= 0 else ""


def token(value: float) -> str:
    """A number as both languages write it."""
    written = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _html(said: Feedback) -> str:
    """What a notebook shows, without the paragraph around it."""
    return said._repr_html_().partition(">")[2].removesuffix("</p>")
