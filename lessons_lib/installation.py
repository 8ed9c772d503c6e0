"""Whether all that the lessons need is there: the first thing that lesson 00 asks."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import requires, version

from packaging.requirements import Requirement

from lessons_lib.workplace.copies import CARRIED

__all__ = ["Readiness", "ready"]

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
