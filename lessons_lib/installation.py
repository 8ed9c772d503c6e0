"""Whether all that the lessons need is there: the first thing that lesson 00 asks, and those that need more."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import requires, version
from importlib.util import find_spec
from typing import Any

from packaging.requirements import Requirement

from lessons_lib.workplace.copies import CARRIED

__all__ = ["NotInstalledError", "Readiness", "need", "ready"]

# They take the most with them, so what is missing or broken shows in them.
PARTS = ("lessons_lib.plots", "lessons_lib.page.widgets")


@dataclass(frozen=True)
class Readiness:
    """What stands in the way of the lessons, if anything does; a notebook shows it as a sentence."""

    problem: str

    def __repr__(self) -> str:
        if not self.problem:
            return "All is well. You can go on."
        pip = f"{sys.executable} -m pip install"
        if CARRIED.is_dir():
            return f"Not ready: {self.problem}. In a terminal run: {pip} --upgrade inside-the-model"
        return f"Not ready: {self.problem}. Start with `make lab`, or in the project's folder run: {pip} --editable ."


def ready() -> Readiness:
    """Say whether every part of the package can be imported, and whether what it needs is new enough."""
    try:
        for part in PARTS:
            import_module(part)
        needs = map(Requirement, requires("inside-the-model") or ())
        old = [str(need) for need in needs if not need.marker and version(need.name) not in need.specifier]
    except Exception as error:  # noqa: BLE001 (whatever goes wrong is the finding)
        return Readiness(str(error))
    return Readiness(f"{old[0]} is needed" if old else "")


class NotInstalledError(ImportError):
    """What a lesson needs besides is not there; a notebook shows the sentence, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def need(*packages: str) -> None:
    """Ask for what one lesson needs besides; where it is missing, one sentence says so, below the later cells too.

    Args:
        packages: as `pip` names them; modules of the same names, with _ for -, are what they bring.

    Raises:
        NotInstalledError: not all of them are installed.
    """
    missing = [each for each in packages if find_spec(each.replace("-", "_")) is None]
    said = (
        f"This lesson opens a real network and needs more than the others: {', '.join(missing)} "
        f"{'is' if len(missing) == 1 else 'are'} not installed yet. Start with `make lab-real`; or write this "
        f"line into a cell, run it, and then run the lesson's first cell again:\n%pip install {' '.join(missing)}"
    )
    _instead_of_missing_names(said if missing else "")
    if missing:
        raise NotInstalledError(said)


def _instead_of_missing_names(said: str) -> None:
    """Let cells that miss a name of the first cell say this; with nothing to say, let them be as they were."""
    shell: Any = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is None:
        return

    def tell(shell: Any, kind: Any, error: Any, trace: Any, **_: Any) -> list[str]:
        del shell, kind, error, trace
        print(said)  # noqa: T201 (what a cell says, in place of a traceback)
        return []

    shell.set_custom_exc((NameError,) if said else (), tell)
