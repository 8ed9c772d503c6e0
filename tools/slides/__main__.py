"""Slides of the lessons: what `make slides` does.

Without an option a deck of each lesson is written to ``slides/``. With ``--types`` each cell of the lessons that
has no slide type yet gets one; ``--again`` finds all of them anew.
"""

import argparse
import json
from pathlib import Path

from tools.slides.types import with_types

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--types", action="store_true", help="give slide types to the cells that have none")
    parser.add_argument("--again", action="store_true", help="… and to those that have one")
    parser.add_argument("--to", type=Path, default=ROOT / "slides", help="the folder of the decks")
    parser.add_argument("lessons", nargs="*", type=Path, help="notebooks; without any, all lessons")
    options = parser.parse_args()
    lessons = [path.resolve() for path in options.lessons] or sorted((ROOT / "notebooks").glob("*.ipynb"))
    if options.types or options.again:
        for path in lessons:
            give_types(path, again=options.again)
        return
    # Only decks need nbconvert and reveal.js.
    from tools.site.executed import executed_lessons  # noqa: PLC0415
    from tools.slides.decks import write_decks  # noqa: PLC0415

    decks = write_decks(executed_lessons(lessons, ROOT / "build" / "site" / "executed"), options.to)
    print(f"{len(decks)} decks; open {options.to / 'index.html'}")


def give_types(path: Path, *, again: bool = False) -> None:
    """Write the slide types into a lesson."""
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"] = with_types(notebook["cells"], again=again)
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
