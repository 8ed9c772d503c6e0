"""What is given in the place of another thing is told, with the right line; never a wrong number, never NumPy's words."""

from fractions import Fraction

import numpy as np
import pytest

from lessons_lib import (
    Adam,
    BatchNorm,
    Convolution,
    DataSet,
    GradientDescent,
    Input,
    Linear,
    Model,
    Momentum,
    ReLU,
    Sample,
    Softmax,
    SquaredError,
    cosine,
    examine,
    explore,
    numbers,
    patients,
    playground,
    plot_descent,
    plot_regions,
    plot_spreads,
    receptive_field,
    report,
    scrub,
    train,
    varied,
    walk,
)
from lessons_lib.data import spiral
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.trained import spiral_model

model = Model(Input("a", "b", "c"), Linear([[1, 2, 3]]), ReLU())
trace = model.trace((1, 2, 3))
batch = model.trace([[1, 2, 3], [4, 5, 6]], batch=True)
backward = trace.backward(SquaredError(), target=1)
history = train(Model(Linear([[0, 0, 0]])), patients, SquaredError(), optimiser=GradientDescent(0), epochs=2)
on_the_plane = spiral_model().trace(spiral[:4], batch=True)
ROWS = [(5, 30, 310), (3, 10, 264)]


class Sparse:
    """Looks like a sparse matrix."""

    def toarray(self):
        return np.eye(3)

    def __repr__(self):
        return "<a sparse matrix>"


class Refusing:
    """Looks like an array, and refuses in words like those that NumPy has for ragged lists."""

    def __array__(self, dtype=None, copy=None):
        raise ValueError("not today")

    def __repr__(self):
        return "<an array that refuses>"


class Elsewhere:
    """Looks like an array whose numbers lie on a device that NumPy does not reach."""

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("they lie on another device")

    def __repr__(self):
        return "<an array elsewhere>"


NO_NUMBERS = "It cannot be read as numbers (RuntimeError: they lie on another device). Make a list of its numbers first."


