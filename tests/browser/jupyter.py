"""JupyterLab as a person uses it: started as `make lab` does, and driven by its menus in a real browser."""

import contextlib
import json
import re
import secrets
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from playwright.sync_api import ConsoleMessage, Locator, Page, Route, expect

from lessons_lib.workplace import lab, settings
from tests.browser.waiting import PATIENCE, until

SECOND = 1000  # Playwright counts milliseconds
TRIES = 4
TOO_BUSY = "[anywidget] Failed to initialize model"
# A live page stands below the form of it that is stored, which steps aside once it is drawn.
WIDGETS_ARE_THERE = """place => [...place.querySelectorAll(".itm-spare, .itm-class-spare")].every(
    (spare) => spare.closest(".jp-OutputArea-child").nextElementSibling?.querySelector(".itm, .itm-class-live"))"""


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab and the folder it shows."""

    folder: Path
    port: int
    token: str

    def address(self, name: str) -> str:
        """Return where a notebook opens, in a workspace of its own: no other notebook is open there."""
        workspace = secrets.token_hex(4)
        return f"http://{settings.HOST}:{self.port}/lab/workspaces/{workspace}/tree/{quote(name)}?token={self.token}"

    def write(self, name: str, *sources: str) -> str:
        """Put a notebook with these code cells into the folder; return its name."""
        (self.folder / name).write_text(json.dumps(notebook(*sources)), "utf-8")
        return name

    def copy(self, lesson: str, name: str) -> str:
        """Put a copy of a lesson of its own into the folder, so that tests stay out of each other's way."""
        (self.folder / name).write_text((self.folder / lesson).read_text("utf-8"), "utf-8")
        return name


@dataclass(frozen=True)
class Notebook7(Lab):
    """A running Notebook 7: built of JupyterLab's parts, with one notebook a browser tab."""

    def address(self, name: str) -> str:
        """Return where a notebook opens."""
        return f"http://{settings.HOST}:{self.port}/notebooks/{quote(name)}?token={self.token}"


def notebook(*sources: str) -> dict[str, Any]:
    """Return a notebook with one code cell a source."""
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"cell-{index}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for index, source in enumerate(sources)
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


@contextlib.contextmanager
def running_lab(folder: Path, class_port: int | None = None) -> Iterator[Lab]:
    """Start JupyterLab on `folder` as `make lab` does, and stop it afterwards."""
    here = Lab(folder, free_port(), secrets.token_hex(24))
    with _running(here, lab.start(here.folder, here.port, here.token, class_port)):
        yield here


@contextlib.contextmanager
def running_notebook_7(folder: Path) -> Iterator[Notebook7]:
    """Start Notebook 7 on `folder` with all that `make lab` says to JupyterLab, and stop it afterwards."""
    here = Notebook7(folder, free_port(), secrets.token_hex(24))
    command = ["notebook" if part == "jupyterlab" else part for part in settings.command(folder, here.port)]
    with _running(
        here, subprocess.Popen(command, env=settings.environment(settings.prepared(folder), here.token))
    ):
        yield here


@contextlib.contextmanager
def _running(here: Lab, server: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        lab.wait_until_ready(server, here.port, PATIENCE / SECOND)
        yield
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE / SECOND)


def free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.socket() as probe:
        probe.bind((settings.HOST, 0))
        return int(probe.getsockname()[1])


def is_kernel_info(frame: bytes | str) -> bool:
    """Say whether a message from the kernel is the one that makes it ready."""
    return (b"kernel_info_reply" in frame) if isinstance(frame, bytes) else ("kernel_info_reply" in frame)


def refuse_to_start(route: Route) -> None:
    """Let no kernel start."""
    if route.request.method == "POST":
        route.abort()
    else:
        route.fallback()


