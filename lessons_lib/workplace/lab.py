"""Open the lessons in JupyterLab, in the learner's own copy: what `inside-the-model` does, and `make lab`."""

import argparse
import http.client
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

from lessons_lib.workplace import copies
from lessons_lib.workplace.settings import DOOR, HOST, command, environment, prepared

COPIES = Path("my-lessons")
CLASS_PORT = 8889


def main() -> None:
    """Refresh the copies, start JupyterLab, show it, and wait until it is stopped with Ctrl-C."""
    options = arguments()
    if not is_free(options.port):
        sys.exit(
            f"Port {options.port} is in use, perhaps by another JupyterLab. Another one: {again(options.port + 1)}"
        )
    if options.class_port and not is_free(options.class_port):
        sys.exit(f"Port {options.class_port}, for the class, is in use. Name another one: --class PORT")
    copy_lessons(options.folder)
    token = secrets.token_hex(24)
    server = start(options.folder, options.port, token, options.class_port)
    try:
        wait_until_ready(server, options.port)
        show(url(options.folder, options.port, token), browser=options.browser)
        server.wait()
    except KeyboardInterrupt:  # the server was told too: let it end its kernels
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        server.wait()


def arguments() -> argparse.Namespace:
    """Return what is asked for on the command line."""
    parser = argparse.ArgumentParser(description="Open the lessons in JupyterLab, in a copy of your own.")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=COPIES, help="where your copies lie (my-lessons)"
    )
    parser.add_argument("--port", type=int, default=8888, help="where JupyterLab answers (8888)")
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help="only say the address, and open nothing"
    )
    parser.add_argument(
        "--class",
        dest="class_port",
        nargs="?",
        type=int,
        const=CLASS_PORT,
        metavar="PORT",
        help=f"let learners on the same network guess in `predict_together`, at this port ({CLASS_PORT})",
    )
    return parser.parse_args()


def again(port: int) -> str:
    """Return the line that starts this at another port, as it was started now."""
    return f"make lab PORT={port}" if "MAKELEVEL" in os.environ else f"inside-the-model --port {port}"


def copy_lessons(folder: Path) -> None:
    """Bring the copies in `folder` up to date, and say where they are and which were left as they are."""
    try:
        kept = copies.refresh(copies.LESSONS, folder)
    except OSError as error:
        sys.exit(
            f"The lessons cannot be copied to {folder.absolute()}: {error.strerror}. "
            "Go to a folder of your own, or name one: inside-the-model FOLDER"
        )
    print(f"Your copies of the lessons are in {folder.absolute()}.")
    for line in kept:
        print(line)


def start(folder: Path, port: int, token: str, class_port: int | None = None) -> subprocess.Popen[bytes]:
    """Start JupyterLab on the notebooks in `folder`; the network reaches at most the pages of a class."""
    door = {DOOR: str(class_port)} if class_port else {}
    return subprocess.Popen(command(folder, port), env=environment(prepared(folder), token) | door)


def url(folder: Path, port: int, token: str) -> str:
    """Return the address of the first lesson in `folder`."""
    lesson = first_lesson(folder)
    page = f"/tree/{lesson}" if lesson else ""
    return f"http://{HOST}:{port}/lab{page}?token={token}"


def first_lesson(folder: Path) -> str:
    """Return the first lesson in `folder`, in reading order; nothing if there is none."""
    return min((path.name for path in folder.glob("*.ipynb")), default="")


def is_free(port: int) -> bool:
    """Say whether nothing listens at `port`."""
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) != 0


def wait_until_ready(server: subprocess.Popen[bytes], port: int, seconds: float = 60) -> None:
    """Return when JupyterLab answers; end when it stops or stays silent."""
    give_up = time.monotonic() + seconds
    while not answers(port):
        if server.poll() is not None:
            sys.exit("JupyterLab stopped before it was ready; the lines above say why.")
        if time.monotonic() > give_up:
            server.terminate()
            sys.exit(f"JupyterLab did not answer at port {port} within {seconds:.0f} seconds.")
        time.sleep(0.1)


def answers(port: int) -> bool:
    """Say whether a Jupyter server answers at `port`."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)  # knows no proxy
    try:
        connection.request("GET", "/api")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def show(address: str, *, browser: bool = True) -> None:
    """Open `address` in a browser where there is one, and say it in any case."""
    opened = browser and has_screen() and webbrowser.open(address)
    print("The lessons are open in your browser:" if opened else "Open this address in your browser:")
    print(f"\n    {address}\n\nStop with Ctrl-C.", flush=True)


def has_screen() -> bool:
    """Say whether a window can open; without one, `webbrowser` might start a text browser in the terminal."""
    if sys.platform in ("darwin", "win32") or shutil.which("wslview"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    main()
