"""Live pages of the lessons' models, each alone on a screen and opened from disk: no kernel, no network."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from playwright.sync_api import Locator, Page, expect

from lessons_lib import (
    Classes,
    Input,
    LeakyReLU,
    Linear,
    Model,
    ReLU,
    Sample,
    Sigmoid,
    Softmax,
    patients,
)
from lessons_lib.data.digits import digits
from lessons_lib.data.spiral import spiral
from lessons_lib.model.trace import Trace
from lessons_lib.page.data import data
from lessons_lib.page.pad import with_pad
from lessons_lib.page.page import stepping
from lessons_lib.page.static import markup
from lessons_lib.trained import digit_model, spiral_model

JUPYTERLAB = 14  # pixels of its type
LAPTOP, BESIDE_FILES, PHONE = 1090, 830, 400  # the widths that a page has on 1280 x 720 and on a phone


def double(X: float) -> float:
    return 2 * X


def add_three(X: float) -> float:
    return X + 3


def L2(X: tuple[float, float, float]) -> float:
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def asking(X: float) -> float:
    return X if X >= 0 else 0


HABITS = Input("broccoli", "Tagada strawberries", "workout hours")
LIGHT = Classes("off", "on")
BOTH_ON = Sample("both on", (1, 1), 0, LIGHT)
FITNESS = Linear(np.array([[58, -3, 2]]) / 11_600)

# A trace of each model that lessons 00 to 06 step through.
TRACES: dict[str, Callable[[], Trace]] = {
    "00": lambda: Model(double, add_three).trace(-4),
    "02": lambda: Model(HABITS, L2, ReLU()).trace(patients[3]),
    "02 asking": lambda: Model(HABITS, L2, asking).trace(patients[3]),
    "03": lambda: Model(HABITS, Linear([[58, -3, 0], [0, 0, 2]], [0, 100]), Linear([[1, 1]], [-100])).trace(
        patients[2]
    ),
    "04 xor": lambda: Model(
        Input("left", "right"), Linear([[1, 1], [1, 1]], [0, -1]), ReLU(), Linear([[1, -2]])
    ).trace(BOTH_ON),
    "04 leak": lambda: Model(HABITS, FITNESS, LeakyReLU(0.5)).trace(patients[3]),
    "04 sigmoid": lambda: Model(HABITS, FITNESS, Sigmoid()).trace(patients[3]),
    "04 softmax": lambda: Model(HABITS, Linear(np.array([[0, 3, 0], [58, 0, 2]]) / 11_600), Softmax()).trace(
        patients[1]
    ),
    "05": lambda: spiral_model().trace(spiral[20]),
    "06": lambda: digit_model().trace(digits.test[0]),
}
SORTS = ("step", "predict", "explore")


@dataclass(frozen=True)
class LivePage:
    """One live page on the screen."""

    page: Page

    @property
    def root(self) -> Locator:
        return self.page.locator(".itm-live").first

    @property
    def next(self) -> Locator:
        return self.root.locator(".itm-next")

    @property
    def line(self) -> Locator:
        return self.root.get_by_role("status").first

    @property
    def clouds(self) -> Locator:
        return self.root.locator(".itm-row").first.get_by_role("button")

    @property
    def readout(self) -> str:
        return self.root.locator(".itm-readout").first.inner_text()

    def outgoing(self) -> Locator:
        """The picture of what goes out at this step."""
        return self.root.locator(".itm-out").get_by_role("grid")

    def go(self, step: int) -> LivePage:
        self.clouds.nth(step).click()
        expect(self.clouds.nth(step)).to_have_attribute("aria-current", "step")
        return self

    def steps(self) -> int:
        return self.clouds.count()

    def reveal(self) -> bool:
        """Give up the guess that is asked; say whether one was."""
        button = self.root.get_by_role("button", name=re.compile("^Show me"))
        asked = button.count() > 0
        if asked:
            button.click()
        return asked


def page_of(trace: Trace, sort: str) -> str:
    """The page of a trace as a notebook holds it."""
    sent = data(trace, predict=sort == "predict")
    return stepping(markup(trace), with_pad(sent) if sort == "draw" else sent, sort)


def opened(page: Page, folder: Path, trace: Trace, sort: str = "step", dark: bool = False) -> LivePage:
    """Write the page of a trace to disk and open it, in JupyterLab's type."""
    return written(page, folder, page_of(trace, sort), dark)


def written(page: Page, folder: Path, html: str, dark: bool = False) -> LivePage:
    """Write what a notebook shows of a page to disk, and open it."""
    theme = ' data-jp-theme-light="false" style="background:#111"' if dark else ""
    file = folder / "page.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>'
        f'<body{theme}><main style="font-size:{JUPYTERLAB}px">{html}</main>',
        encoding="utf-8",
    )
    page.goto(file.as_uri())
    live = LivePage(page)
    expect(live.root).to_be_visible()
    return live
