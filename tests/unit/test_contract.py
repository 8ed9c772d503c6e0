"""What every layer of the package has: asked of each class that is found, so that nothing can be forgotten."""

import ast
import copy
import dataclasses
import importlib
import inspect
import pickle
import pkgutil
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import lessons_lib
from lessons_lib import layers
from lessons_lib.layers import BuiltIn, Parameter
from lessons_lib.layers.attention import Rows
from lessons_lib.layers.joining import Join
from lessons_lib.layers.training_forms import BatchNormInTraining, DropoutInTraining
from lessons_lib.model.describe import code
from lessons_lib.numbers.arithmetic import record_inputs
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.assets import scripted

HOME = Path(inspect.getfile(layers)).parent

# One layer of each class as it is used, and an input for it. A new class needs a line here, and nothing else.
EXAMPLES = {
    "Input": (layers.Input("a", "b", "c"), np.array([1.0, -2, 3])),
    "Linear": (layers.Linear([[1, 2, 3], [4, 5, -6.5]], [0.5, -1]), np.array([1.0, -2, 3])),
    "Convolution": (
        layers.Convolution(np.arange(1.0, 25).reshape(2, 2, 2, 3) / 7 - 1.5, [0.5, -1], stride=2, padding=1),
        np.arange(24.0).reshape(2, 3, 4) % 7 - 2.5,
    ),
    "MaxPool": (layers.MaxPool(2, stride=1), np.arange(24.0).reshape(2, 3, 4) % 7 - 2.5),
    "AveragePool": (layers.AveragePool(2, stride=1), np.arange(24.0).reshape(2, 3, 4) % 7 - 2.5),
    "GlobalAveragePool": (layers.GlobalAveragePool(), np.arange(24.0).reshape(2, 3, 4) % 7 - 2.5),
    "BatchNorm": (
        layers.BatchNorm([0.5, -1], [4, 0.25], [1.5, -2], [0.5, 1]),
        np.arange(12.0).reshape(2, 2, 3) % 5 - 2.5,
    ),
    "LayerNorm": (layers.LayerNorm([1, -2, 0.5], [0.5, 1, -3]), np.array([[1.0, -2, 3], [0, 4, 5]])),
    "Dropout": (layers.Dropout(0.3), np.array([1.0, -2, 3])),
    "BatchNormInTraining": (
        BatchNormInTraining([1.5, -2], [0.5, 1], 3, 1e-5),
        np.arange(12.0).reshape(2, 2, 3) % 5 - 2.5,
    ),
    "DropoutInTraining": (DropoutInTraining(0.5, 1), np.array([1.0, -2, 3, 4])),
    "ReLU": (layers.ReLU(), np.array([1.0, -2, 3])),
    "LeakyReLU": (layers.LeakyReLU(0.1), np.array([1.0, -2, 3])),
    "Sigmoid": (layers.Sigmoid(), np.array([1.0, -2, 3])),
    "Tanh": (layers.Tanh(), np.array([1.0, -2, 3])),
    "GELU": (layers.GELU(), np.array([1.0, -2, 3, 0])),
    "Softmax": (layers.Softmax(), np.array([1.0, -2, 3])),
    "Embedding": (
        layers.Embedding(np.arange(8.0).reshape(4, 2) / 3 - 1, ("a", "b", "c", "d")),
        np.array([2.0, 0, 2]),
    ),
    "Positions": (layers.Positions([[1, -2], [3, 0.5], [0, 4]]), np.array([[1.0, -2], [3, 0]])),
    "RowwiseLinear": (
        layers.RowwiseLinear([[1, 2, 3], [4, 5, -6.5]], [0.5, -1]),
        np.array([[1.0, -2, 3], [0, 4, 5]]),
    ),
    "DotProducts": (
        layers.DotProducts(),
        (np.array([[1.0, -2], [3, 0], [2, 5]]), np.array([[4.0, 5], [6, -1]])),
    ),
    "WeightedSums": (
        layers.WeightedSums(),
        (np.array([[0.25, 0.75], [1, 0]]), np.array([[4.0, 5, 1], [6, -1, 2]])),
    ),
    "Flatten": (layers.Flatten(), np.array([[1.0, -2], [3, 4]])),
    "Reshape": (layers.Reshape(4, (1, 2, 2)), np.array([1.0, -2, 3, 4])),
    "Scale": (layers.Scale((1, 2, 3), 4), np.array([1.0, -2, 3])),
    "Add": (layers.Add("o1"), (np.array([1.0, -2, 3]), np.array([4.0, 5, 6]))),
    "Concat": (layers.Concat("o1"), (np.array([1.0, -2, 3]), np.array([4.0, 5]))),
}


