"""The list of live pages at the top of a lesson that was exported."""

import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert import HTMLExporter

from lessons_lib import Model, ReLU, morph, playground, step_through
from lessons_lib.data import spiral
from lessons_lib.page.plays import LessonExporter, Play, plays_in, with_plays

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def lesson(*cells: str | tuple[str, str]) -> Any:
    """A notebook: a text is a cell of words, a name with HTML a cell that showed it."""
    return nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell(cell) if isinstance(cell, str) else cell_that_showed(*cell)
            for cell in cells
        ]
    )


def cell_that_showed(name: str, html: str) -> Any:
    return nbformat.v4.new_code_cell(
        "shown", id=name, outputs=[nbformat.v4.new_output("display_data", {"text/html": html})]
    )


def live() -> str:
    return str(step_through(Model(ReLU()).trace((1, -2)))._repr_html_())


def slides() -> str:
    return str(morph(Model(ReLU()).trace([(1, -2), (3, 4)], batch=True))._repr_html_())


def bench() -> str:
    return str(playground(spiral)._repr_html_())


@pytest.mark.parametrize("shown", [live, slides, bench])
def test_a_page_that_is_live_is_found_by_the_heading_above_it(shown: Callable[[], str]) -> None:
    cells = ("# 01 · A\n\nwords", "## 2. Turn `a` *weight*\n\nwords", ("turn", shown()))
    assert plays_in(lesson(*cells)) == [Play("turn", "Turn a weight")]


def test_what_is_not_live_is_not_promised() -> None:
    assert plays_in(lesson("# A", ("table", "<table><tr><td>itm-data</table>"))) == []
    assert with_plays("<h1>A</h1>", []) == "<h1>A</h1>"


def test_pages_below_one_heading_are_told_apart() -> None:
    found = plays_in(lesson("## Guess", ("a", live()), ("b", live()), "## Draw", ("c", live())))
    assert [each.words for each in found] == ["Guess (1)", "Guess (2)", "Draw"]


def test_the_list_stands_below_the_lessons_question_and_leads_to_cells() -> None:
    html = with_plays("<h1>A</h1><p>Why?</p><p>Words</p>", [Play("turn", "x < 1")], "cell-id=")
    assert html.startswith('<h1>A</h1><p>Why?</p><nav class="itm-plays" aria-label="Play">')
    assert '<a href="#cell-id=turn">x &lt; 1</a>' in html
    assert html.endswith("<p>Words</p>")


def test_the_exporter_adds_the_list_and_nothing_else() -> None:
    notebook = lesson("# A\n\n**Why?**\n\nWords.", ("turn", live()))
    html, _ = LessonExporter().from_notebook_node(notebook)
    plain, _ = HTMLExporter().from_notebook_node(notebook)
    assert html == with_plays(plain, plays_in(notebook), "cell-id=")
    assert 'id="cell-id=turn"' in html


def test_a_lesson_that_is_run_as_it_is_exported_has_its_list_too() -> None:
    """As ``jupyter nbconvert --execute --to lesson`` does with a lesson as it is stored, without live pages."""

    def run(notebook: Any, resources: Any) -> tuple[Any, Any]:
        notebook.cells[-1].outputs = cell_that_showed("turn", live()).outputs
        return notebook, resources

    stored = lesson("# A\n\n**Why?**", "## 2. Turn it", ("turn", "<p>static</p>"))
    html, _ = LessonExporter(preprocessors=[run]).from_notebook_node(stored)
    assert '<a href="#cell-id=turn">Turn it</a>' in html


def test_nbconvert_knows_the_exporter_by_its_name() -> None:
    entry = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["entry-points"]["nbconvert.exporters"]
    module, _, name = entry["lesson"].partition(":")
    assert getattr(import_module(module), name) is LessonExporter
