"""A model is a row of layers: each output is the next layer's input, the last output is the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

from numpy.typing import ArrayLike

from lessons_lib.data.data_set import DataSet
from lessons_lib.data.sample import Sample
from lessons_lib.layers import Layer, Parameter, refuse_more_inputs
from lessons_lib.layers.sources import On
from lessons_lib.model.forward import run_all, run_exactly, run_recorded
from lessons_lib.model.given import entering, entry_of, many_samples, one_sample
from lessons_lib.model.own_parts import refuse_wrong_parts
from lessons_lib.model.parameters import parameters
from lessons_lib.model.place import Place
from lessons_lib.model.placing import input_names, placed, refuse_non_layers
from lessons_lib.model.remade import Remade
from lessons_lib.model.row import (
    layer_at,
    layer_named,
    refuse_own_call,
    refuse_several_inputs,
    refuse_wrong_counts,
)
from lessons_lib.model.shapes import Known, known_after
from lessons_lib.model.step import Step
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.choices import refuse_no_choice
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.functions import holds_recorded
from lessons_lib.numbers.notation import counted
from lessons_lib.numbers.record import record

if TYPE_CHECKING:
    from lessons_lib.model.exact import ExactTrace

__all__ = ["Model"]


@record(init=False, repr=False)
class Model(Remade):
    """An ordered row of layers that is itself one function: ``Model(L1, L2, L3)(x)`` is ``L3(L2(L1(x)))``.

    The first layer is called L1 and its output o1, and so on. A layer takes the output before it, or what it
    names itself: ``Add("o1")``, ``on(f, "x", "o2")``. One given by a keyword has a name by which others may
    take its output: ``Model(L1, q=on(Linear(Q), "x"), …)``. A model is a layer too, so it can stand inside
    another model; where it is given several inputs, ``on(block, "o3", "o1")``, these are x1 and x2 in it.

    Raises:
        TypeError: something given is not a layer.
        ValueError: no layer was given, a source is not there, nobody takes an output, or shapes do not meet.
    """

    layers: tuple[Layer, ...]
    places: tuple[Place, ...]
    inputs: tuple[str, ...]
    # Put together once and not for each trace: what an error calls the first layer and its numbers.
    _entry: tuple[str, tuple[str, ...]]

    def __init__(self, *layers: Layer, **named: Layer) -> None:
        refuse_non_layers([*layers, *named.values()])
        places = placed(layers, named)
        refuse_wrong_counts(places)
        refuse_wrong_parts(places)
        object.__setattr__(self, "layers", tuple(place.layer for place in places))
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "inputs", input_names([*layers, *named.values()]))
        object.__setattr__(self, "_entry", entry_of(places[0].layer))
        known_after(places, [Known()] * len(self.inputs))

    @classmethod
    def of(cls, row: Iterable[Step | Place]) -> Model:
        """The model that these steps were made by: the same layers, names and sources."""
        layers = [(On(each.layer, each.sources), each.label) for each in row]
        return Model(
            *(layer for layer, label in layers if not label),
            **{label: layer for layer, label in layers if label},
        )

    def __len__(self) -> int:
        return len(self.layers)

    def __iter__(self) -> Iterator[Layer]:
        return iter(self.layers)

    def __getitem__(self, name: int | str) -> Layer:
        """The layer of this name, L2 or its own, or at this place counted from 0."""
        return layer_named(self, name) if isinstance(name, str) else layer_at(self, name)

    def __repr__(self) -> str:
        rows = [f"  {place.here}{place.from_elsewhere}" for place in self.places]
        return "\n".join([f"Model of {counted(len(self), 'layer')}", *rows])

    def __call__(self, x: ArrayLike | Sample, /, *others: object) -> Array:
        """The answer for one sample: the last output of `trace`."""
        refuse_several_inputs(self)
        refuse_more_inputs("model", x, others)
        if holds_recorded(x):  # by a learner's function that calls this model, and is being recorded
            return run_recorded(self.places, [x])
        # A subclass whose own call goes on from here has no trace, but its row of layers runs as ever.
        return (self.trace if self.calls_its_row else self._trace_sample)(x).output

    @property
    def is_as_explained(self) -> bool:
        """Whether a call runs the layers as they stand, and not a call that a subclass brings."""
        return self.calls_its_row and type(self).trace is Model.trace

    @property
    def calls_its_row(self) -> bool:
        """Whether a call ends where the row of layers does."""
        return type(self).__call__ is Model.__call__

    @property
    def parameters(self) -> dict[str, Parameter]:
        """Every layer's parameters by what one would type: ``L2.weights``, in a block ``L3.L1.bias``.

        A layer that stands at two places is one layer, and is named after the first.
        """
        return parameters(self)

    @overload
    def trace(self, x: ArrayLike | Sample, *, batch: Literal[False] = False) -> Trace: ...
    @overload
    def trace(self, x: ArrayLike | Sample, *, exact: Literal[True]) -> ExactTrace: ...
    @overload
    def trace(self, x: ArrayLike | DataSet | Sequence[Sample], *, batch: Literal[True]) -> BatchTrace: ...
    def trace(self, x: Any, *others: object, batch: bool = False, exact: bool = False) -> Trace | BatchTrace:
        """The forward pass, with every output kept.

        Args:
            x: one sample, of whatever shape a sample has; with ``batch=True`` many, along the first axis.
            batch: whether x is many samples.
            exact: whether nothing is to be rounded on the way: x and the weights are read as the fractions that
                a person meant, and ``trace.fractions["o2"]`` is o2 as a fraction. One sample at a time.

        Raises:
            InputValueError, InputTypeError: x does not fit the first layer, or an output the next one; or a
                subclass brings a call of its own, of which its layers do not tell.
        """
        refuse_several_inputs(self)
        refuse_more_inputs("model.trace", x, others)
        refuse_own_call(self, "a trace of its layers would not end where that call ends")
        if batch is not False or exact is not False:  # asked only then: this runs for each trace
            refuse_no_choice(batch, "model.trace", "batch")
            refuse_no_choice(exact, "model.trace", "exact")
        if exact and batch:
            raise InputValueError(
                "A trace in fractions is of one sample: leave out batch=True or exact=True."
            )
        plain = self._trace_batch(x) if batch else self._trace_sample(x)  # tells first what does not fit
        return run_exactly(self.places, plain.sample) if exact and isinstance(plain, Trace) else plain

    def _trace_sample(self, x: Any) -> Trace:
        sample = one_sample(x, self.layers[0], self._entry)
        values = entering(sample.x, self.layers[0])
        return Trace(sample, run_all(self.places, (values,), batch=False), (values,))

    def _trace_batch(self, X: Any) -> BatchTrace:
        samples, values = many_samples(X, self.layers[0], self._entry)
        return BatchTrace(samples, run_all(self.places, (values,), batch=True), (values,))
