"""What of a model can be turned by hand, each number of x, each weight and bias; and the model so turned."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

import numpy as np

from lessons_lib.model import Model, Trace
from lessons_lib.model.parameters import position
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.numbers.notation import shape_words

__all__ = ["chosen_keys", "place_range", "turned"]

FINENESS = 300  # positions of a slider from end to end, at most


def chosen_keys(trace: Trace, keys: Sequence[str] | None) -> list[str] | None:
    """The keys of single numbers; a key without an index, such as ``x``, stands for all numbers of it.

    Raises:
        InputTypeError: a key is no text.
        InputValueError: a key names nothing that can be turned.
    """
    if keys is None:
        return None
    row = Model.of(trace)
    known = {"x": trace.x} | {key: each.values for key, each in row.parameters.items()}
    return [each for key in keys for each in _keys(key, known, row)]


def turned(trace: Trace, values: Mapping[str, float]) -> tuple[Model, Array]:
    """The model and the x of a trace with some numbers turned; the trace stays as it is."""
    model, x = Model.of(trace), trace.x.copy()
    changed: dict[str, Array] = {}
    for key, value in values.items():
        place, index = _parsed(key)
        if place != "x" and place not in changed:
            changed[place] = np.array(model.parameters[place].values)
        (x if place == "x" else changed[place])[index] = value
    return model.with_parameters(changed), x


def _parsed(key: str) -> tuple[str, tuple[int, ...]]:
    """``L2.weights[0, 1]`` as its place and its index; an index that is missing or no index is empty."""
    if not isinstance(key, str):
        raise InputTypeError(
            f'A knob is named in quotes, as in knobs=["x[0]", "L2.weights[0, 1]"], and one was {key!r}.'
        )
    found = re.fullmatch(r"\s*([\w.]+?)\s*(?:\[([\d,\s]*)\])?\s*", key)
    if not found:
        return key, ()
    return found[1], tuple(int(part) for part in (found[2] or "").split(",") if part.strip())


def _keys(key: str, known: Mapping[str, Array], row: Model) -> list[str]:
    place, index = _parsed(key)
    place = position(row, place)
    if place not in known:
        listed = ", ".join(f"{name} ({shape_words(values.shape)})" for name, values in known.items())
        raise InputValueError(f"There is no {place} to turn. What can be turned here: {listed}.")
    shape = known[place].shape
    if "[" not in key and shape:
        return [_key(place, each) for each in np.ndindex(shape)]
    if len(index) != len(shape) or any(at >= size for at, size in zip(index, shape, strict=False)):
        first, last = (_key(place, [end * (size - 1) for size in shape]) for end in (0, 1))
        raise InputValueError(f"{place} has {shape_words(shape)}, {first} to {last}, and got {key}.")
    return [_key(place, index)]


def _key(place: str, index: Sequence[int]) -> str:
    return f"{place}[{', '.join(map(str, index))}]" if index else place


def place_range(
    values: Array, lowest: float | None = None, highest: float | None = None, room: float = 2
) -> tuple[float, float, float]:
    """How far the numbers of one array may be turned, down and up, and by which notch."""
    high = _round_up(room * float(np.abs(values).max()) or 1.0) if highest is None else highest
    low = -high if lowest is None else lowest
    return low, high, _round_up((high - low) / FINENESS)


def _round_up(value: float) -> float:
    """The next of 1, 2, 3, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(factor * power for factor in (1, 2, 3, 5, 10) if factor * power >= value * 0.999)
