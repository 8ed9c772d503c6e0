"""Heads of attention side by side, computed together, as PyTorch does, and told one by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import torch

from lessons_lib.layers import Shape
from lessons_lib.model import Model
from lessons_lib.numbers.door import Array

__all__ = ["AtOnce"]

STEPS = ["queries", "keys", "values", "scores", "shares", "mix"]  # of a head


class AtOnce(Model):
    """A model of heads whose outputs all come of a few large products in place of many small ones.

    Their layers are those of any head, and give the same but for float32's last digit; a model made of it with other
    numbers runs them one by one.
    """

    _together: Callable[..., Any]
    _heads: tuple[int, ...]  # the places of its heads
    _taken: list[int]  # which of its inputs queries, keys and values are made of
    _shapes: list[Shape]  # … of these
    _type: Any  # of the weights' numbers

    def __init__(self, model: Model, together: Callable[..., Any]) -> None:
        for each in fields(model):
            object.__setattr__(self, each.name, getattr(model, each.name))
        heads = {at: place for at, place in enumerate(model.places) if place.inside}
        first = heads[min(heads)]
        three = (first.inside or ())[:3]
        object.__setattr__(self, "_together", together)
        object.__setattr__(self, "_heads", tuple(heads))
        object.__setattr__(self, "_taken", [first.positions[each.positions[0]] for each in three])
        calls: list[Any] = [each.layer for each in three]
        object.__setattr__(self, "_shapes", [each.input_shape for each in calls])
        object.__setattr__(self, "_type", calls[0].call.kinds[0])

    @classmethod
    def of_heads(cls, model: Model, together: Callable[..., Any]) -> Model:
        """The model so, if all models that stand in it have the steps of a head.

        Args:
            model: heads, and what becomes of what they found.
            together: of one sample's queries, keys and values, the outputs of those steps, of all heads.
        """
        insides = [place.inside for place in model.places if place.inside]
        steps = [[each.label.rstrip("_") for each in inside] for inside in insides]
        return cls(model, together) if steps and all(each == STEPS for each in steps) else model

    @property
    def kind(self) -> str:
        return "Model"

    def ahead(self, inputs: tuple[Array, ...], /) -> Mapping[int, Sequence[Array]]:
        """What the heads make of their inputs; nothing where one of them would refuse those, or give no number."""
        three = [inputs[at] for at in self._taken]
        if [each.shape for each in three] != self._shapes:
            return {}
        # Most often the three are one and the same.
        tensors = {id(X): torch.from_numpy(np.array(X)).to(self._type) for X in three}
        with torch.inference_mode():
            outputs = [each.float().numpy() for each in self._together(*(tensors[id(X)] for X in three))]
        if not all(math.isfinite(np.vdot(each, each)) for each in outputs):
            return {}
        return {at: [each[head] for each in outputs] for head, at in enumerate(self._heads)}
