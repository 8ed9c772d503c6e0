"""A page is alive: numbers travel on arrival, lights go through all layers, and the whole pass can be played and stopped."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons_lib.page.page import step_through
from tests.browser import axe, waiting
from tests.browser.conftest import OpenPage
from tests.browser.live import LAPTOP, PHONE, TRACES, LivePage, opened
from tests.browser.test_backward_page import WAYS, way

pytestmark = pytest.mark.browser

MARKS = ".itm-travelling"
# Press Next, and tell how many marks there are at once, in the next frame before it is painted, and after it as soon as
# they come, however late: then also how many numbers travel, until when, and how many marks an act leaves.
STEPPED = """async (next, act) => {
    const marks = () => document.querySelectorAll(".itm-travelling").length;
    const told = () => {
        const moving = document.getAnimations().filter(({ effect }) => effect.target.closest(".itm-travelling"));
        const ends = Math.max(0, ...moving.map(({ effect }) => effect.getComputedTiming().endTime));
        const found = { seen: [...seen, marks()], ends, numbers: document.querySelectorAll(".itm-travelling > i").length };
        if (act) next.dispatchEvent(new (act === "keydown" ? KeyboardEvent : PointerEvent)(act, { bubbles: true, key: "Shift" }));
        return { ...found, left: marks() };
    };
    next.click();
    const seen = [marks()];
    await new Promise(requestAnimationFrame);
    seen.push(marks());
    return await new Promise(async (resolve) => {
        new MutationObserver(() => marks() && resolve(told())).observe(document, { childList: true, subtree: true });
        for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
        resolve(told());
    });
}"""


def live_page(
    open_page: OpenPage, folder: Path, lesson: str, sort: str = "step", **options: object
) -> LivePage:
    return opened(open_page(width=LAPTOP, height=720, **options), folder, TRACES[lesson](), sort)


# Arrival ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lesson", "step"), [("02", 1), ("03", 1), ("04 softmax", 2), ("05", 2), ("06", 1), ("06", 3), ("06", 4)]
)
def test_numbers_travel_after_the_first_paint_for_less_than_half_a_second(
    open_page: OpenPage, tmp_path: Path, lesson: str, step: int
) -> None:
    live = live_page(open_page, tmp_path, lesson).go(step - 1)
    expect(live.page.locator(MARKS)).to_have_count(0)
    told = live.next.evaluate(STEPPED)
    assert told["seen"][:2] == [0, 0]  # what is painted first is the step alone
    assert told["seen"][2] > 0
    assert 200 <= told["ends"] <= 500
    expect(live.page.locator(MARKS)).to_have_count(0)  # and then they are gone


def test_no_number_travels_for_who_asks_for_calm(open_page: OpenPage, tmp_path: Path) -> None:
    live = live_page(open_page, tmp_path, "06", reduced_motion="reduce").go(2)
    told = live.next.evaluate(STEPPED)
    assert (told["seen"], told["ends"]) == ([0, 0, 0], 0)


@pytest.mark.parametrize("act", ["keydown", "pointerdown"])
def test_any_key_or_click_ends_what_travels(open_page: OpenPage, tmp_path: Path, act: str) -> None:
    live = live_page(open_page, tmp_path, "06").go(2)
    told = live.next.evaluate(STEPPED, act)
    assert told["seen"][2] > 0
    assert told["left"] == 0


def test_a_number_that_moves_nothing_does_not_travel(open_page: OpenPage, tmp_path: Path) -> None:
    """Through ReLU go those that are above 0."""
    live = live_page(open_page, tmp_path, "06").go(3)
    above = int((TRACES["06"]().steps[4].input > 0).sum())
    assert live.next.evaluate(STEPPED)["numbers"] == above


def test_an_output_that_is_asked_for_is_told_by_nothing_that_travels(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = live_page(open_page, tmp_path, "02", "predict")
    assert live.next.evaluate(STEPPED)["seen"] == [0, 0, 0]
    live.root.get_by_role("button", name=re.compile("^Show me")).evaluate(STEPPED)
    expect(live.page.locator(MARKS)).to_have_count(0)


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_way_back_lights_its_columns_on_arrival(open_page: OpenPage, tmp_path: Path, motion: str) -> None:
    page = open_page(width=LAPTOP, height=720, reduced_motion=motion)
    live = way(page, tmp_path, WAYS["floats"]())
    lights = live.next.evaluate(
        """async (next) => {
            const lit = [];
            const { animate } = Element.prototype;
            Element.prototype.animate = function (...what) {
                if (this.matches(".itm-step > *")) lit.push(this);
                return animate.apply(this, what);
            };
            next.click();
            const seen = [lit.length];
            for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
            return [...seen, lit.length];
        }"""
    )
    assert lights[0] == 0
    assert (lights[1] > 1) == (motion != "reduce")


# Lights -------------------------------------------------------------------------------------------


def faded(live: LivePage, end: str) -> list[int]:
    """The numbers of one end of the step that are not lit."""
    cells = live.root.locator(f".itm-step > .itm-{end} [data-unit].itm-dim")
    return [int(unit) for unit in cells.evaluate_all("cells => cells.map(({ dataset }) => dataset.unit)")]


def test_lights_go_through_all_layers_by_key_and_by_pointer(open_page: OpenPage, tmp_path: Path) -> None:
    live = live_page(open_page, tmp_path, "06").go(4)
    o4 = TRACES["06"]().steps[3].output
    dead = int(o4.argmin())  # below 0, so that ReLU lets nothing of it through
    assert live.root.locator(".itm-fed").count() == 0
    live.next.focus()
    live.page.keyboard.press("l")
    came = live.root.locator(".itm-in [data-unit]")
    came.nth(dead).hover()
    expect(live.line).to_have_text(re.compile(r"Lit: \d+ of 64 in x, 0 of 10 in o7\."))
    assert faded(live, "out") == list(range(32))
    came.nth(int(o4.argmax())).hover()
    expect(live.line).to_have_text(re.compile(r"10 of 10 in o7\."))
    assert faded(live, "out") == [unit for unit in range(32) if unit != o4.argmax()]
    fed = live.root.locator(".itm-row").first.locator(".itm-output.itm-fed > i")
    assert fed.all_inner_texts() == ["x", "o1", "o2", "o3", "o4", "o5", "o6", "o7"]
    live.page.keyboard.press("l")
    assert faded(live, "out") == []
    assert live.root.locator(".itm-fed").count() == 0


def test_arrow_keys_carry_the_lights_along(open_page: OpenPage, tmp_path: Path) -> None:
    live = live_page(open_page, tmp_path, "05").go(2)
    live.outgoing().locator('[tabindex="0"]').focus()  # the opened one, the last
    live.page.keyboard.press("l")
    live.page.keyboard.press("ArrowUp")
    assert faded(live, "in") == [0, 1, 2, 3, 4, 5, 7]
    expect(live.line).to_have_text(re.compile(r"^o3\[6\] is -0\.1388\. Lit: 2 of 2 in x, 1 of 1 in o8\.$"))


def test_written_numbers_that_are_lit_are_underlined(open_page: OpenPage, tmp_path: Path) -> None:
    live = live_page(open_page, tmp_path, "03").go(1)
    live.root.get_by_text("View", exact=True).click()
    live.root.get_by_label("light what a number is made from").check()
    live.outgoing().get_by_role("gridcell").nth(1).focus()  # its weights are 0, 0, 2
    x = live.root.locator(".itm-row .itm-output").first
    assert x.locator(".itm-lit").all_inner_texts() == ["3000"]
    assert x.locator(".itm-dim").all_inner_texts() == ["0", "2000"]


def test_lights_tell_nothing_of_what_is_covered(open_page: OpenPage, tmp_path: Path) -> None:
    live = live_page(open_page, tmp_path, "02", "predict").go(1)
    before = live.root.inner_text()
    live.next.focus()
    live.page.keyboard.press("l")
    assert live.root.inner_text() == before
    live.root.locator(".itm-in [data-unit]").first.focus()
    assert live.root.locator(".itm-fed > i").all_inner_texts() == ["x", "o1"]
    assert "o2" not in live.line.inner_text()
    assert "o3" not in live.line.inner_text()


# Play ---------------------------------------------------------------------------------------------


def played(open_page: OpenPage, folder: Path, lesson: str, **options: object) -> LivePage:
    """A page whose time goes on only when it is told to."""
    page = open_page(width=LAPTOP, height=720, **options)
    page.clock.install()
    live = opened(page, folder, TRACES[lesson]())
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    return live


def is_open(live: LivePage) -> str:
    """The number that is open, by its name."""
    return live.readout.partition(" = ")[0]


def seen_until_the_end(live: LivePage) -> list[tuple[str, str, str | None]]:
    """Every number that is open while it plays, with its step, and whether the line is read aloud."""
    seen: list[tuple[str, str, str | None]] = []
    for _ in range(900):
        live.page.clock.run_for(200)
        here = live.root.locator(".itm-cloud[aria-current] > b").inner_text()
        told = (here, is_open(live), live.line.get_attribute("aria-live"))
        if not seen or seen[-1] != told:
            seen.append(told)
        if play(live).inner_text() == "Play":
            return seen
    raise AssertionError("it does not end")


def play(live: LivePage) -> Locator:
    return live.root.locator(".itm-play")


def test_the_whole_pass_plays_number_by_number_to_the_answer(open_page: OpenPage, tmp_path: Path) -> None:
    live = played(open_page, tmp_path, "03")
    play(live).click()
    expect(play(live)).to_have_text("Stop")
    seen = seen_until_the_end(live)
    assert [place[:2] for place in seen if place[2] == "off"] == [("L2", "o2[0]"), ("L2", "o2[1]")]
    assert [place[0] for place in seen] == sorted(place[0] for place in seen)
    assert seen[-1][:2] == ("L3", "o3")
    expect(live.line).to_have_text("Stopped at o3, in L3.")
    expect(live.line).to_have_attribute("aria-live", "polite")


def test_many_numbers_play_layer_by_layer(open_page: OpenPage, tmp_path: Path) -> None:
    live = played(open_page, tmp_path, "06")
    live.root.locator(".itm-view:not(.itm-keys) summary").click()
    live.root.get_by_label("pace of Play").fill("5")
    live.root.locator(".itm-view:not(.itm-keys) summary").click()
    play(live).click()
    seen = seen_until_the_end(live)
    assert [step for step, _, aloud in seen if aloud == "off"] == ["L6"] * 10 + ["L7"] * 11
    assert seen[-1][1] == "o7[1]"  # the answer, a 1


@pytest.mark.parametrize("by", ["Space", "the button", "p", "a click"])
def test_it_stops_at_a_number_which_stays_open(open_page: OpenPage, tmp_path: Path, by: str) -> None:
    live = played(open_page, tmp_path, "05", reduced_motion="reduce").go(1)
    live.next.focus()
    live.page.keyboard.press("p")
    while is_open(live) != "o2[2]":
        live.page.clock.run_for(300)
    acts = {
        "Space": lambda: live.page.keyboard.press(" "),
        "the button": lambda: play(live).click(),
        "p": lambda: live.page.keyboard.press("p"),
        "a click": lambda: live.root.locator(".itm-title").click(),
    }
    acts[by]()
    expect(play(live)).to_have_text("Play")
    live.page.clock.run_for(20_000)
    assert is_open(live) == "o2[2]"
    expect(live.outgoing().locator("[aria-selected]")).to_have_attribute("data-unit", "2")
    expect(live.clouds.nth(1)).to_have_attribute("aria-current", "step")
    expect(live.line).to_have_text("Stopped at o2[2], in L2.")


def test_its_pace_is_the_learners(open_page: OpenPage, tmp_path: Path) -> None:
    live = played(open_page, tmp_path, "05").go(1)

    def numbers_in_ten_seconds() -> int:
        live.go(1)
        live.page.keyboard.press("p")
        live.page.clock.run_for(10_000)
        live.page.keyboard.press("p")
        return int(is_open(live)[3:-1])  # of "o2[4]"

    middle = numbers_in_ten_seconds()
    live.page.keyboard.press("-")
    expect(live.line).to_have_text("Pace 2 of 5.")
    assert numbers_in_ten_seconds() < middle


def test_at_the_end_it_begins_with_x_again(open_page: OpenPage, tmp_path: Path) -> None:
    live = played(open_page, tmp_path, "02").go(2)
    play(live).click()
    expect(live.clouds.nth(0)).to_have_attribute("aria-current", "step")


def test_what_is_to_be_predicted_is_not_played(open_page: OpenPage, tmp_path: Path) -> None:
    live = live_page(open_page, tmp_path, "05", "predict")
    assert play(live).count() == 0
    live.next.focus()
    live.page.keyboard.press("p")
    expect(live.clouds.nth(0)).to_have_attribute("aria-current", "step")


@pytest.mark.parametrize("width", [LAPTOP, PHONE])
def test_play_and_stop_move_nothing(open_page: OpenPage, tmp_path: Path, width: int) -> None:
    page = open_page(width=width, height=720)
    live = opened(page, tmp_path, TRACES["05"]()).go(1)
    places = ".itm-play, .itm-next, .itm-back, .itm-step"
    boxes = f"root => [...root.querySelectorAll('{places}')].map(each => JSON.stringify(each.getBoundingClientRect()))"
    before = live.root.evaluate(boxes)
    play(live).click()
    expect(play(live)).to_have_text("Stop")
    assert live.root.evaluate(boxes) == before


# For everyone -------------------------------------------------------------------------------------


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("lesson", "step"), [("02", 1), ("05", 2), ("06", 4)])
def test_axe_objects_to_nothing_while_lights_are_on_and_it_plays(
    open_page: OpenPage, tmp_path: Path, lesson: str, step: int, dark: bool
) -> None:
    page = open_page(width=LAPTOP, height=720, reduced_motion="reduce")
    live = opened(page, tmp_path, TRACES[lesson](), dark=dark).go(step)
    axe.begin(page)
    page.keyboard.press("l")
    page.keyboard.press("p")
    live.root.locator(".itm-in [data-unit]").first.hover()
    live.root.locator(".itm-view:not(.itm-keys) summary").focus()
    page.keyboard.press("Enter")
    assert axe.violations(live.root) == []


def test_pages_of_two_sorts_keep_their_style_beside_each_other(open_page: OpenPage, tmp_path: Path) -> None:
    page: Page = open_page(width=LAPTOP, height=1600)
    file = tmp_path / "page.html"
    pages = [step_through(WAYS["article"]()), step_through(TRACES["02"]()), step_through(TRACES["02"]())]
    file.write_text('<meta charset="utf-8">' + "".join(each._repr_html_() for each in pages), "utf-8")
    page.goto(file.as_uri())
    pair = page.locator(".itm-live .itm-pair-back").first
    assert pair.evaluate("pair => getComputedStyle(pair).flexDirection") == "column"
    sheets = page.locator("style.itm-style").all_text_contents()
    assert len(sheets) == len(set(sheets)) > 2  # each once


# How every element of a page looks, and what stands before and after it, in all that our sheets say anything about.
LOOKS = """root => {
    const said = rule => [...(rule.style ?? []), ...[...(rule.cssRules ?? [])].flatMap(said)];
    const names = [...new Set([...document.styleSheets].flatMap(sheet => [...sheet.cssRules].flatMap(said)))].sort();
    return [...root.querySelectorAll("*")].flatMap(each => [null, "::before", "::after"].map(part => {
        const style = getComputedStyle(each, part);
        const seen = !part || style.content !== "none" ? names : [];
        return [each.outerHTML.slice(0, 80), part, ...seen.map(name => name + ": " + style.getPropertyValue(name))];
    }));
}"""
TURN_ROUND = "() => document.head.append(...[...document.querySelectorAll('style.itm-style')].reverse())"
SHEETED: dict[str, Callable[[Page, Path], LivePage]] = {
    "a function": lambda page, folder: opened(page, folder, TRACES["02"](), "explore").go(1),
    "wires": lambda page, folder: opened(page, folder, TRACES["03"]()).go(1),
    "a curve": lambda page, folder: opened(page, folder, TRACES["04 sigmoid"]()).go(2),
    "a question": lambda page, folder: opened(page, folder, TRACES["02"](), "predict"),
    "terms": lambda page, folder: opened(page, folder, TRACES["06"](), "draw").go(1),
    "a way back": lambda page, folder: way(page, folder, WAYS["article"]()).back(2),
    "a question on the way back": lambda page, folder: way(page, folder, WAYS["article"](), "back-predict"),
}


@pytest.mark.parametrize("width", [LAPTOP, PHONE])
@pytest.mark.parametrize("drawn", SHEETED)
def test_a_page_looks_the_same_in_whatever_order_a_notebook_brings_its_sheets(
    open_page: OpenPage, tmp_path: Path, drawn: str, width: int
) -> None:
    page = open_page(width=width, height=900, reduced_motion="reduce")
    live = SHEETED[drawn](page, tmp_path)
    waiting.drawn(page)  # the opened number's box has its place
    before = live.root.evaluate(LOOKS)
    page.evaluate(TURN_ROUND)
    after = live.root.evaluate(LOOKS)
    assert sum(map(len, before)) > 10_000
    assert [
        (*old[:2], set(old) ^ set(new)) for old, new in zip(before, after, strict=True) if old != new
    ] == []


def test_what_lies_over_the_step_is_open_alone(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(), tmp_path, TRACES["03"](), "step")
    view, keys = (
        live.root.locator("details", has=live.page.get_by_text(name, exact=True)) for name in ("View", "Keys")
    )
    for now, before in ((view, keys), (keys, view)):
        now.locator("summary").click()
        expect(now).to_have_attribute("open", "")
        expect(before).not_to_have_attribute("open", "")


@pytest.mark.parametrize("sort", ["step", "predict", "explore"])
def test_of_keys_those_are_told_that_do_something(open_page: OpenPage, tmp_path: Path, sort: str) -> None:
    live = live_page(open_page, tmp_path, "02", sort)
    keys = live.root.locator(".itm-keys")
    keys.locator("summary").click()
    told = keys.inner_text()
    assert "L lights" in told
    assert ("P plays" in told) == (live.root.get_by_role("button", name="Play").count() == 1)
