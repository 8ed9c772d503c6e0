"""A class that predicts together: what is asked, what a server remembers, and what each page may know."""

import json
import re

import pytest
import segno

from lessons_lib import (
    Add,
    Exercise,
    Input,
    InputTypeError,
    InputValueError,
    Linear,
    Mistake,
    Model,
    ReLU,
    patients,
    predict_together,
)
from lessons_lib.judge import progress
from lessons_lib.lessons import EXERCISES
from lessons_lib.together import room as rooms
from lessons_lib.together.judging import groups, hands, truth, verdict, verdicts
from lessons_lib.together.learner import learner_page
from lessons_lib.together.markdown import blocks, inline, markup
from lessons_lib.together.qr import square
from lessons_lib.together.reading import RefusedError, as_number, guess_of, told_back
from lessons_lib.together.room import NAME, Room, Rooms
from lessons_lib.together.teacher import _still

MODEL = Model(Input("broccoli", "strawberries", "hours"), Linear([[58, -3, 2]], [7]), ReLU())
WIDE = Model(Input("broccoli", "strawberries", "hours"), Linear([[1, 0, 0], [0, 1, 2]]), ReLU(), Add("o2"))
QUESTION = {"id": "1", "title": "What is o2?", "boxes": ["o2"], "choices": [], "many": False}
BENDS = Exercise(
    variable="bends",
    question="Which of these layers *bends*?",
    right="ReLU",
    options=("Flatten",),
    because="It makes 0 of what is below.",
    mistakes=(Mistake("straight", "Linear", "Twice the input gives twice the terms."),),
)


def asked(*questions: object) -> list[dict[str, object]]:
    return [each["asked"] for each in predict_together(*questions).data["questions"]]


def said(line: list[tuple[str, str]]) -> str:
    return "".join(text for _, text in line)


# A guess as it is typed ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.5", 0.5),
        ("0,5", 0.5),
        (" -3 ", -3),
        ("−3", -3),
        ("–0,25", -0.25),
        ("1/3", 1 / 3),
        ("-1,5 / 2", -0.75),
        ("+7", 7),
        (".5", 0.5),
        ("5.", 5),
        ("1e3", 1000),
        ("0,800", 0.8),
        ("12345,678", 12345.678),
        ("-0", 0),
        ("- .75", -0.75),
        ("(0.5)", 0.5),
        ("1,5e3", 1500),
        ("1 000", 1000),
        ("-11\u202f600", -11600),  # a thin space, as books have it
        ("1\u00a0234\u00a0567,5", 1234567.5),
        ("1\u2009000", 1000),
        ("1'000", 1000),
        ("1’000.25", 1000.25),
        ("1_000", 1000),  # as Python has it
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("5,800.5", 5800.5),
        ("5.800,5", 5800.5),
        ("5.800", 5.8),  # as Python reads it
        ("1 000 / 3", 1000 / 3),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert as_number(text) == number
    assert told_back((as_number("-0"),)) == "0"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Write a number first."),
        ("  ", "Write a number first."),
        ("much", "Write a number, such as 0.5, -3 or 1/3, in place of “much”."),
        ("nan", "Write a number, such as 0.5, -3 or 1/3, in place of “nan”."),
        ("1e999", "Write a number, such as 0.5, -3 or 1/3, in place of “1e999”."),
        ("1e-310", "Write a number, such as 0.5, -3 or 1/3, in place of “1e-310”."),
        ("1.2.3", "Write a number, such as 0.5, -3 or 1/3, in place of “1.2.3”."),
        ("1,000,5", "Write a number, such as 0.5, -3 or 1/3, in place of “1,000,5”."),
        ("L2", "Write a number, such as 0.5, -3 or 1/3, in place of “L2”."),
        ("1e300/1e-300", "Write a number, such as 0.5, -3 or 1/3, in place of “1e300/1e-300”."),
        ("48 points", "Write the number alone, in digits, without “points”."),
        ("1 000 €", "Write the number alone, in digits, without “€”."),
        ("€5", "Write the number alone, in digits, without “€”."),
        ("2 thousand", "Write the number alone, in digits, without “thousand”."),  # 2 itself would be wrong
        ("o2 = 3", "Write the number alone, in digits, without “o2 =”."),
        ("about -0,5 points", "Write the number alone, in digits, without “about points”."),
        ("1 2", "Work it out, and write one number in place of “1 2”."),
        ("3 and 4", "Work it out, and write one number in place of “3 and 4”."),
        ("58 * 3", "Work it out, and write one number in place of “58 * 3”."),
        ("5²", "Work it out, and write one number in place of “5²”."),
        ("sqrt(2)", "Work it out, and write one number in place of “sqrt(2)”."),
        ("1/2/3", "Work it out, and write one number in place of “1/2/3”."),
        ("half of 3 %", "1% is the number 0.01"),
        ("50 percent", "1% is the number 0.01"),
        ("1/0", "Nothing can be divided by 0."),
        ("50%", "1% is the number 0.01: write yours so too, without the sign."),
        ("5,800", "5,800 can be read in two ways. Write 5800, or 5.800."),
        ("-5,800", "-5,800 can be read in two ways. Write -5800, or -5.800."),
    ],
)
def test_what_is_no_number_or_may_be_two_is_refused_in_words(text, why):
    with pytest.raises(RefusedError, match=f"^{re.escape(why)}"):
        as_number(text)


