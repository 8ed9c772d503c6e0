"""A layer may look back: at x, at any output before it, at several; by their names or by one that was given."""

import copy
import pickle

import numpy as np
import pytest

from lessons_lib import Add, Concat, Input, Linear, Model, ReLU, on, step_through
from lessons_lib.page.knobs import chosen_keys, turned

W = [[1.0, -2], [3, 4]]


def double(X):
    """Twice the input."""
    return 2 * X


def product(q, k):
    """One times the other."""
    return q * k


def skip():
    return Model(Input("a", "b"), Linear(W), ReLU(), Add("o1"))


def test_add_puts_the_previous_output_first():
    trace = skip().trace((1, 2))
    step = trace["L4"]
    assert (step.sources, [X.tolist() for X in step.inputs]) == (("o3", "o1"), [[0, 11], [1, 2]])
    assert trace.o4.tolist() == [1, 13]
    assert repr(trace).splitlines()[4].split("   ")[0] == "  o4 = L4(o3, o1) = (1, 13)"


def test_concat_puts_them_one_after_another():
    trace = Model(Input("a", "b"), Linear([[1, 1]]), Concat("o1")).trace((1, 2))
    assert trace.o3.tolist() == [3, 1, 2]
    maps = Model(ReLU(), double, Concat("o1", axis=-3)).trace(np.ones((2, 3, 4)))
    assert maps.output.shape == (4, 3, 4)


def test_on_gives_a_layer_another_input_and_a_function_several():
    model = Model(Input("a", "b"), ReLU(), on(double, "x"), on(lambda X1, X2: X1 - X2, "o2", "o3"))
    assert model((1, -2)).tolist() == [-1, 4]


def test_a_named_layer_is_a_source_by_its_name_and_keeps_it_when_a_layer_is_put_in_between():
    def row(*between):
        return Model(
            Input("a", "b"),
            *between,
            q=on(Linear(W), "x"),
            k=on(double, "x"),
            sum=on(Add(), "q", "k") if not between else on(lambda a, b, c: a + b + 0 * c, "q", "k", "o2"),
        )

    plain, longer = row(), row(ReLU())
    assert plain.trace((1, 2)).q.tolist() == longer.trace((1, 2)).q.tolist() == [-3, 11]
    trace = longer.trace((1, 2))
    assert trace["q"] is trace["L3"]
    assert trace["sum"].sources == ("o3", "o4", "o2")
    assert trace["q"].heading == "L3 q · Linear"
    assert "q" in dir(trace)
    assert "q" in trace._ipython_key_completions_()


def test_a_batch_looks_back_as_each_sample_does():
    rows = np.array([[1.0, 2], [-3, 4], [0, 0]])
    for model in (skip(), Model(Input("a", "b"), double, on(lambda a, b: a * b, "o2", "x"))):
        batch = model.trace(rows, batch=True)
        for at, row in enumerate(rows):
            alone = model.trace(row)
            for step in alone:
                np.testing.assert_array_equal(batch.sample(at)[step.name].output, step.output)
                assert batch.sample(at)[step.name].sources == step.sources


