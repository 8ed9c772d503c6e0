"""One layer at work: what went in, and what came out. A record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from lessons_lib.layers import Layer
from lessons_lib.model.describe import heading, kind, output_name
from lessons_lib.model.place import Place
from lessons_lib.numbers.door import Array, frozen
from lessons_lib.numbers.notation import numbers
from lessons_lib.numbers.record import record

__all__ = ["Happened", "Step"]


class Happened:
    """Of a record of what happened."""

    __slots__ = ()

    def instead_of(self, name: str) -> str:
        """What to write in place of setting a part of it."""
        del name
        return (
            "It tells what happened. With another x or other parameters something else happens: "
            "model.trace(x), model.with_parameters({…}).trace(x), or turn them in explore(trace)."
        )


@record(slots=True, init=False)
class Step(Happened):
    """One layer at work: ``output = layer(*inputs)``, for most layers of one input.

    ``inside`` is the trace of the layer's own layers, where the layer is a model itself.
    """

    place: Place
    inputs: tuple[Array, ...]
    output: Array
    inside: Any = None  # a Trace, or in a batch a BatchTrace

    def __init__(self, place: Place, inputs: tuple[Array, ...], output: Array, inside: Any = None) -> None:
        output.setflags(write=False)
        PUT_PLACE(self, place)
        PUT_INPUTS(self, inputs)
        PUT_OUTPUT(self, output)
        PUT_INSIDE(self, inside)

    def __reduce__(self) -> tuple[Callable[..., Step], tuple[object, ...]]:
        # Through `_read_only`, because an unpickled or copied NumPy array would be writable again.
        return _read_only, (self.place, self.inputs, self.output, self.inside)

    def __getattr__(self, name: str) -> Any:
        inside = not name.startswith("_") and name not in self.__slots__ and self.inside is not None
        hint = f" Its layers' own outputs are in the trace inside: write .inside.{name}" if inside else ""
        raise AttributeError(f"A step has no {name!r}. It has inputs, output and layer.{hint}")

    @property
    def name(self) -> str:
        """Its layer's name in the row: ``L2``."""
        return self.place.name

    @property
    def layer(self) -> Layer:
        """The layer that ran."""
        return self.place.layer

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the outputs that the inputs are: ``("o1",)``, for a join ``("o3", "o1")``."""
        return self.place.sources

    @property
    def label(self) -> str:
        """The name that the layer was given; empty if it was given none."""
        return self.place.label

    def sample(self, index: int) -> Step:
        """The same step for one sample of a batch."""
        inside = None if self.inside is None else self.inside.sample(index)
        inputs = tuple(frozen(np.array(X[index])) for X in self.inputs)
        return replace(self, inputs=inputs, output=np.array(self.output[index]), inside=inside)

    @property
    def input(self) -> Array:
        """What came in; where several outputs did, the first of them."""
        return self.inputs[0]

    @property
    def output_name(self) -> str:
        """The article's name of the output: o2 for the layer L2."""
        return output_name(self.name)

    @property
    def call(self) -> str:
        """The step as one would write it: ``o4 = L4(o3, o1)``."""
        return f"{self.output_name} = {self.name}({', '.join(self.sources)})"

    @property
    def kind(self) -> str:
        """What sort of layer it is, after its own name if it has one: ``ReLU``, ``scores · Linear``."""
        return f"{self.label} · {kind(self.layer)}" if self.label else kind(self.layer)

    @property
    def heading(self) -> str:
        """Position and kind: ``L2 · ReLU``."""
        return heading(self.name, self.layer, self.label)

    def __repr__(self) -> str:
        came = ", ".join(map(numbers, self.inputs))
        return f"{self.heading}: {came} -> {self.output_name} = {numbers(self.output)}"


# What sets the fields of a frozen record, looked up once: a trace may make a thousand of them.
PUT_PLACE, PUT_INPUTS, PUT_OUTPUT, PUT_INSIDE = (vars(Step)[name].__set__ for name in Step.__slots__)


def _read_only(place: Place, inputs: tuple[Array, ...], *more: Any) -> Step:
    """A step whose inputs may have come writable."""
    return Step(place, tuple(map(frozen, inputs)), *more)
