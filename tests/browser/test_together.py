"""A class of thirty, each with a page of its own, predicts together with its teacher on one JupyterLab server."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook, free_port, running_lab
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

MODEL = (
    "from lessons_lib import Exercise, Input, Mistake, Model, ReLU, patients, predict_together\n"
    "def L2(X):\n    broccoli, strawberries, hours = X\n"
    "    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600\n"
    "model = Model(Input('broccoli', 'strawberries', 'hours'), L2, ReLU())\n"
)
BENDS = (
    "bends = Exercise(title='Bends', question='Which of these layers *bends*?', right='ReLU', options=('Flatten',),\n"
    "    mistakes=(Mistake('straight', 'Linear', 'Twice the input gives twice the terms.'),))\n"
)
ONE = MODEL + "predict_together(model.trace(patients[3]))"
LESSON = MODEL + BENDS + "predict_together(model.trace(patients[3]), 'L2', '06.2', bends, '01.4')"
DIVISION = "You did not divide by 11600, it seems."
SIGN = "You added the term of the strawberries, it seems."


class Stranger:
    """Somebody whose page is not drawn, and who sends what it would send, or something else."""

    def __init__(self, address: str, name: str) -> None:
        self.address, self.name = address, name
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["X-Learner"] = name

    def guess(self, *guess: object, asked: object = 1) -> requests.Response:
        return self.send("guess", {"asked": asked, "guess": list(guess)})

    def send(self, place: str, content: object) -> requests.Response:
        return self.session.post(f"{self.address}/{place}", data=json.dumps(content), timeout=60)

    def hears(self) -> dict[str, Any]:
        return dict(self.session.get(f"{self.address}/guess?has=1", timeout=60).json())


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    name = jupyter.write("together.ipynb", ONE, LESSON)
    return Notebook(open_shared_page(height=2400)).open(jupyter, name).run_all()


@pytest.fixture
def page_of(notebook: Notebook) -> Iterator[Any]:
    """The teacher's page of a cell, with a room just opened; it is closed at the end."""
    pages: list[Locator] = []

    def begin(cell: int) -> Locator:
        notebook.run_cell(cell)
        pages.append(notebook.output(cell).locator(".itm-class-live"))
        press(pages[-1], "Ask the class")
        expect(shown(pages[-1]).locator(".itm-join svg")).to_be_visible()
        return pages[-1]

    yield begin
    for page in pages:
        close = shown(page).get_by_role("button", name="Close the room")
        if close.is_visible():
            close.click()
            expect(shown(page).get_by_text("The room is closed")).to_be_visible()


@pytest.fixture
def teacher(page_of: Any) -> Locator:
    return page_of(0)


@pytest.fixture
def strangers(teacher: Locator) -> Iterator[list[Stranger]]:
    found = [Stranger(address(teacher), f"stranger {n}") for n in range(2)]
    yield found
    for each in found:
        each.session.close()


def shown(teacher: Locator) -> Locator:
    """The question that the teacher's page is at."""
    return teacher.locator("section:not([hidden])")


def press(teacher: Locator, name: str) -> None:
    shown(teacher).get_by_role("button", name=name, exact=True).click()


def address(teacher: Locator) -> str:
    return str(shown(teacher).locator(".itm-join a").get_attribute("href"))


def rows(teacher: Locator) -> list[str]:
    lines = shown(teacher).locator(".itm-spread:has(thead) tbody tr").all_inner_texts()
    return [" ".join(line.split()) for line in lines]


def has_rows(teacher: Locator, *wanted: str | re.Pattern[str]) -> None:
    """Wait until the table of what they said has these rows at its head: Python is asked for some of it."""

    def matches() -> bool:
        found = rows(teacher)[: len(wanted)]
        return len(found) == len(wanted) and all(
            row == each if isinstance(each, str) else bool(each.match(row))
            for row, each in zip(found, wanted, strict=True)
        )

    assert until(teacher.page, matches), rows(teacher)


def says(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("status")).to_have_text(words)


def guess(page: Page, *texts: str) -> None:
    boxes = page.get_by_role("textbox")
    expect(boxes).to_have_count(len(texts))  # the page follows within a second
    for box, text in zip(boxes.all(), texts, strict=True):
        box.fill(text)
    page.get_by_role("button", name="Commit my guess").click()


