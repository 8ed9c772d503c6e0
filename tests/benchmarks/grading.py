"""How long a class's hand-ins take to grade: ``python -m tests.benchmarks.grading 300``. The class is made up."""

import argparse
import os
import random
import resource
import tempfile
import time
from pathlib import Path

import nbformat

from lessons_lib.collecting.command import main as inside_grade
from lessons_lib.judge.exercise import Exercise
from lessons_lib.lessons import EXERCISES
from tests.benchmarks.timing import print_table

LESSON = Path("notebooks/02_inside_the_model.ipynb")
TROUBLE = ("while True: pass", "import os; os._exit(1)", "1 / 0", 'while True: print("x" * 1000)')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=300)
    parser.add_argument("options", nargs=argparse.REMAINDER, help="of inside-grade")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.count):
            (Path(folder) / f"learner {number:03}.ipynb").write_text(hand_in(random.Random(number)), "utf-8")
        began, worked = time.perf_counter(), work()
        inside_grade([folder, *options.options])
        seconds, worked = time.perf_counter() - began, work() - worked
    each = [f"{seconds:.0f}", f"{seconds / options.count:.2f}", f"{worked / options.count:.2f}"]
    print_table(
        f"Grading, in s; {os.cpu_count()} cores, load at the end {os.getloadavg()[0]:.1f}",
        ("all", "each", "work of a core"),
        [[f"{options.count} hand-ins of lesson 02", *each]],
    )


def work() -> float:
    """Seconds that a core has worked for this process and all that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def hand_in(chance: random.Random) -> str:
    """A notebook in which most answers are right; one in thirty holds a cell that means trouble."""
    notebook = nbformat.read(LESSON, as_version=4)
    for cell in notebook.cells:
        if cell.id.startswith("exercise-"):
            cell.source = answered(EXERCISES[cell.id.removeprefix("exercise-").replace("-", ".")], chance)
    if chance.random() < 1 / 30:
        at = chance.randrange(len(notebook.cells))
        notebook.cells.insert(at, nbformat.v4.new_code_cell(chance.choice(TROUBLE)))
    return str(nbformat.writes(notebook))


def answered(exercise: Exercise, chance: random.Random) -> str:
    if chance.random() < 0.65:
        return exercise.solution
    wrong = [
        mistake.wrong for mistake in exercise.mistakes if not mistake.part and not callable(mistake.wrong)
    ]
    slips = [slip.values for slip in exercise.slips[:40]]
    return f'check("{exercise.number}", {chance.choice([*wrong, *slips, (..., ...)])!r})'.replace(
        "Ellipsis", "..."
    )


if __name__ == "__main__":
    main()
