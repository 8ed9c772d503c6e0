"""What `check` says to every answer it has a word for, as data: a page judges numbers, rows and choices by it.

Nothing is judged twice: each sentence in a table is what Python said to that very answer. A page looks an answer up
by its tokens, one for each number: ``=`` for a right one, its digits for a wrong one. Where several numbers are wrong
it puts together what Python says of each (tools/site/composed.py); what stands in no table hears what Python says to a
number that no mistake explains, whose token is ``?`` (tools/site/unknown.py).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from lessons_lib.judge.check import NEARLY, Feedback, check
from lessons_lib.judge.compare import nearly
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.step_back import LastStep, last_step
from lessons_lib.numbers.notation import number
from tools.site.composed import Composed
from tools.site.said import html_of, inside
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
    with_two_wrong,
)
from tools.site.unknown import between, with_places

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
        return {"choices": {choice: html_of(check(exercise, choice)) for choice in exercise.choices}}
    table = _Table(exercise)
    if kind_of(exercise) == "row":
        table.say("?", check(exercise, [STRANGE, STRANGE + 1]))
        for row in dict.fromkeys(of_any_length(exercise)):
            table.put(row)
        return table.as_data()
    table.say("~", Feedback("Not quite", NEARLY))
    table.say("≈", Feedback("Right", f"Your answer is rounded, which will do. {exercise.because}".rstrip()))
    right = right_of(exercise)
    for pattern in itertools.product((False, True), repeat=len(right)) if len(right) > 1 else ():
        table.put(strange(right, pattern), pattern)
    one, several = with_one_wrong(exercise), (with_the_same_slip(exercise), whole_rows(exercise))
    for row in dict.fromkeys(itertools.chain(one, *several, with_two_wrong(exercise, table.explained))):
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
        self._by_place = kind_of(exercise) == "numbers"
        self._accepted = [set(self._taken(at)) for at in range(self._right.size)] if self._by_place else []
        self._composed = Composed(exercise, token) if self._by_place and exercise.parts else None
        alone = self._by_place and self._right.size == 1
        self._between = (
            [(up_to, self._kept(html_of(said))) for up_to, said in between(exercise)] if alone else []
        )

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
        said = with_places(self._exercise, row, said) if self._by_place else said
        if self._found(tokens, row) != html_of(said):
            self.say(key, said)

    def say(self, key: str, said: Feedback) -> None:
        """Keep what is said to all answers of a kind."""
        self._known[key] = self._kept(html_of(said))

    def explained(self, at: int, value: float) -> bool:
        """Whether something is said of a wrong number at one place of a row, whatever the others are."""
        composed = self._composed
        return composed is not None and not composed.follows and any(composed.words(at, value))

    def as_data(self) -> dict[str, Any]:
        """The table for JSON."""
        steps = [last_step(self._exercise, at) for at in range(self._right.size)] if self._by_place else []
        return {
            "right": [token(value) for value in self._right.tolist()],
            "accepted": [sorted(each) for each in self._accepted],
            "known": self._known,
            "between": self._between,
            **(self._composed.as_data(self._kept) if self._composed else {}),
            "steps": [_as_html(step) for step in steps],
            "written": [number(value) for value in self._right.tolist()],
            "said": list(self._texts),
        }

    def _kept(self, html: str) -> int:
        return self._texts.setdefault(html, len(self._texts))

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
        near = self._right.size == len(row) and bool(nearly(np.array(row), self._right).all())
        composed = self._composed.told(tokens) if self._composed else ""
        texts, key = list(self._texts), "|".join(tokens)
        if key in self._known or near:
            return texts[self._known.get(key, self._known.get("~", 0))]
        if composed or self._between:
            return composed or next(texts[at] for up_to, at in self._between if row[0] <= up_to)
        others = ["=" if one == "=" else "?" for one in tokens] if self._accepted else ["?"]
        return texts[self._known["|".join(others)]] if "|".join(others) in self._known else ""


def token(value: float) -> str:
    """A number as both languages write it."""
    written = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _as_html(step: LastStep | None) -> dict[str, Any] | None:
    return None if step is None else asdict(step) | {"says": inside(step.says), "uneven": inside(step.uneven)}
