"""Build the site: `make site` does. With --lite it also holds the lessons to be run, in JupyterLite."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from tools.site.build import build
from tools.site.course import course
from tools.site.executed import ROOT
from tools.site.lite import add_lite


def main() -> None:
    """Build what is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "site", help="the folder; what is in it is removed")
    parser.add_argument(
        "--lite", action="store_true", help="with JupyterLite: Python in the reader's browser"
    )
    parser.add_argument(
        "--pyodide", type=Path, help="a folder of Pyodide, for a site that asks no other host"
    )
    parser.add_argument("--source", default="", help="the address of the course itself, to which pages lead")
    parser.add_argument("lessons", nargs="*", help="numbers of lessons, if not all are to be built")
    options = parser.parse_args()
    if options.to.exists() and not (options.to / "index.html").exists():
        sys.exit(f"{options.to} holds something else than a site. Name another folder: --to FOLDER")
    # Beside it first: whoever stops this, or is told of a fault, still has the site from before.
    part = options.to.with_name(f"{options.to.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    cache = ROOT / "build" / "site"
    pages = build(part, cache, options.lessons, lite=options.lite, source=options.source)
    if options.lite:
        asked = [each for each in course() if not options.lessons or each.number in options.lessons]
        add_lite(part, [each for each in asked if each.runs_in_browsers], options.pyodide)
    shutil.rmtree(options.to, ignore_errors=True)
    part.rename(options.to)
    size = sum(file.stat().st_size for file in options.to.rglob("*") if file.is_file())
    print(f"{pages} pages, {size / 1e6:.1f} MB, in {options.to}: any web server can serve it")


if __name__ == "__main__":
    main()
