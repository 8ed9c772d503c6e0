"""The layers against PyTorch, an independent reference. `make test` installs it (the extra `peers`)."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import Input, Linear, Model, ReLU

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
