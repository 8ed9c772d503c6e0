"""This checkout and another one, measured in turns: `python -m tests.benchmarks.beside ../main paint script`.

Each runs the measures of this checkout in processes of its own, its own package on the path; before every single
measure both wait until one has the word, so that a busy moment of the machine hits one as it hits the other, and
the ratio, round by round, tells on a machine on which no time of its own would.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from tests.benchmarks.__main__ import ENVIRONMENT, MEASURES
from tests.benchmarks.timing import TOLD_IN, Times, columns, digits, print_table, ratio

HERE = Path.cwd()
# The package from where this runs, and then the measures from this checkout, whichever the other has.
RUN = "import runpy, sys, lessons_lib; sys.path.insert(0, {!r}); runpy.run_module({!r}, run_name='__main__')"


class Checkout:
    """One of the two, at work on a measure."""

    def __init__(self, folder: Path, measure: str) -> None:
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            [str(HERE / MEASURES[measure]), "-c", RUN.format(str(HERE), f"tests.benchmarks.{measure}")],
            cwd=folder,
            env=ENVIRONMENT | {"PYTHONPATH": str(folder), TOLD_IN: str(writing)},
            pass_fds=[writing],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        os.close(writing)
        self.told: TextIO = os.fdopen(reading, encoding="utf-8")

    def next(self) -> dict[str, Any] | None:
        """What it tells next: that it waits for a turn, what that took, or what a table is called; None at its end."""
        line = self.told.readline()
        return json.loads(line) if line else None

    def may(self) -> None:
        """Give it the word."""
        assert self.process.stdin
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()


def main() -> None:
    other, *measures = sys.argv[1:]
    for measure in measures or MEASURES:
        pair = [Checkout(HERE, measure), Checkout(Path(other).resolve(), measure)]
        for title, here, there in tables(pair):
            rows = [
                [name, *columns(here[name]), *columns(there[name]), digits(ratio(here[name], there[name]))]
                for name in here
            ]
            heads = ("here: median", "p95", "there: median", "p95", "here to there")
            print_table(f"{measure}: {title}", heads, rows)
        if any(each.process.wait() for each in pair):
            sys.exit(f"{measure} failed.")


def tables(pair: list[Checkout]) -> Iterator[tuple[str, dict[str, Times], dict[str, Times]]]:
    """Let two take turns until both are done; after each group of measures give its title and both their times."""
    taken: list[dict[str, Times]] = [{}, {}]
    while any(told := [each.next() for each in pair]):
        if told[0] and "title" in told[0]:
            if taken[0]:
                yield told[0]["title"], *taken
            taken = [{}, {}]
            continue
        for each, times in zip(pair, taken, strict=True):
            each.may()
            took = each.next() or sys.exit("One of the two ended before the other.")
            if took["counts"]:
                times.setdefault(took["name"], []).append(took["milliseconds"])


if __name__ == "__main__":
    main()
