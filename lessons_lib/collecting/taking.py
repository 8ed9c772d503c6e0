"""In the learner's kernel: each call of `check` hands its answer in, and is judged elsewhere.

Calls are found in the code of a cell, so that they count whatever a notebook makes of the name; where the number is
not in the code, the package's own `check` hands in. A forked copy of the
process stays behind with the functions of an answer, as they were at that moment, and answers what they give.
"""

from __future__ import annotations

import ast
import io
import json
import os
import re
import signal
import socket
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import lessons_lib
from lessons_lib.collecting.packing import Packing
from lessons_lib.collecting.standins import unpacked
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.looked_up import Question
from lessons_lib.judge.report import Report
from lessons_lib.judge.running import SECONDS, calls_of

__all__ = ["ADDRESS", "HandingIn", "hand_in", "take_answers"]

ADDRESS = "INSIDE_GRADE"  # the variable that names the socket on which answers are waited for
NUMBER = re.compile(r"\d\d\.\d+")
SPARE = 0.5  # seconds that a copy may take longer than a function
AS_HERE = "__import__('lessons_lib.collecting.taking', fromlist=['hand_in']).hand_in"


class HandedIn:
    """What `check` gives back while a notebook is graded: nothing to learn from, and no reason to stop."""

    passed = True
    status = "Handed in"
    text = ""

    def __repr__(self) -> str:
        return "Handed in."


class HandingIn(ast.NodeTransformer):
    """Every ``check("02.3", …)``, however it is reached, becomes a call of `hand_in`."""

    def visit_Call(self, node: ast.Call) -> ast.AST:  # the name that `ast` asks for
        self.generic_visit(node)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0] if node.args else None
        if name == "check" and isinstance(first, ast.Constant) and NUMBER.fullmatch(str(first.value)):
            node.func = ast.copy_location(ast.parse(AS_HERE, mode="eval").body, node.func)
            ast.fix_missing_locations(node)
        return node


class PrintedTooMuchError(Exception):
    """Raised in a cell that prints without end."""


class Nowhere(io.TextIOBase):
    """Where prints go: nobody looks at them, and there is an end to them."""

    def __init__(self, most: int) -> None:
        self._most, self._printed = most, 0

    def begin(self, *_: object) -> None:
        """Count from zero: a new cell runs."""
        self._printed = 0

    def write(self, text: str) -> int:
        """Count, and let go."""
        self._printed += len(text)
        if self._printed > self._most:
            raise PrintedTooMuchError
        return len(text)


def take_answers(most: int) -> None:
    """Let this kernel hand in from now on, and print so many characters in a cell at most."""
    from IPython import get_ipython  # noqa: PLC0415 (only a kernel has it)

    kernel = get_ipython()
    kernel.ast_transformers.append(HandingIn())
    sys.stdout = sys.stderr = nowhere = Nowhere(most)
    kernel.events.register("pre_run_cell", nowhere.begin)
    kernel.display_formatter.active_types = ["text/plain"]  # nobody looks: no page and no picture is made
    # What is imported from here on: `question` and `report` would ask for lessons that are not there.
    quiet = {"question": lambda *_, **__: Question(""), "report": lambda *_, **__: Report("", (), {}, "")}
    vars(lessons_lib).update(quiet, check=check)


def check(exercise: object = ..., *answers: object, seed: object = None) -> HandedIn:
    """Hand in what is not known by its code alone: ``check(number, 3)``, or an exercise of a teacher's own."""
    return hand_in(exercise if isinstance(exercise, str) else _called(exercise), *answers, seed=seed)


def _called(exercise: object) -> str:
    """An own exercise by its number, or by what it is called in the notebook."""
    from IPython import get_ipython  # noqa: PLC0415 (only a kernel has it)

    if not isinstance(exercise, Exercise):
        return ""
    names = [name for name, each in get_ipython().user_ns.items() if each is exercise and name[0] != "_"]
    return exercise.number or exercise.variable or next(iter(names), "")


def hand_in(number: str, *answers: object, seed: object = None, **_named: object) -> HandedIn:
    """Send an answer out as plain data; functions in it stay here, in a copy of this process."""
    packing = Packing()
    packed = [packing.pack(answer) for answer in answers]
    connection = socket.socket(socket.AF_UNIX)
    with connection, connection.makefile("rw", encoding="utf-8") as line:
        connection.connect(os.environ[ADDRESS])
        _send(line, {"exercise": number, "values": packed, "seed": None if seed is None else str(seed)})
        line.readline()  # it has arrived
        if packing.functions:
            _stay_behind(packing.functions, line)
    return HandedIn()


def _send(line: IO[str], message: dict[str, Any]) -> None:
    line.write(json.dumps(message) + "\n")
    line.flush()


def _stay_behind(functions: list[Callable[..., Any]], line: IO[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # threads do not come along, and none is needed
        child = os.fork()
    if child:
        return
    try:
        _answer_calls(functions, line)
    finally:
        os._exit(0)


def _answer_calls(functions: list[Callable[..., Any]], line: IO[str]) -> None:
    """Answer until nobody asks any more; one that takes too long ends this process."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the cell, which goes on elsewhere
    sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 (until this process ends)
    for question in line:
        signal.setitimer(signal.ITIMER_REAL, SECONDS + SPARE)
        reply = _reply(functions, json.loads(question))
        signal.setitimer(signal.ITIMER_REAL, 0)
        _send(line, reply)


def _reply(functions: list[Callable[..., Any]], question: dict[str, Any]) -> dict[str, Any]:
    function = functions[question["function"]]
    inputs = [unpacked(plain, lambda _: {}) for plain in question["inputs"]]
    try:
        counted = question.get("count")
        result = calls_of(function, counted, *inputs) if counted else function(*inputs)
        return {"returned": Packing().pack(result)}
    except BaseException as error:  # noqa: BLE001 (whatever it is, it is told)
        notes = [str(note) for note in getattr(error, "__notes__", ())]
        return {"error": [type(error).__name__, str(error), notes]}
