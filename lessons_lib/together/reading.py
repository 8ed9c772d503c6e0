"""A guess as somebody types it: which number it is, or, in words, why it is none.

Pages that judge by themselves read in the same way: reading.js, which a test holds to this.
"""

from __future__ import annotations

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
AFTER_SIGN = re.compile(r"(?<=^[+-])\s+")
IN_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)
DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+(e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)
TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)  # 5,800: a comma for thousands, or for decimals
# 11 600, 11'600, 1,234,567.8: digits in threes, and decimals behind another mark. The spaces are those of print, too.
IN_THREES = re.compile(
    r"([+-]?)([1-9]\d{0,2}([ \u00a0\u2009\u202f'’_.,])\d{3}(?:\3\d{3})*)(?:([.,])(\d*))?", re.ASCII
)
SHARE = re.compile(r"([^/]+)/([^/]+)")
PERCENT = re.compile(r"[%‰]|per ?cent", re.IGNORECASE)
# Numbers among words, and what has to be worked out.
AMONG = re.compile(
    r"(?<![\w.,])[+-]?(?:\d[\d.,'’_]*(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))*|[.,]\d+)(?:e[+-]?\d+)?",
    re.IGNORECASE | re.ASCII,
)
WORK = re.compile(r"[*^×·²³√]|[A-Za-z]\(")
SPACE_IN_ROW = re.compile(r"(?<![\w.])\d{1,3}(?: 0\d\d|[\u00a0\u2009\u202f]\d{3})(?!\d)", re.ASCII)


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
    """The number that a text is: with a point or a comma, in threes, or a fraction."""
    plain = AFTER_SIGN.sub("", _bare(text.translate(MINUS)))
    if not plain:
        raise RefusedError(REFUSED["empty"])
    share = SHARE.fullmatch(plain)
    above, below = map(_exact, share.groups() if share else (plain, "1"))
    if above is None or below is None:
        raise RefusedError(_why_none(plain))
    if not below:
        raise RefusedError(REFUSED["by_zero"])
    if above and not LEAST <= abs(above / below) <= MOST:
        raise RefusedError(REFUSED["no_number"].format(given=plain))
    return float(above / below)


def told_back(guess: Guess) -> str:
    """A guess as its page says it back."""
    return guess if isinstance(guess, str) else ", ".join(f"{each:.10g}" for each in guess)


def _bare(text: str) -> str:
    """A text without the brackets around it."""
    found = IN_BRACKETS.fullmatch(text.strip())
    return (found[1] or found[2] or "").strip() if found else text.strip()


def _exact(part: str) -> Fraction | None:
    """The number that is written; None if it is none."""
    plain = _without_marks(part.strip())
    if TWO_WAYS.fullmatch(plain):
        whole, behind = plain.split(",")
        raise RefusedError(
            REFUSED["two_ways"].format(given=plain, thousands=whole + behind, decimals=f"{whole}.{behind}")
        )
    if DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    return Fraction(plain) if NUMBER.fullmatch(plain) else None


def _without_marks(plain: str) -> str:
    """A number without the marks between thousands, where nothing else can be meant by them."""
    found = IN_THREES.fullmatch(plain)
    if found is None:
        return plain
    sign, whole, mark, point, decimals = found.groups()
    if mark == point or (mark in ".," and not point and whole.count(mark) == 1):
        return plain
    return f"{sign}{whole.replace(mark, '')}{'.' if point else ''}{decimals or ''}"


def _why_none(plain: str) -> str:
    """What to write in place of a text that is no number."""
    if PERCENT.search(plain):
        return REFUSED["percent"]
    found, beside = AMONG.findall(plain), " ".join(AMONG.sub(" ", plain).split())
    if found and (len(found) > 1 or WORK.search(plain)):
        return REFUSED["several"].format(given=plain)
    return REFUSED["alone" if found and beside else "no_number"].format(given=plain, beside=beside)


def _of_box(name: str, text: str) -> float:
    try:
        return as_number(text)
    except RefusedError as error:
        raise RefusedError(f"{name}: {error}" if name else str(error)) from None


def _row(text: str) -> Guess:
    """Some numbers in one box, where how many they are is a part of the question."""
    plain = text.translate(MINUS).strip()
    inside = re.sub(r"\s*/\s*", "/", plain.strip("()[]"))
    if unclear := SPACE_IN_ROW.search(inside):
        raise RefusedError(REFUSED["space_in_row"].format(given=unclear[0]))
    words = filter(None, re.split(r"[\s;]+", inside))
    # In brackets a comma stands between numbers, as in Python.
    pieces = [piece for word in words for piece in _apart(word.rstrip(","), sure=plain[0] in "([")]
    if not pieces:
        raise RefusedError(REFUSED["empty"])
    if len(pieces) > MOST_IN_A_ROW:
        raise RefusedError(REFUSED["too_many"].format(most=MOST_IN_A_ROW))
    return tuple(as_number(piece) for piece in pieces)


def _apart(word: str, *, sure: bool) -> list[str]:
    """What stands without a space: 1,2,3 are three numbers, and 1,2 may be one or two."""
    if word.count(",") == 1 and not sure:
        raise RefusedError(REFUSED["comma_in_row"].format(given=word))
    return word.split(",")
