"""A layer's own name works wherever its position does; and what a layer or a call cannot be is told with the line."""

from dataclasses import dataclass

import numpy as np
import pytest

from lessons_lib import (
    Add,
    Embedding,
    Input,
    Linear,
    Model,
    ReLU,
    Scale,
    explore,
    on,
    plot_batch,
    plot_layers,
    plot_outputs,
    plot_points,
    plot_regions,
    step_through,
)
from lessons_lib.layers import BuiltIn
from lessons_lib.numbers.door import InputTypeError, InputValueError

W = [[1.0, 2.0], [3.0, 4.0]]
X = (1.5, -2.0)


def named():
    return Model(Input("a", "b"), hidden=Linear(W), block=Model(inner=Linear([[1, 1]], [5])))


@pytest.mark.parametrize(
    ("key", "other", "values"),
    [
        ("hidden.weights", "L2.weights", [[0, 0], [1, 1]]),
        ("block.inner.bias", "L3.L1.bias", [7]),
        ("L3.inner.bias", "L3.L1.bias", [7]),
    ],
)
def test_parameters_are_changed_by_the_layers_name_as_by_its_position(key, other, values):
    changed = named().with_parameters({key: values})
    assert changed.parameters[other].values.tolist() == values
    assert list(changed.parameters) == list(named().parameters)


def test_a_knob_is_found_by_the_layers_name():
    page = explore(named().trace(X), knobs=["hidden.weights[0, 1]", "block.inner.bias"])
    assert page.data["knobs"] == ["L2.weights[0, 1]", "L3.L1.bias[0]"]


def test_a_name_that_is_none_is_still_told():
    with pytest.raises(
        InputValueError, match=r"^This model has no parameter 'other.weights'\. It has L2.weights"
    ):
        named().with_parameters({"other.weights": W})
    with pytest.raises(InputValueError, match=r"^This model has no parameter 'hidden'\."):
        named().with_parameters({"hidden": W})


def test_a_layer_of_a_model_is_found_by_position_and_by_name():
    model = named()
    assert model["L2"] is model["hidden"] is model[1]
    assert model["block"]["inner"] is model["L3"][0]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda: named()["hiden"],
            "This model has no layer 'hiden'. It has L1, hidden, block. Did you mean 'hidden'?",
        ),
        (
            lambda: named().trace(X)["hiden"],
            "This trace has no 'hiden'. It has L1, hidden, block. Did you mean 'hidden'?",
        ),
        (
            lambda: named().trace(X).hiden,
            "This trace has no 'hiden'. It has o1, hidden, block. Did you mean 'hidden'?",
        ),
        (
            lambda: named().with_parameters({"L2.weigths": W}),
            "This model has no parameter 'L2.weigths'. It has L2.weights, L3.L1.weights, L3.L1.bias. "
            "Did you mean 'L2.weights'?",
        ),
        (
            lambda: named().trace(X)["block"].o1,
            "A step has no 'o1'. It has inputs, output and layer. "
            "Its layers' own outputs are in the trace inside: write .inside.o1",
        ),
        (lambda: named().trace(X)["L2"].o1, "A step has no 'o1'. It has inputs, output and layer."),
        (
            lambda: Embedding(np.eye(3), tokens=("CLS", "a", "dog")).read(["[CLS]"]),
            "Embedding expects tokens that it knows and got '[CLS]'. Its tokens are CLS, a, dog. Did you mean 'CLS'?",
        ),
        (
            lambda: Model(on(Add(), "o1", "o9"), ReLU()),
            "L1 · Add takes its input from 'o1', which is made only here or later. Before it there is x.",
        ),
    ],
)
def test_a_name_that_is_not_there_is_told_with_those_that_are(ask, message):
    with pytest.raises((LookupError, AttributeError, ValueError)) as error:
        ask()
    assert error.value.args == (message,)


def test_of_many_names_an_error_lists_the_first_and_the_last():
    model = Model(Input("a"), *(Linear([[1.0]]) for _ in range(300)))
    with pytest.raises(InputValueError) as error:
        model.with_parameters({"L400.weights": [[1.0]]})
    assert "L2.weights, L3.weights, L4.weights" in str(error.value)
    assert "… L301.weights." in str(error.value)
    assert len(str(error.value)) < 250


def test_a_photo_kept_as_rows_columns_and_colours_gets_its_axes_in_order_and_is_not_reshaped():
    model = Model(Input(shape=(3, 4, 4)))
    with pytest.raises(InputValueError, match=r"write np\.transpose\(x, \(2, 0, 1\)\)\.$"):
        model.trace(np.arange(48.0).reshape(4, 4, 3))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            [[1, 2, 3], [4, 5, 6]],
            "L2.weights expects 2 x 2 numbers, as it has now, and got 2 x 3 numbers from 1 to 6.",
        ),
        (
            [1, 2, 3, 4],
            "L2.weights expects 2 x 2 numbers, as it has now, and got 4 numbers in a row: (1, 2, 3, 4). "
            "Write np.reshape(weights, (2, 2)).",
        ),
        (3, "L2.weights expects 2 x 2 numbers, as it has now, and got 1 number: 3."),
    ],
)
def test_numbers_of_another_shape_are_told_beside_the_old_shape(values, message):
    with pytest.raises(InputValueError) as error:
        named().with_parameters({"L2.weights": values})
    assert str(error.value) == message


class Hundredfold(Model):
    def __call__(self, x, /):
        return super().__call__(x) * 100


