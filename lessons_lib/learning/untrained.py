"""A model before it learned: small random weights, so that its units differ and have something to differ in."""

from __future__ import annotations

import numpy as np

from lessons_lib.layers import Parameter
from lessons_lib.model.model import Model
from lessons_lib.numbers.choices import generator
from lessons_lib.numbers.door import Array, InputTypeError, shortened

__all__ = ["untrained"]


def untrained(model: Model, seed: int | np.random.Generator = 0) -> Model:
    """The model with fresh weights: random, smaller where more inputs are summed; biases of 0.

    So the sums of a layer start out about as large as what goes in, however many they add (LeCun, 1998).

    Raises:
        InputTypeError: what was given is no model, or no seed.
    """
    if not isinstance(model, Model):
        raise InputTypeError(
            f"untrained expects a model, as in untrained(model), and got {shortened(model)}."
        )
    lots = generator(seed, "untrained")
    return model.with_parameters(
        {key: _fresh(each, lots) for key, each in model.parameters.items() if each.learned or each.measured}
    )


def _fresh(parameter: Parameter, lots: np.random.Generator) -> Array:
    shape = parameter.values.shape
    if parameter.start is not None:
        return np.full(shape, parameter.start)
    if len(shape) < 2:
        return np.zeros(shape)
    summed = [size for size, axis in zip(shape, parameter.axes, strict=True) if not axis.startswith("output")]
    fresh: Array = lots.normal(size=shape) / np.sqrt(np.prod(summed))
    return fresh
