"""What makes another model of one: with other numbers, one step downhill, as in training, in another precision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from numbers import Rational
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lessons_lib.layers import Layer
from lessons_lib.model.parameters import changed_layers, downhill, in_precision, training_forms
from lessons_lib.model.row import Row, refuse_own_call, row_in
from lessons_lib.numbers.choices import generator

if TYPE_CHECKING:
    from lessons_lib.model.model import Model

__all__ = ["Remade"]


class Remade(Row):
    """Of a model, which stays as it is: the others that are made of it."""

    of: ClassVar[Any]  # what makes a model of such places as `places`; only a model itself can say it

    def instead_of(self, name: object) -> str:
        """What to write in place of setting a part of it."""
        del name
        return (
            'model.with_parameters({"L2.weights": …}) is a new model with other numbers; for other layers write '
            "Model(…) anew, of some of these as in Model(*model[:2], ReLU())."
        )

    def with_parameters(self, values: Mapping[str, ArrayLike]) -> Model:
        """The model with other numbers for some parameters; this one stays as it is.

        Args:
            values: for names as in `parameters`, the new numbers, of the old shape. Of a layer that stands at
                two places either name will do, and both places change.

        Raises:
            InputValueError: there is no such parameter, or a layer refuses the numbers.
            InputTypeError: a subclass brings a call of its own, which the new model would not have.
        """
        refuse_own_call(self, "with_parameters makes a model of the layers alone, without that call")
        return self.with_layers(dict(changed_layers(self, values)))

    def updated(self, gradients: Mapping[str, ArrayLike], learning_rate: float | Rational) -> Model:
        """A new model, one step downhill: each parameter minus learning rate × its gradient.

        Args:
            gradients: ``backward.gradients``, or some of them, by names as in `parameters`.
            learning_rate: how far to go. With ``backward.exact_gradients`` a fraction, as in Fraction("1e-7").
        """
        return self.with_parameters(downhill(self, gradients, learning_rate))

    def in_training(self, seed: int | np.random.Generator = 0) -> Model:
        """The model as in one step of training: `Dropout` drops, by lot from a seed, `BatchNorm` looks at the batch."""
        refuse_own_call(self, "in_training makes a model of the layers alone, without that call")
        return self.with_layers(dict(training_forms(self, generator(seed, "in_training"))))

    def astype(self, dtype: DTypeLike) -> Model:
        """The same model computed in np.float32, in half the memory and about half the time; or again in np.float64."""
        refuse_own_call(self, "astype makes a model of the layers alone, without that call")
        return self.with_layers(dict(in_precision(self, dtype)))

    def with_layers(self, changed: dict[int, Layer]) -> Model:
        """The model with other layers, by the `id` of those whose place they take, in the blocks inside too."""
        for layer in (place.layer for place in self.places):
            if isinstance(layer, Remade) and row_in(layer) and id(layer) not in changed:
                changed[id(layer)] = layer.with_layers(changed)
        made: Model = self.of(
            replace(place, layer=changed.get(id(place.layer), place.layer)) for place in self.places
        )
        return made
