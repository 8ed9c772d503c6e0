"""The same slip made at every place where it can be made, and two slips that nothing tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lessons_lib.slips.changes import Change, together

__all__ = ["everywhere", "shared"]


def everywhere(changes: Sequence[Change]) -> list[Change]:
    """The same slip at every place where it can be made."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.everywhere and change.everywhere != "all":
            groups.setdefault((change.kind, change.everywhere), []).append(change)
    return [_of_all(said, group) for (_, said), group in groups.items() if len(group) > 1]


def _of_all(said: str, group: Sequence[Change]) -> Change:
    """What was done to one number of the question, wherever it is used, is said of that number."""
    if len({change.sentence for change in group}) == 1:
        said = group[0].sentence
    at = together(group[0].kind, said, "", 0, group).at
    return replace(group[0], sentence=said, at=at, everywhere="all")


def shared(one: Change, other: Change) -> Change:
    """Of two changes with one effect, the first; a digit may be that of either number, and both are said."""
    if one.kind != "digit" or other.kind != "digit" or other.step in one.step:
        return one
    steps = f"{one.step} or {other.step}"
    return replace(one, sentence=f"A digit is lost or too many, it seems, of {steps}.", step=steps)
