"""`from_torch` on modules made at random, with branches, modules inside and modules called twice, against hooks."""

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from lessons_lib import from_torch
from tests.peers.blocks import seeded

WIDTH = 4
BENDS = st.sampled_from([nn.ReLU, nn.Tanh, nn.Sigmoid, nn.GELU, nn.SiLU, nn.Dropout])


class Residual(nn.Module):
    """What goes in, added to what the module inside makes of it."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return x + self.inner(x)


class Branches(nn.Module):
    """Each module inside on the same input, their outputs side by side, and a linear layer that makes them narrow."""

    def __init__(self, branches):
        super().__init__()
        self.branches, self.narrow = nn.ModuleList(branches), nn.Linear(WIDTH * len(branches), WIDTH)

    def forward(self, x):
        return self.narrow(torch.cat([each(x) for each in self.branches], -1))


class Twice(nn.Module):
    """One module called twice, the second time on what it gave."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        first = self.inner(x)
        return torch.tanh(self.inner(first)) + first


class Gives(nn.Module):
    """A module that gives two outputs at once."""

    def __init__(self, one, two):
        super().__init__()
        self.one, self.two = one, two

    def forward(self, x):
        return self.one(x), {"other": self.two(x)}


class Takes(nn.Module):
    """… and one that takes the first, the second, or both."""

    def __init__(self, gives, which):
        super().__init__()
        self.gives, self.which = gives, which

    def forward(self, x):
        one, named = self.gives(x)
        return {"one": one, "other": named["other"], "both": one * named["other"]}[self.which]


@st.composite
def blocks(draw, depth):
    """A module from a row of numbers to one as long."""
    kinds = ["row"] if depth == 0 else ["row", "residual", "branches", "twice", "several", "nested"]
    kind = draw(st.sampled_from(kinds))
    if kind == "row":
        return nn.Sequential(nn.Linear(WIDTH, WIDTH), draw(BENDS)())
    inner = blocks(depth - 1)
    if kind == "nested":
        return nn.Sequential(draw(inner), nn.LayerNorm(WIDTH), draw(inner))
    if kind == "branches":
        return Branches([draw(inner) for _ in range(draw(st.integers(2, 3)))])
    if kind == "several":
        return Takes(Gives(draw(inner), draw(inner)), draw(st.sampled_from(["one", "other", "both"])))
    return {"residual": Residual, "twice": Twice}[kind](draw(inner))


def heard(module, X):
    """Every tensor that every module gives, each time it is called, without those of dropout."""
    kept = []

    def keep(each, value):
        tensors = [value] if isinstance(value, torch.Tensor) else [value[0], value[1]["other"]]
        kept.extend((each, made[0].numpy().copy()) for made in tensors)

    for each in module.modules():
        if not isinstance(each, nn.Dropout):
            each.register_forward_hook(lambda each, _, value: keep(each, value))
    with torch.no_grad():
        module(X)
    return kept


def outputs(trace):
    for step in trace:
        yield step.output
        if step.inside is not None:
            yield from outputs(step.inside)


def close(ours, theirs):
    return ours.shape == theirs.shape and np.abs(ours - theirs).max() <= 1e-4 * max(1, np.abs(theirs).max())


@settings(max_examples=60)
@given(blocks(3), st.sampled_from([np.float64, np.float32]), st.integers(0, 1000))
def test_any_branching_module_gives_what_hooks_hear(module, dtype, seed):
    seeded(module, seed)
    example, X = torch.randn(2, 1, 2, WIDTH, generator=torch.Generator().manual_seed(seed))
    trace = from_torch(module, example, dtype).trace(X[0].numpy())
    with torch.no_grad():
        assert close(trace.output, module(X)[0].numpy())
    ours, nobodys = [*outputs(trace)], {id(each) for each in unused(module)}
    for each, made in heard(module, X):
        assert id(each) in nobodys or any(close(found, made) for found in ours), type(each)


def unused(module):
    """The modules whose output nobody takes, with all inside them, and those that give several at once."""
    for each in module.modules():
        if isinstance(each, Takes):
            yield each.gives
            if each.which != "both":
                yield from (each.gives.two if each.which == "one" else each.gives.one).modules()


def test_of_several_outputs_that_are_both_taken_each_is_a_model_of_its_own():
    module = seeded(Takes(Gives(*(nn.Sequential(nn.Linear(4, 4), nn.Tanh()) for _ in "12")), "both"))
    model = from_torch(module, torch.ones(1, 4))
    assert [place.label for place in model.places][1:] == ["gives", "gives_2", "mul"]
    assert [place.layer.kind for place in model.places[1:3]] == ["Model", "Model"]
    assert model.called == ()


def test_of_several_outputs_one_of_which_is_taken_the_block_is_one_model_with_what_it_needs():
    module = seeded(Takes(Gives(*(nn.Sequential(nn.Linear(4, 4), nn.Tanh()) for _ in "12")), "other"))
    model = from_torch(module, torch.ones(1, 4))
    assert [place.label for place in model.places][1:] == ["gives"]
    assert [place.layer.kind for place in model[1].places] == ["Linear", "Tanh"]
