"""What one hand-in may take: seconds, memory, processes, room on the disk, and how much it may print."""

from __future__ import annotations

import contextlib
import os
import resource
from dataclasses import asdict, dataclass

import psutil

__all__ = ["Limits"]

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What one hand-in may take; as it stands, several times what the longest of our lessons takes.

    Attributes:
        seconds: until all of it is ended.
        cell_seconds: until one cell is interrupted, as by the button in JupyterLab.
        memory: megabytes of all its processes together; each alone may also reserve twice as much.
        processes: processes and threads.
        disk: megabytes of all its files together; one alone may have half of them.
        printed: characters of one cell's output.
    """

    seconds: float = 600
    cell_seconds: int = 120
    memory: int = 4_000
    processes: int = 100
    disk: int = 100
    printed: int = 10_000_000

    def set(self) -> None:
        """Limit the process that this runs in, and all that come from it; what the system refuses stays as it is."""
        for what, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_CPU, int(self.seconds) + 1),
            (resource.RLIMIT_FSIZE, self.disk * MEGABYTE // 2),
            (resource.RLIMIT_NOFILE, 1024),
            (resource.RLIMIT_NPROC, self.processes + _running()),
            (resource.RLIMIT_AS, (2 * self.memory + 1_000) * MEGABYTE),
        ):
            with contextlib.suppress(ValueError, OSError):
                hard = resource.getrlimit(what)[1]
                resource.setrlimit(
                    what,
                    (most, most) if hard in (-1, resource.RLIM_INFINITY) or most <= hard else (hard, hard),
                )

    def as_data(self) -> dict[str, float]:
        """The same as plain data."""
        return asdict(self)


def _running() -> int:
    """How many threads this user has already: the system counts all of them."""
    count = 0
    for process in psutil.process_iter(["uids", "num_threads"]):
        uids = process.info["uids"]
        count += process.info["num_threads"] or 0 if uids and uids.real == os.getuid() else 0
    return count