def test_a_block_inside_may_be_given_several_outputs_which_are_x1_and_x2_in_it():
    block = Model(on(Linear(W), "x2"), Add("x1"))
    assert block.inputs == ("x1", "x2")
    outer = Model(Input("a", "b"), ReLU(), on(block, "o2", "o1"))
    trace = outer.trace((1, -2))
    assert trace.o3.tolist() == [1 + 5, 0 - 5]
    inside = trace["L3"].inside
    assert [X.tolist() for X in inside.inputs] == [[1, 0], [1, -2]]
    assert inside["L2"].sources == ("o1", "x1")
    with pytest.raises(
        ValueError, match=r"takes 2 inputs \(x1, x2\), so it can only stand inside another one"
    ):
        block((1, 2))


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (
            lambda: Model(Input("a"), Add("o3"), ReLU()),
            "L2 · Add takes its input from 'o3', which is made only here or later. Before it there are x, o1.",
        ),
        (
            lambda: Model(Input("a"), Add("q")),
            "L2 · Add takes its input from 'q', which is not there. Before it there are x, o1.",
        ),
        (
            lambda: Model(Input("a"), on(ReLU(), "q"), q=ReLU()),
            "L2 · ReLU takes its input from 'q', which is made only here or later. Before it there are x, o1.",
        ),
        (
            lambda: Model(Input("a", "b"), Linear([[1, 2]]), Add("o1")),
            "L3 · Add expects inputs of one shape and got 1 number and 2 numbers. Each number is added to the one at "
            "its place; nothing is stretched to fit. To put them one after another write Concat in place of Add; to add "
            "them bring the first to 2 numbers, as Linear(np.ones((2, 1))) does. The output of L2 · Linear and L1 · Input does not fit here.",
        ),
        (
            lambda: Model(Input("a", "b"), ReLU(), on(Linear(W), "o1")),
            'Nobody takes o2, the output of L2 · ReLU. Name it as a source, as in on(f, "o2") or Add("o2"), or leave '
            "the layer out.",
        ),
        (
            lambda: Model(Input("a"), on(ReLU(), "o1", "x")),
            "L2 · ReLU takes one input and gets 2 (o1, x). Add or Concat makes one of several.",
        ),
        (
            lambda: Model(Input("a"), Add()),
            "L2 · Add joins two outputs or more and gets 1 (o1). Name what is to be joined with the output before "
            'it, as in Add("o1").',
        ),
        (
            lambda: Model(Input("a"), output=ReLU()),
            "L2 output · ReLU is called 'output', which means something already: trace.output. Give it another name.",
        ),
        (
            lambda: Model(Input("a"), o7=ReLU()),
            "L2 o7 · ReLU is called 'o7', which means something already: trace.o7. Give it another name.",
        ),
        (
            lambda: Model(Input("a"), on(Model(ReLU(), Add("x")), "o1", "x")),
            "L2 · Model takes 1 (x) and gets 2 (o1, x).",
        ),
        (
            lambda: Model(on(ReLU(), "x"), Add("x1")),
            "The layers of a model take either x, its one input, or x1 and x2 and so on, and here stand both.",
        ),
        (
            lambda: Model(Input("a", "b"), ReLU(), Concat("o1", axis=-2)),
            "L3 · Concat expects inputs that differ in axis -2 alone and got 2 numbers and 2 numbers. The output of "
            "L2 · ReLU and L1 · Input does not fit here.",
        ),
        (
            lambda: Model(Input("a", "b"), Linear([[1, 2]]), Add("x")),
            "L3 · Add expects inputs of one shape and got 1 number and 2 numbers. Each number is added to the one at "
            "its place; nothing is stretched to fit. To put them one after another write Concat in place of Add; to add "
            "them bring the first to 2 numbers, as Linear(np.ones((2, 1))) does. The output of L2 · Linear does not fit here.",
        ),
        (
            lambda: Model(Input("a", "b"), on(Linear([[1, 2, 3]]), "x")),
            "L2 · Linear expects 3 numbers and got 2.",
        ),
        (
            lambda: Model(Input("a"), rel=ReLU(), sum=Add("rell")),
            "L3 sum · Add takes its input from 'rell', which is not there. Before it there are x, o1, o2, rel. Did you "
            "mean 'rel'?",
        ),
        (
            lambda: Model(Input("a"), ReLU(), Add("L1")),
            "L3 · Add takes its input from 'L1', which is not there. Before it there are x, o1, o2. The output of L1 is "
            "'o1'.",
        ),
        (
            lambda: Model(Input("a"), ReLU(), Add("O1")),
            "L3 · Add takes its input from 'O1', which is not there. Before it there are x, o1, o2. Did you mean 'o1'?",
        ),
        (
            lambda: Model(Input("a"), product),
            'L2 · your function takes 2 (q, k) and gets 1 (o1). Name an output for each, as in on(product, "x", "o1").',
        ),
        (
            lambda: Model(Input("a"), on(lambda p, q, r=1: p * q, "x")),
            'L2 · your lambda takes 2 (p, q) and gets 1 (x). Name an output for each, as in on(f, "x", "o1").',
        ),
        (
            lambda: Concat("o1", axis=0),
            "Concat expects an axis counted from the end, as in axis=-1, the last, and got 0.",
        ),
    ],
)
def test_what_cannot_be_is_told_when_the_model_is_made(build, message):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        build()
    assert str(error.value) == message


