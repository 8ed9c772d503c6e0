"""The lessons to be run in the reader's browser: JupyterLite with the package as a wheel, nothing to install.

A reader's work stays in the browser's own store and can be downloaded. Python itself (Pyodide, 40 MB at the first
visit) comes from its public distribution; with a folder of it at hand the site asks no other host at all.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lessons_lib.workplace.copies import cleared
from tools.site.course import Lesson
from tools.site.executed import ROOT

__all__ = ["add_lite", "runnable"]

PYODIDE = "https://cdn.jsdelivr.net/pyodide/v0.27.7/full/pyodide.js"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
PRELOADED = ["numpy", "matplotlib", "ipython", "micropip"]  # while one reads the first lines
# Pure wheels that the package needs beside what Pyodide has; in the versions of the environment that builds.
WHEELS = ("anywidget", "comm", "ipywidgets", "jupyterlab_widgets", "psygnal", "tqdm", "typing_extensions")
INSTALL = """\
# Only here, in the browser: this brings the lessons' package. What you change stays in this browser;
# File, Download gives you a copy.
%pip install -q inside-the-model"""
APPS = ("notebooks", "lab", "tree")
SAVED_AFTER = 5  # seconds; JupyterLab's own 120 are for a server
# JupyterLab's own use of ← and → on a notebook, which would keep them from our pages and from sliders.
HEADINGS = {"above-or-collapse": "ArrowLeft", "below-or-expand": "ArrowRight"}


def add_lite(site: Path, lessons: Iterable[Lesson], pyodide: Path | None = None) -> None:
    """Put JupyterLite with these lessons into ``site/lite``; ``pyodide`` is a folder with Pyodide and its wheels."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        contents = folder / "contents"
        contents.mkdir()
        for lesson in lessons:
            text = (ROOT / "notebooks" / f"{lesson.name}.ipynb").read_text("utf-8")
            (contents / f"{lesson.name}.ipynb").write_text(runnable(text), "utf-8")
        _write(folder / "jupyter-lite.json", _settings(local=pyodide is not None))
        _write(folder / "overrides.json", _overrides())
        _wheels(folder / "pypi")
        if pyodide:
            shutil.copytree(pyodide, folder / "static" / "pyodide")
        _build(folder, contents, site / "lite")


def runnable(lesson: str) -> str:
    """A lesson for the browser: without outputs, and with the cell that brings the package."""
    notebook = json.loads(cleared(lesson))
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": "install",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    notebook["cells"].insert(1, cell | {"source": INSTALL})
    for each in notebook["cells"]:  # or the pages in a copy that is opened again would have no buttons
        each["metadata"]["trusted"] = True
    notebook["metadata"]["kernelspec"] = {
        "name": "python",
        "display_name": "Python (Pyodide)",
        "language": "python",
    }
    return json.dumps(notebook, ensure_ascii=False)


def _settings(*, local: bool) -> dict[str, Any]:
    kernel: dict[str, Any] = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": PRELOADED}}
    if not local:
        kernel["pyodideUrl"] = PYODIDE
    named = {"appName": "Inside the Model", "litePluginSettings": {KERNEL: kernel}}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": named}


def _overrides() -> dict[str, Any]:
    shortcuts = [
        {
            "command": f"notebook:move-cursor-heading-{which}",
            "keys": [key],
            "selector": ".jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite) :focus",
            "disabled": True,
        }
        for which, key in HEADINGS.items()
    ]
    return {
        "@jupyterlab/shortcuts-extension:shortcuts": {"shortcuts": shortcuts},
        # Each cell is in the page, also while it is out of sight: a page of a trace keeps where it stands.
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
        # The way to have a copy, which the app for one notebook knows and does not list.
        "@jupyterlab/mainmenu-extension:plugin": {
            "menus": [{"id": "jp-mainmenu-file", "items": [{"command": "docmanager:download", "rank": 4}]}]
        },
        # Saving costs nothing here, and a learner may close the page at any time.
        "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": SAVED_AFTER},
    }


def _wheels(folder: Path) -> None:
    """The package's own wheel and those it needs."""
    folder.mkdir()
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True)
    wanted = [f"{name}=={version(name)}" for name in WHEELS]
    subprocess.run([*pip, "download", "--no-deps", "--only-binary", ":all:", "--python-version", "3.12",
                    "--platform", "any", "--dest", str(folder), *wanted], check=True)  # fmt: skip


def _build(folder: Path, contents: Path, to: Path) -> None:
    apps = [part for app in APPS for part in ("--apps", app)]
    command = [sys.executable, "-m", "jupyter", "lite", "build", "--no-sourcemaps", *apps]
    asked = ["--contents", str(contents), "--output-dir", str(to.resolve())]
    done = subprocess.run([*command, *asked], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"JupyterLite could not be built:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content), "utf-8")
