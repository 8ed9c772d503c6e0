"""A loss is one number that says how far an answer is from its target: learning makes it smaller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, Words, as_numbers, shortened
from lessons_lib.numbers.functions import as_recorded
from lessons_lib.numbers.notation import SPECK, number, numbers, shape_words

__all__ = ["CrossEntropy", "Loss", "SquaredError", "refuse_no_loss"]

LARGEST = 700.0  # exp of more soon leaves what a float can hold


@dataclass(frozen=True)
class Loss:
    """What every loss says of itself. Outputs and targets are of many samples, along the first axis."""

    takes_scores: ClassVar[bool] = (
        False  # and so what comes before a last layer that turns scores into shares
    )

    def __call__(self, output: ArrayLike, target: ArrayLike) -> float:
        """The loss of one sample."""
        outputs = as_numbers(output, type(self).__name__, words=Words(x="output"))[np.newaxis]
        return float(self.values(outputs, self.checked([target], outputs.shape[1:]))[0])

    @property
    def formula(self) -> str:
        """The loss of one sample as a line of Python; o is the answer, y the target."""
        raise NotImplementedError

    @property
    def idea(self) -> str:
        """What the loss says, in a sentence."""
        raise NotImplementedError

    def checked(self, targets: Any, shape: tuple[int, ...]) -> NDArray[Any]:
        """The targets of many samples as this loss takes them, for outputs of a shape, or an error that teaches."""
        raise NotImplementedError

    def values(self, outputs: Array, targets: NDArray[Any]) -> Array:
        """The loss of each sample, shape (samples,)."""
        raise NotImplementedError

    def gradients(self, outputs: Array, targets: NDArray[Any]) -> Array:
        """How each sample's loss moves with each number of its output, of the outputs' shape."""
        raise NotImplementedError

    def classes(self, outputs: Array, count: int) -> NDArray[Any]:
        """The number of the class, of ``count``, that each output means; -1 where it is half-way between two."""
        raise NotImplementedError

    def arithmetic(self, output: NDArray[Any], target: Any) -> Number:
        """How the loss of one sample comes about from a recorded output."""
        raise NotImplementedError

    def gradient_arithmetic(self, unit: int, output: NDArray[Any], target: Any) -> Number:
        """How the derivative by output number ``unit``, counted flat, comes about from a recorded output."""
        raise NotImplementedError


@dataclass(frozen=True)
class SquaredError(Loss):
    """Half the square of how far the output o is from the target y: 1/2 (o - y)²; of several numbers, added up.

    The half is there for the derivative, which so is plainly o - y. Least squares: Legendre (1805).
    """

    formula = "1/2 * (o - y)**2"
    idea = "Half the square of how far the answer is from the target: twice as far is four times as bad."

    def checked(self, targets: Any, shape: tuple[int, ...]) -> Array:
        wanted = as_numbers(targets, "SquaredError", words=Words(x="targets"))
        single = wanted.ndim == 1 and np.prod(shape, dtype=int) == 1
        if not single and wanted.shape[1:] != shape:
            raise InputValueError(
                f"SquaredError expects a target for each number of an output, {shape_words(shape)}, and got "
                f"{numbers(wanted[0])}. Where that is the number of a class, take CrossEntropy()."
            )
        return wanted.reshape(len(wanted), *shape)

    def values(self, outputs: Array, targets: NDArray[Any]) -> Array:
        squares = (outputs - targets) ** 2
        total: Array = squares.reshape(len(squares), -1).sum(axis=1) / 2
        return total

    def gradients(self, outputs: Array, targets: NDArray[Any]) -> Array:
        errors: Array = outputs - targets
        return errors

    def classes(self, outputs: Array, count: int) -> NDArray[Any]:
        # Beyond the last class that is the nearest, as `Classes` reads an output: 2.3 of 0 and 1 is 1.
        within = outputs.reshape(len(outputs), -1)[:, 0].clip(0, count - 1)
        nearest = np.rint(within)
        tie = np.abs(np.abs(within - nearest) - 0.5) < SPECK
        return np.where(tie, -1, nearest)

    def arithmetic(self, output: NDArray[Any], target: Any) -> Number:
        errors = zip(output.flat, np.ravel(target), strict=True)
        total: Number = sum((each - float(y)) ** 2 for each, y in errors) / 2
        return total

    def gradient_arithmetic(self, unit: int, output: NDArray[Any], target: Any) -> Number:
        error: Number = output.flat[unit] - float(np.ravel(target)[unit])
        return error


@dataclass(frozen=True)
class CrossEntropy(Loss):
    """How surprised the answer is by the target: -log of the share that it gives to the right class.

    It takes scores, one for each class, and makes shares of them itself: log(sum(exp(o))) - o[y]. So no share
    can become a 0 that has no logarithm, and the derivative is plainly share - target. One score alone is
    that of class 1 against class 0. A model that ends in Softmax() or Sigmoid() may stay as it is: the loss is
    taken from the scores before it.
    """

    takes_scores = True

    formula = "log(sum(exp(o))) - o[y]"
    idea = "How surprised the answer is: minus the logarithm of the share that it gives to the right class."

    def checked(self, targets: Any, shape: tuple[int, ...]) -> NDArray[np.intp]:
        if len(shape) > 1:
            raise InputValueError(
                f"CrossEntropy expects a row of scores, one for each class, and got {shape_words(shape)}."
            )
        wanted = as_numbers(targets, "CrossEntropy", words=Words(x="targets"))
        count = max(2, int(np.prod(shape)))
        wrong = wanted[(wanted != np.floor(wanted)) | (wanted < 0) | (wanted >= count)]
        if wanted.ndim != 1 or wrong.size:
            got = number(float(wrong[0])) if wrong.size else numbers(wanted[0])
            raise InputValueError(
                f"CrossEntropy expects as a target the number of a class, 0 to {count - 1}, and got {got}. "
                "Where the target is a quantity, take SquaredError()."
            )
        return wanted.astype(np.intp)

    def values(self, outputs: Array, targets: NDArray[Any]) -> Array:
        scores = _two(outputs)
        largest = scores.max(axis=1)
        sizes = np.log(np.exp(scores - largest[:, np.newaxis]).sum(axis=1))
        surprise: Array = sizes + (largest - scores[np.arange(len(scores)), targets])
        return surprise

    def gradients(self, outputs: Array, targets: NDArray[Any]) -> Array:
        scores = _two(outputs)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Array = powers / powers.sum(axis=1, keepdims=True)
        shares[np.arange(len(scores)), targets] -= 1
        return shares if shares.shape == outputs.shape else shares[:, 1].reshape(outputs.shape)

    def classes(self, outputs: Array, count: int) -> NDArray[Any]:
        best: NDArray[np.intp] = _two(outputs)[:, :count].argmax(axis=1)
        return best

    def arithmetic(self, output: NDArray[Any], target: Any) -> Number:
        scores = _in_reach(_two(output.reshape(1, -1))[0])
        size: Number = np.log(sum(np.exp(scores))) - scores[int(target)]
        return size

    def gradient_arithmetic(self, unit: int, output: NDArray[Any], target: Any) -> Number:
        scores = _in_reach(_two(output.reshape(1, -1))[0])
        at = unit if output.size > 1 else 1
        share: Number = np.exp(scores[at]) / sum(np.exp(scores)) - float(at == int(target))
        return share


def refuse_no_loss(who: str, loss: object, right: str) -> None:
    """Refuse what is no loss, with the line that would be right."""
    if not isinstance(loss, Loss):
        raise InputTypeError(f"{who} expects a loss, as in {right}, and got {shortened(loss)}.")


def _two(outputs: NDArray[Any]) -> NDArray[Any]:
    """Scores of all classes: one score alone is that of class 1, and class 0 has 0."""
    rows = outputs.reshape(len(outputs), -1)
    if rows.shape[1] > 1:
        return rows
    return np.concatenate(
        [as_recorded([[0.0]]) if rows.dtype == object else np.zeros_like(rows), rows], axis=1
    )


def _in_reach(scores: NDArray[Any]) -> NDArray[Any]:
    """The scores as they are; only of a size that no float can take exp of are they made smaller first."""
    largest = max(float(getattr(score, "value", score)) for score in scores)
    return scores - largest if abs(largest) > LARGEST else scores
