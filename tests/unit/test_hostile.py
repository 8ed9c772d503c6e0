"""What a hand-in may do, and what becomes of it: it is judged by its answers, and nothing else comes of it."""

import os
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from lessons_lib.collecting.grade import grade
from lessons_lib.collecting.handins import HandIn, Learner
from lessons_lib.collecting.walls import walls
from tests.unit.hostile import BEGIN, RIGHT_01_2, SMALL, WRONG_01_5, graded, passed

WALLED = pytest.mark.skipif(not walls()[0], reason="this system makes no walls")
MARK = (
    f"86399.{os.getpid()}"  # seconds that a process of ours would sleep, so that it is known among all others
)


def left_behind() -> list[str]:
    found = []
    for process in psutil.process_iter(["cmdline"]):
        line = " ".join(process.info["cmdline"] or ())
        found += [line] if MARK in line else []
    return found


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


def test_noise_on_the_way_out_ends_the_hand_in_and_no_more():
    noise = """
for fd in range(3, 30):
    for whose in (os.getppid(), 1):
        try: os.write(os.open(f"/proc/{whose}/fd/{fd}", os.O_WRONLY), b"[" * 5_000_000 + b"\\n")
        except OSError: pass
"""
    assert passed(graded(BEGIN, RIGHT_01_2, noise))["01.2"] is True


@pytest.mark.parametrize(
    ("act", "says"),
    [
        ("os.abort()", "Python ended in cell 3"),
        ("import ctypes; ctypes.string_at(0)", "Python ended in cell 3"),
        ("os._exit(0)", "Python ended in cell 3"),
        ("exit()", ""),
        ("import sys; sys.exit(1)", ""),
        ("raise BaseException", ""),
        ("1 / 0", ""),
    ],
)
def test_what_was_handed_in_before_a_crash_counts(act, says):
    of = graded(BEGIN, RIGHT_01_2, act, WRONG_01_5)
    assert passed(of)["01.2"] is True
    assert ("01.5" in of.answers) is not says.startswith("Python ended")
    assert of.note.startswith(says)
    assert bool(of.note) is bool(says)


def test_a_cell_that_hangs_is_interrupted_and_the_next_one_runs():
    assert passed(graded(BEGIN, "while True: pass", RIGHT_01_2)) == {"01.2": True}


def test_a_cell_that_will_not_be_interrupted_is_ended_with_all_that_it_started():
    stubborn = f"""
import signal, subprocess
signal.signal(signal.SIGINT, signal.SIG_IGN)
subprocess.Popen(["sleep", "{MARK}"], start_new_session=True)
if os.fork() == 0 and os.fork() == 0:
    os.setsid()
    os.execvp("sleep", ["sleep", "{MARK}"])
while True:
    try: time.sleep(100)
    except BaseException: pass
"""
    limits = replace(SMALL, seconds=9)
    of = graded(BEGIN, RIGHT_01_2, stubborn, limits=limits)
    assert passed(of) == {"01.2": True}
    assert of.note == "It had not ended after 9 seconds and was stopped."
    assert left_behind() == []


def test_a_process_that_should_outlive_the_notebook_does_not():
    stays = f"""
import subprocess
subprocess.Popen(["setsid", "nohup", "sleep", "{MARK}"])
time.sleep(0.5)
"""
    assert passed(graded(BEGIN, stays, RIGHT_01_2)) == {"01.2": True}
    assert left_behind() == []


def test_a_fork_bomb_runs_into_its_limit():
    bomb = f"""
while True:
    try:
        if os.fork() == 0: os.execvp("sleep", ["sleep", "{MARK}"])
    except OSError: time.sleep(0.1)
"""
    limits = replace(SMALL, seconds=10)
    of = graded(BEGIN, RIGHT_01_2, bomb, limits=limits)
    assert passed(of) == {"01.2": True}
    assert left_behind() == []


def test_no_more_processes_are_made_than_allowed():
    count = """
made = 0
try:
    for _ in range(300):
        if os.fork() == 0: time.sleep(20)
        made += 1
except OSError: pass
check("01.4", made)
"""
    of = graded(BEGIN, ("01.4", count), limits=replace(SMALL, memory=20_000))
    if os.geteuid() or walls()[1] is not None:
        assert 0 < int(of.answers["01.4"].answer) < SMALL.processes


