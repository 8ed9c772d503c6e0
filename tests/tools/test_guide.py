"""The teacher's guide: a page for every lesson, which says what the lesson and its exercises say now."""

import re
from pathlib import Path

import pytest

from lessons_lib import predict_together
from lessons_lib.lessons import EXERCISES, LESSONS
from tools.guide import pages
from tools.guide.__main__ import GUIDE
from tools.guide.__main__ import pages as all_pages
from tools.guide.times import APART, section_minutes

LETTERS, LINES = 140, 54  # of a sheet of A4, printed from a browser at 70 %: looked at in Chromium
NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("lesson", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_lesson_has_its_page_and_the_page_is_what_the_lesson_says_now(lesson: Path) -> None:
    """Where this fails: `make guide`; of a new lesson, its words stand in tools/guide/words.toml."""
    assert (GUIDE / f"{lesson.stem}.md").read_text("utf-8") == pages.page(lesson)


def test_there_is_no_page_of_a_lesson_that_is_gone_and_the_front_leads_to_each() -> None:
    assert set(GUIDE.glob("*.md")) == set(all_pages())
    front = (GUIDE / "README.md").read_text("utf-8")
    assert front == pages.front(NOTEBOOKS)
    assert all(f"({lesson.stem}.md)" in front for lesson in NOTEBOOKS)


@pytest.mark.parametrize("lesson", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_page_says_all_that_a_teacher_needs_and_is_one_page(lesson: Path) -> None:
    text = (GUIDE / f"{lesson.stem}.md").read_text("utf-8")
    parts = ["**Aim.**", "**Time.** About ", "## What to ask", "## What to cut when time is short"]
    parts += ["and what learners get wrong"] if lesson.name[:2] in LESSONS else []
    assert [part for part in parts if part not in text] == []
    assert sum(1 + len(line) // LETTERS for line in text.splitlines()) <= LINES


@pytest.mark.parametrize("number", LESSONS)
def test_every_mistake_of_a_page_is_a_named_one_and_most_exercises_have_some(number: str) -> None:
    chosen = pages.WORDS[number]["mistakes"]
    for exercise, names in chosen.items():
        known = {mistake.name for mistake in EXERCISES[exercise].mistakes}
        assert exercise[:2] == number
        assert set(names) <= known
    assert len(chosen) >= len(LESSONS[number]) - 2


@pytest.mark.parametrize("number", LESSONS)
def test_the_line_that_asks_the_class_runs_as_it_stands(number: str) -> None:
    (lesson,) = GUIDE.glob(f"{number}_*.md")
    (line,) = re.findall(
        r"^- Together, on telephones: `(predict_together\(.*\))`$", lesson.read_text("utf-8"), re.MULTILINE
    )
    asked = eval(line, {"predict_together": predict_together})
    assert len(asked.exercises) >= 2


@pytest.mark.parametrize("lesson", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_minutes_of_the_sections_are_those_of_the_lesson_and_the_exercises_have_their_own(
    lesson: Path,
) -> None:
    minutes = section_minutes(lesson)
    (said,) = re.findall(r"\*\*Time\.\*\* About (\d+) minutes", pages.page(lesson))
    told = sum(each for name, each in minutes.items() if name not in APART)
    assert abs(told - int(said)) <= 6  # each is rounded, and none is 0
    for name, cut in re.findall(r"^- \*(.+)\* \((\d+) minutes?\)", pages.page(lesson), re.MULTILINE):
        assert minutes[name] == int(cut)


@pytest.mark.parametrize("lesson", NOTEBOOKS[2:], ids=lambda path: path.stem)
def test_every_long_lesson_has_a_pause_about_half_way(lesson: Path) -> None:
    ((section, minutes),) = re.findall(r"after section (\d+), about (\d+) minutes in", pages.page(lesson))
    assert any(name.startswith(f"{section}. ") for name in section_minutes(lesson))
    assert 20 <= int(minutes) <= 60


def test_a_mistake_that_is_not_there_would_be_noticed() -> None:
    with pytest.raises(ValueError, match=r"Exercise 02\.3 has no mistake 'laziness'"):
        pages.mistake_named(EXERCISES["02.3"], "laziness")


def test_a_lesson_without_words_would_be_noticed(tmp_path: Path) -> None:
    lesson = tmp_path / "99_dreams.ipynb"
    lesson.write_text(NOTEBOOKS[0].read_text("utf-8"), "utf-8")
    with pytest.raises(ValueError, match=r"words\.toml has no words on lesson 99"):
        pages.page(lesson)


def test_a_section_that_is_not_there_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    words = dict(pages.WORDS["00"]) | {"cut": [["9. Nothing", "gone"]]}
    monkeypatch.setitem(pages.WORDS, "00", words)
    with pytest.raises(ValueError, match=r"There is no section '9\. Nothing'"):
        pages.page(NOTEBOOKS[0])
