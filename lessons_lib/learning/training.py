"""Training: forward, how wrong, backward, a step downhill, again and again, until the epochs are over."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TextIO

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from lessons_lib.data.data_set import DataSet
from lessons_lib.data.sample import Sample
from lessons_lib.data.split import SplitDataSet
from lessons_lib.learning.history import History, thinned
from lessons_lib.learning.losses import Loss
from lessons_lib.learning.optimisers import GradientDescent, Optimiser
from lessons_lib.learning.refusing import refuse_wrong, samples_with_targets
from lessons_lib.learning.workshop import Workshop
from lessons_lib.model.model import Model
from lessons_lib.numbers.choices import generator, whole
from lessons_lib.numbers.door import Array, InputValueError, Words, as_numbers
from lessons_lib.numbers.notation import number, numbers

__all__ = ["DivergedWarning", "batches", "cosine", "train"]

Samples = DataSet | Sequence[Sample]
BAR_AFTER = 0.5  # seconds: of what is over sooner nobody needs a progress bar


class DivergedWarning(UserWarning):
    """Training ran away: numbers became too large for a float."""


def cosine(progress: float) -> float:
    """A schedule: the learning rate falls from all of it to 0 along a cosine (Loshchilov and Hutter, 2017)."""
    over = as_numbers(progress, "cosine", words=Words(x="progress"))
    if over.ndim or not 0 <= over <= 1:
        raise InputValueError(
            f"cosine expects how much of the training is over, from 0 to 1, and got {numbers(over)}. train asks it "
            "itself: train(…, schedule=cosine)."
        )
    return float(1 + np.cos(np.pi * over)) / 2


def batches(count: int, batch_size: int, chance: np.random.Generator) -> list[NDArray[np.intp]]:
    """All samples in a random order, so many at a time; what is left at the end is a smaller batch."""
    order = chance.permutation(count)
    return [order[at : at + batch_size] for at in range(0, count, batch_size)]


def train(  # noqa: PLR0913 (each is a decision of its own, and has a default)
    model: Model,
    data: Samples,
    loss: Loss,
    *,
    optimiser: Optimiser | None = None,
    batch_size: int = 32,
    epochs: int = 10,
    seed: int | np.random.Generator = 0,
    test: Samples | None = None,
    schedule: Callable[[float], float] | None = None,
) -> History:
    """Let a model learn, and keep how it went. The model itself stays as it is: ``history.model`` has learned.

    To interrupt it (Kernel, Interrupt) keeps what was learned so far; so does running away, of which a sentence tells.

    Args:
        model: with parameters that learn.
        data: samples with targets; of a data set in two parts, such as `digits`, the part for training.
        loss: `SquaredError()` or `CrossEntropy()`.
        optimiser: `GradientDescent(0.01)` if left out; `Momentum`, `Adam`.
        batch_size: how many samples share one step.
        epochs: how often each sample is seen.
        seed: of the order in which samples are drawn, and of what a layer such as `Dropout` does by chance.
        test: samples to measure on that are not learned from; of a data set in two parts its other part.
        schedule: what the learning rate is multiplied by, by how much of the training is over, from 0 to 1.
    """
    refuse_wrong(model, loss, optimiser, schedule)
    batch_size, epochs = whole(batch_size, "train", "batch_size", 1), whole(epochs, "train", "epochs", 1)
    test = data.test if test is None and isinstance(data, SplitDataSet) else test
    data = data.train if isinstance(data, SplitDataSet) else data
    lots, rule = generator(seed, "train"), optimiser or GradientDescent()
    parts = _Part(data, model), None if test is None else _Part(test, model)
    run = _Run(Workshop(model, loss, lots), loss, rule, *parts)
    # One after another: a schedule may end the training on its way.
    paces = (rule.slowed(schedule(epoch / epochs)) if schedule else rule for epoch in range(epochs))
    bar = tqdm(paces, total=epochs, unit="epoch", leave=False, delay=BAR_AFTER, file=_bar_goes_to())
    return run.history(model, run.learn(bar, batch_size, lots))


def _bar_goes_to() -> TextIO:
    """Where the progress bar is drawn: in a notebook among what a cell prints.

    A bar that is over is blanks: what is printed next is written over them; on stderr they would stay, a red line.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return sys.stdout if hasattr(shell, "kernel") else sys.stderr


class _Part:
    """Samples as two arrays."""

    def __init__(self, samples: Samples, model: Model) -> None:
        kept = samples_with_targets(samples, model)
        self.X: Array = np.stack([each.x for each in kept])
        self.targets = np.array([each.target for each in kept], dtype=float)
        self.classes = kept[0].classes


@dataclass
class _Run:
    """A training under way."""

    shop: Workshop
    loss: Loss
    rule: Optimiser
    train: _Part
    test: _Part | None
    rows: list[tuple[float, ...]] = field(default_factory=list)
    kept: dict[int, dict[str, Array]] = field(default_factory=dict)
    steps: int = 0  # of the epoch under way

    def learn(self, paces: tqdm[Optimiser], batch_size: int, chance: np.random.Generator) -> str:
        """Go through the epochs, each at its pace; what comes back says why it ended early, if it did."""
        try:
            self.keep()
            for pace in paces:
                self.epoch(batches(len(self.train.X), batch_size, chance), pace)
                self.keep()
                paces.set_postfix_str(f"loss {number(self.rows[-1][0])}", refresh=False)
        except KeyboardInterrupt:
            return f"Interrupted in epoch {len(self.rows)} of {paces.total}."
        except InputValueError as error:
            if not self.rows:
                raise
            warnings.warn(stopped := self._ran_away(error), DivergedWarning, stacklevel=3)
            return stopped
        return ""

    def epoch(self, drawn: Sequence[NDArray[np.intp]], optimiser: Optimiser) -> None:
        for self.steps, chosen in enumerate(drawn, start=1):
            self.shop.step(self.train.X[chosen], self.train.targets[chosen], optimiser)

    def keep(self) -> None:
        """Measure, and keep the numbers as they are now."""
        self.rows.append(self._measured(self.train) + self._measured(self.test))
        self.kept = thinned(self.kept | {len(self.rows) - 1: self.shop.values()})

    def _measured(self, part: _Part | None) -> tuple[float, ...]:
        if part is None:
            return (np.nan, np.nan)
        value, outputs = self.shop.measured(part.X, part.targets)
        if not part.classes:
            return (value, np.nan)
        meant = self.loss.classes(outputs, len(part.classes.names))
        return (value, float(np.mean(meant == part.targets)))

    def history(self, model: Model, stopped: str) -> History:
        loss, accuracy, test_loss, test_accuracy = (np.array(each) for each in zip(*self.rows, strict=True))
        return History(model, loss, accuracy, test_loss, test_accuracy, self.kept, stopped)

    def _ran_away(self, error: InputValueError) -> str:
        return (
            f"Training ran away in epoch {len(self.rows)}, step {self.steps}: {error} Steps that are too long jump "
            f"over the valley and land higher each time: try learning_rate={number(self.rule.learning_rate / 10)}, a "
            f"tenth of this one. What was learned up to epoch {len(self.rows) - 1} is kept."
        )
