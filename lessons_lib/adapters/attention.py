"""Attention of PyTorch, `nn.MultiheadAttention` and `F.scaled_dot_product_attention`, as heads with named steps.

Its own modules compute all heads at once in one call, in which nothing could be opened. The same weights, head by
head, are queries, keys, values, scores, shares and a mix; that they give the same is held against that one call.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import nn

from lessons_lib.adapters.flows import UnopenableError
from lessons_lib.adapters.proxies import proxies_in
from lessons_lib.adapters.stepped import Head, Heads, Mix, Part, Scores, Shares
from lessons_lib.adapters.tensors import linear_module

__all__ = ["stepped_function", "stepped_module"]


def stepped_module(  # noqa: PLR0913, PLR0917 (as PyTorch has them)
    module: Any,
    query: Any,
    key: Any,
    value: Any,
    key_padding_mask: Any = None,
    need_weights: bool = True,
    attn_mask: Any = None,
    average_attn_weights: bool = True,
    is_causal: bool = False,
) -> Heads:
    """The heads of an `nn.MultiheadAttention` that is called so; refused where they would not be the whole of it."""
    # What it gives besides plays no part in it, and is_causal is a hint about the mask.
    del value, need_weights, average_attn_weights, is_causal
    if not module.batch_first or query.dim() != 3:
        raise UnopenableError("It takes its batch along the second axis: make it with batch_first=True.")
    if module.bias_k is not None or module.add_zero_attn:
        raise UnopenableError("It adds keys of its own to those that come in.")
    shape = (query.shape[1], key.shape[1])
    mask = _both(_may_look(attn_mask, shape, hidden=True), _may_look(key_padding_mask, shape, hidden=True))
    divisor = math.sqrt(module.head_dim)
    three = _three(module)
    parts = zip(*(_in_heads(*each, module.num_heads) for each in three), strict=True)
    heads = [Head(made, divisor, mask) for made in parts]
    return Heads(
        heads,
        lambda found: module.out_proj(torch.cat(found, -1)),
        lambda *given: [
            nn.functional.linear(x, *each).reshape(len(x), module.num_heads, -1).transpose(0, 1).contiguous()
            for x, each in zip(given, three, strict=True)
        ],
    )


def stepped_function(  # noqa: PLR0913, PLR0917 (as PyTorch has them)
    query: Any,
    key: Any,
    value: Any,
    attn_mask: Any = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    scale: float | None = None,
    enable_gqa: bool = False,
) -> nn.Module:
    """The steps of a call of `F.scaled_dot_product_attention`, of one head or, parted along an axis, of several."""
    del value
    if dropout_p or enable_gqa:
        raise UnopenableError("It drops shares by lot." if dropout_p else "Its heads share keys.")
    shape = (query.shape[-2], key.shape[-2])
    mask = _may_look(attn_mask, shape, hidden=False)
    causal = torch.ones(shape, dtype=torch.bool).tril() if is_causal else None
    divisor = math.sqrt(query.shape[-1]) if scale is None else 1 / scale
    if query.dim() == 3:
        return Alone(divisor, _both(mask, causal))
    if query.dim() != 4:
        raise UnopenableError("It takes rows with more axes than one for the heads.")
    count = query.shape[1]
    heads = [Head((Part(at), Part(at), Part(at)), divisor, _both(mask, causal)) for at in range(count)]
    return Heads(heads, lambda found: torch.stack(found, 1), lambda *given: given)


class Alone(nn.Module):  # type: ignore[misc]
    """One head whose queries, keys and values are made already."""

    def __init__(self, divisor: float, mask: Any) -> None:
        super().__init__()
        self.scores, self.shares, self.mix = Scores(divisor), Shares(mask), Mix()

    def forward(self, query: Any, key: Any, value: Any) -> Any:
        """Its rows."""
        return self.mix(self.shares(self.scores(query, key)), value)


def _three(module: Any) -> list[tuple[Any, Any]]:
    """The weights and biases that make queries, keys and values for all heads, whose rows are those of each head."""
    weights = (
        module.in_proj_weight.chunk(3)
        if module.in_proj_weight is not None
        else (module.q_proj_weight, module.k_proj_weight, module.v_proj_weight)
    )
    biases = (None,) * 3 if module.in_proj_bias is None else module.in_proj_bias.chunk(3)
    return [*zip(weights, biases, strict=True)]


def _in_heads(weight: Any, bias: Any, count: int) -> list[Any]:
    """A linear layer, a part of its rows for each head."""
    biases = (None,) * count if bias is None else bias.chunk(count)
    return [linear_module(*each) for each in zip(weight.chunk(count), biases, strict=True)]


def _may_look(mask: Any, shape: tuple[int, int], hidden: bool) -> Any:
    """A mask as one that is true where a query may look at a key; hidden says whether it is true where it may not."""
    if mask is None:
        return None
    if proxies_in(mask):
        raise UnopenableError("Its mask depends on x.")
    if mask.dtype is torch.bool:
        may = ~mask if hidden else mask
    elif bool(((mask == 0) | (mask == -math.inf)).all()):
        may = mask == 0
    else:
        raise UnopenableError("Its mask adds numbers to the scores.")
    while may.dim() > 2 and may.shape[0] == 1:
        may = may[0]
    if may.dim() > 2:
        raise UnopenableError("Its heads have masks of their own.")
    return may.expand(shape).cpu().clone()


def _both(mask: Any, other: Any) -> Any:
    if mask is None or other is None:
        return other if mask is None else mask
    return mask & other
