"""A way back as it is read: the loss and each gradient, with the names and the arithmetic of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

import numpy as np

from lessons_lib.layers import Axes
from lessons_lib.learning import BackwardTrace
from lessons_lib.learning.arithmetic import arithmetic
from lessons_lib.learning.names import by
from lessons_lib.model.axes import axes_of, place_names
from lessons_lib.model.exact import ExactTrace
from lessons_lib.numbers.arithmetic import Number, Questions
from lessons_lib.numbers.door import Array
from lessons_lib.page.readings import MOST_ON_A_PAGE, MOST_OPENED, Reading

if TYPE_CHECKING:
    from lessons_lib.model import Trace

__all__ = ["GradientReading", "gradient_readings"]

TOO_MANY = 'Too many numbers meet here for a page: backward.arithmetic("{name}", {unit}) tells it.'
MOST_RECORDED = 10_000  # numbers that meet in a layer, for its arithmetic to be told on a page


@dataclass(frozen=True)
class GradientReading(Reading):
    """One gradient as it is read, or the loss."""

    backward: BackwardTrace | None = None
    made_by: str = ""
    given: tuple[Axes, ...] = ()
    handed: str = (
        ""  # the name of the layer that hands it back, if it has one, and which of its gradients it is
    )

    @property
    def key(self) -> str:
        return self.handed

    @property
    def maker(self) -> str:
        return self.made_by

    @cached_property
    def told(self) -> dict[int, Number | str]:
        if self.backward is None:
            return {unit: TOO_MANY.format(name=self.name, unit=unit) for unit in self.units}
        # Which way an activation went is no question that anybody asked of the numbers.
        return {
            unit: replace(arithmetic(self.backward, self.name, unit, self.given), questions=Questions())
            for unit in self.units
        }


def gradient_readings(backward: BackwardTrace, given: Sequence[Axes] = ()) -> dict[str, GradientReading]:
    """The loss, then each gradient from the last layer's output to x, by its name.

    Args:
        backward: of one sample.
        given: what the positions of the model's inputs are called, where it stands inside another one.
    """
    along = {by(name): axes for name, axes in axes_of(cast("Trace", backward.trace), given).items()}
    loss, steps = backward.loss, backward.steps
    most = max(1, min(MOST_OPENED, MOST_ON_A_PAGE // (4 * len(steps))))
    exact = backward.fractions if isinstance(backward.trace, ExactTrace) else {}

    def reading(name: str, values: Array, made_by: str, size: int, key: str = "") -> GradientReading:
        array = np.asarray(values)
        names = place_names(name, array.shape, along.get(name, ()))
        return GradientReading(
            name,
            array,
            names,
            most,
            called=name,
            fractions=exact.get(name),
            backward=backward if size <= MOST_RECORDED else None,
            made_by=made_by,
            given=tuple(given),
            handed=key,
        )

    found = {"L": reading("L", np.array(loss.value), loss.heading, loss.step.output.size)} if loss else {}
    if loss:
        name = by(loss.step.output_name)
        found[name] = reading(name, backward[name], loss.heading, loss.step.output.size)
    for each in steps:
        size = each.gradient.size + sum(X.size for X in each.outputs)
        for place, name in enumerate([*each.output_names, *each.parameter_names.values()]):
            key = f"{each.label} {place}" if each.label else ""
            # What several layers hand back stands where the last of them has handed it back.
            found.pop(name, None)
            try:
                found[name] = reading(name, backward[name], each.heading, size, key)
            except KeyError:
                continue  # a layer that stands at two places is named after the first
    return found
