"""A model's parameters, each by what one would type: ``L2.weights``, in a block inside ``L3.L1.bias``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from numbers import Rational
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lessons_lib.layers import BuiltIn, Layer, Parameter, Shape
from lessons_lib.model.row import Row, row_in
from lessons_lib.numbers.door import (
    Array,
    InputTypeError,
    InputValueError,
    Words,
    as_numbers,
    shortened,
)
from lessons_lib.numbers.notation import number, shape_words
from lessons_lib.numbers.notation import numbers as written
from lessons_lib.numbers.telling import did_you_mean, listed

__all__ = [
    "changed_layers",
    "downhill",
    "in_precision",
    "layers_by_path",
    "parameters",
    "position",
    "training_forms",
]

PRECISIONS = (float, np.float32, np.float64, "float32", "float64")


def parameters(row: Row) -> dict[str, Parameter]:
    """Every parameter by its name; a layer that stands at two places is one, and named after the first."""
    first = {id(layer): path for path, layer in reversed(list(layers_by_path(row)))}
    return {
        f"{path}.{parameter.name}": parameter
        for path, layer in layers_by_path(row)
        if isinstance(layer, BuiltIn) and first[id(layer)] == path
        for parameter in layer.parameters
    }


def changed_layers(row: Row, values: Mapping[str, ArrayLike]) -> dict[int, BuiltIn]:
    """The layers with other numbers for some parameters, by the `id` of those whose place they take."""
    if not isinstance(values, Mapping):
        raise InputTypeError(
            'with_parameters expects new numbers by the names of what they replace, as in {"L2.weights": W}, and got '
            f"{shortened(values)}."
        )
    there = dict(layers_by_path(row))
    changed: dict[int, BuiltIn] = {}
    known: dict[tuple[int, str], tuple[str, Array]] = {}
    for key, numbers in values.items():
        path, _, name = key.rpartition(".") if isinstance(key, str) else ("", "", "")
        layer = there.get(position(row, path))
        if not isinstance(layer, BuiltIn) or name not in {each.name for each in layer.parameters}:
            there_are = list(parameters(row))
            has = f"It has {listed(there_are) or 'none at all'}.{_near(key, path, there_are)}"
            raise InputValueError(f"This model has no parameter {key!r}. {has}")
        new = _fitting(numbers, key, layer, name)
        _refuse_two_values(key, new, *known.setdefault((id(layer), name), (key, new)))
        changed[id(layer)] = changed.get(id(layer), layer).with_parameter(name, new)
    return changed


def _near(key: str, path: str, known: list[str]) -> str:
    """What may be meant; what is near by its letters alone may stand in another layer than the one asked."""
    near, here = did_you_mean(key, known), [each for each in known if path and each.startswith(f"{path}.")]
    return f" {path} has {listed(here)}." if here and not any(repr(each) in near for each in here) else near


def _fitting(numbers: ArrayLike, key: str, layer: BuiltIn, name: str) -> Array:
    """New numbers of a parameter, in the shape that it has."""
    (old,) = (each.values.shape for each in layer.parameters if each.name == name)
    new = as_numbers(numbers, key, words=Words(x=name))
    if new.shape != old:
        raise InputValueError(
            f"{key} expects {_shaped(old)}, as it has now, and got {_given(new)}.{_reshaped(name, new, old)}"
        )
    return new


def _refuse_two_values(key: str, new: Array, first: str, before: Array) -> None:
    """One layer may be named twice, by its own name or by the two places at which it stands; it has one value."""
    if not np.array_equal(new, before):
        raise InputValueError(
            f"{first} and {key} are the same numbers of one layer, and got two values: {written(before)} and "
            f"{written(new)}. Name one of them; the layer changes at all its places. Two layers of the same kind are "
            "made one by one."
        )


def _reshaped(name: str, given: np.ndarray[Any, Any], shape: Shape) -> str:
    """The line that would do, where the numbers are as many as they should be."""
    return f" Write np.reshape({name}, {shape})." if given.size == math.prod(shape) else ""


def _given(values: np.ndarray[Any, Any]) -> str:
    """What came: of a table its shape is among its words."""
    return written(values) if values.ndim > 1 < values.size else f"{_shaped(values.shape)}: {written(values)}"


def _shaped(shape: Shape) -> str:
    return f"{shape_words(shape)} in a row" if len(shape) == 1 else shape_words(shape)


def position(row: Row, path: str) -> str:
    """What stands at ``hidden.weights``, by the layer's position: ``L2.weights``; else the path as it is."""
    name, dot, further = path.partition(".")
    for place in row.places:
        if name in {place.name, place.label or place.name}:
            within = row_in(place.layer)
            return place.name + dot + (position(within, further) if within else further)
    return path


