"""What a gradient is called: settled here once, for pages, reprs and lessons.

L is the loss, one number. ``dL/do2`` is its gradient by o2, the output of the layer L2: an array of o2's shape,
each number of which says how fast L moves when that number of o2 does; ``dL/do2[0]`` is one of them.
``dL/dx`` is the gradient by the model's input. A parameter is called by its letter in the layer's formula with
the layer's number, as the output is: ``dL/dW2`` and ``dL/db2`` for W and b of L2. (What one types to get or
change it stays ``L2.weights``; after "dL/d" the L of a layer would read like a second loss.) Names are local to
a model: in a block that stands in another one, its own layers are counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lessons_lib.layers import Axes, Parameter
from lessons_lib.model.axes import names_kept, place_names
from lessons_lib.model.step import Step

__all__ = ["by", "of_parameter", "output_names"]


def by(name: str) -> str:
    """The gradient by an output or input: ``dL/do2``."""
    return f"dL/d{name}"


def of_parameter(layer_name: str, parameter: Parameter) -> str:
    """The gradient by a parameter: ``dL/dW2``."""
    return f"dL/d{parameter.symbol}{layer_name[1:]}"


def output_names(
    steps: Sequence[Step], inputs: dict[str, tuple[int, ...]], along: Mapping[str, Axes]
) -> dict[str, Sequence[str]]:
    """The names of the numbers of x and of each output of one sample: those of its features where they have some.

    Args:
        steps: first to last.
        inputs: the shapes of the model's inputs, by their names.
        along: what the positions of each input and output are called, where they have names.
    """
    names = {name: place_names(name, shape, along[name]) for name, shape in inputs.items()}
    for step in steps:
        kept = names_kept(step.layer)
        if kept and step.sources[0] in inputs:
            names[step.sources[0]] = kept
        names[step.output_name] = kept or place_names(
            step.output_name, step.output.shape, along[step.output_name]
        )
    return names
