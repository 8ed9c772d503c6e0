"""What can be said about any layer, whoever wrote it: its kind, its formula, its code, its arithmetic.

A layer of the package says these things itself. A learner's own function explains itself too: its
source code is its formula, and, run once more on numbers that remember, it shows its arithmetic.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import linecache
import math
import textwrap
from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons_lib.arithmetic import Number, record_inputs
from lessons_lib.layers import BuiltIn, Layer
from lessons_lib.values import Array

__all__ = ["code", "formula", "heading", "idea", "kind", "terms"]

MOST_RECORDED = 4096  # inputs of a learner's own function; beyond, recording would make a page slow


def kind(layer: Layer) -> str:
    """What sort of layer it is, in a word or two: ``ReLU``, ``your function``."""
    if isinstance(layer, BuiltIn) or hasattr(layer, "layers"):
        return type(layer).__name__
    name = getattr(layer, "__name__", type(layer).__name__)
    return "your lambda" if name == "<lambda>" else "your function" if inspect.isroutine(layer) else f"your {name}"


def heading(name: str, layer: Layer) -> str:
    """Position and kind: ``L2 · ReLU``."""
    return f"{name} · {kind(layer)}"


def formula(layer: Layer) -> str:
    """The layer as a function of X, in a line: ``W @ X + b``; of your own function, what it returns."""
    if isinstance(layer, BuiltIn):
        return layer.formula
    returns = [line.strip() for line in code(layer).splitlines() if line.strip().startswith("return ")]
    return returns[0].removeprefix("return ") if len(returns) == 1 else ""


def idea(layer: Layer) -> str:
    """One sentence on what the layer does; of your own function, its docstring's first line."""
    if isinstance(layer, BuiltIn):
        return layer.idea
    if hasattr(layer, "layers"):
        return f"This layer is a model itself, of {len(layer.layers)} layers."
    written = inspect.getdoc(layer) if inspect.isroutine(layer) else None
    return written.splitlines()[0] if written else "A function of your own."


def code(layer: Layer) -> str:
    """The Python that computes the layer's output; empty where Python does not know its source."""
    function = type(layer).forward if isinstance(layer, BuiltIn) else layer
    if not inspect.isroutine(function):
        function = getattr(type(layer), "__call__", layer)
    with contextlib.suppress(OSError, TypeError):
        linecache.checkcache()
        return textwrap.dedent(inspect.getsource(function)).rstrip()
    return ""


def terms(layer: Layer, X: Array, output: Array, names: Sequence[str], units: Sequence[int]) -> dict[int, Number]:
    """The arithmetic of some of the layer's outputs, by their position counted flat.

    A learner's own function is run once more, on numbers that remember. What it did in a way that
    leaves no such trace, or what did not come out equal to the output, is left out: better no
    explanation than a wrong one.
    """
    if isinstance(layer, BuiltIn):
        recorded = record_inputs(X, names)
        return {unit: layer.arithmetic(recorded, unit) for unit in units}
    if hasattr(layer, "layers") or X.size > MOST_RECORDED:
        return {}
    results = _run_recorded(layer, X, names)
    if len(results) != output.size:
        return {}
    return {unit: results[unit] for unit in units if _tells(results[unit], output.flat[unit])}


def _run_recorded(layer: Layer, X: Array, names: Sequence[str]) -> list[Number]:
    questions_of = record_inputs(X, names)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            results = np.asarray(layer(questions_of[()]), dtype=object).ravel()
    # A learner's function may fail on these numbers in any way at all; its own run has already succeeded.
    except Exception:
        return []
    questions = questions_of.flat[0].questions
    return [_result(result, questions) for result in results]


def _result(result: Any, questions: list[str]) -> Number:
    """A result as a Number, even where the function answered with a plain one, such as the 0 of a ReLU."""
    if isinstance(result, Number):
        return result
    try:
        return Number(float(result), questions=questions)
    except (TypeError, ValueError):
        return Number(math.nan)


def _tells(result: Number, value: float) -> bool:
    """Whether a recorded result explains the value that the layer gave."""
    explained = bool(result.operation or result.index is not None or result.questions)
    return explained and math.isclose(result.value, value, rel_tol=1e-9, abs_tol=1e-12)
