"""Scores set to minus infinity before a softmax: what PyTorch's networks hide so is the mask of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import torch
from torch import nn

from lessons_lib.adapters.calls import Slot
from lessons_lib.adapters.flows import Event, UnopenableError
from lessons_lib.adapters.stepped import Shares
from lessons_lib.adapters.tensors import sample_of
from lessons_lib.adapters.twins import plain_name

__all__ = ["mask_in", "softmax_of_masked"]


def mask_in(event: Event, value: Any) -> Any:
    """Of a call that sets some of its numbers to minus infinity and keeps the others: true where they are kept."""
    kept = ~torch.isneginf(value)
    first = event.call.args[0] if event.call.args else None
    if len(event.flows) != 1 or type(first) is not Slot or bool(kept.all()):
        return None
    given = event.flows[0].value
    alike = given.shape == value.shape and bool((given[kept] == value[kept]).all())
    # What is hidden may not depend on x: a mask that does would have come in as a second flow.
    return kept if plain_name(event.call.target) in {"masked_fill", "add"} and alike else None


def softmax_of_masked(event: Event) -> Event:
    """A softmax of scores some of which are minus infinity, as one of the scores before, with a mask."""
    flow, call = event.flows[0], event.call
    target = call.target
    axis = (
        target.dim if isinstance(target, nn.Softmax) else call.kwargs.get("dim", (*call.args[1:2], None)[0])
    )
    if len(event.flows) > 1 or event.sort.lower() != "softmax" or axis not in {-1, flow.value.dim() - 1}:
        raise UnopenableError("It makes numbers infinite, and not for a softmax of each row.")
    scores, mask = flow.masked
    call = replace(call, target=Shares(sample_of(mask)), args=(Slot(0),), kwargs={}, changes=False)
    return replace(event, call=call, flows=[scores], sort="Softmax")
