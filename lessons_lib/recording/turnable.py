"""Which numbers of a function's code can be turned: those that are followed wherever they go, as its inputs are.

The function is recorded once more, with its own numbers as further inputs. Where nothing but that tells the new record
from the plain one, each of them is known by its place, and what the function gives for another number follows from the
record. Elsewhere (a number that counts the rounds of a loop, or decides something unseen) it stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from lessons_lib.layers import Layer
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.operators import WHOLE
from lessons_lib.recording.constants import constants
from lessons_lib.recording.limit import Limit
from lessons_lib.recording.runs import Run, Runs, UnfitError
from lessons_lib.recording.ways import Fork, Part, Recording, Way, record

__all__ = ["Followed", "followed"]

Row = tuple[Any, ...]
# Where Python's own numbers go other ways than NumPy's, or take whole numbers alone.
NOT_TURNED_IN = frozenset({"**", "round"})
DIVIDING = frozenset({"/", "//", "%"})


class Followed(NamedTuple):
    """A recording in which rows ``("c", 1)`` are numbers of the code, and which these are."""

    recording: Recording
    rows: list[Row]
    positions: tuple[int, ...]


def followed(layer: Layer, inputs: tuple[Array, ...], output: Array, plain: Recording) -> Followed | None:
    """The recording of a function as numbers of its code are followed; None where none can be."""
    known = constants(layer)
    positions = [at for at, each in enumerate(known) if each.value != 0]  # a bare 0 is left out of a sum
    best = _followed(layer, inputs, output, plain, positions)
    if best is None:
        alone = [at for at in positions if _is_followed_alone(layer, inputs, output, at)]
        best = _followed(layer, inputs, output, plain, alone)
        if best is None:  # another way of the function does with one of them what is not followed
            limit = Limit()
            every = (each for each in alone if not limit.is_reached())
            alone = [at for at in every if _followed(layer, inputs, output, plain, [at])]
            best = _followed(layer, inputs, output, plain, alone)
    if best and (unfit := _unfit(best.rows)):
        best = _followed(layer, inputs, output, plain, [at for at in best.positions if at not in unfit])
    return best


def _is_followed_alone(layer: Layer, inputs: tuple[Array, ...], output: Array, position: int) -> bool:
    """Whether one run is the same where this number alone is followed; whether all ways are is seen of all together."""
    plain, again = (_once(layer, inputs, output, each) for each in ((), (position,)))
    if plain is None or again is None:
        return False
    rows = _rows(again, inputs)
    return _asked(plain) == _asked(again) and _is_the_same(again, rows, plain, _values(layer))


def _once(
    layer: Layer, inputs: tuple[Array, ...], output: Array, positions: Collection[int]
) -> Recording | None:
    runs = Runs(layer, inputs, output, positions)
    try:
        run = runs.run({})
    except (UnfitError, OverflowError):
        return None
    every = tuple(range(output.size))
    return Recording(runs.operations, output.shape, (Part(every, run),)) if run and run.values else None


def _asked(recording: Recording) -> list[int]:
    return [len(part.way.asked) for part in recording.parts if isinstance(part.way, Run)]


def _followed(
    layer: Layer, inputs: tuple[Array, ...], output: Array, plain: Recording, positions: Collection[int]
) -> Followed | None:
    again = record(layer, inputs, output, positions) if positions else None
    if again is None:
        return None
    rows = _rows(again, inputs)
    if not _is_the_same(again, rows, plain, _values(layer)):
        return None
    found = {row[1] for row in rows if row[0] == "c"}
    return Followed(again, rows, tuple(sorted(found))) if found else None


def _rows(recording: Recording, inputs: tuple[Array, ...]) -> list[Row]:
    """The rows of a recording, in which numbers of the code are inputs after the others, by their kinds."""
    first = sum(each.size for each in inputs)
    every = recording.operations.rows
    return [("c", row[1] - first) if row[0] == "x" and row[1] >= first else row for row in every]


def _values(layer: Layer) -> list[float]:
    return [each.value for each in constants(layer)]


def _is_the_same(again: Recording, rows: Sequence[Row], plain: Recording, values: Sequence[float]) -> bool:
    """Whether a recording is the plain one, once its numbers of the code are written as numbers again."""
    places: list[int] = []
    known: dict[tuple[Row, str], int] = {}
    names = again.operations.names
    for at, (word, *parts) in enumerate(rows):
        if word in {"c", "="}:
            row: Row = ("=", float(values[parts[0]] if word == "c" else parts[0]).hex())
        else:
            row = (word, *(parts if word == "x" else [places[part] for part in parts]))
        places.append(known.setdefault((row, names.get(at, "")), len(known)))
    theirs = [
        (("=", float(row[1]).hex()) if row[0] == "=" else row, plain.operations.names.get(at, ""))
        for at, row in enumerate(plain.operations.rows)
    ]
    same = range(len(theirs))
    return list(known) == theirs and _parts(again, places) == _parts(plain, same)


def _parts(recording: Recording, places: Sequence[int]) -> list[Any]:
    return [(part.outputs, _way(part.way, places)) for part in recording.parts]


def _way(way: Way, places: Sequence[int]) -> Any:
    """A way in plain words, its operations by their places in another row."""
    if way is None:
        return None
    if isinstance(way, Fork):
        words, left, right = way.question
        asked = words, places[left], None if right is None else places[right]
        return asked, _way(way.yes, places), _way(way.no, places)
    return [places[end] if isinstance(end, int) else end for end in way.ends]


def _unfit(rows: Sequence[Row]) -> set[int]:
    """The numbers with which the function would do something else than its record, if they were turned."""
    own = {at: row[1] for at, row in enumerate(rows) if row[0] == "c"}
    found = set()
    for word, *parts in rows:
        if word in NOT_TURNED_IN:
            found |= {own[part] for part in parts if part in own}
        elif word in DIVIDING and parts[1] in own and rows[parts[0]][0] in WHOLE:
            found.add(own[parts[1]])
    return found
