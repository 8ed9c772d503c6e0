"""The page of a trace as a person meets it: what is to be seen and heard, by role and visible text."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.browser.jupyter import Notebook

# The article's model, as lesson 02 writes it.
MODEL = """\
from lessons_lib import Input, Model, ReLU, explore, patients, step_through

def L2(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600

model = Model(Input("broccoli", "Tagada strawberries", "workout hours"), L2, ReLU())
"""

# Patient 4, on which ReLU acts: what the page says at each step, and the numbers that it shows there.
SAID = {
    "x": "x is (0, 2000, 100).",
    "L1": "o1 is (0, 2000, 100), from 3 numbers.",
    "L2": "o2 is -0.5, from 3 numbers.",
    "L3": "o3 is 0, from 1 number.",
}
THREE = ("broccoli 0", "Tagada strawberries 2000", "workout hours 100")
SHOWN = {
    "x": THREE,
    "L1": ("o1 = L1(x)", "x, the input of L1", "o1, the output of L1", *THREE),
    "L2": ("o2 = L2(o1)", *THREE, "o2 = (58 × 0 - 3 × 2000 + 2 × 100) / 11600", "o2 -0.5"),
    "L3": (
        "o3 = L3(o2)",
        "o2 -0.5",
        "o3 = max(0, -0.5)",
        "o3 0",
        "model(x) = o3 = 0: bad shape, as expected",
    ),
}
LAYERS = tuple(SAID)


@dataclass(frozen=True)
class Stepper:
    """A page of a trace on the screen."""

    root: Locator

    @property
    def back(self) -> Locator:
        return self.root.get_by_role("button", name=re.compile("^Back"))

    @property
    def next(self) -> Locator:
        return self.root.get_by_role("button", name=re.compile("^Next"))

    @property
    def line(self) -> Locator:
        """The line that is read aloud when it changes."""
        return self.root.get_by_role("status").first

    def at(self, layer: str) -> Locator:
        """The button of a step in the step bar."""
        return self.root.get_by_role("button", name=layer, exact=True)

    def number(self, text: str) -> Locator:
        """The output number that reads so, to be opened: "o2 -0.5"."""
        return self.root.locator("summary").filter(has_text=spaced(text)).filter(visible=True)

    def input(self, text: str) -> Locator:
        """A number that came in at the step on show: "broccoli 0"."""
        return self.root.locator(".itm-given").get_by_role("row", name=spaced(text))

    def text(self) -> str:
        """All that can be seen, in one line."""
        return " ".join(self.root.inner_text().split())

    def is_at(self, layer: str) -> None:
        """Wait until the page says and marks that it is at a step."""
        expect(self.line).to_have_text(SAID[layer])
        expect(self.root.locator('[aria-current="step"]')).to_have_text(layer)

    def commit(self) -> None:
        self.root.get_by_role("button", name="Check my guess").click()


def spaced(text: str) -> re.Pattern[str]:
    """The words of a row, however far apart its columns stand."""
    return re.compile(r"^\s*" + r"\s+".join(map(re.escape, text.split())) + r"\b")


def stepper(notebook: Notebook, cell: int) -> Stepper:
    """The page in the output of a code cell."""
    return Stepper(notebook.output(cell).get_by_role("region", name="step by step").first)


def rerun(notebook: Notebook, cell: int) -> Stepper:
    """A page as new: run its cell again."""
    old = notebook.output(cell).locator(".itm").first.element_handle()
    notebook.run_cell(cell)
    notebook.page.wait_for_function("old => !old.isConnected", arg=old)
    expect(stepper(notebook, cell).next).to_be_visible()
    return stepper(notebook, cell)
