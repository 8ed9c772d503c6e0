"""`from_torch`: what nearly every network has opens as a layer that tells its arithmetic, and is PyTorch's."""

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from lessons_lib import CrossEntropy, from_torch
from lessons_lib.adapters.called import Called
from lessons_lib.numbers.arithmetic import all_recorded
from tests.peers.blocks import seeded

TIME, MAPS = torch.arange(30.0).reshape(1, 3, 10).sin(), torch.arange(144.0).reshape(1, 4, 6, 6).cos()
CLOSE = {"rtol": 2e-5, "atol": 2e-5}
PICTURE, GRID, TEXT, ROW = (torch.arange(24.0).repeat(9)[: 3 * 9 * 8].reshape(1, 3, 9, 8).sin(),
                            torch.arange(96.0).reshape(1, 3, 4, 8).sin(), torch.arange(40.0).reshape(1, 5, 8).cos(),
                            torch.arange(8.0).reshape(1, 8).sin())  # fmt: skip


class Doing(nn.Module):
    """A module that does what a function says, with some modules of its own."""

    def __init__(self, does, *parts):
        super().__init__()
        self.does, self.parts = does, nn.ModuleList(parts)

    def forward(self, x):
        return self.does(x, *self.parts)


class Table(nn.Module):
    """A matrix product with a table of its own."""

    def __init__(self):
        super().__init__()
        self.table = nn.Parameter(torch.rand(8, 4))

    def forward(self, x):
        return x @ self.table


def rms(x):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6)


def standard(x):
    off = x - x.mean(-1, keepdim=True)
    return off / torch.sqrt((off**2).mean(-1, keepdim=True) + 1e-5)


def two():
    return nn.Linear(8, 4), nn.Linear(8, 4)


