"""`explore` in JupyterLab: a knob moves, and all that follows from it moves too, in the page; Python follows at rest."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import MODEL, Stepper, grab, in_python, opened_with, place, python_has_it, rerun
from tests.browser.talk import Talk
from tests.browser.waiting import PATIENCE, until

pytestmark = pytest.mark.browser

EXPLORE, ASK, AGAIN, WEIGHTS, WEIGHED, HIDDEN, HIDDEN_TOO, WAYS, CHANGED, CHANGE, BACK = range(1, 12)
CELLS = (
    MODEL + "from lessons_lib import Linear",
    "live = explore(model.trace(patients[0]))\nlive",
    "print(live.trace)",
    "live",
    "linear = Model(Input('a', 'b'), Linear([[2, -3], [4, 5]], [10, -2]))\n"
    "weighed = explore(linear.trace((1, 1)), knobs=['L2.weights[0, 1]'])\n"
    "weighed",
    "print(weighed.trace.layers[1].weights.tolist(), weighed.trace.o2.tolist())",
    "def hidden(X):  # no recording follows a number through text\n"
    "    return min(float(str(each)) for each in X)\n"
    "asked = explore(Model(Input('a', 'b', 'c'), hidden, ReLU()).trace((1, 2, 3)))\n"
    "asked",
    "asked",
    "def halved(X):  # how often it asks depends on X\n"
    "    while X > 1:\n"
    "        X = X / 2\n"
    "    return X\n"
    "explore(Model(Input('a'), halved).trace((8,)))",
    "k = 3\n"
    "def scaled(X):  # what k is may change\n"
    "    return k * X\n"
    "changing = explore(Model(Input('a'), scaled, ReLU()).trace((1,)))\n"
    "changing",
    "k = 10",
    "k = 3",
)
IS_ASKED = "o2 is asked of Python …"
NO_PYTHON = "o2 needs Python, which is not at work here."

KEEP_MOVING = """knob => {
    knob.value = 200;
    const move = setInterval(() => knob.dispatchEvent(new Event("input", { bubbles: true })), 30);
    window.rest = () => clearInterval(move);
}"""
# Every state that a page was in since: its row of layers and its line, as they were on the screen together.
WATCH = """root => {
    const seen = window.seen = [];
    const words = (each) => root.querySelector(each).innerText.replace(/\\s+/g, " ").trim();
    new MutationObserver(() => seen.push([words(".itm-row"), words("[role=status]")]))
        .observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
}"""


@pytest.fixture(scope="module")
def talk() -> Talk:
    return Talk()


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage, talk: Talk) -> Notebook:
    return opened_with(
        jupyter, talk.heard_on(open_shared_page), "explore.ipynb", *CELLS, height=1400
    ).run_all()


@pytest.fixture
def page(notebook: Notebook) -> Iterator[Stepper]:
    """A page with knobs, as new: of patient 1, x = (100, 2000, 100), which gives 0, 0 and bad shape."""
    page = rerun(notebook, EXPLORE)
    page.root.scroll_into_view_if_needed()
    yield page
    notebook.page.mouse.up()


def reads(page: Stepper, *outputs: str) -> None:
    """Wait until the row of layers ends with these numbers of o2, o3 and so on."""
    ends = r".*".join(rf"(^|\s){re.escape(each)}\s*o{place}\b" for place, each in enumerate(outputs, start=2))
    expect(page.layers).to_have_text(re.compile(ends, re.DOTALL), use_inner_text=True)


# The page computes ------------------------------------------------------------------------------


def test_the_live_page_is_the_only_one_to_be_seen_and_as_large_as_the_other(
    notebook: Notebook, page: Stepper
) -> None:
    expect(notebook.output(EXPLORE).get_by_role("group", name="step by step")).to_have_count(1)
    both = notebook.output(EXPLORE).locator(".itm-live")
    sizes = both.evaluate_all("pages => pages.map((each) => getComputedStyle(each).fontSize)")
    assert sizes == ["14px", "14px"]


def test_a_drag_moves_every_output_and_the_kernel_says_nothing(
    notebook: Notebook, page: Stepper, talk: Talk
) -> None:
    page.has_row("0", "0", "bad shape")
    talk.clear(notebook.page)
    knob = page.slider("broccoli")
    grab(knob)
    notebook.page.mouse.move(*place(knob, 1), steps=20)
    page.has_row("0.5", "0.5", "neither bad shape nor good shape")  # while the button is still down
    notebook.page.mouse.move(*place(knob, 0), steps=20)
    page.has_row("-0.5", "0", "bad shape")
    notebook.page.mouse.up()
    expect(page.box("broccoli")).to_have_value("0")
    page.at("L2").click()
    expect(page.opened).to_contain_text("(58 × 0 - 3 × 2000 + 2 × 100) / 11600")
    python_has_it(notebook, page, ASK)
    talk.rest(notebook.page)
    assert "comm_msg" in talk.of_page
    assert talk.of_kernel == []


def test_python_hears_of_a_drag_once_it_is_drawn(notebook: Notebook, page: Stepper) -> None:
    """A message, and what JupyterLab and the kernel do about it, would hold up the frame that shows the drag."""
    slider = page.slider("broccoli")
    sent = slider.evaluate(
        """slider => {
            const own = WebSocket.prototype.send;
            let sent = 0;
            WebSocket.prototype.send = function (message) { sent += 1; own.call(this, message); };
            slider.value = 200;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            const within = sent;
            WebSocket.prototype.send = own;
            return within;
        }"""
    )
    assert sent == 0
    page.has_row("0.5", "0.5", "neither bad shape nor good shape")
    python_has_it(notebook, page, ASK)


def test_a_drag_leaves_the_tabs_icon_alone(notebook: Notebook, page: Stepper) -> None:
    icons = "[...document.querySelectorAll('link[rel*=icon]')].map((each) => each.href).join()"
    icon = notebook.page.evaluate(icons)
    notebook.page.evaluate(
        f"""() => {{
            window.icons = new Set();
            const look = new MutationObserver(() => window.icons.add({icons}));
            look.observe(document.head, {{ attributes: true, childList: true, subtree: true }});
            document.head.append(document.createComment("that it looks"));
        }}"""
    )
    knob = page.slider("broccoli")
    grab(knob)
    notebook.page.mouse.move(*place(knob, 1), steps=10)
    notebook.page.mouse.up()
    page.has_row("0.5", "0.5", "neither bad shape nor good shape")
    python_has_it(notebook, page, ASK)
    assert notebook.page.evaluate("[...window.icons]") == [icon]


def test_a_step_taken_while_a_knob_moves_has_the_new_numbers(page: Stepper) -> None:
    knob = page.slider("broccoli")
    knob.evaluate(KEEP_MOVING)
    page.has_row("0.5", "0.5", "neither bad shape nor good shape")
    page.at("L2").click()
    expect(page.opened).to_contain_text("(58 × 200 - 3 × 2000 + 2 × 100) / 11600")
    page.at("L3").click()
    expect(page.opened).to_contain_text("max(0, 0.5)")
    knob.evaluate("window.rest()")


def test_python_has_what_the_screen_has_after_a_drag(notebook: Notebook, page: Stepper) -> None:
    knob = page.slider("Tagada strawberries")
    grab(knob)
    notebook.page.mouse.move(*place(knob, 0.37), steps=15)
    notebook.page.mouse.up()
    expect(page.root.locator(".itm-title")).to_contain_text("patient 1, changed")
    python_has_it(notebook, page, ASK)
    strawberries = page.box("Tagada strawberries").input_value()
    assert in_python(notebook, ASK)["x"] == f"(100, {strawberries}, 100)"
    assert float(page.row()["o2"]) > 0


def test_a_number_box_takes_what_a_slider_cannot_hit(notebook: Notebook, page: Stepper) -> None:
    exact = page.box("broccoli")
    exact.fill("200")
    page.has_row("0.5", "0.5", "neither bad shape nor good shape")
    exact.fill("201")
    page.has_row("0.505", "0.505", "good shape")
    expect(page.slider("broccoli")).to_have_value("201")
    exact.fill("")  # on the way to another number
    exact.press("2")
    page.has_row("-0.49", "0", "bad shape")
    python_has_it(notebook, page, ASK)


def test_what_it_was_stays_in_sight_and_reset_goes_back(notebook: Notebook, page: Stepper) -> None:
    page.at("L2").click()
    page.box("broccoli").fill("300")
    page.has_row("1", "1", "good shape")
    expect(page.opened).to_contain_text("was 0")
    expect(page.root.locator(".itm-title")).to_have_text(
        "patient 1, changed"
    )  # of it nobody expects anything
    page.root.get_by_role("button", name="Reset").click()
    page.has_row("0", "0", "bad shape")
    expect(page.root.locator(".itm-title")).to_have_text("patient 1, target 0 (bad shape)")
    for knob in (page.box("broccoli"), page.slider("broccoli")):
        expect(knob).to_have_value("100")
    expect(page.opened).not_to_contain_text("was")
    python_has_it(notebook, page, ASK)


def test_the_step_the_opened_number_and_the_focus_stay(notebook: Notebook, page: Stepper) -> None:
    page.number("workout hours, 100").click()
    knob = page.slider("broccoli")
    knob.focus()
    notebook.page.keyboard.press("ArrowRight")
    page.has_row("0.005", "0.005", "bad shape")
    expect(knob).to_be_focused()
    page.marks("L1")
    expect(page.opened).to_contain_text("workout hours = 100")


def test_two_views_of_one_page_stand_at_a_step_of_their_own_and_at_the_same_numbers(
    notebook: Notebook, page: Stepper
) -> None:
    page.at("L2").click()
    other = rerun(notebook, AGAIN)
    other.at("L3").click()
    knob = page.slider("broccoli")
    knob.evaluate(KEEP_MOVING)
    expect(page.opened).to_contain_text("(58 × 200 - 3 × 2000 + 2 × 100) / 11600")
    expect(other.opened).to_contain_text("max(0, 0.5)")
    knob.evaluate("window.rest()")
    expect(other.box("broccoli")).to_have_value("200")
    other.box("broccoli").fill("100")
    page.has_row("0", "0", "bad shape")
    page.marks("L2")
    other.marks("L3")


def test_a_weight_is_turned_where_it_stands_and_above_the_row(notebook: Notebook) -> None:
    page = rerun(notebook, WEIGHTS)
    page.root.scroll_into_view_if_needed()
    page.at("L2").click()
    reads(page, "9 · 7")
    page.root.get_by_role("button", name="L2.weights[0, 0], × 2").click()
    card = page.root.get_by_role("dialog", name="L2.weights[0, 0]")
    expect(card.get_by_role("slider")).to_be_focused()
    notebook.page.keyboard.press("End")
    reads(page, "10 · 7")
    card.get_by_role("spinbutton").fill("0.5")
    reads(page, "7.5 · 7")
    notebook.page.keyboard.press("Escape")
    expect(page.root.get_by_role("button", name="L2.weights[0, 0], × 0.5")).to_be_focused()
    page.root.get_by_role("spinbutton").fill("7.5")  # the knob that it was made with
    reads(page, "18 · 7")
    expect(page.root.get_by_role("button", name="L2.weights[0, 1], × 7.5")).to_be_visible()
    told = "[[0.5, 7.5], [4.0, 5.0]] [18.0, 7.0]"
    for _ in range(20):
        if notebook.printed(WEIGHED).strip() == told:
            break
    assert notebook.output(WEIGHED).inner_text().strip() == told


def test_a_number_in_the_code_is_turned_and_python_runs_the_function_with_it(
    notebook: Notebook, page: Stepper
) -> None:
    page.at("L2").click()
    page.root.get_by_role("button", name="L2.constants[0], × 58").click()
    page.root.get_by_role("spinbutton", name="L2: 58 in the code, exact").fill("116")
    expect(
        page.root.get_by_text("L2(X) = (116 * broccoli - 3 * strawberries + 2 * hours) / 11_600")
    ).to_be_visible()
    page.has_row("0.5", "0.5", "neither bad shape nor good shape")
    python_has_it(notebook, page, ASK)
    assert in_python(notebook, ASK)["o2"] == "0.5"
    page.root.get_by_role("button", name="Reset").click()
    page.has_row("0", "0", "bad shape")
    python_has_it(notebook, page, ASK)


def test_control_s_saves_while_a_knob_has_the_focus(notebook: Notebook, page: Stepper) -> None:
    page.slider("broccoli").focus()
    with notebook.page.expect_request(lambda request: request.method == "PUT" and ".ipynb" in request.url):
        notebook.page.keyboard.press("Control+s")
    cells = notebook.page.locator(".jp-Notebook .jp-Cell")
    count = cells.count()
    notebook.page.keyboard.press("b")  # asleep again
    expect(cells).to_have_count(count)


def test_control_p_prints_the_whole_notebook_while_a_knob_has_the_focus(
    notebook: Notebook, page: Stepper
) -> None:
    page.slider("broccoli").focus()
    # What JupyterLab would print comes in a frame without scripts, and complains of each that it holds.
    notebook.page.route("**/nbconvert/html/**", lambda route: route.fulfill(body="<title>A print</title>"))
    with notebook.page.expect_response(lambda response: "/nbconvert/html/" in response.url):
        notebook.page.keyboard.press("Control+p")
    notebook.page.unroute("**/nbconvert/html/**")
    notebook.page.emulate_media(media="print")
    told = "() => getComputedStyle(document.querySelector('.itm-replaced'), '::before').content"
    assert "prints the whole notebook" in notebook.page.evaluate(told)
    notebook.page.emulate_media(media="screen")


def test_the_live_line_says_what_a_knob_changed(page: Stepper) -> None:
    page.at("L2").click()
    expect(page.line).to_have_text("o2 is 0, made of 3 numbers.")
    page.box("broccoli").fill("300")
    expect(page.line).to_have_text("o2 is 1, made of 3 numbers.")


def test_a_decimal_comma_is_a_decimal_point(page: Stepper) -> None:
    page.box("broccoli").fill("")
    page.box("broccoli").press_sequentially("100,5")
    page.has_row("0.0025", "0.0025", "bad shape")


def test_a_box_left_empty_shows_its_number_again(page: Stepper) -> None:
    page.box("broccoli").fill("300")
    page.box("broccoli").fill("")
    page.box("broccoli").press("Tab")
    expect(page.box("broccoli")).to_have_value("300")


def test_a_knob_stays_under_the_hand_that_moves_it(page: Stepper) -> None:
    knob = page.slider("broccoli")
    before = knob.bounding_box()
    page.box("broccoli").fill("123.456789")
    page.box("workout hours").fill("1234.56789")
    page.has_row("0.3129", "0.3129", "bad shape")
    assert knob.bounding_box() == before


# Only Python can compute ------------------------------------------------------------------------


def test_what_only_python_computes_is_asked_and_no_old_number_stands_in_for_it(
    notebook: Notebook, talk: Talk
) -> None:
    page = rerun(notebook, HIDDEN)
    page.root.scroll_into_view_if_needed()
    page.at("L2").click()
    reads(page, "1", "1")
    page.root.evaluate(WATCH)
    talk.clear(notebook.page)
    page.box("b, exact").fill("-5")
    reads(page, "-5", "0")
    expect(page.line).to_have_text("o2 is -5, made of 3 numbers.")
    seen = notebook.page.evaluate("seen")
    assert IS_ASKED in [line for _, line in seen]
    after = [row for row, _ in seen if row.startswith("1 · -5 · 3 x")]
    assert after
    assert not [row for row in after if " 1 o2" in row or " 1 o3" in row]
    talk.rest(notebook.page)
    assert talk.of_kernel == ["comm_msg"] * 2  # the outputs, and how the opened number came about


def test_a_view_that_begins_late_has_pythons_answers_too(notebook: Notebook) -> None:
    page = rerun(notebook, HIDDEN)
    page.root.scroll_into_view_if_needed()
    page.box("a, exact").fill("-7")
    reads(page, "-7", "0")
    late = rerun(notebook, HIDDEN_TOO)
    late.root.scroll_into_view_if_needed()
    reads(late, "-7", "0")


def test_a_way_that_no_recording_shows_has_pythons_number_and_no_other_ways_arithmetic(
    notebook: Notebook,
) -> None:
    page = rerun(notebook, WAYS)
    page.root.scroll_into_view_if_needed()
    page.at("L2").click()
    expect(page.opened).to_have_text("o2 = 1 = 8 / 2 / 2 / 2")
    page.box("a, exact").fill(str(2.0**70))
    # The way that Python went, and tells: seventy times half.
    expect(page.opened).to_contain_text(re.compile(r"^o2 = 1 .*= \d+(?: / 2){9}"))
    expect(page.root.get_by_role("img", name="How o2 comes about")).to_have_count(0)
    page.box("a, exact").fill("7")
    expect(page.opened).to_contain_text("= 7 / 2 / 2 / 2")
    expect(page.root.get_by_role("img", name="How o2 comes about")).to_be_visible()


def test_a_function_that_gives_other_numbers_now_shows_pythons_and_says_so(
    notebook: Notebook, talk: Talk
) -> None:
    page = rerun(notebook, CHANGED)
    page.root.scroll_into_view_if_needed()
    page.at("L2").click()
    title = page.root.locator(".itm-title")
    talk.clear(notebook.page)
    page.box("a, exact").fill("2")
    reads(page, "6", "6")
    notebook.run_cell(CHANGE)
    talk.rest(notebook.page)
    assert "comm_msg" in talk.of_page
    assert "comm_msg" not in talk.of_kernel
    page.box("a, exact").fill("5")
    reads(page, "50", "50")
    expect(title).to_have_text(
        "your x, changed. In Python L2 · your function gives other numbers now than when it was recorded, "
        "and they are shown: run its cell again."
    )
    assert "3 × 5" not in page.opened.inner_text()
    expect(page.root.get_by_role("img", name="How o2 comes about")).to_have_count(0)
    notebook.run_cell(BACK)
    page.box("a, exact").fill("7")
    reads(page, "21", "21")
    expect(title).to_have_text("your x, changed")
    expect(page.opened).to_contain_text("3 × 7")


# Opened anew ------------------------------------------------------------------------------------


def opened_again(notebook: Notebook) -> Stepper:
    """The page in the browser's tab loaded anew; where the machine is busy, ipywidgets may give up on its widgets at first."""
    for _ in range(4):
        notebook.open_address(notebook.page.url)
        live = notebook.output(EXPLORE).locator(".itm-live:not(.itm-spare *)")
        if until(notebook.page, lambda: live.count() == 1, PATIENCE // 4):  # noqa: B023 (asked at once)
            break
    return Stepper(live)


def forget_widgets_that_are_no_more(notebook: Notebook) -> None:
    """JupyterLab itself says in the console that a widget which it should show is not there."""
    notebook.forgive("model not found|initialize model")


def test_loaded_again_the_page_shows_what_the_kernel_has(notebook: Notebook, page: Stepper) -> None:
    page.box("broccoli").fill("300")
    page.has_row("1", "1", "good shape")
    python_has_it(notebook, page, ASK)
    notebook.save()
    again = opened_again(notebook)
    again.root.scroll_into_view_if_needed()
    expect(again.box("broccoli")).to_have_value("300")
    again.has_row("1", "1", "good shape")
    expect(again.root.locator(".itm-title")).to_have_text("patient 1, changed")
    again.at("L2").click()
    expect(again.opened).to_contain_text("was 0")
    forget_widgets_that_are_no_more(notebook)  # the second view is one of an earlier run


# Last, because no Python answers afterwards -----------------------------------------------------


def test_a_page_whose_kernel_is_gone_computes_on_and_says_what_it_cannot(
    notebook: Notebook, page: Stepper
) -> None:
    asked = rerun(notebook, HIDDEN)
    asked.root.scroll_into_view_if_needed()
    asked.at("L2").click()
    asked.box("b, exact").fill("-5")
    reads(asked, "-5", "0")
    notebook.restart()
    expect(asked.line).to_have_text(NO_PYTHON)
    reads(asked, "?", "?")
    expect(asked.root.get_by_role("alert")).to_have_text(NO_PYTHON)
    asked.root.get_by_role("button", name="Reset").click()
    reads(asked, "1", "1")  # as it was when Python made it
    page.box("broccoli").fill("300")
    page.has_row("1", "1", "good shape")
    notebook.run_cell(0)  # the new Python is there
    forget_widgets_that_are_no_more(notebook)
