"""A class of thirty predicts together on one JupyterLab server: three learners and the teacher in real pages, 27 by HTTP."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook, free_port, running_lab

pytestmark = pytest.mark.browser

MODEL = (
    "from lessons_lib import Input, Model, ReLU, patients, predict_together\n"
    "def L2(X):\n    broccoli, strawberries, hours = X\n"
    "    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600\n"
    "model = Model(Input('broccoli', 'strawberries', 'hours'), L2, ReLU())\n"
    "predict_together(model.trace(patients[3]))"
)
DIVISION = "You did not divide by 11600, it seems."
SIGN = "You added the term of the strawberries, it seems."


class Learner:
    """Somebody whose page is not drawn, and who sends what it would send."""

    def __init__(self, address: str, name: str) -> None:
        self.address, self.name = address, name
        self.session = requests.Session()
        self.session.trust_env = False

    def guess(self, guess: object) -> requests.Response:
        content = json.dumps({"learner": self.name, "guess": guess})
        return self.session.post(f"{self.address}/guess", data=content, timeout=60)

    def hears(self) -> dict[str, Any]:
        answer = self.session.get(f"{self.address}/guess?learner={self.name}", timeout=60)
        return dict(answer.json())

    def close(self) -> None:
        self.session.close()


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    name = jupyter.write("together.ipynb", MODEL)
    return Notebook(open_shared_page(height=1600)).open(jupyter, name).run_all()


@pytest.fixture
def teacher(notebook: Notebook) -> Page:
    """The teacher's page with a room just opened."""
    notebook.run_cell(0)
    page = notebook.page
    page.get_by_role("button", name="Open it for the class").click()
    page.locator(".itm-class a").wait_for()
    return page


@pytest.fixture
def address(teacher: Page) -> str:
    return str(teacher.locator(".itm-class a").get_attribute("href"))


@pytest.fixture
def others(teacher: Page, address: str) -> Iterator[list[Learner]]:
    """27 learners."""
    learners = [Learner(address, f"learner {n}") for n in range(27)]
    yield learners
    for each in learners:
        each.close()


def rows(teacher: Page, round_: int) -> list[str]:
    """The lines of one round, the last round first."""
    table = teacher.locator(".itm-spread").filter(has_text=f"Round {round_}:")
    return [" ".join(text.split()) for text in table.locator("tr").all_inner_texts()]


def test_thirty_guess_talk_guess_again_and_hear_the_answer(
    teacher: Page, address: str, others: list[Learner], open_page: OpenPage
) -> None:
    three = [open_page(width=400, height=800) for _ in range(3)]
    for page in three:  # without logging in
        page.goto(address)
        expect(page.get_by_role("heading", name="What is o2?")).to_be_visible()
        assert "-0.5" not in page.content()
    for page, guess in zip(three, ("-5800", "-0.5", "12345"), strict=True):
        page.get_by_role("spinbutton").fill(guess)
        page.get_by_role("button", name="Commit my guess").click()
        expect(page.get_by_role("status")).to_have_text(f"Your guess is in: {guess}. Wait for the others.")
    for number, learner in enumerate(others):  # 11 more forget the division, 6 turn a sign, 10 are right
        assert learner.guess(-5800 if number < 11 else "0.5345" if number < 17 else "-0,5").ok

    expect(teacher.locator(".itm-count")).to_have_text("30 committed")
    expect(teacher.locator("caption")).to_have_count(0)  # covered while they guess
    teacher.get_by_role("button", name="Show how they spread").click()
    expect(teacher.locator("caption")).to_have_text("Round 1: 30 guesses")
    first, second, third, last = rows(teacher, 1)
    assert first == f"12 of 30 -5800: {DIVISION}"
    assert second == "11 of 30 right: o2 is -0.5"
    assert third.startswith(f"6 of 30 0.5345: {SIGN}")
    assert last == "1 of 30 other numbers: 12345"
    expect(three[0].get_by_role("status")).to_have_text(re.compile(r"^Your guess: -5800\. Now talk"))
    assert [learner.hears().get("answer") for learner in others] == [None] * 27

    teacher.get_by_role("button", name="Let them guess again").click()
    expect(three[0].get_by_role("status")).to_have_text("Guess once more. Before, you said -5800.")
    for page, guess in zip(three, ("-0.5", "-0.5", "0.5345"), strict=True):
        page.get_by_role("spinbutton").fill(guess)
        page.get_by_role("button", name="Commit my guess").click()
    for number, learner in enumerate(others):
        assert learner.guess(-5800 if number < 2 else -0.5).ok
    expect(teacher.locator(".itm-count")).to_have_text("30 committed")
    teacher.get_by_role("button", name="Tell the answer").click()
    expect(three[0].get_by_role("status")).to_have_text("Right. o2 is -0.5.")
    expect(three[2].get_by_role("status")).to_have_text(
        re.compile(rf"^Not quite\. You said 0\.5345, and o2 is -0\.5\. {re.escape(SIGN)}")
    )
    assert rows(teacher, 2)[0] == "27 of 30 right: o2 is -0.5"
    assert rows(teacher, 2)[1] == f"2 of 30 -5800: {DIVISION}"
    for page, place in ((three[0], "main"), (teacher, ".itm-class")):
        axe.begin(page)
        assert axe.violations(page.locator(place)) == []


