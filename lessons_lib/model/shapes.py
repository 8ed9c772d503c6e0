"""The shapes between the layers of a row, followed before it runs as far as they are known: a misfit is told then."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from lessons_lib.layers import BuiltIn, Shape
from lessons_lib.numbers.door import InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import counted, shape_words

if TYPE_CHECKING:
    from lessons_lib.model.place import Place

__all__ = ["Known", "fit", "known_after"]


class Known(NamedTuple):
    """What is known of an input or output before a model runs."""

    shape: Shape | None = None
    word: str = ""  # the layer of somebody's own on whose word the shape hangs, if it hangs on one


def fit(place: Place, layer: BuiltIn, shape: Any, X: Any = None, samples: int | None = None) -> Shape:
    """The shape after a layer; where it cannot be, an error that names both neighbours.

    ``shape`` is that of the input, and ``X`` the input where it is known; of a join tuples of them. Of
    many samples ``samples`` says how many.
    """
    try:
        after = layer.shape_after(shape, X)
    except InputValueError as error:
        givers = " and ".join(filter(None, place.givers))
        why = f" The output of {givers} does not fit here." if givers else ""
        if samples is not None and not givers:
            why = _right_batch(layer, shape, samples)
        raise InputValueError(place.here + str(error).removeprefix(type(layer).__name__) + why) from None
    if not isinstance(after, tuple):
        raise InputTypeError(
            f"{place.here}: shape_after should return a shape, as in (3,), and returned {shortened(after)}."
        )
    return after


def _right_batch(layer: BuiltIn, shape: Shape, samples: int) -> str:
    """What would make samples of many rows that do not fit, where something would."""
    expected = layer.input_shape
    if expected == (samples, *shape):
        return " With batch=True each row is a sample; for one sample leave batch=True out."
    if expected and math.prod(expected) == math.prod(shape):
        return f" To put all samples in the right shape write np.reshape(X, {(-1, *expected)})."
    return f" Of many samples each row is one: here {counted(samples, 'sample')} of {shape_words(shape)}."


def known_after(places: Iterable[Place], given: Sequence[Known]) -> Known:
    """What is known of the output of a row, where this is known of its inputs."""
    known = list(given)
    for place in places:
        at = place.positions
        if at[0] < len(given) and known[at[0]].shape is None and isinstance(place.layer, BuiltIn):
            # What the first layer takes that takes one shape alone, `Input` most often, is the shape of x for all.
            known[at[0]] = Known(place.layer.input_shape)
        known.append(_after(place, [known[each] for each in at]))
    return known[-1]


def _after(place: Place, given: Sequence[Known]) -> Known:
    layer, shapes = place.layer, [each.shape for each in given]
    word = next((each.word for each in given if each.word), "")
    try:
        if place.inside is not None:
            return known_after(place.inside, given)
        if not isinstance(layer, BuiltIn):
            return Known()
        came = shapes if layer.joins else [layer.input_shape if shapes[0] is None else shapes[0]]
        if None in came:
            return Known()
        shape = fit(place, layer, tuple(came) if layer.joins else came[0])
    except InputValueError as error:
        raise InputValueError(f"{error}{_on_the_word_of(word)}") from None
    return Known(shape, place.here if layer.is_own else word)


def _on_the_word_of(own: str) -> str:
    """Where a shape comes from that somebody's own layer tells, which may be mistaken."""
    return own and (
        f" That shape is what shape_after of {own} says. Left out, it says that the output has the shape of the input: "
        "where it has another, write a shape_after."
    )
