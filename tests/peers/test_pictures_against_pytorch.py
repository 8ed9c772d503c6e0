"""The layers of pictures against PyTorch: what they give and what they hand back, of one sample and of many."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import AveragePool, Convolution, GlobalAveragePool, MaxPool

reals = st.floats(-3, 3)
CLOSE = {"rtol": 1e-9, "atol": 1e-10}


def held_to(layer, peer, X, gradient_of):
    """What a layer and PyTorch make of the same samples, and what comes back; ``peer`` takes X and the parameters."""
    tensors = [torch.tensor(each, requires_grad=True) for each in (X, *(p.values for p in layer.parameters))]
    theirs = peer(*tensors)
    output = layer.forward(X)
    np.testing.assert_allclose(output, theirs.detach().numpy(), **CLOSE)
    np.testing.assert_array_equal(layer(X[0]), output[0])
    gradient = gradient_of(output.shape)
    theirs.backward(torch.tensor(gradient))
    (inputs,), parameters = layer.backward(X, output, gradient)
    for mine, tensor in zip((inputs, *parameters.values()), tensors, strict=True):
        np.testing.assert_allclose(mine, tensor.grad.numpy(), **CLOSE)


def drawn(data, *shape):
    return data.draw(arrays(float, shape, elements=reals))


def samples(data, channels, least=(1, 1)):
    sides = [data.draw(st.integers(side, side + 4)) for side in least]
    return drawn(data, data.draw(st.integers(1, 3)), channels, *sides)


@pytest.mark.parametrize("biased", [True, False])
@given(data=st.data())
def test_convolution(biased, data):
    outputs, channels, tall, wide = (data.draw(st.integers(1, 3)) for _ in range(4))
    stride, padding = data.draw(st.integers(1, 3)), data.draw(st.integers(0, min(tall, wide) - 1))
    kernels = drawn(data, outputs, channels, tall, wide)
    layer = Convolution(kernels, drawn(data, outputs) if biased else None, stride, padding)

    def peer(X, kernels, bias=None):
        return torch.nn.functional.conv2d(X, kernels, bias, stride, padding)

    held_to(layer, peer, samples(data, channels, (tall, wide)), lambda shape: drawn(data, *shape))


@given(data=st.data())
def test_pooling(data):
    size = data.draw(st.integers(1, 3))
    stride = data.draw(st.integers(1, 4))
    X = samples(data, 2, (size, size))
    for layer, peer in (
        (MaxPool(size, stride), torch.nn.functional.max_pool2d),
        (AveragePool(size, stride), torch.nn.functional.avg_pool2d),
    ):
        held_to(layer, lambda X, peer=peer: peer(X, size, stride), X, lambda shape: drawn(data, *shape))


def test_of_several_largest_numbers_the_first_has_won_as_in_pytorch():
    X = np.zeros((1, 1, 3, 3))
    gradient = np.arange(1.0, 5).reshape(1, 1, 2, 2)
    held_to(MaxPool(2, 1), lambda X: torch.nn.functional.max_pool2d(X, 2, 1), X, lambda shape: gradient)


@given(data=st.data())
def test_global_average(data):
    X = samples(data, 2)
    held_to(GlobalAveragePool(), lambda X: X.mean(dim=(-2, -1)), X, lambda shape: drawn(data, *shape))
