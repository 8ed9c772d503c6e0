"""What honest learners hand in counts: under a name as people write it, in any cell, with or without the question beside it."""

import pytest

from lessons_lib.collecting import names
from lessons_lib.collecting.gathered import gathered
from lessons_lib.collecting.grade import Graded, grade
from lessons_lib.collecting.handins import HandIn, Learner
from lessons_lib.collecting.own import NoExercisesError, own_lesson
from lessons_lib.lessons import EXERCISES
from tests.unit.hostile import BEGIN, RIGHT_01_2, SMALL, graded, notebook, passed

VARIED = "02.2"
FOR_ADA = EXERCISES[VARIED].of("Ada").expected


def by_name(learner: str, *cells: str | tuple[str, str], numbered: str = "", seed: str = "") -> Graded:
    hand_in = HandIn(Learner(learner, numbered), notebook(*cells), seed=seed or learner)
    return grade(hand_in, SMALL, by_name=True)


def answer_of(name: str) -> tuple[str, str]:
    values = tuple(float(value) for value in EXERCISES[VARIED].of(name).expected)
    return (VARIED, f'check("{VARIED}", {values}, seed={name!r})')


def test_a_name_as_its_owner_writes_it_counts():
    assert passed(by_name("Sean ONeill", BEGIN, answer_of("Sean O'Neill"))) == {VARIED: True}


@pytest.mark.parametrize("name", ["Bo", ""])
def test_where_all_have_the_same_numbers_no_name_is_asked(name):
    of = by_name("Ada Lovelace", BEGIN, ("01.2", f'check("01.2", "c", seed={name!r})'))
    assert passed(of) == {"01.2": True}
    assert of.note == ""


def test_another_name_is_for_the_teacher_to_look_at_and_no_mistake(tmp_path):
    of = by_name("Ada Lovelace", BEGIN, answer_of("Bo"), numbered="4711")
    answer = of.answers[VARIED]
    assert (answer.status, answer.mistake) == ("Not yet", "")
    assert answer.text.endswith("For those it would be: Right.")
    assert gathered([of]).mistakes == []
    assert "accepts it in the file of --names: 4711,Bo" in of.aside
    (tmp_path / "names.csv").write_text("4711,Bo")
    accepted = names.names_from(tmp_path / "names.csv")["4711"]
    assert passed(by_name("Ada Lovelace", BEGIN, answer_of("Bo"), seed=accepted)) == {VARIED: True}


def test_a_name_that_was_forgotten_is_said_to_be_and_a_blank_cell_is_no_reason_to_look():
    of = by_name("Ada Lovelace", BEGIN, (VARIED, f'check("{VARIED}", (1, 2, 3, 4), seed="")'))
    assert of.note == "No name was filled in, so where the numbers come from the name nothing was judged."
    assert by_name("Ada", BEGIN, (VARIED, f'check("{VARIED}", ..., seed="Bo")')).note == ""


@pytest.mark.parametrize(
    "cells",
    [
        (("01.2", 'check("01.2", ...)'), 'check("01.2", "c")'),
        ('check("01.2", "c")', ("01.2", 'check("01.2", ...)')),
        (RIGHT_01_2, 'check("01.2", ...)'),
    ],
    ids=["a new cell below", "a new cell above", "blank again elsewhere"],
)
def test_a_blank_cell_takes_no_answers_place(cells):
    assert passed(graded(BEGIN, *cells)) == {"01.2": True}


@pytest.mark.parametrize(
    "cell",
    [
        'question("01.2", seed="Ada")\ncheck("01.2", "c")',
        'print(report("01"), report().done)\ncheck("01.2", "c")',
        'n = "01.2"\ncheck(n, "c")',
        'for n, answer in {"01.2": "c"}.items(): check(n, answer)',
        'from lessons_lib import check as ask\nask("01.2", "c")',
    ],
)
def test_what_stands_beside_an_answer_does_not_keep_it_from_being_handed_in(cell):
    of = graded(f"{BEGIN}\nfrom lessons_lib import question, report", ("01.2", cell))
    assert passed(of) == {"01.2": True}
    assert of.note == ""


def test_an_exercises_cell_that_stops_before_its_answer_is_told_of():
    of = graded(
        BEGIN, ("01.2", 'answer = lettr\ncheck("01.2", answer)'), ("01.5", '1 / 0\ncheck("01.5", "a")')
    )
    assert of.answers == {}
    assert of.note == (
        "The cell of 01.2 (cell 2) stopped with NameError, and handed nothing in. "
        "The cell of 01.5 (cell 3) stopped with ZeroDivisionError, and handed nothing in."
    )


OWN = """from lessons_lib import Exercise, check

fourth = Exercise(
    question="What does the model say?",
    quantities={"rooms": 4, "age": 25, "distance": 7},
    right=lambda rooms, age, distance: 50 * rooms - age - 3 * distance + 132,
)
word = Exercise(number="20.1", title="A word", question="Which?", right="b", options=("a", "b"))
"""


@pytest.mark.parametrize("suffix", ["py", "ipynb"])
def test_a_teachers_own_exercises_are_judged_by_the_teachers_file(tmp_path, suffix):
    path = tmp_path / f"houses.{suffix}"
    path.write_bytes(OWN.encode() if suffix == "py" else notebook("%matplotlib inline", "1 / 0", OWN))
    own = own_lesson(path)
    cheat = OWN.replace("+ 132", "+ 133").replace('right="b"', 'right="a"')
    learners = {
        "Ada": (OWN, "check(fourth, 286)", 'check("20.1", "b")'),
        "Bo": (cheat, "check(fourth, 287)", "check(word, 'a')"),
    }
    results = [
        grade(HandIn(Learner(name), notebook(*cells)), SMALL, own=own) for name, cells in learners.items()
    ]
    assert [passed(one) for one in results] == [
        {"fourth": True, "20.1": True},
        {"fourth": False, "20.1": False},
    ]
    of = gathered(results, own=own)
    assert (of.title, of.exercises) == ("Lesson houses", ("fourth", "20.1"))
    assert [of.grade(row) for row in of.rows] == [2, 0]


def test_a_file_without_exercises_is_said_to_have_none(tmp_path):
    (tmp_path / "houses.py").write_text("x = 3")
    with pytest.raises(NoExercisesError, match=r"houses.py makes no exercise"):
        own_lesson(tmp_path / "houses.py")
