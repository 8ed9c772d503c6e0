"""An optimiser is a rule that makes the next parameters of the last ones and their gradient: one step downhill."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import NamedTuple, Self

import numpy as np

from lessons_lib.numbers.door import Array, InputValueError, Words, as_numbers, shortened

__all__ = ["Adam", "GradientDescent", "Momentum", "Optimiser", "State"]

KEPT = {"keeps", "keeps_size"}  # what says how much an optimiser remembers


class State(NamedTuple):
    """What an optimiser remembers of the steps before; it is handed on from step to step, and changed by none."""

    steps: int = 0
    memories: tuple[Array, ...] = ()  # each of the parameters' shape


@dataclass(frozen=True)
class Optimiser:
    """What every optimiser offers. It moves each number by itself, whatever shape they stand in.

    Args:
        learning_rate: how far a step goes.
        weight_decay: the share of each weight, times the learning rate, that each step takes away, so that none
            stays large for nothing; biases are left alone (Loshchilov and Hutter, 2019).
    """

    learning_rate: float = 0.01
    weight_decay: float = field(default=0.0, kw_only=True)

    def __post_init__(self) -> None:
        for name in ("learning_rate", "weight_decay"):
            value = as_numbers(getattr(self, name), type(self).__name__, words=Words(x=name))
            if value.ndim or value < 0:
                raise InputValueError(
                    f"{type(self).__name__} expects one {name} of 0 or more, as in {type(self).__name__}(0.01), and "
                    f"got {shortened(getattr(self, name))}."
                    + " A step goes against the gradient, downhill, by itself."
                    * (name == "learning_rate")
                )
        for name in KEPT & {each.name for each in fields(self)}:
            value = as_numbers(getattr(self, name), type(self).__name__, words=Words(x=name))
            if value.ndim or not 0 <= value < 1:
                raise InputValueError(
                    f"{type(self).__name__} expects {name} as one share of what was before, from 0 to below 1, as in "
                    f"{name}=0.9, and got {shortened(getattr(self, name))}."
                )

    def slowed(self, share: float) -> Self:
        """The same rule with so much of its learning rate."""
        return replace(self, learning_rate=self.learning_rate * share)

    def start(self, values: Array) -> State:
        """What is remembered before the first step."""
        del values
        return State()

    def step(self, values: Array, gradient: Array, state: State) -> tuple[Array, State]:
        """The values after one step, and what to remember for the next.

        Args:
            values: where one stands.
            gradient: how the loss moves with each of them.
            state: of `start`, or of the step before.
        """
        direction, after = self.direction(gradient, state)
        if self.weight_decay:
            direction = direction + self.weight_decay * values
        return values - self.learning_rate * direction, after

    def direction(self, gradient: Array, state: State) -> tuple[Array, State]:
        """Where to go, against which the step is taken, and what to remember."""
        raise NotImplementedError


@dataclass(frozen=True)
class GradientDescent(Optimiser):
    """Each parameter minus learning rate × its gradient (Cauchy, 1847)."""

    def direction(self, gradient: Array, state: State) -> tuple[Array, State]:
        return gradient, State(state.steps + 1)


@dataclass(frozen=True)
class Momentum(Optimiser):
    """A heavy ball: each step goes on where the last ones went, and the gradient only turns it (Polyak, 1964).

    Args:
        keeps: the share of its speed that it keeps from step to step.
    """

    keeps: float = 0.9

    def start(self, values: Array) -> State:
        return State(0, (np.zeros_like(values),))

    def direction(self, gradient: Array, state: State) -> tuple[Array, State]:
        (speed,) = state.memories
        speed = self.keeps * speed + gradient
        return speed, State(state.steps + 1, (speed,))


@dataclass(frozen=True)
class Adam(Optimiser):
    """Steps of about one length: the mean of the last gradients, divided by their usual size (Kingma and Ba, 2015).

    Args:
        keeps: how much of the mean is kept from step to step …
        keeps_size: … and of the mean square, which says how large gradients are here.
    """

    keeps: float = 0.9
    keeps_size: float = 0.999

    def start(self, values: Array) -> State:
        return State(0, (np.zeros_like(values), np.zeros_like(values)))

    def direction(self, gradient: Array, state: State) -> tuple[Array, State]:
        steps, (mean, square) = state.steps + 1, state.memories
        mean = self.keeps * mean + (1 - self.keeps) * gradient
        square = self.keeps_size * square + (1 - self.keeps_size) * gradient**2
        # Both began at 0, and so are too small at first.
        ahead, size = mean / (1 - self.keeps**steps), np.sqrt(square / (1 - self.keeps_size**steps))
        return ahead / (size + 1e-8), State(steps, (mean, square))
