"""What a Jupyter server is told when it is started, on one's own machine or behind a hub."""

import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lessons_lib.workplace.copies import PRIVATE

HOST = "127.0.0.1"  # this machine only
PROMPT = "lessons_lib.workplace.prompt.PromptConnection"
TOGETHER = "lessons_lib.together.extension"
DOOR = "INSIDE_CLASS_PORT"  # where learners on the same network come to it

# What JupyterLab does unless the learner says otherwise in its settings.
SETTINGS = {
    # No question about news, and no request to another machine.
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    # Light or dark, as the learner's system is.
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
}
# The whole lesson is on the page: for the browser's search, a screen reader, print. Before WHOLE_SINCE, JupyterLab took
# a cell out of sight off it. Since then it stays and is only not laid out, so that a notebook of twenty pages is as
# fast as what is in sight of it.
WHOLE_SINCE = (4, 5)
WHOLE = {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "defer"}}
# What of JupyterLab is off: the tab's icon that says "busy" is fetched and flashes at every move of a knob.
DISABLED = ["@jupyterlab/application-extension:faviconbusy"]


def prepared(folder: Path) -> Path:
    """Write the settings for JupyterLab on `folder`, and return the folder within where it keeps its own."""
    private = (folder / PRIVATE).absolute()
    write_settings(private)
    return private


def command(folder: Path, port: int) -> list[str]:
    """Return the command that serves `folder` at `port`, on this machine only and behind a token."""
    options = {
        "ServerApp.ip": HOST,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,  # the port that was asked for, or none
        "ServerApp.open_browser": False,  # `show` does, when the page is there
        "ServerApp.answer_yes": True,  # Ctrl-C stops it, without a question
        "Application.log_level": "ERROR",
    }
    return [sys.executable, "-m", "jupyterlab", *arguments_of(options), *anywhere(folder)]


def anywhere(folder: Path) -> list[str]:
    """Return the arguments that a server of `folder` takes wherever it runs: on this machine, or on a hub."""
    options = {
        "ServerApp.root_dir": folder.absolute(),
        "ServerApp.kernel_websocket_connection_class": PROMPT,  # for knobs that follow
        "ServerApp.jpserver_extensions": f"{TOGETHER}=True",  # where a class predicts together
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",  # it would ask the package registry
        "KernelManager.transport_encryption": "auto",  # else kernels that could encrypt warn that they do not
    }
    return [*arguments_of(options), *root_option()]


def arguments_of(options: dict[str, Any]) -> list[str]:
    """Return options as a command line has them."""
    return [f"--{name}={value}" for name, value in options.items()]


def root_option() -> list[str]:
    """JupyterLab refuses to run as root, as one is in a container, until it is told to."""
    return ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def environment(private: Path, token: str = "") -> dict[str, str]:
    """Return the variables that keep this JupyterLab and the learner's other one out of each other's way.

    Without a token it is a hub that lets in, and its own variables are kept.
    """
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("JUPYTER") or (name.startswith("JUPYTERHUB") and not token)
    }
    own = {
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "JUPYTER_DATA_DIR": str(private / "data"),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel `python3` is the one beside this Python
        "IPYTHONDIR": str(private / "ipython"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }
    return inherited | own | ({"JUPYTER_TOKEN": token} if token else {})


def settings_of(jupyterlab: str) -> dict[str, Any]:
    """Return SETTINGS, and for a JupyterLab of before WHOLE_SINCE what keeps a whole lesson on the page."""
    major, minor, *_ = jupyterlab.split(".")
    return SETTINGS if (int(major), int(minor)) >= WHOLE_SINCE else SETTINGS | WHOLE


def write_settings(private: Path) -> None:
    """Write its settings and DISABLED to where JupyterLab looks for a site's defaults."""
    folder = private / "config" / "labconfig"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "default_setting_overrides.json").write_text(
        json.dumps(settings_of(version("jupyterlab")), indent=1), "utf-8"
    )
    disabled = {"disabledExtensions": dict.fromkeys(DISABLED, True)}
    (folder / "page_config.json").write_text(json.dumps(disabled, indent=1), "utf-8")
