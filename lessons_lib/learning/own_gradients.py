"""What a layer hands back, held to what it should: each input's gradient and each parameter's, in its own shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.model.step import Step
from lessons_lib.numbers.door import Array, InputTypeError
from lessons_lib.numbers.notation import shape_words

__all__ = ["input_gradients_of", "parameter_gradients_of"]

SUM = " Of many samples it is the sum over them, as in `shared(…, self.{})` (from lessons_lib.layers import shared)."


def input_gradients_of(step: Step, layer: BuiltIn, X: Any, gradient: Array) -> tuple[Array, ...]:
    """The gradient of each input of a layer.

    Raises:
        InputTypeError: what the layer gave is not one for each of its inputs.
    """
    given = _made(step, "input_gradients", layer.input_gradients, X, gradient)
    count = len(step.inputs)
    if not isinstance(given, tuple) or len(given) != count:
        example = "(gradient * …,)" if count == 1 else "(of the first, of the second)"
        raise InputTypeError(
            f"{step.place.here}: input_gradients should return a tuple with one array for each input, as in "
            f"`return {example}`, here {count}, and returned {_said(given)}."
        )
    return tuple(
        _fitting(step, "input_gradients", source, each, X)
        for source, each, X in zip(step.sources, given, step.inputs, strict=True)
    )


def parameter_gradients_of(step: Step, layer: BuiltIn, X: Any, gradient: Array) -> dict[str, Array]:
    """The gradient of each parameter of a layer, by its name.

    Raises:
        InputTypeError: what the layer gave is not one for each of its parameters.
    """
    given = _made(step, "parameter_gradients", layer.parameter_gradients, X, gradient)
    expected = {each.name: each.values for each in layer.parameters}
    if not isinstance(given, dict) or given.keys() != expected.keys():
        listed = ", ".join(f'"{name}": …' for name in expected)
        got = f"{{{', '.join(map(repr, given))}}}" if isinstance(given, dict) else _said(given)
        raise InputTypeError(
            f"{step.place.here}: parameter_gradients should return {{{listed}}}, one array for each parameter by its "
            f"name, and returned {got}."
        )
    return {
        name: _fitting(step, "parameter_gradients", name, given[name], values)
        for name, values in expected.items()
    }


def _made(step: Step, word: str, back: Callable[..., Any], X: Any, gradient: Array) -> Any:
    try:
        return back(X, step.output, gradient)
    except Exception as error:
        error.add_note(f"This happened inside {word} of {step.place.here}.")
        raise


def _fitting(step: Step, word: str, of: str, given: Any, like: Array) -> Array:
    """What a layer gave for an array, in that array's precision."""
    shape, array = like.shape, np.asarray(given)
    if array.shape != shape:
        not_added = word == "parameter_gradients" and array.shape[-len(shape) or array.ndim :] == shape
        more = SUM.format(of) if not_added else ""
        raise InputTypeError(
            f"{step.place.here}: {word} should give for {of} an array of its own shape, {shape_words(shape)}, and "
            f"gave {shape_words(array.shape)}.{more}"
        )
    return array.astype(like.dtype, copy=False)


def _said(given: object) -> str:
    if given is None:
        return "nothing (None)"
    if isinstance(given, tuple):
        return f"{len(given)} in a tuple"
    return "one array" if isinstance(given, np.ndarray) else f"a {type(given).__name__}"
