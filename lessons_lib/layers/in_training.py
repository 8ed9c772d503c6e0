"""What a layer is while its model learns, where that is not what it is afterwards."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from lessons_lib.numbers.door import Array

__all__ = ["Trainable"]


class Trainable:
    """What a layer says of training: most run there as ever.

    A layer that runs otherwise says which layer stands in its place for one step of training. That one is run, traced
    and gone back through like any other, so that what is told of a step is what happened in it.
    """

    mixes_samples: ClassVar[bool] = False  # whether a sample's output depends on the batch that it came with

    def in_training(self, chance: np.random.Generator) -> Any:
        """The layer that stands here for one step of training; ``chance`` is where it takes its random numbers from."""
        return self

    def measured(self, X: Array) -> dict[str, Array]:
        """What parameters that are measured, not learned, become when a step of training has shown these samples."""
        return {}

    @property
    def is_training_form(self) -> bool:
        """Whether it only stands in another layer's place, for one step of training."""
        return False

    @property
    def trains_as_it_is(self) -> bool:
        """Whether it is in training what it is afterwards."""
        kind: Any = type(self)
        return kind.in_training is Trainable.in_training
