"""Attention on a live page: a score is a query times a key, positions are called by their tokens, and who looks at whom."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lessons_lib import DotProducts, Embedding, Model, RowwiseLinear, Softmax, WeightedSums, compare, on
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.notation import number
from lessons_lib.trained import sorter_model
from tests.browser.conftest import OpenPage
from tests.browser.live import LAPTOP, PHONE, LivePage, opened
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

WORDS = ("the", "cat", "sat")
TABLE = np.array([[2.0, 1, 0], [0, 2, -1], [1, 1, 3]])
MASK = np.tril(np.ones((3, 3)))
MODEL = Model(
    words=Embedding(TABLE, WORDS),
    queries=RowwiseLinear([[1, -2, 0.5], [3, 1, 0]], [1, 0]),
    keys=on(RowwiseLinear([[0, 1, 1], [2, 0, -1]]), "words"),
    scores=on(DotProducts(), "queries", "keys"),
    shares=Softmax(MASK),
    mix=on(WeightedSums(), "shares", "words"),
)


def trace() -> Trace:
    return MODEL.trace(["cat", "sat", "cat"])


def click(live: LivePage, unit: int) -> None:
    live.root.locator(f'.itm-out [data-unit="{unit}"]').click()


def strip(live: LivePage, name: str) -> list[str]:
    """The numbers of one of the three rows in the middle, as they are read out."""
    cells = live.root.locator(".itm-step").get_by_role("grid", name=name, exact=True).get_by_role("gridcell")
    return [
        label.rpartition(", ")[2] for label in cells.evaluate_all("all => all.map(cell => cell.ariaLabel)")
    ]


def labels(live: LivePage) -> list[str]:
    return live.root.locator(".itm-out [data-unit]").evaluate_all("all => all.map(cell => cell.ariaLabel)")


@pytest.mark.parametrize(("query", "key"), [(0, 1), (2, 0), (1, 1)])
def test_a_score_opens_as_the_product_of_a_query_and_a_key(
    open_page: OpenPage, tmp_path: Path, query: int, key: int
) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(3)
    click(live, query * 3 + key)
    words = ("cat", "sat", "cat·2")
    Q, K = trace().queries[query], trace().keys[key]
    assert strip(live, f"o2[{words[query]}]") == [number(each) for each in Q]
    assert strip(live, f"× o3[{words[key]}]") == [number(each) for each in K]
    assert strip(live, "= terms") == [number(each) for each in Q * K]
    expect(live.root.locator(".itm-total")).to_have_text(number(Q @ K))
    expect(live.root.locator(".itm-step .itm-between").last).to_contain_text("÷ 1.414")


def test_a_row_is_weighted_by_the_row_of_the_opened_output(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(1)
    click(live, 3)  # of sat, the second query number
    assert strip(live, "o1[sat]") == [number(each) for each in TABLE[2]]
    assert strip(live, "× W[1]") == ["3", "1", "0"]


def test_every_number_is_called_by_the_tokens_that_it_is_about(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace())
    for step, name in ((0, "o1[cat, 0]"), (3, "o4[cat, cat]"), (4, "o5[cat, cat]"), (5, "o6[cat, 0]")):
        live.go(step)
        assert labels(live)[0].startswith(f"{name}, ")
    assert labels(live.go(3))[7].startswith("o4[cat·2, sat], ")
    beside = live.root.locator(".itm-out .itm-token").all_inner_texts()
    assert beside == ["cat", "sat", "cat·2"] * 2


def test_who_looks_at_whom_is_said_and_a_masked_share_is_no_line(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(4)
    click(live, 3)
    shares = trace().shares
    said = f"sat looks at cat, sat, cat·2: {', '.join(number(each) for each in shares[1])}"
    expect(live.root.locator("svg[role=img] title", has_text="looks at")).to_have_text(said)
    widths = live.root.locator(".itm-step svg g:not(.itm-faint) path").evaluate_all(
        "all => all.map(each => Number(each.getAttribute('stroke-width')))"
    )
    assert widths[2] == 0
    assert widths[:2] == pytest.approx((14 * shares[1, :2]).tolist(), abs=0.06)


def test_what_is_masked_is_said_to_be_multiplied_by_0(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace()).go(4)
    click(live, 1)
    expect(live.root.locator(".itm-readout").first).to_contain_text("0 × ")


def test_a_turned_token_is_another_word_everywhere(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, trace(), "explore").go(3)
    live.root.get_by_role("slider", name="x[1]").fill("0")
    assert labels(live)[1].startswith("o4[cat, the], ")
    expected = MODEL(["cat", "the", "cat"])
    live.go(5)
    assert labels(live)[2].endswith(f", {number(expected[0, 2])}")


def compared(page: Page, folder: Path) -> Page:
    """Two sentences side by side, opened."""
    html = compare(trace(), MODEL.trace(["cat", "the", "cat"]))._repr_html_()
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Two</title>'
    file = folder / "compare.html"
    file.write_text(f'{head}<main style="font-size:14px">{html}</main>', "utf-8")
    page.goto(file.as_uri())
    return page


def test_two_sentences_side_by_side_name_both_tokens(open_page: OpenPage, tmp_path: Path) -> None:
    page = compared(open_page(width=LAPTOP, height=720), tmp_path)
    for _ in range(4):
        page.locator(".itm-next").click()
    names = page.get_by_role("grid").nth(2).get_by_role("gridcell")
    assert names.evaluate_all("all => all.map(cell => cell.ariaLabel)")[1].startswith("o4[cat, sat/the], ")
    heads = page.locator(".itm-live .itm-panel").nth(2).locator(".itm-token")
    assert heads.all_inner_texts() == ["cat", "sat/the", "cat·2"] * 2
    assert heads.evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth)")


def test_the_row_of_two_traces_names_their_layers_and_scrolls_to_the_chosen_one(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = compared(open_page(width=PHONE, height=800), tmp_path)
    clouds = page.locator(".itm-live .itm-cloud")
    names = ["words", "queries", "keys", "scores", "shares", "mix"]
    assert clouds.locator("small").all_inner_texts() == ["", *names]
    for _ in names:
        page.locator(".itm-next").click()
    drawn(page)  # the row scrolls in the next frame
    row, chosen = page.locator(".itm-live .itm-row").bounding_box(), clouds.last.bounding_box()
    assert row
    assert chosen
    assert chosen["x"] >= row["x"]
    assert chosen["x"] + chosen["width"] <= row["x"] + row["width"]


@pytest.mark.parametrize("step", range(6))
def test_each_step_fits_a_phone(open_page: OpenPage, tmp_path: Path, step: int) -> None:
    live = opened(open_page(width=PHONE, height=800), tmp_path, trace()).go(step)
    assert live.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


SENTENCE = ("this", "is", "a", "long", "saying", "of", "mine")


def wide() -> Trace:
    """Rows of 384 numbers, as a real language network has them."""
    random = np.random.default_rng(0)
    table, weights = random.normal(size=(7, 384)), random.normal(size=(32, 384))
    return Model(
        words=Embedding(table, SENTENCE),
        queries=RowwiseLinear(weights),
        scores=on(DotProducts(), "queries", "queries"),
    ).trace(SENTENCE)


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
def test_each_row_of_384_numbers_has_its_token_beside_it_and_opens(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    page = open_page(width=width, height=900)
    live = opened(page, tmp_path, wide()).go(1)
    came = live.root.locator(".itm-in")
    strips, names = came.locator(".itm-strips"), came.locator(".itm-token")
    assert names.all_inner_texts() == list(SENTENCE)
    box, last = strips.bounding_box(), names.last.bounding_box()
    assert box
    assert last
    assert last["y"] + last["height"] == pytest.approx(box["y"] + box["height"], abs=2)
    strips.click(position={"x": 2, "y": box["height"] * 6.5 / 7})
    expect(came.get_by_role("grid").last).to_have_attribute("aria-label", re.compile(r"o1\[mine, 0:\d+\]$"))
    caption = came.locator("small", has_text="o1[mine, 0:")
    assert caption.evaluate("text => text.scrollWidth <= text.clientWidth")


def test_names_above_columns_never_touch(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, wide()).go(2)
    names = live.root.locator(".itm-out .itm-token")
    above = names.evaluate_all(
        """all => all.slice(7).map(each => {
            const range = document.createRange();
            range.selectNodeContents(each);
            const { left, right, top } = range.getBoundingClientRect();
            return [top, left, right];
        })"""
    )
    assert names.all_inner_texts()[7:] == list(SENTENCE)
    rows = [[each[1:] for each in above if each[0] == top] for top in sorted({each[0] for each in above})]
    assert len(rows) == 2
    assert all(left[1] < right[0] for row in rows for left, right in itertools.pairwise(row))


@pytest.mark.parametrize("size", [13, 14])
def test_the_difference_of_who_looks_at_whom_is_written_in_cells_and_moves_nothing(
    open_page: OpenPage, tmp_path: Path, size: int
) -> None:
    file = tmp_path / "looks.html"
    html = compare(*map(sorter_model().trace, ("dacab", "dachb")))._repr_html_()
    file.write_text(
        f'<!doctype html><meta charset="utf-8"><main style="font-size:{size}px">{html}</main>', "utf-8"
    )
    page = open_page(width=964, height=720)
    page.goto(file.as_uri())
    page.get_by_role("button", name=re.compile(r"^L14\b")).click()
    for place in range(3):
        grid = page.get_by_role("grid").filter(visible=True).nth(place)
        expect(grid.get_by_role("gridcell")).to_have_count(25)
    before = page.locator(".itm-live").first.bounding_box()
    page.get_by_role("button", name=re.compile(r"^L15\b")).click()
    assert page.locator(".itm-live").first.bounding_box() == before
