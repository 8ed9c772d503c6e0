"""A layer of one's own, written with a mistake: each is told with the layer, what was expected, and the line that is right."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from lessons_lib import DataSet, GradientDescent, Input, Linear, Model, SquaredError, train
from lessons_lib.layers import BuiltIn, Parameter, shared
from lessons_lib.numbers.door import InputTypeError, InputValueError

X = [[1.0, 2, 6], [4, 4, 4], [-1, 0, 1]]
LINE = "X.mean(axis=-1, keepdims=True) in place of X.mean()"


class Mixing(BuiltIn):
    def forward(self, X: Any) -> Any:
        return X - X.mean()


class Turning(BuiltIn):
    def forward(self, X: Any) -> Any:
        return X[::-1]


class Losing(BuiltIn):
    def forward(self, X: Any) -> Any:
        return X[:1]


class Right(BuiltIn):
    def forward(self, X: Any) -> Any:
        return (X - X.mean(axis=-1, keepdims=True))[..., ::-1] / 3


class Forgetful(BuiltIn):
    def forward(self, X: Any) -> Any:
        X * 2


@pytest.mark.parametrize("layer", [Mixing(), Turning()])
def test_samples_that_play_a_part_in_each_other_are_told(layer: BuiltIn) -> None:
    with pytest.raises(InputValueError) as caught:
        Model(Input("a", "b", "c"), layer).trace(X, batch=True)
    kind = type(layer).__name__
    assert str(caught.value).startswith(f"L2 · your {kind} gave (")
    assert " for sample 0 in a batch, and (" in str(caught.value)
    assert LINE in str(caught.value)


def test_a_sample_that_is_lost_is_told() -> None:
    with pytest.raises(
        InputValueError, match=r"^L2 · your Losing gave 1 row for a batch of 3 samples\. A batch has"
    ):
        Model(Input("a", "b", "c"), Losing()).trace(X, batch=True)


def test_a_layer_that_is_right_runs_with_many_as_with_one_and_one_sample_may_be_anything() -> None:
    model = Model(Input("a", "b", "c"), Right())
    together = model.trace(X, batch=True).o2
    assert all(np.array_equal(model(each), one) for each, one in zip(X, together, strict=True))
    assert Model(Mixing())(X[0]).tolist() == [-2, -1, 3]


@pytest.mark.parametrize("batch", [False, True])
def test_a_forward_without_return_is_told_like_a_function_without(batch: bool) -> None:
    with pytest.raises(InputTypeError) as caught:
        Model(Input("a", "b", "c"), Forgetful()).trace(X if batch else X[0], batch=batch)
    assert str(caught.value) == (
        "L2 · your Forgetful returned nothing (None). Does its forward end with `return …`?"
    )


@dataclass(frozen=True, eq=False)
class Strong(BuiltIn):
    """Each number times a strength of its own; its way back is written by the test."""

    strengths: Any

    def __post_init__(self) -> None:
        self.keep("strengths")

    def forward(self, X: Any) -> Any:
        return self.strengths * X

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (Parameter("strengths", "s", self.strengths, axes=("input",)),)

    def input_gradients(self, X: Any, output: Any, gradient: Any) -> Any:
        return (gradient * self.strengths,)

    def parameter_gradients(self, X: Any, output: Any, gradient: Any) -> Any:
        return {"strengths": shared(gradient * X, self.strengths)}


class NotSummed(Strong):
    def parameter_gradients(self, X: Any, output: Any, gradient: Any) -> Any:
        return {"strengths": gradient * X}


class Misnamed(Strong):
    def parameter_gradients(self, X: Any, output: Any, gradient: Any) -> Any:
        return {"strength": shared(gradient * X, self.strengths)}


class NoParameters(Strong):
    def parameter_gradients(self, X: Any, output: Any, gradient: Any) -> Any:
        return {}


class NoTuple(Strong):
    def input_gradients(self, X: Any, output: Any, gradient: Any) -> Any:
        return gradient * self.strengths


class OtherShape(Strong):
    def input_gradients(self, X: Any, output: Any, gradient: Any) -> Any:
        return (gradient.sum(axis=-1),)


@dataclass(frozen=True, eq=False)
class NoWayBack(BuiltIn):
    strengths: Any
    __post_init__ = Strong.__post_init__
    forward = Strong.forward
    parameters = Strong.parameters


WRONG = [
    (
        NotSummed,
        "L2 · your NotSummed: parameter_gradients should give for strengths an array of its own shape, 3 numbers, and gave "
        "3 x 3 numbers. Of many samples it is the sum over them, as in `shared(…, self.strengths)` (from "
        "lessons_lib.layers import shared).",
    ),
    (
        Misnamed,
        'L2 · your Misnamed: parameter_gradients should return {"strengths": …}, one array for each parameter by its name, '
        "and returned {'strength'}.",
    ),
    (
        NoParameters,
        'L2 · your NoParameters: parameter_gradients should return {"strengths": …}, one array for each parameter by its '
        "name, and returned {}.",
    ),
    (
        NoTuple,
        "L2 · your NoTuple: input_gradients should return a tuple with one array for each input, as in `return (gradient * "
        "…,)`, here 1, and returned one array.",
    ),
    (
        OtherShape,
        "L2 · your OtherShape: input_gradients should give for o1 an array of its own shape, 3 x 3 numbers, and gave 3 "
        "numbers.",
    ),
    (
        NoWayBack,
        "L2 · your NoWayBack does not tell the way back through its forward: write its input_gradients and "
        "parameter_gradients, as README's “A layer in one file” does.",
    ),
]
DATA = DataSet.from_rows(
    "three", [(*row, sum(row)) for row in X], features=("a", "b", "c"), target="sum", unit="m"
)


def model_of(kind: Any) -> Model:
    before = [Linear(np.eye(3))] if kind in {NoTuple, OtherShape} else [Input("a", "b", "c")]
    return Model(*before, kind([1, 2, 3]), Linear([[1, 1, 1]]))


@pytest.mark.parametrize(("kind", "words"), WRONG)
def test_a_way_back_that_is_wrong_is_told_by_backward(kind: Any, words: str) -> None:
    with pytest.raises(InputTypeError) as caught:
        model_of(kind).trace(DATA, batch=True).backward(SquaredError())
    assert str(caught.value) == words


@pytest.mark.parametrize(("kind", "words"), WRONG)
def test_and_by_train_which_does_not_say_that_it_ran_away(kind: Any, words: str) -> None:
    with pytest.raises(InputTypeError) as caught:
        train(model_of(kind), DATA, SquaredError(), optimiser=GradientDescent(0.001), epochs=1, batch_size=3)
    assert str(caught.value) == words


def test_one_that_is_right_learns() -> None:
    history = train(model_of(Strong), DATA, SquaredError(), optimiser=GradientDescent(0.001), epochs=20)
    assert history.loss[-1] < history.loss[0]


def test_an_error_in_a_way_back_says_where_it_happened() -> None:
    class Broken(Strong):
        def input_gradients(self, X: Any, output: Any, gradient: Any) -> Any:
            return (gradient * np.ones(7),)

    model = Model(Linear(np.eye(3)), Broken([1, 2, 3]), Linear([[1, 1, 1]]))
    with pytest.raises(ValueError, match="broadcast") as caught:
        model.trace(DATA, batch=True).backward(SquaredError())
    assert caught.value.__notes__ == ["This happened inside input_gradients of L2 · your Broken."]
