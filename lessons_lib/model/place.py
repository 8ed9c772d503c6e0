"""A layer at its place in a row: its name there, and where its inputs come from."""

from __future__ import annotations

from typing import NamedTuple

from lessons_lib.layers import Layer
from lessons_lib.model.describe import heading

__all__ = ["Place"]


class Place(NamedTuple):
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
