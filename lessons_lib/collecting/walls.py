"""Where a notebook runs: between walls that hide the network, other processes and the teacher's files.

The walls are Linux's namespaces, made by `unshare` for any user. Where the system refuses them, a hand-in runs in a
folder of its own, under limits alone, and the report says what that leaves open.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import lessons_lib

__all__ = ["Place", "left_open", "walls"]

PACKAGE = Path(lessons_lib.__file__).parent
SCRIPT = Path(__file__).with_name("walls.sh")
APART = ("--net", "--pid", "--ipc", "--uts", "--mount", "--fork", "--kill-child")
MAPPED = ("--user", "--map-root-user")  # who is not root is, in there, for as long as it takes to build
# Users that own nothing: root would be exempt from most limits, and two hand-ins would share one user's.
NOBODIES = range(62_000, 64_000)
SYSTEM = ("/usr", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/alternatives", "/etc/localtime")
# The right answers, and the lessons with their solutions as a wheel carries them; the learners have them at home, and
# still they are not laid beside the exam.
HIDDEN = (PACKAGE / "lessons", PACKAGE / "notebooks")
OPEN = (
    "This system makes no walls (user namespaces). The notebooks ran under limits, but could reach the network, the "
    "right answers, and what this user may read and write: use a machine or a user that holds nothing else."
)
ROOT = "They ran as root, for whom the system does not limit the number of processes."


@dataclass(frozen=True)
class Place:
    """A folder for one hand-in, and the command that runs Python there.

    Attributes:
        folder: on this machine; behind walls it is an empty place to build on.
        walled: whether there are walls.
        user: a user that owns nothing, where root grades and can become that user; None for who grades.
    """

    folder: Path
    walled: bool
    user: int | None

    @property
    def home(self) -> str:
        """The learner's home, as the learner sees it."""
        return "/home/learner" if self.walled else str(self.folder)

    def start(self, arguments: Sequence[str], disk: int) -> subprocess.Popen[bytes]:
        """Start Python here, in a session of its own, with none of the teacher's variables."""
        user = None if self.walled else self.user  # behind walls, one becomes that user when they stand
        if user is not None:
            os.chown(self.folder, user, user)
        return subprocess.Popen(  # noqa: S603 (the command is put together here)
            self.command(arguments, disk),
            cwd="/" if self.walled else self.folder,
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            user=user,
            group=user,
            extra_groups=None if user is None else (),
        )

    def command(self, arguments: Sequence[str], disk: int) -> list[str]:
        """What is run."""
        python = [sys.executable, *arguments]
        if not self.walled:
            return python
        seen = [path for path in (*SYSTEM, *_of_python()) if Path(path).exists()]
        inside = ["env", "--chdir=/home/learner", *python]
        sizes = [str(self.folder), str(disk), str(self.user or 0)]
        build = ["sh", str(SCRIPT), *sizes, *seen, "--", *map(str, HIDDEN), "--", *inside]
        return ["unshare", *(() if self.user else MAPPED), *APART, *build]

    def environment(self) -> dict[str, str]:
        """The variables that a notebook gets."""
        return {
            "HOME": self.home,
            "TMPDIR": "/tmp" if self.walled else self.home,  # noqa: S108 (of that small world)
            "PATH": os.pathsep.join(
                [str(Path(sys.executable).parent), "/usr/bin", "/bin", "/usr/sbin", "/sbin"]
            ),
            "PYTHONPATH": str(PACKAGE.parent),
            "LANG": "C.UTF-8",
            "JUPYTER_PREFER_ENV_PATH": "1",
            "INSIDE_GRADE": f"{self.home}/answers",
            "MPLCONFIGDIR": f"{self.home}/.matplotlib",
            "OPENBLAS_NUM_THREADS": "1",
            "TQDM_DISABLE": "1",
        }


def _of_python() -> list[str]:
    """The folders that Python and the package need, outer ones first."""
    folders = {sys.prefix, sys.base_prefix, str(PACKAGE), str(Path(sys.executable).resolve().parent)}
    return sorted(folder for folder in folders if not folder.startswith("/usr/") and folder != "/usr")


def left_open() -> str:
    """What a hand-in can do here that it should not; nothing behind walls."""
    walled, user = walls()
    of_root = ROOT if user is None and os.geteuid() == 0 else ""
    return " ".join(filter(None, ("" if walled else OPEN, of_root)))


@functools.cache
def walls() -> tuple[bool, int | None]:
    """Whether this system makes walls, and as whom a notebook can run: tried once."""
    nobody = NOBODIES[os.getpid() % len(NOBODIES)]
    users = [nobody, None] if os.geteuid() == 0 else [None]
    tries = [(walled, user) for walled in (True, False) for user in users]
    return next((way for way in tries if _works(*way)), (False, None))


def _works(walled: bool, user: int | None) -> bool:
    if walled and not shutil.which("unshare"):
        return False
    with tempfile.TemporaryDirectory(prefix="inside-") as folder:
        place = Place(Path(folder), walled, user)
        try:
            process = place.start(["-c", "import lessons_lib, nbclient, ipykernel"], 50)
            return process.communicate(timeout=60) is not None and process.returncode == 0
        except (OSError, subprocess.SubprocessError):
            return False
