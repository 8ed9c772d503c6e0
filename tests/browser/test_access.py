"""For everyone: names, roles and values, the keyboard alone, narrow, printed and high-contrast pages, and a screen reader's run.

The pages are opened from disk, without a kernel; test_lessons asks axe-core of each lesson in JupyterLab.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons_lib import Model, ReLU, patients
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.notation import number, numbers
from lessons_lib.page.readings import readings
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.live import HABITS, L2, LAPTOP, SORTS, TRACES, LivePage, opened

pytestmark = pytest.mark.browser

CONTROLS = "button, input, select, textarea, summary, [tabindex='0']"


@pytest.fixture
def screen(open_page: OpenPage) -> Page:
    return open_page(width=LAPTOP, height=720)


@pytest.mark.parametrize(
    ("defect", "rule"),
    [
        ("root => { root.querySelector('.itm-next').textContent = ''; }", "button-name"),
        ("root => { root.querySelector('.itm-title').style.color = '#aaa'; }", "color-contrast"),
        ("root => { root.querySelector('[role=grid]').tabIndex = 3; }", "tabindex"),
    ],
    ids=["a button without a name", "pale text", "a jump of Tab"],
)
def test_axe_would_object(screen: Page, tmp_path: Path, defect: str, rule: str) -> None:
    live = opened(screen, tmp_path, TRACES["02"]())
    axe.begin(screen)
    live.root.evaluate(defect)
    assert rule in "".join(axe.violations(live.root))


# Names, roles and values ----------------------------------------------------------------------------


def test_every_control_has_a_name_a_role_and_a_value(screen: Page, tmp_path: Path) -> None:
    tree = opened(screen, tmp_path, TRACES["03"](), "explore").go(1).root.aria_snapshot().replace("''", "'")
    for control in [
        'group "patient 3, step by step"',
        'button "Reset" [disabled]',
        'slider "Tagada strawberries": "2000"',
        'spinbutton "Tagada strawberries, exact": "2000"',
        'group "The row of layers"',
        'button "L2 Linear"',
        'button "Back: L1"',
        "status: o2 is (-6000, 6100), made of 3 numbers.",
        'grid "o1, what came in"',
        'gridcell "Tagada strawberries, 2000"',
        'button "L2.weights[1, 2], × 2"',
        'button "L2.bias[1], 100"',
        'gridcell "o2[1], 6100" [selected]',
        'button "its lines of arithmetic"',
    ]:
        assert control in tree


def test_a_question_and_its_choices_have_names(screen: Page, tmp_path: Path) -> None:
    live = opened(screen, tmp_path, TRACES["04 softmax"](), "predict")
    live.next.click()
    tree = live.root.aria_snapshot()
    for control in [
        'group "Which number of o2 will be larger?"',
        'radio "o2[0]"',
        'button "Check my guess"',
        'button "Show me o2"',
        'button "L3 Softmax" [disabled]',
    ]:
        assert control in tree


@pytest.mark.parametrize("sort", SORTS)
def test_the_keyboard_reaches_every_control_and_each_shows_its_focus(
    screen: Page, tmp_path: Path, sort: str
) -> None:
    live = opened(screen, tmp_path, TRACES["03"](), sort)
    for step in range(live.steps()):
        live.go(step)
        controls = live.root.locator(CONTROLS).filter(visible=True)
        within = live.root.get_by_role("radio").filter(visible=True).count()  # of these the arrows choose one
        expected = controls.count() - max(0, within - 1)
        assert len(list(stops(live))) == expected >= 8
        live.reveal()


def stops(live: LivePage) -> Iterator[dict[str, Any]]:
    """What a screen reader is told at each stop of Tab in the page, by the browser's tree of accessibility."""
    tree = live.page.context.new_cdp_session(live.page)
    live.root.focus()
    first: dict[str, Any] | None = None
    while True:
        live.page.keyboard.press("Tab")
        if not live.root.evaluate("root => root.contains(document.activeElement)"):
            return
        seen = "(({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)"
        assert live.page.evaluate(f"{seen}(getComputedStyle(document.activeElement))")
        nodes = tree.send("Accessibility.getFullAXTree")["nodes"]
        stop = [node for node in nodes if is_focused(node)][-1]
        first = first or stop
        if stop is not first and stop["nodeId"] == first["nodeId"]:
            return  # round the whole document, and not by way of the browser's own bars
        yield stop


