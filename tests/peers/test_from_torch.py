"""`from_torch`: what stands in the opened model, and that each of its numbers is the module's own."""

import itertools
import pickle

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from lessons_lib import (
    CrossEntropy,
    InputTypeError,
    InputValueError,
    Linear,
    Model,
    ReLU,
    SquaredError,
    from_torch,
    step_through,
)
from lessons_lib.adapters import checking
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.page.readings import readings
from tests.peers.blocks import (
    BLOCKS,
    EXAMPLE,
    Mobile,
    Plain,
    Residual,
    Whole,
    by_path,
    example_for,
    hooked,
    kinds,
    leaves,
    names,
    seeded,
)
from tests.peers.elsewhere import OnGPU, moved_as_on_a_gpu, on_gpu

PRECISIONS = pytest.mark.parametrize("dtype", [np.float64, np.float32])


X2 = torch.ones(1, 2)


@PRECISIONS
@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_of_well_known_networks_give_every_number_that_hooks_hear(name, dtype):
    module, X = seeded(BLOCKS[name]()), example_for(name)
    other = (X * 0.7 + 0.3).flip(-1)
    trace = from_torch(module, X, dtype).trace(other[0].numpy())
    with torch.no_grad():
        np.testing.assert_allclose(trace.output, module(other)[0].numpy(), rtol=2e-5, atol=2e-5)
    found = {**dict(by_path(trace)), "": trace.steps[-1]}
    for path, made in hooked(module, other).items():
        step = found.get(
            path.replace(".", "_").removeprefix("parts_")
        )  # a `ModuleDict` is no module that is called
        assert step or isinstance(module.get_submodule(path), nn.Dropout), path
        if step:
            np.testing.assert_allclose(step.output, made[0].numpy(), rtol=2e-5, atol=2e-5)


@PRECISIONS
@pytest.mark.parametrize("name", BLOCKS)
def test_what_is_told_of_a_number_comes_to_it(name, dtype):
    module = seeded(BLOCKS[name]())
    trace = from_torch(module, example_for(name), dtype).trace(example_for(name)[0].numpy())
    told = 0

    def held(trace):
        nonlocal told
        for reading in readings(trace)[1:]:
            if reading.step.inside:
                held(reading.step.inside)
            for each in () if reading.step.inside else reading.told.values():
                told += isinstance(each, Number)
                assert isinstance(each, Number) or "PyTorch's own" in each

    held(trace)
    assert told


# What this package has no layer for; every other layer of the blocks is told.
@PRECISIONS
@pytest.mark.parametrize("name", BLOCKS)
def test_nothing_in_a_block_is_opaque(name, dtype):
    model = from_torch(seeded(BLOCKS[name]()), example_for(name), dtype)
    assert model.called == ()


@pytest.mark.parametrize("name", BLOCKS)
def test_many_samples_are_what_each_of_them_is(name):
    module, X = seeded(BLOCKS[name]()), example_for(name)
    batch = torch.cat([X, X * 0.5, X.flip(-1)])
    made = from_torch(module, X).trace(batch.numpy(), batch=True)
    with torch.no_grad():
        np.testing.assert_allclose(made.output, module(batch).numpy(), rtol=2e-5, atol=2e-5)


@PRECISIONS
@pytest.mark.parametrize(
    "name", sorted(BLOCKS.keys() - {"Plain"})
)  # which ends in shares, and cross-entropy takes scores
def test_the_way_back_to_x_is_pytorchs(name, dtype):
    module, X = seeded(BLOCKS[name]()).double(), example_for(name).double()
    head = nn.Sequential(module, nn.Flatten()).eval()
    trace = from_torch(head, X, dtype).trace(X[0].numpy())
    classes = trace.output.size
    followed = X.clone().requires_grad_()
    nn.functional.cross_entropy(head(followed), torch.tensor([classes - 1])).backward()
    back = trace.backward(CrossEntropy(), classes - 1)
    np.testing.assert_allclose(back["dL/dx"], followed.grad[0].numpy(), rtol=1e-3, atol=1e-4)


