"""A layer of a learner's own as data: what it does with its input, so that the script can do it too."""

from __future__ import annotations

import ast
import contextlib
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn, Layer, explains_itself
from lessons_lib.model.describe import told
from lessons_lib.model.step import Step
from lessons_lib.numbers.arithmetic import record_inputs
from lessons_lib.numbers.door import Array
from lessons_lib.recording.believing import comes_to
from lessons_lib.recording.constants import Constant, constants, written
from lessons_lib.recording.operations import Operations
from lessons_lib.recording.record import MOST_OUTPUTS, MOST_RECORDED, nearby
from lessons_lib.recording.runs import Raised
from lessons_lib.recording.source import returned, source
from lessons_lib.recording.turnable import followed
from lessons_lib.recording.ways import Fork, Part, Recording, Way, record

__all__ = ["MOST_TOLD", "one_recorded", "recorded"]

# Inputs times outputs of a layer that tells each output's arithmetic by itself; beyond, only Python computes it.
MOST_TOLD = 20_000
FARTHER = (1, -1, 10, -10, 1000)  # times the inputs: a layer may do otherwise with other numbers
GAP = "constant_{}_of_the_code"  # what stands in place of a number of the code, to find its place again


def recorded(layer: Layer, inputs: tuple[Array, ...], output: Array) -> dict[str, Any] | None:
    """Operations, and for each output the ways to it; None for a model, and where nothing is known."""
    size = sum(each.size for each in inputs)
    tells: Any = layer if explains_itself(layer, "arithmetic") else None
    if (
        size > MOST_RECORDED
        or output.size > MOST_OUTPUTS
        or (tells and not _tells_all(tells, inputs, output))
    ):
        return None
    known = record(layer, inputs, output)
    if known is None:
        return None
    own = _constants(layer)
    found = followed(layer, inputs, output, known) if own else None
    if found is None:
        return _recording(known.operations.rows, known)
    return _recording(found.rows, found.recording) | {"constants": own}


def _recording(rows: Iterable[tuple[Any, ...]], known: Recording) -> dict[str, Any]:
    parts = [_part(part) for part in known.parts if part.outputs]
    return _written(rows, known.operations.names, parts, known.shape)


def _constants(layer: Layer) -> dict[str, Any] | None:
    """The numbers of a function's code, and its code and formula in pieces between which they stand.

    None where there are none, or what is written there is not what ran: the code was changed since.
    """
    known = constants(layer)
    gaps = [(each.place, GAP.format(at)) for at, each in enumerate(known)]
    code, formula = _pieces(source, layer, gaps), _pieces(returned, layer, gaps)
    texts = _texts(source(layer), code, known)
    if not known or texts is None or _put_together(formula, texts) != returned(layer):
        return None
    return {
        "values": [_plain(each.value) for each in known],
        "written": texts,
        "code": code,
        "formula": formula,
    }


def _pieces(told: Callable[..., str], layer: Layer, gaps: Sequence[tuple[Any, str]]) -> list[str | int]:
    """What is told of a function, with positions where its numbers stand."""
    pieces = re.split(GAP.format(r"(\d+)"), told(layer, gaps))
    return [int(piece) if place % 2 else piece for place, piece in enumerate(pieces)]


def _texts(code: str, pieces: Sequence[str | int], known: Sequence[Constant]) -> list[str] | None:
    """What is written for each number; None where it does not come to it."""
    if not code:
        return [written(each.value) for each in known]  # it was made in another way than by writing it
    found = re.fullmatch("(.+?)".join(re.escape(piece) for piece in pieces if isinstance(piece, str)), code)
    places = [piece for piece in pieces if isinstance(piece, int)]
    texts = dict(zip(places, found.groups(), strict=True)) if found else {}
    if len(texts) != len(known) or any(_worth(texts[at]) != each.value for at, each in enumerate(known)):
        return None
    return [texts[at] for at in range(len(known))]


def _worth(text: str) -> Any:
    """What a number comes to as it is written, also one that Python works out: ``1 / 200``."""
    parts = {type(each) for each in ast.walk(ast.parse(text.strip(), mode="eval"))}
    arithmetic = ast.Expression | ast.Constant | ast.UnaryOp | ast.BinOp | ast.operator | ast.unaryop
    plain = all(issubclass(each, arithmetic) for each in parts)
    return eval(text.strip(), {"__builtins__": {}}) if plain else None  # noqa: S307


def _put_together(pieces: Iterable[str | int], texts: Sequence[str]) -> str:
    return "".join(piece if isinstance(piece, str) else texts[piece] for piece in pieces)


def one_recorded(step: Step, unit: int) -> dict[str, Any] | None:
    """Operations and the way to one number of a step's output alone; None where its arithmetic cannot be told."""
    names = [[""] * each.size for each in step.inputs]
    number = told(step.layer, step.inputs, step.output, names, [unit])[unit]
    if isinstance(number, str):
        return None
    operations = Operations()
    way = [operations.place(number)]
    parts = [{"outputs": [unit], "way": way}]
    told_of = _written(operations.rows, operations.names, parts, step.output.shape)
    return told_of | {"asked": [*number.questions]}


def _written(
    rows: Iterable[tuple[Any, ...]],
    names: Mapping[int, str],
    parts: list[dict[str, Any]],
    shape: Sequence[int],
) -> dict[str, Any]:
    return {
        "shape": list(shape),
        "parts": parts,
        "rows": [[word, *map(_plain, numbers)] for word, *numbers in rows],
        "names": {str(place): name for place, name in names.items()},
    }


def _tells_all(layer: Layer, inputs: tuple[Array, ...], output: Array) -> bool:
    """Whether the arithmetic that a layer tells is that of its forward, on other inputs too, and not too long.

    Of a model it is told by its own layers.
    """
    size = sum(each.size for each in inputs)
    if not isinstance(layer, BuiltIn) or size * output.size > MOST_TOLD:
        return False
    with contextlib.suppress(Exception), np.errstate(all="ignore"):  # another input may be refused
        near = nearby(inputs)
        for times in FARTHER:
            other = tuple(times * each for each in near)
            told: list[Any] = layer(*record_inputs(other, [""] * size)).ravel().tolist()
            made = np.ravel(layer.forward(other if layer.joins else other[0])).tolist()
            if not all(map(comes_to, told, made)):
                return False
    return True


def _part(part: Part) -> dict[str, Any]:
    return {"outputs": list(part.outputs), "way": _way(part.way, part.outputs)}


def _way(way: Way, outputs: Sequence[int]) -> Any:
    """A way as the script reads it: at its end the operation that gives each output, or null where it is unknown."""
    if way is None:
        return None
    if isinstance(way, Fork):
        yes, no = _way(way.yes, outputs), _way(way.no, outputs)
        return yes if yes == no else {"ask": list(way.question), "yes": yes, "no": no}
    ends = [way.ends[unit] for unit in outputs]
    raised = next((end for end in ends if isinstance(end, Raised)), None)
    return {"error": raised.error} if raised else None if None in ends else ends


def _plain(part: float) -> float | str:
    """What JSON has no number for, in words that JavaScript's `Number` reads."""
    if math.isfinite(part):
        return int(part) if float(part).is_integer() and (part or math.copysign(1, part) > 0) else part
    return "NaN" if math.isnan(part) else f"{'-' if part < 0 else ''}Infinity"
