"""The page where nothing of it but its HTML is left, as on GitHub; and the page whose script is of another version."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lessons_lib.model.trace import Trace
from lessons_lib.page.comparison import compare
from lessons_lib.page.data import VERSION, data
from lessons_lib.page.page import DRAWERS, step_through, stepping
from lessons_lib.page.static import markup
from tests.browser.conftest import OpenPage
from tests.browser.live import TRACES, LivePage

pytestmark = pytest.mark.browser

BEHAVIOUR = re.compile(r"(?s)<(script|style)\b.*?</\1\s*>")
MOST_HIGH = 3000  # pixels
OTHER = "This page was written by another version of lessons_lib than its script: run its cell again."


def shown(page: Page, folder: Path, html: str) -> Page:
    file = folder / "page.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>{html}', "utf-8"
    )
    page.goto(file.as_uri())
    return page


def stripped(open_page: OpenPage, folder: Path, trace: Trace) -> Page:
    """The page of a trace as a site shows it that lets neither scripts nor style sheets through."""
    return shown(
        open_page(width=1000, height=800), folder, BEHAVIOUR.sub("", step_through(trace)._repr_html_())
    )


@pytest.mark.parametrize("lesson", TRACES)
def test_each_output_is_said_once_and_can_be_seen(open_page: OpenPage, tmp_path: Path, lesson: str) -> None:
    trace = TRACES[lesson]()
    page = stripped(open_page, tmp_path, trace)
    text = page.locator("body").inner_text()
    assert text.count("x is ") == 1
    for step in trace:
        assert text.count(f"{trace.called(step)} is ") == 1
        assert f"{step.output_name} = {step.name}(" in text
    assert f"= {trace.answer}" in text


def test_the_digit_models_page_is_at_most_3000_pixels_high(open_page: OpenPage, tmp_path: Path) -> None:
    page = stripped(open_page, tmp_path, TRACES["06"]())
    assert page.locator(".itm").bounding_box()["height"] <= MOST_HIGH


def test_a_picture_has_as_many_pixels_as_it_is_large(open_page: OpenPage, tmp_path: Path) -> None:
    pictures = stripped(open_page, tmp_path, TRACES["06"]()).locator("img")
    assert pictures.count() == 6
    for picture in pictures.all():
        assert picture.evaluate("img => [img.naturalWidth, img.naturalHeight]") == picture.evaluate(
            "img => [img.width, img.height]"
        )
        assert picture.evaluate("img => img.width") >= 60
        assert picture.evaluate("img => getComputedStyle(img).imageRendering") == "pixelated"


def test_few_numbers_are_bars_as_long_as_they_are(open_page: OpenPage, tmp_path: Path) -> None:
    trace = TRACES["04 softmax"]()
    page = stripped(open_page, tmp_path, trace)
    bars = page.locator('[data-step="o3"] .itm-numbers > details > summary > span:last-child')
    lengths = bars.evaluate_all("bars => bars.map(bar => parseFloat(getComputedStyle(bar).paddingLeft))")
    full = bars.first.evaluate(
        "bar => parseFloat(getComputedStyle(bar).marginLeft)"
    )  # as far as to the other end
    assert full > 50
    expected = trace.o3 * full  # shares stand on 0 to 1
    assert lengths == pytest.approx(expected.tolist(), abs=0.5)


@pytest.mark.parametrize("sort", DRAWERS)
def test_a_page_of_another_version_says_so_and_stays_the_static_one(
    open_page: OpenPage, tmp_path: Path, sort: str
) -> None:
    trace = TRACES["02"]() if sort != "draw" else TRACES["06"]()
    html = (
        compare(trace, trace)._repr_html_()
        if sort == "compare"
        else stepping(markup(trace), data(trace), sort)
    )
    assert html.count(f'{{"version":{VERSION},') == 1
    later = html.replace(f'{{"version":{VERSION},', f'{{"version":{VERSION + 1},')
    page = shown(open_page(), tmp_path, later)
    expect(page.get_by_role("alert")).to_have_text(OTHER)
    expect(page.locator(".itm-live")).to_have_count(0)
    expect(page.locator(".itm")).to_be_visible()
    assert "model(x) = " in page.locator("body").inner_text() or sort == "compare"


def test_a_page_of_another_version_does_not_spoil_the_one_beside_it(
    open_page: OpenPage, tmp_path: Path
) -> None:
    html = step_through(TRACES["02"]())._repr_html_()
    later = html.replace(f'{{"version":{VERSION},', f'{{"version":{VERSION + 1},')
    page = shown(open_page(), tmp_path, later + html)
    expect(page.get_by_text(OTHER)).to_have_count(1)
    expect(page.locator(".itm-live")).to_have_count(1)


def test_a_script_leaves_a_page_of_layers_that_it_does_not_hold_to_that_pages_own(
    open_page: OpenPage, tmp_path: Path
) -> None:
    first, second = TRACES["04 softmax"]()._repr_html_(), TRACES["02"]()._repr_html_()
    start = first.index("<script>")
    page = shown(
        open_page(), tmp_path, first[:start] + second + first[start:]
    )  # the second's script runs first
    expect(page.locator(".itm-live")).to_have_count(2)
    LivePage(page).go(1)
    expect(page.locator(".itm-live").first.locator(".itm-wire").first).to_be_attached()
