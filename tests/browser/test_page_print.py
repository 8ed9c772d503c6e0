"""What is printed of a page: ink on paper whatever the screen is, every step with its arithmetic, nothing cut off."""

from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Page, expect

from lessons_lib import Linear, Model, ReLU, SquaredError, compare, patients, plot_outputs, step_through
from tests.browser.conftest import OpenPage
from tests.browser.live import FITNESS, HABITS, L2, TRACES, opened, written

pytestmark = pytest.mark.browser

PAPER = 700  # pixels of a sheet between its margins
# Brightness of the paper and of the darkest letter on it, from 0 to 255.
BRIGHTNESS = """page => {
    const bright = colour => Math.max(...colour.match(/\\d+/g).slice(0, 3).map(Number));
    const letters = [...page.querySelectorAll("p, td, th, code, summary, small")].filter(each => each.checkVisibility());
    const style = each => getComputedStyle(each);
    return { paper: bright(style(page).backgroundColor), ink: Math.max(...letters.map(each => bright(style(each).color))) };
}"""


def printed(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


def text(page: Page) -> str:
    return page.locator(".itm-replaced").inner_text()


@pytest.mark.parametrize("dark", ["JupyterLab's theme", "the system"])
def test_a_dark_page_prints_dark_ink_on_light_paper(open_page: OpenPage, tmp_path: Path, dark: str) -> None:
    page = open_page(width=1000, height=800)
    live = opened(page, tmp_path, TRACES["03"](), dark=dark != "the system")
    page.emulate_media(color_scheme="dark" if dark == "the system" else "light")
    on_screen = live.root.evaluate(BRIGHTNESS)
    assert on_screen["paper"] < on_screen["ink"]
    on_paper = printed(page).locator(".itm-replaced").evaluate(BRIGHTNESS)
    assert on_paper["paper"] == 255
    assert on_paper["ink"] < 120


def test_a_dark_export_prints_dark_ink_on_light_paper(open_page: OpenPage, tmp_path: Path) -> None:
    """JupyterLab's own print goes by such an export; its dark theme colours tables, too."""
    outputs = [
        nbformat.v4.new_output("display_data", {"text/html": shown._repr_html_()})
        for shown in (step_through(TRACES["03"]()), compare(TRACES["02"](), TRACES["02 asking"]()))
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=outputs)])
    file = tmp_path / "dark.html"
    file.write_text(HTMLExporter(theme="dark").from_notebook_node(notebook)[0], encoding="utf-8")
    page = open_page(width=1000, height=800)
    page.goto(file.as_uri())
    expect(page.locator(".itm-live")).to_have_count(2)
    for static in printed(page).locator(".itm-replaced").all():
        expect(static).to_be_visible()
        seen = static.evaluate(BRIGHTNESS)
        assert seen["paper"] == 255
        assert seen["ink"] < 120
    around = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(around) == "rgb(255, 255, 255)"


# What a sheet has no room for: of the code and of the figures of a notebook.
CUT = """() => [...document.querySelectorAll("pre, div:has(> .itm-figure)")].filter(each => each.checkVisibility())
    .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.textContent.slice(0, 40) || "a figure")"""


def test_of_a_printed_export_neither_code_nor_a_figure_is_cut_off_and_a_page_begins_where_it_stands(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = TRACES["06"]()
    shown = [
        nbformat.v4.new_output("display_data", {"text/html": each._repr_html_()})
        for each in (plot_outputs(trace), step_through(trace))
    ]
    long_line = "print(" + "1 + " * 60 + "1)"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(long_line, outputs=shown)])
    file = tmp_path / "export.html"
    file.write_text(HTMLExporter().from_notebook_node(notebook)[0], encoding="utf-8")
    page = open_page(width=PAPER, height=1000)
    page.goto(file.as_uri())
    assert len(page.evaluate(CUT)) == 2  # on a screen they scroll
    assert printed(page).evaluate(CUT) == []
    output = page.locator(".jp-OutputArea-child:has(.itm)")
    assert output.evaluate("each => getComputedStyle(each).breakInside") == "auto"
    units = page.locator(".itm-step[data-step=o6] .itm-unit").all()
    assert len({unit.bounding_box()["x"] for unit in units}) == 2  # in two columns


