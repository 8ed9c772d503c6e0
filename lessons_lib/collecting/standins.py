"""An answer that came as plain data, put together again; what is a function in it stands in for the learner's.

A stand-in has the name and the inputs of the learner's function and, when it is called, asks for the result in
the learner's own process. So the judge may call it like any function, and nothing of the learner's runs here.
"""

from __future__ import annotations

import builtins
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from lessons_lib import layers
from lessons_lib.collecting.packing import Packing
from lessons_lib.data import Sample
from lessons_lib.judge.running import TooLongError
from lessons_lib.layers import BuiltIn, Linear
from lessons_lib.layers.sources import On
from lessons_lib.model import Model
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers import door

__all__ = ["Ask", "StandIn", "unpacked"]

Ask = Callable[[dict[str, Any]], dict[str, Any]]  # a question to the learner's process, and what came back
MOST_INPUTS = 20
LONGEST_NAME = 40
NUMBERS: dict[str, Callable[[str], Any]] = {
    "int": int,
    "float": float,
    "complex": complex,
    "Fraction": Fraction,
    "bool": lambda text: text == "True",
}
OURS = {kind.__name__: kind for kind in (Trace, BatchTrace, Sample)}


class StandIn:
    """A function that is called in the learner's process."""

    def __init__(self, ask: Ask, told: dict[str, Any]) -> None:
        self._ask = ask
        self._at = int(told["at"])
        if name := _identifier(told["name"]):
            self.__name__ = name
        if told["takes"] is not None:
            self.__signature__ = _signature(told["takes"])

    def __call__(self, *inputs: Any) -> Any:
        """What the learner's function gives for these inputs, or the error it stops with."""
        return self._asked({"inputs": [Packing().pack(x) for x in inputs]})

    def calls_of(self, name: str, x: object) -> int:
        """How often the learner's function calls another one by its name."""
        return int(self._asked({"inputs": [Packing().pack(x)], "count": name}))

    def _asked(self, question: dict[str, Any]) -> Any:
        reply = self._ask(question | {"function": self._at})
        if "returned" in reply:
            return unpacked(reply["returned"], self._ask)
        if "error" in reply:
            name, text, notes = reply["error"]
            raise _error(str(name), str(text), [str(note) for note in notes])
        raise TooLongError


@dataclass(frozen=True)
class Unknown:
    """Something of a kind that is no answer to any question; it is only shown."""

    looks: str

    def __repr__(self) -> str:
        return self.looks


def unpacked(plain: Any, ask: Ask) -> Any:
    """The value that plain data stands for.

    Raises:
        ValueError, TypeError, KeyError: it stands for none; the learner's process may have made it up.
    """
    if plain is None or isinstance(plain, bool | str):
        return plain
    ((sort, content),) = plain.items()
    if sort in NUMBERS:
        return NUMBERS[sort](content)
    if sort in {"list", "tuple"}:
        rows = [unpacked(each, ask) for each in content]
        return tuple(rows) if sort == "tuple" else rows
    return _thing(sort, content, ask)


def _thing(sort: str, content: Any, ask: Ask) -> Any:
    makers: dict[str, Callable[[], Any]] = {
        "blank": lambda: ...,
        "array": lambda: _numeric(content),
        "ours": lambda: object.__new__(OURS[content]),
        "linear": lambda: Linear(_numeric(content[0]), None if content[1] is None else _numeric(content[1])),
        "model": lambda: _model(content, ask),
        "class": lambda: _class(content["name"], content["builtin"]),
        "function": lambda: StandIn(ask, content),
        "other": lambda: Unknown(door.shortened(Unknown(str(content)))),
    }
    return makers[sort]()


def _numeric(rows: Any) -> Any:
    array = np.asarray(rows)
    if array.dtype.kind not in "biuf":
        raise TypeError("Numbers were announced, and something else came.")
    return array


def _model(places: list[dict[str, Any]], ask: Ask) -> Model:
    """The row of layers, each standing in for the learner's."""
    made = [(On(StandIn(ask, place["layer"]), tuple(place["sources"])), place["label"]) for place in places]
    return Model(
        *(layer for layer, label in made if not label), **{label: layer for layer, label in made if label}
    )


def _class(name: str, builtin: bool) -> type:
    known = getattr(layers, name, None) if builtin and name in layers.__all__ else None
    return (
        known
        if isinstance(known, type) and issubclass(known, BuiltIn)
        else type(_identifier(name) or "C", (), {})
    )


def _signature(takes: list[list[Any]]) -> inspect.Signature:
    kinds = list(inspect._ParameterKind)
    inputs = [
        inspect.Parameter(name, kinds[kind], default=... if optional else inspect.Parameter.empty)
        for name, kind, optional in takes[:MOST_INPUTS]
    ]
    return inspect.Signature(inputs)


def _error(name: str, text: str, notes: list[str]) -> Exception:
    """An error of the same name, with the same words."""
    known = getattr(builtins, name, None) or getattr(door, name, None)
    alike: type[Exception] = type(_identifier(name) or "Error", (Exception,), {})
    kind = known if isinstance(known, type) and issubclass(known, Exception) else alike
    error: Exception
    try:
        error = kind(text)
    except TypeError:  # some errors are made of more than a text
        error = alike(text)
    for note in notes:
        error.add_note(note)
    return error


def _identifier(name: Any) -> str:
    known = (
        isinstance(name, str) and len(name) <= LONGEST_NAME and (name.isidentifier() or name == "<lambda>")
    )
    return name if known else ""
