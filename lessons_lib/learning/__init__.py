"""How a model learns: a loss says how wrong it is, the way back says how each weight plays a part, a step mends it."""

from lessons_lib.learning.backward_step import BackwardStep
from lessons_lib.learning.backward_trace import BackwardTrace
from lessons_lib.learning.history import History
from lessons_lib.learning.loss_step import LossStep
from lessons_lib.learning.losses import CrossEntropy, Loss, SquaredError
from lessons_lib.learning.optimisers import Adam, GradientDescent, Momentum, Optimiser, State
from lessons_lib.learning.training import DivergedWarning, cosine, train
from lessons_lib.learning.untrained import untrained

__all__ = [
    "Adam",
    "BackwardStep",
    "BackwardTrace",
    "CrossEntropy",
    "DivergedWarning",
    "GradientDescent",
    "History",
    "Loss",
    "LossStep",
    "Momentum",
    "Optimiser",
    "SquaredError",
    "State",
    "cosine",
    "train",
    "untrained",
]