@pytest.mark.parametrize("lesson", TRACES)
def test_every_step_is_printed_with_its_arithmetic(open_page: OpenPage, tmp_path: Path, lesson: str) -> None:
    trace = TRACES[lesson]()
    page = open_page(width=PAPER, height=1000)
    live = opened(page, tmp_path, trace)
    live.go(1)
    expect(printed(page).locator(".itm-live")).to_have_count(1)
    expect(live.root).to_be_hidden()
    folded = page.locator(".itm-replaced details")
    assert folded.count()
    unseen = "all => all.filter(each => !each.lastElementChild.checkVisibility({ contentVisibilityAuto: true })).length"
    assert folded.evaluate_all(unseen) == 0
    for step in trace:
        assert f"{trace.called(step)} is " in text(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER  # or all would be made smaller


def test_the_articles_arithmetic_stands_on_paper_line_by_line(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=PAPER, height=1000)
    opened(page, tmp_path, Model(HABITS, L2, ReLU()).trace(patients[3]))
    said = text(printed(page))
    for line in ("= (58 × 0 - 3 × 2000 + 2 × 100) / 11600", "= -5800 / 11600", "return (58 * broccoli"):
        assert line in said


def test_what_is_to_be_predicted_is_printed_covered(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=PAPER, height=1000)
    written(page, tmp_path, step_through(TRACES["02"](), predict=True)._repr_html_())
    said = text(printed(page))
    assert "Predict o2, then open" in said
    assert "o2 is" not in said
    assert "-5800" not in said


def test_a_browser_that_folds_on_paper_is_unfolded_before_it_prints_and_folded_again(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=PAPER, height=1000)
    opened(page, tmp_path, TRACES["02"]())
    unfolded = page.locator(".itm-replaced details[open]")
    assert unfolded.count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert unfolded.count() == page.locator(".itm-replaced details").count() > 5
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert unfolded.count() == 0


def test_a_way_back_a_comparison_and_a_model_inside_are_printed_too(
    open_page: OpenPage, tmp_path: Path
) -> None:
    forward = Model(HABITS, FITNESS, ReLU()).trace((40, 2000, 3000))
    inside = Model(Model(Linear([[1, 2], [3, -4]]), ReLU()), Linear([[1, -1]])).trace((1, 2))
    page = open_page(width=PAPER, height=1000)
    for shown, line in (
        (step_through(forward.backward(SquaredError(), 1)), "= (0.2 - 1) ** 2 / 2"),
        (compare(forward, Model(HABITS, FITNESS, ReLU()).trace(patients[1])), "b - a"),
        (step_through(inside), "= 3 × 1 - 4 × 2"),
    ):
        page.emulate_media(media="screen")
        written(page, tmp_path, shown._repr_html_(), dark=True)
        assert line in text(printed(page))
        assert page.locator(".itm-replaced").first.evaluate(BRIGHTNESS)["paper"] == 255
        assert page.evaluate("document.documentElement.scrollWidth") <= PAPER


def test_the_bar_of_a_number_told_as_a_fraction_stays_in_its_column(
    open_page: OpenPage, tmp_path: Path
) -> None:
    trace = Model(HABITS, Linear([[58 / 11_600, -3 / 11_600, 2 / 11_600]]), ReLU(slope_at_0=1)).trace(
        patients[2], exact=True
    )
    page = open_page(width=PAPER - 120, height=800)  # an export's cells have a margin more
    written(page, tmp_path, step_through(trace.backward(SquaredError()))._repr_html_())
    page = printed(page)
    assert "3/11600 = 0.0002586" in text(page)
    outside = page.locator(".itm-unit").evaluate_all(
        """units => units.filter(unit => {
            const bar = unit.querySelector("summary > span:last-child").getBoundingClientRect();
            return bar.right > unit.getBoundingClientRect().right + 1;
        }).map(unit => unit.textContent)"""
    )
    assert outside == []
