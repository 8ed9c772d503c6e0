"""A live page for everyone: axe-core's rules, the keyboard alone, a polite line, calm and high-contrast screens."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.live import BESIDE_FILES, LAPTOP, SORTS, TRACES, opened
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

TARGETS = """root => [...root.querySelectorAll("button, input, select, summary, [role=gridcell]")]
    .filter(each => each.checkVisibility() && !each.closest(".itm-pixels"))
    .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
    .filter(([_, box]) => box.width && (box.height < 23.5 || box.width < 22.5) && !/radio|checkbox/.test(_)).map(([text]) => text)"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("lesson", ["00", "02", "03", "04 softmax", "05", "06"])
def test_axe_objects_to_nothing_at_any_step(
    open_page: OpenPage, tmp_path: Path, lesson: str, sort: str, dark: bool
) -> None:
    page = open_page(width=LAPTOP, height=720, reduced_motion="reduce")
    live = opened(page, tmp_path, TRACES[lesson](), sort, dark)
    axe.begin(page)
    for step in range(live.steps()):
        live.go(step)
        assert axe.violations(live.root) == []
        assert live.root.evaluate(TARGETS) == []
        live.reveal()
    assert axe.violations(live.root) == []


def test_the_keyboard_alone_steps_and_the_focus_is_kept(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["06"]())
    live.next.focus()
    page.keyboard.press("ArrowRight")
    expect(live.clouds.nth(1)).to_have_attribute("aria-current", "step")
    page.keyboard.press("End")
    expect(live.clouds.nth(6)).to_have_attribute("aria-current", "step")
    page.keyboard.press("Home")
    expect(live.clouds.nth(0)).to_have_attribute("aria-current", "step")
    page.keyboard.press("Enter")
    expect(live.clouds.nth(1)).to_have_attribute("aria-current", "step")
    expect(live.next).to_be_focused()


def test_a_focus_that_goes_out_of_sight_goes_to_next(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["06"]()).go(3)
    live.outgoing().get_by_role("gridcell").nth(3).focus()
    live.root.evaluate("root => root.querySelector('.itm-next').click()")
    expect(live.next).to_be_focused()


def test_jupyters_shortcuts_sleep_where_the_focus_is(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["06"]()).go(3)
    cell = live.outgoing().get_by_role("gridcell").nth(3)
    cell.focus()
    expect(cell).to_have_attribute("data-lm-suppress-shortcuts", "true")
    live.next.focus()
    assert cell.get_attribute("data-lm-suppress-shortcuts") is None


def test_one_line_speaks_politely(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, TRACES["02"]())
    spoken = live.root.locator("[aria-live], [role=status]").filter(visible=True)
    assert spoken.count() == 1
    expect(spoken).to_have_attribute("aria-live", "polite")


def test_a_wrong_guess_may_be_tried_once_more(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720)
    live = opened(page, tmp_path, TRACES["02"](), "predict")
    assert live.root.get_by_role("spinbutton").count() == 0  # L1 is not asked
    live.next.click()
    assert "-0.5" not in live.root.inner_text()
    for guess in ("5", "-0.5"):
        live.root.get_by_role("spinbutton").fill(guess)
        page.keyboard.press("Enter")
        if guess == "5":
            expect(live.root.get_by_role("status").filter(has_text="Try once more.")).to_have_count(1)
            assert "-0.5" not in live.root.inner_text()
    expect(live.line).to_have_text("Right · your guess: -0.5 · the truth: o2 is -0.5.")
    expect(live.next).to_be_focused()


def test_nothing_moves_for_who_asks_for_calm(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720, reduced_motion="reduce")
    live = opened(page, tmp_path, TRACES["05"](), "explore").go(2)
    live.root.get_by_role("spinbutton").first.fill("1")
    drawn(page)
    assert live.root.evaluate("root => root.getAnimations({ subtree: true }).length") == 0


def test_in_forced_colours_what_is_open_and_where_one_is_are_seen(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=LAPTOP, height=720, forced_colors="active")
    live = opened(page, tmp_path, TRACES["06"]()).go(3)
    outline = "each => getComputedStyle(each).outlineStyle + getComputedStyle(each).outlineWidth"
    assert live.clouds.nth(3).evaluate(outline) == "solid3px"
    assert live.outgoing().locator("[aria-selected]").evaluate(outline) == "solid3px"


def test_in_forced_colours_one_sees_which_face_of_a_sum_is_shown(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=BESIDE_FILES, height=720, forced_colors="active")
    faces = opened(page, tmp_path, TRACES["06"]()).go(3).root.locator(".itm-face")
    colours = "all => all.map(each => getComputedStyle(each).backgroundColor)"
    before = faces.evaluate_all(colours)
    assert before[0] != before[1]
    faces.nth(1).click()
    assert faces.evaluate_all(colours) == before[::-1]


@pytest.mark.parametrize("system", ["light", "dark"])
def test_in_forced_colours_the_numbers_of_a_flow_stand_off_the_paper(
    open_page: OpenPage, tmp_path: Path, system: str
) -> None:
    """A browser forces no colour of a drawing: it has to take the system's by itself."""
    page = open_page(width=LAPTOP, height=720, forced_colors="active", theme=system)
    live = opened(page, tmp_path, TRACES["02"]()).go(1)
    ink = "each => getComputedStyle(each).fill"
    paper = live.root.evaluate("root => getComputedStyle(root).backgroundColor")
    written = {each.evaluate(ink) for each in live.root.locator(".itm-step svg text").all()}
    assert written == {{"light": "rgb(0, 0, 0)", "dark": "rgb(255, 255, 255)"}[system]}
    assert paper not in written


def test_outside_jupyterlabs_themes_a_page_follows_the_system_and_inside_the_theme(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=LAPTOP, height=720)
    page.emulate_media(color_scheme="dark")
    live = opened(page, tmp_path, TRACES["04 xor"]()).go(1)
    expect(live.root).to_have_css("background-color", "rgb(17, 17, 17)")
    axe.begin(page)
    assert axe.violations(live.root) == []
    page.emulate_media(color_scheme="light")
    expect(live.root).to_have_css("background-color", "rgb(255, 255, 255)")
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    expect(live.root).to_have_css("background-color", "rgb(255, 255, 255)")
