"""Layers that say themselves what they do, and whether their words may be believed."""

from __future__ import annotations

from typing import TypeGuard

__all__ = ["SelfExplaining", "explains_itself"]


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
        del word
        return self.is_as_explained

    @property
    def is_as_explained(self) -> bool:
        """Whether a call does what the explanation says; a subclass with other ways may do anything."""
        return True


def explains_itself(layer: object, word: str = "") -> TypeGuard[SelfExplaining]:
    """Whether a layer's own words may be believed, all of them, or one of them."""
    return isinstance(layer, SelfExplaining) and (layer.tells(word) if word else layer.is_as_explained)
