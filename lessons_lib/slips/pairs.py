"""Two usual slips at once, on the way to a number or to a whole row of them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.slips.changes import Arithmetic, Change, alike, together
from lessons_lib.slips.derive import COMMON, Slip, changes_of

__all__ = ["pairs"]

MOST_PAIRED = 40  # usual changes of some numbers
TWICE = {"left out"}  # kinds that are made twice, though not everywhere
FINISHED = {"per cent", "point"}  # kinds that go with everything, and so tell nothing


def pairs(roots: Sequence[Number]) -> Iterator[Slip]:
    """Two common slips at once, on the way to some numbers."""
    usual = [
        change
        for change, slip in changes_of(roots)
        if slip.plausibility == COMMON and slip.kind not in FINISHED
    ]
    right = [root.value for root in roots]
    way = Arithmetic(roots)
    if len(roots) > 1:  # what was done in one row alone is said of that row
        usual = [change for change in usual if _all_differ(way.changed(change.at), right)]
    alone = {id(each): way.changed(each.at) for each in usual[:MOST_PAIRED]}
    if len(roots) == 1:
        yield from _with_the_other_sign(usual, alone, right[0])
    for one, two in itertools.combinations(usual[:MOST_PAIRED], 2):
        same = one.kind == two.kind and one.kind not in TWICE
        if same or one.at.keys() & two.at.keys() or one.sentence == two.sentence:
            continue
        both = together("two slips", f"{one.sentence} {two.sentence}", one.step, 1, (one, two))
        values = way.changed(both.at)
        likes = (alone[id(one)], alone[id(two)], right)
        if all(map(math.isfinite, values)) and not any(alike(values, each) for each in likes):
            yield Slip(values, both.sentence, both.step, both.kind, both.plausibility)


def _with_the_other_sign(
    usual: Sequence[Change], alone: Mapping[int, tuple[float, ...]], right: float
) -> Iterator[Slip]:
    """A usual slip, and in the end the sign of the answer turned round."""
    turned = [change for change in usual if change.kind == "sign"]
    for change in usual[:MOST_PAIRED] if turned else ():
        (value,) = alone[id(change)]
        if change.kind != "sign" and math.isfinite(value) and not alike((abs(value),), (abs(right),)):
            said = f"{change.sentence} {turned[0].sentence}"
            yield Slip((-value,), said, change.step, "two slips", 1)


def _all_differ(one: Sequence[float], other: Sequence[float]) -> bool:
    return not any(alike([a], [b]) for a, b in zip(one, other, strict=True))
