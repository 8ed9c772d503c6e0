"""What of a model can be turned by hand, each number of x, each weight and bias; and the model so turned."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lessons_lib.layers import Parameter
from lessons_lib.model import Model, Trace
from lessons_lib.model.parameters import position
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
    """Every array with numbers to turn: x, and each parameter of the model's layers."""
    return {"x": trace.x} | {key: each.values for key, each in _parameters(trace).items()}


def _parameters(trace: Trace) -> dict[str, Parameter]:
    return Model.of(trace).parameters


def chosen_knobs(trace: Trace, keys: Sequence[str] | None) -> list[Knob]:
    """The knobs for some keys; a key without an index, such as ``x``, stands for all numbers of it.

    Raises:
        InputTypeError: a key is no text.
        InputValueError: a key names nothing that can be turned.
    """
    if keys is None:
        keys = ["x"] if trace.x.size <= MOST_FOR_X else []
    settings, labels = all_settings(trace), _Labels(trace)
    return [knob for key in keys for knob in _knobs(key, settings, labels)]


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


def _knobs(key: str, settings: Mapping[str, Array], labels: _Labels) -> list[Knob]:
    place, index = _parsed(key)
    place = position(labels.row, place)
    if place not in settings:
        known = ", ".join(f"{name} ({shape_words(values.shape)})" for name, values in settings.items())
        raise InputValueError(f"There is no {place} to turn. What can be turned here: {known}.")
    values = settings[place]
    if "[" not in key and values.ndim:
        return [_knob(place, each, values, labels) for each in np.ndindex(values.shape)]
    if len(index) != values.ndim or any(at >= size for at, size in zip(index, values.shape, strict=False)):
        first = ", ".join("0" for _ in values.shape)
        last = ", ".join(str(size - 1) for size in values.shape)
        raise InputValueError(
            f"{place} has {shape_words(values.shape)}, {place}[{first}] to {place}[{last}], and got {key}."
        )
    return [_knob(place, index, values, labels)]


def _knob(place: str, index: tuple[int, ...], values: Array, labels: _Labels) -> Knob:
    key = f"{place}[{', '.join(map(str, index))}]" if index else place
    size = float(np.abs(values).max())
    high = _round_up((1.5 if place == "x" else 2) * size or 1.0)
    # A weight may always change its sign; a measure that is never below 0 in this x stays above.
    low = 0.0 if place == "x" and values.min() >= 0 else -high
    if place in labels.parameters:
        parameter = labels.parameters[place]
        low = low if parameter.low is None else parameter.low
        high = high if parameter.high is None else parameter.high
    return Knob(key, labels.of(place, index), float(values[index]), low, high)


class _Labels:
    """What each number that can be turned is called: ``broccoli``, ``L2: weight of broccoli for o2``."""

    def __init__(self, trace: Trace) -> None:
        self.row = Model.of(trace)
        self.parameters = self.row.parameters
        self.named = {reading.step.name if reading.step else "x": reading for reading in readings(trace)}

    def of(self, place: str, index: tuple[int, ...]) -> str:
        """The label of the number at this index of x or of a parameter."""
        if place == "x":
            reading = self.named["x"]
            return reading.names[int(np.ravel_multi_index(index, reading.values.shape))]
        layer, _, name = place.rpartition(".")
        key = f"{name}[{', '.join(map(str, index))}]" if index else name
        if layer not in self.named:  # a layer of a model inside
            return f"{layer}: {key}"
        return f"{layer}: {self._of_parameter(self.parameters[place], self.named[layer], index) or key}"

    @staticmethod
    def _of_parameter(parameter: Parameter, reading: Reading, index: tuple[int, ...]) -> str:
        """A number of a parameter by what its axes run over; empty where they are neither input nor output."""
        if parameter.axes == ("output",):
            return f"{parameter.name} of {reading.names[index[0]]}"
        if parameter.axes == ("output", "input"):
            one = parameter.name.removesuffix("s")
            return f"{one} of {reading.names_in[index[1]]} for {reading.names[index[0]]}"
        if parameter.axes and set(parameter.axes) == {"input"} and len(index) == reading.source.values.ndim:
            at = int(np.ravel_multi_index(index, reading.source.values.shape))
            return f"{parameter.name} of {reading.names_in[at]}"
        return ""


def _round_up(value: float) -> float:
    """The next of 1, 2, 3, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(factor * power for factor in (1, 2, 3, 5, 10) if factor * power >= value * 0.999)
