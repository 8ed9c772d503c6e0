"""From an input event to the paint that answers it, in JupyterLab in a browser: our page against `interact`."""

import itertools
import json
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ElementHandle, WebSocket, sync_playwright

from tests.benchmarks.notebooks import EXPLORER, NOTEBOOKS, STEPPER, STEPS
from tests.benchmarks.timing import Times, columns, digits, print_table, ratio, take_turns
from tests.browser.jupyter import Lab, Notebook, running_lab
from tools import browser as browsers

ROUNDS = 30
PIXELS = 4  # that a slider is dragged at a time
PRESS = 80  # milliseconds that a finger holds a button down; a page may use them
PROBE = (Path(__file__).parent / "probe.js").read_text("utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, running_lab(Path(folder)) as jupyter, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.arguments())
        opened = {name: Opened(chromium, jupyter, name) for name in NOTEBOOKS}
        steps = take_turns(
            {
                "interact": opened["interact"].step_interact(),
                "one": opened["one stepper"].step_ours(),
                "20": opened["20 steppers"].step_ours(),
            },
            ROUNDS,
        )
        dragged = {"interact": opened["interact"], "one": opened["one explorer"], "20": opened["20 explorers"]}
        drags = take_turns({name: each.drag() for name, each in dragged.items()}, ROUNDS)
        print_paints("Click to paint of a step, in ms", steps)
        print_paints("Drag to paint of an input, in ms", drags)
        print_bytes(dragged)
        print_stored(opened)
        chromium.close()


class Opened:
    """A notebook that has run, in a page of its own, with the bytes that went between kernel and page."""

    def __init__(self, browser: Browser, jupyter: Lab, name: str) -> None:
        self.page = browser.new_page(viewport={"width": 1400, "height": 1000})
        self.page.set_default_timeout(60_000)
        self.received: list[int] = []  # bytes at a time
        self.page.on("websocket", self._listen)
        self.path = jupyter.folder / jupyter.write(f"{name}.ipynb", *NOTEBOOKS[name])
        self.notebook = Notebook(self.page).open(jupyter, self.path.name).run_all()
        self.page.add_script_tag(content=PROBE)
        cells = len(NOTEBOOKS[name])
        self.output = self.notebook.output(max(1, cells // 2)).element_handle()  # among 20, one in the middle
        self.output.scroll_into_view_if_needed()

    def _listen(self, socket: WebSocket) -> None:
        if "/channels" in socket.url:
            socket.on("framereceived", lambda frame: self.received.append(len(frame)))

    def step_ours(self) -> Callable[[], float]:
        """Return what clicks Next, or Back at the end, and waits for the paint."""
        page, targets = self.find(".itm"), there_and_back(STEPS)
        next(targets)
        buttons = {1: self.find(".itm-next"), -1: self.find(".itm-back")}
        at = 0

        def measure() -> float:
            nonlocal at
            target = next(targets)
            self.page.evaluate("([page, target]) => arm('click', atStep(page, target))", [page, target])
            buttons[target - at].click(delay=PRESS)
            at = target
            return self.measured()

        return measure

    def step_interact(self) -> Callable[[], float]:
        """Return what clicks the slider of the step at its next place, and waits for the paint."""
        box, targets = self.find(".noUi-base").bounding_box(), there_and_back(STEPS)
        next(targets)

        def measure() -> float:
            self.page.evaluate("output => arm('pointerdown', redrawn(output))", self.output)
            self.page.mouse.click(box["x"] + box["width"] * next(targets) / STEPS, box["y"] + box["height"] / 2)
            return self.measured()

        return measure

    def drag(self) -> Callable[[], float]:
        """Return what moves the held slider of broccoli a little, and waits for the paint."""
        slider = self.output.query_selector("input[type=range]")
        handle = slider or self.output.query_selector_all(".noUi-handle")[1]
        x, y = centre(handle) if slider is None else thumb(slider)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.received.clear()
        moves = there_and_back(8)
        next(moves)

        def measure() -> float:
            if slider:
                page = self.find(".itm")
                self.page.evaluate("([page, slider]) => arm('pointermove', answered(page, slider))", [page, slider])
            else:
                self.page.evaluate("output => arm('pointermove', redrawn(output))", self.output)
            self.page.mouse.move(x - PIXELS * next(moves), y)
            return self.measured()

        return measure

    def find(self, selector: str) -> ElementHandle:
        return self.output.wait_for_selector(selector)

    def measured(self) -> float:
        """Return the milliseconds from the event to the paint; then let the page come to rest."""
        milliseconds = float(self.page.evaluate("measured"))
        self.page.wait_for_timeout(100)
        return milliseconds

    def stored(self) -> list[int]:
        """Return the bytes of each output in the saved notebook."""
        self.page.mouse.up()
        self.notebook.save()
        cells = json.loads(self.path.read_text("utf-8"))["cells"]
        return [len(json.dumps(cell["outputs"], ensure_ascii=False).encode()) for cell in cells]


def there_and_back(end: int) -> Iterator[int]:
    """Count 0, 1, … end, … 1, 0, 1, … for ever."""
    return itertools.cycle([*range(end), *range(end, 0, -1)])


def centre(element: ElementHandle) -> tuple[float, float]:
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def thumb(slider: ElementHandle) -> tuple[float, float]:
    """Return where the thumb of a native slider is; it is as wide as the slider is high, or near it."""
    x, y = centre(slider)
    share = slider.evaluate("each => (each.value - each.min) / (each.max - each.min) - 0.5")
    return x + share * (slider.bounding_box()["width"] - 16), y


def print_paints(title: str, times: dict[str, Times]) -> None:
    rows = [
        [f"interact with matplotlib", *columns(times["interact"]), "1", ""],
        ["lessons_lib", *columns(times["one"]), digits(ratio(times["interact"], times["one"])), "1"],
        ["lessons_lib, 20 on the page", *columns(times["20"]), digits(ratio(times["interact"], times["20"])), digits(ratio(times["20"], times["one"]))],
    ]
    print_table(title, ("median", "p95", "times faster", "20 to 1"), rows)


def print_bytes(dragged: dict[str, Opened]) -> None:
    steps = ROUNDS + 2
    names = {"interact": "interact with matplotlib", "one": "lessons_lib", "20": "lessons_lib, 20 on the page"}
    rows = [[names[name], digits(sum(each.received) / steps / 1024)] for name, each in dragged.items()]
    print_table("From the kernel for each drag, in KB", ("mean",), rows)


def print_stored(opened: dict[str, Opened]) -> None:
    sizes = {name: opened[name].stored()[1] / 1024 for name in ("interact", "one stepper", "one explorer")}
    names = {"interact": "interact with matplotlib", "one stepper": STEPPER, "one explorer": EXPLORER}
    print_table("Stored in the notebook, in KB", ("an output",), [[names[name], digits(size)] for name, size in sizes.items()])


if __name__ == "__main__":
    main()
