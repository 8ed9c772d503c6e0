"""A data set of one's own from rows of numbers; what is wrong in them is told with the line that is right."""

import numpy as np
import pytest

from lessons_lib import Classes, DataSet, Quantity, Sample, patients

FEATURES = ("rooms", "age")
ROWS = [(5, 30, 310), (3, 10, 255)]


def test_rows_are_samples_with_the_target_last():
    houses = DataSet.from_rows("houses", ROWS, FEATURES, "price", unit="thousand euros")
    assert repr(houses) == (
        "houses: 2 samples, x = (rooms, age), target: price in thousand euros\n"
        "  sample 0: x = (5, 30), target 310 thousand euros\n"
        "  sample 1: x = (3, 10), target 255 thousand euros"
    )
    assert houses.quantity == houses[0].quantity == Quantity("price", "thousand euros")
    assert (houses.classes, houses.source) == (None, "")


@pytest.mark.parametrize(
    "rows", [ROWS, [list(row) for row in ROWS], np.array(ROWS), [np.array(row) for row in ROWS]]
)
def test_lists_tuples_and_arrays_say_the_same(rows):
    houses = DataSet.from_rows("houses", rows, list(FEATURES), "price")
    assert houses.X.tolist() == [[5, 30], [3, 10]]
    assert houses.targets.tolist() == [310, 255]


def test_without_a_target_a_row_holds_features_alone():
    houses = DataSet.from_rows("houses", [(5, 30), (3, 10)], FEATURES)
    assert [sample.target for sample in houses] == [None, None]
    assert (
        repr(houses)
        == "houses: 2 samples, x = (rooms, age)\n  sample 0: x = (5, 30)\n  sample 1: x = (3, 10)"
    )


def test_samples_may_have_names_and_a_data_set_a_source():
    houses = DataSet.from_rows("houses", ROWS, FEATURES, "price", names=["old", "small"], source="ours, CC0")
    assert [sample.name for sample in houses] == ["old", "small"]
    assert houses.source == "ours, CC0"


def test_with_classes_the_last_number_or_word_of_a_row_is_one_of_them():
    for one, two in ((1, 0), ("good shape", "bad shape")):
        people = DataSet.from_rows("people", [(5, 30, one), (3, 10, two)], FEATURES, classes=patients.classes)
        assert people.targets.tolist() == [1, 0]
        assert repr(people[0]) == "sample 0: x = (5, 30), target 1 (good shape)"


def test_the_patients_can_be_made_in_this_way():
    rows = [(*sample.x, sample.target) for sample in patients]
    names = [sample.name for sample in patients]
    twins = DataSet.from_rows("patients", rows, patients.features, classes=patients.classes, names=names)
    assert repr(twins) == repr(patients)


def rows(*given, features=FEATURES, target="price", **more):
    return lambda: DataSet.from_rows("h", list(given), features, target, **more)


