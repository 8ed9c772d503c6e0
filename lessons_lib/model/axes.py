"""What the positions of each output are called, such as the tokens of a text: told by one layer, kept by others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from lessons_lib.layers import Axes, BuiltIn, Layer
from lessons_lib.model.step import Step
from lessons_lib.numbers.naming import number_names

if TYPE_CHECKING:
    from lessons_lib.model.trace import Trace

TOKENS = "tokens"  # what a layer that names positions by their tokens says where no tokens have come

__all__ = ["axes_of", "inner_axes", "input_axes", "names_kept", "place_names", "told_along"]


def input_axes(trace: Trace) -> tuple[Axes, ...]:
    """The positions of a model's inputs, where its first layer has names for them."""
    first = trace.steps[0]
    named = first.layer.axes_before(first.input) if isinstance(first.layer, BuiltIn) else ()
    return (named, *(() for _ in trace.inputs[1:]))


def names_kept(layer: Layer) -> tuple[str, ...]:
    """What the numbers of an output are called where their layer has names for them; else ()."""
    return layer.names if isinstance(layer, BuiltIn) and layer.keeps_names else ()


def axes_of(trace: Trace, given: Sequence[Axes] = ()) -> dict[str, Axes]:
    """By its name, the positions of each input and output; ``given`` are those of the inputs, where they are known."""
    names = ["x"] if len(trace.inputs) == 1 else [f"x{at}" for at in range(1, len(trace.inputs) + 1)]
    known: dict[str, Axes] = dict(zip(names, given or input_axes(trace), strict=True))
    for step in trace.steps:
        known[step.output_name] = _after(step, known)
    return known


def inner_axes(step: Step, known: Mapping[str, Axes]) -> tuple[Axes, ...]:
    """The positions of what a model inside is given."""
    return tuple(known[source] for source in step.sources)


def _after(step: Step, known: Mapping[str, Axes]) -> Axes:
    given = inner_axes(step, known)
    if step.inside is not None:
        return axes_of(step.inside, given)[step.inside.steps[-1].output_name]
    return step.layer.axes_after(given, step.input) if isinstance(step.layer, BuiltIn) else ()


def told_along(step: Step) -> list[str | list[str]] | None:
    """Of each axis of the output, whose names it takes, as a page is told: ``"10"`` of input 1, axis 0.

    ``"tokens"`` where the layer names its positions itself, or names that always hold; None where there are none.
    """
    if not isinstance(step.layer, BuiltIn):
        return None
    marks: tuple[Axes, ...] = tuple(
        tuple((f"{place}{axis}",) for axis in range(X.ndim)) for place, X in enumerate(step.inputs)
    )
    known = {TOKENS, *(mark for axes in marks for (mark,) in axes)}
    found = step.layer.axes_after(marks, None)
    told = [names[0] if len(names) == 1 and names[0] in known else list(names) for names in found]
    return told if any(told) else None


@lru_cache(maxsize=256)  # asked for at each number that opens
def place_names(name: str, shape: tuple[int, ...], axes: Axes = ()) -> Sequence[str]:
    """What one types for each number of an array, or reads: ``o2[0, 1]``, and with names ``o2[cat, 1]``."""
    if not any(axes) or np.prod(shape) == 1:
        return number_names(name, shape)
    words: list[Sequence[Any]] = [
        names if len(names) == length else range(length)
        for names, length in zip((*axes, *([()] * len(shape))), shape, strict=False)
    ]
    return tuple(
        f"{name}[{', '.join(str(words[axis][at]) for axis, at in enumerate(place))}]"
        for place in np.ndindex(*shape)
    )
