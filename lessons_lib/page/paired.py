"""Which layers of two rows stand side by side: those of one name, and between them those of one place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

__all__ = ["Pairs", "paired", "same_names"]

Pairs = list[tuple[int | None, int | None]]


def paired(a: Sequence[str], b: Sequence[str]) -> Pairs:
    """The places of two rows, side by side; None where only the other has something there.

    Args:
        a: what each place of the one row is called; empty where it has no name.
        b: the same of the other.
    """
    found: Pairs = []
    here = there = 0
    for at, other in [*same_names(a, b), (len(a), len(b))]:
        found += zip_longest(range(here, at), range(there, other))
        if at < len(a):
            found.append((at, other))
        here, there = at + 1, other + 1
    return found


def same_names(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Where the names stand that both have, as many as come in one order."""
    places = {name: at for at, name in enumerate(b) if name}
    chains: list[list[tuple[int, int]]] = [[]]  # the longest that end at each of them
    for at, name in enumerate(a):
        if name in places:
            other = places[name]
            before = (chain for chain in chains if not chain or chain[-1][1] < other)
            chains.append([*max(before, key=len), (at, other)])
    return max(chains, key=len)