def test_modules_that_this_package_has_become_its_layers_with_their_own_names():
    model = from_torch(seeded(Plain()), EXAMPLE)
    assert names(model) == ["", "features", "flatten", "head", "softmax"]
    assert kinds(model) == ["Input", "Model", "Flatten", "Linear", "Softmax"]
    inner = model[1]
    assert names(inner) == [
        *(
            "convolution_0",
            "relu_1",
            "maxpool_2",
            "convolution_3",
            "batchnorm_4",
            "leakyrelu_5",
            "averagepool_6",
        )
    ]
    assert model.left_out == ("drop (Dropout)",)
    assert model.called == ()
    assert "Left out, as they do nothing: drop (Dropout)." in repr(model)
    np.testing.assert_array_equal(model.trace(EXAMPLE[0]).softmax, model(EXAMPLE[0]))


def test_modules_inside_are_models_inside_that_look_back():
    model = from_torch(seeded(Whole()), EXAMPLE)
    assert names(model)[1:] == ["blocks_0", "blocks_1", "excite", "mean", "fc"]
    block = model[1]
    assert names(block) == ["conv1", "bn1", "relu", "conv2", "bn2", "downsample", "add", "relu_2"]
    assert block.places[6].sources == ("o5", "o6")
    assert block.places[5].sources == ("x",)


def test_a_layer_that_the_package_lacks_is_called_and_says_so():
    model = from_torch(nn.Sequential(nn.Linear(2, 3), nn.Mish()).eval(), torch.ones(1, 2))
    assert model.called == ("1 (Mish)",)
    trace = model.trace([1, 2])
    told = next(iter(readings(trace)[-1].told.values()))
    assert told == "PyTorch's own Mish computes this, and does not tell how."
    assert "Mish computes this" in step_through(trace)._repr_html_()
    assert trace["L3"].heading == "L3 mish_1 · Mish"


def test_one_module_called_twice_is_one_layer():
    class Twice(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = nn.Linear(2, 2)

        def forward(self, x):
            return self.linear(torch.tanh(self.linear(x)))

    model = from_torch(seeded(Twice()), torch.ones(1, 2))
    assert model[1] is model[3]
    assert names(model) == ["", "linear", "tanh", "linear_2"]


def test_one_module_called_twice_with_other_settings_is_two_layers():
    class Shift(nn.Module):
        def forward(self, x, by=1.0):
            return x + by if x.sum() < 1e9 else x  # so that it is called as one

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.shift, self.soft = Shift(), nn.Softmax(dim=-1)

        def forward(self, x):
            return self.soft(self.shift(self.shift(x, by=2.0), by=-3.0))

    module = Net().eval()
    made = from_torch(module, X2)([1.0, 3.0])
    np.testing.assert_allclose(made, module(torch.tensor([[1.0, 3.0]]))[0].numpy(), rtol=1e-6)


@PRECISIONS
def test_the_page_of_a_way_back_is_there_also_through_what_is_called(dtype):
    module = seeded(nn.Sequential(nn.Linear(2, 3), nn.Mish(), nn.Linear(3, 1)))
    back = from_torch(module, X2, dtype).trace([1, 2]).backward(SquaredError(), 1)
    assert "dL/do3" in back._repr_html_()
    assert back.arithmetic("dL/do3").value == pytest.approx(back["dL/do3"][0], rel=1e-5)
    silent = back.arithmetic("dL/do2", 1)
    assert silent.value == pytest.approx(back["dL/do2"][1], rel=1e-5)
    assert not silent.operation


def test_in_training_a_called_normalisation_looks_at_its_batch():
    module = seeded(nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3)))
    X = torch.tensor([[1.0, 2], [3, -4], [0, 1]])
    learning = from_torch(module, X2, np.float32).in_training()
    made = learning.trace(X.numpy(), batch=True).output
    np.testing.assert_allclose(made, module.train()(X).detach().numpy(), rtol=1e-4, atol=1e-5)


