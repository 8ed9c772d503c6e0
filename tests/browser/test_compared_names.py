"""Two models of which one has a layer more, side by side: layers of one name stand beside each other."""

import random
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessons_lib import Dropout, Input, Linear, Model, ReLU, SquaredError, compare
from lessons_lib.page.assets import bundle
from lessons_lib.page.paired import paired
from tests.browser.conftest import OpenPage
from tests.browser.live import LivePage, written

pytestmark = pytest.mark.browser

SHORT = Model(Input("a", "b"), hidden=ReLU(), out=Linear([[1, 1]]))
LONGER = Model(Input("a", "b"), hidden=ReLU(), more=Linear([[1, 0], [0, 2]]), out=Linear([[1, 1]]))
TRACES = [model.trace((1, 2)) for model in (SHORT, LONGER)]


def test_the_script_pairs_two_rows_as_python_does(open_page: OpenPage) -> None:
    page = open_page()
    page.add_script_tag(content=bundle("page/scripts/trace/paired.js"))
    chance = random.Random(4)
    rows = [
        [chance.sample(["", "", "", "a", "b", "c", "d"], chance.randrange(8)) for _ in range(2)]
        for _ in range(300)
    ]
    got = page.evaluate("rows => rows.map(([a, b]) => paired(a, b))", rows)
    assert got == [list(map(list, paired(*pair))) for pair in rows]


def through(live: LivePage) -> list[tuple[str, list[str], str]]:
    """Of each step what the call says, the headings of its pictures, and the sentence."""
    seen = []
    for at in range(live.clouds.count()):
        live.clouds.nth(at).click()
        titles = live.root.locator(".itm-panel-title b").all_inner_texts()
        seen.append((live.root.locator(".itm-call code").inner_text(), titles, live.line.inner_text()))
    return seen


def test_a_layer_more_stands_alone_and_the_next_of_one_name_side_by_side(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = written(open_page(1090, 700), tmp_path, compare(*TRACES)._repr_html_())
    clouds = [each.split("\n")[0] for each in live.root.locator(".itm-cloud b").all_inner_texts()]
    assert clouds == ["x", "L1", "L2", "L3", "L3 / L4"]
    *_, more, out = through(live)
    assert more == ("o3", ["o3 b"], "a: – · b: o3 (1, 4)")
    assert out == ("o3 / o4", ["o3 a", "o4 b", "o3 b - a"], "a: o3 3 · b: o4 5")


def test_what_two_layers_have_alike_is_said_once(open_page: OpenPage, tmp_path: Path) -> None:
    dropping = Model(Input("a", "b"), Dropout(0.5), out=Linear([[1, 1]]))
    both = compare(dropping.trace((1, 2)), dropping.in_training(seed=1).trace((1, 2)))
    live = written(open_page(1090, 700), tmp_path, both._repr_html_())
    kinds = live.root.locator(".itm-call .itm-kind")
    for at, said in enumerate(["", "L1 · Input", "L2 · Dropout / DropoutInTraining", "L3 out · Linear"]):
        live.go(at)
        expect(kinds).to_have_text(said)
    live = written(open_page(1090, 700), tmp_path, compare(*TRACES)._repr_html_()).go(4)
    expect(live.root.locator(".itm-call .itm-kind")).to_have_text("L3 out / L4 out · Linear")


def test_the_same_on_the_way_back(open_page: OpenPage, tmp_path: Path) -> None:
    ways = [trace.backward(SquaredError(), 0) for trace in TRACES]
    live = written(open_page(1090, 700), tmp_path, compare(*ways)._repr_html_())
    seen = {call: titles for call, titles, _ in through(live)}
    assert seen["dL/do2 / dL/do3"] == ["dL/do2 a", "dL/do3 b", "dL/do2 b - a"]
    assert seen["dL/do2"] == ["dL/do2 b"]
    assert seen["dL/do1"] == ["dL/do1 a", "dL/do1 b", "dL/do1 b - a"]
