"""The activations and the reshaping layers against PyTorch, an independent reference (the extra `peers`)."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import Linear
from lessons_lib.data import digits, spiral
from lessons_lib.layers import Flatten, LeakyReLU, Scale, Sigmoid, Softmax, Tanh
from lessons_lib.trained import digit_model, spiral_model

reals = st.floats(-1e4, 1e4)
sizes = st.integers(1, 5)
pairs = st.sampled_from(
    [
        (Sigmoid(), torch.nn.Sigmoid()),
        (Tanh(), torch.nn.Tanh()),
        (Softmax(), torch.nn.Softmax(dim=-1)),
    ]
)


def agree(ours, theirs):
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-9, atol=1e-300)


@given(pairs, arrays(float, st.tuples(sizes, sizes), elements=reals))
def test_an_activation_gives_what_pytorchs_gives_for_one_sample_and_for_many(pair, X):
    ours, theirs = pair
    agree(ours(X[0]), theirs(torch.tensor(X[0])))
    agree(ours.forward(X), theirs(torch.tensor(X)))


@given(st.floats(0, 1), arrays(float, st.tuples(sizes, sizes), elements=reals))
def test_leaky_relu_gives_what_pytorchs_leaky_relu_gives(slope, X):
    agree(LeakyReLU(slope).forward(X), torch.nn.LeakyReLU(slope)(torch.tensor(X)))


@given(arrays(float, st.tuples(sizes, sizes, sizes, sizes), elements=reals))
def test_flatten_gives_what_pytorchs_flatten_gives(X):
    agree(Flatten(3).forward(X), torch.nn.Flatten()(torch.tensor(X)))
    agree(Flatten(3)(X[0]), torch.nn.Flatten(start_dim=0)(torch.tensor(X[0])))
    agree(Flatten(2).forward(X), torch.nn.Flatten(start_dim=2)(torch.tensor(X)))


@given(st.data())
def test_scale_gives_what_pytorchs_batch_normalisation_gives_with_stored_measures(data):
    X = data.draw(arrays(float, st.tuples(sizes, sizes), elements=reals))
    mean = data.draw(arrays(float, X.shape[1], elements=reals))
    deviation = data.draw(arrays(float, X.shape[1], elements=st.floats(0.1, 1e3)))
    twin = torch.nn.BatchNorm1d(X.shape[1], eps=0, affine=False, dtype=torch.float64).eval()
    twin.running_mean, twin.running_var = torch.tensor(mean), torch.tensor(deviation**2)
    np.testing.assert_allclose(
        Scale(mean, deviation).forward(X), twin(torch.tensor(X)).numpy(), rtol=1e-9, atol=1e-7
    )


def test_the_trained_models_give_what_pytorchs_layers_give_with_their_weights():
    for model, samples in ((digit_model(), digits.test), (spiral_model(), spiral.test)):
        current = torch.tensor(samples.X)
        for step in model.trace(samples, batch=True):
            current = twin(step.layer)(current)
            np.testing.assert_allclose(step.output, current.numpy(), rtol=1e-9, atol=1e-12)


def twin(layer):
    """PyTorch's function of the same kind, with the same weights."""
    match layer:
        case Linear():
            weights, bias = torch.tensor(layer.weights), torch.tensor(layer.bias)
            return lambda X: torch.nn.functional.linear(X, weights, bias)
        case Scale():
            return lambda X: (X - torch.tensor(layer.mean)) / torch.tensor(layer.deviation)
        case Softmax():
            return torch.nn.Softmax(dim=-1)
    named = {"Flatten": torch.nn.Flatten(), "ReLU": torch.relu, "Tanh": torch.tanh, "Sigmoid": torch.sigmoid}
    return named.get(type(layer).__name__, torch.nn.Identity())
