"""For everyone: axe-core's rules, the keyboard alone, names and roles and values, narrow, calm and high-contrast screens."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import LAYERS, TRACE, Stepper, opened_with, rerun, stepper

pytestmark = pytest.mark.browser

PLAIN, PREDICT, EXPLORE = 1, 2, 3  # cells
KINDS = {"plain": PLAIN, "predict": PREDICT, "explore": EXPLORE}
CELLS = (
    TRACE,
    "step_through(trace)",
    "step_through(trace, predict=True)",
    "explore(trace)",
)
CONTROLS = "button, input, select, textarea, summary, [tabindex='0']"


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    notebook = opened_with(jupyter, open_shared_page, "access.ipynb", *CELLS, height=1600).run_all()
    axe.begin(notebook.page)
    return notebook


@pytest.fixture
def notebook(opened: Notebook) -> Iterator[Notebook]:
    """The open notebook, its screen as it was when the test is over."""
    size = opened.page.viewport_size
    yield opened
    opened.page.set_viewport_size(size)
    opened.page.emulate_media(color_scheme="light", reduced_motion="no-preference", forced_colors="none")


def open_all(page: Stepper) -> None:
    """Open every number, question and piece of code that is on show."""
    page.root.evaluate("root => root.querySelectorAll('details').forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_objects_to_nothing_at_any_step(notebook: Notebook, kind: str, theme: str) -> None:
    notebook.to_theme(theme)
    page = rerun(notebook, KINDS[kind])
    for layer in LAYERS:
        page.at(layer).click()
        if kind == "predict" and layer != "x":
            assert axe.violations(page.root) == []
            page.show_me.click()
        open_all(page)
        assert axe.violations(page.root) == []


@pytest.mark.parametrize(
    ("defect", "rule"),
    [
        ("root => { root.querySelector('.itm-next').textContent = ''; }", "button-name"),
        ("root => { root.querySelector('.itm-title').style.color = '#aaa'; }", "color-contrast"),
    ],
    ids=["a button without a name", "pale text"],
)
def test_axe_would_object(notebook: Notebook, defect: str, rule: str) -> None:
    page = rerun(notebook, PLAIN)
    page.root.evaluate(defect)
    assert rule in "".join(axe.violations(page.root))


def test_every_control_has_a_name_a_role_and_a_value(notebook: Notebook) -> None:
    page = rerun(notebook, EXPLORE)
    tree = page.root.aria_snapshot()
    for control in [
        'group "patient 4, step by step"',
        'button "Back" [disabled]',
        'button "Next: L1"',
        'slider "Tagada strawberries": "2000"',
        'spinbutton "Tagada strawberries, exact": "2000"',
        'button "Reset"',
        "status: x is (0, 2000, 100).",
        "table \"x, the model's input",
        'row "Tagada strawberries 2000"',
    ]:
        assert control in tree.replace("''", "'")
    predict = rerun(notebook, PREDICT)
    predict.next.click()
    tree = predict.root.aria_snapshot()
    for control in [
        'group "Which number of o1 will be the largest?"',
        'radio "broccoli"',
        'button "Check my guess"',
        'button "Show me o1"',
    ]:
        assert control in tree
    for each in (page, predict):
        for control in each.root.locator(CONTROLS).filter(visible=True).all():
            assert control.evaluate(
                "each => (each.innerText + (each.ariaLabel ?? '') + (each.labels?.[0]?.innerText ?? '')).trim()"
            )


def test_the_keyboard_reaches_every_control_and_each_shows_its_focus(notebook: Notebook) -> None:
    page = rerun(notebook, EXPLORE)
    page.at("L2").click()
    expected = page.root.locator(CONTROLS).filter(visible=True).count()
    page.root.focus()
    reached = 0
    for _ in range(expected):
        notebook.page.keyboard.press("Tab")
        if page.root.evaluate("root => root.contains(document.activeElement)"):
            reached += 1
            outline = (
                "(({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)"
            )
            assert notebook.page.evaluate(f"{outline}(getComputedStyle(document.activeElement))")
    assert reached == expected >= 15


def test_targets_are_large_enough_to_hit(notebook: Notebook) -> None:
    page = rerun(notebook, EXPLORE)
    for layer in LAYERS:
        page.at(layer).click()
        controls = page.root.locator(CONTROLS).filter(visible=True)
        sizes = {
            control.evaluate("each => each.outerHTML"): control.bounding_box() for control in controls.all()
        }
        assert {html for html, size in sizes.items() if min(size["width"], size["height"]) < 24} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_320_pixels_are_wide_enough(notebook: Notebook, kind: str) -> None:
    page = rerun(notebook, KINDS[kind])
    page.root.evaluate("root => { root.style.width = '320px'; }")
    for layer in LAYERS:
        page.at(layer).click()
        if kind == "predict" and layer != "x":
            assert too_wide(page.root) == []
            page.show_me.click()
        open_all(page)
        assert too_wide(page.root) == []


def too_wide(root: Locator) -> list[str]:
    """What is cut off at the page's edge or has to be scrolled to; code may scroll in a box of its own."""
    return root.evaluate(
        """root => {
            const edge = root.getBoundingClientRect().right;
            const shown = [...root.querySelectorAll("*")].filter((each) => each.checkVisibility({visibilityProperty: true}));
            const wide = shown.filter((each) => !each.closest("pre") && each.getBoundingClientRect().right > edge + 1);
            return [...(root.scrollWidth > root.clientWidth ? ["the page scrolls"] : []), ...wide.map((each) => each.outerHTML.slice(0, 120))];
        }"""
    )


def test_nothing_moves_for_those_who_asked_for_calm(notebook: Notebook) -> None:
    page = rerun(notebook, EXPLORE)
    moving = """root => [...root.querySelectorAll("*")].filter((each) =>
        [null, "::before", "::after"].some((part) => getComputedStyle(each, part).transitionDuration.split(",").some((time) => parseFloat(time) > 0)
            || getComputedStyle(each, part).animationName !== "none")).length"""
    assert page.root.evaluate(moving) > 0
    notebook.page.emulate_media(reduced_motion="reduce")
    assert page.root.evaluate(moving) == 0


def test_bars_and_the_step_stay_visible_in_forced_colours(notebook: Notebook) -> None:
    page = rerun(notebook, PLAIN)
    page.at("L2").click()
    notebook.page.emulate_media(forced_colors="active")
    paper = page.root.evaluate("each => getComputedStyle(each).backgroundColor")
    bars = page.root.locator(".itm-active .itm-bar").filter(visible=True)
    assert bars.count() >= 3
    filled = "each => getComputedStyle(each, '::before').backgroundColor"
    for bar in bars.all():
        assert bar.evaluate(filled) not in (paper, "rgba(0, 0, 0, 0)")
    here, elsewhere = page.at("L2"), page.at("L1")
    look = "each => { const {borderColor, backgroundColor, color, fontWeight, outlineStyle} = getComputedStyle(each); return [borderColor, backgroundColor, color, fontWeight, outlineStyle].join() }"
    assert here.evaluate(look) != elsewhere.evaluate(look)


def test_print_shows_every_step(notebook: Notebook) -> None:
    page = stepper(notebook, PLAIN)
    notebook.page.emulate_media(media="print")
    try:
        expect(page.root.locator(".itm-step").first).to_be_visible()
        visible = [
            step.evaluate("step => getComputedStyle(step).visibility")
            for step in page.root.locator(".itm-step").all()
        ]
        assert visible == ["visible"] * 4
    finally:
        notebook.page.emulate_media(media="screen")
