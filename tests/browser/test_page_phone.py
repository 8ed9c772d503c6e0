"""What a learner with a telephone stumbled over, on the site's pages, whose type is larger than JupyterLab's."""

from collections.abc import Callable
from pathlib import Path

import nbformat
import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from lessons_lib import Model, ReLU, patients, step_through
from lessons_lib.data.digits import digits
from lessons_lib.data.pad import to_digit
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.notation import number
from lessons_lib.page.plays import LessonExporter
from lessons_lib.trained import digit_model, digits_cnn
from tests.browser.conftest import OpenPage
from tests.browser.live import HABITS, JUPYTERLAB, L2, PHONE, TRACES, LivePage, opened
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

SITE = 16  # pixels of its type
TABLET = 820  # pixels, held upright
AROUND = 16  # what the site leaves beside a page, at each side
NBCONVERT = 354  # what a page that nbconvert exported leaves of a phone's 400 pixels


def on_the_site(live: LivePage, letters: int = SITE) -> LivePage:
    """The page as a phone shows it on the site, drawn anew for its room."""
    live.page.locator("main").evaluate(
        f"main => main.style.cssText = 'font-size:{letters}px;margin:0 {AROUND - 8}px'"
    )
    drawn(live.page)
    return live


def of_patient_1() -> Trace:
    return Model(HABITS, L2, ReLU()).trace(patients[0])


def top(locator: Locator) -> float:
    at = locator.bounding_box()
    assert at
    return at["y"]


@pytest.mark.parametrize(("width", "letters"), [(PHONE, SITE), (NBCONVERT + 2 * AROUND, JUPYTERLAB)])
def test_on_a_phone_the_terms_of_l2_are_lines_that_swell(
    open_page: OpenPage, tmp_path: Path, width: int, letters: int
) -> None:
    live = on_the_site(
        opened(open_page(width=width, height=800), tmp_path, of_patient_1(), "explore"), letters
    )
    live.go(1)
    flow = live.root.locator(".itm-flow-image")
    expect(flow).to_be_visible()
    shown = flow.bounding_box()
    assert shown
    smallest = shown["width"] / float(flow.get_attribute("viewBox").split()[2]) * 14  # type: ignore[union-attr]
    assert smallest >= 10.5, "letters that can still be read"
    assert shown["x"] + shown["width"] <= width
    thickness = flow.locator(".itm-wire.itm-minus").first
    before = float(thickness.get_attribute("stroke-width") or 0)
    live.root.get_by_label("Tagada strawberries, exact").fill("400")
    expect(thickness).not_to_have_attribute("stroke-width", str(before))
    assert float(thickness.get_attribute("stroke-width") or 0) < before


