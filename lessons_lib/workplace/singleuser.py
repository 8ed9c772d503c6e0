"""What a JupyterHub starts for each learner: the copies in their home brought up to date, and JupyterLab on them."""

import os
import subprocess
import sys
from pathlib import Path

from lessons_lib.workplace import lab, settings


def main() -> None:
    """Become the hub's own single-user server, with the settings that `inside-the-model` has."""
    folder = Path.home() / lab.COPIES
    lab.copy_lessons(folder)
    variables = settings.environment(settings.prepared(folder))
    done = [*command(folder), *sys.argv[1:]]  # what the hub asks for comes last, and holds
    if os.name == "nt":  # no process can become another there
        sys.exit(subprocess.run(done, env=variables, check=False).returncode)
    os.execve(done[0], done, variables)  # noqa: S606 (no shell is meant)


def command(folder: Path) -> list[str]:
    """Return the command that serves `folder` behind a hub."""
    opened = {"ServerApp.default_url": f"/lab/tree/{lab.first_lesson(folder)}"}
    return [
        sys.executable,
        "-m",
        "jupyterhub.singleuser",
        *settings.anywhere(folder),
        *settings.arguments_of(opened),
    ]


if __name__ == "__main__":
    main()
