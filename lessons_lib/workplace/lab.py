"""Open the lessons in JupyterLab, in the learner's own copy: what `inside-the-model` does, and `make lab`."""

import argparse
import http.client
import json
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

HOST = "127.0.0.1"  # this machine only
COPIES = Path("my-lessons")
PROMPT = "lessons_lib.workplace.prompt.PromptConnection"

# What JupyterLab does unless the learner says otherwise in its settings.
SETTINGS = {
    # No question about news, and no request to another machine.
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    # Light or dark, as the learner's system is.
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    # The whole lesson is on the page: for the browser's search, a screen reader, print.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "defer"},
}
# What of JupyterLab is off: the tab's icon that says "busy" is fetched and flashes at every move of a knob.
DISABLED = ["@jupyterlab/application-extension:faviconbusy"]


def main() -> None:
    """Refresh the copies, start JupyterLab, show it, and wait until it is stopped with Ctrl-C."""
    options = arguments()
    if not is_free(options.port):
        sys.exit(
            f"Port {options.port} is in use, perhaps by another JupyterLab. Another one: {again(options.port + 1)}"
        )
    copy_lessons(options.folder)
    token = secrets.token_hex(24)
    server = start(options.folder, options.port, token)
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


def start(folder: Path, port: int, token: str) -> subprocess.Popen[bytes]:
    """Start JupyterLab on the notebooks in `folder`."""
    private = (folder / ".jupyter").absolute()
    write_settings(private)
    return subprocess.Popen(command(folder, port), env=environment(private, token))


def command(folder: Path, port: int) -> list[str]:
    """Return the command that serves `folder` at `port`, on this machine only and behind a token."""
    options = {
        "ServerApp.ip": HOST,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,  # the port that was asked for, or none
        "ServerApp.root_dir": folder.absolute(),
        "ServerApp.open_browser": False,  # `show` does, when the page is there
        "ServerApp.answer_yes": True,  # Ctrl-C stops it, without a question
        "Application.log_level": "ERROR",
        "ServerApp.kernel_websocket_connection_class": PROMPT,  # for knobs that follow
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",  # it would ask the package registry
        "KernelManager.transport_encryption": "auto",  # else kernels that could encrypt warn that they do not
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "jupyterlab", *arguments, *root_option()]


def root_option() -> list[str]:
    """JupyterLab refuses to run as root, as one is in a container, until it is told to."""
    return ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def environment(private: Path, token: str) -> dict[str, str]:
    """Return the variables that keep this JupyterLab and the learner's other one out of each other's way."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    return inherited | {
        "JUPYTER_TOKEN": token,
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "JUPYTER_DATA_DIR": str(private / "data"),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel `python3` is the one beside this Python
        "IPYTHONDIR": str(private / "ipython"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }


def write_settings(private: Path) -> None:
    """Write SETTINGS and DISABLED to where JupyterLab looks for a site's defaults."""
    folder = private / "config" / "labconfig"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "default_setting_overrides.json").write_text(json.dumps(SETTINGS, indent=1), "utf-8")
    disabled = {"disabledExtensions": dict.fromkeys(DISABLED, True)}
    (folder / "page_config.json").write_text(json.dumps(disabled, indent=1), "utf-8")


def url(folder: Path, port: int, token: str) -> str:
    """Return the address of the first lesson in `folder`, in reading order."""
    lessons = sorted(path.name for path in folder.glob("*.ipynb"))
    page = f"/tree/{lessons[0]}" if lessons else ""
    return f"http://{HOST}:{port}/lab{page}?token={token}"


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
