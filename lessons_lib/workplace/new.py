"""Begin a lesson of one's own: what `inside-new` does. It is one notebook, and needs the installed package alone."""

import argparse
import json
import sys
from pathlib import Path

from lessons_lib.workplace.lab import COPIES

HERE = Path(__file__).parent
TEMPLATE = HERE / "template.ipynb"  # runs as it stands; what is to be filled in stands in ‹ ›
EXAMPLE = HERE / "three_houses.ipynb"  # the same, filled in
TITLE = "{{title}}"


def main() -> None:
    """Write the lesson that is named on the command line."""
    parser = argparse.ArgumentParser(
        description="Begin a lesson of your own: your data, your model and your exercises in one notebook."
    )
    parser.add_argument("lesson", type=Path, help="what it is called, such as three_houses, or where it lies")
    parser.add_argument(
        "--example", action="store_true", help="a complete lesson to change: what a house is worth"
    )
    options = parser.parse_args()
    path = place_of(options.lesson)
    if path.exists():
        sys.exit(f"{path} is there already, and stays as it is. Give the new lesson another name.")
    try:
        write(path, example=options.example)
    except OSError as error:
        elsewhere = f"Name another place: inside-new FOLDER/{path.stem}"
        sys.exit(f"{path} cannot be written: {error.strerror} ({error.filename}). {elsewhere}")
    where = "" if path.parent == COPIES else f' "{path.parent}"'
    print(f"{path} is begun. Open it beside the lessons: inside-the-model{where}")


def place_of(lesson: Path) -> Path:
    """Return where a lesson lies: a name alone goes to the copies of the lessons."""
    return (COPIES / lesson if lesson.parent == Path() else lesson).with_suffix(".ipynb")


def write(path: Path, *, example: bool = False) -> None:
    """Write a new lesson; one that is there already is left alone."""
    source = EXAMPLE if example else TEMPLATE
    title = json.dumps(title_of(path), ensure_ascii=False)[1:-1]
    text = source.read_text("utf-8").replace(TITLE, title)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


def title_of(path: Path) -> str:
    """Return the title that a file's name suggests: `three_houses.ipynb` is "Three houses"."""
    words = path.stem.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


if __name__ == "__main__":
    main()
