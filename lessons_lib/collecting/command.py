"""``inside-grade FOLDER``: grade what a class handed in, and write a table for Moodle, one for Canvas, and a page."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path

from tqdm.auto import tqdm

from lessons_lib.collecting import tables
from lessons_lib.collecting.gathered import Gathered, gathered
from lessons_lib.collecting.grade import Graded
from lessons_lib.collecting.handins import HandIn, collected
from lessons_lib.collecting.limits import Limits
from lessons_lib.collecting.names import names_from
from lessons_lib.collecting.overview import overview
from lessons_lib.collecting.own import OwnLesson, own_lesson
from lessons_lib.collecting.spread import here, on_scheduler
from lessons_lib.lessons import LESSONS
from lessons_lib.numbers.notation import counted

__all__ = ["main"]

LIMITS = {
    "seconds": "one hand-in may run",
    "cell_seconds": "… one cell of it, before it is interrupted",
    "memory": "megabytes, all its processes together",
    "processes": "… how many there may be",
    "disk": "megabytes that it may write",
    "printed": "characters that one cell may print",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Grade a folder."""
    options = _parser().parse_args(arguments)
    began = datetime.now().astimezone()
    hand_ins = _hand_ins(options.folder, options.names)
    limits = Limits(**{name: getattr(options, name) for name in LIMITS})
    results = list(tqdm(_graded(hand_ins, limits, options), total=len(hand_ins), unit="hand-in"))
    of = gathered(results, options.lessons, own=options.lesson, out_of=options.out_of)
    _write(of, options, began)
    for line in _told(of):
        print(line)  # noqa: T201


def _told(of: Gathered) -> Iterator[str]:
    """What a teacher has to know who imports the tables without looking at the page."""
    yield f"{counted(len(of.rows), 'learner')}, {counted(len(of.exercises), 'exercise')} each."
    yield f"Grades are out of {of.best:g}: the assignment's maximum grade has to be the same (--out-of)."
    if numberless := [row for row in of.rows if not row.learner.id]:
        who = counted(len(numberless), "learner")
        yield f"The names of the files of {who} hold no number: Moodle skips these rows, Canvas goes by the name."
    if noted := [row for row in of.rows if row.notes or row.asides]:
        yield f"{counted(len(noted), 'learner')} to look at yourself, with a note on the page."
    if of.left_open:
        yield of.left_open


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="inside-grade", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="with the notebooks, as Moodle or Canvas packs them, or one a learner"
    )
    parser.add_argument("--out", type=Path, help="the folder to write to; without it, the same")
    parser.add_argument("--lessons", type=_lessons, default=(), help="whose exercises count, as in 02,03")
    parser.add_argument("--lesson", type=_own, help="your own lesson (.ipynb, .py), with the exercises in it")
    parser.add_argument("--out-of", type=float, help="the grade of a hand-in without a mistake, as in 100")
    parser.add_argument("--assignment", default="", help="what the assignment is called in Canvas")
    parser.add_argument(
        "--by-name", action="store_true", help="answers count for the numbers of one's own name only"
    )
    parser.add_argument("--names", type=Path, help="a CSV file: name in the folder, name for the numbers")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="how many at once, on this machine"
    )
    parser.add_argument(
        "--scheduler", help="the address of a Dask scheduler, whose machines are used instead"
    )
    for field in fields(Limits):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}",
            type=type(field.default),
            default=field.default,
            help=LIMITS[field.name],
        )
    return parser


def _lessons(text: str) -> tuple[str, ...]:
    lessons = tuple(each.strip() for each in text.split(","))
    if unknown := [each for each in lessons if each not in LESSONS]:
        raise argparse.ArgumentTypeError(
            f"There is no lesson {unknown[0]!r}. There are {', '.join(LESSONS)}."
        )
    return lessons


def _own(path: str) -> OwnLesson:
    try:
        return own_lesson(Path(path))
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _hand_ins(folder: Path, names: Path | None) -> list[HandIn]:
    found = list(collected(folder, names_from(names) if names else None)) if folder.is_dir() else []
    if not found:
        sys.exit(f"A folder with notebooks (.ipynb) is asked, and there is none in {folder}.")
    return found


def _graded(hand_ins: Sequence[HandIn], limits: Limits, options: argparse.Namespace) -> Iterator[Graded]:
    by_name, own = options.by_name, options.lesson
    if options.scheduler:
        return on_scheduler(options.scheduler, hand_ins, limits, by_name=by_name, own=own)
    return here(hand_ins, limits, by_name=by_name, own=own, workers=options.workers)


def _write(of: Gathered, options: argparse.Namespace, began: datetime) -> None:
    folder = options.out or options.folder
    folder.mkdir(parents=True, exist_ok=True)
    tables.write(folder / "moodle.csv", tables.moodle(of, began))
    tables.write(folder / "canvas.csv", tables.canvas(of, options.assignment))
    (folder / "overview.html").write_text(overview(of), "utf-8")
    for name in ("moodle.csv", "canvas.csv", "overview.html"):
        print(folder / name)  # noqa: T201


if __name__ == "__main__":
    main()
