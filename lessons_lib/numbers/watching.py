"""What a function does with recorded numbers that leaves no history: it writes them as text, or wants them plain.

Text can become a number again, or be asked what it begins with, and nobody would know. Only what is printed is
harmless, and to be sure of it what is printed is disguised in further runs: where that changes a result, the
result came through the text.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import CodeType

__all__ = [
    "DISGUISES",
    "MOST_MADE",
    "Disguise",
    "TooManyError",
    "Watch",
    "as_written",
    "note_made",
    "note_plain",
    "note_printed",
    "watching",
]

Disguise = Callable[[float], float]

# Recorded numbers that one run may make. A page holds 20,000 operations, and what is left out of it again, such as
# sums on their way, to about as many; a network that is called inside a function makes millions.
MOST_MADE = 50_000


class TooManyError(Exception):
    """A function makes more numbers than can be followed one by one."""


# Other numbers in place of what is written: with and without a minus, long and short, rising and falling.
DISGUISES: tuple[Disguise, ...] = (
    lambda value: 1234.5678 - 7.3 * value,
    lambda value: -90.125 - 3 * abs(value),
    lambda value: 6.0 + round(abs(value)),
)


@dataclass
class Watch:
    """What was seen while a function ran."""

    disguise: Disguise | None = None  # what text says in place of the numbers that there are
    written: bool = False
    where: tuple[
        tuple[CodeType, int, str | None], ...
    ] = ()  # first: code, instruction and room, from the inside out
    printed: bool = False
    plain: bool = False  # whether a plain number was asked for
    made: int = 0  # how many numbers were made


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching(disguise: Disguise | None = None) -> Iterator[Watch]:
    """Watch what is done with recorded numbers from here on."""
    watch = Watch(disguise)
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def as_written(value: float) -> float:
    """The value that a text about to be made should show."""
    watch = _watch.get()
    if watch is None:
        return value
    if not watch.written:
        watch.written, watch.where = True, tuple(_callers())
    return watch.disguise(value) if watch.disguise else value


def _callers() -> Iterator[tuple[CodeType, int, str | None]]:
    """Who asked for a text, and who called them."""
    frame = sys._getframe(2)
    while frame.f_back is not None:
        yield frame.f_code, frame.f_lasti, frame.f_globals.get("__name__")
        frame = frame.f_back


def note_plain() -> None:
    """Remember that a plain number was asked for: whoever gets none may go another way."""
    watch = _watch.get()
    if watch is not None:
        watch.plain = True


def note_made() -> None:
    """Count a number that was made, and end a run that would never end.

    Raises:
        TooManyError: there are too many; and from then on at each, so that no way around leads on.
    """
    watch = _watch.get()
    if watch is not None:
        watch.made += 1
        if watch.made > MOST_MADE:
            raise TooManyError


def note_printed(text: str) -> None:
    """Remember whether anything was printed: what was written may have been for people only."""
    watch = _watch.get()
    if watch is not None:
        watch.printed |= bool(text)
