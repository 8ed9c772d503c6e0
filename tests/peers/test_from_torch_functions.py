"""`from_torch` on every function of PyTorch that takes a tensor and a number: none of them ends Python."""

import os
import signal
import warnings

import pytest
import torch
from torch import nn

from lessons_lib import InputTypeError, InputValueError, from_torch

X = torch.tensor([[1.5, -2.0, 3.0, 0.5]])
WHOLE = torch.tensor([[5, 2, 7, 1]])
ROOMS = {
    "torch": torch,
    "functional": nn.functional,
    "special": torch.special,
    "linalg": torch.linalg,
    "fft": torch.fft,
    "Tensor": torch.Tensor,
}
WAYS = {
    "x": lambda f, x: f(x),
    "x, 2": lambda f, x: f(x, 2),
    "x, 3.0": lambda f, x: f(x, 3.0),
    "2, x": lambda f, x: f(2, x),
    "3.0, x": lambda f, x: f(3.0, x),
    "x, 1, 2": lambda f, x: f(x, 1, 2),
    "x, 0.5, 2.0": lambda f, x: f(x, 0.5, 2.0),
    "x, x, 2": lambda f, x: f(x, x, 2),
    "x, 2, x": lambda f, x: f(x, 2, x),
    "x > 1, x, 0.0": lambda f, x: f(x > 1, x, 0.0),
    "x > 1, 0.0, x": lambda f, x: f(x > 1, 0.0, x),
    "x, x > 1, 0.0": lambda f, x: f(x, x > 1, 0.0),
    "x, x, x, 2": lambda f, x: f(x, x, x, 2),
    "x, 2, out=": lambda f, x: f(x, 2, out=torch.empty_like(x)),
}
FUNCTIONS = [
    (room, name)
    for room, holder in ROOMS.items()
    for name in sorted(dir(holder))
    if callable(getattr(holder, name)) and not isinstance(getattr(holder, name), type)
    if not name.startswith("_") or (room == "Tensor" and name.startswith("__"))
]
BATCH = 200


class Calls(nn.Module):
    def __init__(self, function, way):
        super().__init__()
        self.function, self.way = function, way

    def forward(self, x):
        return self.way(self.function, x)


def can_be_called(module, example):
    """Whether PyTorch takes this, and gives numbers; some functions are no functions of tensors."""
    try:
        made = module(example.clone())
    except Exception:  # noqa: BLE001
        return False
    return isinstance(made, torch.Tensor) or (
        isinstance(made, tuple) and any(isinstance(each, torch.Tensor) for each in made)
    )


def tried(room, name):
    """What came of a function, whichever way it is called: how often it was opened, and what was no lesson."""
    opened, bare = 0, []
    for way, call in WAYS.items():
        for example in (X, WHOLE):
            module = Calls(getattr(ROOMS[room], name), call).eval()
            if not can_be_called(module, example):
                continue
            try:
                from_torch(module, example)
                opened += 1
            except (InputValueError, InputTypeError):
                pass  # refused, and told why
            except Exception as error:  # noqa: BLE001
                bare.append(f"{room}.{name}({way}): {type(error).__name__}: {error}")
    return opened, bare


def in_a_child(functions):
    """Each is tried in a process that may die: how many came to an end, how often one was opened, what was bare."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        warnings.simplefilter("ignore")
        torch.set_num_threads(1)
        torch.manual_seed(0)
        for each in functions:
            os.write(writing, (repr(tried(*each)) + "\n").encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        found = [eval(line) for line in told]
    status = os.waitpid(child, 0)[1]
    return found, os.waitstatus_to_exitcode(status)


@pytest.mark.parametrize("at", range(0, len(FUNCTIONS), BATCH))
def test_no_function_of_pytorch_ends_python_and_each_is_opened_or_refused_with_a_sentence(at):
    left, dead, found = FUNCTIONS[at : at + BATCH], [], []
    while left:
        here, code = in_a_child(left)
        found += here
        if code:
            dead.append((*left[len(here)], signal.Signals(-code).name if code < 0 else code))
        left = left[len(here) + bool(code) :]
    assert dead == []
    assert [each for _, bare in found for each in bare] == []
    assert sum(opened for opened, _ in found) > 0


def test_powers_and_choices_with_a_number_are_what_pytorch_gives():
    class Bends(nn.Module):
        def forward(self, x):
            y = torch.where(x > 0, torch.pow(x, 3.0), 0.0) + torch.pow(x, 2) + torch.remainder(x, 2)
            return y + torch.float_power(x, 2).float() + torch.xlogy(x.abs(), 2.0) + torch.pow(2, x)

    model = from_torch(Bends().eval(), X)
    other = X.flip(-1) * 1.7
    assert model(other[0].numpy()) == pytest.approx(Bends()(other)[0].numpy(), rel=1e-5)
