"""What a hand-in may do, and what becomes of it: it is judged by its answers, and nothing else comes of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from lessons_lib.collecting.grade import grade
from lessons_lib.collecting.handins import HandIn, Learner
from lessons_lib.collecting.walls import walls
from lessons_lib.lessons import EXERCISES
from tests.unit.hostile import BEGIN, RIGHT_01_2, SMALL, WRONG_01_5, graded, passed

WALLED = pytest.mark.skipif(not walls()[0], reason="this system makes no walls")


def test_answers_are_judged_by_the_lessons_own_judge():
    of = graded(BEGIN, RIGHT_01_2, WRONG_01_5, ("01.1", 'check("01.1", ...)'))
    assert passed(of) == {"01.2": True, "01.5": False, "01.1": False}
    assert "Put your answer in place of" in of.answers["01.1"].text
    assert of.answers["01.5"].answer == "'a'"
    assert of.answers["01.5"].source == WRONG_01_5[1]
    assert of.note == ""


@pytest.mark.parametrize(
    "act",
    [
        "def check(*answers): return True",
        "import lessons_lib.judge.check as judge; judge.check = judge._judge = lambda *answers: True",
        "from lessons_lib.judge.feedback import Feedback; Feedback.passed = True; Feedback.status = 'Right'",
        "import builtins; builtins.isinstance = lambda *_: True",
        "class check: status, passed = 'Right', True\n    __init__ = lambda *_: None",
        "from lessons_lib import numbers as check",
    ],
    ids=["check", "the judge", "feedback", "builtins", "a class", "another name"],
)
def test_what_a_notebook_makes_of_check_changes_nothing(act):
    of = graded(BEGIN, act, WRONG_01_5, RIGHT_01_2, limits=replace(SMALL, seconds=12))
    assert passed(of).get("01.5", False) is False
    if "builtins" not in act:  # who breaks his own Python hands in nothing
        assert passed(of) == {"01.5": False, "01.2": True}


def test_the_exercises_own_cell_counts_before_any_other():
    of = graded(
        BEGIN,
        'check("01.2", "b")',
        RIGHT_01_2,
        'check("01.2", "a")',
        'check("01.5", "a")',
        'check("01.5", "d")',
    )
    assert passed(of) == {"01.2": True, "01.5": True}


def test_a_made_up_message_is_an_answer_and_no_verdict():
    lie = """
import json, socket
for extra in ({"status": "Right"}, {"values": ["c"], "status": "Right"}, {"values": {"a": 1}}, {"exercise": []}, {"values": [{"model": 3}]}):
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(os.environ["INSIDE_GRADE"])
        line.sendall((json.dumps({"exercise": "01.5", "values": ["a"]} | extra) + "\\n").encode())
        line.recv(1)
