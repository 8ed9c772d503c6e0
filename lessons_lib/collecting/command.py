"""``inside-grade FOLDER``: grade what a class handed in, and write a table for Moodle, one for Canvas, and a page."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from tqdm.auto import tqdm

from lessons_lib.collecting import tables
from lessons_lib.collecting.gathered import Gathered, gathered
from lessons_lib.collecting.grade import Graded
from lessons_lib.collecting.handins import HandIn, collected, names_from
from lessons_lib.collecting.limits import Limits
from lessons_lib.collecting.overview import overview
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
    hand_ins = _hand_ins(options.folder, options.names)
    limits = Limits(**{name: getattr(options, name) for name in LIMITS})
    results = list(tqdm(_graded(hand_ins, limits, options), total=len(hand_ins), unit="hand-in"))
    of = gathered(results, options.lessons)
    _write(of, options.out or options.folder)
    print(f"{counted(len(of.rows), 'learner')}, {counted(len(of.exercises), 'exercise')} each.")  # noqa: T201
    if of.left_open:
        print(of.left_open)  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="inside-grade", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="with the notebooks, as Moodle or Canvas packs them, or one a learner"
    )
    parser.add_argument("--out", type=Path, help="the folder to write to; without it, the same")
    parser.add_argument("--lessons", type=_lessons, default=(), help="whose exercises count, as in 02,03")
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


def _hand_ins(folder: Path, names: Path | None) -> list[HandIn]:
    found = list(collected(folder, names_from(names) if names else None)) if folder.is_dir() else []
    if not found:
        sys.exit(f"A folder with notebooks (.ipynb) is asked, and there is none in {folder}.")
    return found


def _graded(hand_ins: Sequence[HandIn], limits: Limits, options: argparse.Namespace) -> Iterator[Graded]:
    if options.scheduler:
        return on_scheduler(options.scheduler, hand_ins, limits, by_name=options.by_name)
    return here(hand_ins, limits, by_name=options.by_name, workers=options.workers)


def _write(of: Gathered, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tables.write(folder / "moodle.csv", tables.moodle(of))
    tables.write(folder / "canvas.csv", tables.canvas(of))
    (folder / "overview.html").write_text(overview(of), "utf-8")
    for name in ("moodle.csv", "canvas.csv", "overview.html"):
        print(folder / name)  # noqa: T201


if __name__ == "__main__":
    main()