def test_on_a_phone_nothing_jumps_under_the_finger_when_a_knob_is_first_moved(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = on_the_site(opened(open_page(width=PHONE, height=800), tmp_path, of_patient_1(), "explore"))
    knob = live.root.get_by_role("slider", name="Tagada strawberries")
    before = top(knob)
    knob.press("ArrowLeft")
    expect(live.root.locator(".itm-title")).to_contain_text("changed")
    assert top(knob) == before


def test_on_a_phone_the_answer_covers_no_output_of_its_step(open_page: OpenPage, tmp_path: Path) -> None:
    live = on_the_site(opened(open_page(width=PHONE, height=800), tmp_path, of_patient_1(), "explore"))
    live.go(1)
    live.root.get_by_label("Tagada strawberries, exact").fill("1140")
    output = live.root.locator(".itm-output.itm-bright").last
    expect(output).to_contain_text("0.2224")
    drawn(live.page)
    places = (output, live.root.locator(".itm-verdict"), live.root.locator(".itm-row"))
    at, verdict, row = (each.bounding_box() for each in places)
    assert at
    assert verdict
    assert row
    assert at["x"] + at["width"] <= row["x"] + row["width"]
    assert at["y"] + at["height"] <= verdict["y"] or at["x"] + at["width"] <= verdict["x"]
    assert verdict["y"] + verdict["height"] <= row["y"] + row["height"]


def test_on_a_phone_a_wrong_guess_hears_its_slip_in_sight(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(width=PHONE, height=480)  # a keyboard has the rest
    live = on_the_site(opened(page, tmp_path, Model(HABITS, L2, ReLU()).trace((0, 1000, 50)), "predict"))
    live.go(1)
    box = live.root.get_by_label("o2 =")
    box.fill("-2900")
    box.press("Enter")
    reply = live.root.locator(".itm-reply")
    expect(reply).to_contain_text("divide")
    at = reply.bounding_box()
    assert at
    assert at["y"] + at["height"] <= 480
    expect(box).to_be_focused()


@pytest.mark.parametrize("sort", ["step", "explore"])
def test_with_type_of_twice_the_size_the_buttons_keep_their_words(
    open_page: OpenPage, tmp_path: Path, sort: str
) -> None:
    live = on_the_site(opened(open_page(width=PHONE, height=800), tmp_path, TRACES["06"](), sort), 2 * SITE)
    live.go(1)
    for button in live.root.locator(".itm-back, .itm-next").all():
        assert button.evaluate("each => each.scrollWidth <= each.clientWidth"), button.inner_text()
    assert live.root.locator(".itm-controls").evaluate("each => each.scrollWidth <= each.clientWidth")


@pytest.mark.parametrize("model", [digit_model, digits_cnn])
def test_while_one_draws_on_a_phone_the_shares_are_in_sight_and_are_pythons(
    open_page: OpenPage, tmp_path: Path, model: Callable[[], Model]
) -> None:
    page = open_page(width=PHONE, height=800)
    live = on_the_site(opened(page, tmp_path, model().trace(digits.test[0]), "draw"))
    pad, shares = live.root.get_by_role("application"), live.root.locator(".itm-shares")
    pad.focus()
    for key in ("ArrowUp",) * 6 + ("Shift+ArrowDown",) * 12 + ("Shift+ArrowLeft",) * 3:
        page.keyboard.press(key)
    inked = pad.evaluate(
        "pad => [...pad.getContext('2d').getImageData(0, 0, 32, 32).data].filter((_, at) => at % 4 === 3)"
    )
    drawing = np.array(inked).reshape(32, 32) > 0
    trace = model().trace(to_digit(drawing).reshape(digits.test[0].x.shape))
    output = np.asarray(trace.output)
    assert 0.3 < output.max() < 0.9999
    expect(shares.locator("b")).to_have_text(f"o{len(trace.steps)}[{output.argmax()}] {number(output.max())}")
    expect(live.line).to_contain_text(
        f"{output.argmax()} (share {number(output.max())}). {drawing.sum()} points"
    )
    bars = shares.locator(".itm-share")
    assert bars.all_inner_texts() == list("0123456789")
    lengths = bars.evaluate_all("all => all.map((bar) => +bar.style.getPropertyValue('--itm-share'))")
    assert lengths == pytest.approx(output)
    at = shares.bounding_box()
    assert at
    assert at["y"] + at["height"] <= top(live.root.locator(".itm-title"))
    assert at["x"] >= 0
    assert at["x"] + at["width"] <= PHONE
    words = shares.locator("b").evaluate(
        "b => { const letters = new Range(); letters.selectNodeContents(b); return letters.getBoundingClientRect().left }"
    )
    nine = bars.last.bounding_box()
    assert nine
    assert words >= nine["x"] + nine["width"] + 8, "the answer is no name of the last bar"


@pytest.mark.parametrize("finger", [False, True])
def test_on_a_phone_the_buttons_of_the_title_begin_where_it_does_and_stay_under_the_hand_that_pressed_them(
    open_page: OpenPage, tmp_path: Path, finger: bool
) -> None:
    page = open_page(width=PHONE, height=800, has_touch=finger)
    live = on_the_site(opened(page, tmp_path, TRACES["05"](), "explore"), JUPYTERLAB)
    title, silence, reset = (
        live.root.locator(".itm-title"),
        live.root.get_by_role("button", name="Silence"),
        live.root.get_by_role("button", name="Reset"),
    )
    begins = title.bounding_box()
    alone = reset.bounding_box()
    assert begins
    assert alone
    assert alone["x"] == begins["x"]
    assert alone["y"] - begins["y"] - begins["height"] < 6, (
        "close below it: a line of one button is high enough"
    )
    live.go(1)
    before = silence.bounding_box()
    silence.click()
    expect(live.root.locator(".itm-silent")).to_contain_text("Not silent")
    after = silence.bounding_box()
    assert before
    assert after
    assert [before["x"], before["y"]] == [after["x"], after["y"]]
    assert after["x"] == begins["x"]
    assert top(live.root.locator(".itm-silent")) >= after["y"] + after["height"]


def test_on_a_phone_the_opened_number_does_not_cover_the_flow_that_says_it(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = on_the_site(opened(open_page(width=PHONE, height=800), tmp_path, of_patient_1(), "explore")).go(1)
    live.page.evaluate("scrollTo(0, 0)")
    drawn(live.page)
    flow, readout = (live.root.locator(each).bounding_box() for each in (".itm-flow", ".itm-readout"))
    assert flow
    assert readout
    assert readout["y"] >= flow["y"] + flow["height"]


def test_on_a_phone_the_card_of_a_number_says_what_was_pressed_and_leaves_what_comes_of_it_in_sight(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = on_the_site(opened(open_page(width=PHONE, height=800), tmp_path, of_patient_1(), "explore")).go(1)
    live.root.get_by_role("button", name="L2.constants[1]").click()
    card = live.root.locator(".itm-card")
    expect(card.locator("p").first).to_contain_text("× -3, from L2.constants[1] = 3")
    card.get_by_role("spinbutton").fill("4")
    expect(card.locator("p").first).to_contain_text("× -4, from L2.constants[1] = 4")
    at, flow, readout = (
        each.bounding_box()
        for each in (card, live.root.locator(".itm-flow"), live.root.locator(".itm-readout"))
    )
    assert at
    assert flow
    assert readout
    assert at["y"] >= 0
    assert at["y"] + at["height"] <= min(flow["y"], readout["y"])


@pytest.mark.parametrize("how", ["Escape", "elsewhere"])
def test_what_stands_over_a_step_goes_once_it_has_served(
    open_page: OpenPage, tmp_path: Path, how: str
) -> None:
    live = on_the_site(opened(open_page(width=PHONE, height=800), tmp_path, of_patient_1(), "explore")).go(1)
    summary, choices = live.root.get_by_text("View", exact=True), live.root.locator(".itm-view-choices").first
    summary.click()
    expect(choices).to_be_visible()
    choices.get_by_role("slider").fill("4")
    expect(choices).to_be_visible()
    if how == "Escape":
        live.page.keyboard.press("Escape")
    else:
        live.root.locator(".itm-call").click()
    expect(choices).to_be_hidden()


def test_a_key_that_ticks_a_box_leaves_the_keyboard_where_it_is(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=1106, height=800), tmp_path, digit_model().trace(digits.test[0]), "step")
    number_of_o1 = live.root.locator(".itm-in [role=gridcell][tabindex='0']")
    number_of_o1.focus()
    live.page.keyboard.press("l")  # the lights
    expect(live.root.locator("[name=itm-through]")).to_be_checked()
    expect(number_of_o1).to_be_focused()


@pytest.mark.parametrize("step", [0, 1])
def test_on_a_phone_no_number_of_the_row_is_cut_on_its_left(
    open_page: OpenPage, tmp_path: Path, step: int
) -> None:
    live = on_the_site(opened(open_page(width=PHONE, height=800), tmp_path, of_patient_1(), "explore")).go(
        step
    )
    drawn(live.page)
    row = live.root.locator(".itm-row").bounding_box()
    assert row
    crisp = row["x"] + 10  # before that it fades
    boxes = [each.bounding_box() for each in live.root.locator(".itm-output").all()]
    assert [at for at in boxes if at and at["x"] < crisp - 3 and at["x"] + at["width"] > crisp + 3] == []
    bright = boxes[step + 1]
    assert bright
    assert crisp <= bright["x"]
    assert bright["x"] + bright["width"] <= row["x"] + row["width"] - 9


def test_at_the_top_of_an_exported_lesson_a_finger_finds_its_live_pages(
    open_page: OpenPage, tmp_path: Path
) -> None:
    shown = nbformat.v4.new_output("display_data", {"text/html": step_through(of_patient_1())._repr_html_()})
    cells = [
        nbformat.v4.new_markdown_cell("# 02 · A lesson\n\n**Why?**\n\n" + "Words.\n\n" * 300 + "## 2. Look"),
        nbformat.v4.new_code_cell("step_through(trace)", id="look", outputs=[shown]),
        nbformat.v4.new_markdown_cell("Words.\n\n" * 50),
    ]
    html, _ = LessonExporter().from_notebook_node(nbformat.v4.new_notebook(cells=cells))
    (tmp_path / "lesson.html").write_text(html, "utf-8")
    page = open_page(width=PHONE, height=800, has_touch=True, is_mobile=True)
    page.goto((tmp_path / "lesson.html").as_uri())
    link = page.get_by_role("navigation", name="Play").get_by_role("link", name="Look")
    at = link.bounding_box()
    assert at
    assert at["height"] >= 44
    link.tap()
    expect(page.locator(".itm-live")).to_be_in_viewport(ratio=0.9)
    page.emulate_media(media="print")
    expect(link).to_be_hidden()


def test_a_finger_and_the_type_of_a_telephone_reach_what_is_asked(
    open_page: OpenPage, tmp_path: Path
) -> None:
    touched = open_page(width=PHONE, height=800, has_touch=True)
    live = on_the_site(opened(touched, tmp_path, of_patient_1(), "predict"), JUPYTERLAB).go(1)
    asked = live.root.locator(".itm-ask").get_by_role("button").or_(live.root.get_by_label("o2 ="))
    expect(asked).to_have_count(3)
    for each in asked.all():
        at = each.bounding_box()
        assert at
        assert at["height"] >= 44, each.inner_text()


@pytest.mark.parametrize("sort", ["predict", "explore"])
def test_a_telephone_need_not_enlarge_the_page_to_write_into_it(
    open_page: OpenPage, tmp_path: Path, sort: str
) -> None:
    touched = open_page(width=PHONE, height=800, has_touch=True)
    live = on_the_site(opened(touched, tmp_path, of_patient_1(), sort), JUPYTERLAB).go(1)
    boxes = live.root.get_by_role("spinbutton")
    expect(boxes.first).to_be_visible()
    sizes = boxes.evaluate_all("all => all.map(each => parseFloat(getComputedStyle(each).fontSize))")
    assert min(sizes) >= 16  # below that iOS enlarges the page, and what one looked at is out of sight


def test_on_a_tablet_the_code_that_a_guess_is_worked_out_from_breaks_no_word(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = on_the_site(opened(open_page(width=TABLET, height=1180), tmp_path, of_patient_1(), "predict")).go(
        1
    )
    drawn(live.page)
    code = live.root.locator(".itm-function .itm-lines")
    expect(code).to_contain_text("strawberries")
    words = code.evaluate(
        """code => {
            const text = document.createTreeWalker(code, NodeFilter.SHOW_TEXT), lines = [];
            for (let node; (node = text.nextNode()); ) for (const word of node.data.matchAll(/[a-z]+/g)) {
                const range = document.createRange();
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                lines.push(range.getClientRects().length);
            }
            return lines;
        }"""
    )
    assert words
    assert set(words) == {1}


def test_on_a_phone_the_next_step_of_one_that_was_read_to_its_end_is_seen_from_its_beginning(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(width=PHONE, height=800, has_touch=True)
    live = on_the_site(opened(page, tmp_path, digits_cnn().trace(digits.test[0]), "explore")).go(3)
    following, controls, call = (
        live.root.locator(each) for each in (".itm-next", ".itm-controls", ".itm-call")
    )
    page.locator("body").evaluate("body => body.style.paddingBottom = '2000px'")
    before = page.evaluate("scrollY")
    following.tap()
    drawn(page)
    assert page.evaluate("scrollY") == before, "what is in sight stays where it is"
    page.evaluate("scrollBy(0, 400)")
    drawn(page)
    assert top(call) < top(controls)
    following.tap()
    drawn(page)
    assert top(controls) == 0
    at = controls.bounding_box()
    assert at
    assert at["height"] <= top(call) < 200


@pytest.mark.parametrize("width", [PHONE, TABLET])
def test_a_huge_number_that_was_typed_is_read_whole_and_to_its_last_digit(
    open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    live = on_the_site(opened(open_page(width=width, height=800), tmp_path, of_patient_1(), "explore")).go(1)
    typed = {"broccoli": "-499999999.25", "Tagada strawberries": "499999999"}
    for name, value in typed.items():
        live.root.get_by_label(f"{name}, exact").fill(value)
    live.page.keyboard.press("Tab")  # the box is left
    drawn(live.page)
    for name, value in typed.items():
        box = live.root.get_by_label(f"{name}, exact")
        assert box.input_value() == value
        assert box.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    row, output = live.root.locator(".itm-row"), live.root.locator(".itm-output.itm-bright").last
    expect(output).to_contain_text("-2629310.32")
    cut = "output => output.offsetLeft + output.offsetWidth - output.closest('.itm-row').scrollLeft"
    assert output.evaluate(cut) <= row.evaluate("row => row.clientWidth")
    outside = live.root.locator(".itm-flow-image").evaluate(
        """flow => [...flow.querySelectorAll(".itm-flow-value")]
            .filter(each => each.getBoundingClientRect().left < flow.getBoundingClientRect().left - 1)
            .map(each => each.textContent)"""
    )
    assert outside == []


def test_a_box_holds_each_digit_of_a_large_input(open_page: OpenPage, tmp_path: Path) -> None:
    trace = Model(HABITS, L2, ReLU()).trace((499_999_999, -123_456_789, 0.25))
    live = on_the_site(opened(open_page(width=PHONE, height=800), tmp_path, trace, "explore"))
    boxes = live.root.get_by_role("spinbutton")
    assert [each.input_value() for each in boxes.all()] == ["499999999", "-123456789", "0.25"]
    assert boxes.evaluate_all("all => all.filter(each => each.scrollWidth > each.clientWidth).length") == 0


def test_on_a_phone_knobs_stand_beside_what_they_turn_and_their_boxes_are_for_a_finger(
    open_page: OpenPage, tmp_path: Path
) -> None:
    touched = open_page(width=PHONE, height=800, has_touch=True)
    live = on_the_site(opened(touched, tmp_path, of_patient_1(), "explore")).go(1)
    knobs, call = live.root.locator(".itm-knobs"), live.root.locator(".itm-call")
    at = knobs.bounding_box()
    assert at
    assert top(live.root.locator(".itm-controls")) < at["y"]
    assert 0 <= top(call) - at["y"] - at["height"] < 20
    assert knobs.evaluate("each => each.scrollHeight <= each.clientHeight")
    for box in live.root.get_by_role("spinbutton").all():
        here = box.bounding_box()
        assert here
        assert here["height"] >= 44
    live.page.set_viewport_size({"width": 1100, "height": 800})  # it is turned on its side, and is wide
    drawn(live.page)
    assert top(knobs) < top(live.root.locator(".itm-row"))


def test_where_there_is_no_keyboard_no_key_is_named(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=PHONE, height=800), tmp_path, of_patient_1())
    live.root.get_by_text("View", exact=True).click()
    choices = live.root.locator(".itm-view:not(.itm-keys) .itm-choice")
    assert [each.inner_text().strip() for each in choices.all()] == [
        "one scale for all layers",
        "large type, for a projector",
        "light what a number is made from and feeds, in all layers",
        "pace of Play",
    ]
    expect(live.root.locator(".itm-keys p")).to_contain_text("L lights")


def test_a_row_that_a_finger_scrolled_stays_there_while_a_knob_is_turned_until_the_next_step(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = on_the_site(opened(open_page(width=PHONE, height=800), tmp_path, of_patient_1(), "explore")).go(1)
    row, strawberries = live.root.locator(".itm-row"), live.root.get_by_label("Tagada strawberries, exact")
    drawn(live.page)

    def scrolled() -> float:
        drawn(drawn(live.page))  # a number grows, then the row goes with it
        return float(row.evaluate("row => row.scrollLeft"))

    of_step = scrolled()
    strawberries.fill("1234567")  # a row that nobody touched goes with its numbers
    assert scrolled() > of_step + 20
    row.evaluate("row => (row.scrollLeft = 0)")
    for number_of_digits in ("123456789", "-1234567890.5", "7"):
        strawberries.fill(number_of_digits)
        assert scrolled() == 0
    live.go(2)
    assert scrolled() > of_step
    for number_of_digits in ("7000", "-12345678901.5", "7"):
        strawberries.fill(number_of_digits)
        scrolled()
        last, at = live.root.locator(".itm-output").last.bounding_box(), row.bounding_box()
        assert last
        assert at
        assert last["x"] + last["width"] <= at["x"] + at["width"]
