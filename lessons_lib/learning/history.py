"""How training went: the loss and the share of right answers after each epoch, and the model of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons_lib.data.sample import Sample
from lessons_lib.model.model import Model
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.choices import is_whole
from lessons_lib.numbers.door import Array, InputTypeError, shortened
from lessons_lib.numbers.notation import counted, number
from lessons_lib.numbers.parts import Parts

__all__ = ["EpochTraces", "History"]

MOST_KEPT = (
    32_000_000  # numbers in the models of a history, a quarter of a gigabyte; of more, every other is let go
)


@dataclass(frozen=True, eq=False, repr=False)
class History(Parts):
    """What training left behind, from epoch 0, before it, to the last.

    ``history.model`` is the model at the end, ``history.at(3)`` that after three epochs. ``loss[3]`` and
    ``accuracy[3]`` are what it came to on all samples for training; ``test_loss`` and ``test_accuracy`` on those
    kept apart. Accuracy is not a number where the targets are no classes.
    """

    start: Model
    loss: Array
    accuracy: Array
    test_loss: Array
    test_accuracy: Array
    parameters: dict[int, dict[str, Array]]  # of the epochs that are kept
    stopped: str = ""  # why it ended early, in a sentence

    def elsewhere(self, name: str) -> str:
        """Where somebody finds the losses and the models of the epochs."""
        if "loss" in name:
            return "The loss after each epoch is history.loss, and history.test_loss that of the samples kept apart."
        if "model" in name or "weight" in name:
            return "The model after an epoch is history.at(3), and the last one history.model."
        return ""

    @property
    def epochs(self) -> int:
        """How many epochs were finished."""
        return len(self.loss) - 1

    @property
    def kept(self) -> Sequence[int]:
        """The epochs whose models are kept: all, unless these are so large that they would fill the memory."""
        return tuple(self.parameters)

    @property
    def model(self) -> Model:
        """The model after the last epoch."""
        return self.at(self.epochs)

    def at(self, epoch: int) -> Model:
        """The model after an epoch; 0 is before the first, -1 the last."""
        if not is_whole(epoch):
            raise InputTypeError(
                f"A history knows its epochs by their numbers, as in history.at({self.epochs}), and got "
                f"{shortened(epoch)}."
            )
        wanted = epoch + self.epochs + 1 if epoch < 0 else epoch
        if wanted not in self.parameters:
            near = min(self.kept, key=lambda each: abs(each - wanted))
            why = (
                f"is not kept, for models as large as this fill the memory; {near} is"
                if (0 <= wanted <= self.epochs)
                else f"there is not: they go from 0 to {self.epochs}"
            )
            raise IndexError(f"Epoch {epoch} {why}.")
        return self.start.with_parameters(self.parameters[wanted])

    def trace(self, x: Any) -> EpochTraces:
        """What the model of each kept epoch makes of one x: ``step_through(history.trace(x))`` has a slider for it.

        Args:
            x: a sample, or its numbers, as `Model.trace` takes them.
        """
        return EpochTraces(self, self.model.trace(x).sample)

    def told(self, epoch: int) -> str:
        """What an epoch came to, in a sentence."""
        said = []
        for name, loss, right in (
            ("training", self.loss, self.accuracy),
            ("test", self.test_loss, self.test_accuracy),
        ):
            if not np.isnan(loss[epoch]):
                share = "" if np.isnan(right[epoch]) else f", {100 * right[epoch]:.1f} % right"
                said.append(f"{name}: loss {number(float(f'{loss[epoch]:.3g}'))}{share}")
        return f"Epoch {epoch}. {'; '.join(said)}."

    def __repr__(self) -> str:
        said = [f"{counted(self.epochs, 'epoch')} of training"]
        for name, loss, accuracy in (
            ("train", self.loss, self.accuracy),
            ("test", self.test_loss, self.test_accuracy),
        ):
            if not np.isnan(loss[-1]):
                right = "" if np.isnan(accuracy[-1]) else f", {accuracy[0]:.1%} -> {accuracy[-1]:.1%} right"
                said.append(f"  {name}: loss {number(loss[0])} -> {number(loss[-1])}{right}")
        return "\n".join([*said, *([f"  {self.stopped}"] if self.stopped else [])])


@dataclass(frozen=True, eq=False, repr=False)
class EpochTraces:
    """One sample through the models of a training: ``traces[3]`` is its trace by the model after three epochs."""

    history: History
    sample: Sample

    def __getitem__(self, epoch: int) -> Trace:
        return self.history.at(epoch).trace(self.sample)

    def __repr__(self) -> str:
        ends = (self.history.kept[0], self.history.kept[-1])
        said = [f"  after epoch {epoch}: {self[epoch].answer}" for epoch in ends]
        first = f"{self.sample.name} through {counted(self.history.epochs, 'epoch')} of training"
        return "\n".join([first, *said])


def thinned(parameters: dict[int, dict[str, Array]]) -> dict[int, dict[str, Array]]:
    """The same epochs, or every other and the last, as often as it takes to stay within the memory."""
    while len(parameters) > 2 and _size(parameters) > MOST_KEPT:
        epochs = list(parameters)
        parameters = {each: parameters[each] for each in dict.fromkeys([*epochs[::2], epochs[-1]])}
    return parameters


def _size(parameters: dict[int, dict[str, Array]]) -> int:
    return sum(array.size for each in parameters.values() for array in each.values())