@dataclass
class Notebook:
    """A notebook open in a page, and what the browser complained of since."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    forgiven: str = "a^"  # nothing

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        self.page.on("console", self._listen)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complain(f"console error: {message.text} ({message.location['url']})")

    def _complain(self, said: str) -> None:
        if not re.search(self.forgiven, said):
            self.complaints.append(said)

    def forgive(self, said: str) -> None:
        """Forget what JupyterLab says in the console, and what it will say: on a slow machine it comes late."""
        self.forgiven = said
        heard, self.complaints[:] = [*self.complaints], []
        for each in heard:
            self._complain(each)

    def open(self, here: Lab, name: str) -> "Notebook":
        """Open a notebook as a lesson of `make lab` opens, and wait until its kernel is ready."""
        return self.open_address(here.address(name))

    def open_address(self, address: str) -> "Notebook":
        """Open a notebook and wait until its kernel has answered; JupyterLab shows "idle" even before."""
        with self.page.expect_websocket(lambda socket: "/channels" in socket.url, timeout=PATIENCE) as kernel:
            self.page.goto(address)
        kernel.value.wait_for_event("framereceived", is_kernel_info, timeout=PATIENCE)
        self._wait_for_kernel()
        self._settle()
        return self

    def open_without_kernel(self, here: Lab, name: str) -> "Notebook":
        """Open a notebook while no kernel can start, and close the dialog that says so."""
        self.page.route("**/api/sessions*", refuse_to_start)
        self.page.goto(here.address(name))
        self.page.locator(".jp-Dialog .jp-mod-accept").click(timeout=PATIENCE)
        return self

    def hide_sidebar(self) -> "Notebook":
        """Give the notebook the whole width, as one does on a narrow screen."""
        if self.page.locator("#jp-left-stack").is_visible():
            self.page.keyboard.press("ControlOrMeta+B")
            self.page.locator("#jp-left-stack").wait_for(state="hidden")
        return self

    def to_theme(self, theme: Literal["light", "dark"]) -> None:
        """Let the system's theme be light or dark, which JupyterLab follows."""
        self.page.emulate_media(color_scheme=theme)
        self.page.locator(f'body[data-jp-theme-light="{str(theme == "light").lower()}"]').wait_for(
            state="attached"
        )

    def run_all(self, seconds: float = 600) -> "Notebook":
        """Choose Run All Cells in the menu and wait until the last cell is done."""
        for _ in range(TRIES):
            self._wipe_prompts()
            self.choose("Run", "Run All Cells")
            self.wait_until_done(seconds)
            if self._has_its_widgets(self.page.locator(".jp-Notebook")):
                break
        return self

    def restart_and_run_all(self, seconds: float = 600) -> "Notebook":
        """Restart the kernel, which forgets everything, and run all cells again."""
        self._wipe_prompts()
        self.restart("Restart Kernel and Run All Cells…").wait_until_done(seconds)
        return self if self._has_its_widgets(self.page.locator(".jp-Notebook")) else self.run_all(seconds)

    def restart(self, entry: str = "Restart Kernel…") -> "Notebook":
        """Restart the kernel by this entry of its menu, and say yes to the question."""
        self.choose("Kernel", entry)
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        return self

    def run_cell(self, cell: int) -> "Notebook":
        """Run the code cell with this place, counted from 0, as with Ctrl+Enter."""
        for _ in range(TRIES):
            self._wipe_prompts(cell)
            self.code_cell(cell).locator(".cm-content").click()
            self.page.keyboard.press("Control+Enter")
            self.code_cell(cell).locator(".jp-InputArea-prompt", has_text=re.compile(r"\d")).wait_for()
            if self._has_its_widgets(self.code_cell(cell)):
                break
        return self

    def _has_its_widgets(self, place: Locator) -> bool:
        """Wait until each live page has taken the place of its stored form, which a hand would else be lost on.

        anywidget gives a widget two seconds to start; on a machine busier than that a person runs its cell again.
        """

        def gave_up() -> bool:
            return any(TOO_BUSY in each for each in self.complaints)

        assert until(self.page, lambda: gave_up() or bool(place.evaluate(WIDGETS_ARE_THERE)))
        if not gave_up():
            return True
        self.complaints[:] = [each for each in self.complaints if TOO_BUSY not in each]
        return False

    def printed(self, cell: int) -> str:
        """Run a code cell that prints, and return what stands below it: JupyterLab may number it before it draws that."""
        output = self.run_cell(cell).output(cell)
        expect(output).to_have_text(re.compile(r"\S"))
        return output.inner_text()

    def save(self) -> "Notebook":
        """Save, and wait until it is written."""
        with self.page.expect_response(
            lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url
        ) as written:
            self.choose("File", "Save Notebook")
        assert written.value.ok
        self.page.locator(".lm-TabBar-tab.jp-mod-current.jp-mod-dirty").wait_for(state="detached")
        return self

    def shut_down(self) -> None:
        """End the kernel, as at the end of a day."""
        self.choose("Kernel", "Shut Down Kernel")
        self.page.locator(".jp-Toolbar-kernelName", has_text="No Kernel").wait_for()

    def choose(self, menu: str, entry: str) -> None:
        """Choose an entry of a menu with the mouse."""
        self.page.locator("#jp-MainMenu").get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=entry).first.click()

    def wait_until_done(self, seconds: float = 600) -> "Notebook":
        """Return when each code cell that holds code has its number."""
        self.page.wait_for_function(
            """() => {
                const cells = [...document.querySelectorAll('.jp-Notebook .jp-CodeCell')];
                const prompt = cell => cell.querySelector('.jp-InputArea-prompt').textContent;
                const empty = cell => !cell.querySelector('.cm-content').textContent.trim();
                return cells.length > 0 && cells.every(cell => empty(cell) || /\\d/.test(prompt(cell)));
            }""",
            timeout=seconds * SECOND,
        )
        self._wait_for_kernel()
        self._settle()
        return self

    def _settle(self, milliseconds: int = 500) -> None:
        """Return when nothing has come to the page for a while: JupyterLab draws when it has the time."""
        self.page.evaluate(
            """milliseconds => new Promise(resolve => {
                let timer = setTimeout(finish, milliseconds);
                const observer = new MutationObserver(() => {
                    clearTimeout(timer);
                    timer = setTimeout(finish, milliseconds);
                });
                function finish() { observer.disconnect(); resolve(); }
                observer.observe(document.querySelector('.jp-Notebook'), { childList: true, subtree: true });
            })""",
            milliseconds,
        )

    def _wipe_prompts(self, cell: int | None = None) -> None:
        """Take the numbers of an earlier run off the page, so that only a new run brings them back."""
        cells = self.page.locator(".jp-Notebook .jp-CodeCell") if cell is None else self.code_cell(cell)
        cells.locator(".jp-InputArea-prompt").evaluate_all(
            "prompts => prompts.forEach(prompt => { prompt.textContent = '[ ]:' })"
        )

    def _wait_for_kernel(self) -> None:
        idle = self.page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
        idle.wait_for(state="attached", timeout=PATIENCE)

    def errors(self) -> list[str]:
        """Return what cells wrote in red: tracebacks and warnings."""
        red = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'
        return self.page.locator(red).all_inner_texts()

    def output(self, cell: int) -> Locator:
        """Return the output area of the code cell with this place, counted from 0."""
        return self.code_cell(cell).locator(".jp-Cell-outputArea")

    def code_cell(self, cell: int) -> Locator:
        """Return the code cell with this place, counted from 0."""
        return self.page.locator(".jp-Notebook .jp-CodeCell").nth(cell)

    def pop_ups(self) -> list[str]:
        """Return the text of every dialog and notification that asks for attention."""
        return self.page.locator(".jp-Dialog, .Toastify__toast").all_inner_texts()
