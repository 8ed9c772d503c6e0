"""`torch.addmm(b, x, W)` with weights that lie there is a linear layer, as the row of numbers stands first in one."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from lessons_lib.adapters.proxies import Seen

__all__ = ["as_linear"]


def as_linear(name: str, target: Any, args: Any, kwargs: Any) -> tuple[Any, Any]:
    """A call of ``torch.addmm(b, x, W)`` as one of `F.linear`; any other as it is."""
    if name != "addmm" or kwargs or len(args) != 3:
        return target, args
    bias, x, weights = args
    if isinstance(x, Seen) and _lies_there(bias, 1) and _lies_there(weights, 2):
        return nn.functional.linear, (x, weights.t(), bias)
    return target, args


def _lies_there(weights: Any, axes: int) -> bool:
    """Whether it is a tensor that does not come from x, with so many axes."""
    return isinstance(weights, torch.Tensor) and not isinstance(weights, Seen) and weights.dim() == axes
