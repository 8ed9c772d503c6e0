"""How a computation goes wrong: the slips that people make, derived from the arithmetic that is right.

A slip is data: what comes out, a sentence that points at the step and does not give the answer away, the
step, and how plausible it is. The judge, the prediction in a page and an exported page use the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lessons_lib.model import describe
from lessons_lib.model.axes import axes_of, place_names
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array
from lessons_lib.slips.changes import SAME, Arithmetic, Change, Places, alike, all_numbers
from lessons_lib.slips.everywhere import everywhere, shared
from lessons_lib.slips.kinds import at_number
from lessons_lib.slips.results import in_a_result
from lessons_lib.slips.sums import left_out_each_time
from lessons_lib.slips.tables import of_the_tables
from lessons_lib.slips.values import (
    in_one_place,
    of_the_answer,
    of_the_quantities,
    on_the_way,
    rounded_early,
    weights_swapped,
    wrong_whole,
)

__all__ = ["COMMON", "Slip", "carried", "changes_of", "names_of", "slips", "slips_of"]

COMMON = 3  # the plausibility of what happens to everybody
MOST_NUMBERS = 400  # of the arithmetic; beyond, nobody does it by hand


@dataclass(frozen=True)
class Slip:
    """One way to go wrong.

    Attributes:
        values: what comes out for each number that is asked.
        sentence: what to say to the person who did it.
        step: where it happened, in a few words: ``the term of the strawberries``.
        kind: what sort of slip it is: ``sign turned``.
        plausibility: 3 for what happens to everybody, 1 for what is rare, 0 for what has many forms, such as
            a wrong digit: only many digits can tell that.
        whole: whether it was done at every place.
        places: where on the way it happened, counted from the first number: the same for all who have numbers of
            their own in one question.
    """

    values: tuple[float, ...]
    sentence: str
    step: str
    kind: str
    plausibility: int
    whole: bool = False
    places: tuple[int, ...] = ()

    @property
    def value(self) -> float:
        """What comes out, where one number is asked."""
        return self.values[0]

    def as_data(self) -> dict[str, Any]:
        """What there is to know of the slip of one number, for JSON."""
        return {"value": self.value} | {
            name: getattr(self, name) for name in ("sentence", "step", "kind", "plausibility", "whole")
        }


def slips_of(roots: Sequence[Number], others: Mapping[str, float] | None = None) -> tuple[Slip, ...]:
    """All slips on the way to some numbers; ``others`` are numbers of the question that are not needed."""
    return tuple(slip for _, slip in _changes_and_slips(roots, others or {}))


def changes_of(roots: Sequence[Number]) -> list[tuple[Change, Slip]]:
    """What can be changed on the way to some numbers, and the slip that it is."""
    return _changes_and_slips(roots, {})


def carried(
    root: Number, own: Places, changes: Sequence[tuple[Change, Slip]] | None = None
) -> Iterator[Slip]:
    """The slips on the way to a number where some numbers on that way are somebody's own, right or wrong."""
    way = Arithmetic([root], own=own)
    right = way.changed({})
    for change, slip in changes_of([root]) if changes is None else changes:
        values = way.changed(change.at)
        if math.isfinite(values[0]) and not alike(values, right):
            yield replace(slip, values=values)


def slips(trace: Trace, layer: str, unit: int = 0) -> list[dict[str, Any]]:
    """The slips on the way to one output number of a layer, as data for JSON.

    Each is a dict of ``value``, ``sentence``, ``step``, ``kind``, ``plausibility`` and ``whole``. There are none where
    the layer's arithmetic is not known.
    """
    step = trace[layer]
    names = [names_of(trace, source, X) for source, X in zip(step.sources, step.inputs, strict=True)]
    recorded = describe.told_numbers(step.layer, step.inputs, step.output, names, [unit])
    return [slip.as_data() for number in recorded.values() for slip in slips_of([number])]


