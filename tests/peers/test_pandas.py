"""What comes out of a pandas table: a column, a row, a whole table as a batch."""

import numpy as np
import pandas as pd
import pytest

from lessons_lib import DataSet, Input, InputTypeError, InputValueError, Model, ReLU

TABLE = pd.DataFrame({"broccoli": [100, 200], "strawberries": [2000, 0], "hours": [100, 0]})
MODEL = Model(Input(*TABLE.columns), ReLU())


def test_a_row_is_a_sample() -> None:
    assert MODEL(TABLE.iloc[0]).tolist() == [100, 2000, 100]


def test_a_table_is_a_batch() -> None:
    np.testing.assert_array_equal(MODEL.trace(TABLE, batch=True).o2, TABLE.to_numpy())


def test_a_column_is_not_a_sample_and_is_told_so() -> None:
    with pytest.raises(InputValueError) as caught:
        MODEL(TABLE["broccoli"])
    assert (
        str(caught.value)
        == "L1 · Input expects 3 numbers (broccoli, strawberries, hours) and got 2: (100, 200)."
    )


def test_a_missing_value_is_refused_with_its_name() -> None:
    with pytest.raises(InputValueError) as caught:
        MODEL(pd.Series([100, np.nan, 3]))
    assert str(caught.value).startswith("L1 · Input expects finite numbers")


@pytest.mark.parametrize(
    ("column", "message"),
    [
        (
            pd.Series([1, "two", 3]),
            "L1 · Input expects numbers, and x[1] is text: 'two'. Write a number, without quotes.",
        ),
        (
            pd.Series([True, False, True]),
            "L1 · Input expects numbers, and x[0] is True. Write 1 for True and 0 for False",
        ),
    ],
)
def test_what_is_no_number_is_refused(column: pd.Series, message: str) -> None:
    with pytest.raises(InputTypeError) as caught:
        MODEL(column)
    assert str(caught.value).startswith(message)


HOUSES = pd.DataFrame({"house": ["old", "small"], "rooms": [5, 3], "age": [30, 10.5], "price": [310, 255]})


def test_a_table_becomes_a_data_set_by_its_columns() -> None:
    houses = DataSet.from_rows("houses", HOUSES, target="price", unit="thousand euros", names="house")
    assert repr(houses) == (
        "houses: 2 samples, x = (rooms, age), target: price in thousand euros\n"
        "  old: x = (5, 30), target 310 thousand euros\n"
        "  small: x = (3, 10.5), target 255 thousand euros"
    )


def test_words_in_the_targets_column_become_classes() -> None:
    houses = DataSet.from_rows("houses", HOUSES, ["rooms", "age"], target="house")
    assert (houses.classes.names, houses.targets.tolist()) == (("old", "small"), [0, 1])


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT])
def test_a_missing_cell_is_told_by_row_and_column(missing: object) -> None:
    table = HOUSES.astype(object)
    table.loc[1, "age"] = missing
    with pytest.raises(InputValueError) as caught:
        DataSet.from_rows("houses", table, ["age"], target="price")
    assert str(caught.value) == "houses, row 2, column age, is empty. Fill it in, or leave the row out."


def test_rows_of_a_table_are_rows() -> None:
    rows = [HOUSES.loc[at, ["rooms", "price"]] for at in (0, 1)]
    assert DataSet.from_rows("houses", rows, ["rooms"], "price").targets.tolist() == [310, 255]


def test_a_row_and_a_table_in_another_order_are_refused_with_the_line_that_puts_them_in_order() -> None:
    turned = TABLE[["hours", "broccoli", "strawberries"]]
    write = "Write x[['broccoli', 'strawberries', 'hours']]."
    for run in (lambda x: MODEL(x.iloc[0]), lambda x: MODEL.trace(x, batch=True)):
        with pytest.raises(InputValueError) as caught:
            run(turned)
        assert "in another order: hours, broccoli, strawberries" in str(caught.value)
        assert str(caught.value).endswith(write)
        run(turned[["broccoli", "strawberries", "hours"]])
