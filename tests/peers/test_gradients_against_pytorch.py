"""The way back against PyTorch's autograd: every layer, join, loss, and rows of them; optimisers, step by step."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import (
    Adam,
    Add,
    Concat,
    CrossEntropy,
    Flatten,
    GradientDescent,
    Input,
    LeakyReLU,
    Linear,
    Model,
    Momentum,
    ReLU,
    Reshape,
    Scale,
    Sigmoid,
    Softmax,
    SquaredError,
    Tanh,
)

reals = st.floats(-3, 3)
CLOSE = {"rtol": 1e-9, "atol": 1e-10}


def scale(X):
    return (X - torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)) / 4


PEERS = {
    "Input": (Input(shape=3), lambda X: X),
    "ReLU": (ReLU(), torch.relu),
    "LeakyReLU": (LeakyReLU(0.2), lambda X: torch.nn.functional.leaky_relu(X, 0.2)),
    "Sigmoid": (Sigmoid(), torch.sigmoid),
    "Tanh": (Tanh(), torch.tanh),
    "Softmax": (Softmax(), lambda X: torch.softmax(X, dim=-1)),
    "Reshape": (Reshape(3, (1, 3, 1)), lambda X: X.reshape(4, 1, 3, 1)),
    "Scale": (Scale((1, 2, 3), 4), scale),
}


@pytest.mark.parametrize("name", sorted(PEERS))
@given(data=st.data())
def test_a_layer_hands_back_what_autograd_does(name, data):
    layer, peer = PEERS[name]
    X = data.draw(arrays(float, (4, 3), elements=reals | st.just(0.0)))
    output = layer.forward(X)
    gradient = data.draw(arrays(float, output.shape, elements=reals))
    tensor = torch.tensor(X, requires_grad=True)
    peer(tensor).backward(torch.tensor(gradient))
    np.testing.assert_allclose(layer.input_gradients(X, output, gradient)[0], tensor.grad, **CLOSE)


@given(st.data())
def test_a_row_with_joins_goes_back_as_autograd_does(data):
    W1, W2 = (data.draw(arrays(float, shape, elements=reals)) for shape in ((3, 4), (2, 6)))
    b = data.draw(arrays(float, 3, elements=reals))
    X = data.draw(arrays(float, (5, 2, 2), elements=reals))
    targets = data.draw(arrays(float, 5, elements=st.sampled_from([0.0, 1.0])))
    model = Model(Flatten(), Linear(W1, b), Tanh(), Add("o2"), Concat("o3"), Linear(W2), Softmax())
    backward = model.trace(X, batch=True).backward(CrossEntropy(), targets)
    tX, tW1, tb, tW2 = (torch.tensor(each, requires_grad=True) for each in (X, W1, b, W2))
    o2 = torch.nn.functional.linear(tX.flatten(1), tW1, tb)
    o5 = torch.cat((torch.tanh(o2) + o2, torch.tanh(o2)), dim=-1)
    loss = torch.nn.functional.cross_entropy(o5 @ tW2.T, torch.tensor(targets).long())
    loss.backward()
    assert backward["L"] == pytest.approx(loss.item(), rel=1e-9, abs=1e-12)
    expected = {"dL/dx": tX, "dL/dW2": tW1, "dL/db2": tb, "dL/dW6": tW2}
    for name, tensor in expected.items():
        np.testing.assert_allclose(backward[name], tensor.grad, **CLOSE)


@given(arrays(float, (4, 1), elements=reals), arrays(float, 4, elements=st.sampled_from([0.0, 1.0])))
def test_one_score_and_squares_are_pytorchs_losses(outputs, targets):
    for loss, peer in (
        (
            CrossEntropy(),
            lambda o: torch.nn.functional.binary_cross_entropy_with_logits(o, torch.tensor(targets)[:, None]),
        ),
        (SquaredError(), lambda o: torch.nn.functional.mse_loss(o, torch.tensor(targets)[:, None]) / 2),
    ):
        backward = Model(Input(shape=1)).trace(outputs, batch=True).backward(loss, targets)
        tensor = torch.tensor(outputs, requires_grad=True)
        value = peer(tensor)
        value.backward()
        assert backward["L"] == pytest.approx(value.item(), rel=1e-9, abs=1e-12)
        np.testing.assert_allclose(backward["dL/dx"], tensor.grad, **CLOSE)


@settings(max_examples=20)
@pytest.mark.parametrize(
    ("rule", "peer"),
    [
        (GradientDescent(0.1), lambda values: torch.optim.SGD(values, 0.1)),
        (Momentum(0.1, keeps=0.8), lambda values: torch.optim.SGD(values, 0.1, momentum=0.8)),
        (Adam(0.1), lambda values: torch.optim.Adam(values, 0.1)),
        (Adam(0.1, weight_decay=0.3), lambda values: torch.optim.AdamW(values, 0.1, weight_decay=0.3)),
    ],
)
@given(data=st.data())
def test_an_optimiser_walks_as_pytorchs_does(rule, peer, data):
    values = data.draw(arrays(float, (2, 3), elements=reals))
    gradients = data.draw(arrays(float, (5, 2, 3), elements=reals))
    tensor = torch.tensor(values, requires_grad=True)
    walker, state = peer([tensor]), rule.start(values)
    for gradient in gradients:
        tensor.grad = torch.tensor(gradient)
        walker.step()
        values, state = rule.step(values, gradient, state)
    np.testing.assert_allclose(values, tensor.detach().numpy(), rtol=1e-7, atol=1e-8)
