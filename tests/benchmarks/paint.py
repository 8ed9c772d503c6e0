"""From an input event to the paint that answers it, in JupyterLab: our page against `interact`."""

import itertools
import json
import math
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, ElementHandle, WebSocket, sync_playwright

from tests.benchmarks.notebooks import EXPLORER, NOTEBOOKS, STEPPER, STEPS
from tests.benchmarks.timing import Times, columns, digits, print_table, ratio, take_turns, there_and_back
from tests.browser.jupyter import Lab, Notebook, running_lab
from tests.browser.talk import kind_of
from tools import browser as browsers

ROUNDS = 30
WARM_UP = 2
PIXELS = 4  # that a slider is dragged at a time
MOST_NUMBERS = "L4"  # the step that has the most to show
FOLLOWED = 600  # milliseconds in which the kernel has heard of the last move
RADIUS = 0.38  # of the pad, of the circle that is drawn on it
PRESS = 80  # milliseconds that a finger holds a button down; a page may use them
COME_TO_REST = 250  # milliseconds in which a page writes what is out of sight
PROBE = (Path(__file__).parent / "probe.js").read_text("utf-8")

OURS, TWENTY, THEIRS = "lessons_lib", "lessons_lib, 20 on the page", "interact with matplotlib"


def main() -> None:
    browser = {"executable_path": browsers.find(), "args": browsers.arguments()}
    with (
        tempfile.TemporaryDirectory() as folder,
        running_lab(Path(folder)) as jupyter,
        sync_playwright() as playwright,
        playwright.chromium.launch(**browser) as chromium,
    ):
        opened = {name: Opened(chromium, jupyter, name) for name in NOTEBOOKS}
        interact = opened["interact"]
        steppers = {OURS: opened["one stepper"], TWENTY: opened["20 steppers"]}
        steps = {name: each.step_ours() for name, each in steppers.items()} | {
            THEIRS: interact.step_interact()
        }
        print_paints("Click to paint of a step, in ms", take_turns(steps, ROUNDS, WARM_UP))
        dragged = {THEIRS: interact, OURS: opened["one explorer"], TWENTY: opened["20 explorers"]}
        drags = {name: each.drag() for name, each in dragged.items()}
        print_paints("Drag to paint of an input, in ms", take_turns(drags, ROUNDS, WARM_UP))
        sent = {name: sum(each.received) / 1024 / (ROUNDS + WARM_UP) for name, each in dragged.items()}
        print_figures("From the kernel for each drag, in KB", sent)
        heard = {name: each.widget_messages / (ROUNDS + WARM_UP) for name, each in dragged.items()}
        print_figures("Messages of widgets from the kernel for each drag", heard)
        followed = take_turns({OURS: opened["one explorer"].follow()}, ROUNDS // 3, WARM_UP)
        print_table(
            "From rest until .trace has followed, in ms",
            ("median", "p95"),
            [[OURS, *columns(followed[OURS])]],
        )
        pads = {OURS: opened["pad"].stroke(), THEIRS: opened["interact, digits"].drag()}
        print_paints("Pointer move on the digit pad to paint, in ms", take_turns(pads, ROUNDS, WARM_UP))
        kept = {THEIRS: interact, STEPPER: opened["one stepper"], EXPLORER: opened["one explorer"]}
        stored = {name: each.stored() / 1024 for name, each in kept.items()}
        print_figures("An output in the saved notebook, in KB", stored)


class Opened:
    """A notebook that has run, in a page of its own, with the bytes that went between kernel and page."""

    def __init__(self, browser: Browser, jupyter: Lab, name: str) -> None:
        self.page = browser.new_page(viewport={"width": 1400, "height": 1000})
        self.page.set_default_timeout(60_000)
        self.received: list[int] = []  # bytes at a time …
        self.widget_messages = 0  # … how many messages of them were of widgets …
        self.heard_at = 0.0  # … and when the last one came
        self.page.on("websocket", self._listen)
        self.path = jupyter.folder / jupyter.write(f"{name}.ipynb", *NOTEBOOKS[name])
        self.notebook = Notebook(self.page).open(jupyter, self.path.name).run_all()
        self.page.add_script_tag(content=PROBE)
        cells = len(NOTEBOOKS[name])
        self.output = self.notebook.output(max(1, cells // 2)).element_handle()  # among 20, one in the middle
        self.output.scroll_into_view_if_needed()

    def _listen(self, socket: WebSocket) -> None:
        if "/channels" in socket.url:
            socket.on("framereceived", self._hear)

    def _hear(self, frame: bytes | str) -> None:
        self.received.append(len(frame))
        self.heard_at = time.perf_counter()
        self.widget_messages += kind_of(frame).startswith("comm_")

    def step_ours(self) -> Callable[[], float]:
        """Return what clicks Next, or Back at the end, and waits for the paint."""
        page, targets = self.find(".itm-live"), there_and_back(STEPS - 1)
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
            along = 1 + (box["width"] - 2) * next(targets) / STEPS  # a pixel within either end
            self.page.mouse.click(box["x"] + along, box["y"] + box["height"] / 2, delay=PRESS)
            return self.measured()

        return measure

    def drag(self) -> Callable[[], float]:
        """Return what moves the held slider of broccoli a little, and waits for the paint."""
        handles = self.output.query_selector_all(".noUi-handle")
        slider = None if handles else self.find(".itm-knobs input[type=range]")
        if slider:
            self.find(f".itm-live .itm-cloud:has-text('{MOST_NUMBERS}')").click()
        x, y = thumb(slider) if slider else centre(handles[-1])
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.received.clear()
        self.widget_messages = 0
        moves = there_and_back(8)
        next(moves)

        def measure() -> float:
            if slider:
                self.page.evaluate("line => arm('pointermove', saidAnew(line))", self.find(".itm-spoken"))
            else:
                self.page.evaluate("output => arm('pointermove', redrawn(output))", self.output)
            self.page.mouse.move(x - PIXELS * next(moves), y)
            return self.measured()

        return measure

    def follow(self) -> Callable[[], float]:
        """Return what moves the held slider a little and waits until the kernel, which follows, has come to rest too."""
        x, y = thumb(self.find(".itm-knobs input[type=range]"))
        moves = there_and_back(8)

        def measure() -> float:
            began = time.perf_counter()
            self.page.mouse.move(x + PIXELS * next(moves), y)
            self.page.wait_for_timeout(FOLLOWED)
            return (self.heard_at - began) * 1000

        return measure

    def stroke(self) -> Callable[[], float]:
        """Return what moves the pen on the pad a little, with ink, and waits for the paint."""
        pad, moves = self.find("canvas"), itertools.count()
        said = self.find(".itm-spoken")
        pad.scroll_into_view_if_needed()
        x, y = centre(pad)
        radius = RADIUS * pad.bounding_box()["width"]

        def move() -> None:
            """Draw on along a circle: each point of it makes another picture."""
            angle = next(moves) / 10
            self.page.mouse.move(x + radius * math.cos(angle), y + radius * math.sin(angle))

        move()
        self.page.mouse.down()

        def measure() -> float:
            self.page.evaluate("line => arm('pointermove', saidAnew(line))", said)
            move()
            return self.measured()

        return measure

    def find(self, selector: str) -> ElementHandle:
        return self.output.wait_for_selector(f"{selector} >> visible=true")

    def measured(self) -> float:
        """Return the milliseconds from the event to the paint; then let the page come to rest."""
        milliseconds = float(self.page.evaluate("measured"))
        self.page.wait_for_timeout(COME_TO_REST)
        return milliseconds

    def stored(self) -> int:
        """Return the bytes of the first output in the saved notebook."""
        self.page.mouse.up()
        self.notebook.save()
        cells = json.loads(self.path.read_text("utf-8"))["cells"]
        return len(json.dumps(cells[1]["outputs"], ensure_ascii=False).encode())


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
        [
            name,
            *columns(times[name]),
            digits(ratio(times[THEIRS], times[name])) if name != THEIRS else "1",
            digits(ratio(times[TWENTY], times[OURS])) if name == TWENTY else "",
        ]
        for name in (OURS, TWENTY, THEIRS)
        if name in times
    ]
    print_table(title, ("median", "p95", "times faster", "20 to 1"), rows)


def print_figures(title: str, figures: Mapping[str, float]) -> None:
    print_table(title, ("",), [[name, digits(figure)] for name, figure in figures.items()])


if __name__ == "__main__":
    main()