def test_a_block_of_several_inputs_and_one_of_several_outputs():
    class Merge(nn.Module):
        def forward(self, a, b, scale=2.0):
            return torch.relu(a) + b * scale

    class Fork(nn.Module):
        def forward(self, x):
            first, second = x.chunk(2, dim=1)
            return first, second

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fork, self.merge = Fork(), Merge()

        def forward(self, x):
            first, second = self.fork(x)
            return self.merge(first, second, scale=3.0)

    model = from_torch(Net().eval(), torch.tensor([[1.0, -2.0, 3.0, 4.0]]))
    assert model([1, -2, 3, 4]).tolist() == [10, 12]
    merge = model.places[-1]
    assert merge.layer.inputs == ("x1", "x2")
    assert merge.layer.places[0].layer.kind == "ReLU"


@pytest.mark.parametrize("name", ["Encoder", "SqueezeExcite", "Inception"])
def test_a_module_on_a_gpu_is_opened_and_stays_there(name):
    module, X = seeded(BLOCKS[name]()), example_for(name)
    with torch.no_grad():
        expected = module(X)[0].numpy()
    with moved_as_on_a_gpu():
        on_gpu(module)
        with pytest.raises(RuntimeError, match=r"same device|support for cuda"):
            module(X)
        model = from_torch(module, OnGPU(X))
        with pytest.raises(InputValueError, match=r"on cuda:0, and got one on cpu.*example\.to\('cuda:0'\)"):
            from_torch(module, X)
    np.testing.assert_allclose(model(X[0].numpy()), expected, rtol=2e-5, atol=2e-5)
    assert {type(each) for each in module.parameters()} == {OnGPU}


def test_the_model_is_apart_from_the_module():
    module = seeded(nn.Sequential(nn.Linear(2, 2), nn.Mish(), nn.ReLU(inplace=True)))
    example = torch.tensor([[1.0, -1.0]])
    model = from_torch(module, example)
    before, hooks = model([1, -1]), [len(each._forward_hooks) for each in module.modules()]
    with torch.no_grad():
        for each in module.parameters():
            each.add_(1)
    np.testing.assert_array_equal(model([1, -1]), before)
    assert hooks == [0] * 4
    assert module[2].inplace
    assert module[0].weight.requires_grad
    assert example.tolist() == [[1, -1]]


@PRECISIONS
def test_a_copy_made_by_pickle_does_the_same(dtype):
    model = from_torch(seeded(Mobile()), EXAMPLE, dtype)
    twin = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(twin(EXAMPLE[0]), model(EXAMPLE[0]))


def test_a_turned_weight_is_followed():
    module = seeded(Mobile())
    model = from_torch(module, EXAMPLE, np.float32)
    kernels = {key: each for key, each in model.parameters.items() if key.endswith("kernels")}
    assert len(kernels) == 3
    key = next(key for key, each in kernels.items() if each.values.shape == (6, 1, 3, 3))
    turned = model.with_parameters({key: kernels[key].values * 2})
    with torch.no_grad():
        module.block[3].weight.mul_(2)
        np.testing.assert_allclose(turned(EXAMPLE[0]), module(EXAMPLE)[0].numpy(), rtol=1e-4, atol=1e-5)


def test_in_float32_everything_kept_is_float32_and_half_as_large():
    light, exact = (
        from_torch(seeded(Whole()), EXAMPLE, dtype).trace(EXAMPLE[0]) for dtype in (np.float32, np.float64)
    )
    assert {step.output.dtype for step in leaves(light)} - {np.dtype(np.float64)} == {np.dtype(np.float32)}
    assert sum(step.output.nbytes for step in [*leaves(light)][1:]) * 2 == sum(
        step.output.nbytes for step in [*leaves(exact)][1:]
    )


