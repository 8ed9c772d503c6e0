"""A bench to play on, alone on a screen and opened from disk: no kernel, no network."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Locator, Page, expect

from lessons_lib import playground
from tests.browser.live import JUPYTERLAB
from tests.browser.waiting import drawn

AT_LAST = """
import json as _json
_model = {held}
print("@@" + _json.dumps([p.values.ravel().tolist() for p in _model.parameters.values() if p.learned]))
"""


@dataclass(frozen=True)
class BenchPage:
    """One bench on the screen."""

    page: Page

    @property
    def root(self) -> Locator:
        """What is on the screen: the bench draws in the next frame, not at once."""
        return drawn(self.page).locator(".itm-bench")

    @property
    def said(self) -> str:
        return self.root.get_by_role("status").inner_text()

    @property
    def plane(self) -> Locator:
        return self.root.get_by_role("application")

    @property
    def slider(self) -> Locator:
        return self.root.get_by_label("Epoch", exact=True)

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name, exact=True)

    def unit(self, name: str) -> Locator:
        """A unit's picture, by what it is called, as in "o3[1], L3 Tanh"."""
        return self.root.get_by_role("button", name=name, exact=True)

    def set(self, label: str, value: str) -> None:
        """Type a number into the box of that label, as with the keyboard."""
        box = self.root.get_by_label(label, exact=True)
        box.fill(value)
        box.press("Tab")

    def choose(self, label: str, words: str) -> None:
        self.root.get_by_label(label, exact=True).first.select_option(label=words)

    def click(self, across: float, up: float) -> None:
        """Click at a share of the plane's width and height, counted from the lower left corner."""
        box = self.plane.bounding_box()
        assert box
        self.plane.click(position={"x": across * box["width"], "y": (1 - up) * box["height"]})

    def epochs(self, count: int) -> None:
        for _ in range(count):
            self.button("Epoch").click()

    def copied(self) -> str:
        self.button("Copy as Python").click()
        code = self.root.get_by_label("The cells of Python").input_value()
        self.button("Close").click()
        return code

    def opened(self, at: int) -> dict[str, Any]:
        """The data of the page on which a point of the first set has been opened, by a click."""
        self.root.get_by_label("opens").check()
        box, (across, down) = self.plane.bounding_box(), self.page.evaluate(PLACE, at)
        assert box
        self.plane.click(position={"x": across * box["width"], "y": down * box["height"]})
        return self.written()

    def written(self) -> dict[str, Any]:
        """The data of the page that is open."""
        expect(self.page.locator(".itm-live")).to_be_visible()
        return json.loads(self.page.locator("script.itm-data").last.inner_text())

    def weights(self) -> np.ndarray:
        """All weights and biases, as the page of a point has them."""
        found = learned(self.opened(0))
        self.button("Close").click()
        return found

    def weights_under_the_cross(self) -> np.ndarray:
        """The same from a point where the cross stands, by keyboard."""
        self.root.get_by_label("opens").check()
        self.plane.focus()
        self.plane.press("Enter")
        return learned(self.written())


def learned(written: dict[str, Any]) -> np.ndarray:
    parameters = [each for row in written["models"][0] for each in row["parameters"] if each["learned"]]
    return np.concatenate([np.ravel(written["parameters"][each["array"]]["values"]) for each in parameters])


# Where a point lies, as shares of the plane from its upper left corner.
PLACE = """at => {
    const data = JSON.parse(document.querySelector("script.itm-bench-data").textContent);
    const [across, up] = data.sets[0].points[at];
    const [left, right, high, low] = ["left", "right", "high", "low"].map(end => Number(document.querySelector(`.itm-bench-${end}`).textContent));
    return [(across - left) / (right - left), (high - up) / (high - low)];
}"""


def opened(page: Page, folder: Path, data: Any, dark: bool = False) -> BenchPage:
    """Write the bench of some points to disk and open it, in JupyterLab's type."""
    theme = ' data-jp-theme-light="false" style="background:#111"' if dark else ""
    file = folder / "bench.html"
    file.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>A bench</title>'
        '<meta name="viewport" content="width=device-width">'
        f'<body{theme}><main style="font-size:{JUPYTERLAB}px"><h1 hidden>A bench</h1>{playground(data)._repr_html_()}</main>',
        encoding="utf-8",
    )
    page.goto(file.as_uri())
    bench = BenchPage(page)
    expect(bench.root).to_be_visible()
    return bench


def run(code: str) -> np.ndarray:
    """All weights and biases that some cells of Python come to, run by themselves."""
    (held,) = re.findall(
        r"^step_through\((.*?)\.trace\(", code, re.MULTILINE
    )  # the model that the cells end with
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code + AT_LAST.replace("{held}", held)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{code}\n{done.stderr}"
    return np.concatenate(json.loads(done.stdout.rpartition("@@")[2]))
