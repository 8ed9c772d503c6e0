"""The course as its README tells it: which lessons there are, what each asks, and where one looks first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from tools.real import is_real
from tools.site.executed import ROOT

__all__ = ["LOOK_FIRST", "Lesson", "Look", "course"]

ROW = re.compile(
    r"^\| \[(?P<number>\d\d) · (?P<title>[^\]]+)\]\(notebooks/(?P<name>\w+)\.ipynb\) "
    r"\| (?P<question>[^|]+) \| (?P<minutes>\d+) \| (?P<needs>[^|]+) \|$",
    re.MULTILINE,
)


class Look(NamedTuple):
    """Where to look first in a lesson: a cell of it, what one does there, and how far it is stepped for a picture."""

    cell: str
    does: str
    step: str = ""  # the layer that the picture shows


LOOK_FIRST = {
    "00": Look("pad", "Draw a digit, and watch seven layers read it", "L4"),
    "01": Look("first-look-page", "Step somebody's three numbers through a model", "L2"),
    "02": Look("step-1", "Step patient 1 from three numbers to an answer", "L2"),
    "03": Look("compare", "Fold two layers into one, and compare", "L2"),
    "04": Look("slope", "Turn the slope of a leaky ReLU", "L3"),
    "05": Look("o4-o5", "See two spirals come apart"),
    "06": Look("terms-run", "See what each pixel adds to the 7"),
    "07": Look("knobs", "Turn a weight, and watch the loss", "L2"),
    "08": Look("step-back", "Step from the loss back to x", "L2"),
    "09": Look("momentum-slide", "Slide a ball down a valley"),
    "10": Look("scrub", "Slide through a training, and watch weights form"),
    "11": Look("cnn-step-run", "Open a number of a map, and walk its window", "L7"),
    "12": Look("max-pool-page", "See which number of each window wins", "L2"),
    "13": Look("block-page", "Open a block in place, with its own arrow that jumps", "L2"),
    "14": Look("sort-steps", "See who looks at whom while letters are sorted", "L14"),
    "15": Look("early", "See what the first maps of a real network find in a cup of coffee"),
    "16": Look("open-head-steps", "Step through one head of a real network, and see who looks at whom", "L6"),
}


@dataclass(frozen=True)
class Lesson:
    """One lesson of the course."""

    number: str
    title: str
    name: str
    question: str
    minutes: int
    needs: str

    @property
    def look(self) -> Look | None:
        return LOOK_FIRST.get(self.number)

    @property
    def runs_in_browsers(self) -> bool:
        """Whether JupyterLite can run it: of what the extra `real` brings, browsers have nothing."""
        return not is_real(self.number)

    @property
    def page(self) -> str:
        """The file of its page."""
        return f"{self.name}.html"


def course(readme: str | None = None) -> list[Lesson]:
    """The lessons in reading order."""
    text = (ROOT / "README.md").read_text("utf-8") if readme is None else readme
    return [
        Lesson(row["number"], row["title"], row["name"], row["question"], int(row["minutes"]), row["needs"])
        for row in ROW.finditer(text)
    ]
