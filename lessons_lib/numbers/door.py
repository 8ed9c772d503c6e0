"""The door: whatever a person hands to a layer becomes a float64 array here, or an error that teaches.

Each message says who expected what, what came, and, for a classic mistake, the line that would be right.
"""

from __future__ import annotations

import contextlib
import math
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, NoReturn

import numpy as np
from numpy.typing import NDArray

from lessons_lib.numbers.notation import number, numbers

__all__ = [
    "GIVEN",
    "RETURNED",
    "Array",
    "InputTypeError",
    "InputValueError",
    "Words",
    "as_numbers",
    "from_pytorch",
    "frozen",
    "shortened",
]

Array = NDArray[np.float64]


class Words(NamedTuple):
    """How a message speaks of what came: ``L1 · Input expects numbers and got text``, ``x[1] is text``."""

    expects: str = "expects"
    got: str = "got"
    x: str = "x"
    example: str = ", as in (100, 2000, 100)"


GIVEN = Words()
RETURNED = Words("should return", "returned", "output", example="")


class InputValueError(ValueError):
    """The right kind of input with a wrong value: its length, its shape, a NaN."""


class InputTypeError(TypeError):
    """The wrong kind of input: text, None, a list of layers."""


def frozen(array: Array) -> Array:
    """The same array, read-only from now on."""
    array.setflags(write=False)
    return array


def as_numbers(
    x: object, who: str, names: Sequence[str] = (), *, finite: bool = True, words: Words = GIVEN
) -> Array:
    """Turn x into a float64 array, or say what is wrong with it.

    Args:
        x: what a person gave: a number, a list, an array, a sample, a pandas column, …
        who: the layer that expects the numbers, to begin the message with: ``"L1 · Input"``.
        names: names of the numbers, so that a message can say which one is at fault.
        finite: whether to refuse NaN and infinity too.
        words: how a message speaks of x: as given to a layer, or as returned by it.

    Raises:
        InputTypeError: x is not made of numbers.
        InputValueError: x is ragged, empty, masked, too large for a float, or not finite.
    """
    array = x if type(x) is np.ndarray and x.dtype == np.float64 else _converted(x, who, words)
    if array.size == 0:
        raise InputValueError(f"{who} {words.expects} numbers and {words.got} none: {words.x} is empty.")
    # The sum of squares is no number if one of them is none, and takes a quarter of the time of asking each.
    if finite and not math.isfinite(np.vdot(array, array)) and not np.isfinite(array).all():
        _refuse_not_finite(array, who, names, words)
    return array


def _converted(x: object, who: str, words: Words) -> Array:
    _refuse_wrong_kinds(x, who, words)
    array = None
    with contextlib.suppress(ValueError):  # NumPy's own words about ragged lists
        array = _read(x, who, words)
    if array is None:
        _refuse_ragged(x, who, words)
    if array.dtype.kind not in "iuf" or _holds_bool(x):
        for index in np.ndindex(array.shape):
            _refuse_wrong_value(_written_at(x, index), f"{who} {words.expects}", _at(words.x, index))
    with np.errstate(over="ignore"):  # what is too large for float64 becomes infinity, and is refused as that
        return array.astype(np.float64)


def _read(x: object, who: str, words: Words) -> NDArray[Any]:
    """What NumPy makes of x; an object that says it is an array, and then fails, is told by its own words."""
    try:
        return np.asarray(x)
    except ValueError:
        raise
    except Exception as error:
        why = from_pytorch(x, words.x) or (
            f"It cannot be read as numbers ({type(error).__name__}: {error}). Make a list of its numbers first."
        )
        raise InputTypeError(
            f"{who} {words.expects} numbers and {words.got} {shortened(x)}. {why}"
        ) from error


def _holds_bool(x: object) -> bool:
    """Whether True or False stands in a list: beside a number NumPy turns it into one, and says nothing."""
    return isinstance(x, bool) or (isinstance(x, list | tuple) and any(map(_holds_bool, x)))


def _written_at(x: Any, index: Sequence[int]) -> object:
    """One value as the person wrote it: beside 'a', NumPy has turned 1 into '1'."""
    for depth, at in enumerate(index):
        if not isinstance(x, list | tuple):
            return np.asarray(x)[tuple(index[depth:])]
        x = x[at]
    return x


def _refuse_wrong_kinds(x: object, who: str, words: Words) -> None:
    """Refuse what is not a row of numbers at all."""
    got = f"{who} {words.expects} numbers and {words.got}"
    match x:
        case None:
            raise InputTypeError(f"{got} None: did the function before it end with `return`?")
        case str() | bytes() | bytearray():
            raise InputTypeError(f"{got} text: {shortened(x)}. Write numbers, without quotes{words.example}.")
        case Mapping():
            raise InputTypeError(
                f"{got} a dict: {shortened(x)}. Write its values in order: tuple({words.x}.values())."
            )
        case AbstractSet():
            raise InputTypeError(
                f"{got} a set, which has no order: {shortened(x)}. Write ( ) in place of {{ }}."
            )
        case Iterator():
            raise InputTypeError(
                f"{got} a {type(x).__name__}, which makes its numbers one by one and only once. "
                "Make a list of it: list(…); a function of your own should `return` one, in place of `yield`."
            )
        case np.ma.MaskedArray() if np.ma.is_masked(x):
            where = _at(words.x, np.argwhere(np.ma.getmaskarray(x))[0])
            raise InputValueError(
                f"{got} a masked array: {where} is masked. Fill it first, as in {words.x}.filled(0)."
            )
    if callable(x):
        if hint := from_pytorch(x, words.x):
            raise InputTypeError(f"{got} {shortened(x)} of PyTorch. {hint}")
        raise InputTypeError(f"{got} {_uncalled(x)}")


