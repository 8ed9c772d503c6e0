"""How the site is put together: the course, what pages share, the forms of exercises, the tables of answers."""

import json
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from lessons_lib import Exercise, check
from lessons_lib.judge.compare import SINGLE
from lessons_lib.lessons import EXERCISES
from tests.unit.planted import HOUSE, SPEED
from tools.site.answers import answer_table, kind_of, token
from tools.site.build import way
from tools.site.course import LOOK_FIRST, course
from tools.site.executed import ROOT
from tools.site.forms import form
from tools.site.lessons import THOUSANDS, body_of, sections
from tools.site.lite import runnable
from tools.site.shared import Shared, hashed
from tools.site.tried import variants


def test_the_course_is_the_readmes_and_has_every_lesson() -> None:
    lessons = course()
    assert [f"{each.name}.ipynb" for each in lessons] == sorted(
        path.name for path in (ROOT / "notebooks").glob("*.ipynb")
    )
    assert lessons[2].question == "It answered 0. What happened in between?"
    assert lessons[2].minutes == 75


def test_what_one_looks_at_first_is_a_cell_of_its_lesson() -> None:
    for each in course():
        notebook = json.loads((ROOT / "notebooks" / f"{each.name}.ipynb").read_text("utf-8"))
        assert LOOK_FIRST[each.number].cell in {cell["id"] for cell in notebook["cells"]}


def test_equal_styles_and_scripts_become_one_file_and_data_stay(tmp_path: Path) -> None:
    shared = Shared(tmp_path)
    page = '<style class="itm-style">a{}</style><p>x</p><script type="application/json">{}</script><script>f()</script>'
    assert shared.taken_out(page + page) == '<p>x</p><script type="application/json">{}</script>' * 2
    assert [(tmp_path / name).read_text("utf-8") for name in shared.styles + shared.scripts] == ["a{}", "f()"]


def test_a_files_name_changes_with_its_text_alone(tmp_path: Path) -> None:
    assert hashed(tmp_path, "a.css", "b") == hashed(tmp_path, "a.css", b"b") != hashed(tmp_path, "a.css", "c")


def test_a_number_of_thousands_stays_in_one_line() -> None:
    text = '<p class="a 11 600">divide by 11 600, 86 208 numbers, 1 2 3, x is 0 1234</p>'
    said = THOUSANDS.sub("_", text)
    assert said == '<p class="a 11 600">divide by 11_600, 86_208 numbers, 1 2 3, x is 0 1234</p>'


def test_a_form_has_a_field_for_each_part_and_a_button_for_each_choice() -> None:
    numbers, choice = form(EXERCISES["02.1"], "").html, form(EXERCISES["02.6"], "").html
    assert numbers.count('<input type="text"') == 2
    assert "<span>o2</span>" in numbers
    assert choice.count('<input type="radio"') == len(EXERCISES["02.6"].choices)


def test_a_form_of_a_function_says_with_python_and_where() -> None:
    asked = form(EXERCISES["01.3"], "Here.")
    assert "A function is asked: it is checked with Python. Here." in asked.html
    assert asked.shows_code


def test_code_that_belongs_to_the_question_is_shown() -> None:
    assert form(EXERCISES["01.6"], "").shows_code
    assert not form(EXERCISES["01.1"], "").shows_code


def test_a_lesson_keeps_its_words_and_leads_to_pages_not_to_notebooks(tmp_path: Path) -> None:
    cells = [
        nbformat.v4.new_markdown_cell(
            "# 01 · A\n\nSee [02](02_inside_the_model.ipynb).\n\n## Some words\n\nfound here"
        ),
        nbformat.v4.new_code_cell("1 + 1", id="sum"),
    ]
    body = body_of(course()[1], nbformat.v4.new_notebook(cells=cells), tmp_path, "")
    assert 'href="02_inside_the_model.html"' in body.html
    assert [each.words for each in body.headings] == ["Some words"]
    assert 'id="sum"' in body.html
    assert [(each.heading, each.text) for each in sections(body.html)][1][0] == "Some words"


def test_a_lesson_says_at_its_top_what_can_be_played_with(tmp_path: Path) -> None:
    live = nbformat.v4.new_output(
        "display_data",
        {"text/html": '<div class="itm">o1</div><script class="itm-data" type="x">{}</script>'},
    )
    cells = [
        nbformat.v4.new_markdown_cell("# 01 · A\n\n**Why?**\n\nWords.\n\n## 3. Turn `it`"),
        nbformat.v4.new_code_cell("explore(trace)", id="turn", outputs=[live]),
    ]
    html = body_of(course()[1], nbformat.v4.new_notebook(cells=cells), tmp_path, "").html
    assert html.index("Why?") < html.index('<a href="#turn">Turn it</a>') < html.index("Words.")
    assert 'id="turn"' in html


