"""One hand-in, from its bytes to what is said of each answer."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from lessons_lib.collecting.handins import HandIn, Learner
from lessons_lib.collecting.judging import Judged, Seeds, judged
from lessons_lib.collecting.limits import Limits
from lessons_lib.collecting.walls import left_open
from lessons_lib.collecting.watch import EndedError, Watched, watched
from lessons_lib.lessons import EXERCISES

__all__ = ["Graded", "grade"]

MOST_ANSWERS = 300  # of one hand-in that are judged; a lesson has about six exercises
LARGEST = 30_000_000  # bytes of a notebook
NOTES = {
    "no notebook": "This file is no notebook. ",
    "DeadKernelError": "Python ended in cell {cell}; the cells below it were not run. ",
    "CellTimeoutError": "Cell {cell} could not be interrupted; the cells below it were not run. ",
    "printed": "Cell {cell} printed without end and was interrupted. ",
    "seconds": "It had not ended after {seconds:g} seconds and was stopped. ",
    "memory": "It took more than {memory} megabytes of memory and was stopped. ",
    "disk": "It wrote more than {disk} megabytes and was stopped. ",
    "ended": "What ran it ended by itself before all cells were through. ",
    "many": "It handed in more than {answers} answers; the later ones were not judged. ",
    "large": "The file is larger than a notebook should be, and was not run. ",
}


@dataclass
class Graded:
    """All that is known of one hand-in."""

    learner: Learner
    file: str = ""
    answers: dict[str, Judged] = field(default_factory=dict)
    note: str = ""
    seconds: float = 0
    left_open: str = ""  # what it could do that it should not, where it ran


def grade(hand_in: HandIn, limits: Limits, *, by_name: bool = False) -> Graded:
    """Run a hand-in behind walls, and judge out here each answer that comes out.

    Args:
        hand_in: the notebook, and whose it is.
        limits: what it may take.
        by_name: whether all answers have to be those to the learner's own numbers.
    """
    graded, began = Graded(hand_in.learner, hand_in.file, left_open=left_open()), time.monotonic()
    cells = _cells(hand_in.content)
    if len(hand_in.content) > LARGEST:
        graded.note = NOTES["large"].strip()
        return graded
    with watched(limits) as running:
        judging = _Judging(running, graded, cells, limits, Seeds(hand_in.seed, by_name))
        try:
            text = hand_in.content.decode("utf-8", "replace")
            running.say(notebook=text, limits=limits.as_data(), files=_fonts())
            judging.all_of_it()
        except EndedError:
            judging.note(running.over or ("" if judging.stopped else "ended"))
    graded.seconds = time.monotonic() - began
    graded.note = graded.note.strip()
    return graded


class _Judging:
    """The talk with one hand-in: answers come, and functions are asked in between."""

    def __init__(
        self,
        running: Watched,
        graded: Graded,
        cells: Sequence[dict[str, Any]],
        limits: Limits,
        seeds: Seeds,
    ) -> None:
        self._running, self._graded, self._cells, self._limits = running, graded, cells, limits
        self._seeds = seeds
        self._waiting: deque[dict[str, Any]] = deque()
        self._asked = 0
        self._seen = 0
        self.stopped = False

    def all_of_it(self) -> None:
        """Judge until it has finished and every answer that came before was judged."""
        while "finished" not in (message := self._next()):
            if "answer" in message:
                self._judge(message)
            elif "stopped" in message or "printed" in message:
                self.stopped = "stopped" in message
                self.note(str(message.get("stopped", "printed")), message.get("cell", message.get("printed")))
        self.stopped = True
        self._running.say(all=True)
        self._running.leave()

    def _next(self) -> dict[str, Any]:
        return self._waiting.popleft() if self._waiting else self._running.hear()

    def note(self, what: str, cell: Any = None) -> None:
        """Say something of the whole hand-in, once."""
        at = cell + 1 if isinstance(cell, int) else "?"
        told = vars(self._limits) | {"cell": at, "answers": MOST_ANSWERS}
        words = NOTES.get(what, "").format(**told)
        self._graded.note += "" if words in self._graded.note else words

    def _judge(self, message: dict[str, Any]) -> None:
        self._seen += 1
        told, at, cell = message["answer"], message.get("at"), message.get("cell")
        number = str(told.get("exercise")) if isinstance(told, dict) else ""
        if self._seen > MOST_ANSWERS:
            self.note("many")
        elif number in EXERCISES and isinstance(cell, int) and self._counts(number, cell):
            answer = judged(number, told, self._seeds, partial(self._ask, at))
            source = self._cells[cell]["source"] if 0 <= cell < len(self._cells) else ""
            self._graded.answers[number] = answer._replace(cell=cell, source=source)
        self._running.say(done=at)

    def _counts(self, number: str, cell: int) -> bool:
        """Whether an answer takes the place of one before it: the exercise's own cell goes before all others."""
        before = self._graded.answers.get(number)
        return before is None or self._is_its_own(number, cell) or not self._is_its_own(number, before.cell)

    def _is_its_own(self, number: str, cell: int) -> bool:
        return 0 <= cell < len(self._cells) and self._cells[cell]["exercise"] == number

    def _ask(self, at: Any, question: dict[str, Any]) -> dict[str, Any]:
        """Ask a function of an answer; what else comes meanwhile has to wait."""
        self._asked += 1
        self._running.say(at=at, question=question, to=self._asked)
        while True:
            message = self._running.hear()
            if message.get("to") == self._asked and isinstance(message.get("reply"), dict):
                return dict(message["reply"])
            if "reply" not in message:
                self._waiting.append(message)


@cache
def _fonts() -> dict[str, str]:
    """Matplotlib's list of fonts: without it, each notebook would look through all of them again."""
    import matplotlib.font_manager  # noqa: PLC0415 (makes the list, if there is none yet)

    folder = Path(matplotlib.get_cachedir())
    return {f".matplotlib/{path.name}": path.read_text("utf-8") for path in folder.glob("fontlist-*.json")}


def _cells(content: bytes) -> list[dict[str, Any]]:
    """The cells of a notebook as far as they can be read: what stands in each, and whose exercise's it is."""
    try:
        return [_cell(cell) for cell in json.loads(content)["cells"]]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return []


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    marked = cell.get("metadata", {}).get("exercise")
    if marked is None and str(cell.get("id")).startswith("exercise-"):
        marked = str(cell["id"]).removeprefix("exercise-").replace("-", ".")
    return {"source": "".join(cell.get("source", "")), "exercise": marked}
