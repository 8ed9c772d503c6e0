"""The layers of attention against PyTorch: each alone, forth and back, and a whole head."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import (
    GELU,
    DotProducts,
    Embedding,
    Model,
    Positions,
    RowwiseLinear,
    Softmax,
    WeightedSums,
    on,
)

CLOSE = {"rtol": 1e-9, "atol": 1e-10}
reals = st.floats(-3, 3)
DICE = np.random.default_rng(0)
TABLE, WEIGHTS, BIAS = DICE.normal(size=(3, 4)), DICE.normal(size=(2, 4)), DICE.normal(size=2)


def tensor(array):
    return torch.tensor(array, requires_grad=True)


def agree(layer, X, peer, tensors):
    """Forth, and back with a gradient of all numbers differently."""
    output = layer.forward(X if layer.joins else X[0])
    gradient = np.cos(np.arange(output.size)).reshape(output.shape)
    expected = peer(*tensors)
    expected.backward(torch.tensor(gradient))
    np.testing.assert_allclose(output, expected.detach(), **CLOSE)
    handed = layer.backward(X if layer.joins else X[0], output, gradient)
    for ours, theirs in zip(handed.inputs, tensors, strict=True):
        np.testing.assert_allclose(ours, theirs.grad, **CLOSE)
    return handed.parameters


@given(arrays(float, (3, 4), elements=st.floats(-9, 9)))
def test_gelu_is_pytorchs_exact_one(X):
    agree(GELU(), (X,), torch.nn.GELU(), (tensor(X),))


@given(arrays(float, (2, 3, 4), elements=reals))
def test_a_linear_layer_of_each_row_is_pytorchs_linear_on_rows(X):
    twin = torch.nn.Linear(4, 2, dtype=torch.float64)
    twin.weight.data, twin.bias.data = torch.tensor(WEIGHTS), torch.tensor(BIAS)
    parameters = agree(RowwiseLinear(WEIGHTS, BIAS), (X,), twin, (tensor(X),))
    np.testing.assert_allclose(parameters["weights"], twin.weight.grad, **CLOSE)
    np.testing.assert_allclose(parameters["bias"], twin.bias.grad, **CLOSE)


@given(arrays(float, (2, 3, 4), elements=reals))
def test_positions_are_added_as_a_parameter_of_pytorch_is(X):
    table = tensor(TABLE)
    parameters = agree(Positions(TABLE), (X,), lambda X: X + table, (tensor(X),))
    np.testing.assert_allclose(parameters["table"], table.grad, **CLOSE)


@given(arrays(float, (2, 5), elements=st.integers(0, 2).map(float)))
def test_an_embedding_is_pytorchs_table(X):
    twin = torch.nn.Embedding.from_pretrained(torch.tensor(TABLE), freeze=False)
    layer = Embedding(TABLE)
    output = layer.forward(X)
    expected = twin(torch.tensor(X).long())
    np.testing.assert_array_equal(output, expected.detach())
    gradient = np.cos(np.arange(output.size)).reshape(output.shape)
    expected.backward(torch.tensor(gradient))
    parameters = layer.backward(X, output, gradient).parameters
    np.testing.assert_allclose(parameters["table"], twin.weight.grad, **CLOSE)


@given(arrays(float, (2, 3, 4), elements=reals), arrays(float, (2, 5, 4), elements=reals))
def test_dot_products_and_weighted_sums_are_matrix_products(Q, K):
    peer = lambda q, k: q @ k.transpose(-1, -2) / 2  # noqa: E731 - the root of 4
    agree(DotProducts(), (Q, K), peer, (tensor(Q), tensor(K)))
    shares = np.swapaxes(K, -1, -2)[:, :3]
    agree(WeightedSums(), (shares, K), lambda s, v: s @ v, (tensor(shares), tensor(K)))


@pytest.mark.parametrize("axis", [-1, -2])
@given(arrays(float, (2, 3, 3), elements=st.floats(-50, 50)), st.booleans())
def test_softmax_with_a_mask_is_pytorchs_with_minus_infinity_in_its_place(axis, X, masked):
    mask = np.tril(np.ones((3, 3))) if masked else np.ones((3, 3))
    hidden = torch.tensor(mask == 0)
    peer = lambda X: torch.softmax(X.masked_fill(hidden, -torch.inf), dim=axis)  # noqa: E731
    for each in (mask, "causal") if masked else (None, mask):
        agree(Softmax(each, axis), (X,), peer, (tensor(X),))


@given(arrays(float, (3, 4), elements=reals))
def test_a_head_of_plain_layers_is_pytorchs_attention(X):
    Q, K, V = (DICE.normal(size=(2, 4)) for _ in range(3))
    head = Model(
        queries=on(RowwiseLinear(Q), "x"),
        keys=on(RowwiseLinear(K), "x"),
        values=on(RowwiseLinear(V), "x"),
        scores=on(DotProducts(), "queries", "keys"),
        shares=Softmax(np.tril(np.ones((3, 3)))),
        mix=on(WeightedSums(), "shares", "values"),
    )
    x = torch.tensor(X)
    q, k, v = (x @ torch.tensor(each).T for each in (Q, K, V))
    expected = torch.nn.functional.scaled_dot_product_attention(q[None], k[None], v[None], is_causal=True)[0]
    np.testing.assert_allclose(head(X), expected, **CLOSE)