def from_pytorch(x: object, called: str = "x") -> str:
    """How a thing of PyTorch's that is no array becomes one; empty for anything that may go on as it is.

    ``called`` is what it is taken for: x, or a parameter such as weights.
    """
    if all(kind.__module__.partition(".")[0] != "torch" for kind in type(x).__mro__):
        return ""
    if hasattr(x, "requires_grad") and hasattr(x, "detach"):
        here = getattr(x, "is_cpu", True)
        if not x.requires_grad and here:
            return ""
        return f"Take its numbers out: write {called}.detach(){'' if here else '.cpu()'}.numpy()."
    bias = "" if getattr(x, "bias", True) is None else ", module.bias.detach().numpy()"
    linear = f"Linear(module.weight.detach().numpy(){bias})"
    if called != "x":
        return f"Take its weights out: write {linear}."
    return (
        "To look inside the whole network write from_torch(network.eval(), example), where the example is a batch of "
        f"one that it is called with. For the weights of a linear one alone write {linear}."
    )


def _uncalled(x: object) -> str:
    """Say that a function, a layer or a class stands where its result was meant, and how it is called."""
    name = getattr(x, "__name__", type(x).__name__)
    if isinstance(x, type):
        return f"the class {name}, in place of numbers."
    # Only of a function made with `def` does Python know what the learner calls it.
    named = hasattr(x, "__name__") and name != "<lambda>"
    call = f"Call it: `{name}(…)`." if named else "Call it, as in o1 = L1(x)."
    return f"a function or layer, {name}, in place of what it returns. {call}"


def _refuse_wrong_value(value: object, expects: str, here: str) -> None:
    """Refuse one value that no float64 can hold as the person meant it."""
    got = f"{expects} numbers, and {here} is"
    if isinstance(value, np.generic | np.ndarray) and value.ndim == 0:
        value = value.item()
    match value:
        case None:
            raise InputTypeError(f"{got} None: a value is missing.")
        case str() | bytes():
            raise InputTypeError(f"{got} text: {shortened(value)}. Write a number, without quotes.")
        case bool():
            raise InputTypeError(
                f"{got} {value}. Write 1 for True and 0 for False; 1 * (…) turns a whole array into them."
            )
        case complex():
            raise InputTypeError(f"{got} a complex number: {value}. Take its real part, as in {here}.real.")
        case int() as whole if abs(whole) > sys.float_info.max:
            raise InputValueError(f"{got} a number too large for a float, which ends at about 1.8e308.")
    _refuse_what_is_no_number(value, got, here)


def _refuse_what_is_no_number(value: object, got: str, here: str) -> None:
    """Refuse what stands in the place of one number, and is a thing of another kind."""
    match value:
        case list() | tuple():
            raise InputValueError(
                f"{got} a {type(value).__name__} among numbers: {shortened(value)}. Take away its brackets."
            )
        case np.ndarray():
            raise InputValueError(
                f"{got} an array among numbers: {shortened(value)}. Take its numbers out, as in {here}[0]."
            )
        case _ if value is ...:
            raise InputTypeError(f"{got} still `...`: write what belongs in its place.")
    if callable(value):
        raise InputTypeError(f"{got} {_uncalled(value)}")
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise InputTypeError(f"{got} of another kind, {type(value).__name__}: {shortened(value)}.") from None


def _refuse_ragged(x: object, who: str, words: Words, inside: str = "") -> NoReturn:
    """Name the first place where a list stands beside a number, or a row beside a longer one."""
    here = inside or words.x
    rows = list(x) if isinstance(x, Sequence) else []
    lengths = [_length(row) for row in rows]
    for at, row in enumerate(rows):
        if None in lengths:
            _refuse_wrong_value(row, f"{who} {words.expects}", _at(here, [at]))
        elif lengths[at] != lengths[0]:
            raise InputValueError(
                f"{who} {words.expects} rows of one length, but {here}[0] has length {lengths[0]} and "
                f"{_at(here, [at])} has length {lengths[at]}: {shortened(x)}. Write as many numbers in each row."
            )
    for at, row in enumerate(rows):
        with contextlib.suppress(ValueError):
            np.asarray(row)
            continue
        _refuse_ragged(row, who, words, _at(here, [at]))
    raise InputValueError(
        f"{who} {words.expects} rows of one length, and these differ: {shortened(x)}. "
        "Write as many numbers in each row."
    )


def _length(row: Any) -> int | None:
    """How many entries stand in a row; None for a number or a text, which is no row."""
    if isinstance(row, str) or not hasattr(row, "__len__") or getattr(row, "shape", None) == ():
        return None
    return len(row)


def _refuse_not_finite(array: Array, who: str, names: Sequence[str], words: Words) -> NoReturn:
    where = tuple(np.argwhere(~np.isfinite(array))[0])
    value = number(float(array[where]))
    name = f" ({names[where[-1]]})" if where and len(names) == array.shape[-1] else ""
    raise InputValueError(
        f"{who} {words.expects} finite numbers, and {_at(words.x, where)}{name} is {value}: {numbers(array)}."
    )


def _at(called: str, index: Iterable[int]) -> str:
    return called + "".join(f"[{at}]" for at in index)


def shortened(x: object, length: int = 60) -> str:
    """What x looks like, in one line; without its address, which says nothing and differs at each run."""
    if isinstance(x, type):
        return f"the class {x.__name__} itself, without brackets"
    try:
        looks = repr(x)
    except Exception:  # noqa: BLE001 - somebody else's object may fail in any way at all
        looks = f"a {type(x).__name__} that cannot be shown"
    text = re.sub(r" at 0x[0-9a-fA-F]+", "", " ".join(looks.split()))
    return text if len(text) <= length else text[: length - 1] + "…"