def test_thirty_with_pages_of_their_own_guess_talk_guess_again_and_hear_the_answer(
    teacher: Locator, open_page: OpenPage
) -> None:
    thirty = [open_page(width=400, height=800) for _ in range(30)]
    for page in thirty:  # without logging in
        page.goto(address(teacher))
        expect(page.get_by_role("heading", name="What is o2?")).to_be_visible()
        assert "-0.5" not in page.content()
    # 12 forget the division, 6 turn a sign, 11 are right, each in a way of writing it, and one is elsewhere.
    first = ["-5800"] * 12 + ["0.5345"] * 6 + ["-0.5", "-0,5", "-1/2", "−0.5"] + ["-0.5"] * 7 + ["12345"]
    for page, text in zip(thirty, first, strict=True):
        guess(page, text)
    says(thirty[0], "Your guess is in: -5800. Wait for the others.")
    says(thirty[20], "Your guess is in: -0.5. Wait for the others.")
    expect(shown(teacher).locator(".itm-count")).to_have_text("30 committed")
    expect(teacher.locator("thead")).to_have_count(0)  # covered while they guess

    press(teacher, "Show how they spread")
    expect(shown(teacher).locator("thead")).to_have_text("What they saidRound 1: 30")
    has_rows(teacher, "-5800 12 of 30", "-0.5 11 of 30", "0.5345 6 of 30", "12345 1 of 30")
    assert len(rows(teacher)) == 4
    says(thirty[0], re.compile(r"^Your guess: -5800\. Now talk"))
    press(teacher, "Name the slips")
    # Which is right is told on reveal.
    has_rows(
        teacher,
        f"-5800 {DIVISION} 12 of 30",
        "-0.5 11 of 30",
        re.compile(rf"0\.5345 {re.escape(SIGN)}"),
    )

    press(teacher, "Let them guess again")
    says(thirty[0], "Guess once more. Before, you said -5800.")
    for number, page in enumerate(thirty):
        guess(page, "-5800" if number < 2 else "0.5345" if number == 2 else "-0.5")
    expect(shown(teacher).locator(".itm-count")).to_have_text("30 committed")
    press(teacher, "Tell the answer")
    says(thirty[29], "Right.The answer: o2 = -0.5.")
    says(
        thirty[2],
        re.compile(rf"^Not quite\. You said 0\.5345\. {re.escape(SIGN)}.*The answer: o2 = -0\.5\.$"),
    )
    expect(shown(teacher).locator(".itm-truth")).to_have_text("The answer: o2 = -0.5.")
    has_rows(teacher, "-0.5 right 11 of 30 27 of 30", f"-5800 {DIVISION} 12 of 30 2 of 30")
    for page, place in ((thirty[0], thirty[0].locator("main")), (teacher.page, teacher)):
        axe.begin(page)
        assert axe.violations(place) == []


def test_a_lesson_has_one_address_and_pages_follow_from_question_to_question(
    page_of: Any, open_page: OpenPage
) -> None:
    teacher = page_of(1)
    where = address(teacher)
    ada, bo = open_page(width=400, height=800, theme="dark"), open_page(width=400, height=800)
    for page in (ada, bo):
        page.goto(where)
        guess(page, "-0.5")
        says(page, re.compile("Your guess is in"))

    teacher.get_by_role("button", name="Next question").click()
    expect(teacher.get_by_text("Question 2 of 4")).to_be_visible()
    says(ada, re.compile("Your guess is in"))  # the class goes on when it is asked to
    press(teacher, "Ask the class")
    expect(ada.get_by_role("heading", name="06.2 · Who spoke?")).to_be_focused()
    expect(ada.locator(".itm-boxes label")).to_have_text(["pixel 0", "pixel 1", "biases"])
    assert address(teacher) == where
    guess(ada, "348", "-994", "184")
    guess(bo, "2292", "-364", "238")
    expect(shown(teacher).locator(".itm-count")).to_have_text("2 committed")
    press(teacher, "Tell the answer")
    says(
        ada,
        re.compile("All three units were folded in, it seems.*pixel 0 = 2292, pixel 1 = -364, biases = 238"),
    )
    says(bo, re.compile("^Right"))

    teacher.get_by_role("button", name="Next question").click()
    press(teacher, "Ask the class")
    expect(ada.get_by_role("heading", name="Bends")).to_be_visible()
    expect(shown(teacher).get_by_role("listitem")).to_have_text(["Flatten", "Linear", "ReLU"])
    for page, choice in ((ada, "Linear"), (bo, "ReLU")):
        page.get_by_role("radio", name=choice).check()
        page.get_by_role("button", name="Commit my guess").click()
        says(page, f"Your guess is in: {choice}. Wait for the others.")
    press(teacher, "Show how they spread")
    press(teacher, "Name the slips")
    expect(shown(teacher).locator("thead")).to_be_visible()
    has_rows(teacher, "Flatten 0 of 2", "Linear Twice the input gives twice the terms. 1 of 2", "ReLU 1 of 2")
    assert len(rows(teacher)) == 3

    teacher.get_by_role("button", name="Next question").click()
    press(teacher, "Ask the class")
    ada.get_by_label("numbers, with spaces between them").fill("1 2 3")
    ada.keyboard.press("Enter")
    says(ada, "Your guess is in: 1, 2, 3. Wait for the others.")


