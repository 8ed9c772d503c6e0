"""A forward pass and a trace, against PyTorch as it is and PyTorch with forward hooks: float64, one thread."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import torch

from lessons_lib import Convolution, Flatten, Input, Linear, MaxPool, Model, ReLU
from tests.benchmarks.hooks import hook
from tests.benchmarks.timing import columns, digits, print_table, ratio, take_turns, took

MICROSECONDS = 1000


class Case(NamedTuple):
    """A model, what it is called on, and how often it is called in one turn, for how many turns."""

    name: str
    layers: Sequence[Any]
    x: np.ndarray
    calls: int
    rounds: int


def main() -> None:
    torch.set_num_threads(1)
    for case in cases():
        times = measured(case)
        rows = [
            [
                "forward, lessons_lib",
                *columns(times["forward"], MICROSECONDS),
                against(times, "forward", "eager"),
            ],
            ["forward, PyTorch eager", *columns(times["eager"], MICROSECONDS), "1"],
            ["trace, lessons_lib", *columns(times["trace"], MICROSECONDS), against(times, "trace", "hooks")],
            ["trace, PyTorch with hooks", *columns(times["hooks"], MICROSECONDS), "1"],
        ]
        print_table(f"{case.name}, in µs", ("median", "p95", "against PyTorch"), rows)


def cases() -> list[Case]:
    random = np.random.default_rng(0)

    def linear(size: int) -> Linear:
        return Linear(random.normal(size=(size, size)) / np.sqrt(size), random.normal(size=size))

    article = [
        Input("broccoli", "Tagada strawberries", "workout hours"),
        Linear([[58 / 11_600, -3 / 11_600, 2 / 11_600]]),
        ReLU(),
    ]
    cnn = [
        *(Input(shape=(1, 28, 28)), Convolution(random.normal(size=(8, 1, 3, 3)) / 3, np.zeros(8)), ReLU()),
        *(MaxPool(2), Convolution(random.normal(size=(16, 8, 3, 3)) / 8, np.zeros(16)), ReLU()),
        *(MaxPool(2), Flatten(3), Linear(random.normal(size=(10, 400)) / 20, np.zeros(10))),
    ]
    deep = [layer for _ in range(50) for layer in (linear(64), ReLU())]
    wide = [layer for _ in range(4) for layer in (linear(1024), ReLU())]
    return [
        Case("The article's model", article, np.array([0.0, 2000.0, 100.0]), calls=20, rounds=500),
        Case("100 layers of 64, linear and ReLU in turn", deep, random.normal(size=64), calls=1, rounds=200),
        Case("100 layers of 64, 32 samples", deep, random.normal(size=(32, 64)), calls=1, rounds=100),
        Case(
            "4 linear layers of 1024 with ReLUs, 256 samples",
            wide,
            random.normal(size=(256, 1024)),
            calls=1,
            rounds=25,
        ),
        Case(
            "A CNN on 28 x 28 pixels, 64 samples",
            cnn,
            random.normal(size=(64, 1, 28, 28)),
            calls=1,
            rounds=40,
        ),
    ]


def measured(case: Case) -> dict[str, list[float]]:
    """Let lessons_lib and PyTorch take turns, after making sure that they say the same."""
    batch = case.x.ndim > 1
    model, eager, hooked, kept = Model(*case.layers), in_torch(case.layers), in_torch(case.layers), {}
    hook(hooked.named_children(), kept)
    tensor = torch.tensor(case.x)
    actions: dict[str, Callable[[], object]] = {
        "forward": lambda: model.trace(case.x, batch=True).output if batch else model(case.x),
        "eager": lambda: eager(tensor),
        "trace": lambda: model.trace(case.x, batch=batch),
        "hooks": lambda: hooked(tensor),
    }
    with torch.inference_mode():
        np.testing.assert_allclose(actions["forward"](), actions["eager"]().numpy().squeeze(), atol=1e-9)
        turns = {name: partial(took, action, case.calls) for name, action in actions.items()}
        return take_turns(turns, case.rounds)


def in_torch(layers: Sequence[Any]) -> torch.nn.Sequential:
    """Return the same model in PyTorch."""
    return torch.nn.Sequential(*map(module_for, layers))


def module_for(layer: Any) -> torch.nn.Module:
    match layer:
        case Linear():
            module: Any = torch.nn.Linear(
                layer.inputs, layer.outputs, bias=layer.bias is not None, dtype=torch.float64
            )
        case Convolution():
            outputs, channels, *size = layer.kernels.shape
            module = torch.nn.Conv2d(
                channels, outputs, size, layer.stride, layer.padding, dtype=torch.float64
            )
        case MaxPool():
            return torch.nn.MaxPool2d(layer.size, layer.stride)
        case Flatten():
            return torch.nn.Flatten()
        case _:
            return torch.nn.ReLU() if isinstance(layer, ReLU) else torch.nn.Identity()
    with torch.no_grad():
        for theirs, mine in zip(module.parameters(), layer.parameters, strict=True):
            theirs.copy_(torch.from_numpy(mine.values.copy()))
    return module


def against(times: dict[str, list[float]], ours: str, theirs: str) -> str:
    return digits(ratio(times[ours], times[theirs]))


if __name__ == "__main__":
    main()
