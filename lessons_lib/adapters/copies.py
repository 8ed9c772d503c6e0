"""Copies of a module to run, so that the caller's own stays as it is: nothing is remembered by it, nothing changed."""

from __future__ import annotations

import copy
from typing import Any

import torch

from lessons_lib.numbers.door import InputValueError

__all__ = ["apart", "copied"]


def copied(module: Any) -> Any:
    """A module that does the same, where it is, in memory of its own."""
    # PyTorch refuses to copy weights that are computed from others when a module runs, as by weight_norm and pruning.
    computed = {
        id(each): each.detach().clone()
        for part in module.modules()
        for each in vars(part).values()
        if isinstance(each, torch.Tensor) and not each.is_leaf
    }
    try:
        return copy.deepcopy(module, computed)
    except Exception as error:  # (somebody else's class may refuse in any way)
        raise InputValueError(
            f"from_torch works on a copy, and {type(module).__name__} cannot be copied by copy.deepcopy(module) "
            f"({type(error).__name__}: {error}). What is in it that belongs to this computer, such as an open file or "
            "a lock? Keep that outside the module."
        ) from error


def apart(module: Any) -> Any:
    """A copy on the processor that nobody trains any more."""
    return copied(module).cpu().requires_grad_(requires_grad=False)
