"""A model is a row of layers: each output is the next layer's input, the last output is the answer."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, overload

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.data.sample import DataSet, Sample
from lessons_lib.layers import BuiltIn, Input, Layer, Shape, refuse_more_inputs
from lessons_lib.model.describe import heading
from lessons_lib.model.trace import BatchTrace, Step, Trace
from lessons_lib.numbers.door import (
    RETURNED,
    Array,
    InputTypeError,
    InputValueError,
    as_numbers,
    frozen,
    shortened,
)
from lessons_lib.numbers.functions import as_recorded, holds_recorded
from lessons_lib.numbers.notation import counted, numbers, shape_words

__all__ = ["Model"]


@dataclass(frozen=True, eq=False, init=False, repr=False)
class Model:
    """An ordered row of layers that is itself one function: ``Model(L1, L2, L3)(x)`` is ``L3(L2(L1(x)))``.

    The first layer is called L1 and its output o1, and so on. A model is a layer too, so it can
    stand inside another model.

    Raises:
        TypeError: something given is not a layer.
        ValueError: no layer was given, or two neighbours' shapes do not meet.
    """

    layers: tuple[Layer, ...]
    # Put together once and not for each trace: the layers with their names, and what an error calls the first.
    _row: tuple[_Place, ...]
    _entry: tuple[str, tuple[str, ...]]

    def __init__(self, *layers: Layer) -> None:
        _refuse_non_layers(layers)
        object.__setattr__(self, "layers", layers)
        object.__setattr__(self, "_row", tuple(self._places()))
        first = layers[0]
        object.__setattr__(
            self, "_entry", (heading("L1", first), first.names if isinstance(first, Input) else ())
        )
        self._known_shape(self._row)

    def __len__(self) -> int:
        return len(self.layers)

    def __iter__(self) -> Iterator[Layer]:
        return iter(self.layers)

    def __getitem__(self, position: int) -> Layer:
        return self.layers[position]

    def __repr__(self) -> str:
        rows = [f"  {place.here}" for place in self._row]
        return "\n".join([f"Model of {counted(len(self), 'layer')}", *rows])

    def __call__(self, x: ArrayLike | Sample, /, *others: object) -> Array:
        """The answer for one sample: the last output of `trace`."""
        refuse_more_inputs("A model", x, others)
        if holds_recorded(x):  # by a learner's function that calls this model, and is being recorded
            return functools.reduce(
                lambda X, layer: as_recorded(layer(X))[()], self.layers, as_recorded(x)[()]
            )
        return self.trace(x).output

    @overload
    def trace(self, x: ArrayLike | Sample, *, batch: Literal[False] = False) -> Trace: ...
    @overload
    def trace(self, x: ArrayLike | DataSet | Sequence[Sample], *, batch: Literal[True]) -> BatchTrace: ...
    def trace(self, x: Any, *, batch: bool = False) -> Trace | BatchTrace:
        """The forward pass, with every output kept.

        Args:
            x: one sample, of whatever shape a sample has; with ``batch=True`` many, along the first axis.
            batch: whether x is many samples.

        Raises:
            InputValueError, InputTypeError: x does not fit the first layer, or an output the next one.
        """
        return self._trace_batch(x) if batch else self._trace_sample(x)

    def _trace_sample(self, x: Any) -> Trace:
        values = as_numbers(x, *self._entry)
        sample = x if isinstance(x, Sample) else Sample("your x", values)
        steps = _run_all(self._row, sample.x, batch=False)
        return Trace(sample, steps)

    def _trace_batch(self, X: Any) -> BatchTrace:
        samples = (
            list(X) if isinstance(X, Sequence) and len(X) and all(isinstance(x, Sample) for x in X) else None
        )
        rows = X if samples is None else [sample.x.tolist() for sample in samples]
        values = frozen(as_numbers(rows, *self._entry).copy())
        if values.ndim == 0:
            raise InputValueError(
                f"A batch is many samples, a row each, and here came a single number: {numbers(values)}."
            )
        steps = _run_all(self._row, values, batch=True)
        return BatchTrace(samples or _Unnamed(values), steps)

    def _places(self, outer: str = "", before: _Place | None = None) -> Iterator[_Place]:
        for position, layer in enumerate(self.layers, start=1):
            before = _Place(f"L{position}", layer, outer, before)
            yield before

    def _known_shape(self, places: Iterable[_Place], shape: Shape | None = None) -> Shape | None:
        """Follow the shapes through the row as far as they are known: a misfit is told before it runs."""
        for place in places:
            layer = place.layer
            if isinstance(layer, Model):
                shape = layer._known_shape(place.inside(layer), shape)
            elif isinstance(layer, BuiltIn) and shape is not None:
                shape = _fit(place, layer, shape)
            elif isinstance(layer, Input):
                shape = layer.shape
            else:
                shape = (layer.outputs,) if hasattr(layer, "outputs") else None
        return shape


class _Place(NamedTuple):
    """A layer at its place in the row. Its words are put together only where a message needs them."""

    name: str
    layer: Layer
    outer: str  # the headings of the models that it stands in
    before: _Place | None

    @property
    def here(self) -> str:
        """The layer's heading, after those of the models that it stands in."""
        return self.outer + heading(self.name, self.layer)

    @property
    def giver(self) -> str:
        """The heading of the layer before it; empty for the first."""
        return self.before.here if self.before else ""

    def inside(self, model: Model) -> Iterator[_Place]:
        """The places of the layers of a model that stands at this place."""
        return model._places(f"{self.here} › ", self.before)