@pytest.mark.parametrize(
    "act",
    [
        'open("big", "wb").write(bytes(10**8))',
        'for n in range(200): open(f"big{n}", "wb").write(bytes(10**6))',
        'for n in range(200): open(f"/tmp/big{n}", "wb").write(bytes(10**6))',
    ],
    ids=["one file", "many", "elsewhere"],
)
def test_the_disk_is_not_filled(act):
    of = graded(BEGIN, RIGHT_01_2, act, ("01.4", 'check("01.4", 1)'))
    assert passed(of)["01.2"] is True
    if walls()[0]:  # a write fails, and the notebook goes on
        assert "01.4" in of.answers


def test_memory_is_refused_to_one_process_and_taken_from_many():
    of = graded(BEGIN, "whole = bytearray(10**10)", RIGHT_01_2)
    assert passed(of) == {"01.2": True}
    many = """
for _ in range(6):
    if os.fork() == 0: break
mine = bytearray(b"x") * 200_000_000
time.sleep(20)
"""
    of = graded(BEGIN, RIGHT_01_2, many)
    assert passed(of) == {"01.2": True}
    assert of.note == "It took more than 700 megabytes of memory and was stopped."


@pytest.mark.parametrize(
    "act",
    [
        'while True: print("x" * 10**5)',
        'sys.stdout.write("x" * 10**8)',
        'while True: os.write(1, b"x" * 10**5)',
        'while True: display("x" * 1000)',
    ],
)
def test_printing_without_end_is_interrupted(act):
    of = graded(BEGIN, act, RIGHT_01_2)
    assert passed(of) == {"01.2": True}
    assert of.note in {"Cell 2 printed without end and was interrupted.", ""}


def test_answers_without_end_are_not_all_judged():
    of = graded(BEGIN, RIGHT_01_2, 'while True: check("01.5", "a")')
    assert passed(of)["01.2"] is True
    assert of.note.startswith("It handed in more than")


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
    of = grade(HandIn(Learner("Ada"), content), SMALL)
    assert of.answers == {}
    assert of.note in {
        "This file is no notebook.",
        "What ran it ended by itself before all cells were through.",
    }


@pytest.mark.parametrize(
    "answer",
    [
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
    ],
)
def test_a_strange_answer_is_wrong_and_the_next_is_judged(answer):
    nested = "nested = []\nfor _ in range(10**5): nested = [nested]"
    of = graded(BEGIN, nested, ("01.5", f'check("01.5", {answer})'), RIGHT_01_2)
    assert passed(of).get("01.5", False) is False
    assert passed(of)["01.2"] is True
    assert not Path("/tmp/inside-was-here").exists()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("return 'good shape' if X > 0.5 else 'bad shape' if X < 0.5 else 'neither'", "Every number gets a verdict"),
        ("return 'good shape' if X > 0.5 else 'bad shape'", "your function returns"),
        ("print('x' * 10**6); return 'neither'", "your function returns"),
        ("while True: pass", "was still running after 3 seconds"),
        ("return 1 / 0", "ZeroDivisionError: division by zero"),
        ("raise SystemExit", "SystemExit"),
        ("os._exit(1)", "was still running after 3 seconds"),
        ("os.kill(os.getppid(), 9); return 'neither'", ""),
        ("return 'x' * 10**8", "your function returns"),
        ("return verdict", "It returned a function, verdict"),
    ],
)
def test_a_function_is_asked_where_it_was_made(body, says):
    of = graded(BEGIN, ("01.3", f'def verdict(X): {body}\ncheck("01.3", verdict)'), RIGHT_01_2)
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


def test_who_grades_is_not_stopped_by_a_signal():
    kill = "import signal\nfor who in (os.getppid(), 1, -1):\n    try: os.kill(who, signal.SIGKILL)\n    except OSError: pass"
    if walls()[0]:
        of = graded(BEGIN, RIGHT_01_2, kill)
        assert passed(of) == {"01.2": True}


def test_a_hand_in_takes_no_longer_than_it_may():
    began = time.monotonic()
    graded(BEGIN, "os.kill(1, 19)\nos.kill(os.getppid(), 19)", limits=replace(SMALL, seconds=6))
    assert time.monotonic() - began < 60  # it ends at all
