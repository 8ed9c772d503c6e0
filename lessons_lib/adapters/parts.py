"""What holds several things: tuples, lists, dicts and data classes, taken apart and put together again."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

__all__ = ["Pick", "leaves", "parts", "with_parts"]


class Pick(NamedTuple):
    """How one takes a part: ``[0]``, ``['logits']``, ``.logits``."""

    key: Any
    by_name: bool

    def of(self, whole: Any) -> Any:
        """The part."""
        return getattr(whole, self.key) if self.by_name else whole[self.key]

    def __str__(self) -> str:
        return f".{self.key}" if self.by_name else f"[{self.key!r}]"


def parts(whole: Any) -> list[tuple[Pick, Any]]:
    """Each part of what holds several, and how one takes it; of anything else none."""
    if is_dataclass(whole) and not isinstance(whole, type):
        # (what is not set is none of them: a data class of transformers is a dict of what is)
        there = ((each.name, getattr(whole, each.name, None)) for each in fields(whole))
        return [(Pick(name, by_name=True), each) for name, each in there if each is not None]
    if isinstance(whole, Mapping):
        return [(Pick(key, by_name=False), each) for key, each in whole.items()]
    if isinstance(whole, tuple | list):
        return [(Pick(at, by_name=False), each) for at, each in enumerate(whole)]
    return []


def with_parts(whole: Any, change: Callable[[Any], Any]) -> Any:
    """The same with each of its parts changed; itself, where none of them is another one then."""
    found = [(pick, each, change(each)) for pick, each in parts(whole)]
    if all(before is after for _, before, after in found):
        return whole
    if isinstance(whole, tuple):
        made = (after for *_, after in found)
        return type(whole)(*made) if hasattr(whole, "_make") else type(whole)(made)
    again = copy.copy(whole)
    for pick, _, after in found:
        if pick.by_name:
            object.__setattr__(again, pick.key, after)
        if not pick.by_name or isinstance(whole, Mapping):
            again[pick.key] = after
    return again


def leaves(whole: Any, kind: type, ways: tuple[Pick, ...] = ()) -> Iterator[tuple[tuple[Pick, ...], Any]]:
    """Everything of some kind in it, however deep it stands, with the way there."""
    if isinstance(whole, kind):
        yield ways, whole
        return
    for pick, each in parts(whole):
        yield from leaves(each, kind, (*ways, pick))
