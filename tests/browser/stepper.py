"""The page of a trace as a person meets it: what is to be seen and heard, by role and visible text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.jupyter import Lab, Notebook
from tests.browser.waiting import until

# The article's model, as lesson 02 writes it.
MODEL = """\
from lessons_lib import Input, Model, ReLU, explore, patients, step_through

def L2(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600

model = Model(Input("broccoli", "Tagada strawberries", "workout hours"), L2, ReLU())
"""
TRACE = MODEL + "trace = model.trace(patients[3])"

# Patient 4, on which ReLU acts: what the page says at each layer, and the numbers that it shows there.
SAID = {
    "L1": "o1 is (0, 2000, 100), made of 3 numbers.",
    "L2": "o2 is -0.5, made of 3 numbers.",
    "L3": "o3 is 0, made of 1 number.",
}
THREE = ("broccoli 0", "Tagada strawberries 2000", "workout hours 100")
SHOWN = {
    "L1": ("o1 = L1(x)", "x, what came in", "o1, what goes out", *THREE),
    "L2": ("o2 = L2(o1)", *THREE, "o2 = -0.5 = (58 × 0 - 3 × 2000 + 2 × 100) / 11600"),
    "L3": ("o3 = L3(o2)", "o2 -0.5", "o3 = 0 = max(0, -0.5)", "o3 0", "bad shape"),
}
LAYERS = tuple(SAID)
# What stands where a widget should be and is not.
EMPTY = re.compile("Loading widget|Error displaying widget|model not found")


@dataclass(frozen=True)
class Stepper:
    """A page of a trace on the screen. A page inside it is another, with its own row, buttons and line."""

    root: Locator

    @property
    def back(self) -> Locator:
        return self.root.get_by_role("button", name=re.compile("^Back")).first

    @property
    def next(self) -> Locator:
        return self.root.get_by_role("button", name=re.compile("^Next")).first

    @property
    def line(self) -> Locator:
        """The line that is read aloud when it changes."""
        return self.root.get_by_role("status").first

    @property
    def reply(self) -> Locator:
        """What a wrong guess is told, beside it; it too is read aloud."""
        return self.root.locator(".itm-reply[role=status]")

    @property
    def layers(self) -> Locator:
        """The row of layers: outputs as pictures, and clouds that lead to the layers."""
        return self.root.get_by_role("group", name="The row of layers").first

    @property
    def clouds(self) -> Locator:
        return self.layers.get_by_role("button")

    def at(self, layer: str) -> Locator:
        """The cloud of a layer, which leads to its step."""
        return self.layers.get_by_role("button", name=re.compile(rf"^{re.escape(layer)}\b"))

    @property
    def here(self) -> Locator:
        """The cloud of the step it is at."""
        return self.layers.locator('[aria-current="step"]')

    @property
    def show_me(self) -> Locator:
        """The button that gives up a guess."""
        return self.root.get_by_role("button", name="Show me").filter(visible=True)

    @property
    def came_in(self) -> Locator:
        """The numbers that came in at the step on show."""
        return self.root.get_by_role("grid", name="what came in").first

    @property
    def goes_out(self) -> Locator:
        """The numbers that go out at the step on show."""
        return self.root.get_by_role("grid", name="what goes out").first

    def number(self, said: str) -> Locator:
        """The number that goes out and is said so, to be opened: "o2, -0.5"."""
        return self.goes_out.get_by_role("gridcell", name=said, exact=True)

    def input(self, said: str) -> Locator:
        """A number that came in at the step on show: "broccoli, 0"."""
        return self.came_in.get_by_role("gridcell", name=said, exact=True)

    @property
    def opened(self) -> Locator:
        """The number that is open at the step on show, with its arithmetic in a line."""
        return self.root.locator(":scope > .itm-foot > .itm-readout-place")

    def unfold(self, what: str) -> Locator:
        """The button that unfolds something below the step: its lines of arithmetic, its code, a question."""
        return self.root.get_by_role("button", name=what).filter(visible=True).first

    @property
    def unfolded(self) -> Locator:
        """What was unfolded below the step."""
        return self.root.locator(":scope > .itm-foot > .itm-drawer")

    def text(self) -> str:
        """All that can be seen, in one line."""
        return " ".join(self.root.inner_text().split())

    def is_at(self, layer: str) -> None:
        """Wait until the page says and marks that it is at a step."""
        expect(self.line).to_have_text(SAID[layer])
        self.marks(layer)

    def marks(self, layer: str) -> None:
        """Wait until the page marks that it is at a step."""
        expect(self.here).to_have_text(re.compile(rf"^{re.escape(layer)}\b"))

    def row(self) -> dict[str, str]:
        """What the row of layers says in numbers: x, o1, o2, o3 where they are few, and the verdict."""
        texts = [each.inner_text() for each in self.layers.locator(".itm-output").filter(visible=True).all()]
        written = [text.rsplit(maxsplit=1) for text in texts if len(text.split()) > 1]
        values = {
            name: f"({', '.join(many.split(' · '))})" if "·" in many else many for many, name in written
        }
        return values | {"verdict": self.layers.locator(".itm-verdict").inner_text()}

    def has_row(self, o2: str, o3: str, verdict: str) -> None:
        """Wait until the row of layers ends so."""
        numbers = rf"(^|\s){re.escape(o2)}\s*o2.*\s{re.escape(o3)}\s*o3\s*{re.escape(verdict)}$"
        expect(self.layers).to_have_text(re.compile(numbers, re.DOTALL), use_inner_text=True)

    def slider(self, name: str) -> Locator:
        return self.root.get_by_role("slider", name=name)

    def box(self, name: str) -> Locator:
        """The number box beside a slider."""
        return self.root.get_by_role("spinbutton", name=name)

    def commit(self) -> None:
        self.root.get_by_role("button", name="Check my guess").click()


def spaced(text: str) -> re.Pattern[str]:
    """The words of a row, however far apart its columns stand."""
    return re.compile(r"^\s*" + r"\s+".join(map(re.escape, text.split())) + r"\b")


def opened_with(
    jupyter: Lab, open_page: Callable[..., Page], name: str, *cells: str, **screen: Any
) -> Notebook:
    """A notebook with these cells, open in a page of its own."""
    return Notebook(open_page(**screen)).open(jupyter, jupyter.write(name, *cells))


def reopened(jupyter: Lab, open_page: Callable[..., Page], name: str) -> Notebook:
    """A saved notebook, open again where no kernel can start; the dialogs that say so are closed."""
    opened = Notebook(open_page(height=4000)).open_without_kernel(jupyter, name)
    opened.page.get_by_role("dialog").get_by_role("button", name="No Kernel").click()
    expect(opened.page.get_by_role("dialog")).to_have_count(0)
    return opened


def stepper(notebook: Notebook, cell: int) -> Stepper:
    """The page in the output of a code cell."""
    return Stepper(notebook.output(cell).get_by_role("group", name="step by step").first)


def rerun(notebook: Notebook, cell: int) -> Stepper:
    """A page as new: run its cell again."""
    old = notebook.output(cell).locator(".itm-live").first.element_handle()
    notebook.run_cell(cell)
    notebook.page.wait_for_function("old => !old.isConnected", arg=old)
    expect(stepper(notebook, cell).next).to_be_visible()
    return stepper(notebook, cell)


# The focus -------------------------------------------------------------------------------------


def focused(notebook: Notebook) -> str:
    """What a screen reader would name: the text of the element that has the focus."""
    return " ".join(notebook.page.evaluate("document.activeElement.innerText").split())


def focused_name(notebook: Notebook) -> str:
    """The name that the focused element was given in words: "o2, -0.5"."""
    return str(notebook.page.evaluate("document.activeElement.ariaLabel ?? ''"))


def has_focus(page: Stepper) -> bool:
    return bool(page.root.evaluate("root => root.contains(document.activeElement)"))


def tab_in(notebook: Notebook, page: Stepper) -> None:
    """From the cell that was just run, Tab into what it shows."""
    notebook.page.keyboard.press("Escape")  # out of the editor
    tab_until(notebook, lambda: has_focus(page))


def tab_until(notebook: Notebook, arrived: Callable[[], bool], key: str = "Tab") -> None:
    """Press Tab until the focus is where one wants it."""
    for _ in range(30):
        notebook.page.keyboard.press(key)
        if arrived():
            return
    raise AssertionError("Tab does not get there")


# What every page does, wherever it is shown -----------------------------------------------------


def steps_to_the_answer(page: Stepper) -> None:
    for layer in LAYERS:
        page.is_at(layer)
        for shown in SHOWN[layer]:
            assert shown in page.text()
        if layer != LAYERS[-1]:
            page.next.click()
    page.root.focus()
    page.root.press("Home")
    page.is_at("L1")


def asks_before_it_tells(page: Stepper) -> None:
    page.next.click()
    assert "-0.5" not in page.text()
    page.root.get_by_label("o2 =").fill("-0.5")
    page.commit()
    expect(page.line).to_have_text("Right · your guess: -0.5 · the truth: o2 is -0.5.")


def opened_from_disk(open_page: Callable[..., Page], path: Path) -> tuple[Page, list[str]]:
    """A page opened without a network, and what its scripts complained of."""
    page, complaints = open_page(height=4000), []
    page.route(re.compile("^https?:"), lambda route: route.abort())
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri(), wait_until="domcontentloaded")
    return page, complaints


# Knobs ------------------------------------------------------------------------------------------


def place(knob: Locator, share: float) -> tuple[float, float]:
    """Where on the screen a slider's thumb stands at this share of its length."""
    area = knob.bounding_box()
    thumb = 16
    return area["x"] + thumb / 2 + share * (area["width"] - thumb), area["y"] + area["height"] / 2


def share(knob: Locator) -> float:
    return float(knob.evaluate("knob => (knob.value - knob.min) / (knob.max - knob.min)"))


def grab(knob: Locator) -> None:
    knob.scroll_into_view_if_needed()
    knob.page.mouse.move(*place(knob, share(knob)))
    knob.page.mouse.down()


def in_python(notebook: Notebook, cell: int) -> dict[str, str]:
    """A trace as the cell that prints it says it: x, o1, o2, o3 and the verdict."""
    printed = notebook.printed(cell)
    values = dict(re.findall(r"(o\d) = L\d\(\w+\)\s+= (.*?)   ", printed))
    return {
        "x": re.search(r"x = (\(.*?\))", printed)[1],
        **values,
        "verdict": re.search(r"model\(x\) = o3 = [^:]*: ([^,\n]*)", printed)[1],
    }


def python_has_it(notebook: Notebook, page: Stepper, cell: int) -> None:
    """Wait until Python's trace, which a cell prints, is what is on the screen."""
    if not until(notebook.page, lambda: page.row().items() <= in_python(notebook, cell).items()):
        assert page.row() == in_python(notebook, cell)
