"""How long the page's script takes for what a person does, on pages opened from disk: no kernel, no JupyterLab."""

import itertools
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from lessons_lib.data.digits import digits
from lessons_lib.data.spiral import spiral
from lessons_lib.model.trace import Trace
from lessons_lib.page.data import data
from lessons_lib.page.pad import with_pad
from lessons_lib.page.page import stepping
from lessons_lib.page.static import markup
from lessons_lib.trained import digit_model, spiral_model
from tests.benchmarks.pages import traced
from tests.benchmarks.timing import Times, columns, print_table, take_turns, there_and_back
from tools import browser as browsers

ROUNDS, OPENED = 60, 9
COME_TO_REST = 50  # milliseconds in which the page paints
PROBE = (Path(__file__).parent / "probe.js").read_text("utf-8")
KNOB = ".itm-knobs input[type=range]"
INK = ["x[3, 3]"]  # a number of x that has a knob from the beginning, where x is long


def main() -> None:
    """Print what a step, a drag, a stroke take, and what it takes to draw a page as it is opened."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.arguments())
        open_page = partial(opened, chromium, Path(folder))
        digit, curl = digit_model().trace(digits.test[0]), spiral_model().trace(spiral[20])
        acts = {
            "a step, digits": step(open_page(digit), len(digit)),
            "a step, spiral": step(open_page(curl), len(curl)),
            "a drag of an input, spiral": drag(at_step(open_page(curl, "explore"), 3).locator(KNOB).first),
            "a drag of an input, digits": drag(at_step(open_page(digit, "explore"), 3).locator(KNOB)),
            "a drag of a weight, digits": drag(weight(at_step(open_page(digit, "explore"), 3))),
            "a stroke of the pad": stroke(open_page(digit, "draw")),
        }
        print_times("The script's time, in ms", take_turns(acts, ROUNDS))
        pages = {f"{layers} layers": draw(open_page(traced(layers))) for layers in (3, 30, 300)}
        pages["digits"] = draw(open_page(digit))
        times = {name: [drawn() for _ in range(OPENED)] for name, drawn in pages.items()}
        for place, what in enumerate(("its script", "until it is painted")):
            one = {name: [each[place] for each in taken] for name, taken in times.items()}
            print_times(f"Drawing a page anew: {what}, in ms", one)


def opened(chromium: Browser, folder: Path, trace: Trace, sort: str = "step") -> Page:
    """The page of a trace, opened from disk."""
    file = folder / "page.html"
    sent = with_pad(data(trace, knobs=INK if trace.x.ndim > 1 else None))
    html = stepping(markup(trace), sent, sort)
    file.write_text(f'<meta charset="utf-8"><body style="font-size:14px">{html}', "utf-8")
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    page.goto(file.as_uri())
    page.locator(".itm-live").wait_for()
    page.add_script_tag(content=PROBE)
    return page


def at_step(page: Page, step: int) -> Page:
    page.locator(".itm-live .itm-cloud").nth(step).click()
    return page


def weight(page: Page) -> Locator:
    """The slider of a weight, beside it."""
    page.locator(".itm-live .itm-step").get_by_role("grid").nth(1).get_by_role("gridcell").nth(27).click()
    return page.locator(".itm-card input[type=range]")


def step(page: Page, steps: int) -> Callable[[], float]:
    """Return what presses Next, or Back on the way back."""
    targets, at = there_and_back(steps - 1), 0
    next(targets)

    def measure() -> float:
        nonlocal at
        before, at = at, next(targets)
        button = ".itm-next" if at > before else ".itm-back"
        taken = page.evaluate("button => took(() => document.querySelector(button).click())", button)
        return rested(page, taken)

    return measure


def drag(slider: Locator) -> Callable[[], float]:
    """Return what moves a slider by a notch."""
    return lambda: rested(slider.page, slider.evaluate("slider => took(() => turned(slider))"))


def stroke(page: Page) -> Callable[[], float]:
    """Return what draws on along a line."""
    keys = itertools.cycle(["ArrowRight"] * 12 + ["ArrowDown"] * 3 + ["ArrowLeft"] * 12 + ["ArrowDown"] * 3)
    pad = page.locator("canvas.itm-pad")

    def measure() -> float:
        return rested(page, pad.evaluate("(pad, key) => took(() => stroked(pad, key))", next(keys)))

    return measure


def draw(page: Page) -> Callable[[], list[float]]:
    """Return what draws the page anew: the script's time, and the time to the paint."""
    return lambda: page.evaluate("drawnAnew()")


def rested(page: Page, taken: float) -> float:
    page.wait_for_timeout(COME_TO_REST)
    return taken


def print_times(title: str, times: dict[str, Times]) -> None:
    """Print medians and p95."""
    print_table(title, ("median", "p95"), [[name, *columns(each)] for name, each in times.items()])


if __name__ == "__main__":
    main()
