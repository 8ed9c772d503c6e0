"""Layers that say themselves what they do, and whether their words may be believed."""

from __future__ import annotations

import functools
from typing import Any, TypeGuard

__all__ = ["Believed", "SelfExplaining", "explains_itself"]


class SelfExplaining:
    """A layer that says itself what it does; of any other the source code is all there is to read."""

    @property
    def kind(self) -> str:
        """What sort of layer it is, in a word or two: ``ReLU``."""
        return type(self).__name__

    @property
    def formula(self) -> str:
        """The layer as a function of X, in a line of Python."""
        raise NotImplementedError(f"{type(self).__name__} does not say its formula.")

    @property
    def idea(self) -> str:
        """What the layer does, in a sentence."""
        raise NotImplementedError(f"{type(self).__name__} does not say its idea.")

    def tells(self, word: str, /) -> bool:
        """Whether what it says of itself, its ``formula``, ``idea`` or ``arithmetic``, is about what it does."""
        return self.is_as_explained

    @property
    def is_as_explained(self) -> bool:
        """Whether a call does what the explanation says; a subclass with other ways may do anything."""
        return True


class Believed(SelfExplaining):
    """A layer whose words are believed one by one: those that were written with its ``forward``, or after it."""

    @property
    def is_own(self) -> bool:
        """Whether somebody else than this package wrote it."""
        return not type(self).__module__.startswith("lessons_lib.")

    def tells(self, word: str, /) -> bool:
        kind: Any = type(self)  # mypy holds a class of dataclasses without equality to be unhashable
        return _follows(kind, word)

    @property
    def goes_back(self) -> bool:
        """Whether the way back that it tells is that of its forward."""
        kind: Any = type(self)
        return _follows(kind, "input_gradients", "slopes")

    @property
    def is_as_explained(self) -> bool:
        return all(map(self.tells, ("arithmetic", "formula", "idea")))


@functools.cache
def _follows(kind: Any, *words: str) -> bool:
    """Whether a class's word was written with its deeds or after them; not so where a subclass does otherwise."""
    above = {name: at for at, each in reversed(list(enumerate(kind.__mro__))) for name in vars(each)}
    told = min(above[word] for word in words if word in above)
    return bool(told <= min(above["forward"], above["run"]))


def explains_itself(layer: object, word: str = "") -> TypeGuard[SelfExplaining]:
    """Whether a layer's own words may be believed, all of them, or one of them."""
    return isinstance(layer, SelfExplaining) and (layer.tells(word) if word else layer.is_as_explained)