def subclasses(kind: type) -> set[type]:
    return {kind} | {deeper for each in kind.__subclasses__() for deeper in subclasses(each)}


for module in pkgutil.iter_modules(layers.__path__, "lessons_lib.layers."):
    importlib.import_module(module.name)
FOUND = {
    each.__name__: each
    for each in subclasses(BuiltIn) - {BuiltIn, Join, Rows}
    if each.__module__.startswith("lessons_lib.layers.")
}
# What stands in the place of another layer in training; nobody puts it into a model, and samples of a batch may mix.
FORMS = {name for name, each in FOUND.items() if each.mixes_samples}
# A class without an example fails in one test, which says so.
every_layer = pytest.mark.parametrize("name", sorted(FOUND.keys() & EXAMPLES.keys()))
every_layer_of_a_model = pytest.mark.parametrize("name", sorted(FOUND.keys() & EXAMPLES.keys() - FORMS))


def as_inputs(X):
    return X if isinstance(X, tuple) else (X,)


def shape_of(X):
    return tuple(each.shape for each in X) if isinstance(X, tuple) else X.shape


def test_each_class_has_an_example_here():
    lacking, gone = sorted(FOUND.keys() - EXAMPLES.keys()), sorted(EXAMPLES.keys() - FOUND.keys())
    assert not lacking, (
        f"EXAMPLES needs a line for {', '.join(lacking)}: one layer as it is used, and an input for it"
    )
    assert not gone, f"EXAMPLES has a line for {', '.join(gone)}, and there is no such layer"


@every_layer_of_a_model
def test_it_is_offered_to_learners_and_has_an_entry_in_the_docs(name):
    assert getattr(lessons_lib, name) is FOUND[name], f"lessons_lib does not offer {name}"
    assert name in lessons_lib.__all__
    assert name in lessons_lib.__doc__, f"the map of the package does not name {name}"
    written = FOUND[name].__doc__ or ""  # a dataclass without one gets its own signature
    assert not f"{written}{name}(".startswith(f"{name}("), f"{name} has no docstring"


@every_layer_of_a_model
def test_it_has_its_lines_of_script(name):
    assert name in scripted(), (
        f"{name} has no line of script: register it in a file of layers/ that ends in .js"
    )
    assert any(f'"{name}"' in path.read_text("utf-8") for path in HOME.glob("*.back.js")), (
        f"{name} has no way back in script: register it in a file of layers/ that ends in .back.js"
    )


@every_layer
def test_it_is_a_frozen_record(name):
    parameters = FOUND[name].__dataclass_params__
    assert parameters.frozen, f"{name} is not frozen"
    assert not parameters.eq, f"{name} compares its arrays: write eq=False"
    layer, _ = EXAMPLES[name]
    with pytest.raises(dataclasses.FrozenInstanceError):
        layer.weights = 1


@every_layer
@pytest.mark.parametrize("part", ["formula", "idea"])
def test_it_says_what_it_does(name, part):
    said = getattr(EXAMPLES[name][0], part)
    assert said, f"{name} has no {part}"
    assert "\n" not in said
    assert code(EXAMPLES[name][0]), f"nobody can read the code of {name}"


@every_layer
def test_what_it_says_it_does_holds_whatever_its_parameters_are_turned_to(name):
    layer, _ = EXAMPLES[name]
    for parameter in layer.parameters:
        low = -np.inf if parameter.low is None else parameter.low
        turned = layer.with_parameter(parameter.name, np.maximum(low, parameter.values / 2))
        assert (turned.formula, turned.idea) == (layer.formula, layer.idea), parameter.name


