"""What `train` refuses: in place of which argument something else came, and the line that would be right."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lessons_lib.data.sample import Sample
from lessons_lib.layers import BuiltIn
from lessons_lib.learning.history import History
from lessons_lib.learning.losses import refuse_no_loss
from lessons_lib.learning.optimisers import Optimiser
from lessons_lib.model.describe import heading
from lessons_lib.model.given import entry_of, refuse_other_order
from lessons_lib.model.model import Model
from lessons_lib.model.parameters import layers_by_path
from lessons_lib.model.place import Place
from lessons_lib.model.shapes import fit
from lessons_lib.numbers.door import InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import shape_words

__all__ = ["refuse_wrong", "samples_with_targets"]

RIGHT = "train(model, patients, SquaredError())"


def refuse_wrong(model: object, loss: object, optimiser: object, schedule: object) -> None:
    """Refuse what cannot be trained, or trained with."""
    if not isinstance(model, Model):
        right = "the model it ended with: train(history.model, …)" if isinstance(model, History) else RIGHT
        raise InputTypeError(f"train expects a model first, and got {shortened(model)}. Write {right}.")
    _refuse_training_forms(model)
    refuse_no_loss("train", loss, RIGHT)
    if optimiser is not None and not isinstance(optimiser, Optimiser):
        raise InputTypeError(
            f"train expects an optimiser, as in GradientDescent(0.01), and got {shortened(optimiser)}."
        )
    if schedule is not None and not callable(schedule):
        raise InputTypeError(
            "train expects a schedule, a function of how much of the training is over, as in schedule=cosine, and "
            f"got {shortened(schedule)}. The learning rate itself belongs to the optimiser, as in Adam(0.01)."
        )


def _refuse_training_forms(model: Model) -> None:
    """Refuse a model that is already as in one step of training: it would stay so, and answer by its batch for ever."""
    for path, layer in layers_by_path(model):
        if isinstance(layer, BuiltIn) and layer.is_training_form:
            raise InputValueError(
                f"train expects the model itself and got it as in one step of training, with {heading(path, layer)}, "
                "which is no layer to answer with afterwards. Leave out .in_training(), as in train(net, …): train "
                "takes that form itself, in each step."
            )


def samples_with_targets(samples: object, model: Model) -> list[Sample]:
    """The samples to learn from, or measure on; what the first layer could not learn from is refused."""
    if isinstance(samples, Sample) or not isinstance(samples, Iterable):
        raise InputTypeError(
            f"train expects samples, as in {RIGHT}, and got {shortened(samples)}."
            + " One alone stands in brackets: [sample]." * isinstance(samples, Sample)
        )
    kept = list(samples)
    if not kept:
        raise InputValueError("train expects samples and got none: there is nothing to learn from.")
    for each in kept:
        if not isinstance(each, Sample) or each.target is None:
            what = f"{each.name}, which has no target" if isinstance(each, Sample) else shortened(each)
            raise InputTypeError(
                f"train expects samples with targets, as in {RIGHT}, and got {what}. "
                "Rows of numbers become samples with DataSet.from_rows."
            )
        refuse_other_order(each, *entry_of(model.layers[0]))
    _refuse_other_shapes({each.x.shape: each for each in kept}.values(), model.places[0])
    return kept


def _refuse_other_shapes(samples: Collection[Sample], place: Place) -> None:
    """Refuse samples, one of each shape, that do not fit the first layer, or are of several shapes."""
    first = place.layer
    for each in samples:
        try:
            if isinstance(first, BuiltIn):
                fit(place, first, each.x.shape)
        except InputValueError as error:
            raise InputValueError(f"{error} That is {each.name}, of the samples for train.") from None
    if len(samples) > 1:
        several = " and ".join(f"{each.name} has {shape_words(each.x.shape)}" for each in samples)
        raise InputValueError(f"train expects samples of one shape, and {several}.")