def test_a_guess_once_committed_is_changed_by_nobody(others: list[Learner]) -> None:
    learner = others[0]
    assert learner.guess(3).ok
    again = learner.guess(4)
    assert (again.status_code, again.json()) == (
        409,
        {"refused": "Your guess is in already. It stands until the next round."},
    )
    assert learner.hears()["mine"] == 3
    assert others[1].hears() == {"phase": "guess", "round": 1, "mine": None, "guessed": False}


def test_what_is_no_number_is_refused(others: list[Learner]) -> None:
    refused = others[0].guess("much")
    assert (refused.status_code, refused.json()["refused"]) == (
        409,
        "A guess is a number, such as 0.5 or -3.",
    )


def test_a_learner_is_no_teacher(others: list[Learner], jupyter: Lab) -> None:
    learner = others[0]
    for content in ({}, {"key": ""}, {"key": learner.name, "phase": "told"}):
        answer = learner.session.post(f"{learner.address}/teacher", data=json.dumps(content), timeout=60)
        assert answer.status_code == 403
    rooms = f"http://127.0.0.1:{jupyter.port}/inside-class/rooms"
    assert learner.session.post(rooms, data="{}", timeout=60).status_code == 403
    assert learner.session.get(f"http://127.0.0.1:{jupyter.port}/api/contents", timeout=60).status_code == 403


def test_a_closed_room_is_forgotten(teacher: Page, others: list[Learner]) -> None:
    assert others[0].guess(3).ok
    teacher.get_by_role("button", name="Close the room").click()
    expect(teacher.get_by_text("The room is closed, and all guesses are forgotten.")).to_be_visible()
    assert others[0].guess(4).status_code == 404


def test_on_a_teachers_own_machine_learners_on_the_network_reach_their_pages_and_nothing_else(
    tmp_path: Path, open_page: OpenPage
) -> None:
    door = free_port()
    with running_lab(tmp_path, door) as own:
        teacher = open_page(height=1600)
        Notebook(teacher).open(own, own.write("together.ipynb", MODEL)).run_all()
        teacher.get_by_role("button", name="Open it for the class").click()
        address = teacher.locator(".itm-class a").get_attribute("href")
        place = re.fullmatch(rf"(http://(?!127\.)[\w.]+:{door})(/inside-class/[0-9a-f]+)", address)
        assert place, address
        learner = open_page(width=400, height=800)
        learner.goto(address)
        learner.get_by_role("spinbutton").fill("-5800")
        learner.get_by_role("button", name="Commit my guess").click()
        expect(learner.get_by_role("status")).to_have_text("Your guess is in: -5800. Wait for the others.")
        expect(teacher.locator(".itm-count")).to_have_text("1 committed")
        expect(teacher.get_by_text("Only this machine reaches")).to_have_count(0)
        closed = (
            "/",
            "/lab",
            f"/lab?token={own.token}",
            "/api",
            "/api/contents",
            "/inside-class/rooms",
            f"{place[2]}/teacher",
        )
        with requests.Session() as stranger:
            stranger.trust_env = False
            for path in closed:
                for ask in (stranger.get, stranger.post):
                    assert ask(place[1] + path, timeout=60).status_code == 404, path
            with pytest.raises(requests.ConnectionError):  # JupyterLab itself is on this machine alone
                stranger.get(place[1].replace(str(door), str(own.port)), timeout=60)


def test_without_a_server_raised_hands_are_counted(notebook: Notebook, open_page: OpenPage) -> None:
    html = notebook.run_cell(0).output(0).locator(".jp-RenderedHTML").inner_html()
    page = open_page(width=400, height=1600)
    static = re.sub(
        r"<details.*?</details>|<div><button.*?</button></div>| data-live=\"\"|<p role=\"status\".*?</p>",
        "",
        html,
        flags=re.DOTALL,
    )
    page.set_content(static)
    expect(page.get_by_role("status")).to_have_text(
        "There is no server for a class here: count raised hands."
    )
    page.get_by_text("Count raised hands", exact=True).click()
    more = page.get_by_role("button", name="one more for -5800")
    for _ in range(3):
        more.click()
    page.get_by_role("button", name="one fewer for -5800").click()
    row = page.locator("tr").filter(has=more)
    expect(row.locator("b")).to_have_text("2")
    expect(row.get_by_text(DIVISION)).to_be_hidden()
    page.get_by_role("button", name="Show what each stands for").click()
    expect(row.get_by_text(DIVISION)).to_be_visible()
    expect(page.get_by_text("right: o2 is -0.5")).to_be_visible()
