"""How a model learns: a loss says how wrong it is, the way back says how each weight plays a part, a step mends it."""

from lessons_lib.learning.backward_step import BackwardStep, LossStep
from lessons_lib.learning.backward_trace import BackwardTrace
from lessons_lib.learning.losses import CrossEntropy, Loss, SquaredError

__all__ = ["BackwardStep", "BackwardTrace", "CrossEntropy", "Loss", "LossStep", "SquaredError"]
