"""From lessons to a folder of pages: run them, take out what they share, put them into their frame."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lessons_lib.judge.exercise import Exercise
from lessons_lib.lessons import EXERCISES, LESSONS
from lessons_lib.page.assets import IMPORT, bundle, used
from lessons_lib.together.words import REFUSED
from tools.site.answers import answer_table, kind_of
from tools.site.course import Lesson, course
from tools.site.executed import ROOT, executed_lessons, fingerprint
from tools.site.lessons import TEMPLATES, Body, body_of, sections
from tools.site.pictures import pictures_of
from tools.site.shared import Shared, hashed

__all__ = ["answering", "build", "tables_of", "way"]

HERE = Path(__file__).parent
ASSETS = HERE / "assets"
ASKED_BY = ("answers.py", "composed.py", "said.py", "tried.py", "unknown.py")
JUDGED_BY = [
    ROOT / "lessons_lib" / room for room in ("numbers", "layers", "model", "slips", "judge", "lessons")
]
UNREAD = {"not_yet": "Not yet"} | REFUSED  # what is said to what is no number
LITE = "lite/notebooks/index.html"  # where JupyterLite opens one notebook
IN_BROWSER = f'<a target="_blank" rel="noopener" href="{LITE}?path={{}}.ipynb">Run it here</a>.'
WITHOUT = "Open the lesson on your own machine: <code>{}</code>."


def build(site: Path, cache: Path, only: Sequence[str] = (), *, lite: bool = False, source: str = "") -> int:
    """Write the site; return how many pages it has.

    What is slow is kept in ``cache``; ``source`` is the address where one gets the course itself.
    """
    lessons = [each for each in course() if not only or each.number in only]
    paths = {each.number: ROOT / "notebooks" / f"{each.name}.ipynb" for each in lessons}
    run = executed_lessons(list(paths.values()), cache / "executed")
    assets = site / "assets"
    bodies = {
        each.number: body_of(each, run[paths[each.number]], assets, way(each, lite=lite)) for each in lessons
    }
    tables = tables_of([each.number for each in lessons], cache / "answers")
    write = _Frame(site, lessons, bodies, {"lite": LITE if lite else "", "source": source})
    for each in lessons:
        write.lesson(each, bodies[each.number], tables[each.number])
    pad = next((_pad(run[path]) for number, path in paths.items() if number == "00"), "")
    write.front(pad, pictures=pictures_of(lessons, site, assets))
    return len(lessons) + 1


class _Frame:
    """Puts bodies into pages, all in one frame."""

    def __init__(
        self, site: Path, lessons: list[Lesson], bodies: dict[str, Body], around: dict[str, str]
    ) -> None:
        self._site, self._lessons, self._assets = site, lessons, site / "assets"
        loader = FileSystemLoader(TEMPLATES)
        self._templates = Environment(loader=loader, undefined=StrictUndefined, autoescape=False)  # noqa: S701
        index = [
            asdict(section) | {"page": each.page, "lesson": f"{each.number} · {each.title}"}
            for each in lessons
            for section in sections(bodies[each.number].html)
        ]
        own = {file.name: _read(file) for file in sorted(ASSETS.iterdir())}
        own["exercises.js"] = answering()
        own["search-index.js"] = f"siteSections({_json(index)})"
        self._files = {name: hashed(self._assets, name, text) for name, text in own.items()}
        self._known = {"files": self._files, "course": lessons} | around

    def lesson(self, lesson: Lesson, body: Body, tables: dict[str, Any]) -> None:
        at = self._lessons.index(lesson)
        around = [*self._lessons[max(0, at - 1) : at], None], [*self._lessons[at + 1 : at + 2], None]
        answers = hashed(
            self._assets, f"answers-{lesson.number}.js", f"siteAnswers({_json(tables)},{_json(UNREAD)})"
        )
        scripts = [*body.scripts, *([self._files["exercises.js"], answers] if tables else [])]
        more = {"lesson": lesson, "body": body, "previous": around[0][0], "next": around[1][0]}
        self._write("lesson.html.j2", lesson.page, more | {"styles": body.styles, "scripts": scripts})

    def front(self, pad: str, pictures: dict[str, Any]) -> None:
        shared = Shared(self._assets)
        more = {"lesson": None, "pad": shared.taken_out(pad), "pictures": pictures}
        self._write(
            "front.html.j2", "index.html", more | {"styles": shared.styles, "scripts": shared.scripts}
        )

    def _write(self, template: str, name: str, more: dict[str, Any]) -> None:
        text = self._templates.get_template(template).render(self._known | more)
        (self._site / name).write_text(text, "utf-8")


def answering() -> str:
    """The script that answers exercises, with what it imports of the pages' own: how numbers are written, and read."""
    own = IMPORT.sub("", _read(ASSETS / "exercises.js"))
    return f"(() => {{\n{used(bundle('numbers/notation.js', 'together/reading.js') + own)}}})();\n"


def way(lesson: Lesson, *, lite: bool) -> str:
    """Where a function that an exercise asks for can be checked."""
    if not lesson.runs_in_browsers:
        return WITHOUT.format("make lab-real")
    return (IN_BROWSER if lite else WITHOUT).format(lesson.name if lite else "make lab")


def _pad(notebook: Any) -> str:
    """The pad of lesson 00, as its cell shows it."""
    outputs = next(cell for cell in notebook.cells if cell.get("id") == "pad").outputs
    return next("".join(each.data["text/html"]) for each in outputs if "text/html" in each.get("data", {}))


def tables_of(numbers: list[str], cache: Path) -> dict[str, dict[str, Any]]:
    """For each lesson what is said to the answers to its exercises."""
    kept = cache / f"{fingerprint(*map(HERE.joinpath, ASKED_BY), *JUDGED_BY)}"
    for older in set(cache.glob("*")) - {kept}:
        shutil.rmtree(older)
    kept.mkdir(parents=True, exist_ok=True)
    asked = [each for number in numbers for each in LESSONS.get(number, ()) if kind_of(each) != "python"]
    with ProcessPoolExecutor() as workers:
        made = dict(
            zip(
                [each.number for each in asked],
                workers.map(_table, [(each.number, kept) for each in asked]),
                strict=True,
            )
        )
    return {number: {key: table for key, table in made.items() if key[:2] == number} for number in numbers}


def _table(asked: tuple[str, Path]) -> Any:
    number, kept = asked
    file = kept / f"{number}.json"
    if not file.exists():
        print(f"Asking about answers to {number} …", flush=True)
        exercise: Exercise = EXERCISES[number]
        file.write_text(_json(answer_table(exercise)), "utf-8")
    return json.loads(file.read_text("utf-8"))


def _read(file: Path) -> str:
    return file.read_text("utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
