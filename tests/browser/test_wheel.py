"""The wheel alone, in a fresh environment and far from the repository: its lessons open and run, and a new one begins."""

import contextlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lessons_lib.workplace import copies
from tests.browser.jupyter import free_port

ROOT = Path(__file__).parents[2]
# Nothing of the repository, of a clone's `make` or of the person's own Jupyter.
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("PYTHON", "JUPYTER", "MAKE", "VIRTUAL_ENV")) and name != "DISPLAY"
}


class Installed:
    """A virtual environment that holds the wheel and what it asks for, and an empty folder to work in."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "somewhere"
        self.folder.mkdir()
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        self._run(*pip, "wheel", "--no-deps", "--wheel-dir", str(place / "dist"), str(ROOT))
        (self.wheel,) = (place / "dist").glob("inside_the_model-*.whl")
        self._run(sys.executable, "-m", "venv", str(place / "venv"))
        self.commands = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self._run(str(self.commands / "python"), *pip[1:], "install", str(self.wheel))

    def run(self, command: str, *arguments: str) -> str:
        """Run one of its commands, and return what it prints."""
        return self._run(str(self.commands / command), *arguments)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, cwd=self.folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout


class Opened:
    """What `inside-the-model` serves."""

    def __init__(self, port: int, token: str) -> None:
        self._port, self._token = port, token

    def get(self, path: str, *, token: str | None = None) -> tuple[int, str]:
        """Return the status and the text of an answer."""
        headers = {"Authorization": f"token {self._token if token is None else token}"}
        with contextlib.closing(
            http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)
        ) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def opened(installed: Installed) -> Iterator[Opened]:
    command = [installed.commands / "inside-the-model", "--no-browser", "--port", str(free_port())]
    server = subprocess.Popen(
        command,
        cwd=installed.folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=in_the_foreground,  # noqa: PLW1509 (no thread runs here yet)
    )
    said = ""
    for line in server.stdout:  # until it says where it is, or ends
        said += line
        found = re.search(r"http://127\.0\.0\.1:(\d+)/lab/tree/00_start_here\.ipynb\?token=(\w+)", line)
        if found:
            break
    assert found, said
    assert f"Your copies of the lessons are in {installed.folder / 'my-lessons'}." in said
    yield Opened(int(found[1]), found[2])
    os.killpg(server.pid, signal.SIGINT)  # Ctrl-C in a terminal reaches JupyterLab too
    assert server.wait(timeout=300) == 0
    server.stdout.close()


def in_the_foreground() -> None:
    """Hear Ctrl-C, as in a terminal: what a shell runs in the background ignores it, and so do all that it starts.

    These tests may be run like that (`pytest … &` in a script).
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_the_package_is_that_of_the_wheel(installed: Installed) -> None:
    where = installed.run("python", "-c", "import lessons_lib; print(lessons_lib.__file__)")
    assert Path(where.strip()).is_relative_to(installed.commands.parent)
    assert installed.run("python", "-c", "from lessons_lib.installation import ready; print(ready())") == (
        "All is well. You can go on.\n"
    )


def test_a_lesson_is_copied_served_to_who_has_the_token_and_to_nobody_else(
    installed: Installed, opened: Opened
) -> None:
    lessons = sorted(path.name for path in copies.LESSONS.glob("*.ipynb"))
    assert sorted(path.name for path in (installed.folder / "my-lessons").glob("*.ipynb")) == lessons
    status, text = opened.get("/api/contents/02_inside_the_model.ipynb")
    assert status == 200
    title = json.loads(text)["content"]["cells"][0]["source"]
    assert title.startswith("# 02 · Inside the model")
    status, page = opened.get("/lab/tree/02_inside_the_model.ipynb")
    assert (status, "jupyter-config-data" in page) == (200, True)
    assert opened.get("/api/contents/02_inside_the_model.ipynb", token="")[0] == 403


def test_a_lesson_runs_from_first_to_last_cell(installed: Installed, opened: Opened) -> None:
    lesson = installed.folder / "my-lessons" / "02_inside_the_model.ipynb"
    assert outputs(lesson) == []  # a copy has none
    installed.run("jupyter", "execute", "--inplace", str(lesson))
    shown = outputs(lesson)
    assert not any(each["output_type"] == "error" for each in shown)
    assert any("model(x) = o3 = 0: bad shape" in text_of(each) for each in shown)


def test_what_one_has_worked_in_is_kept_when_the_lessons_come_again(
    installed: Installed, opened: Opened
) -> None:
    worked_in = installed.folder / "my-lessons" / "01_run_a_model.ipynb"
    worked_in.write_text("mine", "utf-8")
    code = "from pathlib import Path; from lessons_lib.workplace import lab; lab.copy_lessons(Path('my-lessons'))"
    installed.run("python", "-c", code)
    assert worked_in.read_text("utf-8") == "mine"


def test_a_new_lesson_needs_nothing_but_the_package(installed: Installed) -> None:
    installed.run("inside-new", "houses", "--example")
    lesson = installed.folder / "my-lessons" / "houses.ipynb"
    installed.run("jupyter", "execute", "--inplace", str(lesson))
    assert any("price = 316 thousand euros" in text_of(each) for each in outputs(lesson))


def outputs(notebook: Path) -> list[dict[str, Any]]:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return [each for cell in cells if cell["cell_type"] == "code" for each in cell["outputs"]]


def text_of(output: dict[str, Any]) -> str:
    return "".join(output.get("text") or output.get("data", {}).get("text/plain", ""))
