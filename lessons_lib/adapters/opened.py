"""A model that was read from elsewhere: an ordinary one, which says besides what was left out and what is called."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from numpy.typing import DTypeLike

from lessons_lib.adapters.at_once import AtOnce
from lessons_lib.adapters.flows import Flow, Frame, Row
from lessons_lib.layers import Input, Shape, on
from lessons_lib.model import Model, Trace

__all__ = ["Opened", "model_of"]

MOST_LISTED = 6
TAKEN = re.compile(r"[xoL]\d+|x|self")  # what means something in every model, and in Python


class Opened(Model):
    """A model made of a module: ``left_out`` are the modules that do nothing, ``called`` those that stay PyTorch's."""

    left_out: tuple[str, ...]
    called: tuple[str, ...]

    @property
    def kind(self) -> str:
        return "Model"

    def __repr__(self) -> str:
        said = [
            _listed("Left out, as they do nothing: ", self.left_out),
            _listed("PyTorch's own, called without their arithmetic: ", self.called),
            "  On the example every output agrees with the module's own.",
        ]
        return "\n".join([super().__repr__(), *filter(None, said)])


def _listed(begin: str, names: tuple[str, ...]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return f"  {begin}{', '.join(names[:MOST_LISTED])}{more}."


def model_of(frame: Frame, shape: Shape, left_out: list[str], dtype: DTypeLike) -> Opened:
    """The model of what a module did: an input layer, where x is no row of ids, then its rows."""
    first = [] if _looks_up(frame) else [Input(shape=shape).astype(dtype)]
    model = Opened(*first, **_layers(frame, ["o1"] if first else ["x"]))
    untold = [f"{path} ({row.sort})" for path, row in _leaves(frame) if row.layer and row.layer.untold]
    object.__setattr__(model, "left_out", tuple(dict.fromkeys(left_out)))
    object.__setattr__(model, "called", tuple(dict.fromkeys(untold)))
    return model


def _looks_up(frame: Frame) -> bool:
    """Whether x is ids that one table alone takes: it knows which there are, and calls positions by them."""
    takers = [row for row in frame.needed() if any(_is_input(each, 0) for each in row.sources)]
    return takers == frame.needed()[:1] and bool(takers[0].layer and takers[0].layer.looks_up)


def _layers(frame: Frame, inputs: list[str]) -> dict[str, Any]:
    """A frame's layers by their names, each on the outputs that it takes."""
    rows = frame.needed()
    names: dict[int, str] = {}
    for row in rows:
        names[id(row)] = _label(row, frame.path, names.values())
    taken = [
        at
        for at in range(len(frame.inputs))
        if any(_is_input(each, at) for row in rows for each in row.sources)
    ]
    called = inputs or (["x"] if len(taken) == 1 else [f"x{at}" for at in range(1, len(taken) + 1)])
    entry = dict(zip(taken, called, strict=False))
    return {
        names[id(row)]: on(
            _layer(row), *(names[id(each.row)] if each.row else entry[each.at] for each in _sources(row))
        )
        for row in rows
    }


def _is_input(flow: Flow, at: int) -> bool:
    return flow.row is None and flow.at == at


def _sources(row: Row) -> list[Flow]:
    """Of a module inside, those of its inputs that its layers take."""
    if row.inside is None:
        return row.sources
    used = {each.at for inner in row.inside.needed() for each in inner.sources if each.row is None}
    return [flow for at, flow in enumerate(row.sources) if at in used]


def _layer(row: Row) -> Any:
    if row.layer is not None:
        return row.layer
    assert row.inside is not None  # noqa: S101 (a row is one or the other)
    model = Model(**_layers(row.inside, []))
    return AtOnce.of_heads(model, row.inside.at_once) if row.inside.at_once else model


def _label(row: Row, inside: str, others: Any) -> str:
    """A name that can be typed: ``conv1`` as it is, ``0`` of a `Sequential` as ``linear_0``."""
    name = re.sub(r"\W", "_", row.name).strip("_") or "layer"
    if name[0].isdigit():
        # Of a list that is no module that is called, the list's name; of a `Sequential`, what stands there.
        owner = row.path.rpartition(".")[0]
        sort = re.sub(r"\W+", "_", row.sort).strip("_").lower()
        name = f"{sort if owner == inside else owner.rpartition('.')[2].strip('_')}_{name}"
    known = {field.name for field in fields(Trace)}
    if keyword.iskeyword(name) or TAKEN.fullmatch(name) or name in known or hasattr(Trace, name):
        name += "_"
    tries = (name if at == 1 else f"{name}_{at}" for at in range(1, 10_000))
    return next(each for each in tries if each not in others)


def _leaves(frame: Frame) -> Iterator[tuple[str, Row]]:
    for row in frame.needed():
        if row.inside:
            yield from _leaves(row.inside)
        else:
            yield row.path, row
