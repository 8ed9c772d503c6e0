"""What of a model can be turned by hand, each number of x, each weight and bias; and the model so turned."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from lessons_lib.layers import Layer
from lessons_lib.model import Model, Trace
from lessons_lib.model.parameters import changed_layers, layers_by_path, position
from lessons_lib.model.step import Step
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import shape_words
from lessons_lib.numbers.telling import did_you_mean
from lessons_lib.page.recorded import recorded
from lessons_lib.recording.constants import Constant, constants, with_constants

__all__ = ["CONSTANTS", "chosen_keys", "place_range", "step_at", "turned"]

CONSTANTS = "constants"  # the numbers in the code of a function: L2.constants[0]
FINENESS = 300  # positions of a slider from end to end, at most
LEAST, MOST = 1e-300, 5e307  # an end of it: both ends' distance is a float, and a position's, too


def chosen_keys(trace: Trace, keys: Sequence[str] | None) -> list[str] | None:
    """The keys of single numbers; a key without an index, such as ``x``, stands for all numbers of it.

    Raises:
        InputTypeError: a key is no text.
        InputValueError: a key names nothing that can be turned.
    """
    if keys is None:
        return None
    if isinstance(keys, str) or not isinstance(keys, Iterable):
        right = keys if isinstance(keys, str) else "x"
        raise InputTypeError(
            f'knobs expects a list of names, as in knobs=["{right}"], and got {shortened(keys)}.'
        )
    row = Model.of(trace)
    known = {"x": trace.x} | {key: each.values for key, each in row.parameters.items()} | _in_code(row)
    found = [each for key in keys for each in _keys(key, known, row)]
    for key in found:
        _refuse_unfollowed(trace, key)
    return found


def step_at(trace: Trace, path: Sequence[str]) -> Step:
    """The step of a place: L2, in a model inside L3, L1."""
    step = next(each for each in trace if each.name == path[0])
    return step_at(step.inside, path[1:]) if path[1:] and isinstance(step.inside, Trace) else step


def _refuse_unfollowed(trace: Trace, key: str) -> None:
    """Refuse a number in the code of a function where the page cannot know what comes of another one."""
    place, index = _parsed(key)
    path, _, name = place.rpartition(".")
    if name != CONSTANTS or not constants((step := step_at(trace, path.split("."))).layer):
        return
    known = recorded(step.layer, step.inputs, step.output) or {"rows": ()}
    if ["c", *index] not in known["rows"]:
        raise InputValueError(
            f"{key} cannot be turned on the page: what your function does with this number of its code is not "
            "followed. Change it in the code, and run the cell again."
        )


def turned(trace: Trace, values: Mapping[str, float]) -> tuple[Model, Array]:
    """The model and the x of a trace with some numbers turned; the trace stays as it is."""
    model, x = Model.of(trace), trace.x.copy()
    in_code, changed = _in_code(model), dict[str, Array]()
    for key, value in values.items():
        place, index = _parsed(key)
        if place != "x" and place not in changed:
            changed[place] = np.array(in_code[place] if place in in_code else model.parameters[place].values)
        (x if place == "x" else changed[place])[index] = value
    functions = {place: changed.pop(place) for place in in_code.keys() & changed.keys()}
    return model.with_layers({**changed_layers(model, changed), **_made_anew(model, functions)}), x


def _in_code(row: Model) -> dict[str, Array]:
    """The numbers in the code of each function that stands at one place only, by what one would type."""
    layers = list(layers_by_path(row))
    times = Counter(id(layer) for _, layer in layers)
    known = {path: constants(layer) for path, layer in layers if times[id(layer)] == 1}
    return {
        f"{path}.{CONSTANTS}": np.array([each.value for each in own], dtype=float)
        for path, own in known.items()
        if own
    }


def _made_anew(row: Model, values: Mapping[str, Array]) -> dict[int, Layer]:
    """The functions with other numbers in their code, by the `id` of those whose place they take."""
    layers: dict[str, Any] = dict(layers_by_path(row))
    made: dict[int, Layer] = {}
    for key, numbers in values.items():
        function = layers[key.rpartition(".")[0]]
        pairs = zip(constants(function), numbers.tolist(), strict=True)
        new = {own: _as_written(own, value) for own, value in pairs if value != own.value}
        if new:
            made[id(function)] = with_constants(function, new)
    return made


def _as_written(own: Constant, value: float) -> float:
    """A number in place of one of the code: a whole one stays whole."""
    return int(value) if isinstance(own.value, int) and value.is_integer() else value


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
    place = _named_first(position(row, place), row)
    if place not in known:
        listed = ", ".join(f"{name} ({shape_words(values.shape)})" for name, values in known.items())
        meant = did_you_mean(place, list(known))
        raise InputValueError(f"There is no {place} to turn.{meant} What can be turned here: {listed}.")
    shape = known[place].shape
    if "[" not in key and shape:
        return [_key(place, each) for each in np.ndindex(shape)]
    if len(index) != len(shape) or any(at >= size for at, size in zip(index, shape, strict=False)):
        first, last = (_key(place, [end * (size - 1) for size in shape]) for end in (0, 1))
        raise InputValueError(f"{place} has {shape_words(shape)}, {first} to {last}, and got {key}.")
    return [_key(place, index)]


def _named_first(place: str, row: Model) -> str:
    """What stands at a place, by the first place of its layer: one that stands at two is turned at both."""
    path, _, name = place.rpartition(".")
    layers = dict(layers_by_path(row))
    first = next((each for each, layer in layers.items() if layer is layers.get(path)), path)
    return f"{first}.{name}" if path else place


def _key(place: str, index: Sequence[int]) -> str:
    return f"{place}[{', '.join(map(str, index))}]" if index else place


def place_range(
    values: Array, lowest: float | None = None, highest: float | None = None, room: float = 2
) -> tuple[float, float, float]:
    """How far the numbers of one array may be turned, down and up, and by which notch."""
    size = room * float(np.abs(values).max()) or 1.0
    high = _round_up(min(max(size, LEAST), MOST)) if highest is None else highest
    low = -high if lowest is None else lowest
    return low, high, _round_up((high - low) / FINENESS)


def _round_up(value: float) -> float:
    """The next of 1, 2, 3, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(factor * power for factor in (1, 2, 3, 5, 10) if factor * power >= value * 0.999)
