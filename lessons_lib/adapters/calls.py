"""A call of PyTorch kept, with places for its tensors, so that it can be made again on others."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn

from lessons_lib.adapters.parts import Pick, with_parts
from lessons_lib.numbers.door import Array

__all__ = ["Call", "Slot", "is_hooked", "walked"]

with warnings.catch_warnings():
    # PyTorch says once that it could change a read-only array, if it were told to; what could, gets a copy below.
    warnings.simplefilter("ignore")
    torch.from_numpy(np.broadcast_to(np.zeros(1, np.float32), 1))


class Slot(NamedTuple):
    """Where in a call one of its tensors stands."""

    at: int


@dataclass(frozen=True)
class Call:
    """A call of a module, a function or a tensor's method, with places for the tensors that it is given."""

    target: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    kinds: tuple[Any, ...]  # the type of each tensor's numbers
    batched: tuple[
        bool, ...
    ]  # whether each tensor has the axis of a batch of one in front, which a sample has not
    changes: bool  # whether it may change what it is given, and so gets a copy
    picks: tuple[Pick, ...] = ()  # the way to one of several outputs

    @cached_property
    def _alone(self) -> Callable[..., Any] | None:
        """What is called with its tensors, in order, and nothing else, as most are; None of any other call."""
        if self.kwargs or self.picks or isinstance(self.target, str) or len(self.args) != len(self.kinds):
            return None
        if not all(type(each) is Slot and each.at == at for at, each in enumerate(self.args)):
            return None
        # Without PyTorch's search for hooks where there are none: it takes as long as a small layer.
        unheard = isinstance(self.target, nn.Module) and not is_hooked(self.target)
        called: Callable[..., Any] = self.target.forward if unheard else self.target
        return called

    def on(self, *tensors: Any) -> Any:
        """What it makes of these tensors."""
        given = tuple(each.clone() for each in tensors) if self.changes else tensors
        if self._alone is not None:
            return self._alone(*given)
        args, kwargs = walked((self.args, self.kwargs), Slot, lambda slot: given[slot.at])
        if isinstance(self.target, str):
            made = getattr(args[0], self.target)(*args[1:], **kwargs)
        else:
            made = self.target(*args, **kwargs)
        for pick in self.picks:
            made = pick.of(made)
        return made

    def tensor(self, at: int, X: Array) -> Any:
        """One of its inputs as PyTorch takes it; most often the same memory."""
        array = np.asarray(X, order="C")
        tensor = torch.from_numpy(array[np.newaxis] if self.batched[at] else array)
        return tensor if tensor.dtype is self.kinds[at] else tensor.to(self.kinds[at])


def is_hooked(target: Any) -> bool:
    """Whether somebody has put hooks on a module, which may change what goes in or comes out."""
    return isinstance(target, nn.Module) and bool(target._forward_hooks or target._forward_pre_hooks)


def walked(structure: Any, kind: type, change: Callable[[Any], Any]) -> Any:
    """The arguments of a call, with everything of some kind changed, however deep it stands."""
    if isinstance(structure, kind):
        return change(structure)
    if type(structure) is slice:
        return slice(
            *(walked(each, kind, change) for each in (structure.start, structure.stop, structure.step))
        )
    return with_parts(structure, lambda part: walked(part, kind, change))