ROW = "as in [(5, 30, 12, 310), (3, 10, 4, 295)]"
NAMES = 'h expects the names of its features, as in features=("rooms", "age")'
LOW = Classes("low", "high")
WRONG = {
    "a row of another length": (
        rows((5, 30, 310), (5, 30, 310, 4)),
        "h, row 2, expects 3 numbers (rooms, age, price) and got 4: (5, 30, 310, 4).",
    ),
    "a row without its target": (
        rows((5, 30, 310), (3, 10)),
        "h, row 2, expects 3 numbers (rooms, age, price) and got 2: (3, 10). Is its target missing? price comes last.",
    ),
    "a target without a name": (
        rows((5, 30, 310), target=None),
        'h, row 1, expects 2 numbers (rooms, age) and got 3: (5, 30, 310). If the last one is the target, say what it is: target="price".',
    ),
    "None": (rows((5, None, 310)), "h, row 1, column age, is empty. Fill it in, or leave the row out."),
    "NaN": (
        rows((5, 30, 310), (5, np.float32("nan"), 310)),
        "h, row 2, column age, is empty. Fill it in, or leave the row out.",
    ),
    "no target": (rows((5, 30, None)), "h, row 1, column price, is empty. Fill it in, or leave the row out."),
    "infinity": (rows((5, 30, np.inf)), "h, row 1, column price, is inf, where a finite number is meant."),
    "a quoted number": (
        rows((5, "30", 310)),
        "h, row 1, column age, is text, where a number is meant: '30'. Write it as a plain number, as in 1500 or 2.5: no quotes, no unit, no marks for thousands.",
    ),
    "a quoted target": (
        rows((5, 30, "310")),
        "h, row 1, column price, is text, where a number is meant: '310'. Write it as a plain number, as in 1500 or 2.5: no quotes, no unit, no marks for thousands.",
    ),
    "True": (
        rows((5, True, 310)),
        "h, row 1, column age, expects numbers, and it is True. Write 1 for True and 0 for False; 1 * (…) turns a whole array into them.",
    ),
    "a row in a row": (
        rows((5, (30, 1), 310)),
        "h, row 1, column age, expects one number and got 2: (30, 1).",
    ),
    "one flat row": (rows(5, 30, 310), f"h expects each row to be a list of numbers, {ROW}, and row 1 is 5."),
    "a dict": (
        lambda: DataSet.from_rows("h", {"rooms": [5]}, FEATURES),
        f"h expects a list of rows, {ROW}, and got {{'rooms': [5]}}.",
    ),
    "samples": (
        rows(Sample("a", (5, 30))),
        f"h expects rows of numbers, {ROW}, and row 1 is a sample already. Write DataSet('h', features, samples).",
    ),
    "no rows": (rows(), "h has no rows, and so no samples."),
    "no features": (rows((5, 30), features=None), f"{NAMES}: only a table of pandas brings its own."),
    "one feature as text": (rows((5,), features="rooms"), f"{NAMES}, and got 'rooms'."),
    "a number for the features": (rows((5,), features=1), f"{NAMES}, and got 1."),
    "a feature twice": (
        rows((5, 30), features=("rooms", "rooms")),
        "h has two features 'rooms'. Give each a name of its own.",
    ),
    "a feature without a name": (
        rows((5, 30), features=("rooms", " ")),
        "h expects a name for each feature, as in features=(\"rooms\", \"age\"), and one is empty: ('rooms', ' ').",
    ),
    "a target called like a feature": (
        rows((5, 30, 310), target="age"),
        "h has two columns 'age'. Give each a name of its own.",
    ),
    "an empty target": (rows((5, 30, 310), target=""), "h: column 3 has no name. Give it one."),
    "a target that is no name": (
        rows((5, 30, 310), target=3),
        "h expects the names of its columns as text, and got 3.",
    ),
    "a unit of nothing": (
        rows((5, 30), target=None, unit="m"),
        "h has a unit, 'm', and no target to tell in it. Name the target too, as in target=\"price\", unit='m'.",
    ),
    "too few names": (
        rows((5, 30, 310), (3, 10, 255), names=["old"]),
        "h has 2 rows and got 1 name: give each row one.",
    ),
    "an empty name": (
        rows((5, 30, 310), names=[""]),
        'Sample expects a name, as in "patient 5", and got an empty one.',
    ),
    "a target beyond the classes": (
        rows((5, 30, 2), classes=LOW),
        "h, row 1, column price expects as its target one of 0 (low), 1 (high), and got 2.",
    ),
    "a target between the classes": (
        rows((5, 30, 0.5), classes=LOW),
        "h, row 1, column price expects as its target one of 0 (low), 1 (high), and got 0.5.",
    ),
    "no name": (
        lambda: DataSet.from_rows(ROWS, FEATURES, "price"),
        'A data set expects its name first, as in DataSet.from_rows("houses", rows, features), and got [(5, 30, 310), (3, 10, 255)].',
    ),
    "rows where samples are meant": (
        lambda: DataSet("h", FEATURES, ROWS),
        "h expects samples, and number 0 is (5, 30, 310). To make them of rows of numbers write DataSet.from_rows('h', rows, features).",
    ),
    "a sample of another length": (
        lambda: DataSet("h", FEATURES, [Sample("a", (1, 2, 3))]),
        "h has 2 features (rooms, age), and a has 3 numbers.",
    ),
    "a class that is no text": (
        lambda: Classes(["a", "b"]),
        "Classes expects its words one after another, as in Classes(\"bad shape\", \"good shape\"), and got ['a', 'b']. For a list of words write Classes(*words).",
    ),
    "no classes": (
        Classes,
        'Classes expects a word for each target, as in Classes("bad shape", "good shape"), and got ().',
    ),
    "a class twice": (
        lambda: Classes("a", "a"),
        "Classes expects words that differ, as in Classes(\"bad shape\", \"good shape\"), and got ('a', 'a').",
    ),
    "a quantity that is no text": (
        lambda: Quantity(3),
        'Quantity expects its name and its unit as text, as in Quantity("price", "thousand euros"), and got 3 and \'\'.',
    ),
    "a sample without a name": (
        lambda: Sample(" ", (1,)),
        'Sample expects a name, as in "patient 5", and got an empty one.',
    ),
    "a sample with a number for its name": (
        lambda: Sample(5, (1,)),
        "Sample expects its name first, as text, and got 5.",
    ),
    "a target that is text": (
        lambda: Sample("a", (1,), "x"),
        "a expects as its target one number, and got 'x'.",
    ),
    "a target that is not a number": (
        lambda: Sample("a", (1,), np.nan),
        "a expects as its target a finite number, and got nan.",
    ),
    "a sample's target beyond its classes": (
        lambda: Sample("a", (1,), 2, LOW),
        "a expects as its target one of 0 (low), 1 (high), and got 2.",
    ),
    "classes as a tuple": (
        lambda: Sample("a", (1,), 0, ("low", "high")),
        "a expects its classes as in Classes(\"bad shape\", \"good shape\"), and got ('low', 'high').",
    ),
    "a unit for a quantity": (
        lambda: Sample("a", (1,), 0, quantity="m"),
        'a expects its quantity as in Quantity("price", "thousand euros"), and got \'m\'.',
    ),
    "classes and a quantity": (
        lambda: Sample("a", (1,), 0, LOW, Quantity("price")),
        "a expects its target to be one of some classes, or a quantity, and got both. Leave one of them out.",
    ),
}


@pytest.mark.parametrize(("make", "message"), list(WRONG.values()), ids=list(WRONG))
def test_what_is_wrong_is_told_with_what_would_be_right(make, message):
    with pytest.raises((ValueError, TypeError)) as caught:
        make()
    assert str(caught.value) == message