def test_another_cell_asks_in_the_same_room_and_the_first_lets_go(
    page_of: Any, notebook: Notebook, open_page: OpenPage
) -> None:
    first = page_of(0)
    where = address(first)
    learner = open_page(width=400, height=800)
    learner.goto(where)
    guess(learner, "3")
    second = page_of(1)
    expect(shown(second).locator(".itm-join a")).to_have_attribute("href", where)
    expect(first.get_by_text("The class is at another question.")).to_be_visible()
    expect(first.get_by_role("button", name="Ask the class")).to_be_visible()
    expect(learner.get_by_role("textbox")).to_have_value("")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Write a number first."),
        ("much", "Write a number, such as 0.5, -3 or 1/3, in place of “much”."),
        ("5,800", "5,800 can be read in two ways. Write 5800, or 5.800."),
    ],
)
def test_what_is_no_number_is_told_and_stays_told_until_it_is_mended(
    teacher: Locator, open_page: OpenPage, text: str, why: str
) -> None:
    learner = open_page(width=400, height=800)
    learner.goto(address(teacher))
    guess(learner, text)
    expect(learner.get_by_role("alert")).to_have_text(why)
    learner.wait_for_timeout(2500)  # the page asks the server every second where the class stands
    expect(learner.get_by_role("alert")).to_have_text(why)
    expect(learner.get_by_role("textbox")).to_have_value(text)
    expect(learner.get_by_role("textbox")).to_be_focused()
    guess(learner, "0,5")
    says(learner, "Your guess is in: 0.5. Wait for the others.")
    expect(learner.get_by_role("alert")).to_have_text("")


def test_a_guess_once_committed_is_changed_by_nobody(strangers: list[Stranger]) -> None:
    one, other = strangers
    assert one.guess("3").ok
    again = one.guess("4")
    assert (again.status_code, again.json()["refused"]) == (
        409,
        "Your guess is in already. It stands until the next round.",
    )
    assert one.hears()["mine"] == "3"
    assert other.hears() == {"asked": 1, "phase": "guess", "round": 1, "mine": None, "guessed": False}
    other.session.headers["X-Learner"] = ""  # who has no secret is nobody
    assert other.guess("3").status_code == 400


def test_a_learner_is_no_teacher(strangers: list[Stranger], jupyter: Lab) -> None:
    learner = strangers[0]
    for content in ({}, {"key": ""}, {"key": learner.name, "phase": "told"}, {"key": "", "question": {}}):
        assert learner.send("teacher", content).status_code == 403
    rooms = f"http://127.0.0.1:{jupyter.port}/class/rooms"
    assert learner.session.post(rooms, data="{}", timeout=60).status_code == 403
    assert learner.session.get(f"http://127.0.0.1:{jupyter.port}/api/contents", timeout=60).status_code == 403


def test_a_closed_room_is_forgotten_and_its_pages_say_so(
    teacher: Locator, strangers: list[Stranger], open_page: OpenPage
) -> None:
    learner = open_page(width=400, height=800)
    learner.goto(address(teacher))
    guess(learner, "3")
    press(teacher, "Close the room")
    expect(teacher.get_by_text("The room is closed, and all guesses are forgotten.")).to_be_visible()
    assert strangers[0].guess("4").status_code == 404
    says(learner, "The class is over: its room is closed.")
    kept = "Object.keys(localStorage).filter((each) => each.startsWith('inside-class'))"
    assert teacher.page.evaluate(kept) == []


def test_a_page_that_is_loaded_anew_finds_the_class_where_it_was(
    teacher: Locator, open_page: OpenPage
) -> None:
    learner = open_page(width=400, height=800)
    learner.goto(address(teacher))
    guess(learner, "3")
    says(learner, re.compile("Your guess is in: 3"))
    learner.reload()
    says(learner, re.compile("Your guess is in: 3"))


