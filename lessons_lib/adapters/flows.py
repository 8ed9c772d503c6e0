"""What is read of a module while it runs: where its numbers flow, from layer to layer, before that becomes a model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lessons_lib.layers import BuiltIn

__all__ = ["Event", "Flow", "Frame", "Row", "SeveralOutputsError", "UnopenableError"]


class UnopenableError(Exception):
    """Why what happens inside a module cannot be shown, as a sentence."""


class SeveralOutputsError(UnopenableError):
    """What comes out is not one tensor; it says what to write instead."""


@dataclass(eq=False)
class Event:
    """Something was called: by what name, where, what sort of thing, how, and on what."""

    name: str
    path: str
    sort: str
    call: Any
    flows: list[Flow]


@dataclass(eq=False)
class Row:
    """One layer to be: what it is called, which flows it takes, and what came out in PyTorch."""

    name: str  # the module's own, or the function's
    path: str  # as one finds it: blocks.3.conv
    layer: BuiltIn | None  # None of a module that is opened: its layers are in `inside`
    sources: list[Flow]
    expected: Any  # PyTorch's output
    sort: str = ""
    inside: Frame | None = None


@dataclass(eq=False)
class Flow:
    """Numbers on their way: a tensor, where it comes from, and in whose inside."""

    value: Any
    frame: Frame
    row: Row | None = None  # that gave it; None of an input
    at: int = 0  # … which one
    spoiled: str = ""  # who changed it in place, where nobody could see it
    masked: Any = None  # the flow of which some numbers were set to minus infinity, and which were kept


@dataclass(eq=False)
class Frame:
    """The inside of one module while it runs."""

    path: str
    inputs: list[Flow] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    output: Flow | None = None
    at_once: Any = None  # what computes all heads of attention together

    def needed(self) -> list[Row]:
        """The rows that the output is made of, in order; what nobody takes is left out."""
        wanted = {id(self.output.row)} if self.output else set()
        for row in reversed(self.rows):
            if id(row) in wanted:
                wanted |= {id(each.row) for each in row.sources if each.row}
        return [row for row in self.rows if id(row) in wanted]
