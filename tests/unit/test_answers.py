"""Every exercise: its right answer passes, its mistakes are told apart, and no feedback gives the answer away."""

import ast
import importlib
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest

from lessons_lib.judge.check import Feedback, check, equal, exactly, rounded
from lessons_lib.judge.computation import computed
from lessons_lib.judge.exercise import Answer, Exercise, Mistake
from lessons_lib.judge.outcomes import outcomes_of
from lessons_lib.lessons import EXERCISES, LESSONS
from lessons_lib.model import Model
from lessons_lib.numbers.notation import number

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
each_mistake = pytest.mark.parametrize(
    ("exercise", "mistake"),
    [
        pytest.param(exercise, mistake, id=f"{exercise.number} {mistake.name}")
        for exercise in EXERCISES.values()
        for mistake in exercise.mistakes
    ],
)


def given(exercise: Exercise, mistake: Mistake) -> Answer:
    """What a learner gives who makes a mistake; one in a part stands in a row that is right otherwise."""
    wrong = computed(exercise, mistake.wrong) if exercise.computed else mistake.wrong
    if not mistake.part:
        return wrong
    row = list(np.ravel(exercise.expected))
    row[exercise.parts.index(mistake.part)] = wrong
    return row


def run(code: str, lesson: str) -> list[tuple[str, Feedback]]:
    """Run a cell with the names its lesson knows, and give the feedback of its `check`."""
    heard: list[tuple[str, Feedback]] = []
    names = dict(vars(importlib.import_module(f"lessons_lib.lessons.lesson_{lesson}")))
    exec(code, names | {"check": lambda number, answer: heard.append((number, check(number, answer)))})
    return heard


@pytest.mark.parametrize("lesson", LESSONS)
def test_exercises_are_numbered_in_order(lesson: str) -> None:
    assert [exercise.number for exercise in LESSONS[lesson]] == [
        f"{lesson}.{position}" for position in range(1, len(LESSONS[lesson]) + 1)
    ]


@each_exercise
def test_an_exercise_says_all_that_a_lesson_shows(exercise: Exercise) -> None:
    assert 1 <= exercise.dots <= 3
    assert 1 <= exercise.minutes <= 8
    assert len(exercise.mistakes) >= 3 or exercise.computed  # then its slips are derived
    assert len(exercise.solution.splitlines()) <= 15
    assert exercise.markdown.startswith(f"**Exercise {exercise.number}: {exercise.title}**")
    assert exercise.markdown.endswith(exercise.question)
    assert f"```python\n{exercise.solution}\n```" in exercise.folded
    assert exercise.hint or isinstance(exercise.expected, str)
    assert callable(exercise.expected) == bool(exercise.inputs)
    assert (
        exercise.cell.startswith("def ")
        or not callable(exercise.expected)
        or isinstance(exercise.expected, Model)
    )


@each_exercise
def test_the_right_answer_passes(exercise: Exercise) -> None:
    assert check(exercise.number, exercise.expected) == Feedback("Right", exercise.because)


@each_exercise
def test_the_cell_says_not_yet_until_it_is_filled_in(exercise: Exercise) -> None:
    [(asked, feedback)] = run(exercise.cell, exercise.number[:2])
    assert asked == exercise.number
    assert feedback.status == "Not yet"


@each_exercise
def test_the_cell_shows_the_brackets_of_a_row_and_the_quotes_of_a_text(exercise: Exercise) -> None:
    if exercise.parts:
        blanks = ", ".join("..." for _ in exercise.parts)
        assert exercise.cell.endswith(f'check("{exercise.number}", ({blanks}))')
    if isinstance(exercise.expected, str):
        assert f'check("{exercise.number}", ...)  # in quotes: ' in exercise.cell
        comment = exercise.cell.partition("# in quotes: ")[2]
        assert sorted(re.findall(r'"([^"]+)"', comment)) == list(exercise.choices)


@each_mistake
def test_a_mistake_is_diagnosed(exercise: Exercise, mistake: Mistake) -> None:
    feedback = check(exercise.number, given(exercise, mistake))
    assert feedback.status == "Not quite"
    assert feedback.text.endswith(mistake.says)


@each_exercise
def test_answers_are_told_apart_on_the_numbers_of_the_question(exercise: Exercise) -> None:
    answers = {mistake.name: given(exercise, mistake) for mistake in exercise.mistakes}
    answers |= {"right": exercise.expected}
    assert len(answers) == len(exercise.mistakes) + 1
    outcomes = {name: outcomes_of(exercise, answer) for name, answer in answers.items()}
    for one, other in itertools.permutations(outcomes, 2):
        # Of two mistakes the one that is met exactly is told; the right answer may be rounded.
        alike = rounded if "right" in (one, other) else exactly
        apart = not equal(outcomes[one], outcomes[other], alike)
        assert apart, f"{one} and {other} cannot be told apart"


@each_exercise
def test_no_two_mistakes_are_called_or_explained_the_same(exercise: Exercise) -> None:
    for told in ({mistake.name for mistake in exercise.mistakes}, {m.says for m in exercise.mistakes}):
        assert len(told) == len(exercise.mistakes)


