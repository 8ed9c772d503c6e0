"""Whether a model is right on more than the example that it was read on: the module is read on another input too.

What happens to be so on one input (a number that is whole already, one that was kept from the call before) would else
be taken for what the module does.
"""

from __future__ import annotations

import contextlib
from itertools import zip_longest
from typing import Any

import torch

from lessons_lib.adapters.checking import DRIFT, difference
from lessons_lib.adapters.flows import Frame, Row
from lessons_lib.adapters.tensors import sample_of
from lessons_lib.numbers.door import InputValueError
from lessons_lib.numbers.notation import number

__all__ = ["another", "refuse_another_way"]


def another(example: Any) -> Any:
    """An input like the example with other numbers, above and below 0; of ids, the same read backwards."""
    turned = example.flip(-1)
    if not example.is_floating_point():
        return turned
    spread = example.abs().max()
    uneven = torch.ones_like(example).flatten().cumsum(0).sin().reshape(example.shape)
    return 0.7 * turned + (spread + (spread == 0)) * uneven


def refuse_another_way(frame: Frame, other: Frame) -> None:
    """Refuse layers that are not those of the module on the other input, or do otherwise there.

    Args:
        frame: what was read on the example, of which the model is made.
        other: what was read on the other input.
    """
    ours, theirs = frame.needed(), other.needed()
    for one, two in zip_longest(ours, theirs):
        if one is None or two is None or _taken(one, ours) != _taken(two, theirs):
            _refuse_other_layers(one or two)
        elif one.inside and two.inside:
            refuse_another_way(one.inside, two.inside)
        else:
            _refuse_other_numbers(one, two)


def _taken(row: Row, rows: list[Row]) -> Any:
    """Where a row stands, whether it has an inside, and what it takes: rows before it by their places, or inputs."""
    places = {id(each): at for at, each in enumerate(rows)}
    return row.path, row.inside is None, [(places.get(id(each.row)), each.at) for each in row.sources]


def _refuse_other_layers(row: Row) -> None:
    raise InputValueError(
        "from_torch shows nothing that it cannot vouch for: with other numbers than the example's the module does "
        f"other things, beginning at {row.path} ({row.sort}). Does it keep something from one call to the next, or "
        "decide by its numbers? If it is the example, such as one of zeros alone, take one as the module gets."
    )


def _refuse_other_numbers(ours: Row, there: Row) -> None:
    """Refuse a layer that makes something else of PyTorch's inputs than PyTorch does, or tells of something else."""
    X = tuple(sample_of(each.value).double().numpy() for each in there.sources)
    expected = sample_of(there.expected).double().numpy()
    for layer in filter(None, (ours.layer, getattr(ours.layer, "twin", None))):
        found = 0.0
        with contextlib.suppress(InputValueError):  # it refuses these numbers, and so shows none
            found = difference(layer.run(X if layer.joins else X[0]), expected)
        if found > DRIFT:
            raise InputValueError(
                "from_torch shows nothing that it cannot vouch for: with other numbers than the example's "
                f"{ours.path} ({ours.sort}) gives another output than the module; it differs by {number(found)} of the "
                "largest number. Does the module keep something from one call to the next?"
            )
