"""What a layer of one's own hands back, held against what a small push of its numbers does to its output."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.model.step import Step
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import number
from lessons_lib.recording.record import nearby

__all__ = ["refuse_other_slopes"]

PUSH = 1e-6  # of each number's size, and of 1
CLOSE = 1e-4  # of all that is added up: a finite difference is no better than about so
ROUNDING = 1e-15  # of the outputs, which a push so small does not hide

Forward = Callable[[tuple[Array, ...]], Array]


def refuse_other_slopes(
    step: Step, layer: BuiltIn, gradient: Array, inputs: tuple[Array, ...], parameters: Mapping[str, Array]
) -> None:
    """Refuse gradients of a layer of one's own that do not tell what a push does; those of the package tests hold.

    All numbers of the inputs are pushed at once, each by another amount, and those of each parameter. Where a number
    lies on a corner, the truth on either side of it will do.

    Raises:
        InputValueError: the push moves the output by something else than the gradients say.
    """
    if not layer.is_own:
        return

    def forward(X: tuple[Array, ...]) -> Array:
        return np.asarray(layer.forward(X if layer.joins else X[0]), dtype=float)

    if not np.array_equal(forward(step.inputs), step.output):
        return  # it draws by lot, or counts: a push tells nothing
    if inputs:
        _refuse(step, "input_gradients", forward, step.inputs, (gradient, inputs))
    for each in layer.parameters:

        def turned(values: tuple[Array, ...], name: str = each.name) -> Array:
            pushed: Any = layer.with_parameter(name, values[0])
            return np.asarray(pushed.forward(step.inputs if layer.joins else step.inputs[0]), dtype=float)

        if each.name in parameters:
            known = gradient, (parameters[each.name],)
            _refuse(step, f'parameter_gradients["{each.name}"]', turned, (each.values,), known)


def _refuse(
    step: Step, word: str, forward: Forward, at: tuple[Array, ...], known: tuple[Array, tuple[Array, ...]]
) -> None:
    gradient, told = known
    above = nearby(at, PUSH)
    pushes = tuple(pushed - each for pushed, each in zip(above, at, strict=True))
    with np.errstate(all="ignore"):
        up, here, down = map(forward, (above, at, nearby(at, -PUSH)))
        sides = [float(np.sum(gradient * moved)) for moved in (up - here, here - down)]
        said = float(sum(np.sum(slope * push) for slope, push in zip(told, pushes, strict=True)))
        size = np.sum(np.abs(gradient * (up - here))) + sum(
            np.sum(np.abs(slope * push)) for slope, push in zip(told, pushes, strict=True)
        )
        room = CLOSE * size + ROUNDING * np.sum(np.abs(gradient * here))
    if not np.isfinite([*sides, said]).all() or min(sides) - room <= said <= max(sides) + room:
        return
    raise InputValueError(
        f"{step.place.here}: its {word} does not belong to its forward. A small push of all numbers at once moves the "
        f"loss by {number(sides[0])}; the gradients say {number(said)}. Leave the method out, and the way back is read "
        "off the arithmetic of forward; or find what is missing in it."
    )