CASES = {
    "the pool of a ResNet": (lambda: nn.MaxPool2d(3, 2, 1), PICTURE),
    "a mean with zeros": (lambda: nn.AvgPool2d(3, 2, 1), PICTURE),
    "a mean without zeros": (lambda: nn.AvgPool2d(3, 2, 1, count_include_pad=False), PICTURE),
    "a window higher than wide": (lambda: nn.MaxPool2d((3, 2), (2, 1)), PICTURE),
    "windows that stick out": (lambda: nn.MaxPool2d(3, 2, ceil_mode=True), PICTURE),
    "means that stick out": (lambda: nn.AvgPool2d(3, 2, 1, ceil_mode=True), PICTURE),
    "a window with gaps": (lambda: nn.MaxPool2d(2, 1, dilation=2), PICTURE),
    "one mean of what is no square": (lambda: nn.AdaptiveAvgPool2d((1, 1)), PICTURE),
    "means of thirds": (lambda: nn.AdaptiveAvgPool2d((3, 4)), PICTURE),
    "the same size": (lambda: nn.Conv2d(3, 4, 3, padding="same"), PICTURE),
    "the same size, with gaps": (lambda: nn.Conv2d(3, 4, 3, padding="same", dilation=2), PICTURE),
    "no padding, in a word": (lambda: nn.Conv2d(3, 4, 3, padding="valid"), PICTURE),
    "linear on three axes": (lambda: nn.Linear(8, 4), GRID),
    "a table for a row": (Table, ROW),
    "a table for rows": (Table, TEXT),
    "a table on three axes": (Table, GRID),
    "logarithms of shares": (lambda: Doing(lambda x: functional.log_softmax(x, dim=1)), ROW),
    "logarithms, as a module": (lambda: nn.LogSoftmax(-1), TEXT),
    "a difference": (lambda: Doing(lambda x, a, b: a(x) - b(x), *two()), ROW),
    "a quotient": (lambda: Doing(lambda x, a, b: a(x) / (b(x) ** 2 + 1), *two()), ROW),
    "a sum that is stretched": (lambda: Doing(lambda x: x + x.mean(1, keepdim=True)), TEXT),
    "the mean of a text": (lambda: Doing(lambda x, a: a(x.mean(dim=1)), nn.Linear(8, 2)), TEXT),
    "the sum of a text": (lambda: Doing(lambda x, a: a(x.sum(1)), nn.Linear(8, 2)), TEXT),
    "the norm of Llama": (lambda: Doing(rms), TEXT),
    "layer norm by hand": (lambda: Doing(standard), TEXT),
    "exp and log": (lambda: Doing(lambda x: torch.log(torch.exp(x) + 1)), ROW),
    "sine and cosine": (lambda: Doing(lambda x: x.sin() * torch.cos(x)), ROW),
    "a root": (lambda: Doing(lambda x: (x * x + 1).sqrt()), ROW),
    "a window along time": (lambda: nn.Conv1d(3, 4, 3, stride=2, padding=1), TIME),
    "… for each channel alone, with gaps": (lambda: nn.Conv1d(3, 6, 3, dilation=2, groups=3, bias=False), TIME),
    "… of the same size": (lambda: nn.Conv1d(3, 4, 3, padding="same"), TIME),
    "… as a function": (lambda: Doing(lambda x: functional.conv1d(x, torch.ones(2, 3, 2) / 3)), TIME),
    "the largest along time": (lambda: nn.MaxPool1d(3, 2, 1), TIME),
    "the largest along time, with gaps": (lambda: nn.MaxPool1d(2, 1, dilation=2), TIME),
    "the mean along time": (lambda: nn.AvgPool1d(3, 2, 1, count_include_pad=False), TIME),
    "the mean along time, as a function": (lambda: Doing(lambda x: functional.avg_pool1d(x, 2)), TIME),
    "one mean of all times": (lambda: nn.AdaptiveAvgPool1d(1), TIME),
    "a norm of time": (lambda: nn.BatchNorm1d(3), TIME),
    "groups of a picture": (lambda: nn.GroupNorm(2, 4), MAPS),
    "groups along time": (lambda: nn.GroupNorm(1, 3), TIME),
    "groups as a function": (lambda: Doing(lambda x: functional.group_norm(x, 2)), MAPS),
    "each map alone": (lambda: nn.InstanceNorm2d(4, affine=True), MAPS),
    "each map alone, bare": (lambda: nn.InstanceNorm2d(4), MAPS),
    "each map alone, measured before": (lambda: nn.InstanceNorm2d(4, track_running_stats=True), MAPS),
    "each row alone": (lambda: nn.InstanceNorm1d(3, affine=True), TIME),
    "the largest of halves": (lambda: nn.AdaptiveMaxPool2d(2), MAPS),
    "a bend that ends at -1": (nn.ELU, 3 * ROW),
    "its distance from 0": (lambda: Doing(torch.abs), ROW),
    "between two numbers": (lambda: Doing(lambda x: x.clamp(0.0, 0.5)), ROW),
    "above 0": (lambda: Doing(lambda x: x.clamp(min=0)), ROW),
    "scores by einsum": (lambda: Doing(lambda x: torch.einsum("bhqd,bhkd->bhqk", x, x * 2)), GRID),
    "scores by einsum, heads third": (lambda: Doing(lambda x: torch.einsum("nqhd,nkhd->nhqk", x, x * 2)), GRID),
    "a mix by einsum": (lambda: Doing(lambda x: torch.einsum("bqk,bkd->bqd", torch.einsum("bqd,bkd->bqk", [x, x]).softmax(-1), x)), TEXT),
    "a table by einsum": (lambda: Doing(lambda x: torch.einsum("bld,kd->blk", x, torch.arange(16.0).reshape(2, 8).sin())), TEXT),
    "axes turned by einsum": (lambda: Doing(lambda x: torch.einsum("bij -> bji", x)), TEXT),
    "baddbmm with a table": (lambda: Doing(lambda x: torch.baddbmm(torch.ones(1, 5, 5), x, x.transpose(1, 2), beta=0.5, alpha=0.25)), TEXT),
    "baddbmm of three": (lambda: Doing(lambda x: torch.baddbmm(x, torch.bmm(x, x.transpose(1, 2)), x)), TEXT),
    "baddbmm of nothing": (lambda: Doing(lambda x: torch.baddbmm(torch.empty(1, 5, 5), x, x.transpose(1, 2), beta=0)), TEXT),
    **{kind.__name__: (kind, 3 * ROW) for kind in (nn.SiLU, nn.Hardswish, nn.Hardsigmoid, nn.Softplus)},
    "SiLU as a function": (lambda: Doing(functional.silu), ROW),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_nearly_every_network_has_is_a_layer_of_ours(name):
    made, X = CASES[name]
    part = made()
    module = seeded(nn.Sequential(part, nn.Flatten(), nn.Linear(part(X).numel(), 3)))
    model, other = from_torch(module, X), (X * 0.7 + 0.3).flip(-1)
    trace = model.trace(other[0].numpy())
    np.testing.assert_allclose(trace.output, module(other)[0].detach().numpy(), **CLOSE)
    holds_its_arithmetic(trace)
    followed = X.clone().requires_grad_()
    functional.cross_entropy(module(followed), torch.tensor([1])).backward()
    back = model.trace(X[0].numpy()).backward(CrossEntropy(), 1)
    np.testing.assert_allclose(back["dL/dx"], followed.grad[0].numpy(), **CLOSE)


def holds_its_arithmetic(trace):
    for step in trace:
        assert not isinstance(step.layer, Called), step.name
        if step.inside:
            holds_its_arithmetic(step.inside)
            continue
        known = tuple(map(all_recorded, step.inputs))
        for unit in {0, step.output.size // 2, step.output.size - 1}:
            told = step.layer.arithmetic(known if step.layer.joins else known[0], unit)
            np.testing.assert_allclose(told.value, step.output.flat[unit], **CLOSE)


def test_along_time_weights_and_the_batch_in_training_are_pytorchs_too():
    module = seeded(
        nn.Sequential(
            nn.Conv1d(3, 4, 3), nn.BatchNorm1d(4), nn.GroupNorm(2, 4), nn.Flatten(), nn.Linear(32, 3)
        )
    )
    model, X, y = from_torch(module, TIME), torch.cat([TIME, TIME.flip(-1)]), torch.tensor([1, 2])
    module.train()
    functional.cross_entropy(module(X), y).backward()
    back = model.in_training().trace(X.numpy(), batch=True).backward(CrossEntropy(), y.tolist())
    theirs = {name.replace(".", "_"): each.grad for name, each in module.named_parameters()}
    assert len(back.gradients) == len(theirs)
    for ours, expected in zip(back.gradients.values(), theirs.values(), strict=True):
        np.testing.assert_allclose(ours, expected.numpy(), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("kind", [nn.LSTM, nn.GRU])
def test_a_recurrent_layer_stays_pytorchs_and_says_so(kind):
    module = seeded(
        nn.Sequential(Doing(lambda x, each: each(x)[0][:, -1], kind(8, 4, batch_first=True)), nn.Linear(4, 2))
    )
    model = from_torch(module, TEXT)
    assert [each.partition(" ")[2] for each in model.called] == [f"({kind.__name__})"]
    np.testing.assert_allclose(model(TEXT[0].numpy()), module(TEXT)[0].detach().numpy(), **CLOSE)
