"""The layers of pictures against PyTorch: what they give and what they hand back, of one sample and of many."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import AveragePool, BatchNorm, Convolution, Dropout, GlobalAveragePool, LayerNorm, MaxPool
from lessons_lib.layers.training_forms import BatchNormInTraining, DropoutInTraining

reals = st.floats(-3, 3)
CLOSE = {"rtol": 1e-9, "atol": 1e-10}


def held_to(layer, peer, X, gradient_of):
    """What a layer and PyTorch make of the same samples, and what comes back; ``peer`` takes X and the parameters."""
    tensors = [torch.tensor(each, requires_grad=True) for each in (X, *(p.values for p in layer.parameters))]
    theirs = peer(*tensors)
    output = layer.forward(X)
    np.testing.assert_allclose(output, theirs.detach().numpy(), **CLOSE)
    if not layer.mixes_samples:
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


def numbers_for(data, channels):
    """Mean, variance, scale and shift of each channel."""
    variance = data.draw(arrays(float, channels, elements=st.floats(0.1, 5)))
    return drawn(data, channels), variance, drawn(data, channels), drawn(data, channels)


def normed(X, mean, variance, scale, shift):
    return torch.nn.functional.batch_norm(X, mean, variance, scale, shift)


@pytest.mark.parametrize("axes", [1, 3])
@given(data=st.data())
def test_batch_norm_after_training(axes, data):
    # PyTorch has no gradient of what is stored, so the formula itself is asked for it.
    def peer(X, mean, variance, scale, shift):
        shape = (-1, *(1,) * (axes - 1))
        m, v, s, t = (each.reshape(shape) for each in (mean, variance, scale, shift))
        by_hand = (X - m) / torch.sqrt(v + 1e-5) * s + t
        torch.testing.assert_close(by_hand, normed(X, mean.detach(), variance.detach(), scale, shift))
        return by_hand

    X = samples(data, 2) if axes == 3 else drawn(data, 3, 2)
    held_to(BatchNorm(*numbers_for(data, 2), axes=axes), peer, X, lambda shape: drawn(data, *shape))


@pytest.mark.parametrize("axes", [1, 3])
@given(data=st.data())
def test_batch_norm_in_training_and_what_it_measures(axes, data):
    X = drawn(data, 3, 2, 2, 3) if axes == 3 else drawn(data, 4, 2)
    X += (
        np.arange(X.size).reshape(X.shape) ** 1.1 / 7
    )  # numbers that are all alike have no deviation to speak of
    mean, variance, scale, shift = numbers_for(data, 2)
    stored = [torch.tensor(mean), torch.tensor(variance)]

    def peer(X, scale, shift):
        return torch.nn.functional.batch_norm(X, *stored, scale, shift, training=True, momentum=0.1)

    layer = BatchNorm(mean, variance, scale, shift, axes=axes)
    form = layer.in_training(np.random.default_rng(0))
    assert repr(form) == repr(BatchNormInTraining(scale, shift, axes, 1e-5))
    held_to(form, peer, X, lambda shape: drawn(data, *shape))
    for mine, theirs in zip(layer.measured(X).values(), stored, strict=True):
        np.testing.assert_allclose(mine, theirs.numpy(), **CLOSE)


@pytest.mark.parametrize("shape", [(3,), (2, 2, 3)])
@given(data=st.data())
def test_layer_norm(shape, data):
    X = drawn(data, 3, 2, *shape)
    X += np.arange(X.size).reshape(X.shape) ** 1.1 / 7
    layer = LayerNorm(drawn(data, *shape), drawn(data, *shape))

    def peer(X, scale, shift):
        return torch.nn.functional.layer_norm(X, shape, scale, shift)

    held_to(layer, peer, X, lambda shape: drawn(data, *shape))


@given(data=st.data())
def test_dropout(data):
    X = drawn(data, 3, 4)
    held_to(Dropout(0.3), torch.nn.Dropout(0.3).eval(), X, lambda shape: drawn(data, *shape))
    # Both draw by lot, each its own: what PyTorch drops here is told by what ours drops.
    form = DropoutInTraining(0.3, data.draw(st.integers(0, 99)))
    kept = torch.tensor(form.forward(np.ones(X.shape)))
    assert set(kept.ravel().tolist()) <= {0.0, 1 / 0.7}
    held_to(form, lambda X: X * kept, X, lambda shape: drawn(data, *shape))