@dataclass(frozen=True, eq=False)
class _Unnamed(Sequence[Sample]):
    """The rows of a plain array as samples, each made when it is asked for."""

    values: Array
    name: str = "sample {}"

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        at = range(len(self))[index]
        return Sample(self.name.format(at), self.values[at])


def _refuse_non_layers(layers: Sequence[object]) -> None:
    if not layers:
        raise ValueError("Model expects at least one layer, as in Model(L1, L2, L3), and got none.")
    for position, layer in enumerate(layers, start=1):
        if isinstance(layer, list | tuple | Iterator):
            raise TypeError(
                "Model expects its layers one after another, as in Model(L1, L2, L3), and got a "
                f"{type(layer).__name__}. Take away the brackets, or put a star before them: Model(*layers)."
            )
        if isinstance(layer, type):
            raise TypeError(
                f"L{position} is the class {layer.__name__}, and a layer is made from it with brackets: "
                f"write {_call_of(layer)}."
            )
        if isinstance(layer, str):
            raise TypeError(
                f"L{position} is text, {layer!r}, and a layer is a function. Write its name without quotes."
            )
        if not callable(layer):
            raise TypeError(
                f"L{position} is not a layer: a layer is a function of one input, and this is "
                f"{shortened(layer)}. Was it called already? Write Model(L1, L2), not Model(L1, L2(x))."
            )


def _fit(
    place: _Place, layer: BuiltIn, shape: Shape, values: Array | None = None, batch: bool = False
) -> Shape:
    """The shape after a layer; where it cannot be, an error that names both neighbours."""
    try:
        return layer.shape_after(shape, values)
    except InputValueError as error:
        why = f" The output of {place.giver} does not fit here." if place.giver else ""
        if batch and not place.giver:
            why = " With batch=True each row is a sample; for one sample leave batch=True out."
        message = place.here + str(error).removeprefix(type(layer).__name__)
        raise InputValueError(message + why) from None


def _run_all(places: Iterable[_Place], x: Array, batch: bool) -> tuple[Step, ...]:
    """The forward pass: one layer after the other, each on the output of the one before."""
    steps = []
    current = x
    for place in places:
        step = _run(place, current, batch)
        steps.append(step)
        current = step.output
    return tuple(steps)


def _run(place: _Place, X: Array, batch: bool) -> Step:
    name, layer = place.name, place.layer
    if isinstance(layer, BuiltIn):
        _fit(place, layer, X.shape[1:] if batch else X.shape, None if batch else X, batch)
        return Step(name, layer, X, np.asarray(layer.forward(X)))
    if isinstance(layer, Model):
        steps = _run_all(place.inside(layer), X, batch)
        inside = (
            BatchTrace(_Unnamed(X, "its input"), steps) if batch else Trace(Sample("its input", X), steps)
        )
        return Step(name, layer, X, steps[-1].output, inside)
    if batch:
        return Step(name, layer, X, _stacked(place, [_run_own(place, row) for row in X]))
    return Step(name, layer, X, _run_own(place, X))


def _run_own(place: _Place, X: Array) -> Array:
    """Call a learner's own function on one sample; its errors stay its own, with the place added."""
    try:
        output = place.layer(X[()])
    except Exception as error:
        error.add_note(f"This happened inside {place.here}, which was called with X = {numbers(X)}.")
        if "read-only" in str(error):
            error.add_note("A layer must not change its input. Work on a copy: X = X.copy()")
        raise
    if output is None:
        raise InputTypeError(f"{place.here} returned nothing (None). Does the function end with `return …`?")
    return as_numbers(output, place.here, finite=False, words=RETURNED).copy()


def _stacked(place: _Place, rows: Sequence[Array]) -> Array:
    shapes = {row.shape for row in rows}
    if len(shapes) > 1:
        listed = " and ".join(shape_words(shape) for shape in sorted(shapes))
        raise InputValueError(
            f"{place.here} should return outputs of one shape and returned {listed} for different samples."
        )
    return np.stack(rows)


def _call_of(layer: type) -> str:
    """The line that makes a layer from its class: ``ReLU()``, or with values where it cannot do without."""
    needed = [
        each.name
        for each in inspect.signature(layer).parameters.values()
        if each.default is each.empty and each.kind is each.POSITIONAL_OR_KEYWORD
    ]
    return f"{layer.__name__}({', '.join(needed)})"
