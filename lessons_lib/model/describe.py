"""What can be said about any layer, whoever wrote it: its kind, its formula, its code, its arithmetic.

A layer of the package says these things itself. A learner's own function explains itself too: its
source code is its formula, and, run once more on numbers that remember, it shows its arithmetic.
What is told of a number is told only where it comes to that number.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn, Layer, explains_itself
from lessons_lib.numbers.arithmetic import Number, record_inputs
from lessons_lib.numbers.door import Array
from lessons_lib.recording.believing import believed
from lessons_lib.recording.harmless import is_library
from lessons_lib.recording.source import LAMBDA, argument_names, described, returned, source

__all__ = [
    "arguments",
    "captioned",
    "code",
    "formula",
    "head",
    "heading",
    "idea",
    "input_names",
    "kind",
    "output_name",
    "told",
    "told_numbers",
]

MOST_INPUTS = 65_536  # of a layer whose arithmetic is told: each of them is recorded
TOO_MANY = "More numbers came in than can be told of here."


def kind(layer: Layer) -> str:
    """What sort of layer it is, in a word or two: ``ReLU``, ``your function``."""
    if explains_itself(layer) or (isinstance(layer, BuiltIn) and not layer.is_own):
        return layer.kind  # a layer of the package is nobody's own, also where it does not tell all
    if inspect.ismethod(layer) and callable(layer.__self__) and not isinstance(layer.__self__, type):
        return kind(layer.__self__)  # such as `net.forward`: it is called like the object itself
    name = getattr(layer, "__name__", type(layer).__name__)
    if name == LAMBDA:
        return "your lambda"
    if inspect.isroutine(layer):
        return "your function"
    return name if is_library(type(layer).__module__) and not isinstance(layer, np.ufunc) else f"your {name}"


def heading(name: str, layer: Layer, label: str = "") -> str:
    """Position, its own name if it has one, and kind: ``L2 · ReLU``, ``L4 scores · Linear``."""
    return f"{name} {label} · {kind(layer)}" if label else f"{name} · {kind(layer)}"


def output_name(layer_name: str) -> str:
    """The article's name of a layer's output: o2 for L2."""
    return "o" + layer_name[1:]


def input_names(count: int) -> tuple[str, ...]:
    """What a model's inputs are called: x; of a block of several inputs x1, x2, …."""
    return ("x",) if count == 1 else tuple(f"x{number}" for number in range(1, count + 1))


def formula(layer: Layer) -> str:
    """The layer as a function of its `arguments`, in a line: ``W @ X + b``; of your own, what it returns."""
    return layer.formula if explains_itself(layer, "formula") else returned(_deed(layer))


def arguments(layer: Layer, count: int = 1) -> tuple[str, ...]:
    """What a layer's formula calls its inputs: X, or as its own function does: q and k."""
    if explains_itself(layer, "formula") or isinstance(layer, BuiltIn):
        return ("X",)
    known = argument_names(layer)
    return known if len(known) == count else ("X",)


def head(name: str, layer: Layer, count: int = 1) -> str:
    """What stands before its formula: ``L2(X) =``; of a model, whose formula calls the layers in it, ``Inside L2:``."""
    return f"Inside {name}:" if _is_model(layer) else f"{name}({', '.join(arguments(layer, count))}) ="


def captioned(name: str, layer: Layer) -> str:
    """The formula where it stands below the layer's name and needs no head; that of a model has one all the same."""
    return f"{head(name, layer)} {formula(layer)}" if _is_model(layer) else formula(layer)


def idea(layer: Layer) -> str:
    """One sentence on what the layer does; of your own function, its docstring's first line."""
    if explains_itself(layer, "idea"):
        return layer.idea
    said = described(layer)
    return said.splitlines()[0] if said else ""


def code(layer: Layer) -> str:
    """The Python that computes the layer's output; empty where Python does not know its source."""
    if _is_model(layer):
        return ""  # a model's code is its layers
    return source(_deed(layer))


def _is_model(layer: Layer) -> bool:
    return explains_itself(layer) and not isinstance(layer, BuiltIn)


def _deed(layer: Layer) -> Callable[..., Any]:
    """The function that computes a layer's output."""
    return type(layer).forward if isinstance(layer, BuiltIn) else layer


def told(
    layer: Layer, inputs: Sequence[Array], output: Array, names: Sequence[Sequence[str]], units: Sequence[int]
) -> dict[int, Number | str]:
    """The arithmetic of some of the layer's outputs, by their position counted flat, or the reason why not.

    A learner's own function is run once more, on numbers that remember; a layer of the package tells its
    arithmetic itself. What leaves no such trace, or does not come to the output, is told as a sentence:
    better no explanation than a wrong one.
    """
    if sum(each.size for each in inputs) > MOST_INPUTS:
        return dict.fromkeys(units, TOO_MANY)
    flat = [name for each in names for name in each]
    if isinstance(layer, BuiltIn) and layer.tells("arithmetic"):
        known = record_inputs(tuple(inputs), flat)
        X = known if layer.joins else known[0]
        return {unit: believed(layer, X, unit, float(output.flat[unit])) for unit in units}
    if isinstance(layer, BuiltIn) and layer.untold:
        return dict.fromkeys(units, layer.untold)
    if _is_model(layer):
        return dict.fromkeys(units, "This layer is a model: its arithmetic is that of its own layers.")
    # Here, because a model of the package's own layers records no function.
    from lessons_lib.recording.record import recorded  # noqa: PLC0415

    return recorded(layer, tuple(inputs), output, flat, units)


def told_numbers(
    layer: Layer, inputs: Sequence[Array], output: Array, names: Sequence[Sequence[str]], units: Sequence[int]
) -> dict[int, Number]:
    """The arithmetic of those of the units for which it can be told."""
    every = told(layer, inputs, output, names, units)
    return {unit: number for unit, number in every.items() if isinstance(number, Number)}
