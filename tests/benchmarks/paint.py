"""From an input event to the screen, in JupyterLab: our page against `interact`.

Our page answers within the event, so the browser knows when its frame is on the screen (see screen.py). What `interact`
brings comes from the kernel, frames later: the two are compared by when a page can know of it, two frames after it is there.

Both ways have a floor, of JupyterLab, Chromium and this machine: what an output takes that changes one text. It is measured
in the same turns. Two frames cannot take less than one frame, wherever in a frame the event came.
"""

import itertools
import json
import math
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, ElementHandle, WebSocket, sync_playwright

from tests.benchmarks.notebooks import EXPLORER, NOTEBOOKS, STEPPER, STEPS
from tests.benchmarks.screen import CLICK, MOVE, PRESSED, REST, click, on_screen
from tests.benchmarks.timing import (
    Times,
    columns,
    digits,
    median,
    print_table,
    ratio,
    take_turns,
    there_and_back,
)
from tests.browser.jupyter import Lab, Notebook, running_lab
from tests.browser.talk import Message
from tools import browser as browsers

ROUNDS = 30
WARM_UP = 2
PIXELS = 4  # that a slider is dragged at a time
MOST_NUMBERS = "L4"  # the step that has the most to show
FOLLOWED = 600  # milliseconds in which the kernel has heard of the last move
RADIUS = 0.38  # of the pad, of the circle that is drawn on it …
# … by moves of two of the pad's 32 points: a shorter one may end on the point where it began, which is no ink. All moves
# of a run go round once, not quite: on ink that is there already none would change anything.
ANGLE = 2 / (RADIUS * 32)
PROBE = (Path(__file__).parent / "probe.js").read_text("utf-8")

# What a page calls the events that the browser calls so; a click on a slider answers as it is pressed.
EVENTS = {CLICK: "click", MOVE: "pointermove", PRESSED: "pointerdown"}