def gives_away(exercise: Exercise, text: str) -> bool:
    """Whether a text holds the right answer: a number or a word of its own, or all numbers of a row."""
    if isinstance(exercise.expected, str):
        return re.search(rf"\b{re.escape(exercise.expected)}\b", text) is not None
    written = set(re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", text))
    if not callable(exercise.expected):
        return {number(value) for value in np.ravel(exercise.expected)} <= written
    return any(line.strip() in text for line in exercise.solution.splitlines() if line.strip())


@each_mistake
def test_feedback_on_a_mistake_does_not_give_the_answer_away(exercise: Exercise, mistake: Mistake) -> None:
    assert not gives_away(exercise, check(exercise.number, given(exercise, mistake)).text)


@each_exercise
def test_feedback_on_a_slip_does_not_give_the_answer_away_and_no_slip_passes(exercise: Exercise) -> None:
    for slip in exercise.slips:
        feedback = check(exercise, slip.values if exercise.parts else slip.value)
        assert feedback.passed == equal(
            {"": np.array(slip.values)}, {"": np.ravel(exercise.expected)}, rounded
        ), slip.sentence
        assert feedback.passed or not gives_away(exercise, feedback.text), slip.sentence


@each_exercise
def test_no_hint_gives_the_answer_away(exercise: Exercise) -> None:
    assert not gives_away(exercise, exercise.hint)


@each_exercise
def test_every_number_of_a_row_has_a_name_unless_their_count_is_asked(exercise: Exercise) -> None:
    a_row = not exercise.single and not isinstance(exercise.expected, str) and not callable(exercise.expected)
    assert len(exercise.parts) == (np.size(exercise.expected) if a_row and exercise.number != "01.4" else 0)


PARTS = [(exercise, place) for exercise in EXERCISES.values() for place, _ in enumerate(exercise.parts)]


@pytest.mark.parametrize(
    ("exercise", "place"),
    PARTS,
    ids=[f"{exercise.number} {exercise.parts[place]}" for exercise, place in PARTS],
)
def test_a_row_with_one_wrong_number_is_told_which_and_not_what_it_should_be(
    exercise: Exercise, place: int
) -> None:
    answer = np.array(exercise.expected, dtype=float)
    answer[place] = 7.7e7  # no slip leads there
    feedback = check(exercise.number, answer)
    right = ", ".join(f"`{part}`" for part in exercise.parts if part != exercise.parts[place])
    hint = exercise.hints.get(exercise.parts[place], exercise.hint)
    assert feedback == Feedback(
        "Not quite", f"Right so far: {right}. Look again at `{exercise.parts[place]}`. {hint}"
    )
    assert not gives_away(exercise, feedback.text)


@each_exercise
def test_what_is_said_of_an_answer_of_the_wrong_kind_does_not_give_the_answer_away(
    exercise: Exercise,
) -> None:
    if not isinstance(exercise.expected, str):  # there the choices are listed
        for answer in (None, "hello", True, (7, (8, 9)), (77,) * 9, [], {}, 77, len, int):
            assert not gives_away(exercise, check(exercise.number, answer).text)


@pytest.mark.parametrize(
    ("exercise", "text"),
    [
        ("02.3", "It is -0.15."),
        ("01.2", "Look at c again."),
        ("02.4", "First 78, then 12."),
        ("02.6", "earlier mails!"),
    ],
)
def test_an_answer_given_away_would_be_noticed(exercise: str, text: str) -> None:
    assert gives_away(EXERCISES[exercise], text)


def missing_from(notebook: Any, exercises: Iterable[Exercise]) -> Iterator[str]:
    """What a lesson should hold of its exercises and does not."""
    text = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    for exercise in exercises:
        if not any(exercise.question in source for source in text):
            yield f"{exercise.number}: its question"
        if not any(f'check("{exercise.number}", ' in source for source in code):
            yield f"{exercise.number}: its check"
        if not any("<details>" in source and exercise.solution in source for source in text):
            yield f"{exercise.number}: its folded solution"


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb")), ids=lambda path: path.stem)
def test_a_lesson_holds_its_exercises(path: Path) -> None:
    exercises = LESSONS.get(path.name[:2], ())
    assert list(missing_from(nbformat.read(path, as_version=4), exercises)) == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_shows_the_cells_to_fill_in(lesson: str) -> None:
    (path,) = NOTEBOOKS.glob(f"{lesson}_*.ipynb")
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if "check(" in cell.source]
    missing = [exercise.number for exercise in LESSONS[lesson] if exercise.cell not in cells]
    assert missing == []


def test_a_lesson_without_an_exercise_would_be_noticed() -> None:
    asked, left_out = LESSONS["01"][:2]
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell(asked.markdown),
            nbformat.v4.new_code_cell(asked.cell),
            nbformat.v4.new_markdown_cell(asked.folded),
            nbformat.v4.new_markdown_cell(left_out.solution),
        ]
    )
    assert list(missing_from(notebook, [asked, left_out])) == [
        "01.2: its question",
        "01.2: its check",
        "01.2: its folded solution",
    ]


def made_by(code: str) -> set[str]:
    """The names that a cell gives to something, outside of its functions."""
    statements = [node for node in ast.parse(code).body if not isinstance(node, ast.FunctionDef)]
    nodes = [node for statement in statements for node in ast.walk(statement)]
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_solution_takes_a_name_of_its_lesson(lesson: str) -> None:
    (path,) = NOTEBOOKS.glob(f"{lesson}_*.ipynb")
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    taught = set().union(*(made_by(code) for code in cells if "check(" not in code))
    assert taught
    for exercise in LESSONS[lesson]:
        assert made_by(exercise.solution) & taught == set(), exercise.number
