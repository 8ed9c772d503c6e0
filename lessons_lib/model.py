"""A model is a row of layers: each layer's output is the next layer's input, the last output is the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.data.sample import DataSet, Sample
from lessons_lib.explain import heading
from lessons_lib.layers import BuiltIn, Input, Layer, Shape
from lessons_lib.notation import counted, numbers, shape_words
from lessons_lib.trace import BatchTrace, Step, Trace
from lessons_lib.values import Array, InputTypeError, InputValueError, as_numbers

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

    def __init__(self, *layers: Layer) -> None:
        _refuse_non_layers(layers)
        object.__setattr__(self, "layers", layers)
        self._known_shape()

    def __len__(self) -> int:
        return len(self.layers)

    def __iter__(self) -> Iterator[Layer]:
        return iter(self.layers)

    def __getitem__(self, position: int) -> Layer:
        return self.layers[position]

    def __repr__(self) -> str:
        rows = [f"  {heading(name, layer)}" for name, layer in self._named()]
        return "\n".join([f"Model of {counted(len(self), 'layer')}", *rows])

    def __call__(self, x: ArrayLike | Sample, /) -> Array:
        """The answer for one sample: the last output of `trace`."""
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
        values = self._door(x)
        sample = x if isinstance(x, Sample) else Sample("your x", values)
        steps = _run_all(self._named(), sample.x, batch=False)
        return Trace(sample, steps)

    def _trace_batch(self, X: Any) -> BatchTrace:
        samples = list(X) if isinstance(X, Sequence) and len(X) and all(isinstance(x, Sample) for x in X) else None
        values = self._door(X if samples is None else np.stack([sample.x for sample in samples])).copy()
        if values.ndim == 0:
            raise InputValueError(f"A batch is many samples, a row each, and here came a single number: {numbers(values)}.")
        steps = _run_all(self._named(), values, batch=True)
        return BatchTrace(samples or _Unnamed(values), values, steps)

    def _door(self, x: Any) -> Array:
        first = self.layers[0]
        return as_numbers(x, heading("L1", first), first.names if isinstance(first, Input) else ())

    def _named(self) -> list[tuple[str, Layer]]:
        return [(f"L{position}", layer) for position, layer in enumerate(self.layers, start=1)]

    def _known_shape(self) -> Shape | None:
        """Follow the shapes through the row as far as they are known, so that a misfit is told before it runs."""
        shape: Shape | None = None
        giver = ""
        for name, layer in self._named():
            here = heading(name, layer)
            if isinstance(layer, Input) and shape is None:
                shape = layer.shape
            elif isinstance(layer, Model):
                shape = layer._known_shape()
            elif isinstance(layer, BuiltIn) and shape is not None:
                shape = _next_shape(layer, shape, here, giver)
            else:
                shape = (layer.outputs,) if hasattr(layer, "outputs") else None
            giver = here
        return shape


@dataclass(frozen=True, eq=False)
class _Unnamed(Sequence[Sample]):
    """The rows of a plain array as samples, each made when it is asked for."""

    values: Array

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, index: Any) -> Any:
        return Sample(f"sample {index}", self.values[index])


def _refuse_non_layers(layers: Sequence[object]) -> None:
    if not layers:
        raise ValueError("Model expects at least one layer, as in Model(L1, L2, L3), and got none.")
    for position, layer in enumerate(layers, start=1):
        if isinstance(layer, list | tuple):
            raise TypeError(
                f"Model expects its layers one after another, as in Model(L1, L2, L3), and got a {type(layer).__name__} "
                f"of {counted(len(layer), 'layer')}. Take away the brackets, or put a star before them: Model(*layers)."
            )
        if isinstance(layer, type):
            raise TypeError(f"L{position} is the class {layer.__name__}, not a layer yet. Write {layer.__name__}(…) with brackets.")
        if not callable(layer):
            raise TypeError(
                f"L{position} is not a layer: a layer is a function of one input, and this is {layer!r}. "
                f"Was it called already? Write Model(L1, L2), not Model(L1, L2(x))."
            )


def _next_shape(layer: BuiltIn, shape: Shape, here: str, giver: str) -> Shape:
    try:
        return layer.shape_after(shape)
    except InputValueError as error:
        raise InputValueError(f"{here} does not fit behind {giver}, which gives {shape_words(shape)}. {error}") from None


def _run_all(named: Sequence[tuple[str, Layer]], x: Array, batch: bool) -> tuple[Step, ...]:
    """The forward pass: one layer after the other, each on the output of the one before."""
    steps = []
    current = x
    for name, layer in named:
        step = _run(name, layer, current, batch)
        steps.append(step)
        current = step.output
    return tuple(steps)


def _run(name: str, layer: Layer, X: Array, batch: bool) -> Step:
    if isinstance(layer, Model):
        steps = _run_all(layer._named(), X, batch)
        inside = BatchTrace(_Unnamed(X), X, steps) if batch else Trace(Sample("its input", X), steps)
        return Step(name, layer, X, steps[-1].output, inside)
    if isinstance(layer, BuiltIn):
        return Step(name, layer, X, _run_built_in(name, layer, X, batch))
    if batch:
        return Step(name, layer, X, _stacked(name, [_run_own(name, layer, row) for row in X]))
    return Step(name, layer, X, _run_own(name, layer, X))


def _run_built_in(name: str, layer: BuiltIn, X: Array, batch: bool) -> Array:
    try:
        layer.shape_after(X.shape[1:] if batch else X.shape, None if batch else X)
    except InputValueError as error:
        raise InputValueError(f"{name} · {error}") from None
    return np.asarray(layer.forward(X))


def _run_own(name: str, layer: Layer, X: Array) -> Array:
    """Call a learner's own function on one sample; its errors stay its own, with the place added."""
    here = heading(name, layer)
    try:
        output = layer(X[()])
    except Exception as error:
        error.add_note(f"This happened inside {here}, which was called with X = {numbers(X)}.")
        if "read-only" in str(error):
            error.add_note("A layer must not change its input. Work on a copy: X = X.copy()")
        raise
    if output is None:
        raise InputTypeError(f"{here} returned nothing (None). Does the function end with `return …`?")
    try:
        return as_numbers(output, here, finite=False).copy()
    except (InputTypeError, InputValueError) as error:
        raise type(error)(f"{here} should return numbers. {error}") from None


def _stacked(name: str, rows: Sequence[NDArray[np.float64]]) -> Array:
    shapes = {row.shape for row in rows}
    if len(shapes) > 1:
        listed = " and ".join(shape_words(shape) for shape in sorted(shapes))
        raise InputValueError(f"{name} gives outputs of different shapes for different samples: {listed}.")
    return np.stack(rows)
