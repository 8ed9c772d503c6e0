"""Why what a module gives cannot be shown as one answer, and the line that makes it one."""

from __future__ import annotations

from typing import Any

from torch import fx

from lessons_lib.adapters.parts import leaves, parts

__all__ = ["several_outputs"]

MOST_NAMED = 4


def several_outputs(output: Any) -> str:
    """A sentence on a module's output that is not one tensor: how one would take each tensor in it."""
    ways = [str(way) for way, each in parts(output) if any(leaves(each, fx.Proxy))]
    if not ways:
        return "What it gives does not depend on x: no layer is called on it."
    listed = ", ".join(f"output{way}" for way in ways[:MOST_NAMED]) + ", …" * (len(ways) > MOST_NAMED)
    return (
        f"It gives several outputs in one ({type(output).__name__}: {listed}), and a model has one answer: open a "
        f"module around it, whose forward ends in `return self.inner(x){ways[0]}`."
    )
