"""A head of attention, put together from plain layers with names, each of which opens like any other."""

from __future__ import annotations

from collections.abc import Sequence

from numpy.typing import ArrayLike

from lessons_lib.layers import DotProducts, RowwiseLinear, Softmax, WeightedSums, on
from lessons_lib.model.model import Model

__all__ = ["attention_head"]


def attention_head(
    queries: ArrayLike,
    keys: ArrayLike,
    values: ArrayLike,
    mask: ArrayLike | None = None,
    *,
    biases: Sequence[ArrayLike | None] = (None, None, None),
) -> Model:
    """One head of attention: a model of six layers, as a layer of another one.

    From Vaswani and others, *Attention is all you need* (2017). Several heads are several of these side by side, put
    together by `Concat`.

    Args:
        queries: weights that make of each row what its position looks for.
        keys: weights that make of each row what its position is found by, of the queries' shape.
        values: weights that make of each row what its position gives.
        mask: of each position, a row of 1 for whom it may look at and 0 for whom not; left out, all look at all.
        biases: what is added to each query, to each key, to each value; left out, nothing is.
    """
    of_queries, of_keys, of_values = biases
    return Model(
        queries=on(RowwiseLinear(queries, of_queries), "x"),  # type: ignore[arg-type]
        keys=on(RowwiseLinear(keys, of_keys), "x"),  # type: ignore[arg-type]
        values=on(RowwiseLinear(values, of_values), "x"),  # type: ignore[arg-type]
        scores=on(DotProducts(), "queries", "keys"),
        shares=Softmax(mask),
        mix=on(WeightedSums(), "shares", "values"),
    )
