"""Layers of a million numbers and a row of 300 layers: opening the page, a step, a number; against pictures by matplotlib."""

import io
import itertools
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import matplotlib.pyplot as plt
import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from lessons_lib import Input, Linear, Model, ReLU, explore, step_through
from lessons_lib.model.trace import Trace
from lessons_lib.page.data import data
from lessons_lib.page.page import stepping
from lessons_lib.page.saved import sent
from lessons_lib.page.static import markup
from lessons_lib.page.tiles import tiled
from tests import heavy as network
from tests.benchmarks.timing import columns, digits, print_table, ratio, take_turns, took
from tests.browser.beside import Beside, beside
from tools import browser as browsers

ROUNDS = 15
RANDOM = np.random.default_rng(0)
THEIRS = "matplotlib: imshow of one output"
HOOKED = "matplotlib: 16 maps of one output, each an imshow"

# From an act in the page to the paint that follows it, and from its address to the first paint of the live page.
PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
ACT = f"async act => {{ const start = performance.now(); act.click(); return await {PAINTED} - start; }}"
OPEN = """async ([picture, at]) => {
    const [start, box] = [performance.now(), picture.getBoundingClientRect()];
    const place = document.elementFromPoint(box.x + at, box.y + at) ?? picture;
    place.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: box.x + at, clientY: box.y + at }));
    return await PAINTED - start;
}""".replace("PAINTED", PAINTED)


def maps() -> Trace:
    """A thousand maps of 32 x 32."""
    strengths = RANDOM.normal(size=(1000, 1, 1))
    layer = lambda X: np.asarray(X)[None] * strengths  # noqa: E731
    return Model(Input(shape=(32, 32)), layer, ReLU()).trace(RANDOM.normal(size=(32, 32)))


def weights() -> Trace:
    """A thousand inputs, a thousand outputs."""
    linear = Linear(RANDOM.normal(size=(1000, 1000)) / 32)
    return Model(Input(shape=1000), linear, ReLU()).trace(RANDOM.normal(size=1000))


def row() -> Trace:
    """300 layers of 64."""
    linear = Linear(RANDOM.normal(size=(64, 64)) / 6)
    return Model(*(ReLU() if at % 2 else linear for at in range(300))).trace(RANDOM.normal(size=64))


MODELS = {"1,000 maps of 32 x 32": maps, "1,000 x 1,000 weights": weights, "300 layers of 64": row}


def main() -> None:
    traces = {name: model() for name, model in MODELS.items()}
    saved = {name: len(step_through(each)._repr_html_().encode()) / 1024 for name, each in traces.items()}
    rows = [[name, digits(size)] for name, size in saved.items()]
    print_table("A saved page, in KB", ("",), rows)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.arguments())
        pages = {name: Opened(chromium, Path(folder), each) for name, each in traces.items()}
        theirs = partial(took, partial(imshow, traces["1,000 maps of 32 x 32"]))
        opening = {name: each.open for name, each in pages.items()}
        print_ratios("Opening the page with all its numbers, in ms", opening, theirs)
        print_ratios("A step, in ms", {name: each.step() for name, each in pages.items()}, theirs)
        opened = {name: each.number() for name, each in pages.items()}
        print_ratios("Opening a number, in ms", opened, theirs)
        heavy(chromium, Path(folder))


def heavy(chromium: Browser, folder: Path) -> None:
    """A network too large for a page: written, opened, a step as it is stored, and one whose numbers Python sends."""
    trace = network.trace()
    html = step_through(trace)._repr_html_()
    static = len(re.sub(r"(?s)<(script|style)\b.*?</\1\s*>", "", html))
    sizes = [
        ["stored in a lesson", digits(static / 1000)],
        ["with script and data", digits(len(html) / 1000)],
    ]
    print_table("The page of a network of five million numbers, in KB", ("",), sizes)
    page = Opened(chromium, folder, trace, html)
    theirs = partial(took, partial(sixteen, trace))
    written = {"step_through": partial(took, lambda: step_through(trace)._repr_html_())}
    written["explore"] = partial(took, lambda: explore(trace))
    print_ratios("Its page written by Python, in ms", written, theirs, HOOKED)
    print_ratios("… opened", {"saved": page.open}, theirs, HOOKED)
    live = beside(chromium.new_page(viewport={"width": 1400, "height": 900}), explore(trace))
    steps = {"saved": page.step(), "with its numbers from Python": sending(live)}
    print_ratios("… a step", steps, theirs, HOOKED)


def sending(live: Beside) -> Callable[[], float]:
    """Return what goes to a step and back, until all its numbers are there: up to 400,000 are sent each time."""
    places = itertools.cycle([1, 0])

    def measure() -> float:
        at = next(places)
        start = time.perf_counter()
        live.live.go(at)
        live.root.locator(".itm-out .itm-cells").first.wait_for()
        return (time.perf_counter() - start) * 1000

    return measure


def sixteen(trace: Trace) -> None:
    """What one writes with hooks and matplotlib: a figure of 16 maps of an output, as a PNG."""
    figure, axes = plt.subplots(4, 4, figsize=(8, 8))
    for axis, image in zip(axes.flat, trace.o2, strict=False):
        axis.imshow(image)
        axis.axis("off")
    figure.savefig(io.BytesIO(), format="png")
    plt.close(figure)


def imshow(trace: Trace) -> None:
    """What `interact` would do for each step: a figure of all maps, as a PNG."""
    figure, axes = plt.subplots(figsize=(8, 8))
    axes.imshow(tiled(trace.steps[1].output))
    figure.savefig(io.BytesIO(), format="png")
    plt.close(figure)


class Opened:
    """The page of a trace, with all the numbers that it has beside a kernel."""

    def __init__(self, browser: Browser, folder: Path, trace: Trace, html: str = "") -> None:
        self._file = folder / f"{trace.sample.name} {id(trace)}.html"
        with patch("lessons_lib.page.data.saved", sent):
            html = html or stepping(markup(trace), data(trace), "step")
        self._file.write_text(f'<meta charset="utf-8"><body style="font-size:14px">{html}', "utf-8")
        self.page: Page = browser.new_page(viewport={"width": 1400, "height": 900})

    def open(self) -> float:
        self.page.goto(self._file.as_uri(), wait_until="commit")
        self.page.locator(".itm-live").wait_for()
        return float(self.page.evaluate(PAINTED))

    def step(self) -> Callable[[], float]:
        return self._acts(itertools.cycle([".itm-next", ".itm-next", ".itm-back", ".itm-back"]))

    def _acts(self, buttons: Iterator[str]) -> Callable[[], float]:
        return lambda: float(self.page.locator(next(buttons)).first.evaluate(ACT))

    def number(self) -> Callable[[], float]:
        """Return what opens one number after the other of what goes out at the second layer."""
        self.page.locator(".itm-live .itm-cloud").nth(1).click()
        places = itertools.cycle(range(20, 100, 9))

        def measure() -> float:
            picture: Any = self.page.locator(".itm-out .itm-cells").last.element_handle()
            return float(self.page.evaluate(OPEN, [picture, next(places)]))

        return measure


def print_ratios(
    title: str, ours: dict[str, Callable[[], float]], theirs: Callable[[], float], name: str = THEIRS
) -> None:
    times = take_turns({**ours, name: theirs}, ROUNDS)
    rows = [[each, *columns(every), digits(ratio(times[name], every))] for each, every in times.items()]
    print_table(title, ("median", "p95", "times faster"), rows)


if __name__ == "__main__":
    main()
