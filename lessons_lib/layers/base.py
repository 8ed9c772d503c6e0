"""What every layer of this package offers."""

from __future__ import annotations

import math
from typing import Any, ClassVar, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.layers.back import WayBack
from lessons_lib.layers.explaining import Believed, SelfExplaining, explains_itself
from lessons_lib.layers.in_training import Trainable
from lessons_lib.layers.names import Axes, Named
from lessons_lib.layers.parameter import BringsNumbers, Layer, Parameter
from lessons_lib.layers.refusing import Shape, refuse_more_inputs, refuse_other_shapes, refuse_overflow
from lessons_lib.numbers.arithmetic import Number, all_recorded
from lessons_lib.numbers.door import FLOATS, RETURNED, Array, InputTypeError, as_numbers
from lessons_lib.numbers.functions import as_recorded, holds_recorded

__all__ = [
    "ROUNDING_IN_FLOAT32",
    "Axes",
    "BuiltIn",
    "Layer",
    "Parameter",
    "SelfExplaining",
    "Shape",
    "explains_itself",
    "refuse_more_inputs",
    "refuse_other_shapes",
]

ROUNDING_IN_FLOAT32 = 1e-5  # so exactly float32 computes

# What a layer is given: one array; where it takes several inputs, a tuple of them.
Given: TypeAlias = Any


class BuiltIn(Believed, Named, BringsNumbers, WayBack, Trainable):
    """What the layers of this package offer beyond the call; each of them is a frozen record that says how.

    What one of them may have forgotten, ``tests/unit/test_contract.py`` names. ``forward`` is the arithmetic
    alone, on an array that has passed the door; it takes one sample or, along further axes in front, many.
    """

    bounded: ClassVar[bool] = False  # whether finite numbers always give finite numbers
    joins: ClassVar[bool] = False  # whether it takes several inputs, as a tuple
    gives_shares: ClassVar[bool] = False  # whether it only turns scores into shares of the classes
    untold = ""  # why it tells no arithmetic, where it knows
    looks_up: ClassVar[bool] = False  # whether its input only chooses what it puts out, as an id does

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        for said in ("bounded", "gives_shares") if "forward" in vars(cls) else ():
            if said not in vars(cls):
                setattr(cls, said, False)  # it was true of another forward
        if cls.__call__ is not BuiltIn.__call__:
            raise TypeError(
                f"{cls.__name__} brings a __call__ of its own, and a model runs a layer of this kind by its "
                "forward: what the layer computes belongs into forward(self, X)."
            )

    def __call__(self, *inputs: Any) -> Array:
        """One sample in, its output out; what does not fit is refused with an error that teaches."""
        X = self._taken(*inputs)
        if holds_recorded(X):
            return self.run_recorded(X)
        who = type(self).__name__
        if self.joins:
            values: Given = tuple(as_numbers(each, who) for each in X)
            self.shape_after(tuple(array.shape for array in values), values)
        else:
            values = as_numbers(X, who, self.names)
            self.shape_after(values.shape, values)
        return self.run(values)

    def _taken(self, X: ArrayLike, /, *others: object) -> Given:
        """What the layer is called with: one input; for a join a tuple of them."""
        refuse_more_inputs(type(self).__name__, X, others)
        return self.read(X)

    def read(self, x: Any) -> Any:
        """What a person gave, as numbers, where the layer knows words for some."""
        return x

    def run(self, X: Given, /) -> Array:
        """`forward`, with an output that is no numbers, or too large for a float, told as an error."""
        made = self.forward(X)
        if made is None:
            raise InputTypeError(
                f"{type(self).__name__} returned nothing (None). Does its forward end with `return …`?"
            )
        is_read = type(made) is np.ndarray and made.dtype == self.dtype
        output = made if is_read else as_numbers(made, type(self).__name__, finite=False, words=RETURNED)
        # The length squared takes a quarter of the time of looking at each number, and is no number if one is none.
        if not self.bounded and not math.isfinite(np.vdot(output, output)):
            refuse_overflow(type(self).__name__, X, output, own=self.is_own)
        return output

    def run_recorded(self, X: Given, /) -> NDArray[Any]:
        """The output, number by number, where a learner's function that calls this layer is being recorded."""
        known: Given = tuple(map(all_recorded, X)) if self.joins else all_recorded(X)
        shape = self.shape_after(tuple(each.shape for each in known) if self.joins else known.shape)
        if not self.tells("arithmetic"):
            itself: NDArray[Any] = as_recorded(self.forward(known))[()]
            return itself
        outputs = np.empty(math.prod(shape), dtype=object)
        outputs[:] = [self.arithmetic(known, unit) for unit in range(outputs.size)]
        result: NDArray[Any] = as_recorded(outputs.reshape(shape))[()]
        return result

    def forward(self, X: Given, /) -> Array:
        """The output of one sample or many."""
        raise NotImplementedError(
            f"{type(self).__name__} has no forward(self, X), which computes its output."
        )

    @property
    def rounding(self) -> float:
        """How far its arithmetic may be from its output, of what is added up."""
        return 1e-9 if self.dtype == FLOATS else ROUNDING_IN_FLOAT32

    @property
    def input_shape(self) -> Shape | None:
        """The only shape of a sample that the layer takes; None where it takes several."""
        return None

    def shape_after(self, shape: Any, values: Any = None, /) -> Shape:
        """The shape of the output for an input of this shape; InputValueError where it does not fit."""
        return tuple(shape)

    def arithmetic(self, X: Given, unit: int, /) -> Number:
        """How output number ``unit``, counted flat, comes about from recorded inputs."""
        raise NotImplementedError(f"{type(self).__name__} does not tell its arithmetic.")

    @property
    def input_range(self) -> tuple[float, float, float] | None:
        """The least and the largest number that it takes, and the step between them; None where any will do."""
        return None