@every_layer
def test_a_call_is_its_forward_on_one_sample_and_stores_nothing_on_it(name):
    layer, X = EXAMPLES[name]
    before = repr(vars(layer))
    called = layer(*as_inputs(X))
    np.testing.assert_array_equal(called, layer.forward(X))
    assert repr(vars(layer)) == before
    assert not any(np.shares_memory(called, each) for each in as_inputs(X)), (
        f"{name} hands on its input's memory"
    )


@every_layer_of_a_model
def test_many_samples_are_what_each_of_them_is(name):
    layer, X = EXAMPLES[name]
    batch = tuple(np.stack([each, each + 1]) for each in as_inputs(X))
    single = tuple(each + 1 for each in as_inputs(X))
    together = layer.forward(batch if layer.joins else batch[0])
    np.testing.assert_array_equal(together[1], layer.forward(single if layer.joins else single[0]))


@every_layer
def test_it_knows_its_shape_before_it_runs(name):
    layer, X = EXAMPLES[name]
    assert layer.shape_after(shape_of(X)) == layer.forward(X).shape
    if layer.input_shape is not None:
        assert layer.input_shape == X.shape


def other_shapes(shape):
    """A shape with an axis longer or shorter, with one more and with one fewer."""
    for at, size in enumerate(shape):
        yield from ((*shape[:at], each, *shape[at + 1 :]) for each in (size - 1, size + 1) if each)
    yield from ((2, *shape), (*shape, 2), *([shape[1:], shape[:-1]] if len(shape) > 1 else []))


@every_layer_of_a_model
def test_another_shape_is_refused_or_run_and_the_only_one_is_told(name):
    layer, X = EXAMPLES[name]
    first, *others = as_inputs(X)
    taken = 0
    for shape in other_shapes(first.shape):
        came = (np.ones(shape), *others) if layer.joins else np.ones(shape)
        try:
            told = layer.shape_after(shape_of(came))
        except InputValueError as error:
            refused = str(error)
            assert refused.startswith(f"{name} expects")
        else:
            assert layer.forward(came).shape == told, (
                f"{name}.shape_after lets {shape} pass, and tells {told} of it"
            )
            taken += 1
    assert layer.joins or bool(taken) == (layer.input_shape is None), (
        f"{name} takes {'several shapes' if taken else 'one shape alone'}, and its input_shape is {layer.input_shape}"
    )


@every_layer
def test_the_arithmetic_of_each_number_comes_to_that_number(name):
    layer, X = EXAMPLES[name]
    outputs = layer.forward(X)
    names = [f"n{at}" for at in range(sum(each.size for each in as_inputs(X)))]
    flat = record_inputs(np.concatenate([each.ravel() for each in as_inputs(X)]), names)
    ends = np.cumsum([each.size for each in as_inputs(X)])[:-1]
    recorded = tuple(
        part.reshape(each.shape) for part, each in zip(np.split(flat, ends), as_inputs(X), strict=True)
    )
    for unit in range(outputs.size):
        number = layer.arithmetic(recorded if layer.joins else recorded[0], unit)
        assert number.value == pytest.approx(outputs.flat[unit], rel=1e-12, abs=1e-12)
        assert number.inputs or layer.looks_up, f"{name} does not say what its number {unit} was made from"


@every_layer
def test_its_parameters_are_read_only_named_and_all_their_axes_have_a_word(name):
    layer, X = EXAMPLES[name]
    for parameter in layer.parameters:
        assert isinstance(parameter, Parameter)
        assert not parameter.values.flags.writeable, f"{name}.{parameter.name} can be changed"
        assert len(parameter.axes) == parameter.values.ndim, (
            f"{name}.{parameter.name} has axes without a word"
        )
        np.testing.assert_array_equal(getattr(layer, parameter.name), parameter.values)
        lengths = {"output": layer.forward(X).size, "input": as_inputs(X)[0].size}
        for word, length in zip(parameter.axes, parameter.values.shape, strict=True):
            assert lengths.get(word, length) == length


