"""From an input event to the paint that answers it, in JupyterLab: our page against `interact`."""

import itertools
import json
import math
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, ElementHandle, WebSocket, sync_playwright

from tests.benchmarks.notebooks import EXPLORER, NOTEBOOKS, STEPPER, STEPS
from tests.benchmarks.timing import Times, columns, digits, print_table, ratio, take_turns
from tests.browser.jupyter import Lab, Notebook, running_lab
from tools import browser as browsers

ROUNDS = 30
WARM_UP = 2
PIXELS = 4  # that a slider is dragged at a time
MOST_NUMBERS = "L4"  # the step that has the most to show
RADIUS = 110  # pixels, of the circle that is drawn on the pad
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
        sent = {name: sum(each.received) / (ROUNDS + WARM_UP) for name, each in dragged.items()}
        print_sizes("From the kernel for each drag, in KB", sent)
        pads = {OURS: opened["pad"].stroke(), THEIRS: opened["interact, digits"].drag()}
        print_paints("Pointer move on the digit pad to paint, in ms", take_turns(pads, ROUNDS, WARM_UP))
        kept = {THEIRS: interact, STEPPER: opened["one stepper"], EXPLORER: opened["one explorer"]}
        stored = {name: each.stored() for name, each in kept.items()}
        print_sizes("An output in the saved notebook, in KB", stored)


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
            along = 1 + (box["width"] - 2) * next(targets) / STEPS  # a pixel within either end
            self.page.mouse.click(box["x"] + along, box["y"] + box["height"] / 2, delay=PRESS)
            return self.measured()

        return measure

    def drag(self) -> Callable[[], float]:
        """Return what moves the held slider of broccoli a little, and waits for the paint."""
        slider = self.output.query_selector("input[type=range]")
        if slider:
            self.find(f"button:text-is('{MOST_NUMBERS}')").click()
        handle = slider or self.output.query_selector_all(".noUi-handle")[-1]
        x, y = centre(handle) if slider is None else thumb(slider)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.received.clear()
        moves = there_and_back(8)
        next(moves)

        def measure() -> float:
            if slider:
                where = [self.find(".itm"), slider]
                self.page.evaluate("where => arm('pointermove', answered(...where))", where)
            else:
                self.page.evaluate("output => arm('pointermove', redrawn(output))", self.output)
            self.page.mouse.move(x - PIXELS * next(moves), y)
            return self.measured()

        return measure

    def stroke(self) -> Callable[[], float]:
        """Return what moves the pen on the pad a little, with ink, and waits for the paint."""
        pad, moves = self.find("canvas"), itertools.count()
        pad.scroll_into_view_if_needed()
        x, y = centre(pad)

        def move() -> None:
            """Draw on along a circle: each point of it makes another picture."""
            angle = next(moves) / 10
            self.page.mouse.move(x + RADIUS * math.cos(angle), y + RADIUS * math.sin(angle))

        move()
        self.page.mouse.down()

        def measure() -> float:
            self.page.evaluate("glance => arm('pointermove', renewed(glance))", self.find(".itm-glance"))
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


def print_sizes(title: str, sizes: Mapping[str, float]) -> None:
    print_table(title, ("",), [[name, digits(size / 1024)] for name, size in sizes.items()])


if __name__ == "__main__":
    main()
