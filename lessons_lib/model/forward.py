"""The forward pass: one layer after the other, each on the outputs it takes; whatever fails says where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.data.sample import Sample
from lessons_lib.layers import BuiltIn
from lessons_lib.model.given import Unnamed
from lessons_lib.model.own_layers import refuse_mixed_samples, refuse_untold_shape
from lessons_lib.model.place import Place
from lessons_lib.model.shapes import fit
from lessons_lib.model.step import Step
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.door import RETURNED, Array, InputTypeError, InputValueError, as_numbers
from lessons_lib.numbers.functions import as_recorded
from lessons_lib.numbers.notation import numbers, shape_words

if TYPE_CHECKING:
    from lessons_lib.model.exact import ExactTrace

__all__ = ["run_all", "run_exactly", "run_recorded"]


def run_all(
    places: Iterable[Place],
    inputs: Sequence[Array],
    batch: bool,
    steps: list[Step] | None = None,
    ahead: Mapping[int, Sequence[Array]] = MappingProxyType({}),
) -> tuple[Step, ...]:
    """Run each layer once, in order, and keep what went in and what came out.

    ``steps`` gets each step as soon as it has run: where a layer fails, those before it are there. ``ahead`` are the
    outputs inside of those that have run already.
    """
    kept, ran = [*inputs], [] if steps is None else steps
    for number, place in enumerate(places):
        at = place.positions
        given = (kept[at[0]],) if len(at) == 1 else tuple([kept[each] for each in at])
        step = _told(place, given, ahead[number]) if number in ahead else _run(place, given, batch)
        kept.append(step.output)
        ran.append(step)
    return tuple(ran)


def run_recorded(places: Iterable[Place], inputs: Sequence[Any]) -> NDArray[Any]:
    """The output of the last layer on recorded numbers; nothing else is kept."""
    kept = [as_recorded(each)[()] for each in inputs]
    for place in places:
        given, inside = [kept[at] for at in place.positions], place.inside
        output = place.layer(*given) if inside is None else run_recorded(inside, given)
        kept.append(as_recorded(output)[()])
    return kept[-1]


def run_exactly(places: Iterable[Place], sample: Sample) -> ExactTrace:
    """The same in fractions, where nothing is rounded on the way."""
    from lessons_lib.model.exact import exact_trace  # noqa: PLC0415 (few need fractions, and decimals come with them)

    return exact_trace(places, sample)


def _run(place: Place, inputs: tuple[Array, ...], batch: bool) -> Step:
    layer, within = place.layer, None
    if isinstance(layer, BuiltIn):
        X: Any = inputs if layer.joins else inputs[0]
        shape = _shape(X, batch) if batch or layer.joins else X.shape
        after = fit(place, layer, shape, None if batch else X, len(inputs[0]) if batch else None)
        output = _run_built_in(place, layer, X)
        if batch:
            refuse_mixed_samples(place, layer, inputs, output)
        if _shape(output, batch) != after:
            refuse_untold_shape(place, after, _shape(output, batch))
    elif place.inside is not None:
        within = _trace_inside(place, place.inside, inputs, batch)
        output = within.steps[-1].output
    elif batch:
        output = _stacked(place, [_run_own(place, each) for each in zip(*inputs, strict=True)])
    else:
        output = _run_own(place, inputs)
    return Step(place, inputs, output, within)


def _shape(X: Any, batch: bool) -> Any:
    """The shape of one sample; of several inputs a tuple of them."""
    if isinstance(X, tuple):
        return tuple([_shape(each, batch) for each in X])
    return X.shape[1:] if batch else X.shape


def _run_built_in(place: Place, layer: BuiltIn, X: Any) -> Array:
    try:
        return layer.run(X)
    except (InputValueError, InputTypeError) as error:  # an overflow, or nothing
        raise type(error)(place.here + str(error).removeprefix(type(layer).__name__)) from None
    except Exception as error:
        _note(error, place, X if layer.joins else (X,))
        raise


def _trace_inside(
    place: Place, inside: Sequence[Place], inputs: tuple[Array, ...], batch: bool
) -> Trace | BatchTrace:
    """What happened in a model that stands in another one."""
    if batch:
        return BatchTrace(Unnamed(inputs[0], "its input"), run_all(inside, inputs, batch), inputs)
    row: Any = place.layer
    return _trace_of(run_all(inside, inputs, batch, ahead=row.ahead(inputs)), inputs)


def _told(place: Place, inputs: tuple[Array, ...], outputs: Sequence[Array]) -> Step:
    """A model inside whose layers have run already: these are their outputs."""
    kept, steps = [*inputs, *outputs], []
    for inner, output in zip(place.inside or (), outputs, strict=True):
        steps.append(Step(inner, tuple([kept[at] for at in inner.positions]), output))
    return Step(place, inputs, outputs[-1], _trace_of(tuple(steps), inputs))


def _trace_of(steps: tuple[Step, ...], inputs: tuple[Array, ...]) -> Trace:
    return Trace(Sample.holding("its input", inputs[0]), steps, inputs)


def _run_own(place: Place, inputs: tuple[Array, ...]) -> Array:
    """Call a learner's own function on one sample; its errors stay its own, with the place added."""
    try:
        output = place.layer(*[X[()] for X in inputs])
    except Exception as error:
        _note(error, place, inputs)
        raise
    if output is None:
        raise InputTypeError(f"{place.here} returned nothing (None). Does the function end with `return …`?")
    return as_numbers(output, place.here, finite=False, words=RETURNED).copy()


def _note(error: Exception, place: Place, inputs: Sequence[Array]) -> None:
    """Say where an error happened that is not ours."""
    given = ", ".join(
        f"{name} = {numbers(X)}" for name, X in zip(_argument_names(inputs), inputs, strict=True)
    )
    error.add_note(f"This happened inside {place.here}, which was called with {given}.")
    from lessons_lib.recording.stops import advice  # noqa: PLC0415 (where nothing stops it is not needed)

    if line := advice(place.layer, error):
        error.add_note(line)
    if "read-only" in str(error):
        error.add_note("A layer must not change its input. Work on a copy: X = X.copy()")


def _argument_names(inputs: Sequence[Array]) -> list[str]:
    return ["X"] if len(inputs) == 1 else [f"X{at}" for at in range(1, len(inputs) + 1)]


def _stacked(place: Place, rows: Sequence[Array]) -> Array:
    shapes = {row.shape for row in rows}
    if len(shapes) > 1:
        listed = " and ".join(shape_words(shape) for shape in sorted(shapes))
        raise InputValueError(
            f"{place.here} should return outputs of one shape and returned {listed} for different samples."
        )
    return np.stack(rows)
