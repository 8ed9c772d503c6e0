"""A layer of one's own, written with a mistake: each is told with the layer, what was expected, and the line that is right."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from lessons_lib import DataSet, GradientDescent, Input, Linear, Model, ReLU, SquaredError, train
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


class Cropped(BuiltIn):
    def forward(self, X: Any) -> Any:
        return X[..., :1]


class Lying(BuiltIn):
    def forward(self, X: Any) -> Any:
        return 2 * X

    def shape_after(self, shape: Any, values: Any = None) -> Any:
        return (7,)


class Silent(Lying):
    def shape_after(self, shape: Any, values: Any = None) -> Any:
        return None


@pytest.mark.parametrize("batch", [False, True])
@pytest.mark.parametrize(("layer", "told", "came"), [(Cropped(), "3 numbers", 1), (Lying(), "7 numbers", 3)])
def test_the_shape_that_was_told_is_held_against_the_one_that_came(
    layer: BuiltIn, told: str, came: int, batch: bool
) -> None:
    with pytest.raises(InputValueError) as caught:
        Model(Input("a", "b", "c"), layer).trace(X if batch else X[0], batch=batch)
    assert str(caught.value).startswith(
        f"L2 · your {type(layer).__name__}: shape_after says that the output is {told}, and forward gave {came} number"
    )
    assert str(caught.value).endswith(f"as in def shape_after(self, shape, values=None): return ({came},)")


def test_a_shape_on_the_word_of_a_layer_is_told_as_its_word() -> None:
    with pytest.raises(InputValueError) as caught:
        Model(Input("a", "b", "c"), Cropped(), ReLU(), Linear([[1]]))
    assert str(caught.value) == (
        "L4 · Linear expects 1 number and got 3. The output of L3 · ReLU does not fit here. That shape is what "
        "shape_after of L2 · your Cropped says. Left out, it says that the output has the shape of the input: where it "
        "has another, write a shape_after."
    )
    with pytest.raises(
        InputTypeError, match=r"^L2 · your Silent: shape_after should return a shape, as in \(3,\)"
    ):
        Model(Input("a"), Silent())


def returning(made: Any) -> BuiltIn:
    class Own(BuiltIn):
        def forward(self, X: Any) -> Any:
            return made(X)

    return Own()


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (
            lambda X: X * 1j,
            "numbers, and output[0] is a complex number: 1j. Take its real part, as in output[0].real.",
        ),
        (lambda X: "abc", "numbers and returned text: 'abc'. Write numbers, without quotes."),
        (lambda X: [X[0], None, 1], "numbers, and output[1] is None: a value is missing."),
        (
            lambda X: {"a": 1},
            "numbers and returned a dict: {'a': 1}. Write its values in order: tuple(output.values()).",
        ),
    ],
)
def test_what_a_forward_returns_passes_the_door(made: Any, words: str) -> None:
    with pytest.raises(InputTypeError) as caught:
        Model(Input("a", "b", "c"), returning(made)).trace(X[0])
    assert str(caught.value) == f"L2 · your Own should return {words}"


def test_numbers_of_another_kind_become_floats() -> None:
    assert Model(returning(lambda X: X.astype(np.float32))).trace(X[0]).o1.dtype == float


@pytest.mark.parametrize(
    ("made", "found", "cause"),
    [
        (lambda X: np.sqrt(X - 2), "not a number", "the root or the logarithm of a number below 0"),
        (lambda X: np.log(X - 1), "-infinity", "the logarithm of 0"),
        (lambda X: 1 / (X - 1), "infinity", "a division by 0"),
    ],
)
def test_a_number_that_is_not_finite_is_told_by_what_may_have_made_it(
    made: Any, found: str, cause: str
) -> None:
    with pytest.raises(InputValueError) as caught, np.errstate(all="ignore"):
        Model(Input("a", "b", "c"), returning(made)).trace(X[0])
    told = str(caught.value)
    assert told.startswith(
        f"L2 · your Own should return finite numbers, and its output[0] is {found}, from (1, 2, 6). So it is with "
    )
    assert cause in told


def test_a_loss_of_what_is_no_number_does_not_say_that_it_is_too_large() -> None:
    with np.errstate(all="ignore"):
        trace = Model(Input("a"), lambda X: np.sqrt(X)).trace((-1,))
    with pytest.raises(InputValueError) as caught:
        trace.backward(SquaredError(), [1])
    assert str(caught.value) == (
        "L · SquaredError expects finite numbers and got o2 = not a number, the output of L2 · your lambda. Look in the "
        "trace for the first output that is not finite."
    )


def strong(**other: Any) -> BuiltIn:
    """Strong, with a part of it written otherwise."""
    layer: BuiltIn = dataclass(frozen=True, eq=False)(type("Own", (Strong,), other))([1, 2, 3])
    return layer


def parameter(*parts: Any, name: str = "strengths", **more: Any) -> Any:
    return property(lambda layer: (Parameter(name, "s", *(parts or (layer.strengths,)), **more),))


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (
            {"parameters": lambda layer: ()},
            "parameters is read, not called. Write @property in the line above def parameters(self).",
        ),
        (
            {"formula": lambda layer: "s * X"},
            "formula is read, not called. Write @property in the line above def formula(self).",
        ),
        (
            {
                "parameters": property(
                    lambda layer: Parameter("strengths", "s", layer.strengths, axes=("input",))
                )
            },
            'parameters should return a tuple of Parameter, as in `return (Parameter("weights", "W", self.weights, '
            'axes=("output", "input")),)`, and returned one Parameter, without the tuple.',
        ),
        (
            {"parameters": parameter(axes=("input",), name="strength")},
            "a parameter is called like the field that holds its numbers, and 'strength' is none. There are strengths.",
        ),
        (
            {"parameters": parameter()},
            "the axes of a parameter are a word for each axis of its numbers, and strengths, of shape (3,), has axes=(). "
            'Write axes=("input",), say.',
        ),
        (
            {"parameters": parameter(axes=("output", "input"))},
            "the axes of a parameter are a word for each axis of its numbers, and strengths, of shape (3,), has "
            "axes=('output', 'input'). Write axes=(\"input\",), say.",
        ),
        (
            {"__post_init__": lambda layer: None},
            "the numbers of strengths are to be an array that nobody can change. Write self.keep('strengths') in def "
            "__post_init__(self).",
        ),
        (
            {
                "parameters": property(
                    lambda layer: (Parameter("strengths", "s", doubled(layer), axes=("input",)),)
                )
            },
            "the numbers of the parameter strengths are not those of self.strengths, which change when it is turned. "
            "Write Parameter('strengths', 's', self.strengths, …).",
        ),
    ],
)
def test_a_part_that_is_written_otherwise_than_it_is_read_is_told_at_once(
    other: dict[str, Any], words: str
) -> None:
    with pytest.raises((InputTypeError, InputValueError)) as caught:
        Model(Input("a", "b", "c"), strong(**other))
    assert str(caught.value) == f"L2 · your Own: {words}"


def doubled(layer: Any) -> Any:
    values = 2 * layer.strengths
    values.setflags(write=False)
    return values


def test_a_layer_with_parameters_that_is_no_record_is_told_how_to_become_one() -> None:
    class Own(BuiltIn):
        strengths = Strong([1, 2]).strengths
        forward = Strong.forward
        parameters = Strong.parameters

    with pytest.raises(
        InputTypeError, match=r"^L1 · your Own has parameters.*@dataclass\(frozen=True, eq=False\)"
    ):
        Model(Own())


def test_what_is_kept_is_a_field() -> None:
    with pytest.raises(InputValueError) as caught:
        strong(__post_init__=lambda layer: layer.keep("strength"))
    assert str(caught.value) == "Own keeps the numbers of a field, and 'strength' is none. It has strengths."


def test_an_overflow_in_float32_tells_where_float32_ends() -> None:
    model = Model(Input("a"), Linear([[1e30]])).astype(np.float32)
    with pytest.raises(
        InputValueError, match=r"too large for a float, which ends at about 3\.4e38: its output"
    ):
        model((1e30,))
