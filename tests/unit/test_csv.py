"""A CSV file becomes a data set in one line; what is wrong in it is told by its row and column."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons_lib import Classes, DataSet, Model
from lessons_lib.numbers.door import InputTypeError

HOUSES = "house,rooms,age,price\nthe old one,5,30,310\nthe small one,3,10.5,255\n"


def read(text, target="price", **more):
    return DataSet.from_csv(io.StringIO(text), target, **more)


def test_a_file_on_disk_is_called_by_its_name_and_reads_as_a_table(tmp_path):
    path = tmp_path / "houses.csv"
    path.write_text(HOUSES, encoding="utf-8")
    with path.open(encoding="utf-8") as text, path.open("rb") as binary:
        read_from = [
            DataSet.from_csv(file, target="price", unit="thousand euros", names="house")
            for file in (path, str(path), text, binary)
        ]
    for houses in read_from:
        assert repr(houses) == (
            "houses: 2 samples, x = (rooms, age), target: price in thousand euros\n"
            "  the old one: x = (5, 30), target 310 thousand euros\n"
            "  the small one: x = (3, 10.5), target 255 thousand euros"
        )


def test_samples_without_names_are_counted():
    assert [sample.name for sample in read("a,price\n1,2\n3,4\n")] == ["sample 0", "sample 1"]


def test_the_columns_to_take_can_be_chosen():
    houses = read(HOUSES, features=["age"])
    assert (houses.features, houses.X.tolist()) == (("age",), [[30], [10.5]])


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffrooms,age,price\n5,30.5,310\n3,10,255\n",
        "rooms;age;price\n5;30,5;310\n3;10;255\n",
        "rooms\tage\tprice\n5\t30,5\t310\n3\t10\t255\n",
        "rooms;age;price\n5;30.5;310\n3;10;255\n",
        "\n rooms , age , price \r\n\r\n 5 , 30.5 , 310 \r\n , , \r\n3,10,255",
        '"rooms","age","price"\n"5","30.5","310"\n"3","10","255"\n',
        "rooms;age;price;;\n5;30,5;310;;\n3;10;255;;\n;;;;\n",
        "rooms,age,price\n+5.0,3.05e1,310\n3,1e1,255.\n",
        'rooms,age,price\n5,"30,5",310\n3,10,255\n',
    ],
    ids=[
        "mark",
        "semicolons",
        "tabs",
        "points",
        "spaces",
        "quotes",
        "empty_columns",
        "exponents",
        "quoted_comma",
    ],
)
def test_a_spreadsheet_may_write_it_in_its_own_way(text):
    houses = read(text, decimal="," if '"30,5"' in text else None)
    assert houses.features == ("rooms", "age")
    assert houses.X.tolist() == [[5, 30.5], [3, 10]]
    assert houses.targets.tolist() == [310, 255]


def test_words_in_the_target_become_classes_in_the_order_in_which_they_appear():
    irises = read("length,kind\n5,setosa\n7,versicolor\n4.9, setosa\n", "kind")
    assert irises.classes.names == ("setosa", "versicolor")
    assert irises.targets.tolist() == [0, 1, 0]
    assert repr(irises[1]) == "sample 1: x = 7, target 1 (versicolor)"


def test_a_yes_is_1_whichever_word_comes_first():
    for text in ("x,s\n1,yes\n2,no\n", "x,s\n2,no\n1,yes\n"):
        assert read(text, "s").classes.names == ("no", "yes")
    assert read("x,s\n1,True\n2,False\n", "s").targets.tolist() == [1, 0]
    assert read("x,s\n1,yes\n2,maybe\n3,no\n", "s").classes.names == ("yes", "maybe", "no")


@pytest.mark.parametrize("cell", ["NaN", "NA", " n/a", "null"])
@pytest.mark.parametrize("target", ["price", "kind"])
def test_a_word_for_no_value_is_a_missing_value_and_its_row_is_told(cell, target):
    rows = {"price": f"rooms,price\n5,310\n3,{cell}\n", "kind": f"rooms,kind\n5,old\n3,{cell}\n"}
    with pytest.raises(ValueError, match="no value") as error:
        read(rows[target], target)
    assert str(error.value) == (
        f"the file, row 3, column {target}, is {cell.strip()!r}: no value. Fill it in, or leave the row out."
    )


@pytest.mark.parametrize("text", ["x,s\n1,1\n2,0\n", "x,s\n1,good\n2,bad\n"])
def test_classes_that_are_given_hold_for_numbers_and_for_words(text):
    people = read(text, "s", classes=Classes("bad", "good"))
    assert people.targets.tolist() == [1, 0]
    assert people.quantity is None


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1).filter(str.strip),
            st.floats(allow_nan=False, allow_infinity=False),
            st.integers(-(10**15), 10**15),
        ),
        min_size=1,
    ),
    st.sampled_from([(",", "."), (";", ","), ("\t", ","), (";", "."), ("\t", ".")]),
)
def test_what_is_written_as_csv_is_read_back(rows, dialect):
    separator, mark = dialect
    written = io.StringIO(newline="")
    table = csv.writer(written, delimiter=separator)
    table.writerow(["who", "x", "y"])
    table.writerows([name, str(x).replace(".", mark), y] for name, x, y in rows)
    written.seek(0)
    back = DataSet.from_csv(written, "y", names="who", decimal=mark)
    assert [sample.name for sample in back] == [name.strip() for name, *_ in rows]
    assert back.X.ravel().tolist() == [x for _, x, _ in rows]
    assert back.targets.tolist() == [y for *_, y in rows]


PLAIN = "Write it as a plain number, as in 1500 or 2.5: no quotes, no unit, no marks for thousands."
NO_FEATURE = (
    "Write a number. A column of words is no feature: leave it out of features=(…), or let it name the "
    "samples, names=…."
)
COMMA = (
    "In this file the decimal mark is the point, and thousands are written without a mark: write 310000 if "
    "that is meant. If the comma is the decimal mark, say decimal=','."
)
WRONG = {
    "an unknown target": (
        "rooms,price\n5,310\n",
        {"target": "prize"},
        "the file has no column 'prize'. Did you mean 'price'? It has rooms, price.",
    ),
    "an unknown feature": (
        "rooms,price\n5,310\n",
        {"features": ["height"]},
        "the file has no column 'height'. It has rooms, price.",
    ),
    "an unknown name": (
        "rooms,price\n5,310\n",
        {"names": "rom"},
        "the file has no column 'rom'. Did you mean 'rooms'? It has rooms, price.",
    ),
    "an empty cell": (
        "rooms,age,price\n5,30,310\n5,,310\n",
        {},
        "the file, row 3, column age, is empty. Fill it in, or leave the row out.",
    ),
    "an empty cell after a blank row": (
        "rooms,age,price\n\n5,,310\n",
        {},
        "the file, row 3, column age, is empty. Fill it in, or leave the row out.",
    ),
    "an empty target": (
        "rooms,price\n5,\n3,255\n",
        {},
        "the file, row 2, column price, is empty. Fill it in, or leave the row out.",
    ),
    "an empty target of classes": (
        "rooms,price\n5,\n3,much\n",
        {},
        "the file, row 2, column price, is empty. Fill it in, or leave the row out.",
    ),
    "an empty name": (
        "who,price,rooms\n,310,5\n",
        {"names": "who"},
        "the file, row 2, column who, is empty, and a sample needs a name.",
    ),
    "text in a feature": (
        HOUSES,
        {},
        f"the file, row 2, column house, is text, where a number is meant: 'the old one'. {NO_FEATURE}",
    ),
    "a slip in the target": (
        "rooms,price\n5,310\n3,25S\n",
        {},
        f"the file, row 3, column price, is text, where a number is meant: '25S'. {NO_FEATURE}",
    ),
    "prices with their unit": (
        "rooms,price\n5,310 €\n3,255 €\n",
        {},
        f"the file, row 2, column price, is text, where a number is meant: '310 €'. {PLAIN}",
    ),
    "words with a unit": (
        "rooms,price\n5,much\n",
        {"unit": "€"},
        f"the file, row 2, column price, is text, where a number is meant: 'much'. {NO_FEATURE}",
    ),
    "not a number": (
        "rooms,price\nnan,310\n",
        {},
        "the file, row 2, column rooms, is 'nan': no value. Fill it in, or leave the row out.",
    ),
    "an infinite number": (
        "rooms,price\n1e999,310\n",
        {},
        "the file, row 2, column rooms, is inf, where a finite number is meant.",
    ),
    "thousands with a comma": (
        'rooms,price\n5,"310,000"\n',
        {},
        f"the file, row 2, column price, is text, where a number is meant: '310,000'. {COMMA}",
    ),
    "thousands or decimals": (
        "rooms;price\n5;310.000\n3;255.000\n",
        {},
        'the file holds 255.000, and nothing tells whether its mark stands before decimals or between thousands. If it is the decimal mark, say decimal=".".',
    ),
    "both marks": (
        "rooms;price\n5,5;310.5\n",
        {},
        'the file has a number with a comma, 5,5, and one with a point, 310.5. Say which is the decimal mark: decimal="," or decimal=".".',
    ),
    "another mark": (
        "rooms,price\n5,310\n",
        {"decimal": "'"},
        'A decimal mark is "." or ",", and decimal="\'" was given.',
    ),
    "a short row": (
        "rooms,age,price\n5,30,310\n5,310\n",
        {},
        "the file, row 3, has 2 cells, and row 1 names 3 columns: rooms, age, price. Put quotes around a text that holds a ','.",
    ),
    "a column without a name": (
        ",rooms,price\n0,5,310\n",
        {},
        "the file: column 1 has no name. Give it one.",
    ),
    "a name twice": (
        "rooms,rooms,price\n5,5,310\n",
        {},
        "the file has two columns 'rooms'. Give each a name of its own.",
    ),
    "no feature": (
        "price\n310\n",
        {},
        "the file has no features: beside price there is no column for a model to take.",
    ),
    "the target as a feature": (
        "rooms,price\n5,310\n",
        {"features": ["rooms", "price"]},
        "the file: 'price' is the target or names the samples, so it cannot be a feature, too: leave it out of features.",
    ),
    "nothing": ("", {}, "the file is empty: its first row should name the columns."),
    "no rows": ("rooms,price\n", {}, "the file has no rows, and so no samples."),
    "an open quote": (
        'rooms,price\n5,"310\n',
        {},
        "the file, line 2, cannot be read as CSV: unexpected end of data.",
    ),
    "a word that is no class": (
        "rooms,price\n5,hihg\n",
        {"classes": Classes("low", "high")},
        "the file, row 2, column price, is 'hihg', and the classes are low, high. Did you mean 'high'?",
    ),
    "a number beyond the classes": (
        "rooms,price\n5,2\n",
        {"classes": Classes("low", "high")},
        "the file, row 2, column price expects as its target one of 0 (low), 1 (high), and got 2.",
    ),
    "classes with a unit": (
        "rooms,price\n5,0\n",
        {"classes": Classes("low", "high"), "unit": "€"},
        "the file has a target of classes, low, high, and these have no unit. Leave out unit='€'.",
    ),
    "classes as a list": (
        "rooms,price\n5,0\n",
        {"classes": ["low"]},
        'the file expects classes as in classes=Classes("bad shape", "good shape"), and got [\'low\'].',
    ),
}


@pytest.mark.parametrize(("text", "more", "message"), list(WRONG.values()), ids=list(WRONG))
def test_what_is_wrong_is_told_by_its_row_and_column(text, more, message):
    with pytest.raises((ValueError, TypeError)) as caught:
        read(text, **{"target": "price", **more})
    assert str(caught.value) == message


def test_a_file_in_another_encoding_is_told_how_it_is_saved_or_opened(tmp_path):
    path = tmp_path / "houses.csv"
    path.write_bytes("größe,price\n5,310\n".encode("cp1252"))
    with pytest.raises(ValueError, match="not written in UTF-8") as caught:
        DataSet.from_csv(path, "price")
    assert str(caught.value) == (
        'houses.csv is not written in UTF-8. In the spreadsheet save it as "CSV UTF-8", or open it with its '
        'own encoding: open(path, encoding="cp1252", newline="").'
    )
    with path.open(encoding="cp1252", newline="") as file:
        assert DataSet.from_csv(file, "price").features == ("größe",)


def test_a_file_that_is_not_there_is_told_where_it_was_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        DataSet.from_csv("houses.csv", "price")
    assert str(caught.value) == (
        f"There is no file houses.csv in {tmp_path}. Put it there, or write its whole path."
    )
    with pytest.raises(FileNotFoundError, match=f"There is no file a.csv in {tmp_path}/data"):
        DataSet.from_csv("data/a.csv", "price")


@pytest.mark.parametrize("text", ['a,price\n"1,200",2.5\n3,4\n', "a;price\n1,200;2.5\n3;4\n"])
def test_thousands_beside_decimal_points_are_not_taken_for_decimals(text):
    with pytest.raises(InputTypeError) as caught:
        read(text)
    assert str(caught.value).endswith(
        "In this file the decimal mark is the point, and thousands are written without a mark: write 1200 if that is "
        "meant."
    )


def test_what_is_no_file_is_told_what_one_is():
    with pytest.raises(TypeError) as caught:
        DataSet.from_csv([[1, 2]], "price")
    assert str(caught.value) == (
        'A CSV file is given by its path, as in "houses.csv", or as an open file, and here came [[1, 2]].'
    )


def test_a_list_that_ends_early_says_how_many_more_there_are() -> None:
    many = DataSet.from_rows(
        "many", [(at, 2 * at) for at in range(40)], features=("a",), target="b", unit="m"
    )
    assert repr(many).splitlines()[-2:] == ["  sample 9: x = 9, target 18 m", "  … and 30 more"]
    batch = repr(Model(lambda X: 2 * X).trace(many, batch=True)).splitlines()
    assert batch[-2:] == ["  … and 30 more", "  mean absolute error: 0 m"]
    ten = DataSet.from_rows("ten", [(at,) for at in range(10)], features=("a",))
    assert "more" not in repr(ten)
