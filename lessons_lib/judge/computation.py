"""How the right answer of an exercise is worked out: plainly, and once more on numbers that remember."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.judge.recording import recording
from lessons_lib.layers import BuiltIn
from lessons_lib.model import Model, Step, Trace
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import InputValueError
from lessons_lib.slips.changes import all_numbers
from lessons_lib.slips.words import Placed, named

if TYPE_CHECKING:
    from lessons_lib.judge.exercise import Exercise

__all__ = ["computed", "quantities_of", "recorded", "unused"]

MOST_WEIGHTS = 64  # of a layer, that somebody multiplies by hand

Quantities = Mapping[str, ArrayLike]


def computed(exercise: Exercise, right: Any, quantities: Quantities | None = None) -> Any:
    """What comes out of a computation for the exercise's numbers, or for others: a number, or a tuple of them."""
    if not callable(right):
        return right
    if quantities is None:
        quantities = quantities_of(exercise)
    if exercise.x is None:
        given = {name: _ready(value) for name, value in quantities.items()}
        return _plain(right(**_wanted(right, given)))
    trace = _model(right).trace(quantities["x"])
    return _plain(np.concatenate([np.ravel(output) for output in _outputs(exercise, trace)]))


def quantities_of(exercise: Exercise) -> Quantities:
    """The numbers of the question by name; where a model is run, its input is one of them."""
    return {"x": exercise.x, **exercise.quantities} if exercise.x is not None else exercise.quantities


def recorded(exercise: Exercise) -> list[Number]:
    """How each number of the right answer came about; empty where its arithmetic leaves no trace."""
    if not exercise.computed:
        return []
    try:
        results = _run_recorded(exercise) if exercise.x is None else _trace_recorded(exercise)
        made = [_as_number(result) for result in np.ravel(np.asarray(results, dtype=object))]
    # A teacher's computation may stop in any way on numbers that remember: it has worked on plain ones.
    except Exception:  # noqa: BLE001
        return []
    for number, part in zip(made, exercise.parts, strict=False):
        later = (one for other in made if other is not number for one in all_numbers([other]))
        if number.operation and not number.name and any(one is number for one in later):
            object.__setattr__(number, "name", part)  # later parts speak of it by what the question calls it
    values = [number.value for number in made]
    traced = any(named(number) for number in made)
    return made if traced and np.allclose(values, np.ravel(exercise.expected), rtol=1e-9, atol=1e-12) else []


def unused(exercise: Exercise) -> dict[str, float]:
    """The single numbers of the question that the right computation does not take."""
    if exercise.x is not None or not exercise.computed:
        return {}
    needed = _wanted(exercise.right, exercise.quantities)  # type: ignore[arg-type]
    return {
        _spoken(name): float(np.asarray(value))
        for name, value in exercise.quantities.items()
        if name not in needed and np.ndim(value) == 0
    }


def leaves(name: str, values: ArrayLike, once: Collection[float] = (), names: tuple[str, ...] = ()) -> Any:
    """A quantity whose numbers remember what they are called.

    That is ``price`` for a number that stands alone. One in a row or a table is called by its value, as who reads
    the question would, and where that is not found ``once``, by its place too: ``9 (weights[1, 0])``.
    """
    array = np.asarray(values, dtype=float)
    if array.ndim == 0:
        return Number(float(array), name=_spoken(name), index=0)
    made = np.empty(array.shape, dtype=object)
    for flat, (place, value) in enumerate(np.ndenumerate(array)):
        where = f"{_spoken(name)}[{', '.join(map(str, place))}]"
        own: str = Placed.at(where, value, once=value in once)
        own = names[flat] if len(names) == array.size else own
        made[place] = Number(float(value), name=own, index=flat)
    return made


def _ready(value: ArrayLike) -> Any:
    """A row or a table as an array, so that one can reckon with it; a single number as it is."""
    return np.asarray(value, dtype=float) if np.ndim(value) else value


