"""How it is told what is wrong with what a person gave: the two errors, and the words that all messages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = [
    "GIVEN",
    "RETURNED",
    "InputTypeError",
    "InputValueError",
    "Words",
    "did_you_mean",
    "listed",
    "placed",
    "shortened",
    "shown",
    "typed_name",
]


class Words(NamedTuple):
    """How a message speaks of what came: ``L1 · Input expects numbers and got text``, ``x[1] is text``."""

    expects: str = "expects"
    got: str = "got"
    x: str = "x"
    example: str = ", as in (100, 2000, 100)"


GIVEN = Words()
RETURNED = Words("should return", "returned", "output", example="")


class InputValueError(ValueError):
    """The right kind of input with a wrong value: its length, its shape, a NaN."""


class InputTypeError(TypeError):
    """The wrong kind of input: text, None, a list of layers."""


def placed(called: str, index: Iterable[int]) -> str:
    """One place in what came: ``x[1][0]``."""
    return called + "".join(f"[{each}]" for each in index)


def listed(names: Sequence[str], most: int = 6) -> str:
    """Names one after another; of many the first, and the last: ``L1, L2, … L30``."""
    return ", ".join(names[:most]) + (f", … {names[-1]}" if len(names) > most else "")


def did_you_mean(word: object, known: Sequence[str]) -> str:
    """The known name that someone may have meant, as a question; nothing where none is near, or one is all there is."""
    import difflib  # noqa: PLC0415 (only a message needs it; it would make the import of the package slower)

    close = difflib.get_close_matches(str(word), known, 1)
    return f" Did you mean {close[0]!r}?" if close and len(known) > 1 else ""


def typed_name(x: object) -> str:
    """What a learner calls a function, where Python knows it: of one made with `def`, or a class; else nothing."""
    name = getattr(x, "__name__", "")
    return name if isinstance(name, str) and name.isidentifier() else ""


def shortened(x: object, length: int = 60) -> str:
    """What x looks like, in one line; without its address, which says nothing and differs at each run."""
    if isinstance(x, type):
        return f"the class {x.__name__} itself, without brackets"
    text = re.sub(r" at 0x[0-9a-fA-F]+", "", " ".join(shown(x).split()))
    return text if len(text) <= length else text[: length - 1] + "…"


def shown(x: object) -> str:
    """What x looks like, also where it fails to say so."""
    try:
        return repr(x)
    except Exception:  # noqa: BLE001 - somebody else's object may fail in any way at all
        return f"a {type(x).__name__} that cannot be shown"
