"""What several exercises of lesson 07, or its solutions, work with."""

import numpy as np

from lessons_lib.layers import Linear, ReLU
from lessons_lib.model import Model

__all__ = ["model_with", "squared_error"]


def squared_error(o: float, y: float) -> float:
    """Half the square of the error: the loss of the lesson."""
    return (o - y) ** 2 / 2


def model_with(broccoli_weight: float) -> Model:
    """The model of the lesson, with any weight of the broccoli."""
    return Model(Linear(np.array([[broccoli_weight, -3 / 11_600, 2 / 11_600]])), ReLU())
