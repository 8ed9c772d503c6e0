"""Whole hand-ins, as a class hands them in: graded by the command, on this machine and by Dask's workers."""

import csv
import os
import shutil
import signal
import subprocess
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
import psutil
import pytest

from lessons_lib.collecting import command, spread, watch
from lessons_lib.collecting import walls as the_walls
from lessons_lib.collecting.command import main as inside_grade
from lessons_lib.collecting.grade import grade
from lessons_lib.collecting.handins import HandIn, Learner
from lessons_lib.collecting.limits import Limits
from lessons_lib.collecting.walls import walls
from lessons_lib.lessons import EXERCISES, LESSONS
from lessons_lib.workplace.copies import cleared
from tests.lessons import marked
from tests.unit.hostile import BEGIN, RIGHT_01_2, SMALL, WRONG_01_5, notebook, passed
from tools.handout import handed_out

ROOT = Path(__file__).parents[2]
NOTEBOOKS = {path.name[:2]: path for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}


def filled_in(lesson: str, name: str, numbers_of: str | None = None) -> bytes:
    """A lesson as handed out, with a name, and all solutions of that name (or of another's) put in."""
    made = nbformat.reads(handed_out(NOTEBOOKS[lesson]), as_version=4)
    for cell in made.cells:
        if cell.id == "name":
            cell.source = cell.source.replace('""', repr(name))
        if number := cell.metadata.get("exercise"):
            cell.source = solved(number, numbers_of or name)
    return nbformat.writes(made).encode()


def solved(number: str, name: str) -> str:
    solution = EXERCISES[number].of(name).solution
    before, _, call = solution.rpartition(f'check("{number}", ')
    return f'{before}check("{number}", {call.rstrip()[:-1]}, seed=my_name)'


def test_the_limits_of_whole_lessons_are_those_that_the_command_has_without_others(monkeypatch, tmp_path):
    used = []
    monkeypatch.setattr(command, "here", lambda _, limits, **__: used.append(limits) or iter(()))
    (tmp_path / "ada.ipynb").write_bytes(notebook(BEGIN))
    inside_grade([str(tmp_path)])
    assert used == [Limits()]  # with which each lesson runs as a whole, below


@pytest.mark.parametrize("lesson", marked(LESSONS))
def test_each_lesson_as_handed_out_and_solved_has_all_points(lesson):
    of = grade(
        HandIn(Learner("Ada Lovelace"), filled_in(lesson, "Ada"), seed="Ada Lovelace"), Limits(), by_name=True
    )
    assert of.note == ""
    assert passed(of) == {exercise.number: True for exercise in LESSONS[lesson]}


@pytest.mark.parametrize("lesson", ["02"])
def test_a_neighbours_answers_are_wrong_whosever_name_stands_above_them(lesson):
    varied = [exercise.number for exercise in LESSONS[lesson] if exercise.variants]
    copied = grade(
        HandIn(Learner("Bo Ek"), filled_in(lesson, "Bo", "Ada"), seed="Bo Ek"), Limits(), by_name=True
    )
    assert [number for number in varied if passed(copied)[number]] == []
    lent = grade(HandIn(Learner("Bo Ek"), filled_in(lesson, "Ada"), seed="Bo Ek"), Limits(), by_name=True)
    assert [number for number in varied if passed(lent)[number]] == []
    assert "given for the numbers of the name 'Ada'" in lent.answers[varied[0]].text
    assert "accepts it in the file of --names: Bo Ek,Ada" in lent.aside


PEEK = """
import lessons_lib, pathlib
files = [path for path in pathlib.Path(lessons_lib.__file__).parent.rglob("*") if path.is_file()]
told = [path for path in files if b"<summary>Solution of 0" in path.read_bytes() or path.parent.name == "lessons"]
check("01.4", len(files) > 50 and len(told))
"""
GRADE = """
import lessons_lib
from tests.unit.hostile import BEGIN, graded
print(lessons_lib.__file__, graded(BEGIN, ("01.4", PEEK)).answers["01.4"].answer)
"""