def _wanted(right: Callable[..., Any], quantities: Mapping[str, Any]) -> dict[str, Any]:
    """The quantities that a computation names among its parameters."""
    code = getattr(right, "__code__", None)
    if code is None:
        return dict(quantities)
    wanted = code.co_varnames[: code.co_argcount]
    if missing := [name for name in wanted if name not in quantities]:
        raise InputValueError(
            f"`right` asks for {', '.join(missing)}, and the quantities of this exercise are {', '.join(quantities)}. "
            "Each parameter of `right` is the name of a quantity."
        )
    return {name: quantities[name] for name in wanted}


def _model(right: Any) -> Model:
    return right if isinstance(right, Model) else Model(right)


def _outputs(exercise: Exercise, trace: Trace) -> list[Any]:
    return [getattr(trace, name) for name in exercise.outputs] or [trace.output]


def _plain(result: Any) -> Any:
    array = np.asarray(result, dtype=float)
    return array.item() if array.size == 1 and array.ndim == 0 else tuple(array.ravel().tolist())


def _run_recorded(exercise: Exercise) -> Any:
    right: Any = exercise.right
    once = _found_once(exercise.quantities.values())
    named = {name: leaves(name, values, once) for name, values in exercise.quantities.items()}
    return recording(right)(**_wanted(right, named))


def _trace_recorded(exercise: Exercise) -> list[Number]:
    """Every layer is run on the recorded outputs that it gets, so that a slip is carried on."""
    model = _model(exercise.right)
    trace = model.trace(quantities_of(exercise)["x"])
    once = _found_once([trace.x, *(each for layer in model for each in _own_numbers(layer))])
    known: dict[str, Any] = {"x": leaves("x", trace.x, once, tuple(getattr(model[0], "names", ())))}
    for step in trace:
        known[step.output_name] = _step_recorded(step, [known[source] for source in step.sources], once)
    asked = exercise.outputs or (trace.steps[-1].output_name,)
    return [number for name in asked for number in np.ravel(np.asarray(known[name], dtype=object))]


def _step_recorded(step: Step, inputs: Sequence[Any], once: Collection[float]) -> Any:
    """What a layer gives for recorded numbers; where it leaves no trace, its output begins anew."""
    shape = np.shape(step.output)
    made: Any = None
    if isinstance(step.layer, BuiltIn):
        made = _sums_recorded(step, inputs[0], once)
        if made is None:
            arrays = tuple(np.asarray(X, dtype=object) for X in inputs)
            X: Any = arrays if step.layer.joins else arrays[0]
            made = np.empty(shape, dtype=object)
            made[...] = np.reshape(
                [step.layer.arithmetic(X, unit) for unit in range(step.output.size)], shape
            )
    elif not isinstance(step.layer, Model):
        made = np.asarray(recording(step.layer)(*inputs), dtype=object)
    if made is None or not _are_the_output(made, step.output):
        made = leaves(step.output_name, step.output)
    return made if np.shape(made) else np.asarray(made, dtype=object).item()


def _are_the_output(made: Any, output: Any) -> bool:
    values = [_as_number(each).value for each in np.ravel(np.asarray(made, dtype=object))]
    return np.shape(made) == np.shape(output) and np.allclose(values, np.ravel(output))


def _sums_recorded(step: Step, X: Any, once: Collection[float]) -> Any:
    """What a layer of weighted sums gives, its weights with names too, so that one can be taken for another."""
    weights: Any = getattr(step.layer, "weights", None)
    bias: Any = getattr(step.layer, "bias", None)
    if np.ndim(weights) != 2 or np.size(weights) > MOST_WEIGHTS:
        return None
    sums = leaves(f"{step.name}.weights", weights, once) @ np.atleast_1d(X)
    return sums if bias is None else sums + leaves(f"{step.name}.bias", bias, once)


def _own_numbers(layer: Any) -> list[Any]:
    """The weights and biases of a layer, as far as it has some."""
    return [each for name in ("weights", "bias") if (each := getattr(layer, name, None)) is not None]


def _found_once(rows: Iterable[ArrayLike]) -> Collection[float]:
    """The numbers of a question that stand in it once: they can be called by their value."""
    count = Counter(float(value) for row in rows for value in np.ravel(np.asarray(row, dtype=float)))
    return {value for value, times in count.items() if times == 1}


def _as_number(value: Any) -> Number:
    return value if isinstance(value, Number) else Number(float(value))


def _spoken(name: str) -> str:
    return name.replace("_", " ")