@pytest.mark.parametrize(
    ("use", "error", "message"),
    [
        (lambda: batch.sample(True), IndexError, "This batch has no sample(True). It has 2 samples: sample(0) to sample(1)."),
        (lambda: trace[["L1"]], KeyError, "\"This trace has no ['L1']. It has L1, L2, L3.\""),
        (lambda: backward[0:2], KeyError, "'There is no slice(0, 2, None) on this way back. There are L, dL/do3, dL/do2, dL/dW2, dL/do1, dL/dx.'"),
        (lambda: backward.arithmetic("dL/do1", "a"), KeyError, '"There is no number \'a\' of \'dL/do1\' on this way back."'),
        (lambda: backward.arithmetic("L", 1), KeyError, '"There is no number 1 of \'L\' on this way back."'),
        (lambda: model[1.5], IndexError, 'This model has no layer [1.5]: it has 3 layers, counted from 0. By its name, L3, the last is model["L3"].'),
        (lambda: patients["patient 1"], IndexError, "patients has 4 samples, from 0 to 3, and none at 'patient 1'."),
        (lambda: history.at("last"), InputTypeError, "A history knows its epochs by their numbers, as in history.at(2), and got 'last'."),
        (lambda: history.at(True), InputTypeError, "A history knows its epochs by their numbers, as in history.at(2), and got True."),
        (lambda: model.with_parameters({2: [[1, 2, 3]]}), InputValueError, "This model has no parameter 2. It has L2.weights."),
        (lambda: model.updated({"L2.weights": [[1, 2], [3]]}, 0.1), InputValueError, "updated expects rows of one length, but the gradient of L2.weights[0] has length 2 and the gradient of L2.weights[1] has length 1: [[1, 2], [3]]. Write as many numbers in each row."),
        (lambda: model.updated({"L2.weights": [[1, 2, 3]]}, True), InputTypeError, "updated expects one learning rate, as in model.updated(backward.gradients, 0.01), and got True."),
        (lambda: model.astype(Linear), InputTypeError, "astype expects np.float32 or np.float64 and got the class Linear itself, without brackets: write model.astype(np.float32)."),
        (lambda: model.astype([1]), InputTypeError, "astype expects np.float32 or np.float64 and got [1]: write model.astype(np.float32)."),
        (lambda: trace.backward(SquaredError(), target=[[1, 2], [3]]), InputValueError, "A loss expects rows of one length, but target[0] has length 2 and target[1] has length 1: [[1, 2], [3]]. Write as many numbers in each row."),
        (lambda: trace.backward(SquaredError(), target="1"), InputTypeError, "A loss expects numbers and got text: '1'. Write numbers, without quotes, as in target=1."),
        (lambda: trace.backward(SquaredError(), target=Elsewhere()), InputTypeError, f"A loss expects numbers and got <an array elsewhere>. {NO_NUMBERS}"),
        (lambda: Momentum(0.1, keeps=1.5), InputValueError, "Momentum expects keeps as one share of what was before, from 0 to below 1, as in keeps=0.9, and got 1.5."),
        (lambda: Adam(0.1, keeps_size=1), InputValueError, "Adam expects keeps_size as one share of what was before, from 0 to below 1, as in keeps_size=0.9, and got 1."),
        (lambda: Adam(0.1, keeps="most"), InputTypeError, "Adam expects numbers and got text: 'most'. Write numbers, without quotes, as in (100, 2000, 100)."),
        (lambda: GradientDescent([0.1]), InputValueError, "GradientDescent expects one learning_rate of 0 or more, as in GradientDescent(0.01), and got [0.1]. A step goes against the gradient, downhill, by itself."),
        (lambda: cosine(2), InputValueError, "cosine expects how much of the training is over, from 0 to 1, and got 2. train asks it itself: train(…, schedule=cosine)."),
        (lambda: Convolution(3), InputValueError, "Convolution expects kernels of shape (channels out, channels in, rows, columns) and got 1 number. For one kernel of 3 x 3 numbers that is (1, 1, 3, 3)."),
        (lambda: Softmax(axis=[1]), InputValueError, "Softmax expects as axis -1, so that each row adds up to 1, or -2, so that each column does, and got [1]."),
        (lambda: BatchNorm([0], [1], axes=True), InputValueError, "BatchNorm expects as axes 3, for pictures (channels, rows, columns), or 1, for rows of numbers, and got True."),
        (lambda: Input("a")(Sparse()), InputTypeError, "Input expects numbers, and x is of another kind, Sparse: <a sparse matrix>. Write x.toarray()."),
        (lambda: Input("a")({"a": 1}.values()), InputTypeError, "Input expects numbers, and x is of another kind, dict_values: dict_values([1]). Write tuple(x)."),
        (lambda: ReLU()(trace), InputTypeError, "ReLU expects numbers, and x[0] is of another kind, Step: L1 · Input: (1, 2, 3) -> o1 = (1, 2, 3). Write trace.output."),
        (lambda: ReLU()(Refusing()), InputTypeError, "ReLU expects numbers and got <an array that refuses>. It cannot be read as numbers (ValueError: not today). Make a list of its numbers first."),
        (lambda: numbers("1"), InputTypeError, "numbers writes numbers, as in numbers((1, 2.5)), and got '1'."),
        (lambda: numbers([None, 1]), InputTypeError, "numbers writes numbers, as in numbers((1, 2.5)), and got [None, 1]."),
        (lambda: numbers([1j]), InputTypeError, "numbers writes numbers, as in numbers((1, 2.5)), and got [1j]."),
        (lambda: numbers(np.array(["2026-01-01"], dtype="datetime64[D]")), InputTypeError, "numbers writes numbers, as in numbers((1, 2.5)), and got array(['2026-01-01'], dtype='datetime64[D]')."),
        (lambda: patients.verdict("1"), InputTypeError, "A verdict expects numbers and got text: '1'. Write numbers, without quotes, as in (100, 2000, 100)."),
        (lambda: DataSet("houses", ("a",), "abc"), InputTypeError, "houses expects samples in a list, and got 'abc'. To make them of rows of numbers write DataSet.from_rows('houses', rows, features)."),
        (lambda: Sample("one", Elsewhere()), TypeError, 'Sample expects its name and then its numbers, as in Sample("patient 5", (150, 800, 1450)), and got for its numbers: <an array elsewhere>.'),
        (lambda: DataSet.from_rows("houses", ROWS, ("rooms", "age"), "price", unit=3), InputTypeError, 'houses expects unit as text, as in unit="thousand euros", and got 3.'),
        (lambda: DataSet.from_rows("houses", ROWS, ("rooms", "age"), ["price"]), InputTypeError, "houses expects the names of its columns as text, and got ['price']."),
        (lambda: DataSet.from_rows("houses", ROWS, ("rooms", "age"), "price", names=3), InputTypeError, 'houses expects the names of its samples, as in names=["first", "second"], and got 3.'),
        (lambda: receptive_field(trace, 2), InputValueError, "This trace has no output 2. It has o1 to o3."),
        (lambda: receptive_field(trace, "o2", 1.5), InputValueError, "receptive_field expects a place in o2, which is 1 number, and got 1.5."),
        (lambda: explore(trace, 3), InputTypeError, 'knobs expects a list of names, as in knobs=["x"], and got 3.'),
        (lambda: walk(on_the_plane.sample(0), [(1, 2)]), InputTypeError, "walk expects samples, as in walk(trace, spiral), and got (1, 2)."),
        (lambda: scrub(history, "o1", samples=[(1, 2, 3)]), InputTypeError, 'scrub expects samples, as in scrub(history, "o5", samples=digits.test), and got (1, 2, 3).'),
        (lambda: playground(3), InputTypeError, "playground expects samples, as in playground(spiral), and got 3."),
        (lambda: plot_regions(on_the_plane, ["o2"]), InputValueError, "This trace has no output ['o2']. It has x, o1, o2, o3, o4, o5, o6, o7, o8."),
        (lambda: plot_regions(on_the_plane, "x", edge=[1, 2]), InputValueError, "plot_regions compares with one number, as in edge=0.5, and got (1, 2)."),
        (lambda: plot_spreads([backward]), InputTypeError, 'plot_spreads expects ways back by their names, as in plot_spreads({"my row": model.trace(X, batch=True).backward(CrossEntropy())}).'),
        (lambda: plot_descent(lambda w: w * w, {"a": [1]}, (-1, 1)), InputValueError, 'plot_descent expects a loss, ways by their names and from where to where each number is drawn, as in plot_descent(lambda w: w**2, {"slow": [1, 0.8, 0.64]}, [(-1, 1)]), and got as span (-1, 1).'),
        (lambda: plot_descent(3, {"a": [1]}, [(-1, 1)]), InputTypeError, 'plot_descent expects a loss, ways by their names and from where to where each number is drawn, as in plot_descent(lambda w: w**2, {"slow": [1, 0.8, 0.64]}, [(-1, 1)]), and got 3.'),
        (lambda: examine("02.3"), InputTypeError, "examine expects an exercise itself, as in examine(fourth), and got '02.3'."),
        (lambda: varied(3, {"a": 1}, {}), InputTypeError, 'varied expects a function that makes an exercise of its numbers, the usual ones by name, and what each is drawn from, as in varied(house, {"rooms": 4}, {"rooms": range(2, 9)}), and got 3, {\'a\': 1}, {}.'),
        (lambda: report(["02"]), ValueError, "report expects the number of a lesson, in quotes, and got ['02']. There are 01, 02, 03, 04, 05, 06, 07, 08, 09, 10, 11, 12, 13, 14, 15, 16."),
    ],
)  # fmt: skip
def test_a_wrong_use_is_told_with_the_right_line(use, error, message):
    with pytest.raises(error) as raised:
        use()
    assert str(raised.value) == message


def test_what_is_right_in_an_unusual_form_stays_right():
    assert numbers([Fraction(1, 2), 2]) == "(0.5, 2)"
    assert numbers(np.array([True, False])) == "(1, 0)"
    assert model.astype("float32")((1, 2, 3)) == model.astype(np.dtype(np.float32))((1, 2, 3)) == 14
    assert batch.sample(np.int64(1)).output == 32
    assert history.at(np.int64(-1))((1, 2, 3)) == 0
    assert receptive_field(trace, "o2", np.int64(0)).all()
    assert backward.arithmetic("dL/do1", np.int64(1)).value == 26
    assert trace.backward(SquaredError(), target=Fraction(1, 2)).value == 13.5**2 / 2