def test_each_box_takes_a_number_and_a_refusal_says_which_box():
    question = QUESTION | {"boxes": ["pixel 0", "pixel 1"]}
    assert guess_of(question, ["1", "-0,5"]) == (1, -0.5)
    with pytest.raises(RefusedError, match=r"^pixel 1: Write a number first\.$"):
        guess_of(question, ["1", ""])
    for given in (["1"], ["1", "2", "3"], "1", None, {}):
        with pytest.raises(RefusedError, match=r"A number is asked in each box: 2 in all\."):
            guess_of(question, given)


def test_a_choice_is_one_of_those_that_are_offered():
    question = {"choices": ["a", "b"]}
    assert guess_of(question, ["b"]) == "b"
    for given in ([], ["c"], ["a", "b"], None):
        with pytest.raises(RefusedError, match="Choose one of the answers first"):
            guess_of(question, given)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("1 2 3", (1, 2, 3)),
        ("1, 2, 3", (1, 2, 3)),
        ("1,2,3", (1, 2, 3)),
        ("(1; 2.5)", (1, 2.5)),
        ("4", (4,)),
        ("(1,2)", (1, 2)),
        ("[1, 2 / 4]", (1, 0.5)),
        ("1 200", (1, 200)),
    ],
)
def test_of_a_row_whose_length_is_a_part_of_the_question_all_numbers_are_taken(text, row):
    assert guess_of({"many": True}, [text]) == row


@pytest.mark.parametrize(
    ("text", "why"), [("1,2", "one number or two"), ("", "Write a"), ("1 " * 21, "more than 20")]
)
def test_a_row_that_may_be_another_is_refused(text, why):
    with pytest.raises(RefusedError, match=why):
        guess_of({"many": True}, [text])


# What is asked ---------------------------------------------------------------------------------------


def test_a_step_is_asked_with_what_is_needed_in_sight():
    (o2,) = asked(MODEL.trace(patients[3]))
    assert (o2["title"], o2["boxes"], o2["choices"]) == ("What is o2?", [""], [])
    assert markup(o2["blocks"]) == (
        "<p>patient 4 · L2 · Linear</p><ul><li>o1 = (0, 2000, 100)</li><li>broccoli 0, strawberries 2000, hours "
        "100</li></ul><pre><code>W @ X + b\nweights = (58, -3, 2)\nbias = 7</code></pre>"
    )


def test_an_output_of_several_numbers_has_a_box_for_each_and_a_join_shows_both_inputs():
    o2, o4 = asked(WIDE.trace(patients[3]), "L2", "o4")
    assert o2["boxes"] == ["o2[0]", "o2[1]"]
    assert "weights = ((1, 0, 0), (0, 1, 2))" in markup(o2["blocks"])
    assert (o4["title"], o4["boxes"]) == ("What is o4?", ["o4[0]", "o4[1]"])
    assert "<li>o3 = (0, 2200)</li><li>o2 = (0, 2200)</li>" in markup(o4["blocks"])


