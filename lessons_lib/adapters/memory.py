"""Whether two tensors lie in the same memory, so that changing one in place changes the other."""

from __future__ import annotations

from typing import Any

import torch

__all__ = ["overlap"]


def overlap(one: Any, other: Any) -> bool:
    """Whether some number of one is also one of the other; two halves of a chunk share nothing."""
    if not (isinstance(one, torch.Tensor) and isinstance(other, torch.Tensor)):
        return False
    storages = {each.untyped_storage().data_ptr() for each in (one, other)}
    return len(storages) == 1 and bool(torch.isin(_places(one), _places(other)).any())


def _places(tensor: Any) -> Any:
    """The places in its memory at which a tensor's numbers stand."""
    if not tensor.numel():
        return torch.arange(0)
    steps = zip(tensor.shape, tensor.stride(), strict=True)
    end = tensor.storage_offset() + 1 + sum((length - 1) * stride for length, stride in steps)
    return torch.arange(end).as_strided(tensor.shape, tensor.stride(), tensor.storage_offset()).flatten()