def test_a_search_shows_what_the_lesson_says_and_neither_solutions_nor_outputs() -> None:
    cell = '<section class="cell text-cell" id="a">{}</section>'
    html = (
        cell.format('<h2 id="e">Exercises</h2><p>How <em>much</em>, <code>x</code>?</p>')
        + '<section class="cell code-cell"><div class="itm">o13 5 x 5 numbers</div></section>'
        + cell.format("<details><summary>Solution</summary>42</details><p>On.</p>")
    )
    assert [each.text for each in sections(html)] == ["How much, x? On."]


def test_a_page_has_no_report_for_it_does_not_know_what_its_reader_has_done(tmp_path: Path) -> None:
    cells = [
        nbformat.v4.new_markdown_cell("## Done, and to do", id="progress-01"),
        nbformat.v4.new_code_cell('report("01")', id="report-01"),
        nbformat.v4.new_markdown_cell("## Next", id="next"),
    ]
    body = body_of(course()[1], nbformat.v4.new_notebook(cells=cells), tmp_path, "")
    assert [each.words for each in body.headings] == ["Next"]
    assert "report(" not in body.html


def test_a_lesson_of_a_real_network_says_where_it_runs_and_its_stored_pages_have_a_style(
    tmp_path: Path,
) -> None:
    real = replace(course()[1], number="15")
    assert "make lab-real" in way(real, lite=True)
    assert "Run it here" in way(course()[1], lite=True)
    stored = nbformat.v4.new_output("display_data", {"text/html": '<div class="itm">o1</div>'})
    cells = [nbformat.v4.new_code_cell("step_through(trace)", id="steps", outputs=[stored])]
    body = body_of(real, nbformat.v4.new_notebook(cells=cells), tmp_path, "")
    (style,) = body.styles
    assert ".itm" in (tmp_path / style).read_text("utf-8")


def test_a_lesson_to_be_run_brings_the_package_and_holds_no_output() -> None:
    lesson = json.loads(runnable((ROOT / "notebooks" / "00_start_here.ipynb").read_text("utf-8")))
    assert "%pip install -q inside-the-model" in lesson["cells"][1]["source"]
    assert not any(cell.get("outputs") for cell in lesson["cells"])


@pytest.mark.parametrize(
    ("value", "written"), [(3.0, "3"), (-0.0, "0"), (0.1 + 0.2, "0.3"), (1e-12, "0"), (-2.5, "-2.5")]
)
def test_a_number_has_one_token(value: float, written: str) -> None:
    assert token(value) == written


def test_a_number_is_written_whole_rounded_and_cut_off() -> None:
    assert {0.125, 0.12, 0.13, 0.1, 0.0} >= set(variants(0.125, 2)) >= {0.125, 0.12, 0.1, 0.0}
    assert variants(float("nan")) == []


def test_each_sentence_of_a_table_is_what_check_says_to_that_answer() -> None:
    table = answer_table(SPEED)  # one number: 10.2777…
    said = {key: table["said"][at] for key, at in table["known"].items()}
    for typed in ("133.2", "37000", "10"):
        text = check(SPEED, float(typed))._repr_html_()
        assert said[typed] in text
        assert said[typed] not in [table["said"][at] for _, at in table["between"]]
    assert "10.28" in table["accepted"][0]
    assert "10.3" in table["accepted"][0]  # three digits
    assert "10.2" not in table["accepted"][0]


def test_a_right_part_of_a_row_is_known_however_it_is_rounded() -> None:
    table = answer_table(HOUSE)
    assert {"-0.15", "-0.1508", "-0.150769231"} <= set(table["accepted"][0])
    assert table["known"].keys() >= {"=|=", "?|?", "=|?", "?|="}


@pytest.mark.parametrize(
    ("right", "kind"), [("yes", "choice"), (abs, "python"), (3, "numbers"), ((1, 2), "row")]
)
def test_how_a_page_asks_follows_from_the_right_answer(right: object, kind: str) -> None:
    assert kind_of(Exercise(question="", right=right)) == kind


def test_what_is_said_of_a_number_that_nobody_knows_depends_on_where_it_lies() -> None:
    table = answer_table(EXERCISES["10.4"])  # how much noise is left of 2.4
    assert next(table["said"][at] for up_to, at in table["between"] if up_to > 5).startswith(
        "<strong>Not quite</strong>: More pictures, more noise?"
    )
    assert len({at for _, at in table["between"]}) > 3
    # A number beside 2.4 is 2.4 as float32 works it out, up to a speck.
    assert any(abs(up_to - 2.4) < 2 * SINGLE * 2.4 for up_to, _ in table["between"])


def test_a_step_back_is_a_place_in_the_text_for_any_number() -> None:
    table = answer_table(EXERCISES["02.3"])
    ((_, text),) = {(up_to, at) for up_to, at in table["between"] if up_to > 1e9}
    assert "⟨0⟩" in "".join(table["said"])
    assert "⟨" not in table["said"][text]  # so large a number is not followed back
    assert table["steps"][0]["undone"] == "times"
    assert table["steps"][0]["by"] == 11600
