"""What a hand-in may do that takes its time: hang, fork, fill and print without end; all of it is ended."""

import os
from dataclasses import replace

import psutil
import pytest

from lessons_lib.collecting.walls import walls
from tests.unit.hostile import BEGIN, RIGHT_01_2, SMALL, graded, passed

MARK = f"86399.{os.getpid()}"  # seconds that a process of ours would sleep, to be known among all others


def left_behind() -> list[str]:
    found = []
    for process in psutil.process_iter(["cmdline"]):
        line = " ".join(process.info["cmdline"] or ())
        found += [line] if MARK in line else []
    return found


def test_noise_on_the_way_out_ends_the_hand_in_and_no_more():
    noise = """
for fd in range(3, 30):
    for whose in (os.getppid(), 1):
        try: os.write(os.open(f"/proc/{whose}/fd/{fd}", os.O_WRONLY), b"[" * 5_000_000 + b"\\n")
        except OSError: pass
"""
    assert passed(graded(BEGIN, RIGHT_01_2, noise))["01.2"] is True


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
    limits = replace(SMALL, seconds=20)
    of = graded(BEGIN, RIGHT_01_2, stubborn, limits=limits)
    assert passed(of) == {"01.2": True}
    assert of.note == "It had not ended after 20 seconds and was stopped."
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
    limits = replace(SMALL, seconds=20)
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


def test_who_grades_is_not_stopped_by_a_signal():
    kill = "import signal\nfor who in (os.getppid(), 1, -1):\n    try: os.kill(who, signal.SIGKILL)\n    except OSError: pass"
    if walls()[0]:
        of = graded(BEGIN, RIGHT_01_2, kill)
        assert passed(of) == {"01.2": True}


def test_one_that_stops_who_runs_it_is_ended_all_the_same():
    stop = "import signal\nfor who in (os.getppid(), 1):\n    os.kill(who, signal.SIGSTOP)"
    assert passed(graded(BEGIN, RIGHT_01_2, stop, limits=replace(SMALL, seconds=20))) == {"01.2": True}