@pytest.mark.parametrize(
    "wrong", [lambda: on(ReLU()), lambda: on(ReLU(), 1), lambda: Add(3), lambda: on(on(ReLU(), "x"), "o1")]
)
def test_a_source_is_named_in_quotes(wrong):
    with pytest.raises(TypeError, match="expects"):
        wrong()


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        ("relu", "L2 is text, 'relu', and a layer is a function. Write its name without quotes."),
        (ReLU, "L2 is the class ReLU, and a layer is made from it with brackets: write ReLU()."),
        (None, "L2 is not a layer: a layer is a function of one input, and this is None. "),
        (3, "L2 is not a layer: a layer is a function of one input, and this is 3. "),
        ([ReLU()], "L2 is not a layer: a layer is a function of one input, and this is [ReLU()]. "),
    ],
)
def test_what_stands_in_an_on_is_a_layer_too(layer, words):
    with pytest.raises(TypeError) as error:
        Model(Input("a"), on(layer, "x"))
    assert str(error.value).startswith(words)


def test_a_function_that_may_take_what_it_gets_is_left_to_run():
    for given in (lambda *X: X[0], lambda X, scale=2: X * scale, np.negative, len):
        assert len(Model(Input("a"), given)) == 2


def test_shapes_that_are_known_only_when_it_runs_are_told_then():
    model = Model(Input("a", "b"), lambda X: X[0], Add("o1"))
    with pytest.raises(
        ValueError, match="L3 · Add expects inputs of one shape and got 1 number and 2 numbers"
    ):
        model.trace((1, 2))


def test_a_layer_used_twice_is_one_layer_and_turning_its_weight_turns_both_places():
    shared = Linear([[2]])
    model = Model(Input("a"), shared, ReLU(), shared)
    assert list(model.parameters) == ["L2.weights"]
    for name in ("L2.weights", "L4.weights"):
        changed = model.with_parameters({name: [[3]]})
        assert changed((5,)) == 45
        assert changed[1] is changed[3]
    assert model((5,)) == 20
    model, _ = turned(model.trace((5,)), {"L2.weights[0, 0]": 3})
    assert model((5,)) == 45


def test_a_layer_used_twice_gets_one_value():
    shared = Linear([[2]])
    model = Model(Input("a"), shared, ReLU(), shared)
    assert model.with_parameters({"L2.weights": [[3]], "L4.weights": [[3]]})((5,)) == 45
    with pytest.raises(ValueError, match="got two values") as error:
        model.with_parameters({"L2.weights": [[3]], "L4.weights": [[5]]})
    assert str(error.value) == (
        "L2.weights and L4.weights are the same numbers of one layer, and got two values: 3 and 5. Name one of them; the "
        "layer changes at all its places. Two layers of the same kind are made one by one."
    )


def test_a_weight_of_a_block_inside_can_be_turned():
    block = Model(Linear([[2]]), ReLU())
    model = Model(Input("a"), block, block)
    assert list(model.parameters) == ["L2.L1.weights"]
    assert model.with_parameters({"L2.L1.weights": [[3]]})((5,)) == 45
    trace = model.trace((5,))
    assert chosen_keys(trace, ["L2.L1.weights"]) == ["L2.L1.weights[0, 0]"]
    changed, x = turned(trace, {"L2.L1.weights[0, 0]": 3, "x[0]": 1})
    assert changed(x) == 9


def test_a_parameter_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(ValueError, match=r"no parameter 'L3.weights'. It has L2.weights."):
        skip().with_parameters({"L3.weights": 1})


def test_the_model_of_a_trace_is_the_same_row():
    model = Model(Input("a", "b"), q=on(Linear(W), "x"), sum=Add("o1"))
    again = Model.of(model.trace((1, 2)))
    assert repr(again) == repr(model)
    assert again.layers == model.layers


@pytest.mark.parametrize("twin", [copy.deepcopy, lambda trace: pickle.loads(pickle.dumps(trace))])
def test_a_copy_of_a_trace_that_looks_back_is_the_same_and_read_only(twin):
    trace = twin(skip().trace((1, 2)))
    assert repr(trace) == repr(skip().trace((1, 2)))
    assert not any(X.flags.writeable for step in trace for X in (*step.inputs, step.output))


def test_the_page_shows_every_source_and_an_arrow_that_jumps():
    page = step_through(skip().trace((1, 2)))._repr_html_()
    assert "o4 = L4(o3, o1)" in page
    assert "<i>o1</i> ↷ " in page
