"""Who asks for a part that is not there, or gives a layer other things than it takes, is told the right line."""

import copy
import inspect
import pickle

import numpy as np
import pytest

import lessons_lib
import lessons_lib.layers
from lessons_lib import (
    Add,
    BatchNorm,
    Convolution,
    Dropout,
    GlobalAveragePool,
    GradientDescent,
    Input,
    LayerNorm,
    Linear,
    MaxPool,
    Model,
    ReLU,
    SquaredError,
    patients,
    plot_images,
    train,
    walk,
)
from lessons_lib.data import digits, spiral
from lessons_lib.layers import BuiltIn, Scale
from lessons_lib.model.remade import Remade
from lessons_lib.numbers.parts import MissingPartError
from lessons_lib.trained import spiral_model

model = Model(Input("a", "b", "c"), Linear([[1, 2, 3]]), q=ReLU())
trace = model.trace((1, 2, 3))
convolution = Convolution(np.ones((2, 1, 3, 3)), [0, 0])
history = train(Model(Linear([[0, 0, 0]])), patients, SquaredError(), optimiser=GradientDescent(0), epochs=2)

NOT_THERE = [
    (model, "L2", "Model has no 'L2'. A layer is taken out with brackets: write model[\"L2\"]."),
    (model, "q", "Model has no 'q'. A layer is taken out with brackets: write model[\"q\"]."),
    (model, "L9", "Model has no 'L9'. It has the layers L1, L2, L3."),
    (
        model,
        "o2",
        "Model has no 'o2'. What comes out of a layer belongs to the trace of an x: write model.trace(x).o2.",
    ),
    (model, "weights", "Model has no 'weights'. Numbers belong to a layer: write model[\"L2\"].weights."),
    (
        model,
        "kernels",
        "Model has no 'kernels'. Numbers belong to a layer: model.parameters says which there are.",
    ),
    (model, "predict", "Model has no 'predict'. A model is called like any function: write model(x)."),
    (
        model,
        "fit",
        "Model has no 'fit'. Training is a function, and makes a new model: write train(model, data, loss).model.",
    ),
    (
        model,
        "save",
        "Model has no 'save'. Its numbers are all there is to keep: np.savez(\"kept.npz\", **{name: each.values for "
        'name, each in model.parameters.items()}), and back model.with_parameters(dict(np.load("kept.npz"))).',
    ),
    (
        model,
        "eval",
        "Model has no 'eval'. A model runs as it is used; model.in_training() is the model as train runs it.",
    ),
    (model, "layer", "Model has no 'layer'. Did you mean 'layers'?"),
    (convolution, "weights", "Convolution has no 'weights'. Its numbers are layer.kernels and layer.bias."),
    (convolution, "strid", "Convolution has no 'strid'. Did you mean 'stride'?"),
    (Linear([[1]]), "W", "Linear has no 'W'. Its numbers are layer.weights."),
    (MaxPool(2), "kernels", "MaxPool has no 'kernels'. It brings no numbers of its own."),
    (Scale(0, 6), "std", "Scale has no 'std'. It has mean, deviation."),
    (
        history,
        "losses",
        "History has no 'losses'. The loss after each epoch is history.loss, and history.test_loss that of the samples "
        "kept apart.",
    ),
    (
        history,
        "models",
        "History has no 'models'. The model after an epoch is history.at(3), and the last one history.model.",
    ),
    (
        patients,
        "labels",
        "DataSet has no 'labels'. All x are in data.X, all targets in data.targets, and data[0] is one sample, with "
        "its x and its target.",
    ),
]


@pytest.mark.parametrize(("whole", "name", "words"), NOT_THERE, ids=[name for _, name, _ in NOT_THERE])
def test_a_part_that_is_not_there_is_told_with_the_line_that_gives_what_was_meant(whole, name, words):
    with pytest.raises(AttributeError) as told:
        getattr(whole, name)
    assert str(told.value) == words


def test_in_a_trace_and_a_model_brackets_and_points_are_told_apart():
    with pytest.raises(
        AttributeError, match=r'brackets: trace\["L2"\], and its layer is trace\["L2"\].layer'
    ):
        _ = trace.L2
    with pytest.raises(KeyError, match=r"An output is written with a point: trace\.o2"):
        _ = trace["o2"]
    with pytest.raises(KeyError, match=r"belongs to the trace of an x: model.trace\(x\).o2"):
        _ = model["o2"]


def test_what_the_lines_say_is_there():
    assert trace["L2"].layer is model["L2"]
    assert np.array_equal(model.trace((1, 2, 3)).o2, trace.o2)
    assert len(history.loss) == len(history.test_loss) == 3
    assert len(patients.X) == len(patients.targets)


def test_numbers_that_were_kept_come_back(tmp_path):
    kept = tmp_path / "kept.npz"
    np.savez(kept, **{name: each.values for name, each in model.parameters.items()})
    other = Model(Input("a", "b", "c"), Linear([[0, 0, 0]]), q=ReLU())
    assert np.array_equal(other.with_parameters(dict(np.load(kept)))((1, 2, 3)), model((1, 2, 3)))