@st.composite
def rows_of_layers(draw):
    sizes = draw(st.lists(st.integers(1, 6), min_size=2, max_size=6))
    bends = st.sampled_from(
        [nn.ReLU, nn.Tanh, nn.Sigmoid, nn.GELU, nn.LeakyReLU, nn.Identity, nn.ELU, nn.ReLU6, nn.Dropout]
    )
    rows = []
    for inputs, outputs in itertools.pairwise(sizes):
        rows += [nn.Linear(inputs, outputs, bias=draw(st.booleans())), draw(bends)()]
        if draw(st.booleans()):
            rows.append(draw(st.sampled_from([nn.LayerNorm, nn.BatchNorm1d]))(outputs))
    return seeded(nn.Sequential(*rows), draw(st.integers(0, 1000))), sizes[0]


@settings(max_examples=60)
@given(rows_of_layers(), st.sampled_from([np.float64, np.float32]), st.data())
def test_any_row_of_layers_gives_what_pytorch_gives(row, dtype, data):
    module, count = row
    drawn = st.lists(st.floats(-3, 3, width=32), min_size=count, max_size=count)
    example, x = data.draw(drawn), data.draw(drawn)
    made = from_torch(module, torch.tensor([example]), dtype)(x)
    with torch.no_grad():
        expected = module(torch.tensor([x]))[0].numpy()
    np.testing.assert_allclose(made, expected, rtol=1e-4, atol=1e-4 * max(1, np.abs(expected).max()))


@st.composite
def rows_for_pictures(draw):
    channels, rows = draw(st.integers(1, 4)), []
    first = channels
    for _ in range(draw(st.integers(1, 4))):
        wanted = draw(st.integers(1, 4)) * 2
        groups = draw(st.sampled_from([1, 1, *([2] if channels % 2 == 0 else [])]))
        rows.append(
            nn.Conv2d(
                *(channels, wanted, draw(st.sampled_from([1, 3, (3, 1)]))),
                stride=draw(st.sampled_from([1, 2, (1, 2)])),
                padding=draw(st.sampled_from([0, 1, (0, 1), "valid"])),
                dilation=draw(st.sampled_from([1, 2])),
                groups=groups,
                bias=draw(st.booleans()),
            )
        )
        channels = wanted
        pools = [nn.MaxPool2d(2, 1), nn.AvgPool2d(2, 1), nn.MaxPool2d(3, 2, padding=1), nn.Identity()]
        rows += [
            draw(st.sampled_from([nn.ReLU(), nn.BatchNorm2d(channels), nn.SiLU(inplace=True)])),
            draw(st.sampled_from(pools)),
        ]
    return nn.Sequential(*rows, nn.AdaptiveAvgPool2d(1), nn.Flatten()), first


@settings(max_examples=60)
@given(rows_for_pictures(), st.sampled_from([np.float64, np.float32]), st.integers(0, 1000))
def test_any_row_of_convolutions_gives_what_pytorch_gives(row, dtype, seed):
    module, channels = row
    seeded(module, seed)
    example, x = torch.rand(2, 1, channels, 40, 36, generator=torch.Generator().manual_seed(seed))
    try:
        with torch.no_grad():
            expected = module(x)[0].numpy()
    except RuntimeError:
        return  # the picture has become smaller than a window
    made = from_torch(module, example, dtype)(x[0].numpy())
    np.testing.assert_allclose(made, expected, rtol=1e-4, atol=1e-4 * max(1, np.abs(expected).max()))


# What is refused, and how that is said.


class Decides(nn.Module):
    def forward(self, x):
        return torch.relu(x) if x.sum() > 0 else x


class ReadsOff(nn.Module):
    def forward(self, x):
        return x * x.max().item()


