"""A guess as somebody types it: which number it is, or, in words, why it is none."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from lessons_lib.together.words import REFUSED

__all__ = ["Guess", "RefusedError", "as_number", "guess_of", "told_back"]

Guess = tuple[float, ...] | str  # numbers, or what was chosen

LONGEST = 200  # characters
MOST_IN_A_ROW = 20
LEAST, MOST = Fraction(1, 10**300), 10**300  # what a float holds with all its digits
MINUS = str.maketrans("\u2212\u2013", "--")  # as a telephone writes it
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)
DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+", re.ASCII)
TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)  # 5,800: a comma for thousands, or for decimals
SHARE = re.compile(r"([^/]+)/([^/]+)")


class RefusedError(Exception):
    """Why a guess is not taken, in words for the learner."""


def guess_of(question: Mapping[str, Any], given: object) -> Guess:
    """The guess in what a page sent: a text for each box, or the one that was chosen."""
    texts = [str(each)[:LONGEST] for each in given] if isinstance(given, list) else [str(given)[:LONGEST]]
    choices = question.get("choices") or ()
    if choices:
        if len(texts) != 1 or texts[0] not in choices:
            raise RefusedError(REFUSED["choose"])
        return texts[0]
    if question.get("many"):
        return _row(texts[0] if texts else "")
    boxes = question.get("boxes") or ("",)
    if len(texts) != len(boxes):
        raise RefusedError(REFUSED["each_box"].format(count=len(boxes)))
    return tuple(_of_box(name, text) for name, text in zip(boxes, texts, strict=True))


def as_number(text: str) -> float:
    """The number that a text is: with a point or a comma, or a fraction."""
    plain = text.strip().translate(MINUS)
    if not plain:
        raise RefusedError(REFUSED["empty"])
    parts = SHARE.fullmatch(plain)
    if parts is None:
        return float(_exact(plain))
    above, below = (_exact(part.strip()) for part in parts.groups())
    if not below:
        raise RefusedError(REFUSED["by_zero"])
    if not LEAST <= abs(above / below) <= MOST and above:
        raise RefusedError(REFUSED["no_number"])
    return float(above / below)


def told_back(guess: Guess) -> str:
    """A guess as its page says it back."""
    return guess if isinstance(guess, str) else ", ".join(f"{each:.10g}" for each in guess)


def _exact(plain: str) -> Fraction:
    if plain.endswith("%"):
        raise RefusedError(REFUSED["percent"])
    if TWO_WAYS.fullmatch(plain):
        whole, behind = plain.split(",")
        raise RefusedError(
            REFUSED["two_ways"].format(given=plain, thousands=whole + behind, decimals=f"{whole}.{behind}")
        )
    if DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    if not NUMBER.fullmatch(plain) or not math.isfinite(float(plain)):
        raise RefusedError(REFUSED["no_number"])
    return Fraction(plain)


def _of_box(name: str, text: str) -> float:
    try:
        return as_number(text)
    except RefusedError as error:
        raise RefusedError(f"{name}: {error}" if name else str(error)) from None


def _row(text: str) -> Guess:
    """Some numbers in one box, where how many they are is a part of the question."""
    words = re.split(r"[\s;]+", text.strip().strip("()[]"))
    pieces = [piece for word in filter(None, words) for piece in _apart(word.rstrip(","))]
    if not pieces:
        raise RefusedError(REFUSED["empty"])
    if len(pieces) > MOST_IN_A_ROW:
        raise RefusedError(REFUSED["too_many"].format(most=MOST_IN_A_ROW))
    return tuple(as_number(piece) for piece in pieces)


def _apart(word: str) -> list[str]:
    """What stands without a space: 1,2,3 are three numbers, and 1,2 may be one or two."""
    if word.count(",") == 1:
        raise RefusedError(REFUSED["comma_in_row"].format(given=word))
    return word.split(",")
