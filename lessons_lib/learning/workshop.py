"""Where training works: copies of a model's layers whose numbers may change, until a model is asked for again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.learning.backward_step import Arrival, BackwardStep
from lessons_lib.learning.loss_step import loss_step
from lessons_lib.learning.losses import Loss
from lessons_lib.learning.optimisers import Optimiser, State
from lessons_lib.learning.way_back import way_back
from lessons_lib.model.forward import run_all
from lessons_lib.model.given import entering
from lessons_lib.model.model import Model
from lessons_lib.model.parameters import layers_by_path, training_forms
from lessons_lib.model.place import Place
from lessons_lib.model.row import row_in
from lessons_lib.model.step import Step
from lessons_lib.numbers.door import Array, InputValueError

__all__ = ["Workshop"]

PORTION = 1 << 14  # numbers that are moved at once: few enough to stay in the processor's cache


class Workshop:
    """A model while it learns. What it is made of stays in here, so that every model given out stays as it is.

    Args:
        model: with parameters that learn; it is copied.
        loss: what is to become small.
        chance: where layers that play with chance in training take their lots from.
    """

    def __init__(self, model: Model, loss: Loss, chance: np.random.Generator | None = None) -> None:
        self._loss, self._chance = loss, chance or np.random.default_rng(0)
        moved = {key: each for key, each in model.parameters.items() if each.learned or each.measured}
        if not any(each.learned for each in moved.values()):
            raise InputValueError(
                "This model has no parameter that learns. A layer of weights does: Linear([[0.1, -0.2]], [0])."
            )
        self._values = {key: each.values.copy() for key, each in moved.items()}
        self._decaying = {key for key, each in moved.items() if each.values.ndim > 1 and each.start is None}
        self._at_work = model.with_parameters(self._values)  # layers of its own
        self._keys: dict[int, dict[str, str]] = {}
        layers = dict(layers_by_path(self._at_work))
        for key, values in self._values.items():
            path, _, name = key.rpartition(".")
            # The one place where a layer's numbers change under it: nobody else holds this layer.
            object.__setattr__(layers[path], name, values)
            self._keys.setdefault(id(layers[path]), {})[name] = key
        self._layers: dict[int, Any] = {id(layer): layer for layer in layers.values()}
        inputs = [False] * len(self._at_work.inputs)
        self._downstream = dict(_downstream(self._at_work.places, inputs, set(self._keys)))
        self._states: dict[str, list[State]] = {}

    def values(self) -> dict[str, Array]:
        """The parameters as they are now, copied."""
        return {key: each.copy() for key, each in self._values.items()}

    def run(self, X: Array) -> tuple[Step, ...]:
        """The forward pass of many samples."""
        return _run(self._at_work, X)

    @np.errstate(over="ignore", invalid="ignore")  # what is too large is told as an error
    def measured(self, X: Array, targets: NDArray[Any]) -> tuple[float, Array]:
        """The mean loss, and the output that it looks at."""
        last = loss_step(self.run(X), self._loss, targets, batch=True)
        return last.value, last.step.output

    @np.errstate(over="ignore", invalid="ignore")  # what is too large is told as an error
    def step(self, X: Array, targets: NDArray[Any], optimiser: Optimiser) -> float:
        """One step downhill on the mean loss of these samples; the loss before it."""
        forms = training_forms(self._at_work, self._chance)
        model = self._at_work.with_layers(dict(forms)) if forms else self._at_work
        steps = _run(model, X)
        last = loss_step(steps, self._loss, targets, batch=True)
        start = (steps.index(last.step), Arrival("L", 0, last.gradient))
        passed, _ = way_back(steps, [X.shape], start, batch=True, upstream=self._wanted)
        own = {id(form): layer for layer, form in forms.items()}
        for key, gradient in self._gathered(passed, own).items():
            self._move(key, gradient, optimiser)
        self._measure(steps, own)
        return last.value

    def _wanted(self, step: Step) -> bool:
        return self._downstream[step.place.outer + step.name]

    def _gathered(self, passed: tuple[BackwardStep, ...], own: Mapping[int, int]) -> dict[str, Array]:
        """The gradient of each parameter that learns, over all places of its layer.

        ``own``: of what stands in a layer's place, whose place that is; both by `id`.
        """
        found: dict[str, Array] = {}
        for each in passed:
            keys = self._keys.get(own.get(id(each.layer), id(each.layer)), {})
            parts = {keys[name]: more for name, more in each.parameters.items() if name in keys}
            for key, more in (
                parts | (self._gathered(each.inside.steps, own) if each.inside else {})
            ).items():
                found[key] = found[key] + more if key in found else more
        return found

    def _measure(self, steps: Iterable[Step], own: Mapping[int, int]) -> None:
        """Let the layers in whose place others stood keep what they measure on the samples that these saw."""
        for step in steps:
            if step.inside:
                self._measure(step.inside.steps, own)
            if id(step.layer) in own:
                layer = self._layers[own[id(step.layer)]]
                for name, values in layer.measured(step.input).items():
                    getattr(layer, name)[...] = values

    def _move(self, key: str, gradient: Array, optimiser: Optimiser) -> None:
        """Move a parameter in place, portion by portion: each number moves by itself, so any portion will do."""
        values, flat = self._values[key], np.ascontiguousarray(gradient).reshape(-1)
        if not math.isfinite(np.vdot(flat, flat)) and not np.isfinite(flat).all():
            raise InputValueError(
                f"The gradient of {key} is too large for a float, which ends at about 1.8e308."
            )
        if optimiser.weight_decay and key not in self._decaying:
            optimiser = replace(optimiser, weight_decay=0.0)
        own = values.reshape(-1)
        portions = [slice(at, at + PORTION) for at in range(0, own.size, PORTION)]
        if key not in self._states:
            self._states[key] = [optimiser.start(own[each]) for each in portions]
        states = self._states[key]
        for at, each in enumerate(portions):
            own[each], states[at] = optimiser.step(own[each], flat[each], states[at])


def _run(model: Model, X: Array) -> tuple[Step, ...]:
    return run_all(model.places, (entering(X, model.layers[0]),), batch=True)


def _downstream(
    places: Iterable[Place], inputs: Sequence[bool], learning: set[int]
) -> Iterator[tuple[str, bool]]:
    """Of each place whether something that learns lies before it, so that its inputs' gradients are needed."""
    after = list(inputs)  # of each output whether a number that learns plays a part in it
    for place in places:
        before = any(after[at] for at in place.positions)
        yield place.outer + place.name, before
        learns = id(place.layer) in learning
        if within := row_in(place.layer):
            inner = [after[at] for at in place.positions]
            yield from _downstream(place.inside or (), inner, learning)
            learns = any(id(each) in learning for _, each in layers_by_path(within))
        after.append(before or learns)
