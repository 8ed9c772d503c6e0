"""What a page says to an answer is what `check` says in Python: all planted wrong answers that are numbers, rows, choices."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, sync_playwright

from lessons_lib import check
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.varied import given
from lessons_lib.lessons import EXERCISES, LESSONS
from lessons_lib.together.words import REFUSED
from tests.unit import test_wrong_answers_00_03 as first
from tests.unit import test_wrong_answers_04_06 as second
from tests.unit import test_wrong_answers_07_08 as third
from tests.unit import test_wrong_answers_09_10 as fourth
from tests.unit import test_wrong_answers_11 as fifth
from tests.unit import test_wrong_answers_12_13 as sixth
from tests.unit import test_wrong_answers_14 as seventh
from tests.unit import test_wrong_answers_15 as eighth
from tests.unit import test_wrong_answers_16 as ninth
from tests.unit.planted import PLANTED
from tools import browser as browsers
from tools.site.answers import answer_table, kind_of
from tools.site.build import answering, tables_of
from tools.site.executed import ROOT

pytestmark = pytest.mark.browser

JUDGED = """([table, typed, boxes, words]) =>
    siteJudge(table, "choices" in table ? typed[0] : siteRead(words, boxes, typed).numbers)"""
SAME = 0.95  # of all answers hear the very words; the others hear less, and nothing else


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        path = browsers.find()
        assert path, browsers.MISSING
        chromium = playwright.chromium.launch(executable_path=path, args=browsers.arguments())
        opened = chromium.new_page()
        opened.add_script_tag(content=answering())
        yield opened
        chromium.close()


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    by_lesson = tables_of(list(LESSONS), ROOT / "build" / "site" / "answers")
    return {number: table for lesson in by_lesson.values() for number, table in lesson.items()}


def planted() -> list[tuple[str, object]]:
    """The wrong answers to the exercises of lessons, and of each exercise the mistakes that it names."""
    others = (second, third, fourth, fifth, sixth, seventh, eighth, ninth)
    return [
        *((number, answer) for number, answer, _ in first.WRONG),
        *(case[:2] for each in others for case in each.ANSWERS.values()),
        *((number, given(each, mistake)) for number, each in EXERCISES.items() for mistake in each.mistakes),
    ]


def typed(exercise: Exercise, answer: Any) -> list[str] | None:
    """An answer as one would type it on the page; None where the page has no field for such a thing."""
    kind = kind_of(exercise)
    if kind == "choice":
        return [answer] if answer in exercise.choices else None
    if kind == "python" or callable(answer) or isinstance(answer, str | bool | None):
        return None
    try:
        numbers = np.ravel(np.asarray(answer, dtype=float)).tolist()
    except (TypeError, ValueError):
        return None
    if not numbers:
        return None
    texts = [repr(int(one) if one == int(one) else one) for one in numbers]
    if kind == "row":
        return [", ".join(texts)]
    return texts if len(texts) == np.size(exercise.expected) else None


def compared(page: Page, cases: Sequence[tuple[Exercise, object, Any]]) -> list[tuple[str, str]]:
    """What Python and the page say, wherever the two differ."""
    differ = []
    for exercise, answer, table in cases:
        python = check(exercise, answer)._repr_html_().partition(">")[2].removesuffix("</p>")
        boxes = [] if kind_of(exercise) == "row" else exercise.parts or ("",)
        there = page.evaluate(JUDGED, [table, typed(exercise, answer), list(boxes), REFUSED])
        assert verdict(there) == verdict(python)
        if there != python:
            differ.append((python, there))
    return differ


def verdict(said: str) -> str:
    return re.match(r"<strong>(.*?)</strong>", said)[1]


def says_less_and_nothing_else(python: str, there: str) -> bool:
    return set(re.findall(r"[^.:]*it seems", there)) <= set(re.findall(r"[^.:]*it seems", python))


def test_lessons_answer_as_python_does(page: Page, tables: dict[str, Any]) -> None:
    asked = [(EXERCISES[number], answer) for number, answer in planted()]
    cases = [
        (exercise, answer, tables[exercise.number]) for exercise, answer in asked if typed(exercise, answer)
    ]
    differ = compared(page, cases)
    assert {exercise.number for exercise, _, _ in cases} == set(tables)  # none was left out
    assert len(cases) > 800
    assert len(differ) <= (1 - SAME) * len(cases), differ
    assert all(says_less_and_nothing_else(*each) for each in differ)


def test_other_peoples_exercises_answer_as_python_does(page: Page) -> None:
    made = {
        name: answer_table(exercise)
        for name, (exercise, _) in PLANTED.items()
        if kind_of(exercise) != "python"
    }
    cases = [
        (exercise, answer, made[name])
        for name, (exercise, answers) in PLANTED.items()
        for answer, _ in answers
        if typed(exercise, answer)
    ]
    differ = compared(page, cases)
    assert len(cases) > 200
    assert len(differ) <= (1 - SAME) * len(cases), differ
    assert all(says_less_and_nothing_else(*each) for each in differ)


def test_right_answers_and_choices_hear_what_python_says(page: Page, tables: dict[str, Any]) -> None:
    cases = [
        (exercise, answer, tables[number])
        for number, exercise in EXERCISES.items()
        if kind_of(exercise) != "python"
        for answer in (exercise.choices if kind_of(exercise) == "choice" else [exercise.expected])
    ]
    assert compared(page, cases) == []


# One number, with and without bounds of which something is said; rows whose steps back are told.
UNKNOWN = ("02.3", "07.2", "07.6", "08.6", "09.2", "10.4", "03.1", "07.1", "12.1", "12.5")


@pytest.mark.parametrize("number", UNKNOWN)
def test_numbers_that_nobody_knows_hear_what_python_says_of_just_these(
    page: Page, tables: dict[str, Any], number: str
) -> None:
    exercise, lots = EXERCISES[number], np.random.default_rng(0)
    right = np.ravel(exercise.expected).astype(float)
    sizes = np.maximum(np.abs(right), 1)
    drawn = [(right + sizes * off).round(5) for off in lots.normal(size=(20, right.size)) * [[3]]]
    # Another factor at each place: of the same number twice, the second may follow from the first by a slip.
    places = 1 + 0.37 * np.arange(right.size)
    drawn += [(sizes * places * off).round(3) for off in (-700.317, -0.0517, 0.0417, 60.319)]
    if right.size > 1:  # one number of the row is right
        drawn += [np.where(np.arange(right.size) == at, right, drawn[-1]) for at in range(right.size)]
    answers = [row.tolist() if right.size > 1 else float(row[0]) for row in drawn]
    assert compared(page, [(exercise, answer, tables[number]) for answer in answers]) == []
