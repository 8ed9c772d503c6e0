"""Exercises with other numbers for each name: what is said of an answer is as good as on the usual numbers.

``SEEDS=1000`` tries as many names on every exercise that varies (`make test-seeds` does).
"""

import os
import re
from collections import Counter

import numpy as np
import pytest

import lessons_lib
from lessons_lib.judge.check import Feedback, check, equal, rounded
from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.looked_up import question
from lessons_lib.judge.varied import given, tells_apart, varied
from lessons_lib.lessons import EXERCISES, LESSONS
from lessons_lib.numbers.notation import number

NAMES = [f"learner {position}" for position in range(int(os.environ.get("SEEDS", "5")))]
VARIED = {number: exercise for number, exercise in EXERCISES.items() if exercise.variants}
# What the lessons themselves call by a name, and the modules of their exercises do not.
LESSON_NAMES = {
    "np": np,
    **{name: getattr(lessons_lib, name) for name in ("Input", "MaxPool", "Model", "SquaredError")},
    "pooled": lambda X, take: take(X.reshape(len(X) // 2, 2, -1, 2), axis=(1, 3)),
    "model": lessons_lib.Model(
        lessons_lib.Input("broccoli", "Tagada strawberries", "workout hours"),
        lessons_lib.Linear(np.array([[58, -3, 2]]) / 11_600),
        lessons_lib.ReLU(),
    ),
}
ONE_SMALL_NUMBER = {"13.4"}  # all that there is to draw: how many blocks stand in a row
NEAR = {"03.6"}  # the lesson's own 273.15 comes near, and is told all the same (test_exercises.py)
each_varied = pytest.mark.parametrize("exercise", VARIED.values(), ids=VARIED)


def numbers_of(text: str) -> list[str]:
    return re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", text)


def gives_away(exercise: Exercise, text: str) -> bool:
    return {number(value) for value in np.ravel(exercise.expected)} <= set(numbers_of(text))


def mistakes_not_told(own: Exercise, name: str) -> list[str]:
    """What is said of each mistake in place of its own words, or with the answer in it."""
    heard = {mistake: check(own.number, given(own, mistake), seed=name) for mistake in own.mistakes}
    return [
        f"{name}, {mistake.name}: {feedback}"
        for mistake, feedback in heard.items()
        if feedback.passed or not feedback.text.endswith(mistake.says) or gives_away(own, feedback.text)
    ]


def slips_accepted(own: Exercise, name: str) -> list[str]:
    right = {"": np.ravel(own.expected).astype(float)}
    return [
        f"{name}: {slip.sentence}"
        for slip in own.slips
        if slip.plausibility
        and not slip.kind.startswith("rounded")
        and equal({"": np.array(slip.values)}, right, rounded)
    ]


@each_varied
def test_for_each_name_mistakes_are_told_by_their_own_words_and_nothing_wrong_passes(
    exercise: Exercise,
) -> None:
    asked: dict[str, str] = {}
    for name in NAMES:
        own = exercise.of(name)
        assert check(exercise.number, own.expected, seed=name) == Feedback("Right", own.because)
        assert mistakes_not_told(own, name) == []
        assert slips_accepted(own, name) == []
        # Who is asked the same is expected to answer the same: the question tells all its numbers.
        assert asked.setdefault(own.question, str(own.expected)) == str(own.expected)


@each_varied
def test_for_each_name_the_solution_is_right(exercise: Exercise) -> None:
    module = __import__(f"lessons_lib.lessons.lesson_{exercise.number[:2]}", fromlist=["EXERCISES"])
    for name in NAMES[:5]:
        heard = []
        names = LESSON_NAMES | dict(vars(module)) | {"check": lambda *given, heard=heard: heard.append(given)}
        exec(exercise.of(name).solution, names)
        assert [check(*given, seed=name).status for given in heard] == ["Right"], name


@each_varied
def test_neighbours_have_other_numbers(exercise: Exercise) -> None:
    """In a class of thirty few share an answer with the one who sits beside them."""
    answers = Counter(str(exercise.of(f"neighbour {position}").expected) for position in range(30))
    few = exercise.number in ONE_SMALL_NUMBER
    assert len(answers) >= (7 if few else 15)
    assert max(answers.values()) <= (8 if few else 5)


@each_varied
def test_without_a_name_the_numbers_are_those_of_the_lesson(exercise: Exercise) -> None:
    assert exercise.of(None) is exercise
    assert tells_apart(exercise) or exercise.number in NEAR


def test_each_lesson_has_exercises_that_vary() -> None:
    assert {exercise.number[:2] for exercise in VARIED.values()} == set(LESSONS)


def test_what_asks_for_numbers_varies_but_for_the_patients_whom_everybody_knows() -> None:
    numeric = [
        number
        for number, each in EXERCISES.items()
        if not callable(each.expected) and not isinstance(each.expected, str)
    ]
    assert [number for number in numeric if number not in VARIED] == ["01.4"]


# Written down once: whoever changes what is drawn from changes what a class was asked.
ADA = {
    "02.3": {"broccoli": 30, "strawberries": 2300, "hours": 150},
    "03.3": {"inputs": 49, "units": 43, "last_units": 11},
    "10.2": {"pictures": 990, "batch_size": 36, "batches_of_an_epoch": 28, "epochs": 17},
}


@pytest.mark.parametrize(("exercise", "numbers"), ADA.items(), ids=ADA)
def test_a_name_means_the_same_numbers_on_every_machine(exercise: str, numbers: dict[str, int]) -> None:
    assert EXERCISES[exercise].of("Ada").quantities == numbers


@pytest.mark.parametrize("other", ["ada", " Ada ", "ADA", "Ａda"])
def test_capitals_and_spaces_around_a_name_do_not_count(other: str) -> None:
    assert question("02.3", seed=other) == question("02.3", seed="Ada")


def test_names_with_accents_may_be_stored_in_either_way() -> None:
    assert question("02.3", seed="Ren\u00e9") == question("02.3", seed="Rene\u0301")


@pytest.mark.parametrize("seed", ["", "  ", 7, ["Ada"]])
def test_what_is_no_name_is_refused(seed: object) -> None:
    words = f'A name is asked, as in `seed="Ada"`, and you gave {seed!r}.'
    assert check("02.3", -0.15, seed=seed) == Feedback("Not quite", words)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="A name is asked"):
        question("02.6", seed=seed)  # type: ignore[arg-type]


def test_an_answer_on_anothers_numbers_does_not_pass() -> None:
    ada, bo = (EXERCISES["02.3"].of(name) for name in ("Ada", "Bo"))
    assert ada.expected != bo.expected
    assert check("02.3", ada.expected, seed="Ada").passed
    assert not check("02.3", bo.expected, seed="Ada").passed


def test_an_exercise_that_does_not_vary_is_the_same_for_every_name() -> None:
    assert question("02.6", seed="Ada") == question("02.6") == question("02.6", seed="Bo")
    assert check("02.6", "earlier mails", seed="Ada").passed


def test_a_question_is_shown_as_markdown_and_read_as_text() -> None:
    shown = question("02.3")
    assert shown._repr_markdown_() == repr(shown) == EXERCISES["02.3"].markdown


def test_a_question_that_is_not_there_is_told() -> None:
    with pytest.raises(ValueError, match=r"There is no exercise '02\.9'"):
        question("02.9")


def test_the_cell_to_fill_in_has_the_name_that_a_teacher_gives_it() -> None:
    assert EXERCISES["02.3"].cell_for("name") == 'check("02.3", ..., seed=name)'
    assert EXERCISES["02.1"].cell_for('"Ada"') == 'check("02.1", (..., ...), seed="Ada")'


def rent(rooms: int, metres: int) -> Exercise:
    return Exercise(
        question=f"{rooms} rooms, {metres} metres: how much?",
        title="Rent",
        quantities={"rooms": rooms, "metres": metres},
        right=lambda rooms, metres: 100 * rooms + 7 * metres,
        mistakes=(Mistake("the rooms alone", 100 * rooms, "And the metres?"),),
    )


def test_a_teachers_own_exercise_varies_as_well() -> None:
    own = lessons_lib.varied(
        rent, {"rooms": 3, "metres": 80}, {"rooms": range(2, 9), "metres": range(50, 150)}
    )
    assert own.question == "3 rooms, 80 metres: how much?"
    assert question(own, seed="Ada").markdown != question(own, seed="Bo").markdown
    assert check(own, own.of("Ada").expected, seed="Ada").passed
    assert check(own, 100 * own.of("Ada").quantities["rooms"], seed="Ada").text == "And the metres?"


def test_numbers_on_which_a_mistake_is_right_are_drawn_again() -> None:
    own = varied(rent, {"rooms": 3, "metres": 80}, {"metres": (0, 0, 0, 80, 90)})
    assert {own.of(name).quantities["metres"] for name in NAMES} <= {80, 90}


def test_numbers_that_may_not_stand_together_are_drawn_again() -> None:
    own = varied(rent, {"rooms": 3, "metres": 80}, {"rooms": range(2, 9)}, only=lambda rooms: rooms > 6)
    assert {own.of(name).quantities["rooms"] for name in NAMES} == {7, 8}


def test_where_no_numbers_will_do_the_author_is_told() -> None:
    own = varied(rent, {"rooms": 3, "metres": 80}, {"metres": (0,)})
    with pytest.raises(ValueError, match="Exercise Rent: of 1000 draws for 'ada' none tells"):
        own.of("Ada")
