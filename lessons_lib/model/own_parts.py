"""What is asked of a layer of one's own when it is put into a model: that its parts are written as they are read."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterable
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn, Parameter
from lessons_lib.model.place import Place
from lessons_lib.numbers.door import InputTypeError, InputValueError, shortened
from lessons_lib.numbers.telling import did_you_mean, listed

__all__ = ["refuse_wrong_parts"]

WORDS = ("parameters", "formula", "idea", "input_shape")  # which are read, not called
EXAMPLE = 'return (Parameter("weights", "W", self.weights, axes=("output", "input")),)'


def refuse_wrong_parts(places: Iterable[Place]) -> None:
    """Tell of a layer of one's own what it says in another way than it is read; those of the package tests hold.

    Raises:
        InputTypeError: a part is a method, or no tuple of parameters, or a parameter's numbers were not kept.
        InputValueError: a parameter is called like no field, or has axes without a word.
    """
    for place in places:
        layer = place.layer
        if isinstance(layer, BuiltIn) and layer.is_own:
            _refuse_methods(place, layer)
            _refuse_no_parameters(place, layer.parameters)
            for each in layer.parameters:
                _refuse_wrong_name(place, layer, each)
                _refuse_wrong_numbers(place, layer, each)


def _refuse_methods(place: Place, layer: BuiltIn) -> None:
    for word in WORDS:
        if inspect.isroutine(inspect.getattr_static(layer, word)):
            raise InputTypeError(
                f"{place.here}: {word} is read, not called. Write @property in the line above def {word}(self)."
            )


def _refuse_no_parameters(place: Place, given: Any) -> None:
    # A Parameter is a tuple too, of its own parts.
    right = isinstance(given, tuple) and not isinstance(given, Parameter)
    if not right or not all(isinstance(each, Parameter) for each in given):
        came = "one Parameter, without the tuple" if isinstance(given, Parameter) else shortened(given)
        raise InputTypeError(
            f"{place.here}: parameters should return a tuple of Parameter, as in `{EXAMPLE}`, and returned {came}."
        )


def _refuse_wrong_name(place: Place, layer: Any, parameter: Parameter) -> None:
    if type(layer).with_parameter is not BuiltIn.with_parameter:
        return  # it knows itself how it is made with other numbers
    if not dataclasses.is_dataclass(layer):
        raise InputTypeError(
            f"{place.here} has parameters, and so is made anew when they are turned: write "
            "@dataclass(frozen=True, eq=False) in the line above its class."
        )
    fields = [each.name for each in dataclasses.fields(layer) if each.init]
    if parameter.name not in fields:
        raise InputValueError(
            f"{place.here}: a parameter is called like the field that holds its numbers, and {parameter.name!r} "
            f"is none. There are {listed(fields) or 'no fields'}.{did_you_mean(parameter.name, fields)}"
        )


def _refuse_wrong_numbers(place: Place, layer: BuiltIn, parameter: Parameter) -> None:
    name, values, axes = parameter.name, parameter.values, parameter.axes
    if not isinstance(values, np.ndarray) or values.dtype != layer.dtype or values.flags.writeable:
        raise InputTypeError(
            f"{place.here}: the numbers of {name} are to be an array that nobody can change. Write self.keep({name!r}) "
            "in def __post_init__(self)."
        )
    if not np.array_equal(values, getattr(layer, name)):
        raise InputValueError(
            f"{place.here}: the numbers of the parameter {name} are not those of self.{name}, which change when it "
            f"is turned. Write Parameter({name!r}, {parameter.symbol!r}, self.{name}, …)."
        )
    if not isinstance(axes, tuple) or len(axes) != values.ndim:
        right = {0: "()", 1: '("input",)', 2: '("output", "input")'}.get(values.ndim, '("channel", "row", …)')
        raise InputValueError(
            f"{place.here}: the axes of a parameter are a word for each axis of its numbers, and {name}, of shape "
            f"{values.shape}, has axes={axes!r}. Write axes={right}, say."
        )