@pytest.mark.skipif(not walls()[0], reason="this system makes no walls")
def test_what_a_wheel_installs_holds_no_right_answers_behind_the_walls(tmp_path):
    """The package alone, with the lessons in it, as hatch_build.py lays them."""
    package = tmp_path / "site-packages" / "lessons_lib"
    shutil.copytree(ROOT / "lessons_lib", package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "notebooks").mkdir()
    for path in NOTEBOOKS.values():
        (package / "notebooks" / path.name).write_text(cleared(path.read_text("utf-8")), "utf-8")
    shutil.copytree(ROOT / "tests" / "unit", tmp_path / "tests" / "unit")
    code = f"PEEK = {PEEK!r}\n{GRADE}"
    paths = os.pathsep.join((str(package.parent), str(tmp_path)))
    ran = subprocess.run(
        [os.sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": paths},
        stdout=-1,
        check=True,
        text=True,
    )
    assert ran.stdout.split() == [str(package / "__init__.py"), "0"]


def a_folder(folder: Path) -> None:
    hand_ins = {
        "Ada Lovelace_1_assignsubmission_file_/01.ipynb": notebook(BEGIN, RIGHT_01_2, WRONG_01_5),
        "Bo Ek_2_assignsubmission_file_/01.ipynb": notebook(BEGIN, RIGHT_01_2, "os.abort()"),
        "Cy_3_assignsubmission_file_/01.ipynb": b"no notebook",
        "Di_4_assignsubmission_file_/01.ipynb": notebook(BEGIN, WRONG_01_5),
    }
    for path, content in hand_ins.items():
        (folder / path).parent.mkdir()
        (folder / path).write_bytes(content)


def points(folder: Path) -> dict[str, str]:
    with (folder / "moodle.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["Full name"]: row["Grade"] for row in csv.DictReader(file)}


def test_the_command_grades_a_folder(tmp_path, capsys):
    a_folder(tmp_path)
    inside_grade([str(tmp_path), "--out", str(tmp_path / "out"), "--workers", "2", "--seconds", "60"])
    assert points(tmp_path / "out") == {"Ada Lovelace": "1", "Bo Ek": "1", "Cy": "0", "Di": "0"}
    page = (tmp_path / "out" / "overview.html").read_text("utf-8")
    assert "Python ended in cell 3" in page
    assert "4 learners, 6 exercises each." in capsys.readouterr().out


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    with pytest.raises(SystemExit, match="A folder with notebooks"):
        inside_grade([str(tmp_path)])


def test_a_worker_that_dies_costs_no_hand_in(monkeypatch):
    pids: list[int] = []

    class Watched(ProcessPoolExecutor):
        def submit(self, *args, **named):
            future = super().submit(*args, **named)
            pids.extend(self._processes or ())
            return future

    monkeypatch.setattr(spread, "ProcessPoolExecutor", Watched)
    hand_ins = [HandIn(Learner(f"{n}"), notebook(BEGIN, "time.sleep(2)", RIGHT_01_2)) for n in range(4)]
    threading.Thread(target=lambda: (time.sleep(6), os.kill(pids[0], signal.SIGKILL)), daemon=True).start()
    found = list(spread.here(hand_ins, SMALL, by_name=False, workers=2))
    assert sorted(one.learner.name for one in found) == ["0", "1", "2", "3"]
    assert all(passed(one) == {"01.2": True} for one in found)


@pytest.mark.filterwarnings("ignore")  # Dask's own, and sockets of the worker that is killed
def test_dask_grades_the_same_and_goes_on_when_a_worker_is_killed(tmp_path):
    distributed = pytest.importorskip("dask.distributed")
    a_folder(tmp_path)
    for n in range(4):
        (tmp_path / f"learner{n}.ipynb").write_bytes(notebook(BEGIN, "time.sleep(2)", RIGHT_01_2))
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        workers = client.run(os.getpid)
        doomed = psutil.Process(next(iter(workers.values())))
        begun = threading.Event()

        def kill() -> None:
            begun.set()
            while not any("inside" in " ".join(child.cmdline()) for child in doomed.children(recursive=True)):
                time.sleep(0.1)
            doomed.kill()

        killing = threading.Thread(target=kill, daemon=True)
        killing.start()
        inside_grade(
            [str(tmp_path), "--out", str(tmp_path / "out"), "--scheduler", cluster.scheduler_address]
        )
        killing.join(1)
        assert not doomed.is_running()
    expected = {"Ada Lovelace": "1", "Bo Ek": "1", "Cy": "0", "Di": "0"}
    assert points(tmp_path / "out") == expected | {f"learner{n}": "1" for n in range(4)}


@pytest.fixture
def without_walls(monkeypatch):
    """As on a system that makes no walls, with the same users."""
    way = (False, walls()[1] if reachable() else None)
    for module in (watch, the_walls):
        monkeypatch.setattr(module, "walls", lambda: way)


def reachable() -> bool:
    """Whether another user can start this Python at all."""
    return all(
        path.stat().st_mode & 0o005 == 0o005 for path in Path(os.path.realpath(os.sys.executable)).parents
    )


@pytest.mark.parametrize(
    ("act", "note"),
    [
        ("1", ""),
        ("while True: pass", ""),
        ("os.abort()", "Python ended in cell 3"),
        ("import subprocess; subprocess.Popen(['sleep', '86390.5'], start_new_session=True)", ""),
        (
            'for n in range(60): open(f"big{n}", "wb").write(bytes(10**6))\ntime.sleep(3)',
            "It wrote more than 20 megabytes",
        ),
        ('open("big", "wb").write(bytes(10**8))', ""),
        ("x = bytearray(10**10)", ""),
        ('while True: print("x" * 10**5)', "Cell 3 printed without end"),
    ],
)
@pytest.mark.usefixtures("without_walls")
def test_without_walls_the_limits_hold_all_the_same(act, note):
    of = grade(HandIn(Learner("Ada"), notebook(BEGIN, RIGHT_01_2, act)), SMALL)
    assert "could reach the network" in of.left_open
    assert passed(of) == {"01.2": True}
    assert of.note.startswith(note)
    assert bool(of.note) is bool(note)
    assert not [one for one in psutil.process_iter(["cmdline"]) if "86390.5" in (one.info["cmdline"] or ())]