def test_traces_exercises_and_questions_of_ones_own_are_asked_in_their_order():
    trace = MODEL.trace(patients[3])
    titles = [each["title"] for each in asked(trace, "L2", "L3", "06.2", BENDS, trace)]
    assert titles == ["What is o2?", "What is o3?", "06.2 · Who spoke?", "What do you say?", "What is o2?"]


def test_a_seed_gives_an_exercise_other_numbers_than_the_lesson_has():
    ours, others = predict_together("06.2").exercises[0], predict_together("06.2", seed="7b").exercises[0]
    assert ours.expected != others.expected == EXERCISES["06.2"].of("7b").expected


def test_each_exercise_of_the_course_is_asked_or_refused_in_words():
    refused = {}
    for number in EXERCISES:
        try:
            (question,) = asked(number)
        except InputValueError as error:
            refused[number] = str(error)
            continue
        assert bool(question["choices"]) != bool(question["boxes"])
        assert "```" not in markup(question["blocks"])
    assert set(refused) == {number for number, each in EXERCISES.items() if callable(each.expected)}
    assert all("asks for something else: a function" in why for why in refused.values())


def test_what_nobody_can_work_out_is_refused_with_what_one_can():
    trace = MODEL.trace(patients[3])
    with pytest.raises(InputValueError, match=r"There are L2, L3\. And this is 'L1'\.$"):
        predict_together(trace, "L1")
    large = Model(Input(shape=17), Linear([[1.0] * 17]))
    with pytest.raises(InputValueError, match="This trace has none"):
        predict_together(large.trace([0.0] * 17))
    with pytest.raises(InputValueError, match=r"There is no exercise '06\.9'"):
        predict_together("06.9")
    with pytest.raises(InputTypeError, match="predict_together expects traces and exercises"):
        predict_together(MODEL)
    with pytest.raises(InputTypeError, match="predict_together expects what to ask"):
        predict_together()


# What the guesses come to ----------------------------------------------------------------------------


def test_guesses_are_grouped_by_the_slip_that_each_stands_for_round_by_round():
    (exercise,) = predict_together(MODEL.trace(patients[3])).exercises
    right, early, unknown = (-5793.0,), (-5800.0,), (12345.0,)
    first, second = [early] * 3 + [unknown, (77.0,)] + [right], [right] * 5 + [unknown]
    one, two, last = groups(exercise, [first, second])
    assert (one["right"], one["counts"], one["guesses"]) == (True, [1, 5], [("-5793", 6)])
    assert (two["known"], two["counts"], said(two["said"])) == (True, [3, 0], "You left out 7, it seems.")
    assert (last["known"], last["counts"], last["guesses"]) == (False, [2, 1], [("12345", 2), ("77", 1)])


def test_of_a_step_what_is_as_near_as_the_page_takes_for_right_is_right():
    (exercise,) = predict_together(MODEL.trace(patients[3])).exercises
    assert verdict(exercise, (-5793 * 1.009,)).right
    assert not verdict(exercise, (-5800.0,)).right  # as near, and a slip all the same
    assert not verdict(exercise, (-5793 * 1.02,)).right


def test_slips_of_several_numbers_are_told_number_by_number():
    (exercise,) = predict_together(WIDE.trace(patients[3]), "L2").exercises
    told = verdict(exercise, (0.0, 2100.0))
    assert (told.known, told.text) == (
        True,
        "Right so far: `o2[0]`. You did not multiply the hours by 2, it seems.",
    )


def test_of_an_exercise_mistakes_are_named_as_check_names_them_and_nothing_is_remembered():
    before = progress.so_far()
    exercise = EXERCISES["06.2"]
    (asleep,) = groups(exercise, [[(348.0, -994.0, 184.0)]])
    assert (
        said(asleep["said"])
        == "All three units were folded in, it seems. Work out o4: is one of them asleep?"
    )
    assert progress.so_far() == before


def test_choices_stand_in_their_order_whether_somebody_chose_them_or_not():
    flat, linear, relu = groups(BENDS, [["ReLU", "Linear", "ReLU"]])
    assert [each["counts"] for each in (flat, linear, relu)] == [[0], [1], [2]]
    assert [each["guesses"] for each in (flat, linear, relu)] == [
        [("Flatten", 0)],
        [("Linear", 1)],
        [("ReLU", 2)],
    ]
    assert (relu["right"], said(linear["said"])) == (True, "Twice the input gives twice the terms.")