class Remembers(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear, self.count = nn.Linear(2, 2), 0

    def forward(self, x):
        self.count += 1
        return self.linear(x) * self.count


class ChangesAView(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 2)

    def forward(self, x):
        x = self.linear(x)
        part = x[:, :1]
        part.zero_()
        return torch.tanh(x)


class Several(nn.Module):
    def forward(self, x):
        return torch.relu(x), torch.tanh(x)


REFUSED = {
    "no module": (
        lambda: from_torch(3, X2),
        InputTypeError,
        "from_torch expects a module of PyTorch, and got 3.",
    ),
    "a class": (
        lambda: from_torch(nn.ReLU, X2),
        InputTypeError,
        r"the class ReLU: make one of it, ReLU\(…\)",
    ),
    "in training": (
        lambda: from_torch(nn.Linear(2, 2), X2),
        InputValueError,
        r"this one is in training, where .* Write from_torch\(module.eval\(\), example\)",
    ),
    "a part in training": (
        lambda: from_torch(
            nn.Sequential(nn.ReLU().eval(), nn.Dropout())
            .requires_grad_(False)
            .train(False)
            .append(nn.Dropout()),
            X2,
        ),
        InputValueError,
        r"in training \(in it 2 is\)",
    ),
    "meta": (
        lambda: from_torch(nn.Linear(2, 2, device="meta").eval(), X2),
        InputValueError,
        "weight is on the device 'meta'",
    ),
    "half": (
        lambda: from_torch(nn.Linear(2, 2).half().eval(), X2.half()),
        InputValueError,
        r"weight is of float16. Write from_torch\(module.float\(\)",
    ),
    "an array": (
        lambda: from_torch(nn.ReLU().eval(), [1.0]),
        InputTypeError,
        "opens models of one input, and the example is 1 in a list",
    ),
    "a NumPy array": (
        lambda: from_torch(nn.ReLU().eval(), np.ones(3)),
        InputTypeError,
        r"Write torch.tensor\(x, dtype=torch.float32\)\[None\]",
    ),
    "several inputs": (
        lambda: from_torch(nn.Bilinear(2, 2, 1).eval(), (X2, X2)),
        InputTypeError,
        "opens models of one input, and Bilinear takes input1 and input2",
    ),
    "one sample": (
        lambda: from_torch(nn.ReLU().eval(), torch.ones(3)),
        InputValueError,
        r"a batch of one, of shape \(1, …\), and got 3 numbers. Write example\[None\]",
    ),
    "many samples": (
        lambda: from_torch(nn.ReLU().eval(), torch.ones(5, 3)),
        InputValueError,
        r"got 5 x 3 numbers. Write example\[:1\] for one of 5, or",
    ),
    "another dtype": (
        lambda: from_torch(nn.ReLU().eval(), X2, np.float16),
        InputValueError,
        "dtype np.float64 or np.float32",
    ),
    "it decides": (
        lambda: from_torch(Decides().eval(), X2),
        InputValueError,
        "cannot open Decides. It decides by its numbers which way to go",
    ),
    "it reads off": (
        lambda: from_torch(ReadsOff().eval(), X2),
        InputValueError,
        "cannot open ReadsOff. It reads a number off with item",
    ),
    "it remembers": (
        lambda: from_torch(Remembers().eval(), X2),
        InputValueError,
        r"L3 mul · mul \(mul\) gives another output|The answer gives another output",
    ),
    "it changes a view": (
        lambda: from_torch(ChangesAView().eval(), X2),
        InputValueError,
        "zero changes numbers in place that are taken again afterwards",
    ),
    "several in a tuple": (
        lambda: from_torch(nn.ReLU().eval(), (X2, X2)),
        InputTypeError,
        "opens models of one input, and the example is 2 in a tuple",
    ),
    "several outputs": (
        lambda: from_torch(Several().eval(), X2),
        InputValueError,
        "cannot open Several. It gives several outputs",
    ),
    "it mixes samples": (
        lambda: from_torch(nn.Softmax(dim=0).eval(), X2),
        InputValueError,
        "the samples of a batch play a part in each other's output.*dim=-1",
    ),
    "nothing": (lambda: from_torch(nn.Identity().eval(), X2), InputValueError, "finds no layer in Identity"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses_and_says_why(case):
    run, kind, said = REFUSED[case]
    with pytest.raises(kind, match=said):
        run()


def test_a_module_inside_that_decides_by_its_numbers_is_called_as_one_and_says_why():
    model = from_torch(nn.Sequential(nn.ReLU(), Decides()).eval(), X2)
    assert model.called == ("1 (Decides)",)
    assert "which way to go" in model[2].untold
    for x in ([1, -5], [-1, -5], [3, 1]):
        np.testing.assert_array_equal(model(x), Decides()(torch.relu(torch.tensor(x))).numpy())


def test_what_changes_in_place_is_followed_where_everybody_sees_it():
    class Stem(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear, self.relu = nn.Linear(2, 2), nn.ReLU(inplace=True)

        def forward(self, x):
            x = self.linear(x)
            kept = x
            out = self.relu(x)
            out.mul_(out)
            return out + kept  # the same numbers: both were changed

    module = seeded(Stem())
    model = from_torch(module, X2)
    with torch.no_grad():
        np.testing.assert_allclose(model([1, 1]), module(X2)[0].numpy(), rtol=1e-6)


def test_a_block_that_changes_its_input_in_place_is_refused_where_others_take_it_too():
    class Skip(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = nn.Linear(2, 2)
            self.block = nn.Sequential(nn.ReLU(inplace=True), nn.Linear(2, 2))

        def forward(self, x):
            x = self.linear(x)
            return self.block(x) + x

    with pytest.raises(
        InputValueError, match=r"changes numbers in place that are taken again.*inplace=False"
    ):
        from_torch(seeded(Skip()), X2)


def test_a_layer_that_is_not_the_modules_is_found(monkeypatch):
    module = seeded(nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 2)))

    def other(weight, bias=None):
        return Linear(weight * 1.0001, bias)

    monkeypatch.setattr("lessons_lib.adapters.twin_modules.Linear", other)
    with pytest.raises(
        InputValueError, match=r"L2 linear_0 · Linear \(0\) gives another output .* it differs by"
    ):
        from_torch(module, X2)


def test_roundings_of_many_layers_are_no_difference_and_a_wrong_layer_among_them_is(monkeypatch):
    layers = [each for _ in range(60) for each in (nn.Linear(8, 8), nn.Tanh())]
    module = seeded(nn.Sequential(*layers))
    with torch.no_grad():
        for each in module.parameters():
            each.mul_(3)
    example = torch.linspace(-1, 1, 8)[None]
    monkeypatch.setattr(checking, "ROUNDING", 1e-8)  # as if float32 were coarser
    with pytest.raises(InputValueError, match="gives another output"):
        from_torch(module, example)
    monkeypatch.undo()
    assert len(from_torch(module, example)) == 121


def test_a_module_in_float64_is_held_to_float64():
    module = seeded(Residual()).double()
    model = from_torch(module, EXAMPLE.double())
    with torch.no_grad():
        np.testing.assert_allclose(
            model(EXAMPLE[0].double()), module(EXAMPLE.double())[0].numpy(), rtol=1e-12, atol=1e-12
        )


def test_a_module_among_layers_is_told_how_it_is_opened():
    net = nn.Sequential(nn.Linear(2, 1), nn.ReLU())
    for wrong in (lambda: Model(*net), lambda: Model(net), lambda: Model(ReLU(), net)):
        with pytest.raises(
            TypeError,
            match=r"of PyTorch\. To look inside the whole network write from_torch\(network\.eval\(\), example\)",
        ):
            wrong()


def test_the_page_of_an_opened_model_opens_its_models_inside():
    html = step_through(from_torch(seeded(Whole()), EXAMPLE).trace(EXAMPLE[0]))._repr_html_()
    assert "blocks_0" in html
    assert "conv2 · Convolution" in html
