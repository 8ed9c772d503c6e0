"""What a function does with recorded numbers that leaves no history: it writes them as text, or wants them plain.

Text can become a number again, and nobody would know. So what was written is disguised in another run: where
that changes a result, the result came through the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

__all__ = ["Watch", "as_written", "note_plain", "watching"]


@dataclass
class Watch:
    """What was seen while a function ran."""

    disguised: bool = False  # whether text says other numbers than there are
    written: bool = False
    plain: bool = False  # whether a plain number was asked for


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching(disguised: bool = False) -> Iterator[Watch]:
    """Watch what is done with recorded numbers from here on."""
    watch = Watch(disguised)
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
    watch.written = True
    return 1234.5678 - 7.3 * value if watch.disguised else value


def note_plain() -> None:
    """Remember that a plain number was asked for: whoever gets none may go another way."""
    watch = _watch.get()
    if watch is not None:
        watch.plain = True