@every_layer
def test_its_arrays_are_its_parameters_and_no_others(name):
    layer, _ = EXAMPLES[name]
    held = {key for key, value in vars(layer).items() if isinstance(value, np.ndarray)}
    assert held <= {parameter.name for parameter in layer.parameters}, (
        f"{name} keeps numbers that no knob can turn"
    )


@every_layer
def test_a_turned_parameter_gives_another_layer_and_leaves_this_one(name):
    layer, X = EXAMPLES[name]
    for parameter in layer.parameters:
        turned = layer.with_parameter(parameter.name, parameter.values / 2)
        assert type(turned) is type(layer)
        np.testing.assert_array_equal(getattr(turned, parameter.name), parameter.values / 2)
        assert not np.array_equal(turned.forward(X), layer.forward(X)), (
            f"{name}.{parameter.name} changes nothing"
        )
        np.testing.assert_array_equal(getattr(layer, parameter.name), parameter.values)


@every_layer
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda layer: pickle.loads(pickle.dumps(layer))])
def test_a_copy_does_the_same_and_stays_read_only(name, again):
    layer, X = EXAMPLES[name]
    twin = again(layer)
    np.testing.assert_array_equal(twin.forward(X), layer.forward(X))
    assert repr(twin) == repr(layer)
    for key, value in vars(twin).items():
        assert not (isinstance(value, np.ndarray) and value.flags.writeable), (
            f"a copy of {name}.{key} can be changed"
        )


@every_layer
def test_it_refuses_what_is_no_number_under_its_own_name(name):
    layer, X = EXAMPLES[name]
    for wrong in (None, "text", [float("nan")]):
        with pytest.raises((TypeError, ValueError), match=f"^{name} expects"):
            layer(*[wrong for _ in as_inputs(X)])


@every_layer
@settings(max_examples=30)
@given(data=st.data())
def test_a_bounded_layer_never_runs_over_and_another_tells_it(name, data):
    layer, X = EXAMPLES[name]
    numbers = st.floats(-1.7e308, 1.7e308) | st.sampled_from([0.0, 1e300, -1e300, 5e-324])
    numbers = st.integers(0, 3).map(float) if layer.looks_up else numbers
    given_X = tuple(data.draw(arrays(np.float64, each.shape, elements=numbers)) for each in as_inputs(X))
    told = ""
    try:
        output = layer(*given_X)
    except ValueError as error:
        told = str(error)
    assert told.startswith(f"{name} gave a number too large for a float") or np.isfinite(output).all()
    assert not (told and layer.bounded)


@every_layer
@pytest.mark.parametrize("which", ["all numbers", "the first number"])
@np.errstate(over="ignore", invalid="ignore")
def test_large_numbers_come_out_as_in_wider_floats_or_are_told(name, which):
    layer, X = EXAMPLES[name]
    for power in range(0, 308, 2) if not layer.looks_up else ():
        came = tuple(each.copy() for each in as_inputs(X))
        for each in came:
            each[... if which == "all numbers" else (0,) * each.ndim] *= 10.0**power
        if not np.isfinite(np.concatenate([each.ravel() for each in came])).all():
            break
        wide = tuple(each.astype(np.longdouble) for each in came)
        exact = layer.forward(wide if layer.joins else wide[0])
        try:
            output = layer(*came)
        except InputValueError as error:
            told = str(error)
            assert "too large for a float" in told
            return
        room = 1e-9 * float(
            abs(exact).max()
        )  # where numbers cancel, what is left is as far off as they were large
        np.testing.assert_allclose(output, exact.astype(float), rtol=1e-9, atol=room)


def nudged(function, array, size=1e-6):
    """How fast a number moves with each of an array: central differences."""
    slopes = np.empty(array.shape)
    for place in np.ndindex(array.shape):
        step = size * max(1, abs(array[place]))
        up, down = array.copy(), array.copy()
        up[place] += step
        down[place] -= step
        slopes[place] = (function(up) - function(down)) / (up[place] - down[place])
    return slopes


def weights_for(output):
    """Different ones for all numbers: the loss of a test is their sum, each so often."""
    return 1 + np.arange(output.size, dtype=float).reshape(output.shape) ** 1.5


