"""NumPy on recorded numbers: an array of them, and what each of NumPy's functions comes to in the table's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.numbers.operations import SAME_IN_NUMPY, compute
from lessons_lib.numbers.two_results import of_two_results

__all__ = ["RecordedArray", "as_recorded", "holds_recorded", "of_one", "recorded_ufunc"]

# What puts numbers in an order, or looks for what is no number: of NaN it thinks otherwise than a comparison.
_METHODS = ("argmax", "argmin", "argpartition", "argsort", "partition", "searchsorted", "sort")
ORDERING = {
    *_METHODS,
    *(
        "digitize",
        "lexsort",
        "median",
        "nan_to_num",
        "norm",
        "percentile",
        "quantile",
        "sort_complex",
        "unique",
    ),
    *("nanargmax", "nanargmin", "nanmedian", "nanpercentile", "nanquantile", "interp", "fmax", "fmin"),
}


def _by(word: str) -> Callable[..., Any]:
    """An operation of the table on whatever stands in an array: recorded numbers and plain ones."""

    def made(*parts: Any) -> Any:
        recorded = next((part for part in parts if hasattr(part, "made")), None)
        return compute(word, *map(float, parts)) if recorded is None else recorded.made(word, *parts)

    return made


def _asked(question: str, answers: Callable[[float], Any]) -> Callable[[Any], bool]:
    """A question about one number, such as whether it is infinite; what is recorded remembers the answer."""

    def asked(part: Any) -> bool:
        answer = bool(answers(getattr(part, "value", part)))
        return bool(part.asked(question, answer)) if hasattr(part, "made") else answer

    return asked


def _finite(part: Any) -> Any:
    return part.surely_finite() if hasattr(part, "made") else part


_largest, _smallest = _by("max"), _by("min")


def _step(part: Any, at_zero: Any) -> Any:
    """NumPy's heaviside: 0 below 0, 1 above it, and there what was asked for."""
    part = _finite(part)
    return at_zero if part == 0 else float(part > 0)


of_one: dict[str, Callable[..., Any]] = {
    **{word: _by(word) for word in SAME_IN_NUMPY},
    "rint": _by("round"),
    "square": lambda part: part**2,
    "exp2": lambda part: 2**part,
    "reciprocal": lambda part: 1 / part,
    "conjugate": lambda part: part,
    "positive": lambda part: part,
    "fabs": abs,
    "deg2rad": lambda part: part * (np.pi / 180),
    "radians": lambda part: part * (np.pi / 180),
    "rad2deg": lambda part: part * (180 / np.pi),
    "degrees": lambda part: part * (180 / np.pi),
}

_of_more: dict[str, tuple[int, Callable[..., Any]]] = {
    "maximum": (2, _largest),
    "fmax": (2, _largest),
    "minimum": (2, _smallest),
    "fmin": (2, _smallest),
    "clip": (3, lambda part, low, high: _smallest(_largest(part, low), high)),
    "arctan2": (2, _by("arctan2")),
    "hypot": (2, lambda one, other: _finite((one**2 + other**2) ** 0.5)),  # NumPy's goes further
    "float_power": (2, lambda base, exponent: base**exponent),
    "fmod": (2, lambda whole, by: np.sign(whole) * (abs(whole) % abs(by))),  # its sign is that of the whole
    "copysign": (2, lambda size, sign: -abs(size) if np.signbit(sign) else abs(size)),
    "ldexp": (2, lambda part, exponent: part * 2.0**exponent),
    "heaviside": (2, _step),
    "logaddexp": (2, lambda one, other: _largest(one, other) + np.log1p(np.exp(-abs(_finite(one - other))))),
}

_questions: dict[str, Callable[[Any], bool]] = {
    "isfinite": _asked("is finite", np.isfinite),
    "isinf": _asked("is infinite", np.isinf),
    "isnan": _asked("is not a number", np.isnan),
    "signbit": _asked("has a minus", np.signbit),
}

# NumPy's functions by name, as functions of arrays of objects. Others (add, matmul, …) come down to operators.
_FUNCTIONS: dict[str, Any] = {
    **{name: np.frompyfunc(function, 1, 1) for name, function in {**of_one, **_questions}.items()},
    # With an identity, even of None, NumPy goes along several axes at once: X.max() of a table.
    **{name: np.frompyfunc(each, count, 1, identity=None) for name, (count, each) in _of_more.items()},
    **{name: np.frompyfunc(function, inputs, 2) for name, (inputs, function) in of_two_results.items()},
}


class RecordedArray(np.ndarray[Any, np.dtype[Any]]):
    """An array of recorded numbers that NumPy's functions answer with such an array again."""

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        return recorded_ufunc(ufunc, method, *inputs, **options)

    def __array_function__(self, function: Any, types: Any, inputs: Any, options: Any) -> Any:
        if function.__name__ in ORDERING:
            _surely_finite(*inputs)
        return _looked_after(super().__array_function__(function, types, inputs, options))

    def astype(self, dtype: Any, *args: Any, **options: Any) -> Any:
        """Recorded numbers are floats already; another kind goes round and round where its room ends."""
        return self.copy() if np.dtype(dtype) == np.float64 else super().astype(dtype, *args, **options)


def _ordering(name: str) -> Callable[..., Any]:
    """A method of arrays that puts numbers in an order, for finite numbers only."""

    def method(self: RecordedArray, *args: Any, **options: Any) -> Any:
        _surely_finite(self)
        return _looked_after(getattr(super(RecordedArray, self), name)(*args, **options))

    return method


for _name in _METHODS:
    setattr(RecordedArray, _name, _ordering(_name))


def _surely_finite(*given: Any) -> None:
    """Refuse what is not finite; of many numbers their sum tells it."""
    for each in given:
        total = each.sum() if isinstance(each, np.ndarray) and each.size else each
        if hasattr(total, "made"):
            total.surely_finite()


def recorded_ufunc(ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
    """One of NumPy's functions on recorded numbers, element by element, as `__array_ufunc__` asks for it."""
    name = ufunc.__name__
    plain = [_objects(each) for each in inputs]
    if name in ORDERING:
        _surely_finite(*inputs)
    if "out" in options:
        options["out"] = tuple(_objects(each) for each in options["out"])
    with np.errstate(all="ignore"):  # the plain run has said already what overflows
        result = getattr(_FUNCTIONS.get(name, ufunc), method)(*plain, **options)
    if name in _questions:
        return np.asarray(result, dtype=bool)[()]
    return _looked_after(result)


def _objects(value: Any) -> Any:
    """What NumPy itself computes with: arrays of objects that call nobody back."""
    if isinstance(value, RecordedArray):
        return value.view(np.ndarray)
    if hasattr(value, "made"):
        alone = np.empty((), dtype=object)
        alone[()] = value
        return alone
    return value


def _looked_after(result: Any) -> Any:
    """An array of objects that came out of NumPy is one of recorded numbers again."""
    if isinstance(result, tuple):
        return tuple(map(_looked_after, result))
    if isinstance(result, np.ndarray) and result.dtype == object:
        return result.view(RecordedArray) if result.ndim else result[()]
    return result


def holds_recorded(X: Any) -> bool:
    """Whether X is a recorded number, or a row or an array with some in it."""
    if isinstance(X, np.ndarray):
        return X.dtype == object and any(hasattr(each, "made") for each in X.flat)
    return any(map(holds_recorded, X)) if isinstance(X, list | tuple) else hasattr(X, "made")


def as_recorded(X: Any) -> NDArray[Any]:
    """A recorded number, or a row of some, as an array; plain numbers among them stay plain."""
    return np.asarray(X, dtype=object).view(RecordedArray)
