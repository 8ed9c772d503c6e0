"""What a trace keeps: the truth, under its names, read-only."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lessons_lib import BatchTrace, Input, Linear, Model, ReLU, Reshape, Sample, Trace, patients, step_through
from lessons_lib.page.static import markup

reals = st.floats(-1e3, 1e3)


def halve_by_loop(X):
    return [value / 2 for value in X]


def add_up(X):
    return sum(X)


def repeat(X):
    return np.tile(X, 2)


@st.composite
def models(draw, deep=True):
    """A model of built-in layers, own functions, and models, with some x that it takes."""
    size = draw(st.integers(1, 4))
    layers, width = [Input(shape=size)], size
    for _ in range(draw(st.integers(0, 4))):
        weights = arrays(float, st.tuples(st.integers(1, 3), st.just(width)), elements=reals)
        own = [np.tanh, halve_by_loop, np.cumsum, np.flip, repeat, ReLU()]
        layer = draw(st.sampled_from(own) | weights.map(Linear))
        layers.append(Model(layer, ReLU()) if deep and draw(st.booleans()) else layer)
        width = np.asarray(Model(*layers)(np.zeros(size))).size
    if draw(st.booleans()):
        layers.append(add_up)
    return Model(*layers), draw(arrays(float, (3, size), elements=reals))


@given(models())
def test_each_kept_output_alone_given_to_the_next_layer_gives_the_next_kept_output_exactly(model_and_X):
    model, X = model_and_X
    trace = model.trace(X[0])
    kept = trace.x
    for step in trace:
        assert np.array_equal(step.input, kept)
        kept = step.output
        assert np.array_equal(step.layer(step.input), kept)


@given(models())
def test_calling_the_model_gives_the_last_output_of_its_trace(model_and_X):
    model, X = model_and_X
    assert np.array_equal(model(X[0]), model.trace(X[0]).output)
    assert np.array_equal(model(X[0]), model.trace(X[0]).steps[-1].output)


@given(models())
def test_a_sample_of_a_batch_is_the_trace_of_that_sample_alone(model_and_X):
    model, X = model_and_X
    batch = model.trace(X, batch=True)
    for index, x in enumerate(X):
        alone, one = model.trace(x), batch.sample(index)
        assert np.array_equal(one.x, x)
        for mine, theirs in zip(alone, one, strict=True):
            assert mine.output.shape == theirs.output.shape
            np.testing.assert_allclose(mine.output, theirs.output, rtol=1e-9, atol=1e-6)


@given(models())
def test_a_model_within_the_model_has_a_trace_of_its_own_from_its_input_to_its_output(model_and_X):
    model, X = model_and_X
    for trace in (model.trace(X[0]), model.trace(X, batch=True), model.trace(X, batch=True).sample(1)):
        for step in trace:
            assert (step.inside is not None) == isinstance(step.layer, Model)
            if step.inside is not None:
                assert type(step.inside) is type(trace)
                assert np.array_equal(step.inside.x, step.input)
                assert np.array_equal(step.inside.output, step.output)


def L2(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


L1 = Input("broccoli", "Tagada strawberries", "workout hours")
model = Model(L1, L2, ReLU())


def test_a_trace_reads_as_the_articles_table():
    assert repr(model.trace(patients[3])) == (
        "patient 4: x = (0, 2000, 100), target 0 (bad shape)\n"
        "  o1 = L1(x)  = (0, 2000, 100)   Input\n"
        "  o2 = L2(o1) = -0.5             your function\n"
        "  o3 = L3(o2) = 0                ReLU\n"
        "  model(x) = o3 = 0: bad shape, as expected"
    )


def test_a_trace_says_where_the_model_is_wrong():
    last = repr(model.trace(patients[2])).splitlines()[-1]
    assert last == "  model(x) = o3 = 0: bad shape, but expected 1 (good shape)"


def test_the_trace_of_an_x_that_someone_made_up_says_no_verdict():
    assert repr(model.trace((100, 0, 0))) == (
        "your x: x = (100, 0, 0)\n"
        "  o1 = L1(x)  = (100, 0, 0)   Input\n"
        "  o2 = L2(o1) = 0.5           your function\n"
        "  o3 = L3(o2) = 0.5           ReLU\n"
        "  model(x) = o3 = 0.5"
    )


def test_a_verdict_needs_no_target():
    trace = model.trace(Sample("x, changed", (100, 0, 0), classes=patients.classes))
    assert repr(trace).endswith("model(x) = o3 = 0.5: neither bad shape nor good shape")


def test_an_answer_of_three_numbers_has_no_verdict_of_two_classes():
    assert repr(Model(L1).trace(patients[2])).endswith(
        "(0, 2000, 3000): no verdict, but expected 1 (good shape)"
    )


def test_a_picture_is_no_answer_and_has_no_verdict():
    picture = Model(Reshape((3,), (1, 3, 1))).trace(patients[2])
    assert repr(picture).endswith("model(x) = o1 = 1 x 3 x 1 numbers from 0 to 3000")
    assert "no verdict" not in markup(picture)


def test_a_batch_reads_as_its_shapes_and_each_samples_answer():
    assert repr(model.trace(patients, batch=True)) == (
        "a batch of 4 samples: x is 4 x 3 numbers\n"
        "  o1: 4 x 3 numbers   Input\n"
        "  o2: 4 numbers   your function\n"
        "  o3: 4 numbers   ReLU\n"
        "  patient 1: model(x) = 0: bad shape, as expected\n"
        "  patient 2: model(x) = 1: good shape, as expected\n"
        "  patient 3: model(x) = 0: bad shape, but expected 1 (good shape)\n"
        "  patient 4: model(x) = 0: bad shape, as expected"
    )


def test_a_notebook_shows_a_trace_as_its_page():
    trace = model.trace(patients[3])
    assert trace._repr_html_() == step_through(trace)._repr_html_()


def test_a_step_reads_as_one_line():
    assert repr(model.trace(patients[3])["L2"]) == "L2 · your function: (0, 2000, 100) -> o2 = -0.5"


both = pytest.mark.parametrize(
    "trace", [model.trace(patients[3]), model.trace(patients, batch=True)], ids=["one", "many"]
)


@both
def test_outputs_and_steps_go_by_the_articles_names(trace):
    assert np.array_equal(trace.o2, trace["L2"].output)
    assert [step.output_name for step in trace] == ["o1", "o2", "o3"]
    assert [step.heading for step in trace] == ["L1 · Input", "L2 · your function", "L3 · ReLU"]
    assert trace.layers == model.layers


@both
def test_tab_completes_outputs_and_steps(trace):
    assert {"o1", "o2", "o3", "x", "output"} <= set(dir(trace))
    assert "o4" not in dir(trace)
    assert trace._ipython_key_completions_() == ["L1", "L2", "L3"]


@both
def test_a_name_that_does_not_exist_is_answered_with_those_that_do(trace):
    with pytest.raises(AttributeError) as no_output:
        _ = trace.o4
    assert str(no_output.value) == "This trace has no 'o4'. It has o1, o2, o3."
    with pytest.raises(KeyError) as no_step:
        _ = trace["o2"]
    assert no_step.value.args == (
        "This trace has no 'o2'. It has L1, L2, L3. An output is written with a point: trace.o2.",
    )


def test_of_many_names_only_some_are_listed():
    with pytest.raises(AttributeError, match=r"It has o1, o2, o3, o4, o5, o6, … o9\."):
        _ = Model(*[ReLU()] * 9).trace([1]).o10


def test_a_batch_counts_its_samples_and_a_trace_its_layers():
    assert (len(model.trace(patients, batch=True)), len(model.trace(patients[0]))) == (4, 3)


def test_a_sample_beyond_the_batch_is_answered_with_those_there_are():
    batch = model.trace(patients, batch=True)
    assert batch.sample(-1).sample is patients[3]
    with pytest.raises(IndexError) as beyond:
        batch.sample(4)
    assert str(beyond.value) == "This batch has no sample(4). It has 4 samples: sample(0) to sample(3)."
    with pytest.raises(IndexError, match=r"^This batch has no sample\(patient 1\)\. It has 4 samples"):
        batch.sample("patient 1")


def test_the_rows_of_a_plain_array_are_samples_with_a_position():
    batch = model.trace(patients.X, batch=True)
    assert [sample.name for sample in batch.samples[1:3]] == ["sample 1", "sample 2"]
    assert batch.sample(-1).sample.name == "sample 3"
    assert batch.sample(2).target is None


twins = pytest.mark.parametrize(
    "twin",
    [lambda trace: trace, copy.copy, copy.deepcopy, lambda trace: pickle.loads(pickle.dumps(trace))],
    ids=["itself", "copy", "deepcopy", "pickle"],
)
small = Model(Input("a", "b"), Model(Linear([[1, 2], [3, 4]], [5, 6]), ReLU()))


def arrays_of(trace: Trace | BatchTrace):
    yield trace.x
    yield trace.output
    for step in trace:
        yield from (step.input, step.output)
        if step.inside is not None:
            yield from arrays_of(step.inside)
        if isinstance(step.layer, Model):
            yield from (step.layer[0].weights, step.layer[0].bias)


@twins
@pytest.mark.parametrize(
    "trace",
    [
        small.trace((1, 2)),
        small.trace([(1, 2), (3, 4)], batch=True),
        small.trace([(1, 2), (3, 4)], batch=True).sample(0),
    ],
    ids=["one", "many", "one of many"],
)
def test_everything_in_a_trace_is_read_only_also_after_a_copy(trace, twin):
    same = twin(trace)
    assert repr(same) == repr(trace)
    for array, original in zip(arrays_of(same), arrays_of(trace), strict=True):
        assert np.array_equal(array, original)
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_what_a_person_gave_stays_theirs_to_change():
    x, X = np.array([1.0, 2.0]), np.array([[1.0, 2.0]])
    one, many = small.trace(x), small.trace(X, batch=True)
    x[0] = X[0, 0] = 9
    assert (one.x[0], one.o1[0], many.x[0, 0], many.o1[0, 0]) == (1, 1, 1, 1)


def test_a_single_number_comes_out_as_a_number_and_not_as_an_array():
    trace = model.trace(patients[1])
    assert f"{trace.o2:.1f} {trace.output:.1f}" == "1.0 1.0"
    assert isinstance(trace.o2, np.float64)
