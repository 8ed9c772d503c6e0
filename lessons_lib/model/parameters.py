"""A model's parameters, each by what one would type: ``L2.weights``, in a block inside ``L3.L1.bias``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from numpy.typing import ArrayLike

from lessons_lib.layers import BuiltIn, Layer, Parameter
from lessons_lib.model.row import Row, row_in
from lessons_lib.numbers.door import InputValueError

__all__ = ["changed_layers", "layers_by_path", "parameters"]


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
    there = dict(layers_by_path(row))
    changed: dict[int, BuiltIn] = {}
    for key, numbers in values.items():
        path, _, name = key.rpartition(".")
        layer = there.get(path)
        if not isinstance(layer, BuiltIn) or name not in {each.name for each in layer.parameters}:
            known = ", ".join(parameters(row)) or "none at all"
            raise InputValueError(f"This model has no parameter {key!r}. It has {known}.")
        changed[id(layer)] = changed.get(id(layer), layer).with_parameter(name, numbers)
    return changed


def layers_by_path(row: Row, outer: str = "") -> Iterator[tuple[str, Layer]]:
    """Each layer by its path, and under the path of a model those inside it."""
    for place in row.places:
        path = f"{outer}{place.name}"
        yield path, place.layer
        if within := row_in(place.layer):
            yield from layers_by_path(within, f"{path}.")