def is_focused(node: dict[str, Any]) -> bool:
    return any(each["name"] == "focused" and each["value"]["value"] for each in node.get("properties", []))


def named(stop: dict[str, Any]) -> tuple[str, str]:
    """A stop of Tab as role and name."""
    return stop["role"]["value"], stop["name"]["value"]


# A screen reader's run ------------------------------------------------------------------------------

ROW_02 = [("button", "L1 Input"), ("button", "L2 your function"), ("button", "L3 ReLU")]
VIEW = ("DisclosureTriangleGrouped", "View")
KEYS = ("DisclosureTriangleGrouped", "Keys")
# Lesson 02's page of patient 1: what is announced at each step, then each stop of Tab.
HEARD_02 = [
    (
        "o1 is (100, 2000, 100), made of 3 numbers.",
        [
            *ROW_02,
            ("button", "Back"),
            ("button", "Play"),
            ("button", "Next: L2"),
            ("gridcell", "Tagada strawberries, 2000"),
            ("gridcell", "Tagada strawberries, 2000"),
            ("button", "the code of L1"),
            ("button", "Why is Tagada strawberries the same as its input?"),
            VIEW,
            KEYS,
        ],
    ),
    (
        "o2 is 0, made of 3 numbers.",
        [
            *ROW_02,
            ("button", "Back: L1"),
            ("button", "Play"),
            ("button", "Next: L3"),
            ("gridcell", "broccoli, 100"),
            ("button", "L2.constants[0], × 58"),
            ("button", "L2.constants[1], × -3"),
            ("button", "L2.constants[2], × 2"),
            ("button", "L2.constants[3], ÷ 11600"),
            ("button", "its lines of arithmetic"),
            ("button", "the code of L2"),
            ("button", "Which term of o2 speaks loudest?"),
            VIEW,
            KEYS,
        ],
    ),
    (
        "o3 is 0, made of 1 number.",
        [
            *ROW_02,
            ("button", "Back: L2"),
            ("button", "Play"),
            ("button", "Next: end"),
            ("gridcell", "o2, 0"),
            ("gridcell", "o3, 0"),
            ("button", "its lines of arithmetic"),
            ("button", "the code of L3"),
            ("button", "Why is o3 0?"),
            VIEW,
            KEYS,
        ],
    ),
]


def test_a_screen_reader_runs_through_lesson_02(screen: Page, tmp_path: Path) -> None:
    trace = Model(HABITS, L2, ReLU()).trace(patients[0])
    live = opened(screen, tmp_path, trace)
    for at, (announced, stopped) in enumerate(HEARD_02):
        expect(live.line).to_have_text(announced)
        assert [named(stop) for stop in stops(live)] == stopped
        expect(live.clouds.nth(at)).to_have_attribute("aria-current", "step")
        told_in_full(live, trace, at)
        live.next.press("Enter")
    flow = live.go(1).root.get_by_role("img", name="How o2 comes about:")
    expect(flow).to_have_accessible_name("How o2 comes about: (58 × 100 - 3 × 2000 + 2 × 100) / 11600")


def test_a_screen_reader_runs_through_lesson_06(screen: Page, tmp_path: Path) -> None:
    trace = TRACES["06"]()
    live = opened(screen, tmp_path, trace)
    heard = 0
    for at, step in enumerate(trace):
        came, made = step.input.size, numbers(step.output)
        expect(live.line).to_have_text(f"{step.output_name} is {made}, made of {came} numbers.")
        heard += told_in_full(live, trace, at)
        expect(live.clouds.nth(at)).to_have_attribute("aria-current", "step")
        stopped = [named(stop) for stop in stops(live)]
        assert all(name for _, name in stopped)
        pictures = live.root.get_by_role("grid").count()  # each is one stop
        assert [role for role, _ in stopped].count("gridcell") == pictures >= 2
        clouds = [f"{each.name} {type(each.layer).__name__}" for each in trace]
        assert [name for role, name in stopped if role == "button"][: len(clouds)] == clouds
        live.next.press("Enter")
    assert heard == sum(step.input.size + step.output.size for step in trace) == 606


