"""The script writes every number as Python does, counts every drawing alike, and knows the same operations."""

import json
import math
import struct
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from lessons_lib.data.pad import to_digit
from lessons_lib.numbers.notation import number, numbers
from lessons_lib.page.assets import bundle
from lessons_lib.page.stored import stored
from tests.browser.conftest import OpenPage
from tests.browser.script import load


@pytest.fixture(scope="module")
def page(open_shared_page: OpenPage) -> Page:
    page = open_shared_page()
    load(page)
    return page


def sixteenths() -> list[float]:
    """Each is exact in binary, and many lie half-way between two texts."""
    return [sign * count / 16 for count in range(4 * 1712) for sign in (1, -1)]


def ties() -> list[float]:
    """Half-way between two texts at every size, and the floats beside them."""
    lots = np.random.default_rng(0)
    middles = [
        (int(lots.integers(1000, 10_000)) + 0.5) * 10.0**power for power in range(-8, 16) for _ in range(60)
    ]
    halves = [count / 2**power for power in range(1, 12) for count in range(1, 400, 3)]
    tied = middles + halves
    return [
        *tied,
        *(math.nextafter(each, math.inf) for each in tied),
        *(-math.nextafter(each, 0) for each in tied),
    ]


def any_floats() -> list[float]:
    lots = np.random.default_rng(1)
    bits = lots.integers(0, 2**64, 4000, dtype=np.uint64)
    drawn = [struct.unpack("<d", struct.pack("<Q", int(each)))[0] for each in bits]
    sizes = lots.normal(size=6000) * 10.0 ** lots.integers(-14, 14, 6000)
    return [each for each in [*drawn, *sizes.tolist()] if math.isfinite(each)]


def special() -> list[float]:
    powers = [sign * 10.0**power for power in range(-16, 17) for sign in (1, -1)]
    near = [math.nextafter(each, way) for each in powers for way in (math.inf, -math.inf)]
    odds = (
        1,
        3,
        7,
        0.1,
        2**29 + 1,
        2**30 - 1,
        2**30 + 1,
        2**31 - 1,
    )  # of few digits, of 30, of 31, of all 53
    specks = [sign * 2.0**-power * odd for power in range(40, 160) for odd in odds for sign in (1, -1)]
    return [
        *specks,
        0.0,
        -0.0,
        5e-324,
        2.0**-1060,
        1e-200,
        0.1 + 0.2 - 0.3,
        1e-12,
        9.99e-13,
        1e9 - 0.5,
        5e8 + 0.5,
        5e8 + 1.5,
        99_999.5,
        0.99995,
        *powers,
        *near,
    ]


@pytest.mark.parametrize(
    "values", [sixteenths(), ties(), any_floats(), special()], ids=["sixteenths", "ties", "any", "special"]
)
def test_every_number_is_written_to_the_letter_as_python_writes_it(page: Page, values: list[float]) -> None:
    written = page.evaluate("(values) => values.map(itm.number)", values)
    differ = [
        (value, number(value), got)
        for value, got in zip(values, written, strict=True)
        if number(value) != got
    ]
    assert differ == []


def test_what_is_no_number_is_said_in_the_same_words(page: Page) -> None:
    written = page.evaluate("() => [NaN, Infinity, -Infinity].map(itm.number)")
    assert written == [number(math.nan), number(math.inf), number(-math.inf)]


def test_a_cell_writes_0_for_nothing_but_a_0(page: Page) -> None:
    values = [0, 2.0**-54, 0.009, -0.03, 4.5e-7, -1e-9, 0.06, 1.04, 12_345.5]
    written = page.evaluate("(values) => values.map(itm.cellNumber)", values)
    assert written == ["0", "0", ".0", "-.0", ".0", "-.0", ".1", "1.0", "12k"]


def test_rows_of_numbers_read_as_in_python(page: Page) -> None:
    lots = np.random.default_rng(2)
    shapes = [(1,), (3,), (8,), (9,), (64,), (1, 1), (2, 3), (8, 8), (2, 3, 4), ()]
    rows = [lots.integers(-9, 9, shape) / 4 for shape in shapes for _ in range(20)]
    rows += [np.zeros((5, 5)), np.full(20, 3.25)]
    cases = [[np.ravel(row).tolist(), list(np.shape(row))] for row in rows]
    written = page.evaluate("(cases) => cases.map(([values, shape]) => itm.numbers(values, shape))", cases)
    assert written == [numbers(row) for row in rows]
    odd = page.evaluate("() => itm.numbers(Float64Array.of(...Array(9).fill(1), NaN, Infinity), [11])")
    assert odd == numbers([1.0] * 9 + [math.nan, math.inf])


def drawings() -> list[np.ndarray]:
    """Lines of a pen of some thickness, single dots, a full pad and an empty one, and ink strewn at random."""
    lots = np.random.default_rng(3)
    drawn = [np.zeros((32, 32), bool), np.ones((32, 32), bool)]
    for _ in range(600):
        ink = np.zeros((32, 32), bool)
        for _ in range(lots.integers(1, 6)):
            start, end = lots.integers(0, 32, (2, 2))
            thick = lots.integers(0, 3)
            for share in np.linspace(0, 1, 40):
                row, column = np.round(start + (end - start) * share).astype(int)
                ink[max(0, row - thick) : row + thick + 1, max(0, column - thick) : column + thick + 1] = True
        drawn.append(ink)
    return [*drawn, *(lots.random((32, 32)) < share for share in np.linspace(0.001, 0.999, 150))]


def test_a_drawing_is_counted_as_python_counts_it(page: Page) -> None:
    drawn = drawings()
    points = ["".join("1" if point else "0" for point in ink.ravel()) for ink in drawn]
    counted = page.evaluate(
        "(drawn) => drawn.map((points) => Array.from(itm.countPoints([...points].map(Number))))", points
    )
    differ = [place for place, ink in enumerate(drawn) if counted[place] != to_digit(ink).ravel().tolist()]
    assert differ == []
    assert len({tuple(counts) for counts in counted}) > 600  # the drawings are not all alike


@pytest.mark.parametrize(
    ("values", "ways"),
    [
        (np.random.default_rng(2).normal(size=(3, 7)), {"values"}),
        (np.random.default_rng(2).normal(size=(3, 70)).astype("f4"), {"values", "single"}),
        (np.random.default_rng(2).integers(0, 256, size=(3, 400)) / 255, {"values", "table"}),
        (np.random.default_rng(2).choice(sixteenths(), size=9000) / 3, {"values", "table"}),
    ],
)
def test_the_script_reads_an_array_however_it_is_stored(page: Page, values: Any, ways: set[str]) -> None:
    kept = json.loads(json.dumps(stored(values)))
    assert kept.keys() == ways | {"shape"}
    read = page.evaluate("kept => [...itm.numbersIn(kept).values]", kept)
    assert read == np.ravel(values).astype(float).tolist()


@pytest.mark.parametrize(
    ("text", "held"),
    [("0,5", "0.5"), ("-5800,25", "-5800.25"), ("0.5", "0.5"), ("1,2,3", ""), ("1.234,5", "")],
)
def test_a_number_that_comes_all_at_once_with_a_comma_is_no_other_number(
    open_page: OpenPage, text: str, held: str
) -> None:
    page = open_page()
    page.add_script_tag(
        content=f"{bundle('page/scripts/parts/elements.js')}; document.body.append(numberBox({{}}))"
    )
    page.locator("input").focus()
    page.keyboard.insert_text(text)  # as a paste does, and the keyboard of a telephone
    assert page.locator("input").evaluate("(box) => box.value && String(Number(box.value))") == held
