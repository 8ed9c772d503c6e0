"""A head of attention, put together from plain layers with names, each of which opens like any other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.layers import DotProducts, RowwiseLinear, Softmax, WeightedSums, on
from lessons_lib.model.model import Model
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, Words, as_numbers, shortened
from lessons_lib.numbers.notation import shape_words

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
        mask: of each position, a row of 1 for whom it may look at and 0 for whom not; or "causal", by which nobody
            looks ahead, in rows of any length. Left out, all look at all.
        biases: what is added to each query, to each key, to each value; left out, nothing is.

    Raises:
        InputTypeError, InputValueError: weights are empty, no table, or of shapes that do not belong together; or
            there are not three biases.
    """
    weights = [
        _table(each, name) for each, name in ((queries, "queries"), (keys, "keys"), (values, "values"))
    ]
    _refuse_apart(*weights)
    _refuse_other_than_three(biases)
    made = (RowwiseLinear(*each) for each in zip(weights, biases, strict=True))  # type: ignore[arg-type]
    of_queries, of_keys, of_values = made
    return Model(
        queries=on(of_queries, "x"),
        keys=on(of_keys, "x"),
        values=on(of_values, "x"),
        scores=on(DotProducts(), "queries", "keys"),
        shares=Softmax(mask),
        mix=on(WeightedSums(), "shares", "values"),
    )


def _table(weights: ArrayLike, name: str) -> Array:
    """Weights as a table with a row for each number of a query, a key or a value."""
    expects = f"attention_head expects as {name} weights of shape (outputs, inputs) and got"
    if not np.size(weights) and np.ndim(weights) == 2:
        raise InputValueError(
            f"{expects} {' x '.join(map(str, np.shape(weights)))} numbers: none. A slice that begins behind the last "
            "row is empty: heads are counted from 0, so of 12 the last is head 11."
        )
    known = as_numbers(weights, "attention_head", words=Words(x=name, example=", as an array"))
    if known.ndim != 2:
        raise InputValueError(f"{expects} {shape_words(known.shape)}. For one row write [{name}].")
    return known


def _refuse_apart(queries: Array, keys: Array, values: Array) -> None:
    if queries.shape != keys.shape:
        raise InputValueError(
            f"attention_head expects keys of the shape of its queries, {queries.shape}, as each key is compared with "
            f"each query, and got {keys.shape}."
        )
    if queries.shape[1] != values.shape[1]:
        raise InputValueError(
            "attention_head makes its queries, keys and values of the same rows, and expects for each number of a row "
            f"a column of weights: {queries.shape[1]}, as the queries have, and got values of {values.shape[1]}."
        )


def _refuse_other_than_three(biases: object) -> None:
    right = "Write biases=[of_queries, of_keys, of_values], with None where there is none."
    if not isinstance(biases, list | tuple | np.ndarray):
        raise InputTypeError(f"attention_head expects three biases and got {shortened(biases)}. {right}")
    if len(biases) != 3:
        raise InputValueError(f"attention_head expects three biases and got {len(biases)}. {right}")
