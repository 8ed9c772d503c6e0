"""Modules that somebody brings: every number is the module's, on other inputs than the example, or it is refused."""

import numpy as np
import pytest
import torch
from torch import nn

from lessons_lib import InputTypeError, InputValueError, from_torch
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.page.readings import readings
from tests.peers import brought
from tests.peers.blocks import by_path, seeded
from tests.peers.brought import OPENED

PRECISIONS = pytest.mark.parametrize("dtype", [np.float64, np.float32])


def made(name):
    torch.manual_seed(0)
    return seeded(OPENED[name][0]())


def samples(name, seed=3):
    """Inputs above and below 0, large and small, whole and not."""
    _, shape, ids = OPENED[name]
    random = torch.Generator().manual_seed(seed)
    if ids:
        return [torch.randint(0, ids, (1, *shape), generator=random) for _ in range(3)]
    drawn = [torch.randn(1, *shape, generator=random) for _ in range(4)]
    return [drawn[0], drawn[1] * 10, -drawn[2].abs(), torch.round(drawn[3] * 3)]


def examples(name):
    """What somebody takes who has no input at hand."""
    _, shape, ids = OPENED[name]
    if ids:
        return [torch.ones(1, *shape, dtype=torch.int64), samples(name, 5)[0]]
    return [torch.zeros(1, *shape), torch.ones(1, *shape), torch.rand(1, *shape), samples(name, 5)[0]]


def close(ours, theirs):
    theirs = np.asarray(theirs, float)
    np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-4 * max(1e-3, np.abs(theirs).max(initial=0)))


@PRECISIONS
@pytest.mark.parametrize("name", OPENED)
def test_whatever_the_example_every_output_is_the_modules_on_other_inputs(name, dtype):
    for example in examples(name):
        model = from_torch(made(name), example, dtype)
        for X in samples(name):
            trace = model.trace(X[0].numpy())
            with torch.no_grad():
                close(trace.output, made(name)(X.clone())[0])
            found = dict(by_path(trace))
            for path, value in hooked_tensors(made(name), X).items():
                step = found.get(path.replace(".", "_")) if path else None
                if step is not None:
                    close(step.output, value[0] if value.shape[:1] == (1,) else value)


def hooked_tensors(module, X):
    kept = {}

    def keep(path, value):
        if isinstance(value, torch.Tensor):
            kept.setdefault(path, value.detach().clone())

    for path, each in module.named_modules():
        each.register_forward_hook(lambda _, __, value, path=path: keep(path, value))
    with torch.no_grad():
        module(X.clone())
    return kept


@pytest.mark.parametrize("name", OPENED)
def test_a_batch_of_them_is_what_each_of_them_is(name):
    batch = torch.cat(samples(name))
    ours = from_torch(made(name), examples(name)[-1]).trace(batch.numpy(), batch=True).output
    with torch.no_grad():
        close(ours, made(name)(batch.clone()))


@PRECISIONS
@pytest.mark.parametrize("name", OPENED)
def test_what_is_told_of_their_numbers_comes_to_them(name, dtype):
    trace = from_torch(made(name), examples(name)[-1], dtype).trace(samples(name)[0][0].numpy())
    for reading in readings(trace)[1:]:
        for unit, each in () if reading.step.inside else reading.told.items():
            if isinstance(each, Number):
                assert each.value == pytest.approx(float(reading.values.flat[unit]), rel=1e-4, abs=1e-4)
            else:
                assert (
                    "PyTorch's own" in each or "was not computed from X" in each
                )  # (a token of a class, a table's row)


def test_a_layer_with_hooks_is_called_with_them_and_told_so():
    model = from_torch(made("Hooked"), torch.rand(1, 6))
    assert model.called == ("a (Linear)", "b (Linear)")
    told = readings(model.trace(np.ones(6)))[2].told[0]
    assert "Hooks that were put on it change what goes in or comes out" in told


def test_weights_that_are_computed_from_others_are_copied_and_the_module_stays_as_it_is():
    module = made("NormedWeights")
    before = {name: each.clone() for name, each in module.state_dict().items()}
    model = from_torch(module, torch.ones(1, 8))
    assert model.called == ()
    assert all(torch.equal(each, before[name]) for name, each in module.state_dict().items())


