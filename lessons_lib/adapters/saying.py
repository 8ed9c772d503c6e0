"""Why what a module gives cannot be shown as one answer, and the line that makes it one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from torch import fx

__all__ = ["several_outputs"]

MOST_NAMED = 4


def several_outputs(output: Any) -> str:
    """A sentence on a module's output that is not one tensor: how one would take each tensor in it."""
    ways = [way for way, each in _parts(output) if _holds_numbers(each)]
    if not ways:
        return "What it gives does not depend on x: no layer is called on it."
    listed = ", ".join(f"output{way}" for way in ways[:MOST_NAMED]) + ", …" * (len(ways) > MOST_NAMED)
    return (
        f"It gives several outputs in one ({type(output).__name__}: {listed}), and a model has one answer: open a "
        f"module around it, whose forward ends in `return self.inner(x){ways[0]}`."
    )


def _parts(output: Any) -> Iterator[tuple[str, Any]]:
    """Each part of an output, and how one takes it: ``[0]``, ``['logits']``, ``.logits``."""
    if isinstance(output, Mapping):
        yield from ((f"[{key!r}]", each) for key, each in output.items())
    elif isinstance(output, tuple | list):
        yield from ((f"[{at}]", each) for at, each in enumerate(output))
    elif hasattr(output, "__dict__"):
        yield from ((f".{name}", each) for name, each in vars(output).items())


def _holds_numbers(output: Any) -> bool:
    return isinstance(output, fx.Proxy) or any(_holds_numbers(each) for _, each in _parts(output))
