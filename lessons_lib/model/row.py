"""Layers in a row, as whoever looks into a model sees them: their places, and what each of them is given."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lessons_lib.layers import BuiltIn, Layer, SelfExplaining
from lessons_lib.model.describe import output_name
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError
from lessons_lib.numbers.notation import counted
from lessons_lib.numbers.parts import Parts
from lessons_lib.numbers.telling import did_you_mean, listed, shortened, typed_name
from lessons_lib.recording.source import argument_names

if TYPE_CHECKING:
    from lessons_lib.model.place import Place

__all__ = [
    "Row",
    "layer_at",
    "layer_named",
    "refuse_own_call",
    "refuse_several_inputs",
    "refuse_wrong_counts",
    "row_in",
]

CALLED = "A model is called like any function: write model(x)."
TRAINED = "Training is a function, and makes a new model: write train(model, data, loss).model."
KEPT = (
    'Its numbers are all there is to keep: np.savez("kept.npz", **{name: each.values for name, each in '
    'model.parameters.items()}), and back model.with_parameters(dict(np.load("kept.npz"))).'
)
INFERENCE = "A model runs as it is used; model.in_training() is the model as train runs it."
ELSEWHERE = {
    **dict.fromkeys(("predict", "forward"), CALLED),
    **dict.fromkeys(("fit", "train"), TRAINED),
    **dict.fromkeys(("save", "state_dict", "load", "load_state_dict"), KEPT),
    "eval": INFERENCE,
}


class Row(SelfExplaining, Parts):
    """What a model is to who looks into it."""

    places: tuple[Place, ...]
    inputs: tuple[str, ...]  # what its inputs are called: x, or x1, x2, …

    def elsewhere(self, name: str) -> str:
        """Where somebody finds what is no part of the model itself: a layer, an output, an answer, training."""
        if name in {known for place in self.places for known in (place.name, place.label)}:
            return f'A layer is taken out with brackets: write model["{name}"].'
        if name in {output_name(place.name) for place in self.places}:
            return f"What comes out of a layer belongs to the trace of an x: write model.trace(x).{name}."
        if re.fullmatch(r"[Lo]\d+", name):
            return f"It has the layers {listed([place.name for place in self.places])}."
        if name in {"weights", "bias", "kernels"}:
            return self._numbers_called(name)
        return ELSEWHERE.get(name, "")

    def _numbers_called(self, name: str) -> str:
        """Where numbers of this name are first."""
        for place in self.places:
            own = place.layer.parameters if isinstance(place.layer, BuiltIn) else ()
            if name in {each.name for each in own}:
                return f'Numbers belong to a layer: write model["{place.name}"].{name}.'
        return "Numbers belong to a layer: model.parameters says which there are."

    @property
    def formula(self) -> str:
        """How the layers hang together: L2(L1(x)), or a line for each where one takes more than the last output."""
        chained = all(place.positions == (at,) for at, place in enumerate(self.places))
        if chained:
            return functools.reduce(lambda inner, place: f"{place.name}({inner})", self.places, "x")
        return "; ".join(
            f"{output_name(place.name)} = {place.name}({', '.join(place.sources)})" for place in self.places
        )

    @property
    def calls_its_row(self) -> bool:
        """Whether a call ends where the row of layers does."""
        return True

    def ahead(self, inputs: tuple[Array, ...], /) -> Mapping[int, Sequence[Array]]:
        """The outputs inside of models that stand in it, by their places, where it knows them before its layers run."""
        del inputs
        return {}

    @property
    def idea(self) -> str:
        """That it is a model, and how long."""
        return f"This layer is a model itself, of {len(self.places)} layers."


def row_in(layer: object) -> Row | None:
    """The row of layers in a layer that is a model; the only place where it is decided what a model is.

    A class with a call of its own may do anything, whatever layers it keeps: it is called, never looked through.
    """
    return layer if isinstance(layer, Row) and layer.is_as_explained else None


def layer_named(row: Row, name: str) -> Layer:
    """The layer of this name, its position L2 or its own; a KeyError tells which there are."""
    for place in row.places:
        if name in {place.name, place.label}:
            return place.layer
    known = [place.label or place.name for place in row.places]
    outputs = {output_name(place.name) for place in row.places}
    trace = f" What comes out of a layer belongs to the trace of an x: model.trace(x).{name}."
    raise KeyError(
        f"This model has no layer {name!r}. It has {listed(known)}."
        f"{trace if name in outputs else did_you_mean(name, known)}"
    )


def layer_at(row: Row, at: Any) -> Any:
    """The layer at a place counted from 0, or those of a slice; an IndexError tells how many there are."""
    layers = tuple(place.layer for place in row.places)
    try:
        return layers[at]
    except (IndexError, TypeError):
        raise IndexError(
            f"This model has no layer [{shortened(at)}]: it has {counted(len(layers), 'layer')}, counted from 0. "
            f'By its name, L{len(layers)}, the last is model["L{len(layers)}"].'
        ) from None


def refuse_several_inputs(row: Row) -> None:
    """Tell that a block of several inputs runs only where a row gives them to it."""
    if len(row.inputs) > 1:
        raise InputValueError(
            f"This model takes {len(row.inputs)} inputs ({', '.join(row.inputs)}), so it can only stand "
            f"inside another one: on(block, {', '.join(f'{chr(34)}o{at}{chr(34)}' for at in (2, 1))})."
        )


def refuse_own_call(row: Row, why: str) -> None:
    """Tell what cannot be had of a subclass that does not end as its row of layers does."""
    if not row.calls_its_row:
        kind = type(row).__name__
        raise InputTypeError(
            f"{kind} brings a __call__ of its own, and {why}. As a layer it is called as it is: for a trace "
            f"in which it is one step write Model({kind.lower()}).trace(x)."
        )


def refuse_wrong_counts(places: Iterable[Place]) -> None:
    """Tell of a layer that is given more or fewer inputs than it takes; a function may take what it likes."""
    for place in places:
        count, row, layer = len(place.sources), row_in(place.layer), place.layer
        got = f"{count} ({', '.join(place.sources)})"
        if row and count != len(row.inputs):
            raise ValueError(
                f"{place.here} takes {len(row.inputs)} ({', '.join(row.inputs)}) and gets {got}."
            )
        if isinstance(layer, BuiltIn) and layer.joins and count < 2:
            raise ValueError(
                f"{place.here} joins two outputs or more and gets {got}. Name what is to be joined with the "
                f'output before it, as in {type(layer).__name__}("o1").'
            )
        if isinstance(layer, BuiltIn) and not layer.joins and count > 1:
            raise ValueError(
                f"{place.here} takes one input and gets {got}. Add or Concat makes one of several."
            )
        _refuse_missing_sources(place, got)


def _refuse_missing_sources(place: Place, got: str) -> None:
    """Tell of a function that cannot be called with what it is given, where Python knows what it takes."""
    layer: Any = place.layer
    needed = argument_names(layer) if inspect.isfunction(layer) or inspect.ismethod(layer) else ()
    if len(place.sources) < len(needed):
        outputs = ", ".join(f'"{each}"' for each in ("x", *(f"o{at}" for at in range(1, len(needed)))))
        raise ValueError(
            f"{place.here} takes {len(needed)} ({', '.join(needed)}) and gets {got}. Name an output for each, as "
            f"in on({typed_name(layer) or 'f'}, {outputs})."
        )
