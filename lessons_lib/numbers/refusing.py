"""What cannot be taken for numbers, kind by kind, and the line that would be right in its place."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from lessons_lib.numbers.notation import number, numbers
from lessons_lib.numbers.pytorch import from_pytorch
from lessons_lib.numbers.telling import InputTypeError, InputValueError, Words, placed, shortened, typed_name

__all__ = [
    "refuse_no_name",
    "refuse_not_finite",
    "refuse_ragged",
    "refuse_wrong_kinds",
    "refuse_wrong_value",
]

# What shows that a thing of another kind holds numbers, and the line that takes them out.
RIGHT: dict[str, Callable[[str], str]] = {
    "toarray": "{}.toarray()".format,  # a sparse matrix
    "mapping": "tuple({})".format,  # the values of a dict
    "output": "trace.output".format,  # a step of a trace, met by who took the trace for its numbers
}


def refuse_wrong_kinds(x: object, who: str, words: Words) -> None:
    """Refuse what is not a row of numbers at all."""
    got = f"{who} {words.expects} numbers and {words.got}"
    if isinstance(x, np.ma.MaskedArray) and np.ma.is_masked(x):
        where = placed(words.x, np.argwhere(np.ma.getmaskarray(x))[0])
        raise InputValueError(
            f"{got} a masked array: {where} is masked. Fill it first, as in {words.x}.filled(0)."
        )
    if wrong := _wrong_kind(x, words):
        raise InputTypeError(f"{got} {wrong}")


def _wrong_kind(x: object, words: Words) -> str:
    """What kind of thing stands in the place of numbers, and the right line; empty where it may be numbers."""
    match x:
        case None:
            wrong = "None: did the function before it end with `return`?"
        case str() | bytes() | bytearray():
            wrong = f"text: {shortened(x)}. Write numbers, without quotes{words.example}."
        case Mapping():
            wrong = f"a dict: {shortened(x)}. Write its values in order: tuple({words.x}.values())."
        case AbstractSet():
            wrong = f"a set, which has no order: {shortened(x)}. Write ( ) in place of {{ }}."
        case Iterator():
            wrong = (
                f"a {type(x).__name__}, which makes its numbers one by one and only once. "
                "Make a list of it: list(…); a function of your own should `return` one, in place of `yield`."
            )
        case _ if callable(x):
            hint = from_pytorch(x, words.x)
            wrong = f"{shortened(x)} of PyTorch. {hint}" if hint else _uncalled(x)
        case _:
            wrong = ""
    return wrong


def _uncalled(x: object) -> str:
    """Say that a function, a layer or a class stands where its result was meant, and how it is called."""
    name = getattr(x, "__name__", type(x).__name__)
    if isinstance(x, type):
        return f"the class {name}, in place of numbers."
    call = f"Call it: `{name}(…)`." if typed_name(x) else "Call it, as in o1 = L1(x)."
    return f"a function or layer, {name}, in place of what it returns. {call}"


def refuse_wrong_value(value: object, expects: str, here: str) -> None:
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
        right = next((f" Write {each(here)}." for has, each in RIGHT.items() if hasattr(value, has)), "")
        raise InputTypeError(
            f"{got} of another kind, {type(value).__name__}: {shortened(value)}.{right}"
        ) from None


def refuse_ragged(x: object, who: str, words: Words, inside: str = "") -> NoReturn:
    """Name the first place where a list stands beside a number, or a row beside a longer one."""
    here = inside or words.x
    rows = list(x) if isinstance(x, Sequence) else []
    lengths = [_length(row) for row in rows]
    for at, row in enumerate(rows):
        if None in lengths:
            refuse_wrong_value(row, f"{who} {words.expects}", placed(here, [at]))
        elif lengths[at] != lengths[0]:
            raise InputValueError(
                f"{who} {words.expects} rows of one length, but {here}[0] has length {lengths[0]} and "
                f"{placed(here, [at])} has length {lengths[at]}: {shortened(x)}. Write as many numbers in each row."
            )
    for at, row in enumerate(rows):
        with contextlib.suppress(ValueError):
            np.asarray(row)
            continue
        refuse_ragged(row, who, words, placed(here, [at]))
    raise InputValueError(
        f"{who} {words.expects} rows of one length, and these differ: {shortened(x)}. "
        "Write as many numbers in each row."
    )


def _length(row: Any) -> int | None:
    """How many entries stand in a row; None for a number or a text, which is no row."""
    if isinstance(row, str) or not hasattr(row, "__len__") or getattr(row, "shape", None) == ():
        return None
    return len(row)


def refuse_not_finite(array: NDArray[Any], who: str, names: Sequence[str], words: Words) -> NoReturn:
    """Name the first number that is none, or is infinite."""
    where = tuple(np.argwhere(~np.isfinite(array))[0])
    value = number(float(array[where]))
    name = f" ({names[where[-1]]})" if where and len(names) == array.shape[-1] else ""
    raise InputValueError(
        f"{who} {words.expects} finite numbers, and {placed(words.x, where)}{name} is {value}: {numbers(array)}."
    )


def refuse_no_name(value: object, name: object) -> None:
    """Refuse what `named` cannot take: a name that is none, or that stands where the number should."""
    if not isinstance(name, str) or isinstance(value, str):
        raise InputTypeError(
            'named expects a number and then its name in quotes, as in named(X.mean(), "m"), and got '
            f"{shortened(value)} and {shortened(name)}."
        )
    if not name.strip():
        raise InputValueError('named expects a name, as in named(X.mean(), "m"), and got an empty one.')
