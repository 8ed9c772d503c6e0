"""One hand-in, from its bytes to what is said of each answer."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from lessons_lib.collecting.handins import HandIn, Learner
from lessons_lib.collecting.judging import Judged, Seeds, judged
from lessons_lib.collecting.limits import Limits
from lessons_lib.collecting.names import line_for
from lessons_lib.collecting.notes import noted
from lessons_lib.collecting.own import OwnLesson, exercises
from lessons_lib.collecting.walls import left_open
from lessons_lib.collecting.watch import EndedError, Watched, watched
from lessons_lib.judge.exercise import Exercise

__all__ = ["Graded", "grade"]

MOST_ANSWERS = 300  # of one hand-in that are judged; a lesson has about six exercises
LARGEST = 30_000_000  # bytes of a notebook
LONGEST_NAME = 60  # letters of an error's name


@dataclass
class Graded:
    """All that is known of one hand-in."""

    learner: Learner
    file: str = ""
    answers: dict[str, Judged] = field(default_factory=dict)
    note: str = ""
    aside: str = ""  # a note for the teacher alone
    seconds: float = 0
    left_open: str = ""  # what it could do that it should not, where it ran
    names: frozenset[str] = frozenset()  # by whose numbers it was judged


def grade(hand_in: HandIn, limits: Limits, *, by_name: bool = False, own: OwnLesson | None = None) -> Graded:
    """Run a hand-in behind walls, and judge out here each answer that comes out.

    Args:
        hand_in: the notebook, and whose it is.
        limits: what it may take.
        by_name: whether all answers have to be those to the learner's own numbers.
        own: a teacher's own lesson, whose exercises are known beside ours.
    """
    graded, began = Graded(hand_in.learner, hand_in.file, left_open=left_open()), time.monotonic()
    cells = _cells(hand_in.content)
    if len(hand_in.content) > LARGEST:
        graded.note = noted("", "large")
        return graded
    with watched(limits) as running:
        judging = _Judging(
            running, graded, cells, limits, Seeds(hand_in.seed, always=by_name), exercises(own)
        )
        try:
            text = hand_in.content.decode("utf-8", "replace")
            running.say(notebook=text, limits=limits.as_data(), files=_fonts())
            judging.all_of_it()
        except EndedError:
            judging.note(running.over or ("" if judging.stopped else "ended"))
    judging.tell_what_is_missing()
    graded.seconds = time.monotonic() - began
    return graded


@dataclass
class _Judging:
    """The talk with one hand-in: answers come, and functions are asked in between."""

    running: Watched
    graded: Graded
    cells: Sequence[dict[str, Any]]
    limits: Limits
    seeds: Seeds
    known: Mapping[str, Exercise]
    stopped: bool = False
    _raised: dict[int, str] = field(default_factory=dict)  # by which error a cell was stopped
    _waiting: deque[dict[str, Any]] = field(default_factory=deque)
    _asked: int = 0
    _seen: int = 0

    def all_of_it(self) -> None:
        """Judge until it has finished and every answer that came before was judged."""
        while "finished" not in (message := self._next()):
            if "answer" in message:
                self._judge(message)
            elif "raised" in message and isinstance(message.get("cell"), int):
                self._raised[message["cell"]] = str(message["raised"])[:LONGEST_NAME]
            elif "stopped" in message or "printed" in message:
                self.stopped = "stopped" in message
                self.note(str(message.get("stopped", "printed")), message.get("cell", message.get("printed")))
        self.stopped = True
        self.running.say(all=True)
        self.running.leave()

    def _next(self) -> dict[str, Any]:
        return self._waiting.popleft() if self._waiting else self.running.hear()

    def note(self, what: str, cell: Any = None, **told: str) -> None:
        """Say something of the whole hand-in, once."""
        at = cell + 1 if isinstance(cell, int) else "?"
        told = vars(self.limits) | {"cell": at, "answers": MOST_ANSWERS, "file": self.graded.file} | told
        self.graded.note = noted(self.graded.note, what, **told)

    def tell_what_is_missing(self) -> None:
        """Say which exercises' cells stopped before they handed in, and which names have to be looked at."""
        for cell, why in sorted(self._raised.items()):
            exercise = self._exercise_of(cell)
            if exercise in self.known and exercise not in self.graded.answers:
                what = "interrupted" if why == KeyboardInterrupt.__name__ else "raised"
                self.note(what, cell, exercise=exercise, why=why)
        for name in self.seeds.refused:
            if not name:
                self.note("nameless")
                continue
            line = line_for(self.graded.learner.key, name)
            self.graded.aside = noted(self.graded.aside, "refused", name=name, line=line)
        self.graded.names = frozenset(self.seeds.used)

    def _judge(self, message: dict[str, Any]) -> None:
        self._seen += 1
        told, at, cell = message["answer"], message.get("at"), message.get("cell")
        number = str(told.get("exercise")) if isinstance(told, dict) else ""
        if self._seen > MOST_ANSWERS:
            self.note("many")
        elif number in self.known and isinstance(cell, int) and self._may_count(number, cell):
            answer = judged(self.known[number], told, self.seeds, partial(self._ask, at))
            if answer.status != "Not yet" or number not in self.graded.answers:
                source = self.cells[cell]["source"] if 0 <= cell < len(self.cells) else ""
                self.graded.answers[number] = answer._replace(cell=cell, source=source)
        self.running.say(done=at)

    def _may_count(self, number: str, cell: int) -> bool:
        """Whether an answer may take the place of one before it: the exercise's own cell goes before all others.

        A cell that is not filled in has no answer: any other goes before it.
        """
        before = self.graded.answers.get(number)
        return (
            before is None
            or before.status == "Not yet"
            or self._is_its_own(number, cell)
            or not self._is_its_own(number, before.cell)
        )

    def _is_its_own(self, number: str, cell: int) -> bool:
        return self._exercise_of(cell) == number

    def _exercise_of(self, cell: int) -> str:
        return str(self.cells[cell]["exercise"] or "") if 0 <= cell < len(self.cells) else ""

    def _ask(self, at: Any, question: dict[str, Any]) -> dict[str, Any]:
        """Ask a function of an answer; what else comes meanwhile has to wait."""
        self._asked += 1
        self.running.say(at=at, question=question, to=self._asked)
        while True:
            message = self.running.hear()
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
