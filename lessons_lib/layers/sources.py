"""Where a layer takes its inputs from: the output before it, or those that it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lessons_lib.layers.base import Layer
from lessons_lib.layers.joining import Join
from lessons_lib.numbers.door import InputTypeError

__all__ = ["On", "on", "taking"]


@dataclass(frozen=True, eq=False, repr=False)
class On:
    """A layer, and the names of the outputs that it takes as its input or inputs; made by `on`."""

    layer: Callable[..., Any]
    sources: tuple[str, ...]

    def __call__(self, *X: Any) -> Any:
        """The layer, called."""
        return self.layer(*X)

    def __repr__(self) -> str:
        return f"on({', '.join([repr(self.layer), *map(repr, self.sources)])})"


def on(layer: Callable[..., Any], *sources: str) -> On:
    """A layer that takes its input from elsewhere than the layer before it.

    Args:
        layer: any layer; a function of several inputs gets as many.
        sources: names of outputs: ``"x"``, ``"o1"``, or the name that a layer was given, ``"q"``.

    Raises:
        InputTypeError: no source is named, or one is no text.
    """
    if not sources or not all(isinstance(source, str) for source in sources):
        raise InputTypeError(
            f'on expects a layer and the names of outputs in quotes, as in on(L4, "o1"), and got '
            f"{', '.join(map(repr, sources)) or 'no name'}."
        )
    if isinstance(layer, On):
        raise InputTypeError(
            "on expects a layer, and got one that has its sources already. Name all in one `on`."
        )
    if isinstance(layer, Join) and layer.sources:
        raise InputTypeError(
            f"on names all inputs of a layer, and {layer!r} names some already. Name all of them in one place: "
            f"on({type(layer).__name__}(), {', '.join(map(repr, [*sources, *layer.sources]))})."
        )
    return On(layer, sources)


def taking(layer: Layer, previous: str) -> tuple[Layer, tuple[str, ...]]:
    """A layer as it stands in a row, without its wrapping, and the names of the outputs that it takes."""
    if isinstance(layer, On):
        return layer.layer, layer.sources
    return layer, (previous, *(layer.sources if isinstance(layer, Join) else ()))
