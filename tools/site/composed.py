"""What is said to a row in which numbers are wrong that are known each for itself: put together as Python does.

A page does the same (assets/exercises.js); where Python says something else to a row that was tried, that is kept
with the row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lessons_lib.judge.advice import look_again, words_on_parts
from lessons_lib.judge.by_hand import by_accident, mistakes_of_parts
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.feedback import Feedback
from lessons_lib.judge.naming import right_so_far
from lessons_lib.judge.saying import BEGIN
from tools.site.said import html_of, inside
from tools.site.tried import follows, right_of, strange, wrong_numbers

__all__ = ["Composed"]

Words = tuple[
    str, str
]  # on a number while all others are right; while others are wrong, and nobody knows why


class Composed:
    """What is known of each wrong number of a row, and how that becomes what is said."""

    def __init__(self, exercise: Exercise, token: Callable[[float], str]) -> None:
        self._exercise, self._token, self.follows = exercise, token, follows(exercise)
        self._words: list[dict[str, Words]] = [{} for _ in exercise.parts]
        for at, known in enumerate(self._words):
            for value in dict.fromkeys(wrong_numbers(exercise, at)):
                words = self._asked(at, value)
                if any(words):
                    known.setdefault(token(value), words)

    def words(self, at: int, value: float) -> Words:
        """What is known of a wrong number at one place."""
        return self._words[at].get(self._token(value), ("", ""))

    def told(self, tokens: Sequence[str]) -> str:
        """What is said to a row; nothing where none of its wrong numbers is known."""
        wrong = [at for at, one in enumerate(tokens) if one != "="]
        each = {at: self._words[at].get(tokens[at], ("", "")) for at in wrong}
        surely = all(sure and not sure.startswith(BEGIN) for sure, _ in each.values())
        said = {at: sure if surely else lost for at, (sure, lost) in each.items()}
        if not wrong or not any(said.values()):
            return ""
        parts = self._exercise.parts
        text = [right_so_far(parts, [one == "=" for one in tokens])]
        text += [f"`{parts[at]}`: {words}" for at, words in said.items() if words]
        unknown = [at for at, words in said.items() if not words]
        text += [look_again(parts, unknown), *(f"⟨{at}⟩" for at in unknown)]
        return html_of(Feedback("Not quite", " ".join(filter(None, text))))

    def as_data(self, kept: Callable[[str], int]) -> dict[str, Any]:
        """The same for JSON; texts are numbers, by which a page finds them."""
        return {
            "parts": [inside(f"`{part}`") for part in self._exercise.parts],
            "words": [
                {one: [kept(inside(words)) for words in each] for one, each in known.items()}
                for known in self._words
            ],
            "begin": BEGIN,
            "composed": html_of(Feedback("Not quite", "…")),
            "soFar": right_so_far(("…",), (True,)),
            "again": look_again(("…",), (0,)),
        }

    def _asked(self, at: int, value: float) -> Words:
        others = [place for place in range(len(self._words)) if place != at]
        row = np.array(
            strange(right_of(self._exercise), [place in others for place in range(len(self._words))])
        )
        row[at] = value
        if (
            self.follows
        ):  # from a strange number, which is no learner's own: only what is written by hand holds
            by_hand = mistakes_of_parts(self._exercise, row).get(at, "")
            return by_hand, "" if by_hand and by_accident(self._exercise, row, at) else by_hand
        explained, lost = (words_on_parts(self._exercise, row, known).get(at, "") for known in (others, ()))
        return explained, lost
