"""Who asks for a part that is not there hears which there are, and the line that gives what was meant."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import TYPE_CHECKING, Any

from lessons_lib.numbers.telling import did_you_mean, listed

__all__ = ["MissingPartError", "Parts"]


class MissingPartError(AttributeError):
    """A part was asked for by its name, and is not there; its words are only put together where they are read."""

    def __init__(self, whole: Parts, name: str) -> None:
        super().__init__(whole, name)
        self.whole, self.asked = whole, name

    def __str__(self) -> str:
        kind, elsewhere = type(self.whole), ""
        # Of one that is only half made, not even its parts are known.
        with contextlib.suppress(AttributeError):
            elsewhere = self.whole.elsewhere(self.asked)
        public = [each for each in dir(kind) if not each.startswith("_")]
        named: Any = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
        fields = [each.name for each in named if not each.name.startswith("_")]
        has = did_you_mean(self.asked, [*fields, *public]) or (f" It has {listed(fields)}." if fields else "")
        return f"{kind.__name__} has no {self.asked!r}.{f' {elsewhere}' if elsewhere else has}"


class Parts:
    """What has parts with names, and tells of them."""

    def elsewhere(self, name: str) -> str:
        """Where somebody finds what was meant by a name that is not there; nothing where nobody knows."""
        del name
        return ""

    if not TYPE_CHECKING:  # or no name would be wrong any more

        def __getattr__(self, name: str) -> Any:
            # A property of its own that failed says why.
            if name.startswith("_") or hasattr(type(self), name):
                return object.__getattribute__(self, name)
            raise MissingPartError(self, name)
