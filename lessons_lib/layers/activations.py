"""An activation bends what a linear layer made: a function of each number alone, so no shape changes.

Without one, a row of linear layers would be one linear layer.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.layers.back import Elementwise, Numbers
from lessons_lib.layers.base import BuiltIn, Parameter
from lessons_lib.numbers.arithmetic import Number, maximum
from lessons_lib.numbers.door import Array, frozen
from lessons_lib.numbers.notation import number
from lessons_lib.numbers.record import record

__all__ = ["LeakyReLU", "ReLU", "Sigmoid", "Tanh"]


@record(repr=False)
class ReLU(Elementwise, BuiltIn):
    """Each number above 0 passes; each below becomes 0. ReLU(X) = max(0, X), for each number alone.

    The name is short for rectified linear unit (Nair and Hinton, 2010).

    Args:
        slope_at_0: how fast the output moves with an input of exactly 0, where the line has a corner: on its
            left the slope is 0, on its right 1, and at the corner one has to choose. 0 is the usual choice.
    """

    slope_at_0: float = field(default=0.0, kw_only=True)
    bounded = True

    def __post_init__(self) -> None:
        expects = "a slope_at_0 from 0, that on the left of its corner, to 1, that on the right,"
        self.keep_number("slope_at_0", expects, 0, 1)

    def __repr__(self) -> str:
        return f"ReLU(slope_at_0={number(self.slope_at_0)})" if self.slope_at_0 else "ReLU()"

    def forward(self, X: Array, /) -> Array:
        outputs: Array = np.maximum(X, 0.0) + 0.0  # turns the -0.0 that maximum may pass on into 0.0
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        return maximum(0.0, X.flat[unit])

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        slopes = np.asarray(X > 0, dtype=np.float32)  # quick, and 0 and 1 make no float32 wider
        return np.where(X == 0, np.float64(self.slope_at_0), slopes) if self.slope_at_0 else slopes

    formula = "X if X >= 0 else 0"
    idea = "What is 0 or above passes, what is below becomes 0."


@record
class LeakyReLU(Elementwise, BuiltIn):
    """Each number above 0 passes; of each below, a small part does. X if X >= 0 else slope * X.

    From Maas, Hannun and Ng, *Rectifier nonlinearities improve neural network acoustic models* (2013).

    Args:
        slope: the part that passes below 0, from 0 (then it is ReLU) to 1 (then nothing is bent).
    """

    slope: float = 0.01
    bounded = True

    def __post_init__(self) -> None:
        self.keep_number("slope", "a slope from 0 to 1, as in LeakyReLU(0.01),", 0, 1)

    def forward(self, X: Array, /) -> Array:
        # Adding 0.0 turns -0.0 into 0.0.
        outputs: Array = np.where(X >= 0, X, self.slope * X) + 0.0
        return outputs

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        slope = frozen(np.array(self.slope))
        return (Parameter("slope", "slope", slope, learned=False, low=0.0, high=1.0),)

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        # The same in one word, because a slope up to 1 makes slope * X the larger one below 0 only.
        return maximum(self.slope * X.flat[unit], X.flat[unit])

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        return np.where(X > 0, 1.0, self.slope)

    def parameter_gradients(self, X: Numbers, output: Numbers, gradient: Numbers, /) -> dict[str, Numbers]:
        return {"slope": np.asarray((gradient * np.where(X > 0, 0.0, X)).sum())}

    @property
    def formula(self) -> str:
        return "X if X >= 0 else slope * X"

    @property
    def idea(self) -> str:
        return "What is 0 or above passes, what is below is multiplied by the slope."


@record
class Sigmoid(Elementwise, BuiltIn):
    """Each number becomes a share from 0 to 1: 1 / (1 + exp(-X)), the logistic function (Verhulst, 1845)."""

    bounded = True
    gives_shares = True

    def forward(self, X: Array, /) -> Array:
        # exp(800) is too large for a float: infinity. Its share, 1 / infinity, is 0, and right.
        with np.errstate(over="ignore"):
            outputs: Array = 1 / (1 + np.exp(-X))
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        share: Number = 1 / (1 + np.exp(-X.flat[unit]))
        return share

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        slopes: Numbers = output * (1 - output)
        return slopes

    formula = "1 / (1 + exp(-X))"
    idea = "Each number becomes a share from 0 to 1; 0 becomes a half."


@record
class Tanh(Elementwise, BuiltIn):
    """Each number is pressed between -1 and 1: tanh(X), the hyperbolic tangent, 2 * sigmoid(2 * X) - 1."""

    bounded = True

    def forward(self, X: Array, /) -> Array:
        outputs: Array = np.tanh(X) + 0.0  # -0.0 becomes 0.0
        return outputs

    def arithmetic(self, X: NDArray[Any], unit: int, /) -> Number:
        pressed: Number = np.tanh(X.flat[unit])
        return pressed

    def slopes(self, X: Numbers, output: Numbers, /) -> Numbers:
        slopes: Numbers = 1 - output**2
        return slopes

    formula = "tanh(X)"
    idea = "Each number is pressed between -1 and 1; 0 stays 0, and small ones hardly change."