def downhill(row: Row, gradients: Mapping[str, ArrayLike], learning_rate: float | Rational) -> dict[str, Any]:
    """Each parameter that has a gradient, minus learning rate × gradient; in fractions where the gradient is."""
    # Here, because few lessons need fractions, and decimals come with them.
    from fractions import Fraction  # noqa: PLC0415

    from lessons_lib.numbers.fractions import fractions  # noqa: PLC0415

    if not isinstance(gradients, Mapping):
        raise InputTypeError(
            "updated expects the gradients by name, as in model.updated(backward.gradients, 0.01), and got "
            f"{shortened(gradients)}."
        )
    rate = learning_rate if isinstance(learning_rate, Fraction) else _rate(learning_rate)
    known, moved = parameters(row), {}
    for key, given in gradients.items():
        gradient = _gradient(given, key)
        values = known[key].values if key in known else gradient  # `changed_layers` tells what is not known
        if values.shape != gradient.shape:
            raise InputValueError(
                f"updated expects for {key} a gradient of its shape, {shape_words(values.shape)}, and got "
                f"{shape_words(gradient.shape)}."
            )
        start = fractions(values) if gradient.dtype == object else values
        moved[key] = start - rate * gradient
    return moved


def _gradient(given: ArrayLike, key: str) -> Any:
    is_read = isinstance(given, np.ndarray) and given.dtype.kind in "fO"  # floats, or fractions
    return given if is_read else as_numbers(given, "updated", words=Words(x=f"the gradient of {key}"))


def _rate(learning_rate: object) -> Any:
    if isinstance(learning_rate, bool) or not isinstance(learning_rate, int | float | np.number):
        raise InputTypeError(
            "updated expects one learning rate, as in model.updated(backward.gradients, 0.01), and got "
            f"{shortened(learning_rate)}."
        )
    if not learning_rate >= 0:
        raise InputValueError(
            f"updated expects a learning rate of 0 or more, and got {number(float(learning_rate))}. Each gradient "
            "points uphill, and a step goes against it: below 0 the loss would grow."
        )
    return learning_rate


def layers_by_path(row: Row, outer: str = "") -> Iterator[tuple[str, Layer]]:
    """Each layer by its path, and under the path of a model those inside it."""
    for place in row.places:
        path = f"{outer}{place.name}"
        yield path, place.layer
        if within := row_in(place.layer):
            yield from layers_by_path(within, f"{path}.")


def in_precision(row: Row, dtype: DTypeLike) -> dict[int, BuiltIn]:
    """Each layer of the package with its numbers in another precision, by the `id` of the one that it stands in for."""
    if not isinstance(dtype, str | type | np.dtype) or dtype not in PRECISIONS:
        is_precision = isinstance(dtype, type) and issubclass(dtype, np.generic)
        got = dtype.__name__ if is_precision else shortened(dtype)  # type: ignore[union-attr]
        raise InputTypeError(
            f"astype expects np.float32 or np.float64 and got {got}: write model.astype(np.float32)."
        )
    return {id(layer): layer.astype(dtype) for _, layer in layers_by_path(row) if isinstance(layer, BuiltIn)}


def training_forms(row: Row, chance: np.random.Generator) -> dict[int, BuiltIn]:
    """What stands in for a layer in one step of training, by the `id` of each layer that is not itself there."""
    return {
        id(layer): layer.in_training(chance).astype(layer.dtype)
        for _, layer in layers_by_path(row)
        if isinstance(layer, BuiltIn) and not layer.trains_as_it_is
    }
