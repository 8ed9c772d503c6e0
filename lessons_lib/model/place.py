"""A layer at its place in a row: its name there, and where its inputs come from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from lessons_lib.layers import Layer
from lessons_lib.model.describe import heading
from lessons_lib.model.row import row_in

__all__ = ["Place"]


@dataclass(frozen=True, eq=False)
class Place:
    """A layer at its place in the row. Its words are put together only where a message needs them."""

    name: str
    layer: Layer
    sources: tuple[str, ...]  # of its inputs: x, o1, …
    positions: tuple[int, ...]  # of the same among all that is there by then: the inputs, then each output
    givers: tuple[str, ...]  # the headings of the layers that put them out; empty for an input of the model
    label: str = ""  # the name that its maker gave it
    outer: str = ""  # the headings of the models that it stands in

    @property
    def here(self) -> str:
        """The layer's heading, after those of the models that it stands in."""
        return self.outer + heading(self.name, self.layer, self.label)

    @property
    def from_elsewhere(self) -> str:
        """Where its inputs come from, if not from the layer before it alone."""
        before = f"o{int(self.name[1:]) - 1}" if self.name != "L1" else "x"
        return "" if self.sources == (before,) else f" on {', '.join(self.sources)}"

    @cached_property
    def inside(self) -> tuple[Place, ...] | None:
        """The places of the layer's own layers, where it is a model; None where it is none.

        Put together once and not for each trace: a network of many heads has a thousand places.
        """
        row = row_in(self.layer)
        if row is None:
            return None
        outer = f"{self.here} › "
        return tuple(replace(each, outer=outer, givers=self._givers(each, outer)) for each in row.places)

    def _givers(self, inner: Place, outer: str) -> tuple[str, ...]:
        """Who gives a layer inside its inputs: a layer beside it, or whoever gives this one its own."""
        pairs = zip(inner.givers, inner.positions, strict=True)
        return tuple(outer + giver if giver else self.givers[at] for giver, at in pairs)
