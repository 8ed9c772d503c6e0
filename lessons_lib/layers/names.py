"""What the numbers that a layer is given and gives are called, and the positions along their axes."""

from __future__ import annotations

from typing import Any, ClassVar, TypeAlias

__all__ = ["Axes", "Named"]

# What the positions along each axis of an array are called, such as the tokens of a text; () where they have no names.
Axes: TypeAlias = tuple[tuple[str, ...], ...]


class Named:
    """What a layer knows of names; most know none, and hand on none."""

    names: tuple[str, ...] = ()  # of the numbers that come in, where the layer gives them names
    keeps_names: ClassVar[bool] = False  # whether the numbers of its output have them too
    keeps_axes: ClassVar[bool] = False  # whether the axes of its output run over what those of its input do

    def axes_before(self, X: Any, /) -> Axes:
        """What the positions of an input are called, where the layer gives them names."""
        return ()

    def axes_after(self, given: tuple[Axes, ...], X: Any = None, /) -> Axes:
        """What the positions of the output are called, where those of the inputs have these names."""
        return given[0] if self.keeps_axes else ()
