"""`scrub`: a history of training under a slider over its epochs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lessons_lib.data.sample import Sample, samples_in
from lessons_lib.learning import History
from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, shortened
from lessons_lib.page.plane import View, square
from lessons_lib.sliders.slider import Curves, Images, Panel, Points, Slider

__all__ = ["scrub"]


def scrub(history: History, *shown: str, samples: Sequence[Sample] = ()) -> Slider:
    """A slider over the epochs of a training: loss, share of right answers, and what else is named, move with it.

    Args:
        history: what `train` gave.
        shown: weights, ``"L4.weights"``, an image for each unit, in the shape of x where that fits; or an output,
            ``"o5"``, in which the samples stand as points. Of an output of more than two numbers the two directions
            are drawn in which they spread most at the end (PCA).
        samples: whose outputs are drawn.
    """
    if not isinstance(history, History):
        raise InputTypeError(
            "scrub expects what train gave, as in scrub(train(model, digits, CrossEntropy())), and got "
            f"{shortened(history)}."
        )
    samples = samples_in(samples, "scrub", 'scrub(history, "o5", samples=digits.test)')
    epochs = list(history.kept)
    curves = [
        _curves("Loss", epochs, history.loss, history.test_loss, float("inf")),
        _curves("Share of right answers", epochs, history.accuracy, history.test_accuracy, 1.0),
    ]
    panels: list[Panel] = [each for each in curves if each]
    panels += [
        _images(history, epochs, name) if "." in str(name) else _points(history, epochs, name, samples)
        for name in shown
    ]
    told = tuple(map(history.told, epochs))
    return Slider("epoch", tuple(map(str, epochs)), told, tuple(panels))


def _curves(title: str, epochs: list[int], train: Array, test: Array, most: float) -> Curves | None:
    lines = {"training": train[epochs], "test": test[epochs]}
    lines = {name: values for name, values in lines.items() if not np.isnan(values).any()}
    if not lines:
        return None
    highest = min(most, 1.05 * max(float(values.max()) for values in lines.values()))
    return Curves(title, lines, 0.0, float(f"{highest:.2g}") if most > 1 else most)


def _images(history: History, epochs: list[int], name: str) -> Images:
    known = [key for key, each in history.start.parameters.items() if each.values.ndim == 2]
    if name not in history.start.parameters:
        raise InputValueError(f"scrub finds no {name} in this model. It can draw {', '.join(known)}.")
    weights = np.array([history.at(epoch).parameters[name].values for epoch in epochs])
    if weights.ndim != 3:
        raise InputValueError(f"scrub draws weights as images, and {name} is no table of weights.")
    side = round(np.sqrt(weights.shape[2]))
    shape = (side, side) if side**2 == weights.shape[2] else (1, weights.shape[2])
    return Images(name, weights.reshape(*weights.shape[:2], *shape))


def _points(history: History, epochs: list[int], name: str, samples: Sequence[Sample]) -> Points:
    if not len(samples):
        raise InputValueError(
            f'scrub draws {name} of samples: which? As in scrub(history, "{name}", samples=digits.test).'
        )
    outputs = []
    for epoch in epochs:
        batch = history.at(epoch).trace(samples, batch=True)
        outputs.append(np.reshape(getattr(batch, name), (len(samples), -1)))
    _refuse_no_points(history, name, outputs[-1])
    view = View.of(outputs[-1])
    places = np.array([view(each) for each in outputs])
    (left, low), (right, high) = square(np.concatenate([places[0], places[-1]]))
    labels = [_label(each) for each in samples]
    title = f"{name} of {len(samples)} samples" + " by PCA" * (outputs[-1].shape[1] > 2)
    return Points(title, places, (left, right, low, high), labels)


def _refuse_no_points(history: History, name: str, output: Array) -> None:
    """Refuse what cannot be seen as points of a plane: an output of one number, or one sample of many numbers."""
    count, size = output.shape
    if size < 2:
        weights = [key for key, each in history.start.parameters.items() if each.values.ndim == 2]
        right = f' For how the weights move write scrub(history, "{weights[-1]}").' if weights else ""
        raise InputValueError(
            f"scrub draws an output of 2 numbers or more, its samples as points, and {name} is 1 number.{right}"
        )
    if count < 2:
        raise InputValueError(
            f"scrub draws {name} of many samples, and here is 1. As in samples=digits.test."
        )


def _label(sample: Sample) -> str:
    """The number of its class, which tells digits by themselves."""
    return "·" if sample.target is None else f"{sample.target:g}"
