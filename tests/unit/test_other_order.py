"""Numbers that bring their names in another order than a model's are refused: each would be taken for another one."""

import copy
import pickle
import re

import numpy as np
import pytest

from lessons_lib import DataSet, Input, Linear, Model, Sample, SquaredError, patients, train
from lessons_lib.data import plane
from lessons_lib.data.spiral import spiral

ROWS = [(5, 30, 310), (3, 10, 264), (7, 55, 340)]
houses = DataSet.from_rows("houses", ROWS, features=("rooms", "age"), target="price")
right = Model(Input("rooms", "age"), Linear([[50, -1]], [132]))
wrong = Model(Input("age", "rooms"), Linear([[50, -1]], [132]))


class Series:
    """As pandas has it: numbers, and a label for each."""

    def __init__(self, values, index):
        self.values, self.index = values, index

    def to_numpy(self):
        return np.array(self.values)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values, dtype=dtype)


class Table(Series):
    """As pandas has it: rows, and a label for each column."""

    def __init__(self, values, columns):
        super().__init__(values, range(len(values)))
        self.columns = columns


@pytest.mark.parametrize(
    "run",
    [
        lambda model: model.trace(houses[0]),
        lambda model: model(houses[0]),
        lambda model: model.trace(houses[0].made_up("larger", (9, 30))),
        lambda model: model.trace(pickle.loads(pickle.dumps(copy.copy(houses[0])))),
        lambda model: model.trace(houses, batch=True),
        lambda model: model.trace(houses[:2], batch=True),
        lambda model: train(model, houses, SquaredError(), epochs=1),
        lambda model: train(model, list(houses), SquaredError(), epochs=1),
        lambda model: train(model, [Sample("a", (1, 2), 3)], SquaredError(), test=houses, epochs=1),
        lambda model: model.trace(Series((5, 30), ["rooms", "age"])),
        lambda model: model.trace([Series((5, 30), ["rooms", "age"])] * 2, batch=True),
        lambda model: model.trace(Table([(5, 30), (3, 10)], ["rooms", "age"]), batch=True),
    ],
)
@pytest.mark.filterwarnings("ignore:Training ran away")
def test_numbers_whose_names_stand_in_another_order_are_refused(run):
    run(right)
    said = "L1 · Input expects age, rooms and got them in another order: rooms, age."
    with pytest.raises(ValueError, match=said):
        run(wrong)


def test_a_dict_in_another_order_is_told_the_line_that_puts_it_in_order():
    x = {"rooms": 5, "age": 30}
    with pytest.raises(ValueError, match="in another order") as error:
        wrong.trace(x)
    line = re.search(r"Write (.*)\.$", str(error.value))[1]
    assert eval(line, {"x": x}) == [30, 5]


def test_the_right_lines_are_right():
    with pytest.raises(ValueError, match="in another order") as error:
        wrong.trace(houses[0])
    features, entry = re.search(
        r"Write features=(\(.*?\)) .* or else (Input\(.*?\))", str(error.value)
    ).groups()
    other = DataSet.from_rows("houses", [(30, 5, 310)], features=eval(features), target="price")
    assert wrong(other[0]) == 50 * 30 - 5 + 132
    assert eval(entry).names == ("rooms", "age")
    with pytest.raises(ValueError, match=re.escape("Write x[['age', 'rooms']].")):
        wrong.trace(Series((5, 30), ["rooms", "age"]))


@pytest.mark.parametrize("data", [houses, patients, spiral, *map(vars(plane).get, plane.__all__)])
def test_the_samples_of_every_data_set_know_what_their_numbers_are_called(data):
    turned = Model(Input(*reversed(data.features)))
    with pytest.raises(ValueError, match="in another order"):
        turned.trace(data[0])
    assert Model(Input(*data.features))(data[0]).tolist() == data[0].x.tolist()


def test_other_names_and_numbers_without_names_are_taken_as_they_come():
    assert Model(Input("across", "up"))(houses[0]).tolist() == [5, 30]
    assert wrong((30, 5)) == wrong(Series((30, 5), [0, 1])) == wrong(np.array([30, 5])) == 1627
