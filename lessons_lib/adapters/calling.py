"""A layer that calls PyTorch: what it computes, and what it hands back, is PyTorch's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import DTypeLike

from lessons_lib.adapters.calls import Call
from lessons_lib.adapters.tensors import sample_of
from lessons_lib.layers import BuiltIn, Shape, refuse_other_shapes
from lessons_lib.layers.back import Numbers
from lessons_lib.layers.base import ROUNDING_IN_FLOAT32
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import shape_words

__all__ = ["Calling"]


@dataclass(frozen=True, eq=False, repr=False)
class Calling(BuiltIn):
    """A layer whose output PyTorch computes, one sample at a time.

    Args:
        call: what is called.
        shapes: of one sample of each input.
        after: the shape of its output.
        sort: what it is called.
        dtype: of its output's numbers.
    """

    call: Call
    shapes: tuple[Shape, ...]
    after: Shape
    sort: str
    dtype: DTypeLike = np.float64
    rounding = ROUNDING_IN_FLOAT32

    def __repr__(self) -> str:
        return f"{self.sort}({' and '.join(map(shape_words, self.shapes))} to {shape_words(self.after)})"

    @property
    def goes_back(self) -> bool:
        return True

    @property
    def kind(self) -> str:
        return self.sort

    def astype(self, dtype: DTypeLike) -> Self:
        return replace(self, dtype=np.dtype(dtype))

    def _arrays(self, X: Any) -> tuple[Array, ...]:
        return (X,)

    def forward(self, X: Any, /) -> Array:
        arrays = self._arrays(X)
        extra = arrays[0].ndim - len(self.shapes[0])
        with torch.inference_mode():
            if not extra:
                return self._one(arrays)
            count = arrays[0].shape[:extra]
            rows = (each.reshape(-1, *shape) for each, shape in zip(arrays, self.shapes, strict=True))
            return np.stack([self._one(each) for each in zip(*rows, strict=True)]).reshape(
                *count, *self.after
            )

    def _one(self, arrays: tuple[Array, ...]) -> Array:
        made = self.call.on(*[self.call.tensor(at, X) for at, X in enumerate(arrays)])
        made = (made.float() if made.dtype is torch.bfloat16 else made).numpy()  # NumPy has no bfloat16
        made = sample_of(made)
        for X in arrays:
            if np.may_share_memory(made, X):
                made = made.copy()
        output: Array = made if made.dtype == self.dtype else made.astype(self.dtype)
        return output

    def shape_after(self, shape: Any, values: Any = None, /) -> Shape:
        refuse_other_shapes(shape, values, "Called", self.shapes[0])
        return self.after

    @property
    def input_shape(self) -> Shape:
        return self.shapes[0]

    def input_gradients(self, X: Any, output: Numbers, gradient: Numbers, /) -> tuple[Numbers, ...]:
        arrays, extra = self._arrays(X), output.ndim - len(self.after)
        if not extra:
            return self._one_back(arrays, gradient)
        count = output.shape[:extra]
        rows = (
            each.reshape(-1, *shape)
            for each, shape in zip((*arrays, gradient), (*self.shapes, self.after), strict=True)
        )
        found = [self._one_back(each, arrives) for *each, arrives in zip(*rows, strict=True)]  # type: ignore[arg-type]
        return tuple(np.stack(each).reshape(*count, *each[0].shape) for each in zip(*found, strict=True))

    def _one_back(self, arrays: tuple[Array, ...], gradient: Numbers) -> tuple[Numbers, ...]:
        with torch.enable_grad():
            given = [self.call.tensor(at, X).clone() for at, X in enumerate(arrays)]
            followed = [each.requires_grad_() for each in given if each.is_floating_point()]
            made = sample_of(self.call.on(*given))
            arrives = torch.from_numpy(np.array(gradient)).to(made.dtype)
            found = iter(torch.autograd.grad(made, followed, arrives, allow_unused=True) if followed else ())
        back = (next(found) if each.is_floating_point() else None for each in given)
        return tuple(
            np.zeros(X.shape) if each is None else each.reshape(X.shape).numpy()
            for each, X in zip(back, arrays, strict=True)
        )
