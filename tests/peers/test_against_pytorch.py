"""The layers against PyTorch, an independent reference. `make test` installs it (the extra `peers`)."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import Add, Concat, Input, Linear, Model, ReLU
from lessons_lib.numbers.door import InputTypeError

reals = st.floats(-1e3, 1e3)
sizes = st.integers(1, 5)


def peer(layer):
    """PyTorch's layer with the same weights."""
    if isinstance(layer, ReLU):
        return torch.nn.ReLU()
    if isinstance(layer, Input):
        return torch.nn.Identity()
    twin = torch.nn.Linear(layer.inputs, layer.outputs, bias=layer.bias is not None, dtype=torch.float64)
    with torch.no_grad():
        twin.weight.copy_(torch.tensor(layer.weights))
        if layer.bias is not None:
            twin.bias.copy_(torch.tensor(layer.bias))
    return twin


def agree(ours, theirs):
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-10, atol=1e-6)


@st.composite
def linear_layers(draw, inputs=None):
    outputs, inputs = draw(sizes), inputs or draw(sizes)
    bias = draw(st.none() | arrays(float, outputs, elements=reals))
    return Linear(draw(arrays(float, (outputs, inputs), elements=reals)), bias)


@given(linear_layers(), st.data())
def test_linear_gives_what_pytorchs_linear_gives_for_one_sample_and_for_many(layer, data):
    X = data.draw(arrays(float, (data.draw(sizes), layer.inputs), elements=reals))
    agree(layer(X[0]), peer(layer)(torch.tensor(X[0])))
    agree(layer.forward(X), peer(layer)(torch.tensor(X)))


@given(arrays(float, st.tuples(sizes, sizes), elements=reals))
def test_relu_gives_what_pytorchs_relu_gives(X):
    agree(ReLU()(X[0]), torch.relu(torch.tensor(X[0])))
    agree(ReLU().forward(X), torch.relu(torch.tensor(X)))


@given(st.data())
def test_a_model_keeps_the_outputs_of_pytorchs_sequential(data):
    first = data.draw(linear_layers())
    layers = [Input(shape=first.inputs), first, ReLU(), data.draw(linear_layers(inputs=first.outputs))]
    X = data.draw(arrays(float, (data.draw(sizes), first.inputs), elements=reals))
    current = torch.tensor(X)
    for step in Model(*layers).trace(X, batch=True):
        current = peer(step.layer)(current)
        np.testing.assert_allclose(step.output, current.detach().numpy(), rtol=1e-10, atol=1e-2)


@given(st.data())
def test_joins_give_what_pytorch_gives_for_one_sample_and_for_many(data):
    shape = data.draw(st.tuples(sizes, sizes, sizes))
    a, b = (data.draw(arrays(float, shape, elements=reals)) for _ in range(2))
    ta, tb = torch.tensor(a), torch.tensor(b)
    agree(Add().forward((a, b)), ta + tb)
    agree(Add()(a[0], b[0]), (ta + tb)[0])
    agree(Concat().forward((a, b)), torch.cat((ta, tb), dim=-1))
    agree(Concat(axis=-2)(a[0], b[0]), torch.cat((ta[0], tb[0]), dim=0))


def test_a_skip_connection_is_pytorchs_residual_block():
    W, b = np.array([[0.5, -1], [2, 0.25]]), np.array([1.0, -3])
    block = torch.nn.Sequential(peer(Linear(W, b)), torch.nn.ReLU())
    X = np.array([[1.0, 2], [-3, 4], [0, 0]])
    trace = Model(Input(shape=2), Linear(W, b), ReLU(), Add("o1")).trace(X, batch=True)
    agree(trace.o4, block(torch.tensor(X)) + torch.tensor(X))


def test_a_module_or_its_weights_get_the_line_that_converts_them():
    net = torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.ReLU())
    with pytest.raises(
        TypeError, match=r"L1 is Linear\(.*of PyTorch.*Linear\(module\.weight\.detach\(\)\.numpy\(\)"
    ):
        Model(*net)
    with pytest.raises(InputTypeError, match=r"Take its numbers out: write weights\.detach\(\)\.numpy\(\)"):
        Linear(net[0].weight)
    with pytest.raises(
        InputTypeError,
        match=r"Take its weights out: write Linear\(module\.weight\.detach\(\)\.numpy\(\)\)\.$",
    ):
        Linear(torch.nn.Linear(2, 1, bias=False))
    with pytest.raises(InputTypeError, match="of PyTorch"):
        Model(Input(shape=2)).trace(net)
    taken = Linear(net[0].weight.detach().numpy(), net[0].bias.detach().numpy())
    x = np.array([1.0, -2.0])
    np.testing.assert_allclose(
        taken(x), net[0](torch.tensor(x, dtype=torch.float32)).detach().numpy(), rtol=1e-5
    )
    assert Model(Input(shape=2)).trace(torch.tensor(x)).output.tolist() == [1, -2]
