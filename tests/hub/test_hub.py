"""A class on a real JupyterHub, started with deploy/'s own configuration: ten learners log in and work at the same time."""

import json
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

pytest.importorskip("jupyterhub", reason="make test-hub installs it, into an environment of its own")

from lessons_lib.workplace import copies
from tests.browser.jupyter import Notebook, free_port
from tests.hub.drag import Dragging, drag_message
from tests.hub.hub import PASSWORD, Hub, Learner, errors, lesson_cells, running_hub
from tools import browser as browsers

NAMES = [f"learner-{number}" for number in range(10)]
LESSON = "02_inside_the_model.ipynb"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("hub"), free_port()) as running:
        yield running


@pytest.fixture(scope="module")
def learners(hub: Hub) -> dict[str, Learner]:
    """Ten learners, each at an own server: they have come all at once, as a class does."""

    def come(name: str) -> Learner:
        learner = Learner(hub, name)
        assert learner.log_in().ok
        learner.open()
        return learner

    with ThreadPoolExecutor(len(NAMES)) as all_at_once:
        return dict(zip(NAMES, all_at_once.map(come, NAMES), strict=True))


def test_who_does_not_know_the_password_stays_outside(hub: Hub) -> None:
    stranger = Learner(hub, "stranger")
    assert stranger.log_in("not the password").status_code == 403
    assert "/hub/login" in stranger.get("/hub/home").url


def test_each_finds_own_copies_of_all_lessons(hub: Hub, learners: dict[str, Learner]) -> None:
    lessons = sorted(path.name for path in copies.LESSONS.glob("*.ipynb"))
    for name, learner in learners.items():
        listed = learner.get(f"/user/{name}/api/contents/").json()["content"]
        assert sorted(each["name"] for each in listed) == lessons
        assert sorted(path.name for path in (hub.home(name) / "my-lessons").glob("*.ipynb")) == lessons


def test_a_server_opens_at_the_first_lesson(learners: dict[str, Learner]) -> None:
    name, learner = next(iter(learners.items()))
    assert learner.get(f"/user/{name}/").url.endswith(f"/user/{name}/lab/tree/00_start_here.ipynb")


def test_nobody_comes_into_anothers_server(learners: dict[str, Learner]) -> None:
    one, other = list(learners.values())[:2]
    answer = one.get(f"{other.server}/api/contents/{LESSON}")
    assert answer.status_code in (403, 404)
    assert "Inside the model" not in answer.text


def test_what_one_writes_is_kept_when_the_server_starts_again(hub: Hub, learners: dict[str, Learner]) -> None:
    learner = learners[NAMES[1]]
    path = f"api/contents/{LESSON}"
    content = learner.get(f"{learner.server}/{path}").json()["content"]
    content["cells"][0]["source"] = "Mine"
    assert learner.send("PUT", path, {"type": "notebook", "format": "json", "content": content}).ok
    learner.stop()
    learner.open()
    kept = learner.get(f"{learner.server}/{path}").json()["content"]
    assert kept["cells"][0]["source"] == "Mine"


def test_all_run_lesson_02_and_drag_at_the_same_time_and_python_follows(
    hub: Hub, learners: dict[str, Learner]
) -> None:
    def work(name: str) -> Dragging:
        kernel = learners[name].start_kernel()
        for code in lesson_cells(copies.LESSONS / LESSON):
            assert errors(kernel.execute(code)) == []
        dragging = Dragging(kernel)
        dragging.drag()
        dragging.compare()
        kernel.close()
        return dragging

    with ThreadPoolExecutor(len(NAMES)) as all_at_once:
        done = list(all_at_once.map(work, NAMES))
    assert [each.failures for each in done] == [[]] * len(NAMES)
    assert all(len(each.seconds) == 10 for each in done)


def test_a_class_predicts_together_on_the_teachers_server_and_who_guesses_need_not_log_in(
    hub: Hub, learners: dict[str, Learner]
) -> None:
    teacher = learners[NAMES[3]]
    question = {"id": "1", "title": "What is o2?", "blocks": [], "boxes": [""], "choices": []}
    opened = teacher.send("POST", "class/rooms", question).json()
    room = f"{teacher.server}/class/{opened['room']}"
    guessing = [Learner(hub, f"nobody {number}") for number in range(30)]
    for number, one in enumerate(guessing):
        assert one.get(room).status_code == 200
        one.session.headers["X-Learner"] = one.name
        assert one.get(f"{room}/guess").json()["question"] == question
        content = json.dumps({"asked": 1, "guess": [str(number % 3)]})
        assert one.session.post(f"http://{hub.address}{room}/guess", data=content, timeout=60).ok
    key = {"key": opened["key"], "phase": "talk"}
    seen = teacher.send("POST", room.removeprefix(f"{teacher.server}/") + "/teacher", key).json()
    guesses = [[0.0]] * 10 + [[1.0]] * 10 + [[2.0]] * 10
    assert seen == {"id": "1", "phase": "talk", "counts": [30], "guesses": [guesses]}
    stranger = guessing[0]
    assert "/hub/login" in stranger.get(f"{teacher.server}/lab").url
    assert stranger.get(f"{teacher.server}/api/contents/").status_code == 403
    answer = stranger.session.post(f"http://{hub.address}{teacher.server}/class/rooms", data="{}", timeout=60)
    assert answer.status_code == 403


def test_in_a_browser_one_logs_in_runs_and_drags_and_the_page_sends_what_the_bench_sends(
    hub: Hub, learners: dict[str, Learner]
) -> None:
    sent: list[Any] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.arguments())
        page = chromium.new_context(viewport={"width": 1400, "height": 2000}).new_page()
        page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
        page.goto(f"http://{hub.address}/hub/login")
        page.get_by_label("Username").fill(NAMES[2])
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"**{learners[NAMES[2]].server}/lab/tree/00_start_here.ipynb*", timeout=120_000)
        address = f"http://{hub.address}{learners[NAMES[2]].server}/lab/workspaces/drag/tree/{LESSON}"
        notebook = Notebook(page).open_address(address).run_all()
        assert notebook.errors() == []
        knob = page.locator(".itm-live input[type=range]").filter(visible=True).first
        knob.scroll_into_view_if_needed()
        knob.focus()
        page.wait_for_timeout(1000)
        sent.clear()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(1000)
        chromium.close()
    moved = [content for kind, content in map(read, sent) if kind == "comm_msg"]
    assert moved == [drag_message(moved[0]["comm_id"], moved[0]["data"]["state"]["state"]["turned"]["x[0]"])]


def read(frame: bytes | str) -> tuple[str, Any]:
    """The kind and the content of a message as JupyterLab sends it: where its parts are, then the parts."""
    if isinstance(frame, str):
        message = json.loads(frame)
        return message["header"]["msg_type"], message["content"]
    (count,) = struct.unpack_from("<Q", frame)
    at = struct.unpack_from(f"<{count}Q", frame, 8)
    header, content = (json.loads(frame[at[part] : at[part + 1]]) for part in (1, 4))
    return header["msg_type"], content


def test_the_hub_stops_with_all_its_servers(tmp_path: Path) -> None:
    with running_hub(tmp_path, free_port()) as short:
        learner = Learner(short, "ada")
        learner.log_in()
        learner.open()
        assert processes_of(short)
    assert processes_of(short) == []


def processes_of(hub: Hub) -> list[str]:
    """The single-user servers that work in a hub's folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = process.read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if "singleuser" in command and str(hub.folder) in command:
            found.append(command)
    return found
