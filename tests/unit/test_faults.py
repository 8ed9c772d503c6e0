"""What once was silently wrong, and must not be again: what is traced is what ran."""

import numpy as np
import pytest

from lessons_lib import Input, Linear, Model, ReLU, step_through
from lessons_lib.model.describe import formula, idea, kind
from lessons_lib.numbers.door import InputTypeError, InputValueError


class Skip(Model):
    """Add what goes in to what comes out."""

    def __call__(self, x, /):
        return super().__call__(x) + np.asarray(x)


class Residual:
    """A learner's own block: what goes in is added to what its layers give."""

    def __init__(self, *layers):
        self.layers = layers

    def __call__(self, X):
        current = X
        for layer in self.layers:
            current = layer(current)
        return X + current


def test_a_model_with_a_call_of_its_own_does_the_same_alone_and_inside_a_model():
    skip = Skip(Linear([[1.0, 0], [0, -1]]), ReLU())
    alone = skip((1, 2))
    trace = Model(Input("a", "b"), skip).trace((1, 2))
    assert trace.o2.tolist() == alone.tolist() == [2, 2]
    assert trace["L2"].inside is None
    assert Model(Input("a", "b"), skip).trace([(1, 2)], batch=True).o2.tolist() == [[2, 2]]


def test_a_plain_subclass_of_model_is_still_looked_into():
    class Named(Model):
        pass

    assert Model(Input("a"), Named(ReLU(), ReLU())).trace((1,))["L2"].inside is not None


def test_a_class_that_keeps_layers_is_no_model():
    block = Residual(Linear([[1.0, 0], [0, -1]]), ReLU())
    trace = Model(Input("a", "b"), block).trace((1, 2))
    assert trace.o2.tolist() == [2, 2]
    assert kind(block) == "your Residual"
    assert formula(block) == ""  # its code says more than its last line
    assert "is a model itself" not in idea(block)
    assert trace["L2"].inside is None
    assert "L2(L1(" not in step_through(trace)._repr_html_()


def test_the_output_of_a_model_inside_is_told_by_the_layers_inside():
    page = step_through(Model(Input("a"), Model(ReLU(), ReLU())).trace((1,)))._repr_html_()
    assert "read its code" not in page
    assert "Open L2: 2 layers inside" in page


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (
            lambda: Input("a", "b", "a"),
            "Input expects a name of its own for each number, and 'a' stands there twice. Nobody could tell the two "
            "apart: write 'a 1' and 'a 2', say.",
        ),
        (lambda: Input("a", ""), "Input expects a word for each number, and one of these is empty: 'a', ''."),
        (lambda: Input(" "), "Input expects a word for each number, and one of these is empty: ' '."),
    ],
)
def test_names_of_inputs_are_words_that_differ(build, message):
    with pytest.raises(InputValueError) as error:
        build()
    assert str(error.value) == message


def test_an_overflow_in_a_layer_of_the_package_is_told_with_its_step():
    model = Model(Input("a", "b"), Linear([[1e200, 1], [1, 1]]), ReLU())
    with pytest.raises(InputValueError) as error:
        model.trace((1e200, 0))
    assert str(error.value) == (
        "L2 · Linear gave a number too large for a float, which ends at about 1.8e308: its output[0] is infinity, "
        "from (1e200, 0). Use smaller numbers, in x or in the layer."
    )
    with pytest.raises(InputValueError, match=r"^L2 · Linear gave .* its output\[1, 0\] is infinity"):
        model.trace([(1, 2), (1e200, 0)], batch=True)


class Unreadable:
    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("no numbers today")

    def __repr__(self):
        raise RuntimeError("nor a picture")


def test_an_object_that_cannot_be_read_or_shown_is_told_as_that():
    with pytest.raises(InputTypeError) as error:
        Model(Input("a")).trace(Unreadable())
    assert str(error.value) == (
        "L1 · Input expects numbers and got a Unreadable that cannot be shown. It cannot be read as numbers "
        "(RuntimeError: no numbers today). Make a list of its numbers first."
    )


def test_a_function_that_unpacks_more_or_fewer_numbers_than_came_is_told_how_many_came():
    def L2(X):
        broccoli, strawberries, hours = X
        return broccoli + strawberries + hours

    with pytest.raises(ValueError, match="unpack") as error:
        Model(L2)((150, 800))
    assert error.value.__notes__ == [
        "This happened inside L1 · your function, which was called with X = (150, 800)."
    ]