def test_each_learner_is_told_of_the_own_guess_alone():
    told = verdicts(BENDS, ["Linear", "ReLU", "Linear"])
    assert [(guess, each["right"]) for guess, each in told] == [("Linear", False), ("ReLU", True)]
    assert truth(BENDS) == "**ReLU**. It makes 0 of what is below."
    assert truth(EXERCISES["06.2"]).startswith("**pixel 0 = 2292, pixel 1 = -364, biases = 238**. ")


@pytest.mark.parametrize("number", ["02.3", "06.2", "01.4", "06.4"])
def test_hands_are_raised_for_the_right_answer_and_for_mistakes_that_differ(number):
    likely = hands(EXERCISES[number])
    assert sum(each["right"] for each in likely) == 1
    assert 3 <= len(likely) <= 8
    words = [said(each["said"]) for each in likely if not each["right"]]
    assert len(set(words)) == len(words)
    if number != "06.4":
        assert all(words)


# The room --------------------------------------------------------------------------------------------


@pytest.fixture
def room() -> Room:
    return Room(QUESTION)


def test_a_guess_stands_and_is_nobody_elses(room):
    room.commit("ada", 1, ["-0,5"])
    room.commit("bob", 1, ["200"])
    for guess in ("3", "-0.5"):
        with pytest.raises(RefusedError, match="Your guess is in already"):
            room.commit("ada", 1, [guess])
    known = {"asked": 1, "phase": "guess", "round": 1}
    assert room.seen_by("ada", "1") == known | {"mine": "-0.5", "guessed": True}
    assert room.seen_by("bob", "1")["mine"] == "200"
    assert room.seen_by("eve", "1") == known | {"mine": None, "guessed": False}
    assert room.seen_by("eve")["question"] == QUESTION


def test_before_the_answer_is_told_no_learner_hears_of_it_and_the_teacher_sees_no_guess_that_is_still_made(
    room,
):
    room.commit("ada", 1, ["200"])
    assert room.seen_by_teacher() == {"id": "1", "phase": "guess", "counts": [1], "guesses": []}
    room.go("talk")
    assert room.seen_by_teacher() == {"id": "1", "phase": "talk", "counts": [1], "guesses": [[(200.0,)]]}
    assert "truth" not in room.seen_by("ada")
    verdicts = [[[200], {"right": False, "said": [["", "Divide."]]}], [[-0.5], {"right": True, "said": []}]]
    room.go("told", {"truth": [["", "-0.5"]], "verdicts": verdicts})
    seen = room.seen_by("ada")
    assert (seen["truth"], seen["verdict"]) == ([["", "-0.5"]], {"right": False, "said": [["", "Divide."]]})
    assert room.seen_by("eve")["verdict"] is None


def test_the_teacher_sees_guesses_in_order_of_size_and_not_of_arrival(room):
    for learner, guess in (("ada", "3"), ("bob", "-1"), ("eve", "12")):
        room.commit(learner, 1, [guess])
    room.go("talk")
    assert room.seen_by_teacher()["guesses"] == [[(-1.0,), (3.0,), (12.0,)]]


def test_they_guess_again_in_a_round_of_its_own(room):
    room.commit("ada", 1, ["200"])
    room.go("talk")
    with pytest.raises(RefusedError, match="No guesses are taken just now"):
        room.commit("bob", 1, ["1"])
    room.go("guess")
    assert room.seen_by("ada", "1") == {
        "asked": 1,
        "phase": "guess",
        "round": 2,
        "mine": "200",
        "guessed": False,
    }
    room.commit("ada", 1, ["-0.5"])
    room.go("told")
    assert room.seen_by_teacher()["guesses"] == [[(200.0,)], [(-0.5,)]]


def test_to_open_a_round_that_is_open_opens_no_other(room):
    room.commit("ada", 1, ["200"])
    room.go("guess")
    assert room.seen_by_teacher()["counts"] == [1]


