"""What can be said about any layer, whoever wrote it: its kind, its formula, its code, its arithmetic.

A layer of the package says these things itself. A learner's own function explains itself too: its
source code is its formula, and, run once more on numbers that remember, it shows its arithmetic.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import linecache
import re
import textwrap
from collections.abc import Sequence

import numpy as np

from lessons_lib.layers import BuiltIn, Layer, explains_itself
from lessons_lib.model.harmless import is_library
from lessons_lib.model.recording import recorded
from lessons_lib.numbers.arithmetic import Number, record_inputs
from lessons_lib.numbers.door import Array

__all__ = ["code", "formula", "heading", "idea", "input_names", "kind", "output_name", "terms", "told"]

LAMBDA = "<lambda>"


def kind(layer: Layer) -> str:
    """What sort of layer it is, in a word or two: ``ReLU``, ``your function``."""
    if explains_itself(layer):
        return type(layer).__name__
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
    """The layer as a function of X, in a line: ``W @ X + b``; of your own function, what it returns."""
    if explains_itself(layer):
        return layer.formula
    source = code(layer)
    returned = _returned(source, ast.Lambda if kind(layer) == "your lambda" else ast.Return)
    if len(returned) != 1:
        return ""
    text = ast.get_source_segment(source, returned[0]) or ""
    return ast.unparse(returned[0]) if "\n" in text else text


def _returned(source: str, node_type: type[ast.Lambda | ast.Return]) -> list[ast.expr]:
    """What each `return`, or each lambda, of some code gives back."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # the source of a lambda can be a line torn from a longer call
        return []
    nodes = [node for node in ast.walk(tree) if isinstance(node, node_type)]
    results = [node.body if isinstance(node, ast.Lambda) else node.value for node in nodes]
    return [result for result in results if result is not None]


def idea(layer: Layer) -> str:
    """One sentence on what the layer does; of your own function, its docstring's first line."""
    if explains_itself(layer):
        return layer.idea
    said = _docstring(layer)
    return said.splitlines()[0] if said else ""


def _docstring(layer: Layer) -> str | None:
    """What a person wrote about a function or a class; a class says nothing that it has from another."""
    if inspect.isroutine(layer):
        return inspect.getdoc(layer)
    said = type(layer).__dict__.get("__doc__")
    generated = said is not None and said.startswith(f"{type(layer).__name__}(")  # by a dataclass
    return None if said is None or generated else inspect.cleandoc(said)


def code(layer: Layer) -> str:
    """The Python that computes the layer's output; empty where Python does not know its source."""
    if explains_itself(layer) and not isinstance(layer, BuiltIn):
        return ""  # a model's code is its layers
    function = type(layer).forward if isinstance(layer, BuiltIn) else layer
    if not inspect.isroutine(function):
        function = getattr(type(layer), "__call__", layer)  # noqa: B004
    with contextlib.suppress(OSError, TypeError):
        linecache.checkcache()
        source = textwrap.dedent(inspect.getsource(function)).rstrip()
        # Python keeps the line on which a lambda begins, but not which of its lambdas it is.
        unclear = getattr(function, "__name__", "") == LAMBDA and len(re.findall(r"\blambda\b", source)) > 1
        return f"# one of the lambdas of this code:\n{source}" if unclear else source
    return ""


def told(
    layer: Layer, inputs: Sequence[Array], output: Array, names: Sequence[Sequence[str]], units: Sequence[int]
) -> dict[int, Number | str]:
    """The arithmetic of some of the layer's outputs, by their position counted flat, or the reason why not.

    A learner's own function is run once more, on numbers that remember. What it did in a way that
    leaves no such trace, or what did not come out equal to the output, is told as a sentence: better no
    explanation than a wrong one.
    """
    flat = [name for each in names for name in each]
    if isinstance(layer, BuiltIn):
        known = record_inputs(tuple(inputs), flat)
        return {unit: layer.arithmetic(known if layer.joins else known[0], unit) for unit in units}
    if explains_itself(layer):
        return dict.fromkeys(units, "This layer is a model: its arithmetic is that of its own layers.")
    return recorded(layer, tuple(inputs), output, flat, units)


def terms(
    layer: Layer, inputs: Sequence[Array], output: Array, names: Sequence[Sequence[str]], units: Sequence[int]
) -> dict[int, Number]:
    """The arithmetic of those of the units for which it can be told."""
    every = told(layer, inputs, output, names, units)
    return {unit: number for unit, number in every.items() if isinstance(number, Number)}
