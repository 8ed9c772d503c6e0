"""The door: whatever a person hands to a layer becomes a float64 array here, or an error that teaches.

Each message says who expected what, what came, and, for a classic mistake, the line that would be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from lessons_lib.data.sample import DataSet, Sample
from lessons_lib.notation import number, numbers

__all__ = ["Array", "InputTypeError", "InputValueError", "as_numbers", "frozen"]

Array = NDArray[np.float64]


class InputValueError(ValueError):
    """The right kind of input with a wrong value: its length, its shape, a NaN."""


class InputTypeError(TypeError):
    """The wrong kind of input: text, None, a list of layers."""


def frozen(array: Array) -> Array:
    """The same array, read-only from now on."""
    array.setflags(write=False)
    return array


def as_numbers(x: object, who: str, names: Sequence[str] = (), *, finite: bool = True) -> Array:
    """Turn x into a float64 array, or say what is wrong with it.

    Args:
        x: what a person gave: a sample, a number, a list, an array, a pandas column, …
        who: the layer that expects the numbers, to begin the message with: ``"L1 · Input"``.
        names: names of the numbers, so that a message can say which one is at fault.
        finite: whether to refuse NaN and infinity too.

    Raises:
        InputTypeError: x is not made of numbers.
        InputValueError: x is ragged, empty, masked, too large for a float, or not finite.
    """
    array = x if type(x) is np.ndarray and x.dtype == np.float64 else _converted(x, who)
    if array.size == 0:
        raise InputValueError(f"{who} expects numbers and got none: the input is empty.")
    if finite and not np.isfinite(array).all():
        _refuse_not_finite(array, who, names)
    return array


def _converted(x: object, who: str) -> Array:
    _refuse_wrong_kinds(x, who)
    if isinstance(x, Sample):
        return x.x
    try:
        array = np.asarray(x)
    except ValueError:
        raise InputValueError(
            f"{who} expects rows of one length and got rows of different lengths (ragged): {_shortened(x)}."
        ) from None
    if array.dtype.kind in "iuf":
        return array.astype(np.float64)
    for position, value in _walk(x, array):
        _refuse_wrong_value(value, position, who)
    return array.astype(np.float64)


def _walk(x: object, array: NDArray[np.generic]) -> Iterator[tuple[str, object]]:
    """Each value as the person wrote it (NumPy has turned 1 beside 'a' into '1') with its position."""
    written = x if isinstance(x, list | tuple) and array.ndim == 1 else array.tolist()
    for index in np.ndindex(array.shape):
        value = written
        for at in index:
            value = value[at]  # type: ignore[index]
        yield "x" + "".join(f"[{at}]" for at in index), value


def _refuse_wrong_kinds(x: object, who: str) -> None:
    """Refuse what is not a row of numbers at all."""
    got = f"{who} expects numbers and got"
    match x:
        case None:
            raise InputTypeError(f"{got} None: did the function before it end with `return`?")
        case str() | bytes():
            raise InputTypeError(f"{got} text: {x!r}. Write the numbers without quotes, as in (100, 2000, 100).")
        case Mapping():
            raise InputTypeError(f"{got} a dict: {_shortened(x)}. Write its values in order: tuple(x.values()).")
        case Set():
            raise InputTypeError(f"{got} a set, which has no order: {_shortened(x)}. Write ( ) in place of {{ }}.")
        case DataSet():
            raise InputTypeError(
                f"{got} the whole data set {x.name}. For one sample write {x.name}[0]; "
                f"for all of them model.trace({x.name}, batch=True)."
            )
        case Iterator():
            raise InputTypeError(f"{got} a {type(x).__name__}, which can be read only once. Write tuple(…) around it.")
        case np.ma.MaskedArray() if np.ma.is_masked(x):
            where = np.argwhere(np.ma.getmaskarray(x))[0]
            raise InputValueError(f"{got} a masked array: {_at(where)} is masked. Fill it first: x.filled(0).")
    if callable(x):
        raise InputTypeError(f"{got} a function or layer, {_shortened(x)}: it was not called, or stands in the wrong place.")


def _refuse_wrong_value(value: object, position: str, who: str) -> None:
    """Refuse one value that no float64 can hold as the person meant it."""
    got = f"{who} expects numbers, and {position} is"
    match value:
        case None:
            raise InputTypeError(f"{got} None: a value is missing.")
        case str() | bytes():
            raise InputTypeError(f"{got} text: {value!r}. Write it without quotes.")
        case bool():
            raise InputTypeError(f"{got} {value}. Write 1 for True and 0 for False.")
        case complex():
            raise InputTypeError(f"{got} a complex number: {value}. Write its real part: x.real.")
        case int() if abs(value) > np.finfo(np.float64).max:
            raise InputValueError(f"{got} too large for a float: an integer of {len(str(abs(value)))} digits.")
        case list() | tuple():
            raise InputValueError(f"{got} a {type(value).__name__} among numbers (ragged): {_shortened(value)}.")
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise InputTypeError(f"{got} a {type(value).__name__}: {_shortened(value)}.") from None


def _refuse_not_finite(array: Array, who: str, names: Sequence[str]) -> NoReturn:
    where = np.argwhere(~np.isfinite(array))[0]
    value = number(float(array[tuple(where)]))
    name = f" ({names[where[-1]]})" if array.ndim == 1 and len(names) == array.size else ""
    raise InputValueError(f"{who} expects finite numbers, and {_at(where)}{name} is {value}: {numbers(array)}.")


def _at(index: NDArray[np.intp]) -> str:
    return "x" + "".join(f"[{at}]" for at in index)


def _shortened(x: object, length: int = 60) -> str:
    text = " ".join(repr(x).split())
    return text if len(text) <= length else text[: length - 1] + "…"
