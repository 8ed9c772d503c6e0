"""Put the lessons into the wheel, as a learner gets them: without outputs."""

import runpy
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Lessons(BuildHookInterface[Any]):
    """Adds `lessons_lib/notebooks`, from which `inside-the-model` makes the learner's copies."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Clear each lesson into a folder of its own, and name it as part of the wheel."""
        if version == "editable":  # there the lessons lie beside the package
            return
        root = Path(self.root)
        # By its path: what the package itself needs is not there while it is built.
        cleared = runpy.run_path(str(root / "lessons_lib" / "workplace" / "copies.py"))["cleared"]
        self.made = tempfile.TemporaryDirectory()
        for lesson in sorted((root / "notebooks").glob("*.ipynb")):
            made = Path(self.made.name) / lesson.name
            made.write_text(cleared(lesson.read_text("utf-8")), "utf-8")
            build_data["force_include"][str(made)] = f"lessons_lib/notebooks/{lesson.name}"

    def finalize(self, version: str, *_: Any) -> None:
        """Leave nothing behind."""
        if version != "editable":
            self.made.cleanup()
