"""The data of a page of one x through the epochs of a training: the trace of the last, and the parameters of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lessons_lib.learning.history import EpochTraces
from lessons_lib.numbers.door import Array
from lessons_lib.page.data import data
from lessons_lib.page.stored import Parameters

__all__ = ["epochs_data"]

MOST_NUMBERS = (
    100_000  # in the parameters of all epochs on a page: 1.1 MB of it; of more, fewer epochs are shown
)
MOST_EPOCHS = 200  # stops of a slider that a hand can tell apart


def epochs_data(traces: EpochTraces) -> dict[str, Any]:
    """As `data` of the last trace, and for each epoch which array each parameter is then."""
    last = traces[-1]
    written = data(last)
    known = Parameters(written["parameters"])
    history = traces.history
    epochs = []
    for epoch in _chosen(
        history.kept, sum(each.size for each in history.parameters[history.epochs].values())
    ):
        arrays = {key: each.values for key, each in history.at(epoch).parameters.items()}
        epochs.append({"epoch": epoch, "told": history.told(epoch), "arrays": _keys(arrays, known)})
    return written | {"words": written["words"] | {"epoch": "epoch"}, "epochs": epochs}


def _keys(arrays: dict[str, Array], known: Parameters) -> dict[str, str]:
    return {key: known.key(values) for key, values in arrays.items()}


def _chosen(epochs: Sequence[int], size: int) -> Iterator[int]:
    """So many of the epochs as a page has room for, the first and the last among them."""
    most = max(2, min(MOST_EPOCHS, MOST_NUMBERS // max(size, 1), len(epochs)))
    places = dict.fromkeys(np.linspace(0, len(epochs) - 1, most).round().astype(int).tolist())
    yield from (epochs[at] for at in places)