def test_a_model_with_a_call_of_its_own_has_no_trace_that_would_end_elsewhere():
    model = Hundredfold(Input("a", "b"), ReLU())
    assert model(X).tolist() == [150, 0]
    for trace in (lambda: model.trace(X), lambda: model.trace([X], batch=True)):
        with pytest.raises(InputTypeError) as error:
            trace()
        assert str(error.value) == (
            "Hundredfold brings a __call__ of its own, and a trace of its layers would not end where that call ends. "
            "As a layer it is called as it is: for a trace in which it is one step write "
            "Model(hundredfold).trace(x)."
        )
    assert Model(model).trace(X).output.tolist() == [150, 0]
    with pytest.raises(InputTypeError, match="a model of the layers alone, without that call"):
        model.with_parameters({})


def test_a_function_of_numpy_is_a_layer_whose_page_opens():
    page = step_through(Model(Input("a", "b"), np.exp).trace((0, 1)))._repr_html_()
    assert "exp(a)" in page


def test_two_numbers_in_place_of_a_row_are_told_by_a_trace_too():
    with pytest.raises(InputTypeError) as error:
        named().trace(1, 2)
    assert str(error.value) == (
        "model.trace expects one input and got 2. Put brackets around them: model.trace((1, 2))."
    )
    with pytest.raises(InputTypeError, match=r"Put brackets around them: model\(\(1, 2\)\)\.$"):
        named()(1, 2)


def test_a_block_of_several_inputs_is_not_told_to_take_a_row():
    block = Model(on(ReLU(), "x2"), Add("x1"))
    with pytest.raises(
        InputValueError, match=r"^This model takes 2 inputs \(x1, x2\), so it can only stand inside"
    ):
        block(1, 2)


@dataclass(frozen=True, eq=False)
class Broken(BuiltIn):
    """It divides by what is not there."""

    def forward(self, X):
        return X / self.missing


def test_an_error_inside_a_layer_of_ones_own_says_which():
    with pytest.raises(AttributeError) as error:
        Model(Input("a", "b"), Broken()).trace(X)
    assert error.value.__notes__ == [
        "This happened inside L2 · your Broken, which was called with X = (1.5, -2)."
    ]


@pytest.mark.parametrize("label", ["", "a b", "2nd", "class"])
def test_a_name_that_nobody_could_type_is_refused(label):
    with pytest.raises(ValueError, match="which cannot be typed as trace"):
        Model(Input("a", "b"), **{label: ReLU()})


def test_o_and_L_alone_are_names_and_o2_is_none():
    trace = Model(Input("a", "b"), o=ReLU()).trace(X)
    assert trace.o.tolist() == trace["o"].output.tolist() == [1.5, 0]
    with pytest.raises(ValueError, match="which means something already"):
        Model(Input("a", "b"), o2=ReLU())


def test_an_empty_source_is_not_there():
    with pytest.raises(ValueError, match=r"takes its input from '', which is not there"):
        Model(Input("a", "b"), ReLU(), Add(""))


def test_on_does_not_drop_the_sources_that_a_join_names_itself():
    with pytest.raises(InputTypeError) as error:
        on(Add("o2"), "o1", "o3")
    assert str(error.value) == (
        "on names all inputs of a layer, and Add('o2') names some already. Name all of them in one place: "
        "on(Add(), 'o1', 'o3', 'o2')."
    )
    model = Model(Input("a", "b"), ReLU(), Add("o1"))
    assert Model.of(model.trace(X))(X).tolist() == model(X).tolist()


def test_a_layer_with_arrays_of_its_own_keeps_them_in_a_line():
    @dataclass(frozen=True, eq=False)
    class Shifted(BuiltIn):
        shift: object

        def __post_init__(self):
            self.keep("shift")

        def forward(self, X):
            return X + self.shift

    given = np.array([1.0, 2])
    layer = Shifted(given)
    given[0] = 100
    assert layer.shift.tolist() == [1, 2]
    assert not layer.shift.flags.writeable
    assert Shifted([1, 2])(X).tolist() == [2.5, 0]
    with pytest.raises(InputTypeError, match=r"^Shifted expects numbers"):
        Shifted("text")


def test_unnamed_samples_are_called_as_one_types_them():
    batch = Model(Input("a", "b"), Scale(0, 1)).trace([X, X], batch=True)
    assert batch.sample(1).sample.name == "sample 1"


def test_figures_find_an_output_by_its_layers_name():
    batch = named().trace([X, (3, 4), (0, 1)], batch=True)
    assert plot_points(batch, "hidden").alt == plot_points(batch, "o2").alt
    assert plot_regions(batch, "hidden").alt == plot_regions(batch, "o2").alt


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (
            lambda: plot_outputs(named().trace([X], batch=True)),
            "plot_outputs expects the trace of one sample and got a batch of 1 sample: x is 1 x 2 numbers. Take one of "
            "its samples, as in trace.sample(0).",
        ),
        (
            lambda: plot_batch(named().trace(X)),
            "plot_batch expects the trace of many samples and got your x: x = (1.5, -2). Write "
            "plot_batch(model.trace(X, batch=True)).",
        ),
        (
            lambda: plot_layers(ReLU()),
            "plot_layers expects a model, or the trace of one sample, and got ReLU(). Write plot_layers(model) or "
            "plot_layers(model.trace(x)).",
        ),
    ],
)
def test_figures_say_what_they_are_drawn_of(draw, message):
    with pytest.raises(TypeError) as error:
        draw()
    assert str(error.value) == message
