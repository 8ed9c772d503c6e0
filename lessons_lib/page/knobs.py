"""What of a model can be turned by hand, each number of x, each weight and bias; and the model so turned."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lessons_lib.layers import BuiltIn, Layer, Linear
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.numbers.notation import shape_words
from lessons_lib.page.readings import Reading, readings

__all__ = ["Knob", "all_settings", "chosen_knobs", "turned"]

FINENESS = 300  # positions of a slider from end to end, at most
MOST_FOR_X = 12  # a longer x gets no knob for each of its numbers unless they are asked for


@dataclass(frozen=True)
class Knob:
    """One number that can be turned. ``key`` is how one would type it: ``x[0]``, ``L2.weights[0, 1]``."""

    key: str
    label: str
    value: float
    low: float
    high: float

    @property
    def step(self) -> float:
        """How far one notch of the slider moves it: a round number, so that x stays one to calculate with."""
        return _round_up((self.high - self.low) / FINENESS)


def all_settings(trace: Trace) -> dict[str, Array]:
    """Every array with numbers to turn: x, and the weights and other fields of the package's layers."""
    found = {"x": trace.x}
    for step in trace:
        for name in _fields(step.layer):
            found[f"{step.name}.{name}"] = np.asarray(getattr(step.layer, name))
    return found


def chosen_knobs(trace: Trace, keys: Sequence[str] | None) -> list[Knob]:
    """The knobs for some keys; a key without an index, such as ``x``, stands for all numbers of it.

    Raises:
        InputTypeError: a key is no text.
        InputValueError: a key names nothing that can be turned.
    """
    if keys is None:
        keys = ["x"] if trace.x.size <= MOST_FOR_X else []
    settings, named = all_settings(trace), readings(trace)
    return [knob for key in keys for knob in _knobs(key, settings, named)]


def turned(layers: Sequence[Layer], x: Array, values: Mapping[str, float]) -> tuple[list[Layer], Array]:
    """The layers and the x with some numbers turned; everything given stays as it is."""
    new_layers, new_x = list(layers), x.copy()
    for key, value in values.items():
        place, index = _parsed(key)
        if place == "x":
            new_x[index] = value
        else:
            position, name = int(place.partition(".")[0][1:]) - 1, place.partition(".")[2]
            new_layers[position] = _with_number(new_layers[position], name, index, value)
    return new_layers, new_x


def _with_number(layer: Layer, name: str, index: tuple[int, ...], value: float) -> Layer:
    numbers_of = np.array(getattr(layer, name), dtype=float)
    numbers_of[index] = value
    return dataclasses.replace(layer, **{name: numbers_of if numbers_of.ndim else numbers_of.item()})  # type: ignore[type-var]


def _fields(layer: Layer) -> list[str]:
    """The fields of a layer of the package that hold numbers one can turn."""
    if not isinstance(layer, BuiltIn) or not dataclasses.is_dataclass(layer):
        return []
    fields = [field.name for field in dataclasses.fields(layer) if field.init]
    return [name for name in fields if isinstance(getattr(layer, name), float | np.ndarray)]


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


def _knobs(key: str, settings: Mapping[str, Array], named: Sequence[Reading]) -> list[Knob]:
    place, index = _parsed(key)
    if place not in settings:
        known = ", ".join(f"{name} ({shape_words(values.shape)})" for name, values in settings.items())
        raise InputValueError(f"There is no {place} to turn. What can be turned here: {known}.")
    values = settings[place]
    if "[" not in key and values.ndim:
        return [_knob(place, each, values, named) for each in np.ndindex(values.shape)]
    if len(index) != values.ndim or any(at >= size for at, size in zip(index, values.shape, strict=False)):
        first = ", ".join("0" for _ in values.shape)
        last = ", ".join(str(size - 1) for size in values.shape)
        raise InputValueError(
            f"{place} has {shape_words(values.shape)}, {place}[{first}] to {place}[{last}], and got {key}."
        )
    return [_knob(place, index, values, named)]


def _knob(place: str, index: tuple[int, ...], values: Array, named: Sequence[Reading]) -> Knob:
    key = f"{place}[{', '.join(map(str, index))}]" if index else place
    size = float(np.abs(values).max())
    high = _round_up((1.5 if place == "x" else 2) * size or 1.0)
    # A weight may always change its sign; a measure that is never below 0 in this x stays above.
    low = 0.0 if place == "x" and values.min() >= 0 else -high
    if values.ndim == 0 and 0 <= values <= 1:  # a share, such as the slope of a leaky ReLU
        low, high = 0.0, 1.0
    return Knob(key, _label(place, index, key, named), float(values[index]), low, high)


def _label(place: str, index: tuple[int, ...], key: str, named: Sequence[Reading]) -> str:
    """A knob's name in words: ``broccoli``, ``L2: weight of broccoli for o2``."""
    if place == "x":
        return named[0].names[int(np.ravel_multi_index(index, named[0].values.shape))]
    reading = named[int(place.partition(".")[0][1:])]
    if reading.step is None or not isinstance(reading.step.layer, Linear):
        return key.replace(".", ": ", 1)  # L3: slope
    unit = f"{reading.step.name}: {{}} {reading.names[index[0]]}"
    return (
        unit.format("bias of")
        if len(index) == 1
        else unit.format(f"weight of {reading.source.names[index[1]]} for")
    )


def _round_up(value: float) -> float:
    """The next of 1, 2, 3, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(factor * power for factor in (1, 2, 3, 5, 10) if factor * power >= value * 0.999)