def test_a_weight_and_a_term_are_not_said_to_be_the_input_they_belong_to(
    screen: Page, tmp_path: Path
) -> None:
    live = opened(screen, tmp_path, TRACES["06"]()).go(3)
    came, weights, terms = (
        said(live.root.locator(".itm-step").get_by_role("grid").nth(place)) for place in range(3)
    )
    assert came[3] == "o3[3], 1.183"
    assert weights[3].startswith("weight of o3[3], ")
    assert terms[3].startswith("term of o3[3], ")


def said(grid: Locator) -> list[str]:
    """Each cell of a picture as it is said, in the order in which it is read."""
    return grid.get_by_role("gridcell").evaluate_all("cells => cells.map(cell => cell.ariaLabel)")


def told_in_full(live: LivePage, trace: Trace, at: int) -> int:
    """How many cells say their name and value: each number that came in, and, but for a flow, that goes out."""
    x_and_outputs = {reading.name: reading for reading in readings(trace)}
    ends = [(x_and_outputs[source], "what came in") for source in trace.steps[at].sources]
    if live.outgoing().count():
        ends.append((x_and_outputs[trace.steps[at].output_name], "what goes out"))
    for reading, end in ends:
        grid = live.root.get_by_role("grid", name=f"{reading.name}, {end}")
        values = reading.values.ravel().tolist()
        assert said(grid) == [
            f"{name}, {number(value)}" for name, value in zip(reading.names, values, strict=True)
        ]
    return sum(reading.values.size for reading, _ in ends)


# Screens and papers of all sorts --------------------------------------------------------------------


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("lesson", ["02", "06"])
def test_at_320_pixels_only_the_step_and_the_row_scroll(
    open_page: OpenPage, tmp_path: Path, lesson: str, sort: str
) -> None:
    live = opened(open_page(width=320, height=900), tmp_path, TRACES[lesson](), sort)
    for step in range(live.steps()):
        live.go(step)
        for _ in ("asked", "told"):
            assert live.root.evaluate(TOO_WIDE) == []
            live.reveal()


# What is cut off at the page's edge, or makes the page scroll sideways.
TOO_WIDE = """root => {
    const edge = root.getBoundingClientRect().right;
    const own = each => each.closest(".itm-step, .itm-row, .itm-readout, pre");
    const shown = [...root.querySelectorAll("*")].filter(each => each.checkVisibility() && !own(each.parentElement));
    const wide = shown.filter(each => each.getBoundingClientRect().right > edge + 1).map(each => each.outerHTML.slice(0, 120));
    return [...(document.documentElement.scrollWidth > innerWidth ? ["the page scrolls"] : []), ...wide];
}"""


def test_bars_stay_visible_in_forced_colours(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=LAPTOP, height=720, forced_colors="active")
    live = opened(page, tmp_path, TRACES["02"]())
    paper = live.root.evaluate("each => getComputedStyle(each).backgroundColor")
    filled = live.root.locator(".itm-bar").evaluate_all(
        "bars => bars.map(bar => getComputedStyle(bar).color)"
    )
    assert len(filled) == 6
    assert not {paper, "rgba(0, 0, 0, 0)"} & {*filled}


def test_what_is_printed_is_the_static_page_with_every_step(screen: Page, tmp_path: Path) -> None:
    live = opened(screen, tmp_path, TRACES["02"]())
    static = screen.locator(".itm-replaced")
    expect(static).to_be_hidden()
    screen.emulate_media(media="print")
    expect(live.root).to_be_hidden()
    steps = static.locator(".itm-steps > li")
    expect(steps).to_have_count(4)  # x, and three layers
    for step in steps.all():
        expect(step).to_be_visible()
    assert "model(x) = o3 = 0: bad shape, as expected" in static.inner_text()
