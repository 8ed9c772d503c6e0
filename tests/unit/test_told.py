"""What someone gave that does not do is told by whoever took it, with the line that is right; never by what is below."""

import re

import numpy as np
import pytest

from lessons_lib import (
    DataSet,
    GradientDescent,
    Input,
    InputTypeError,
    InputValueError,
    Linear,
    Model,
    ReLU,
    SquaredError,
    compare,
    explore,
    morph,
    named,
    scrub,
    train,
)

houses = DataSet.from_rows(
    "houses", [(5, 30, 310), (3, 10, 264), (7, 55, 340)], features=("rooms", "age"), target="price"
)
model = Model(Input("rooms", "age"), Linear([[50, -1]], [132]))
history = train(model, houses, SquaredError(), optimiser=GradientDescent(1e-5), epochs=2)
wide = train(
    Model(Input("rooms", "age"), Linear(np.ones((3, 2))), Linear([[1, 1, 1]])),
    houses,
    SquaredError(),
    epochs=1,
)


def said(error, run):
    with pytest.raises(error) as caught:
        run()
    assert caught.type is error
    return str(caught.value)


# Sliders


def test_an_output_of_one_number_is_no_row_of_points_under_a_slider():
    assert said(InputValueError, lambda: scrub(history, "o2", samples=houses)) == (
        "scrub draws an output of 2 numbers or more, its samples as points, and o2 is 1 number. "
        'For how the weights move write scrub(history, "L2.weights").'
    )
    assert len(scrub(history, "L2.weights").panels) == 2
    alone = said(InputValueError, lambda: scrub(wide, "o2", samples=houses[:1]))
    assert alone == "scrub draws o2 of many samples, and here is 1. As in samples=digits.test."


def test_morph_speaks_of_itself():
    batch = model.trace(houses, batch=True)
    assert said(InputValueError, lambda: morph(batch, "o1", "o2")).startswith(
        "morph draws outputs of 2 numbers or more, and o2 is 1 number."
    )
    alone = model.trace(houses[:1], batch=True)
    assert said(InputValueError, lambda: morph(alone, "x", "o1")).startswith("morph draws many samples")


# Knobs


def test_a_layer_that_stands_at_two_places_is_turned_by_either_name():
    layer = Linear([[1, 2], [3, 4]])
    twice = Model(Input("a", "b"), first=layer, then=ReLU(), last=layer).trace((1, 2))
    keys = [
        explore(twice, knobs=[key]).data["knobs"]
        for key in ("L2.weights[0, 1]", "L4.weights[0, 1]", "last.weights[0, 1]")
    ]
    assert keys[0] == keys[1] == keys[2]
    inside = Model(Input("a", "b"), Model(layer, ReLU()), layer).trace((1, 2))
    assert (
        explore(inside, knobs=["L3.weights"]).data["knobs"]
        == explore(inside, knobs=["L2.L1.weights"]).data["knobs"]
    )


def test_a_knob_that_is_misspelt_or_stands_alone_is_told_so():
    trace = Model(Input("a", "b"), r=Linear([[1, 2]])).trace((1, 2))
    assert said(InputTypeError, lambda: explore(trace, knobs="r.weights")) == (
        "knobs expects a list of names, as in knobs=[\"r.weights\"], and got 'r.weights'."
    )
    assert said(InputValueError, lambda: explore(trace, knobs=["r.weight"])).startswith(
        "There is no L2.weight to turn. Did you mean 'L2.weights'?"
    )


# What cannot even be shown


class Mute:
    def __repr__(self):
        raise RuntimeError("no words")


def test_what_cannot_be_shown_is_told_by_its_kind():
    assert "got a Mute that cannot be shown." in said(InputTypeError, lambda: Input(Mute()))
    assert "got a Mute that cannot be shown." in said(TypeError, lambda: compare(Mute(), Mute()))


# Names


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        (("m", 1.5), InputTypeError, "and got 'm' and 1.5."),
        ((1.5, 3), InputTypeError, "and got 1.5 and 3."),
        ((1.5, " "), InputValueError, "and got an empty one."),
    ],
)
def test_named_takes_the_number_first_and_then_a_name(given, error, words):
    told = said(error, lambda: named(*given))
    assert 'as in named(X.mean(), "m")' in told
    assert told.endswith(words)
    with pytest.raises(error) as caught:
        Model(Input("a", "b"), lambda X: named(*given) * X).trace((1, 2))
    assert caught.value.__notes__[0].startswith("This happened inside L2")


# Files and layers


def test_a_folder_is_no_csv_file(tmp_path):
    (tmp_path / "houses.csv").write_text("rooms,price\n5,310\n")
    told = said(IsADirectoryError, lambda: DataSet.from_csv(tmp_path, target="price"))
    assert told == f"{str(tmp_path)!r} is a folder, and a data set is made of one file. In it are houses.csv."


@pytest.mark.parametrize("rows", ["5,30,310\n3,10,264\n", "5,5,310\n3,10,264\n", "5;30,5;310\n3;10;264\n"])
def test_a_file_without_a_header_is_told_that_it_has_none(tmp_path, rows):
    (tmp_path / "houses.csv").write_text(rows)
    told = said(InputValueError, lambda: DataSet.from_csv(tmp_path / "houses.csv", target="price"))
    first = ", ".join(rows.split("\n")[0].split(";" if ";" in rows else ","))
    assert told.endswith(f" Its first row should name the columns, and seems to hold numbers: {first}.")


def test_a_layer_made_as_in_pytorch_is_told_the_line_that_makes_it_here():
    told = said(InputValueError, lambda: Linear(2, 3))
    made = eval(re.search(r"write (Linear.*)\.$", told)[1])
    assert (made.inputs, made.outputs) == (2, 3)
    assert "For 2 inputs and 3 outputs and random weights" in told
