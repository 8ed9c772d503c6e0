"""The bench fits the screens that people have, in both themes, and axe-core objects to nothing on it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessons_lib.data import blobs, hills, spiral
from tests.browser import axe
from tests.browser.bench import opened
from tests.browser.conftest import OpenPage
from tests.browser.fits import MARGIN, SIDEWAYS, USABLE
from tests.browser.live import BESIDE_FILES, LAPTOP, PHONE
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

# Controls and pictures that reach out of the bench, or lie on each other.
CUT_OFF = """root => [...root.querySelectorAll("button, select, input, canvas, label")].filter(each => {
    const [inner, outer] = [each.getBoundingClientRect(), root.getBoundingClientRect()];
    const scrolls = each.closest(".itm-bench-scroll");
    return !scrolls && each.checkVisibility() && (inner.left < outer.left - 1 || inner.right > outer.right + 1);
}).map(each => each.outerHTML.slice(0, 120))"""

# How much wider a choice is than it must be for what is chosen and its arrow.
ROOM = """select => {
    const [alone, wide] = [select.cloneNode(), select.offsetWidth];
    alone.append(select.selectedOptions[0].cloneNode(true));
    alone.style = "max-width: none; flex: none";
    select.after(alone);
    const room = wide - alone.offsetWidth;
    alone.remove();
    return room;
}"""

# Captions that end in an ellipsis.
WORDS_CUT_OFF = """root => [...root.querySelectorAll("figcaption, .itm-bench-curve span")]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1).map(each => each.textContent)"""


@pytest.mark.parametrize("data", [spiral, blobs, hills], ids=lambda data: data.name)
@pytest.mark.parametrize("width", [1400, LAPTOP, BESIDE_FILES])
def test_it_fits_a_laptop_before_and_while_it_learns(
    open_page: OpenPage, tmp_path: Path, width: int, data: object
) -> None:
    page = open_page(width=width + MARGIN, height=720)
    bench = opened(page, tmp_path, data)
    height = "root => root.offsetHeight"
    before = bench.root.evaluate(height)
    assert before <= USABLE
    bench.epochs(2)
    assert bench.root.evaluate(height) == before
    assert page.evaluate(SIDEWAYS) <= 0
    assert bench.root.evaluate(CUT_OFF) == []
    assert bench.root.evaluate(WORDS_CUT_OFF) == []


@pytest.mark.parametrize("width", [1400, LAPTOP, BESIDE_FILES])
def test_it_fits_a_laptop_with_two_classes_more_and_says_whole_which_points_it_has(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    bench = opened(open_page(width=width + MARGIN, height=720), tmp_path, spiral)
    for more in (1, 2):
        bench.button("One class more").click()
        assert bench.root.evaluate("root => root.offsetHeight") <= USABLE, more
    bench.root.get_by_label("first arm").check()
    bench.click(0.5, 0.9)
    for words in ("spiral, changed", "cross-entropy"):
        select = bench.root.locator("select", has=bench.page.locator("option:checked", has_text=words)).first
        assert select.evaluate(ROOM) >= 0, words


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
def test_the_box_of_a_weight_shows_each_of_its_digits(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    bench = opened(open_page(width=width + MARGIN, height=720), tmp_path, spiral)
    bench.root.locator(".itm-bench-unit").last.click()
    box = bench.root.locator(".itm-bench-numbers input").first
    box.fill("-0.0004736")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")


@pytest.mark.parametrize("width", [PHONE, 320])
def test_it_fits_a_phone(open_page: OpenPage, tmp_path: Path, width: int) -> None:
    page = open_page(width=width, height=800)
    bench = opened(page, tmp_path, blobs)
    assert page.evaluate(SIDEWAYS) <= 0
    assert bench.root.evaluate(CUT_OFF) == []


@pytest.mark.parametrize(("width", "dark"), [(1106, False), (1106, True), (PHONE, False)])
def test_axe_objects_to_nothing(open_page: OpenPage, tmp_path: Path, width: int, dark: bool) -> None:
    page = open_page(width=width, height=900)
    bench = opened(page, tmp_path, spiral, dark)
    axe.begin(page)
    assert axe.violations(bench.root) == []
    bench.button("Paste a table …").click()
    assert axe.violations(bench.root) == []
    bench.button("Close").click()
    bench.button("Copy as Python").click()
    assert axe.violations(bench.root) == []
    bench.opened(0)
    assert axe.violations(page.locator("main")) == []


@pytest.mark.parametrize("width", [1106, PHONE])
def test_every_target_is_24_pixels_or_more(open_page: OpenPage, tmp_path: Path, width: int) -> None:
    bench = opened(open_page(width=width, height=900), tmp_path, spiral)
    small = """root => [...root.querySelectorAll("button, select, input[type=number], input[type=range], label:has(input), .itm-bench-tick")]
        .filter(each => each.checkVisibility() && (each.offsetHeight < 24 || each.offsetWidth < 24)).map(each => each.outerHTML.slice(0, 120))"""
    assert bench.root.evaluate(small) == []


def test_the_static_form_steps_aside_and_stays_where_no_script_runs(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=900, height=900)
    opened(page, tmp_path, spiral)
    assert page.locator(".itm-bench-static").is_hidden()
    plain = page.context.browser.new_context(java_script_enabled=False).new_page()
    plain.goto((tmp_path / "bench.html").as_uri())
    assert plain.locator(".itm-bench-static img").is_visible()
    assert "spiral" in plain.locator(".itm-bench-static img").get_attribute("alt")
    plain.context.close()


def test_the_theme_may_change_while_it_stands(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=1106, height=900)
    opened(page, tmp_path, spiral)
    seen = "document.querySelector('.itm-bench-paint').toDataURL()"
    light = drawn(page).evaluate(seen)
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    page.wait_for_function(f"light => {seen} !== light", arg=light)


def test_outside_jupyterlabs_themes_it_follows_the_system_and_inside_the_theme(
    open_page: OpenPage, tmp_path: Path
) -> None:
    bench = opened(open_page(width=1106, height=900, theme="dark"), tmp_path, spiral)
    expect(bench.root).to_have_css("background-color", "rgb(17, 17, 17)")
    axe.begin(bench.page)
    assert axe.violations(bench.root) == []
    bench.page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    expect(bench.root).to_have_css("background-color", "rgb(255, 255, 255)")
