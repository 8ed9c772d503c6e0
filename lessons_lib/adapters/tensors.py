"""Tensors of PyTorch as arrays, and as what a sample is of them."""

from __future__ import annotations

from typing import Any

from torch import nn

__all__ = ["array_of", "linear_module", "sample_of"]


def sample_of(tensor: Any) -> Any:
    """A tensor, or an array, without the axis of a batch of one in front."""
    return tensor[0] if tensor.shape[:1] == (1,) else tensor


def array_of(tensor: Any) -> Any:
    """A tensor's numbers; None stays None."""
    return None if tensor is None else tensor.detach().cpu().numpy()


def linear_module(weight: Any, bias: Any = None) -> Any:
    """A linear layer of PyTorch of weights that are there."""
    made = nn.Linear(1, 1, bias=False)
    made.weight = nn.Parameter(weight.detach(), requires_grad=False)
    made.bias = None if bias is None else nn.Parameter(bias.detach(), requires_grad=False)
    return made