OURS, TWENTY, THEIRS = "lessons_lib", "lessons_lib, 20 on the page", "interact with matplotlib"
AMONG = "lessons_lib, 1 among 19 other outputs"
LEAST = "the floor: one text changes"


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
        floor = {LEAST: opened["floor"]}
        steppers = floor | pages("stepper", opened) | {THEIRS: interact}
        print_turns("Click to screen of a step", steppers, Opened.step)
        explorers = pages("explorer", opened) | {THEIRS: interact}
        print_turns("Drag to screen of an input", floor | explorers, Opened.drag)
        sent = {name: sum(each.received) / 1024 / (ROUNDS + WARM_UP) for name, each in explorers.items()}
        print_figures("From the kernel for each drag, in KB", sent)
        heard = {name: each.widget_messages / (ROUNDS + WARM_UP) for name, each in explorers.items()}
        print_figures("Messages of widgets from the kernel for each drag", heard)
        followed = take_turns({OURS: opened["one explorer"].follow()}, ROUNDS // 3, WARM_UP)
        print_table(
            "From rest until .trace has followed, in ms",
            ("median", "p95"),
            [[OURS, *columns(followed[OURS])]],
        )
        pads = floor | {OURS: opened["pad"], THEIRS: opened["interact, digits"]}
        print_turns("Pen to screen on the digit pad", pads, Opened.draw)
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
        self.ours = not name.startswith("interact")
        self.framed: Times = []  # of each act, the milliseconds to two frames after what it brought

    def _listen(self, socket: WebSocket) -> None:
        if "/channels" in socket.url:
            socket.on("framereceived", self._hear)

    def _hear(self, frame: bytes | str) -> None:
        self.received.append(len(frame))
        self.heard_at = time.perf_counter()
        self.widget_messages += Message.of(frame).kind.startswith("comm_")

    def step(self) -> Callable[[], float]:
        """Return what clicks Next, or Back at the end; with `interact`, what clicks the slider of the step at its next place."""
        return self.step_ours() if self.ours else self.step_interact()

    def step_ours(self) -> Callable[[], float]:
        said, targets, at = self.find(".itm-spoken"), there_and_back(STEPS - 1), 0
        next(targets)
        buttons = {1: centre(self.find(".itm-next")), -1: centre(self.find(".itm-back"))}

        def measure() -> float:
            nonlocal at
            before, at = at, next(targets)
            return self.timed(CLICK, "saidAnew", said, lambda: click(self.page, buttons[at - before]))

        return measure

    def step_interact(self) -> Callable[[], float]:
        box, targets = self.find(".noUi-base").bounding_box(), there_and_back(STEPS)
        next(targets)

        def measure() -> float:
            along = 1 + (box["width"] - 2) * next(targets) / STEPS  # a pixel within either end
            at = (box["x"] + along, box["y"] + box["height"] / 2)
            return self.timed(PRESSED, "redrawn", self.output, lambda: click(self.page, at))

        return measure

    def drag(self) -> Callable[[], float]:
        """Return what moves the held slider of broccoli a little."""
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

        shown = ("saidAnew", self.find(".itm-spoken")) if slider else ("redrawn", self.output)
        return lambda: self.timed(MOVE, *shown, lambda: self.page.mouse.move(x - PIXELS * next(moves), y))

    def draw(self) -> Callable[[], float]:
        """Return what moves the pen a little; with `interact`, the slider of the ink."""
        return self.stroke() if self.ours else self.drag()

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
        """Return what moves the pen on the pad a little, with ink."""
        pad, moves = self.find("canvas"), itertools.count()
        said = self.find(".itm-spoken")
        pad.scroll_into_view_if_needed()
        x, y = centre(pad)
        radius = RADIUS * pad.bounding_box()["width"]

        def move() -> None:
            """Draw on along a circle: each move of it makes another picture."""
            angle = next(moves) * ANGLE
            self.page.mouse.move(x + radius * math.cos(angle), y + radius * math.sin(angle))

        self.page.mouse.up()  # of the drag before: held, a slider would hear of every move
        move()
        self.page.mouse.down()

        return lambda: self.timed(MOVE, "saidAnew", said, move)

    def find(self, selector: str) -> ElementHandle:
        return self.output.wait_for_selector(f"{selector} >> visible=true")

    def timed(self, kind: str, shown: str, element: ElementHandle, act: Callable[[], object]) -> float:
        """Act, and wait until `shown` is so; return the milliseconds to the screen, of `interact` to two frames later."""
        self.page.evaluate(f"element => arm({EVENTS[kind]!r}, element, {shown})", element)
        took = on_screen(self.page, kind, act) if self.ours else act()
        self.framed.append(float(self.page.evaluate("measured")))
        self.page.wait_for_timeout(REST)  # a page writes then what is out of sight
        return took if self.ours else self.framed[-1]

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


def print_turns(
    title: str, opened: dict[str, Opened], acting: Callable[[Opened], Callable[[], float]]
) -> None:
    """Let the notebooks take turns at an act, and print what it took each."""
    acts = {name: acting(each) for name, each in opened.items()}
    for each in opened.values():
        each.framed.clear()
    times = take_turns(acts, ROUNDS, WARM_UP)
    framed = {name: each.framed[WARM_UP:] for name, each in opened.items()}
    rows = [
        [
            name,
            *(against(times, name) if each.ours else ("", "", "")),
            *against(framed, name),
            digits(ratio(framed[THEIRS], framed[name])) if each.ours else "1",
            *(
                digits(ratio(times[TWENTY], times[fewer])) if name == TWENTY else ""
                for fewer in (OURS, AMONG)
            ),
        ]
        for name, each in opened.items()
    ]
    heads = ("median", "p95", "over the floor")
    frames = ("two frames: median", *heads[1:])
    print_table(f"{title}, in ms", (*heads, *frames, "times faster", "20 to 1", "20 to 1 among 20"), rows)


def pages(sort: str, opened: Mapping[str, Opened]) -> dict[str, Opened]:
    """Return one page of a sort by itself, one among other outputs, and twenty."""
    return {
        OURS: opened[f"one {sort}"],
        AMONG: opened[f"one {sort} of 20 outputs"],
        TWENTY: opened[f"20 {sort}s"],
    }


def against(times: Mapping[str, Times], name: str) -> tuple[str, str, str]:
    """Return median, p95, and the median of what it took beyond the floor, round by round."""
    beyond = [one - least for one, least in zip(times[name], times[LEAST], strict=True)]
    return *columns(times[name]), "" if name == LEAST else digits(median(beyond))


def print_figures(title: str, figures: Mapping[str, float]) -> None:
    print_table(title, ("",), [[name, digits(figure)] for name, figure in figures.items()])


if __name__ == "__main__":
    main()