def test_a_teacher_who_loads_the_notebook_anew_finds_the_class_where_it_was(
    jupyter: Lab, open_page: OpenPage
) -> None:
    page = open_page(height=1600)
    Notebook(page).open(jupyter, jupyter.write("anew.ipynb", ONE)).run_all()
    teacher = page.locator(".itm-class-live")
    press(teacher, "Ask the class")
    expect(shown(teacher).locator(".itm-join svg")).to_be_visible()
    where = address(teacher)
    stranger = Stranger(where, "somebody")
    assert stranger.guess("-5800").ok
    stranger.session.close()
    page.keyboard.press("ControlOrMeta+S")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    page.reload()
    expect(shown(teacher).locator(".itm-count")).to_have_text("1 committed")
    assert address(teacher) == where
    press(teacher, "Close the room")
    expect(page.get_by_text("The room is closed")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_by_keyboard_alone_on_a_telephones_width_in_either_light(
    teacher: Locator, open_page: OpenPage, theme: str
) -> None:
    learner = open_page(width=320, height=640, theme=theme)
    learner.goto(address(teacher))
    expect(learner.get_by_role("textbox")).to_be_visible()
    for _ in range(5):
        learner.keyboard.press("Tab")
        if learner.evaluate("document.activeElement.tagName") == "INPUT":
            break
    learner.keyboard.type("-0,5")
    axe.begin(learner)
    assert axe.violations(learner.locator("main")) == []
    assert learner.evaluate("document.documentElement.scrollWidth <= innerWidth")
    learner.keyboard.press("Enter")
    says(learner, "Your guess is in: -0.5. Wait for the others.")


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (1280, 720)])
def test_on_a_projector_the_address_the_count_and_the_groups_are_in_sight_at_once(
    page_of: Any, notebook: Notebook, width: int, height: int
) -> None:
    notebook.page.set_viewport_size({"width": width, "height": height})
    teacher = page_of(0)
    stranger = Stranger(address(teacher), "somebody")
    assert stranger.guess("-5800").ok
    stranger.session.close()
    press(teacher, "Show how they spread")
    teacher.get_by_role("button", name="Fill the screen").click()
    expect(teacher.get_by_role("button", name="Back into the notebook")).to_be_visible()
    for part in (".itm-join a", ".itm-join svg", ".itm-count", ".itm-spread:has(thead) tbody tr"):
        expect(shown(teacher).locator(part)).to_be_in_viewport(ratio=1)
    assert shown(teacher).locator(".itm-join svg").bounding_box()["width"] >= 240
    teacher.get_by_role("button", name="Back into the notebook").click()
    expect(teacher.get_by_role("button", name="Fill the screen")).to_be_visible()
    notebook.page.set_viewport_size({"width": 1400, "height": 2400})


def test_on_a_teachers_own_machine_learners_on_the_network_reach_their_pages_and_nothing_else(
    tmp_path: Path, open_page: OpenPage
) -> None:
    door = free_port()
    with running_lab(tmp_path, door) as own:
        page = open_page(height=1600)
        Notebook(page).open(own, own.write("together.ipynb", ONE)).run_all()
        teacher = page.locator(".itm-class-live")
        press(teacher, "Ask the class")
        expect(shown(teacher).locator(".itm-join svg")).to_be_visible()
        place = re.fullmatch(rf"(http://(?!127\.)[\w.]+:{door})/([a-z]{{6}})", address(teacher))
        assert place, address(teacher)
        learner = open_page(width=400, height=800)
        learner.goto(place[0])
        guess(learner, "-5800")
        says(learner, "Your guess is in: -5800. Wait for the others.")
        expect(shown(teacher).locator(".itm-count")).to_have_text("1 committed")
        expect(page.get_by_text("Only this machine reaches")).to_have_count(0)
        closed = (
            "/",
            "/lab",
            f"/lab?token={own.token}",
            "/api",
            "/api/contents",
            "/class/rooms",
            f"/class/{place[2]}/teacher",
        )
        with requests.Session() as stranger:
            stranger.trust_env = False
            for path in closed:
                for ask in (stranger.get, stranger.post):
                    assert ask(place[1] + path, timeout=60).status_code == 404, path
            with pytest.raises(requests.ConnectionError):  # JupyterLab itself is on this machine alone
                stranger.get(place[1].replace(str(door), str(own.port)), timeout=60)


def test_without_a_kernel_raised_hands_are_counted_round_after_round(
    notebook: Notebook, open_page: OpenPage
) -> None:
    html = (
        notebook.run_cell(0)
        .output(0)
        .locator(".itm-class-spare")
        .evaluate("it => it.parentElement.innerHTML")
    )
    page = open_page(width=400, height=1600)
    drawn = r"<details.*?</details>| data-live=\"\"|<p role=\"status\".*?</p>"
    page.set_content(re.sub(drawn, "", html, flags=re.DOTALL))
    says(page, re.compile("No kernel is behind this page"))
    page.get_by_text("Count raised hands", exact=True).click()
    more = page.get_by_role("button", name="one more for -5800")
    for _ in range(3):
        more.click()
    page.get_by_role("button", name="one fewer for -5800").click()
    row = page.locator("tr").filter(has=more)
    expect(row.locator("b")).to_have_text("2")
    expect(row.get_by_text(DIVISION)).to_be_hidden()
    page.get_by_role("button", name="Count once more").click()
    more.click()
    expect(row.locator("td").first).to_have_text("2")
    expect(row.locator("b")).to_have_text("1")
    page.get_by_role("button", name="Show what each stands for").click()
    expect(row.get_by_text(DIVISION)).to_be_visible()
    expect(page.get_by_text("right", exact=True)).to_be_visible()
