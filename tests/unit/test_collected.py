"""From a folder of hand-ins to tables and a page."""

import re
from pathlib import Path

import pytest

from lessons_lib.collecting.gathered import gathered
from lessons_lib.collecting.grade import Graded
from lessons_lib.collecting.handins import Learner, collected
from lessons_lib.collecting.judging import Judged
from lessons_lib.collecting.mistakes import WHERE, mistake_in
from lessons_lib.collecting.names import is_name_of, line_for, names_from
from lessons_lib.collecting.overview import overview
from lessons_lib.judge.advice import first_difference
from lessons_lib.judge.check import check
from lessons_lib.judge.feedback import Feedback
from lessons_lib.judge.functions import tried
from lessons_lib.judge.outcomes import outcomes_of
from lessons_lib.lessons import EXERCISES


def laid_out(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("{}")


@pytest.mark.parametrize(
    ("path", "learner"),
    [
        ("Ada Lovelace_4711_assignsubmission_file_/02.ipynb", Learner("Ada Lovelace", "4711", "Moodle")),
        (
            "Ada Lovelace_4711_assignsubmission_file_02_inside.ipynb",
            Learner("Ada Lovelace", "4711", "Moodle"),
        ),
        ("lovelaceada_123_45678_02_inside_the_model.ipynb", Learner("lovelaceada", "123", "Canvas")),
        ("lovelaceada_LATE_123_45678_02-1.ipynb", Learner("lovelaceada", "123", "Canvas")),
        ("Ada Lovelace/02.ipynb", Learner("Ada Lovelace")),
        ("ada.ipynb", Learner("ada")),
        (
            "unpacked/Ada Lovelace_4711_assignsubmission_file_/02.ipynb",
            Learner("Ada Lovelace", "4711", "Moodle"),
        ),
        # What a learner calls a folder or a file of their own comes after it.
        ("Bo_2_assignsubmission_file_/Ada_1_assignsubmission_file_/02.ipynb", Learner("Bo", "2", "Moodle")),
        ("Bo_2_assignsubmission_file_Ada_1_assignsubmission_file_02.ipynb", Learner("Bo", "2", "Moodle")),
    ],
)
def test_the_path_tells_whose_hand_in_it_is(tmp_path, path, learner):
    laid_out(tmp_path, path)
    assert [one.learner for one in collected(tmp_path)] == [learner]


def test_only_notebooks_are_collected_and_no_link_is_followed(tmp_path):
    laid_out(
        tmp_path, "ada.ipynb", "notes.txt", ".ipynb_checkpoints/ada-checkpoint.ipynb", "secret/grades.txt"
    )
    (tmp_path / "bo.ipynb").symlink_to(tmp_path / "secret" / "grades.txt")
    (tmp_path / "cy.ipynb").mkdir()
    assert [one.file for one in collected(tmp_path)] == ["ada.ipynb"]


def test_who_handed_in_no_notebook_is_known_all_the_same_and_who_did_is_known_by_the_notebook(tmp_path):
    laid_out(
        tmp_path,
        "Ada_1_assignsubmission_file_/essay.docx",
        "Bo_2_assignsubmission_file_/02.ipynb",
        "Bo_2_assignsubmission_file_/data.csv",
        "cyek_3_4567_notes.pdf",
        "Di/notes.txt",
        "moodle.csv",
        "overview.html",
    )
    found = [(one.learner.name, one.file, one.content) for one in collected(tmp_path)]
    assert found == [
        ("Ada", "essay.docx", b""),
        ("Bo", "02.ipynb", b"{}"),
        ("cyek", "cyek_3_4567_notes.pdf", b""),
    ]


def test_a_name_for_the_numbers_comes_from_the_teacher(tmp_path):
    laid_out(tmp_path, "s123.ipynb", "ada.ipynb")
    (tmp_path / "names.csv").write_text("s123,Bo\n")
    assert [one.seed for one in collected(tmp_path, names_from(tmp_path / "names.csv"))] == ["ada", "Bo"]


@pytest.mark.parametrize(
    ("given", "learner", "is_it"),
    [
        ("Ada", "Ada Lovelace", True),
        ("ADA LOVELACE ", "Ada Lovelace", True),
        ("Lovelace, Ada", "Ada Lovelace", True),
        ("Ada Lovelace", "lovelaceada", True),
        ("Ada", "lovelaceada", True),
        ("Sean O'Neill", "Sean ONeill", True),
        ("Sean O’Neill", "oneillsean", True),
        ("Jose Nunez", "José Núñez", True),
        ("José Núñez", "nunezjose", True),
        ("Ada King Lovelace", "Ada Lovelace", True),
        ("Ada King Lovelace", "lovelaceada", True),
        ("Li", "lixiaoming", True),
        ("Xiaoming Li", "lixiaoming", True),
        ("Anne Marie Lund", "Anne-Marie Lund", True),
        ("Soren Østergard", "Søren Ostergård", True),
        ("Bo Ek", "lovelaceada", False),
        ("Ada Byron", "Ada Lovelace", False),
        ("Bo", "Ada Lovelace", False),
        ("Ada Bo", "Ada Lovelace", False),
        ("Ad", "Ada Lovelace", False),
        ("a", "lovelaceada", False),
        ("", "Ada Lovelace", False),
        ("...", "Ada Lovelace", False),
    ],
)
def test_a_notebook_may_only_give_a_name_of_its_own(given, learner, is_it):
    assert is_name_of(given, learner) is is_it


def judged(number: str, answer: object) -> Judged:
    feedback = check(number, answer)
    mistake = mistake_in(EXERCISES[number], feedback)
    return Judged(feedback.status, feedback.text, repr(answer), 3, f"check({answer!r})", mistake)


def a_class():
    yield Graded(Learner("Cy", "3"), answers={"01.2": judged("01.2", "c"), "01.5": judged("01.5", "a")})
    yield Graded(Learner("Ada", "1"), answers={"01.2": judged("01.2", "c"), "01.5": judged("01.5", "a")})
    yield Graded(Learner("=HYPERLINK(1)", "2"), answers={"01.2": judged("01.2", "b")}, note="It hung.")
    yield Graded(Learner("Bo"), note="This file is no notebook.")
    yield Graded(Learner("Di"), answers={"02.2": judged("02.2", (6, 11, 33, 99))})


def test_a_name_that_was_refused_is_accepted_by_the_line_that_is_told(tmp_path):
    laid_out(tmp_path, "Lund, Anne_7_assignsubmission_file_/02.ipynb", "anne.ipynb")
    lines = [line_for(one.learner.key, "Maja, A.") for one in collected(tmp_path)]
    (tmp_path / "names.csv").write_text("\n".join(lines))
    assert [one.seed for one in collected(tmp_path, names_from(tmp_path / "names.csv"))] == ["Maja, A."] * 2


def test_two_who_gave_the_same_name_have_the_same_numbers_and_both_are_told_of():
    two = [Graded(Learner(name), names=frozenset({"ada"})) for name in ("Ada Lovelace", "Ada Byron")]
    notes = [row.asides for row in gathered([*two, Graded(Learner("Bo"), names=frozenset({"bo"}))]).rows]
    assert notes == [
        ["The numbers are those of the name 'ada', and so are those of Ada Lovelace."],
        ["The numbers are those of the name 'ada', and so are those of Ada Byron."],
        [],
    ]


def test_a_blank_cell_in_another_file_takes_no_answers_place():
    blank = Judged("Not yet", "Put your answer in place of the dots.", "…", 3, "")
    two = [
        Graded(Learner("Ada"), "1.ipynb", {"01.2": judged("01.2", "c")}),
        Graded(Learner("Ada"), "2.ipynb", {"01.2": blank}),
    ]
    (row,) = gathered(two, ["01"]).rows
    assert row.points(["01.2"]) == 1


def slipped(number: str, name: str, kind: str, at: int = 0) -> tuple[str, Judged]:
    """An answer for a name's own numbers with the first slip of a kind in it, and which mistake it is."""
    exercise = EXERCISES[number].of(name)
    slip = [one for one in exercise.slips if one.kind == kind][at]
    feedback = check(exercise, slip.value if len(slip.values) == 1 else slip.values)
    return feedback.text, Judged(feedback.status, feedback.text, "?", 3, "", mistake_in(exercise, feedback))


def told_alike(number: str) -> list[set[str]]:
    """Of each slip of which three learners are told the same, each in their own numbers: which mistakes it is."""
    mistakes = []
    for slips in zip(*(EXERCISES[number].of(name).slips for name in NAMES), strict=False):
        own = [EXERCISES[number].of(name) for name in NAMES]
        answers = [slip.value if len(slip.values) == 1 else slip.values for slip in slips]
        told = [check(each, answer) for each, answer in zip(own, answers, strict=True)]
        alike = {re.sub(r"-?\d+(\.\d+)?", "#", feedback.text) for feedback in told}
        common = all(slip.plausibility >= 2 for slip in slips)
        if common and len(alike) == 1 and len({(slip.kind, slip.places) for slip in slips}) == 1:
            found = zip(own, told, answers, strict=True)
            mistakes.append({mistake_in(each, feedback, answer) for each, feedback, answer in found})
    return mistakes


NAMES = ("Ada", "Bo", "Cy")


@pytest.mark.parametrize("number", ["03.1", "09.1", "10.1", "11.1"])
def test_a_slip_that_everybody_is_told_alike_is_one_mistake_also_where_numbers_stand_twice_on_the_way(number):
    mistakes = told_alike(number)
    assert len(mistakes) > 10
    assert [each for each in mistakes if len(each) > 1] == []


@pytest.mark.parametrize(
    ("number", "kind"), [("03.1", "left out"), ("02.2", "left out"), ("01.1", "divisor forgotten")]
)
def test_one_slip_in_three_learners_own_numbers_is_one_mistake(number, kind):
    answers = {name: slipped(number, name, kind)[1] for name in ("Ada", "Bo", "Cy")}
    (one,) = gathered(
        Graded(Learner(name), answers={number: each}) for name, each in answers.items()
    ).mistakes
    assert one.learners == ("Ada", "Bo", "Cy")
    assert one.says == answers["Ada"].text  # one example, in the numbers of the first
    assert one.name == ""


def test_two_slips_at_two_places_are_two_mistakes_in_everybodys_numbers():
    first = {name: slipped("03.1", name, "left out")[1].mistake for name in ("Ada", "Bo", "Cy")}
    other = {name: slipped("03.1", name, "left out", 1)[1].mistake for name in ("Ada", "Bo", "Cy")}
    assert len({*first.values(), *other.values()}) == 2


def test_the_lesson_that_most_handed_in_counts_and_a_missing_answer_is_none():
    of = gathered(a_class())
    assert of.exercises == tuple(number for number in EXERCISES if number.startswith("01"))
    assert {row.learner.name: row.points(of.exercises) for row in of.rows}["Di"] == 0
    assert of.count("01.2") == (2, 1, 2)
    assert gathered(a_class(), ["02"]).exercises[0] == "02.1"


def test_two_files_of_a_learner_are_one_row():
    two = [
        Graded(Learner("Ada"), "01.ipynb", {"01.2": judged("01.2", "c")}, "It hung."),
        Graded(Learner("Ada"), "02.ipynb", {"02.2": judged("02.2", (6, 11, 33, 1089))}),
    ]
    (row,) = gathered(two, ["01", "02"]).rows
    assert row.points(["01.2", "02.2"]) == 2
    assert row.notes == ["It hung."]


def test_the_commonest_mistake_comes_first():
    first, second = gathered(a_class()).mistakes
    assert (first.exercise, first.learners, first.answers) == ("01.5", ("Ada", "Cy"), ("'a'",))
    assert (second.exercise, second.learners) == ("01.2", ("=HYPERLINK(1)",))


@pytest.mark.parametrize("number", EXERCISES)
def test_a_mistake_written_by_hand_has_its_name(number):
    exercise = EXERCISES[number]
    for mistake in exercise.mistakes:
        feedback = check(number, exercise.wrong(mistake)) if not mistake.part else None
        if feedback and mistake.says in feedback.text:
            assert mistake_in(exercise, feedback) in {
                one.name for one in exercise.mistakes if one.says in feedback.text
            }


@pytest.mark.parametrize("number", [number for number, each in EXERCISES.items() if callable(each.expected)])
def test_where_a_function_goes_wrong_is_not_which_mistake_it_is(number):
    """The same mistake is counted as one, whatever the function gave."""
    exercise = EXERCISES[number]
    right = outcomes_of(exercise, exercise.expected)
    for mutant, mine in tried(exercise)[:20]:
        where, feedback = first_difference(mine, right), check(number, mutant.function)
        if not feedback.passed and mistake_in(exercise, feedback) not in {
            one.name for one in exercise.mistakes
        }:
            taken = feedback.text.removesuffix(WHERE.sub("", feedback.text, count=1))
            assert taken  # a clue may stand in place of the last sentence on where it goes wrong
            assert where.startswith(taken.rstrip(". "))  # … or of its end


def test_what_is_right_so_far_is_not_which_mistake_it_is():
    swapped = mistake_in(
        EXERCISES["02.2"], Feedback("Not quite", "Right so far: `x`. The sign is turned, it seems.")
    )
    assert swapped == "The sign is turned, it seems."


def test_what_a_learner_wrote_is_text_on_the_page_and_nothing_else():
    bad = "<script>alert(1)</script>\u202e\x00"
    one = Graded(Learner(bad), answers={"01.2": Judged("Not quite", bad, bad, 3, bad, bad)}, note=bad)
    page = overview(gathered([one]))
    assert "<script" not in page
    assert "\u202e" not in page
    assert "\x00" not in page
    assert page.count("&lt;script&gt;") >= 5


def test_the_page_tells_each_answer_and_draws_the_mistakes_in_their_order():
    page = overview(gathered(a_class()))
    assert page.index("The commonest mistakes") < page.index("The exercises") < page.index("The learners")
    widths = [float(width) for width in re.findall(r'<rect class="wrong" x="0.0" width="([\d.]+)"', page)[:2]]
    assert widths == [300.0, 150.0]
    assert "<summary>Ada: 1 of 6</summary>" in page
    assert "<summary>Bo: 0 of 6 · look at this one</summary>" in page
    assert 'class="open"' not in page


def test_where_there_are_no_walls_the_page_says_what_is_open():
    page = overview(gathered([Graded(Learner("Ada"), left_open="The network is open.")] * 2))
    assert page.count("The network is open.") == 1