@every_layer
def test_its_way_back_is_how_a_small_change_passes_on(name):
    layer, X = EXAMPLES[name]
    output = layer.forward(X)
    gradient = weights_for(output)
    inputs, parameters = layer.backward(X, output, gradient)
    assert len(inputs) == len(as_inputs(X))
    for at, each in enumerate(as_inputs(X)):

        def loss(moved, at=at):
            given = tuple(moved if at == place else other for place, other in enumerate(as_inputs(X)))
            return (gradient * layer.forward(given if layer.joins else given[0])).sum()

        np.testing.assert_allclose(inputs[at], nudged(loss, each), rtol=1e-6, atol=1e-8)
    assert set(parameters) == {parameter.name for parameter in layer.parameters}
    for parameter in layer.parameters:

        def loss_of(moved, parameter=parameter):
            return (gradient * layer.with_parameter(parameter.name, moved).forward(X)).sum()

        expected = nudged(loss_of, parameter.values)
        np.testing.assert_allclose(parameters[parameter.name], expected, rtol=1e-6, atol=1e-8)


@every_layer_of_a_model
def test_the_way_back_of_many_samples_is_that_of_each_and_parameters_add_up(name):
    layer, X = EXAMPLES[name]
    batch = tuple(np.stack([each, each + 1]) for each in as_inputs(X))
    output = layer.forward(batch if layer.joins else batch[0])
    gradient = weights_for(output)
    inputs, parameters = layer.backward(batch if layer.joins else batch[0], output, gradient)
    total = dict.fromkeys(parameters, 0)
    for sample in (0, 1):
        alone = tuple(each[sample] for each in batch)
        own = layer.backward(alone if layer.joins else alone[0], output[sample], gradient[sample])
        for together, each in zip(inputs, own.inputs, strict=True):
            np.testing.assert_allclose(together[sample], each, rtol=1e-12)
        total = {key: total[key] + own.parameters[key] for key in total}
    for key, each in parameters.items():
        np.testing.assert_allclose(each, total[key], rtol=1e-12)


@every_layer
def test_the_arithmetic_of_each_number_on_the_way_back_comes_to_that_number(name):
    layer, X = EXAMPLES[name]
    output = layer.forward(X)
    gradient = weights_for(output)
    inputs, parameters = layer.backward(X, output, gradient)
    arrays = (*as_inputs(X), output, gradient)
    *went_in, came_out, arrives = record_inputs(
        arrays, [f"n{at}" for at in range(sum(a.size for a in arrays))]
    )
    first = sum(each.size for each in arrays[:-1])
    for of, expected in (*enumerate(inputs), *parameters.items()):
        for unit in range(expected.size):
            given_X = tuple(went_in) if layer.joins else went_in[0]
            number = layer.gradient_arithmetic(of, unit, given_X, came_out, arrives)
            assert number.value == pytest.approx(expected.flat[unit], rel=1e-12, abs=1e-12)
            if number.value:
                assert any(each >= first for each in number.inputs), f"{name} forgets what arrives"


def test_each_layer_is_compared_with_pytorch():
    peers = Path(__file__).parents[1] / "peers"
    compared = "".join(path.read_text("utf-8") for path in peers.glob("test_*pytorch*.py"))
    assert [name for name in sorted(FOUND) if f"{name}(" not in compared] == []


def test_nothing_outside_their_room_asks_which_class_a_layer_is():
    root = Path(inspect.getfile(lessons_lib)).parent
    for path in sorted(root.rglob("*.py")):
        if "layers" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"isinstance", "issubclass"}:
                asked = {each.id for each in ast.walk(node.args[1]) if isinstance(each, ast.Name)}
                assert not asked & set(FOUND), f"{path.name}:{node.lineno} asks for {asked & set(FOUND)}"


def test_no_script_outside_their_room_asks_which_class_a_layer_is():
    scripts = Path(inspect.getfile(lessons_lib)).parent / "page" / "scripts"
    named = re.compile(rf"""["'`]({"|".join(FOUND)})["'`]""")
    asking = {
        f"{path.name}: {found[1]}"
        for path in scripts.rglob("*.js")
        for found in named.finditer(path.read_text("utf-8"))
    }
    assert sorted(asking) == []
