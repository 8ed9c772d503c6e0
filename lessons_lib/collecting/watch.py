"""From outside: talk with what runs behind the walls, watch what it takes, and end all of it."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

from lessons_lib.collecting.limits import MEGABYTE, Limits
from lessons_lib.collecting.walls import Place, walls

__all__ = ["EndedError", "Watched", "watched"]

LONGEST = 4 * MEGABYTE  # of one line that is listened to
MOST_LINES = 20_000  # of one hand-in
EVERY = 0.2  # seconds between two looks at memory and disk
LEAVING = 2.0  # seconds
SLICE = 0.1  # seconds that one waits without looking up


class EndedError(Exception):
    """Nothing more comes: it has ended, was ended, or does not keep to the form."""


class Watched:
    """A process behind the walls: lines of JSON go in and come out, until its limits are reached."""

    def __init__(self, place: Place, limits: Limits) -> None:
        self._place, self._limits = place, limits
        self._process = place.start(["-m", "lessons_lib.collecting.inside"], limits.disk)
        self._until = time.monotonic() + limits.seconds
        self._heard, self._lines = b"", 0
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._out, selectors.EVENT_READ)
        self.over = ""  # which limit was reached
        self._known: set[psutil.Process] = set()  # also those whose parents are gone by now
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    @property
    def _out(self) -> int:
        assert self._process.stdout is not None  # noqa: S101 (it was opened as a pipe)
        return self._process.stdout.fileno()

    def say(self, **message: Any) -> None:
        """Send a line in."""
        assert self._process.stdin is not None  # noqa: S101
        try:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise EndedError from None

    def hear(self) -> dict[str, Any]:
        """The next line; a made-up one may say anything, but it is a dict.

        Raises:
            EndedError: there is none.
        """
        while b"\n" not in self._heard:
            if self._selector.select(
                SLICE
            ):  # in slices, so that an exception from another thread comes through
                more = os.read(self._out, 1 << 16)
                self._heard += more
                if not more or len(self._heard) > LONGEST:
                    raise EndedError
            if time.monotonic() > self._until:
                self.over = self.over or "seconds"
                raise EndedError
        self._all()  # what it began since the last look may lose its parent before the next
        line, _, self._heard = self._heard.partition(b"\n")
        self._lines += 1
        with contextlib.suppress(ValueError, RecursionError):
            message = json.loads(line)
            if isinstance(message, dict) and self._lines < MOST_LINES:
                return message
        raise EndedError

    def _watch(self) -> None:
        while self._process.poll() is None:
            self.over = self.over or self._reached()
            if self.over:
                self.end()
                return
            time.sleep(EVERY)

    def _reached(self) -> str:
        if time.monotonic() > self._until:
            return "seconds"
        taken = sum(_resident(process) for process in self._all())
        if taken > self._limits.memory * MEGABYTE:
            return "memory"
        # Behind walls the files lie in a memory of so many megabytes, and a write beyond them fails.
        disk = 0 if self._place.walled else _size_of_all(self._place.folder)
        return "disk" if disk > self._limits.disk * MEGABYTE else ""

    def _all(self) -> set[psutil.Process]:
        with contextlib.suppress(psutil.Error):
            whole = psutil.Process(self._process.pid)
            # A set of its own each time: two threads look.
            self._known = self._known | {whole, *whole.children(recursive=True)}
        return self._known

    def leave(self) -> None:
        """Let it end by itself, as long as that takes no time."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(LEAVING)

    def end(self) -> None:
        """End it and all that came from it; stopped first, so that nothing new comes in between."""
        for how in (signal.SIGSTOP, signal.SIGKILL, signal.SIGKILL):
            for process in [*self._all(), *_of_user(self._place.user)]:
                with contextlib.suppress(psutil.Error):
                    process.send_signal(how)
        self._process.wait()

    def close(self) -> None:
        """End it and let go of the pipes."""
        self.end()
        self._watching.join()
        self._selector.close()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]


@contextlib.contextmanager
def watched(limits: Limits) -> Iterator[Watched]:
    """Begin to run behind walls, in a folder that is gone afterwards, as is all that ran there."""
    with tempfile.TemporaryDirectory(prefix="inside-", ignore_cleanup_errors=True) as folder:
        running = Watched(Place(Path(folder), *walls()), limits)
        try:
            yield running
        finally:
            running.close()


def _of_user(user: int | None) -> list[psutil.Process]:
    """All processes of a user that owns nothing else: also those whose parents are gone."""
    if user is None:
        return []
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            found += [process] if process.uids().real == user else []
    return found


def _resident(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0


def _size_of_all(folder: Path) -> int:
    size = 0
    with contextlib.suppress(OSError):  # files may vanish while they are looked at
        for path in folder.rglob("*"):
            size += path.lstat().st_size
    return size
