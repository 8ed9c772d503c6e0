"""The layer of this package that does the same as what was called in PyTorch; None where there is none."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

import torch
from torch import nn

from lessons_lib.adapters.along import along
from lessons_lib.adapters.calls import Call, Slot
from lessons_lib.adapters.moving import moved
from lessons_lib.adapters.twin_functions import FUNCTIONS, JOINS, RESHAPING, with_constant
from lessons_lib.adapters.twin_modules import kind_of, of_module, reshaped
from lessons_lib.layers import BuiltIn, Shape
from lessons_lib.numbers.door import InputValueError

__all__ = ["is_known", "plain_name", "twin"]

IN_PLACE = {"iadd": "add", "isub": "sub", "imul": "mul", "itruediv": "truediv", "ipow": "pow"}


def twin(call: Call, shapes: Sequence[Shape], after: Shape) -> BuiltIn | None:
    """The layer that does what is called, if it takes inputs of these shapes and gives one of the shape after.

    Args:
        call: of a module, a function, or a tensor's method.
        shapes: of one sample of each of its inputs.
        after: of one sample of its output.
    """
    with contextlib.suppress(InputValueError, TypeError, KeyError):
        layer = _made(call, shapes, after)
        if layer and layer.shape_after(tuple(shapes) if layer.joins else shapes[0]) == after:
            return layer
    return None


def _made(call: Call, shapes: Sequence[Shape], after: Shape) -> BuiltIn | None:
    name, kwargs, (first, *others) = plain_name(call.target), call.kwargs, call.args or (None,)
    if isinstance(call.target, nn.Module):
        return of_module(call.target, shapes[0], after) if not kwargs else None
    if len(shapes) > 1:
        return JOINS[name](*others, shapes=shapes, **kwargs) if name in JOINS else None
    if len(call.args) == 2 and not kwargs and (changed := _constant(name, first, others[0], shapes[0])):
        return changed
    if name in RESHAPING:
        return reshaped(shapes[0], after)
    if name in FUNCTIONS and (made := FUNCTIONS[name](*others, **kwargs)) is not None:
        return of_module(made, shapes[0], after) if isinstance(made, nn.Module) else made
    return along(name, others, kwargs, shapes[0]) or moved(name, call, shapes[0], after)


def _constant(name: str, first: Any, second: Any, shape: Shape) -> BuiltIn | None:
    """The layer of a number or a table with what comes in, whichever of them stands first."""
    front = isinstance(second, Slot)
    other = first if front else second
    given = isinstance(other, int | float | torch.Tensor)
    return with_constant(name, other, shape, front) if given else None


def plain_name(target: Any) -> str:
    """What a function or method is called, without the mark of one that changes its input in place."""
    name = target if isinstance(target, str) else getattr(target, "__name__", type(target).__name__)
    return IN_PLACE.get(name, name.rstrip("_"))


def is_known(module: Any) -> bool:
    """Whether a module is one of those below, with their own forward."""
    return kind_of(module) is not None
