"""What happened at one layer on the way back. Records only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from lessons_lib.layers import BuiltIn, Layer
from lessons_lib.learning.names import by, of_parameter
from lessons_lib.model.step import Happened, Step
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import numbers
from lessons_lib.numbers.record import record

if TYPE_CHECKING:
    from lessons_lib.learning.backward_trace import BackwardTrace

__all__ = ["Arrival", "BackwardStep"]


class Arrival(NamedTuple):
    """What one of those that took an output hands back to it."""

    sender: str  # the layer's name, L3; L for the loss
    place: int  # which of the sender's inputs the output was
    gradient: Array


@record(slots=True)
class BackwardStep(Happened):
    """One layer on the way back: what arrives at its output becomes the gradient of its inputs and parameters."""

    step: Step  # the same layer on the way forward
    arrivals: tuple[Arrival, ...]
    gradient: Array  # of its output: what arrives, added up
    outputs: tuple[Array, ...]  # the gradient of each of its inputs, so far as it comes this way
    parameters: Mapping[str, Array]  # the gradient of each of its parameters, by its name
    inside: BackwardTrace | None = None  # of a model: the way back through its own layers
    recorded: tuple[tuple[Number, ...], ...] = ()  # of a function of one's own: how `outputs` come about

    def __post_init__(self) -> None:
        for array in (self.gradient, *self.outputs, *self.parameters.values()):
            array.setflags(write=False)

    @property
    def name(self) -> str:
        """Its layer's name in the row: ``L2``."""
        return self.step.name

    @property
    def layer(self) -> Layer:
        """The layer."""
        return self.step.layer

    @property
    def heading(self) -> str:
        """Position and kind: ``L2 · ReLU``."""
        return self.step.heading

    @property
    def kind(self) -> str:
        """What sort of layer it is."""
        return self.step.kind

    @property
    def label(self) -> str:
        """The name that the layer was given; empty if it was given none."""
        return self.step.label

    @property
    def inputs(self) -> tuple[Array, ...]:
        """What arrives, from each that took the output."""
        return tuple(each.gradient for each in self.arrivals)

    @property
    def sources(self) -> tuple[str, ...]:
        """Who took the output, and so hands something back: ``("L3",)``, for the last layer ``("L",)``."""
        return tuple(each.sender for each in self.arrivals)

    @property
    def input_name(self) -> str:
        """What arrives, added up, is called: ``dL/do2``."""
        return by(self.step.output_name)

    @property
    def output(self) -> Array:
        """The gradient of its input; where it takes several, of the first of them."""
        return self.outputs[0]

    @property
    def output_names(self) -> tuple[str, ...]:
        """What it hands back is called: ``("dL/do1",)``."""
        return tuple(map(by, self.step.sources))

    @property
    def parameter_names(self) -> dict[str, str]:
        """What the gradients of its parameters are called, by the parameter's name: ``{"weights": "dL/dW2"}``."""
        layer = self.step.layer
        known = layer.parameters if isinstance(layer, BuiltIn) else ()
        return {each.name: of_parameter(self.name, each) for each in known}

    def __repr__(self) -> str:
        names = zip(self.output_names, self.outputs, strict=True)
        said = [f"{name} = {numbers(values)}" for name, values in names]
        said += [f"{name} = {numbers(self.parameters[key])}" for key, name in self.parameter_names.items()]
        return f"{self.heading}: {self.input_name} = {numbers(self.gradient)} -> {', '.join(said)}"
