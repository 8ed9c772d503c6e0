"""What a JupyterHub starts for each learner: the copies in their home brought up to date, and JupyterLab on them."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from lessons_lib.workplace import lab, settings

WINDOWS = os.name == "nt"


def main() -> None:
    """Become the hub's own single-user server, with the settings that `inside-the-model` has."""
    folder = Path.home() / lab.COPIES
    lab.copy_lessons(folder)
    variables = settings.environment(settings.prepared(folder))
    variables["JUPYTER_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="jupyter-")  # short: sockets lie in it
    done = [*command(folder), *sys.argv[1:]]  # what the hub asks for comes last, and holds
    if WINDOWS:  # no process can become another there
        sys.exit(subprocess.run(done, env=variables, check=False).returncode)
    os.execve(done[0], done, variables)  # noqa: S606 (no shell is meant)


def command(folder: Path) -> list[str]:
    """Return the command that serves `folder` behind a hub."""
    options = {"ServerApp.default_url": f"/lab/tree/{lab.first_lesson(folder)}"}
    if not WINDOWS:
        # Of forty servers on one machine now and then two choose one port for their kernels; sockets have names.
        options["KernelManager.transport"] = "ipc"
    server = [sys.executable, "-m", "jupyterhub.singleuser"]
    return [*server, *settings.anywhere(folder), *settings.arguments_of(options)]


if __name__ == "__main__":
    main()
