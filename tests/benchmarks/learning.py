"""A backward pass and an epoch of training, against PyTorch: float64, one thread, the same losses and steps."""

import copy
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import torch

from lessons_lib.data import digits as pictures
from lessons_lib.layers import Convolution, Flatten, Linear, MaxPool, ReLU
from lessons_lib.learning import Adam, CrossEntropy, GradientDescent, SquaredError, untrained
from lessons_lib.learning.losses import Loss
from lessons_lib.learning.optimisers import Optimiser
from lessons_lib.learning.training import batches
from lessons_lib.learning.workshop import Workshop
from lessons_lib.model import Model
from lessons_lib.trained import digit_model
from tests.benchmarks.timing import columns, digits, print_table, ratio, take_turns, took


class Case(NamedTuple):
    """A model in both, what it learns from, and how."""

    name: str
    model: Model
    loss: Loss
    optimiser: Optimiser
    twin: torch.nn.Module
    twin_loss: Callable[[Any, Any], Any]
    walker: Callable[[Any], torch.optim.Optimizer]
    X: np.ndarray
    targets: np.ndarray
    batch_size: int
    calls: int  # of a backward pass in one turn
    rounds: int


def main() -> None:
    torch.set_num_threads(1)
    for case in cases():
        times = measured(case)
        rows = []
        for what in ("backward", "epoch"):
            ours, theirs = times[what], times[f"{what}, PyTorch"]
            rows += [
                [f"{what}, lessons_lib", *columns(ours), digits(ratio(ours, theirs))],
                [f"{what}, PyTorch", *columns(theirs), "1"],
            ]
        print_table(f"{case.name}, in ms", ("median", "p95", "against PyTorch"), rows)


def cases() -> list[Case]:
    random = np.random.default_rng(0)
    wide = [
        layer
        for _ in range(4)
        for layer in (Linear(random.normal(size=(1024, 1024)) / 32, np.zeros(1024)), ReLU())
    ]
    X, targets = random.normal(size=(512, 1024)), random.normal(size=(512, 1024))
    images, classes = random.normal(size=(512, 1, 28, 28)), random.integers(10, size=512).astype(float)
    cnn = Model(
        *(Convolution(np.zeros((8, 1, 3, 3)), np.zeros(8)), ReLU(), MaxPool(2)),
        *(Convolution(np.zeros((16, 8, 3, 3)), np.zeros(16)), ReLU(), MaxPool(2)),
        *(Flatten(3), Linear(np.zeros((10, 400)), np.zeros(10))),
    )
    double = {"dtype": torch.float64}
    cnn_twin = torch.nn.Sequential(
        *(torch.nn.Conv2d(1, 8, 3, **double), torch.nn.ReLU(), torch.nn.MaxPool2d(2)),
        *(torch.nn.Conv2d(8, 16, 3, **double), torch.nn.ReLU(), torch.nn.MaxPool2d(2)),
        *(torch.nn.Flatten(), twin_of(400, 10)),
    )
    scale = digit_model()[1]
    twin = torch.nn.Sequential(
        Scaled(scale), torch.nn.Flatten(), twin_of(64, 32), torch.nn.ReLU(), twin_of(32, 10)
    )
    return [
        Case(
            f"Lesson 06's network, {len(pictures.train)} pictures in batches of 32, Adam",
            *(untrained(digit_model()), CrossEntropy(), Adam(0.01)),
            *(twin, lambda o, y: torch.nn.functional.cross_entropy(o, y.long())),
            partial(torch.optim.Adam, lr=0.01),
            *(pictures.train.X, pictures.train.targets),
            batch_size=32,
            calls=40,
            rounds=25,
        ),
        Case(
            "4 linear layers of 1024 with ReLUs, 512 samples in batches of 256, gradient descent",
            *(Model(*wide), SquaredError(), GradientDescent(0.001)),
            torch.nn.Sequential(*[each for _ in range(4) for each in (twin_of(1024, 1024), torch.nn.ReLU())]),
            lambda o, y: ((o - y) ** 2).sum() / (2 * len(o)),
            partial(torch.optim.SGD, lr=0.001),
            *(X, targets),
            batch_size=256,
            calls=1,
            rounds=12,
        ),
        Case(
            "A CNN on 28 x 28 pixels, 512 samples in batches of 64, Adam",
            *(untrained(cnn), CrossEntropy(), Adam(0.01)),
            *(cnn_twin, lambda o, y: torch.nn.functional.cross_entropy(o, y.long())),
            partial(torch.optim.Adam, lr=0.01),
            *(images, classes),
            batch_size=64,
            calls=1,
            rounds=12,
        ),
    ]


class Scaled(torch.nn.Module):
    """The same measures as in the package's layer."""

    def __init__(self, scale: Any) -> None:
        super().__init__()
        self.mean, self.deviation = float(scale.mean), float(scale.deviation)

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        return (X - self.mean) / self.deviation


def twin_of(inputs: int, outputs: int) -> torch.nn.Linear:
    return torch.nn.Linear(inputs, outputs, dtype=torch.float64)


def measured(case: Case) -> dict[str, list[float]]:
    """Let both take turns, from the same weights, after making sure that they say the same."""
    learned = [each.values for each in case.model.parameters.values() if each.learned]
    with torch.no_grad():
        for mine, other in zip(learned, case.twin.parameters(), strict=True):
            other.copy_(torch.from_numpy(mine.copy()))
    few, wanted = case.X[: case.batch_size], case.targets[: case.batch_size]
    trace = case.model.trace(few, batch=True)
    tX, ty = torch.tensor(case.X), torch.tensor(case.targets)
    backward = trace.backward(case.loss, wanted)
    loss = case.twin_loss(case.twin(tX[: case.batch_size]), ty[: case.batch_size])
    loss.backward()
    for mine, other in zip(backward.gradients.values(), case.twin.parameters(), strict=True):
        np.testing.assert_allclose(mine, other.grad, rtol=1e-7, atol=1e-10)
    walker = case.walker(case.twin.parameters())
    # A graph of its own, of weights that no step changes under it.
    still = case._replace(twin=copy.deepcopy(case.twin))
    theirs = their_backward(still, tX[: case.batch_size], ty[: case.batch_size])
    shop = Workshop(case.model, case.loss)
    return take_turns(
        {
            "backward": partial(took, lambda: trace.backward(case.loss, wanted), case.calls),
            "backward, PyTorch": partial(took, theirs, case.calls),
            "epoch": partial(took, partial(epoch, case, shop)),
            "epoch, PyTorch": partial(took, partial(their_epoch, case, walker, tX, ty)),
        },
        case.rounds,
    )


def epoch(case: Case, shop: Workshop) -> None:
    """Each sample once, in batches, without measuring."""
    for chosen in batches(len(case.X), case.batch_size, np.random.default_rng(0)):
        shop.step(case.X[chosen], case.targets[chosen], case.optimiser)


def their_backward(case: Case, X: torch.Tensor, targets: torch.Tensor) -> Callable[[], None]:
    """The loss and the way back from it; to x too, as ours."""
    output = case.twin(X.clone().requires_grad_())

    def backward() -> None:
        for each in case.twin.parameters():
            each.grad = None
        case.twin_loss(output, targets).backward(retain_graph=True)

    return backward


def their_epoch(case: Case, walker: torch.optim.Optimizer, X: torch.Tensor, targets: torch.Tensor) -> None:
    for chosen in torch.randperm(len(X)).split(case.batch_size):
        walker.zero_grad()
        case.twin_loss(case.twin(X[chosen]), targets[chosen]).backward()
        walker.step()


if __name__ == "__main__":
    main()