def names_of(trace: Trace, source: str, X: Array) -> list[str]:
    """What the numbers of a layer's input are called: as the measures of x, or by their place, ``o2[0]``."""
    own = getattr(trace.layers[0], "names", ())
    if len(own) == X.size and source in {"x", trace.steps[0].output_name}:
        return list(own)
    if any(along := axes_of(trace)[source]):
        return list(place_names(source, X.shape, along))
    return [source + "".join(f"[{at}]" for at in place) for place in np.ndindex(X.shape)]


def _changes_and_slips(roots: Sequence[Number], others: Mapping[str, float]) -> list[tuple[Change, Slip]]:
    numbers = all_numbers(roots)
    if len(numbers) > MOST_NUMBERS:
        return []
    changes = list(_changes(roots, numbers, others))
    changes += everywhere(changes)
    for root in roots if len(roots) > 1 else ():
        places = {id(number) for number in all_numbers([root])}
        changes += everywhere([change for change in changes if _places_of(change) <= places])
    way = Arithmetic(roots)
    shaken = [Arithmetic(roots, _shaken(numbers, seed)) for seed in (1, 2)]
    known: dict[tuple[object, ...], tuple[Change, tuple[float, ...]]] = {}
    for change in sorted(changes, key=lambda change: -change.plausibility):
        values = way.changed(change.at)
        if not all(map(math.isfinite, values)):
            continue
        # Two changes with one effect give the same for other numbers too; then one of them is enough.
        effect = _effect(values, *(other.changed(change.at) for other in shaken))
        first = shared(known[effect][0], change) if effect in known else change
        known[effect] = (first, values)
    known.pop(_effect(way.changed({}), *(other.changed({}) for other in shaken)), None)
    place = {id(number): at for at, number in enumerate(numbers)}
    return [(change, _slip(change, values, place)) for change, values in known.values()]


def _slip(change: Change, values: tuple[float, ...], place: Mapping[int, int]) -> Slip:
    whole = change.everywhere == "all"
    places = tuple(sorted(place[each] for each in _places_of(change) if each in place))
    return Slip(values, change.sentence, change.step, change.kind, change.plausibility, whole, places)


def _changes(
    roots: Sequence[Number], numbers: Sequence[Number], others: Mapping[str, float]
) -> Iterator[Change]:
    for number in numbers:
        for change in at_number(number):
            alone = change.kind != "divided for multiplied" or any(number is root for root in roots)
            yield (
                change if alone else replace(change, plausibility=1)
            )  # within a sum hardly anybody does that
        if number.operation in {"+", "/"}:
            yield from weights_swapped(number)
    for root in roots:
        made_from = all_numbers([root])
        yield from of_the_answer(root, others, _is_count(made_from))
        yield from on_the_way(root, made_from)
        yield from wrong_whole(root, others)
    inner = [number for number in numbers if not any(number is root for root in roots)]
    for number in inner:
        yield from rounded_early(number)
        yield from in_a_result(number)
    yield from in_one_place(numbers)
    yield from left_out_each_time(numbers)
    yield from of_the_tables(numbers)
    yield from of_the_quantities([number for number in numbers if not number.operation], others)


def _is_count(numbers: Sequence[Number]) -> bool:
    """Whether something may have been counted: whole numbers, and no division."""
    return all(number.value == round(number.value) and number.operation != "/" for number in numbers)


def _places_of(change: Change) -> set[int]:
    return {place if isinstance(place, int) else place[0] for place in change.at}


def _shaken(numbers: Sequence[Number], seed: int) -> dict[int, float]:
    """Other numbers at the leaves; an exponent stays, so that there is a power."""
    exponents = {id(number.parts[1]) for number in numbers if number.operation == "**"}
    leaves = [number for number in numbers if not number.operation and id(number) not in exponents]
    factors = np.random.default_rng(seed).uniform(0.8, 1.25, len(leaves)).tolist()
    return {id(leaf): leaf.value * factor for leaf, factor in zip(leaves, factors, strict=True)}


def _effect(*rows: Sequence[float]) -> tuple[object, ...]:
    return tuple(f"{value:.9g}" if abs(value) > SAME else "0" for row in rows for value in row)
