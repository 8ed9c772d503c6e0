"""What is asked of a layer of one's own when it ran: an output for each sample alone, of the shape it told."""

from __future__ import annotations

from typing import Any, NoReturn

import numpy as np

from lessons_lib.layers import BuiltIn, Shape
from lessons_lib.model.place import Place
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted, numbers, shape_words

__all__ = ["refuse_mixed_samples", "refuse_untold_shape"]

SAME = 1e-9

FIRST_AXIS = (
    "A batch has its samples along the first axis, so a forward counts the axes of one sample from the last: "
    "X.mean(axis=-1, keepdims=True) in place of X.mean(), X[..., :1] in place of X[:1]."
)


def refuse_mixed_samples(place: Place, layer: BuiltIn, inputs: tuple[Array, ...], output: Array) -> None:
    """Tell of a layer by whose forward the samples of a batch play a part in each other's output.

    The layers of the package are held to it by tests; of any other the first and the last sample are run alone, and
    the batch in two halves, every other sample in each: one that plays a part in another's output is missing in one
    of them. One that stands in for a layer in training may say that it mixes them.
    """
    if not layer.is_own or layer.mixes_samples:
        return
    count = len(inputs[0])
    if output.shape[:1] != (count,):
        rows = counted(len(output), "row") if output.ndim else "a single number"
        raise InputValueError(
            f"{place.here} gave {rows} for a batch of {counted(count, 'sample')}. {FIRST_AXIS}"
        )
    for at in {0, count - 1}:
        alone = _alone(place, layer, tuple(each[at] for each in inputs))
        if not _same(output[at], alone):
            raise InputValueError(
                f"{place.here} gave {numbers(output[at])} for sample {at} in a batch, and {numbers(alone)} for it "
                f"alone. {FIRST_AXIS}"
            )
    for half in (slice(0, None, 2), slice(1, None, 2)) if count > 2 else ():
        apart = _alone(place, layer, tuple(each[half] for each in inputs))
        if not _same(output[half], apart):
            raise InputValueError(
                f"{place.here} gave other numbers for a batch of {count} samples than for every other one of them: "
                f"what it gives for one sample hangs on the others. {FIRST_AXIS}"
            )


def refuse_untold_shape(place: Place, told: Shape, came: Shape) -> NoReturn:
    """Tell of a layer whose output has another shape than it told of it: the layers after it were chosen for that."""
    raise InputValueError(
        f"{place.here}: shape_after says that the output is {shape_words(told)}, and forward gave {shape_words(came)}. "
        f"Left out, it says that the output has the shape of the input; here it should return {came}, as in "
        f"def shape_after(self, shape, values=None): return {came}"
    )


def _alone(place: Place, layer: BuiltIn, inputs: tuple[Array, ...]) -> Array:
    X: Any = inputs if layer.joins else inputs[0]
    try:
        return np.asarray(layer.forward(X), dtype=float)
    except Exception as error:
        error.add_note(
            f"This happened inside {place.here}, which took a batch and did not take one sample of it alone. "
            f"{FIRST_AXIS}"
        )
        raise


def _same(together: Array, alone: Array) -> bool:
    if together.shape != alone.shape:
        return False
    largest = float(np.abs(alone).max(initial=0.0)) if np.isfinite(alone).all() else 0.0
    return np.allclose(together, alone, rtol=SAME, atol=SAME * largest, equal_nan=True)