"""
    of = graded(BEGIN, RIGHT_01_2, lie)
    assert passed(of) == {"01.5": False, "01.2": True}


@pytest.mark.parametrize("act", ["os.abort()", "import ctypes; ctypes.string_at(0)", "os._exit(0)"])
def test_what_was_handed_in_before_python_ended_counts(act):
    of = graded(BEGIN, RIGHT_01_2, act, WRONG_01_5)
    assert passed(of) == {"01.2": True}
    assert of.note == "Python ended in cell 3; the cells below it were not run."


def test_after_an_error_the_next_cell_runs():
    of = graded(
        BEGIN, "1 / 0", "sys.exit(1)", "raise BaseException", "no Python at all", "exit()", RIGHT_01_2
    )
    assert passed(of) == {"01.2": True}
    assert of.note == ""


def test_where_the_cell_of_an_exercise_hangs_it_is_said_that_it_did_not_end():
    of = graded(BEGIN, ("01.2", "while True: pass"), WRONG_01_5)
    assert of.note.startswith("The cell of 01.2 (cell 2) was interrupted, as it had not ended after ")
    assert "handed nothing in" in of.note


def test_a_cell_that_hangs_is_interrupted_and_the_next_one_runs():
    assert passed(graded(BEGIN, "while True: pass", RIGHT_01_2)) == {"01.2": True}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\xff" * 1000,
        b"Dear teacher, my dog ate it.",
        b"[]",
        b"{}",
        b"[" * 200_000,
        b'{"cells": 3, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        b'{"cells": [{"cell_type": "code"}, 4], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        b'{"cells": [], "metadata": {}, "nbformat": 99, "nbformat_minor": 5}',
    ],
    ids=["empty", "binary", "a letter", "a list", "a dict", "deep", "no cells", "odd cells", "the future"],
)
def test_what_is_no_notebook_is_said_to_be_none(content):
    of = grade(HandIn(Learner("Ada"), content, "ada.ipynb"), SMALL)
    assert of.answers == {}
    assert of.note in {
        "ada.ipynb is no notebook.",
        "What ran it ended by itself before all cells were through.",
    }


STRANGE = (
    "[0] * 10**7",
    "b'c' * 10**8",
    "nested",
    "10**100_000",
    "(float('nan'), float('inf'))",
    "type('Odd', (), {'__repr__': lambda _: 1 / 0})()",
    "type('Odd', (), {'__class__': property(lambda _: Model)})()",
    "type('Odd', (str,), {'__eq__': lambda *_: True, '__hash__': str.__hash__})('a')",
    "type('Odd', (), {'__reduce__': lambda _: (os.system, ('touch /tmp/inside-was-here',))})()",
    "1j",
    "{'c': 'c'}",
)


def test_strange_answers_are_wrong_and_the_next_is_judged():
    """Each to an exercise of its own, all in one notebook."""
    numbers = [number for number in EXERCISES if number != "01.2"][: len(STRANGE)]
    nested = "nested = []\nfor _ in range(10**5): nested = [nested]"
    cells = [
        (number, f'check("{number}", {answer})') for number, answer in zip(numbers, STRANGE, strict=True)
    ]
    of = graded(BEGIN, nested, *cells, RIGHT_01_2)
    assert passed(of) == dict.fromkeys(numbers, False) | {"01.2": True}
    assert of.note == ""
    assert not Path("/tmp/inside-was-here").exists()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            "return 'good shape' if X > 0.5 else 'bad shape' if X < 0.5 else 'neither'",
            "Every number gets a verdict",
        ),
        ("return 'good shape' if X > 0.5 else 'bad shape'", "your function returns"),
        ("print('x' * 10**6); return 'neither'", "your function returns"),
        ("while True: pass", "was still running after 3 seconds"),
        ("return 1 / 0", "ZeroDivisionError: division by zero"),
        ("raise SystemExit", "SystemExit"),
        ("os._exit(1)", "SystemExit: It ended Python"),
        ("os.kill(os.getppid(), 9); return 'neither'", ""),
        ("return 'x' * 10**8", "your function returns"),
        ("return verdict", "It returned a function, verdict"),
    ],
)
def test_a_function_is_asked_where_it_was_made(body, says):
    of = graded(BEGIN, ("01.3", f'def verdict(X):\n    {body}\ncheck("01.3", verdict)'), RIGHT_01_2)
    assert says in of.answers["01.3"].text
    assert passed(of)["01.3"] is says.startswith("Every number")
    if says:
        assert passed(of)["01.2"] is True


def test_a_function_is_judged_as_it_was_when_it_was_handed_in():
    mine = "half = 0.5\ndef verdict(X): return 'good shape' if X > half else 'bad shape' if X < half else 'neither'\n"
    of = graded(BEGIN, ("01.3", mine + 'check("01.3", verdict)\nhalf = 7\ndel verdict'))
    assert passed(of) == {"01.3": True}


@WALLED
def test_nothing_of_the_teachers_is_in_reach(monkeypatch, tmp_path):
    monkeypatch.setenv("TEACHERS_SECRET", "1")
    (tmp_path / "Bo.ipynb").write_text("c")
    look = f"""
import socket, subprocess, pathlib
seen = []
seen += [name for name in os.environ if "SECRET" in name]
seen += [str(path) for path in map(pathlib.Path, ({str(tmp_path)!r}, {str(Path.home() / ".ssh")!r}, {str(Path(__file__).parent)!r})) if path.exists()]
try: socket.create_connection(("1.1.1.1", 53), 1); seen.append("network")
except OSError: pass
try: import lessons_lib.lessons.lesson_01; seen.append("solutions")
except ImportError: pass
try: pathlib.Path(sys.prefix, "here").write_text("x"); seen.append("write")
except OSError: pass
for pid in (name for name in os.listdir("/proc") if name.isdigit()):
    try: seen += ["process"] if "pytest" in pathlib.Path(f"/proc/{{pid}}/cmdline").read_text() else []
    except OSError: pass
try: seen.append("root" if not subprocess.run(["unshare", "-r", "true"]).returncode else "") if subprocess.run(["unshare", "-r", "true"]).returncode == 0 else None
except OSError: pass
check("01.4", " ".join(seen))
"""
    of = graded(BEGIN, ("01.4", look))
    assert of.answers["01.4"].answer == "''"
