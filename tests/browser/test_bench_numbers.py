"""Chance and tables in the bench's script, in an empty page: what NumPy draws, and what a bad table hears."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from lessons_lib import SquaredError
from lessons_lib import data as sets
from lessons_lib.data import SplitDataSet
from lessons_lib.page.assets import bundle
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

MODULES = ("bench/chance.js", "bench/points.js", "bench/table.js", "bench/settings.js", "bench/network.js")
OFFERED = "{ Chance, testedOf, readTable, pointsIn, likelyColumns, scaleOf, needsScale, classMeant }"


@pytest.fixture(scope="module")
def page(open_shared_page: OpenPage) -> Page:
    page = open_shared_page()
    page.goto("about:blank")
    page.add_script_tag(content=f"const itm = (() => {{\n{bundle(*MODULES)}\nreturn {OFFERED};\n}})();")
    return page


@pytest.mark.parametrize("seed", [0, 1, 7, 2**31, 2**53 - 1, 2**64 + 17, 2**200 + 3])
def test_chance_is_numpys(page: Page, seed: int) -> None:
    drawn = page.evaluate(
        f"""() => {{
            const chance = new itm.Chance({seed}n);
            const normal = Array.from({{ length: 20_000 }}, () => chance.normal());
            return [normal, Array.from(chance.permutation(999)), chance.share(), Array.from(chance.permutation(2))];
        }}"""
    )
    chance = np.random.default_rng(seed)
    normal = chance.normal(size=20_000)
    assert np.abs(np.array(drawn[0]) - normal).max() < 1e-13
    assert np.abs(normal).max() > 3.66  # one lay beyond the ziggurat's last step
    assert drawn[1] == chance.permutation(999).tolist()
    assert drawn[2] == chance.random()
    assert drawn[3] == chance.permutation(2).tolist()


def test_a_generator_goes_on_from_where_it_was_put_back(page: Page) -> None:
    same = """() => {
        const chance = new itm.Chance(4);
        chance.half();
        const before = chance.standing;
        const drawn = [chance.half(), chance.half(), chance.share()];
        chance.standing = before;
        return drawn.join() === [chance.half(), chance.half(), chance.share()].join();
    }"""
    assert page.evaluate(same)


@pytest.mark.parametrize("count", [2, 3])
def test_the_class_that_a_number_means_is_pythons(page: Page, count: int) -> None:
    outputs = [-7.0, -0.7, -0.5, 0.0, 0.5, 0.7, 1.5, 2.3, 2.5, 1e15]
    meant = page.evaluate(
        "([outputs, count]) => outputs.map((each) => itm.classMeant('SquaredError', [each], count))",
        [outputs, count],
    )
    assert meant == SquaredError().classes(np.array(outputs), count).tolist()


@pytest.mark.parametrize("share", [0, 0.125, 0.25, 0.5, 0.9])
@pytest.mark.parametrize("name", ["spiral", "blobs", "hills"])
def test_the_same_points_are_kept_for_the_test(page: Page, name: str, share: float) -> None:
    data = getattr(sets, name)
    split = SplitDataSet(data.name, data.features, data.samples, data.classes, data.quantity, share=share)
    points = [[*each.x.tolist(), each.target] for each in data]
    classes = list(data.classes.names) if data.classes else None
    kept = page.evaluate(
        "([points, classes, share]) => itm.testedOf({ points, classes }, share)", [points, classes, share]
    )
    assert kept == split._tested.tolist()


READ = """([text, meaning]) => {
    try {
        const table = itm.readTable(text);
        const { classes, target, points } = itm.pointsIn(table, itm.likelyColumns(table), meaning);
        return { classes, target, points };
    } catch (error) { return error.message; }
}"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "",
            "There is nothing to read yet. Paste rows of two numbers and what is to be predicted, as in: 0.5, -1.2, blue",
        ),
        (
            "1, 2",
            "Row 1 has 2 cells, and a point needs 3: two numbers, then what is to be predicted. Part them by commas, semicolons or tabs.",
        ),
        ("a, b, c", "There is no row below the names of the columns, and so no point."),
        ("a, a, c\n1, 2, x", "Two columns are called a. Give each a name of its own."),
        ("a, , c\n1, 2, x", "Column 2 has no name in row 1. Give it one."),
        (
            "a, b, c\n1, 2, x\n\n1, 2",
            'Row 4 has 2 cells, and row 1 has 3: a, b, c. Put quotes around a text that holds a ",".',
        ),
        ("a, b, c\n1, 2, x\n1, , y", "Row 3, column b, is empty. Fill it in, or leave the row out."),
        (
            "a, b, c\n1, 2, x\n1, 5 km, y",
            'Row 3, column b, is text, where a number is meant: "5 km". Write it as a plain number, as in 1500 or 2.5.',
        ),
        (
            "a, b, c\n1, 2, 3.5\n1, 2, n/a\n2, 2, 4.5\n3, 1, 1.5",
            'Row 3, column c, is text, where a number is meant: "n/a". Write it as a plain number, as in 1500 or 2.5.',
        ),
        ('a, b, c\n1, 2, "x', 'A quote was opened and not closed: put a " at its end.'),
    ],
)
def test_a_bad_table_is_told_by_row_and_column(page: Page, text: str, said: str) -> None:
    assert page.evaluate(READ, [text, ""]) == said


@pytest.mark.parametrize(
    ("text", "meaning", "read"),
    [
        ("1, 2, x\n3, 4, y", "", {"classes": ["x", "y"], "target": "target", "points": [[1, 2, 0], [3, 4, 1]]}),
        ("a,b,c\n1,2,Yes\n3,4,No", "", {"classes": ["No", "Yes"], "target": "c", "points": [[1, 2, 1], [3, 4, 0]]}),
        ("1,2,1\n3,4,0", "", {"classes": ["0", "1"], "target": "target", "points": [[1, 2, 1], [3, 4, 0]]}),
        ("1,2,1\n3,4,0", "number", {"classes": None, "target": "target", "points": [[1, 2, 1], [3, 4, 0]]}),
        ("1;2;1,5\n3,5;4;0", "", {"classes": None, "target": "target", "points": [[1, 2, 1.5], [3.5, 4, 0]]}),
        ("1;2;1,5\n3,5;4;0", "classes", {"classes": ["0", "1,5"], "target": "target", "points": [[1, 2, 1], [3.5, 4, 0]]}),
        ('"a, b",c,d\r\n1e3,-.5,"x, y"\r\n', "", {"classes": ["x, y"], "target": "d", "points": [[1000, -0.5, 0]]}),
    ],
)  # fmt: skip
def test_a_table_is_read(page: Page, text: str, meaning: str, read: dict[str, object]) -> None:
    assert page.evaluate(READ, [text, meaning]) == read


def test_every_module_of_the_bench_is_in_its_script() -> None:
    from lessons_lib.page.assets import ROOT, modules

    here = {path.relative_to(ROOT).as_posix() for path in Path(ROOT / "bench").glob("*.js")}
    assert here == {name for name in modules("bench/start.js") if name.startswith("bench/")}