def test_a_module_is_not_called_itself_and_remembers_nothing_of_being_opened():
    module = nn.Sequential(nn.Linear(2, 2), Counts()).eval()
    with pytest.raises(InputValueError, match="gives another output"):
        from_torch(module, torch.ones(1, 2))
    assert module[1].count == 0


class Counts(nn.Module):
    def __init__(self):
        super().__init__()
        self.count = 0

    def forward(self, x):
        self.count += 1
        return x * self.count


def script():
    return torch.jit.trace(nn.Sequential(nn.Linear(6, 6)).eval(), torch.ones(1, 6))


def quantised():
    return torch.ao.quantization.quantize_dynamic(nn.Sequential(nn.Linear(6, 6)).eval(), {nn.Linear})


REFUSED = {
    "the batch second": (
        brought.BatchSecond,
        (5, 8),
        r"samples of a batch play a part .* its LSTM the batch second",
    ),
    "no statistics": (
        *(lambda: nn.BatchNorm2d(2, track_running_stats=False), (2, 4, 4)),
        "samples of a batch play a part",
    ),
    "quantised": (quantised, (6,), "quantised with one scale for all"),
    "keeps the first": (
        brought.KeepsTheFirst,
        (6,),
        r"with other numbers .* keep something from one call to the next",
    ),
    "a dropout of its own": (
        brought.DropoutByName,
        (6,),
        r"with other numbers .* other things, beginning at a \(Linear\)",
    ),
    "a part changed in place": (
        brought.ChangesAPart,
        (6,),
        r"clamp changes numbers in place that are taken again",
    ),
    "a table filled": (
        brought.FillsATable,
        (6,),
        r"into a tensor that is there already.*write torch\.stack\(rows, 1\)",
    ),
    "two inputs": (
        brought.TwoInputs,
        (6,),
        r"TwoInputs takes x and mask\. .* ends in `return self\.inner\(x, mask\)`",
    ),
    "answers in one": (
        *(brought.AnswersInOne, (6,)),
        r"\(Answer: output\.logits, output\.hidden\).* ends in `return self\.inner\(x\)\.logits`\.$",
    ),
    "answers by name": (
        *(brought.AnswersByName, (6,)),
        r"output\['logits'\], output\['all'\]\).*`return self\.inner\(x\)\['logits'\]`\.$",
    ),
    "half": (
        lambda: nn.Linear(6, 6).half(),
        (6,),
        r"weight is of float16\. Write from_torch\(module\.float\(\)",
    ),
    "bfloat16": (lambda: nn.Linear(6, 6).bfloat16(), (6,), "weight is of bfloat16"),
    "half within": (
        brought.HalfWithin,
        (6,),
        r"gives another output .* compute in half precision \(autocast\)",
    ),
    "complex": (brought.Waves, (6,), "fft_rfft gives complex numbers, for which there is no picture here"),
    "compiled": (
        *(lambda: torch.compile(nn.Sequential(nn.Linear(6, 6))), (6,)),
        r"compiled by torch\.compile\. Write from_torch\(m\._orig_mod, example\)",
    ),
    "compiled inside": (
        *(lambda: nn.Sequential(torch.compile(nn.Linear(6, 6))), (6,)),
        r"\(in it 0 is\)\. Write m\.0 = m\.0\._orig_mod",
    ),
    "script": (script, (6,), r"compiled by torch\.jit, and has no Python any more\. Open the module"),
    "a lock": (
        brought.HoldsALock,
        (6,),
        r"cannot be copied by copy\.deepcopy\(module\) .*an open file or a lock",
    ),
    "another shape": (
        *(lambda: nn.Linear(5, 2), (6,)),
        r"Linear does not take it \(RuntimeError: mat1.*The example is 1 x 6 numbers, of float32",
    ),
}


@pytest.mark.filterwarnings("ignore")  # of PyTorch, of its own older ways to compile
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_opened_is_refused_with_what_to_do(name):
    make, shape, said = REFUSED[name]
    with pytest.raises((InputValueError, InputTypeError), match=said):
        from_torch(seeded(make()), torch.rand(1, *shape) + 0.1)