def test_the_next_question_takes_the_place_of_the_last_and_of_its_guesses(room):
    room.commit("ada", 1, ["200"])
    room.go("told", {"truth": "-0.5"})
    room.ask(BENDS_ASKED)
    assert room.seen_by("ada", "1") == {
        "asked": 2,
        "phase": "guess",
        "round": 1,
        "mine": None,
        "guessed": False,
        "question": BENDS_ASKED,
    }
    with pytest.raises(RefusedError, match="The class is at another question by now"):
        room.commit("ada", 1, ["200"])
    room.commit("ada", 2, ["ReLU"])
    assert room.seen_by_teacher() == {"id": "2", "phase": "guess", "counts": [1], "guesses": []}


BENDS_ASKED = {"id": "2", "title": "Which bends?", "boxes": [], "choices": ["Linear", "ReLU"], "many": False}


def test_only_who_has_the_key_is_the_teacher(room):
    assert room.is_teacher(room.key)
    assert not room.is_teacher("")
    assert not room.is_teacher("é")
    assert Room(QUESTION).key != room.key


def test_a_room_takes_so_many_and_no_more(room, monkeypatch):
    monkeypatch.setattr(rooms, "MOST_LEARNERS", 2)
    room.commit("ada", 1, ["1"])
    room.commit("bob", 1, ["1"])
    with pytest.raises(RefusedError, match="There are 2 guesses already"):
        room.commit("eve", 1, ["1"])


def test_rooms_are_forgotten_when_closed_when_old_and_when_there_are_too_many(monkeypatch):
    here = Rooms()
    name, room = here.open(QUESTION)
    assert re.fullmatch(NAME, name)
    assert len(name) == 6
    assert here.find(name) is room
    here.close(name)
    assert here.find(name) is None
    name, room = here.open(QUESTION)
    room.made -= rooms.HOURS * 3600 + 1
    assert here.find(name) is None
    monkeypatch.setattr(rooms, "MOST_ROOMS", 2)
    names = [here.open(QUESTION)[0] for _ in range(3)]
    assert [here.find(each) is not None for each in names] == [False, True, True]


# The pages -------------------------------------------------------------------------------------------


def test_markdown_becomes_elements_and_what_is_in_it_stays_text():
    text = "One `X`,\n**two** and *three* <b>\n\n- a: `1`\n- b: two\n  lines\n\n```python\nx = 1\n\n# 2\n```\n\n| a | b |\n|--|--|\n| 1 | 2 |"
    assert markup(blocks(text)) == (
        "<p>One <code>X</code>, <strong>two</strong> and <em>three</em> &lt;b&gt;</p>"
        "<ul><li>a: <code>1</code></li><li>b: two lines</li></ul><pre><code>x = 1\n\n# 2</code></pre>"
        '<table><tr><th scope="col">a</th><th scope="col">b</th></tr><tr><td>1</td><td>2</td></tr></table>'
    )
    assert inline("2 * 3 * 4") == [("", "2 * 3 * 4")]


def test_the_learners_page_holds_no_question_and_no_answer():
    assert "-5793" not in learner_page()
    question = predict_together(MODEL.trace(patients[3])).data["questions"][0]["asked"]
    assert "-5793" not in json.dumps(question)
    assert "it seems" not in json.dumps(question)


def test_the_square_is_a_code_that_says_the_address():
    address = "http://192.168.1.20:8889/tigumo"
    side, path = square(address)
    dark = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        dark |= {(int(x) + at, int(y)) for at in range(int(width))}
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix_iter(border=4)]
    assert side == len(rows)
    assert dark == {(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module}


def test_what_is_in_a_question_stays_text_on_the_teachers_page():
    evil = Exercise(question="</script><script>alert(1)</script>", right=1.0, title="<b>")
    page = predict_together(evil)
    still = _still(page.data)
    assert "<script>alert" not in still
    assert "&lt;b&gt;" in still


def test_without_a_kernel_the_page_still_asks_and_has_answers_to_raise_hands_for():
    shown = predict_together(MODEL.trace(patients[3]), "L2", "01.2")
    assert repr(shown) == (
        "The class predicts together: What is o2?\nThe class predicts together: 01.2 · What is X?"
    )
    still = _still(shown.data)
    assert "<h3>What is o2?</h3>" in still
    data = still.partition('type="application/json">')[2].partition("</script>")[0]
    assert len(json.loads(data)["questions"]) == 2
