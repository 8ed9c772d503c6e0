"""Write the teacher's guide anew: ``python -m tools.guide``; with ``--check`` only say what would change."""

import argparse
import sys
from pathlib import Path

from tools.guide.pages import front, page

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "guide"


def pages() -> dict[Path, str]:
    """Every page of the guide, and what it should say."""
    lessons = sorted((ROOT / "notebooks").glob("*.ipynb"))
    return {GUIDE / "README.md": front(lessons)} | {
        GUIDE / f"{lesson.stem}.md": page(lesson) for lesson in lessons
    }


def main() -> None:
    """Write or check all pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page would change")
    check = parser.parse_args().check
    changed = [path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    for path in changed:
        print(f"{path.relative_to(ROOT)} {'is not what the lessons say now' if check else 'changed'}")
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(pages()[path], "utf-8")
    sys.exit(1 if check and changed else 0)


if __name__ == "__main__":
    main()
