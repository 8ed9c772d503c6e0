"""A class that predicts together: what a server remembers, and what each page may know."""

import json

import pytest

from lessons_lib import InputValueError, Linear, Model, ReLU, patients, predict_together
from lessons_lib.layers import Input
from lessons_lib.together import room as rooms
from lessons_lib.together.learner import learner_page
from lessons_lib.together.room import RefusedError, Room, Rooms

MODEL = Model(Input("broccoli", "strawberries", "hours"), Linear([[58, -3, 2]], [7]), ReLU())
QUESTION = {"title": "What is o2?", "output": "o2", "answer": {"truth": -0.5}}


@pytest.fixture
def room() -> Room:
    return Room(QUESTION)


def test_a_guess_stands_and_is_nobody_elses(room):
    room.commit("ada", "-0,5")
    room.commit("bob", "200")
    for guess in ("3", "-0.5"):
        with pytest.raises(RefusedError, match="Your guess is in already"):
            room.commit("ada", guess)
    assert room.seen_by("ada") == {"phase": "guess", "round": 1, "mine": -0.5, "guessed": True}
    assert room.seen_by("bob")["mine"] == 200
    assert room.seen_by("eve") == {"phase": "guess", "round": 1, "mine": None, "guessed": False}


def test_before_the_answer_is_told_no_learner_hears_of_it_and_the_teacher_sees_no_guess_that_is_still_made(
    room,
):
    room.commit("ada", 200)
    assert room.seen_by_teacher() == {"phase": "guess", "counts": [1], "guesses": []}
    room.go("talk")
    assert room.seen_by_teacher() == {"phase": "talk", "counts": [1], "guesses": [[200.0]]}
    assert "answer" not in room.seen_by("ada")
    room.go("told")
    assert room.seen_by("ada")["answer"] == {"truth": -0.5}


def test_the_teacher_sees_guesses_in_order_of_size_and_not_of_arrival(room):
    for learner, guess in (("ada", 3), ("bob", -1), ("eve", 2)):
        room.commit(learner, guess)
    room.go("talk")
    assert room.seen_by_teacher()["guesses"] == [[-1.0, 2.0, 3.0]]


def test_they_guess_again_in_a_round_of_its_own(room):
    room.commit("ada", 200)
    room.go("talk")
    with pytest.raises(RefusedError, match="No guesses are taken just now"):
        room.commit("bob", 1)
    room.go("guess")
    assert room.seen_by("ada") == {"phase": "guess", "round": 2, "mine": 200, "guessed": False}
    room.commit("ada", -0.5)
    room.go("told")
    assert room.seen_by_teacher()["guesses"] == [[200.0], [-0.5]]


def test_to_open_a_round_that_is_open_opens_no_other(room):
    room.commit("ada", 200)
    room.go("guess")
    assert room.seen_by_teacher()["counts"] == [1]


@pytest.mark.parametrize("guess", ["", "much", "nan", "1e999", None, [1], "1.2.3"])
def test_what_is_no_number_is_refused_in_words(room, guess):
    with pytest.raises(RefusedError, match=r"A guess is a number, such as 0\.5 or -3\."):
        room.commit("ada", guess)
    assert room.seen_by_teacher()["counts"] == [0]


def test_only_who_has_the_key_is_the_teacher(room):
    assert room.is_teacher(room.key)
    assert not room.is_teacher("")
    assert not room.is_teacher("é")
    assert Room(QUESTION).key != room.key


def test_a_room_takes_so_many_and_no_more(room, monkeypatch):
    monkeypatch.setattr(rooms, "MOST_LEARNERS", 2)
    room.commit("ada", 1)
    room.commit("bob", 1)
    with pytest.raises(RefusedError, match="There are 2 guesses already"):
        room.commit("eve", 1)


def test_rooms_are_forgotten_when_closed_when_old_and_when_there_are_too_many(monkeypatch):
    here = Rooms()
    name, room = here.open(QUESTION)
    assert here.find(name) is room
    here.close(name)
    assert here.find(name) is None
    name, room = here.open(QUESTION)
    room.made -= rooms.HOURS * 3600 + 1
    assert here.find(name) is None
    monkeypatch.setattr(rooms, "MOST_ROOMS", 2)
    names = [here.open(QUESTION)[0] for _ in range(3)]
    assert [here.find(each) is not None for each in names] == [False, True, True]


# The question ----------------------------------------------------------------------------------------


def test_what_is_asked_can_be_worked_out_from_what_is_in_sight():
    asked = predict_together(MODEL.trace(patients[3])).question
    assert asked["title"] == "What is o2?"
    assert asked["about"] == "patient 4 · L2 · Linear"
    assert asked["given"] == ["o1 = (0, 2000, 100)", "broccoli 0, strawberries 2000, hours 100"]
    assert asked["code"] == "W @ X + b\nweights = (58, -3, 2)\nbias = 7"
    truth = asked["answer"]["truth"]
    assert truth == -5793
    assert any(
        "You did not multiply the strawberries by -3" in slip["sentence"] for slip in asked["answer"]["slips"]
    )


def test_another_step_may_be_asked():
    assert predict_together(MODEL.trace(patients[3]), "L3").question["title"] == "What is o3?"


def test_a_step_that_nobody_can_work_out_is_refused_with_those_that_one_can():
    with pytest.raises(InputValueError, match=r"There are L2, L3\.$"):
        predict_together(MODEL.trace(patients[3]), "L1")
    with pytest.raises(TypeError, match="predict_together expects the trace of one sample"):
        predict_together(MODEL)


def test_the_learners_page_holds_the_question_and_not_its_answer():
    question = predict_together(MODEL.trace(patients[3])).question
    page = learner_page(question)
    assert "What is o2?" in page
    assert "58, -3, 2" in page
    assert "-5793" not in page
    assert "it seems." not in page.partition("<script>")[0]


def test_what_is_in_a_question_stays_text_on_the_page():
    page = learner_page(QUESTION | {"title": "</title><script>alert(1)</script>", "output": "</script><b>"})
    assert "<script>alert" not in page
    assert "</script><b>" not in page


def test_without_a_script_the_teachers_page_still_asks():
    shown = predict_together(MODEL.trace(patients[3]))
    assert "<h3>What is o2?</h3>" in shown._repr_html_()
    assert repr(shown) == "patient 4 · L2 · Linear\n  What is o2? The class predicts together."
    data = shown._repr_html_().partition('type="application/json">')[2].partition("</script>")[0]
    assert json.loads(data)["question"] == shown.question