def test_maps_that_come_to_a_linear_layer_are_told_what_makes_a_row_of_them():
    maps = Input(shape=(1, 8, 8)), convolution
    with pytest.raises(
        ValueError, match=r"L3 · Linear expects 72 numbers .* In a model put Flatten\(3\) before\. "
    ):
        Model(*maps, Linear(np.ones((2, 72))))
    with pytest.raises(
        ValueError, match=r"L2 · Linear expects 72 numbers .* In a model put Flatten\(3\) before\. "
    ):
        Model(convolution, Linear(np.ones((2, 72))))(np.ones((1, 8, 8)))
    assert Model(*maps, lessons_lib.Flatten(3), Linear(np.ones((2, 72))))(np.ones((1, 8, 8))).shape == (2,)


def test_kernels_are_no_images_before_a_channel_is_taken():
    with pytest.raises(ValueError, match=r"Of kernels take one channel, as in kernels\[:, 0\]\. "):
        plot_images(convolution.kernels)
    assert plot_images(convolution.kernels[:, 0])


def test_whoever_only_asks_whether_a_part_is_there_hears_no():
    assert not hasattr(model, "L2")
    assert getattr(convolution, "weights", None) is None


def test_copies_and_pickles_are_as_they_were():
    for whole in (model, convolution, patients):
        assert type(copy.deepcopy(whole)) is type(pickle.loads(pickle.dumps(whole))) is type(whole)


def test_a_part_that_fails_by_itself_says_why():
    class Own(Linear):
        @property
        def twice(self):
            return self.weights.doubled

    with pytest.raises(AttributeError, match="doubled") as told:
        _ = Own([[1]]).twice
    assert not isinstance(told.value, MissingPartError)


def test_of_one_that_is_half_made_it_is_told_all_the_same():
    with pytest.raises(AttributeError, match="Convolution has no 'kernels'"):
        _ = Convolution.__new__(Convolution).kernels


OTHERS = [
    (
        LayerNorm,
        (),
        {},
        "LayerNorm expects scale, shift, epsilon=1e-05 and got nothing. Write LayerNorm(scale=[1, 1, 1], "
        "shift=[0, 0, 0]).",
    ),
    (
        LayerNorm,
        (4,),
        {},
        "LayerNorm expects scale, shift, epsilon=1e-05 and got 4. Write LayerNorm(scale=[1, 1, 1], shift=[0, 0, 0]).",
    ),
    (GlobalAveragePool, (2,), {}, "GlobalAveragePool expects nothing and got 2. Write GlobalAveragePool()."),
    (ReLU, (0.1,), {}, "ReLU expects slope_at_0=0.0 and got 0.1. Write ReLU()."),
    (
        Convolution,
        (),
        {"in_channels": 1, "kernel_size": 3},
        "Convolution expects kernels, bias=None, stride=1, padding=0 and got in_channels=1, kernel_size=3. Write "
        "Convolution(np.ones((1, 1, 3, 3))).",
    ),
    (Dropout, (), {"p": 0.5}, "Dropout expects rate=0.5 and got p=0.5. Write Dropout(0.5)."),
    (Add, (), {"x": 1}, 'Add expects *sources and got x=1. Write Add("o1").'),
    (
        BatchNorm,
        (2,),
        {},
        "BatchNorm expects mean, variance, scale=None, shift=None, axes=3, epsilon=1e-05, keeps=0.9 and got 2. Write "
        "BatchNorm(mean=[0, 0], variance=[1, 1]).",
    ),
]


@pytest.mark.parametrize(("kind", "given", "named", "words"), OTHERS)
def test_a_layer_that_is_given_other_things_says_what_it_expects_and_what_came(kind, given, named, words):
    with pytest.raises(TypeError) as told:
        kind(*given, **named)
    assert str(told.value) == words


KINDS = [
    kind
    for kind in vars(lessons_lib.layers).values()
    if inspect.isclass(kind) and issubclass(kind, BuiltIn) and kind is not BuiltIn
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_line_that_is_told_makes_a_layer_of_that_kind(kind):
    made = eval(kind.example or f"{kind.__name__}()", {"np": np, kind.__name__: kind})
    assert type(made) is kind


def test_images_of_two_sizes_are_named():
    with pytest.raises(ValueError, match="plot_images expects") as told:
        plot_images([np.ones((8, 8)), np.ones((8, 8)), np.ones((4, 4))])
    assert str(told.value) == (
        "plot_images expects images of one size, and image 0 is 8 x 8 numbers and image 2 4 x 4 numbers. Draw those of "
        "each size apart: plot_images(images[:2])."
    )


def test_samples_that_are_no_points_of_the_plane_are_named():
    with pytest.raises(ValueError, match="walk draws") as told:
        walk(spiral_model().trace((1, 1)), digits)
    assert str(told.value) == (
        "walk draws samples of 2 numbers as points on its map, and the x of picture 0 is 8 x 8 numbers. To see the map "
        "alone write walk(trace)."
    )
    assert walk(spiral_model().trace((1, 1)), spiral).trace.x.size == 2


def test_every_model_that_is_made_of_one_is_a_model_of_other_layers():
    block = Model(Linear([[2.0]]), ReLU())
    outer = Model(block, Linear([[3.0]]), b=block)
    inner = block["L1"]
    changed = Remade.with_layers(outer, {id(inner): Linear([[5.0]])})
    assert type(changed) is Model
    assert (float(outer([1.0])[0]), float(changed([1.0])[0])) == (12, 75)
