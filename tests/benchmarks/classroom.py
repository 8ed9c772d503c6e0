"""A class on one server: what `make bench-class` measures. Learners log in to a hub, run lesson 02, step and drag."""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.timing import p95
from tests.browser.jupyter import free_port
from tests.hub.drag import Dragging
from tests.hub.hub import Hub, Learner, errors, lesson_cells, running_hub

LESSON = "02_inside_the_model.ipynb"
MIB = 2**20
USER = b"JUPYTERHUB_USER="  # what a hub tells a server, and the server its kernels
HEAD = ("learners", "MiB each", "server", "kernel", "log in to page", "p95", "lesson 02", "drag p50", "p95",
        "drags", "failures", "load")  # fmt: skip
ROW = "{:>8}  {:>8}  {:>6}  {:>6}  {:>14}  {:>7}  {:>9}  {:>8}  {:>7}  {:>5}  {:>8}  {:>5}"


def main() -> None:
    """Let a class grow, and measure it at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[5, 10, 20, 40])
    parser.add_argument("--seconds", type=float, default=30, help="how long each class drags and rests")
    options = parser.parse_args()
    say(f"{os.cpu_count()} cores, which learners, hub and this bench share with whatever else runs (load).")
    say(ROW.format(*HEAD))
    with tempfile.TemporaryDirectory() as folder, running_hub(Path(folder), free_port()) as hub:
        group = Group(hub)
        for size in options.sizes:
            group.grow(size)
            group.drag(options.seconds)
            say(ROW.format(*group.figures()))
        for failure in group.failures[:20]:
            say(failure)


def say(line: str) -> None:
    """Print a line at once: a class of 40 takes its time."""
    print(line, flush=True)  # noqa: T201


@dataclass
class Group:
    """The learners of one class, all with their lesson open."""

    hub: Hub
    at_work: dict[str, Dragging] = field(default_factory=dict)
    opened: list[float] = field(
        default_factory=list
    )  # seconds from the log-in to the page, of those who came last
    ran: list[float] = field(default_factory=list)  # seconds that lesson 02 took them
    failures: list[str] = field(default_factory=list)

    def grow(self, size: int) -> None:
        """Let learners come, all at once, until there are this many."""
        self.opened, self.ran = [], []
        names = [f"learner-{number:02}" for number in range(len(self.at_work), size)]
        with ThreadPoolExecutor(max(1, len(names))) as all_at_once:
            list(all_at_once.map(self._come, names))

    def _come(self, name: str) -> None:
        learner = Learner(self.hub, name)
        began = time.monotonic()
        learner.log_in()
        learner.open()
        self.opened.append(time.monotonic() - began)
        began = time.monotonic()
        kernel = learner.start_kernel()
        for code in lesson_cells(self.hub.home(name) / "my-lessons" / LESSON):
            self.failures += [f"{name}: {each}" for each in errors(kernel.execute(code))]
        self.ran.append(time.monotonic() - began)
        self.at_work[name] = Dragging(kernel)

    def drag(self, seconds: float) -> None:
        """Let all drag and rest in turns, each in a rhythm of their own."""
        until = time.monotonic() + seconds
        for each in self.at_work.values():
            each.seconds.clear()
        with ThreadPoolExecutor(len(self.at_work)) as all_at_once:
            rhythms = [random.Random(name) for name in self.at_work]
            list(all_at_once.map(Dragging.go_on, self.at_work.values(), [until] * len(rhythms), rhythms))

    def figures(self) -> tuple[object, ...]:
        """Return what was measured, as it is printed."""
        memory = memory_of(set(self.at_work))
        drags = [second for each in self.at_work.values() for second in each.seconds]
        failed = self.failures + [failure for each in self.at_work.values() for failure in each.failures]
        self.failures = list(dict.fromkeys(failed))
        server, kernel = (statistics.median(each[part] for each in memory.values()) / MIB for part in (0, 1))
        return (
            len(self.at_work),
            f"{statistics.median(map(sum, memory.values())) / MIB:.0f}",
            f"{server:.0f}",
            f"{kernel:.0f}",
            *(f"{value:.1f} s" for value in (statistics.median(self.opened), p95(self.opened))),
            f"{statistics.median(self.ran):.1f} s",
            *(f"{1000 * value:.0f} ms" for value in (statistics.median(drags), p95(drags))),
            len(drags),
            len(self.failures),
            f"{os.getloadavg()[0]:.1f}",
        )


def memory_of(names: set[str]) -> dict[str, tuple[int, int]]:
    """Return the memory of each learner's server and kernels in bytes: what they share with others counts in parts (PSS)."""
    found = dict.fromkeys(names, (0, 0))
    for process in Path("/proc").glob("[0-9]*"):
        try:
            variables = (process / "environ").read_bytes().split(b"\0")
            whose = (each for each in variables if each.startswith(USER))
            name = next(whose, b"").removeprefix(USER).decode()
            if name in names:
                server, kernel = found[name]
                is_kernel = b"ipykernel" in (process / "cmdline").read_bytes()
                size = _pss(process)
                found[name] = (server, kernel + size) if is_kernel else (server + size, kernel)
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue  # it has ended meanwhile, or is somebody else's
    return found


def _pss(process: Path) -> int:
    line = next(
        each for each in (process / "smaps_rollup").read_text().splitlines() if each.startswith("Pss:")
    )
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
