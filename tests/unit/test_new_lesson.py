"""A teacher's own lesson: what `inside-new` writes runs from first to last cell, and its exercises judge answers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lessons_lib.workplace import new
from tools.notebooks import executed

RIGHT = {
    "fourth": "286",
    "by_train": "(370, 34)",
    "weight": '"b"',
    "repaired": "lambda X: 50 * X[0] - min(X[1], 40) - 3 * X[2] + 132",
}
SLIPS = {  # what somebody answers, and what of the mistake is named
    "check(fourth, 307)": "You left out the term of the distance, it seems.",
    "check(by_train, (370, 51))": "Right so far: `the price now`.",
    'check(weight, "a")': "A weight is multiplied by the kilometres.",
    "check(repaired, lambda X: 50 * X[0] - max(X[1], 40) - 3 * X[2] + 132)": "`max`",
}


def code(notebook: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {cell["id"]: cell for cell in notebook["cells"] if cell["cell_type"] == "code"}


def said(cell: dict[str, Any]) -> str:
    """What a cell printed and showed, as text."""
    shown = [each.get("text") or each.get("data", {}).get("text/plain", "") for each in cell["outputs"]]
    return "".join("".join(each) for each in shown)


def run(path: Path, *more: str) -> dict[str, dict[str, Any]]:
    """The code cells of a lesson after Run All, with further ones at its end."""
    notebook = json.loads(path.read_text("utf-8"))
    blank = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"] += [blank | {"id": f"more-{at}", "source": source} for at, source in enumerate(more)]
    return code(executed(notebook, path.parent))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    path = tmp_path_factory.mktemp("template") / "lesson.ipynb"
    new.write(path)
    return run(path, "check(first, 108)", "check(first, 96)")


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    path = tmp_path_factory.mktemp("houses") / "houses.ipynb"
    new.write(path, example=True)
    answers = [f"check({name}, {answer})" for name, answer in RIGHT.items()]
    return run(path, *answers, *SLIPS, "round(mean_price, 1), round(sum(off_without) / 3, 1)")


def test_the_template_runs_as_it_stands_and_shows_its_questions(template):
    assert "answer = 32 points, 2 less than the target 34" in said(template["model-code"])
    question = template["first-exercise"]["outputs"][0]["data"]["text/markdown"]
    assert question.startswith("**Exercise: ‹a few words›** · ●○○ one dot of three · 2 minutes")
    assert said(template["first-answer"]).startswith("Not yet: ")
    assert said(template["more-0"]).startswith("Right: ")
    assert said(template["more-1"]) == "Not quite: You left out 12, it seems."


def test_of_the_template_examine_tells_what_the_second_exercise_lacks_and_of_the_first_nothing(template):
    first, second = said(template["examine-code"]).strip().split("\nsecond: ")
    assert re.fullmatch(
        r"first: \d+ of \d+ slips are told apart; \d+ of 1000 random wrong answers get a name\.", first
    )
    for title in ("Accepted, and wrong:", "One number for several slips:", "Missing:\n    because"):
        assert title in second


def test_the_complete_example_answers_with_name_and_unit(houses):
    assert "price = 316 thousand euros, 6 more than the target 310" in said(houses["model-code"])
    assert "mean absolute error: 12.33 thousand euros" in said(houses["far-code"])
    assert said(houses[f"more-{len(RIGHT) + len(SLIPS)}"]) == "(304.7, 27.1)"  # as its text says


def test_examine_finds_nothing_that_the_complete_example_lacks_but_what_in_a_function_comes_to_the_same(
    houses,
):
    lines = said(houses["examine-code"]).strip().splitlines()
    assert [line.partition(":")[0] for line in lines[: len(RIGHT)]] == list(RIGHT)
    assert [line.strip() for line in lines[len(RIGHT) :] if line.endswith(":")] == [
        "One number for several slips:"
    ]


@pytest.mark.parametrize("at", range(len(RIGHT)), ids=list(RIGHT))
def test_its_exercises_take_the_right_answer(houses, at):
    assert said(houses[f"more-{at}"]).startswith("Right: ")


@pytest.mark.parametrize(("at", "named"), [*enumerate(SLIPS.values(), len(RIGHT))], ids=list(SLIPS))
def test_its_exercises_name_the_mistake(houses, at, named):
    text = said(houses[f"more-{at}"])
    assert text.startswith("Not quite: ")
    assert named in text


@pytest.mark.parametrize("path", [new.TEMPLATE, new.EXAMPLE], ids=lambda path: path.stem)
def test_it_needs_nothing_but_the_package_and_no_answer_lies_open(path):
    notebook = json.loads(path.read_text("utf-8"))
    for cell in code(notebook).values():
        source = "".join(cell["source"])
        assert set(re.findall(r"^from (\w+)|^import (\w+)", source, re.MULTILINE)) <= {("lessons_lib", "")}
        # The code that holds the way to the answer is folded away.
        assert cell["metadata"].get("jupyter", {}).get("source_hidden", False) == ("Exercise(" in source)
        assert cell["outputs"] == []


def test_the_title_is_the_files_name(tmp_path, monkeypatch, capsys):
    path = tmp_path / "what_a_house-costs"
    monkeypatch.setattr("sys.argv", ["inside-new", str(path)])
    new.main()
    assert capsys.readouterr().out == (
        f'{path}.ipynb is begun. Open it beside the lessons: inside-the-model "{tmp_path}"\n'
    )
    first = json.loads(path.with_suffix(".ipynb").read_text("utf-8"))["cells"][0]
    assert first["source"][0] == "# What a house costs\n"


def test_a_name_with_quotes_in_it_still_gives_a_notebook(tmp_path):
    path = tmp_path / 'so-called "houses".ipynb'
    new.write(path)
    assert json.loads(path.read_text("utf-8"))["cells"][0]["source"][0] == '# So called "houses"\n'


def test_what_is_there_already_is_never_overwritten(tmp_path, monkeypatch):
    path = tmp_path / "houses.ipynb"
    path.write_text("mine")
    monkeypatch.setattr("sys.argv", ["inside-new", str(tmp_path / "houses")])
    with pytest.raises(SystemExit) as end:
        new.main()
    assert end.value.code == f"{path} is there already, and stays as it is. Give the new lesson another name."
    assert path.read_text() == "mine"


def test_a_name_alone_goes_to_the_copies_of_the_lessons(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["inside-new", "houses", "--example"])
    new.main()
    path = Path("my-lessons") / "houses.ipynb"
    assert capsys.readouterr().out == f"{path} is begun. Open it beside the lessons: inside-the-model\n"
    assert "# Houses" in path.read_text("utf-8")
    assert "three houses" in path.read_text("utf-8").lower()


def test_a_place_that_cannot_be_written_is_said(tmp_path, monkeypatch):
    (tmp_path / "a_file").touch()
    path = tmp_path / "a_file" / "houses"
    monkeypatch.setattr("sys.argv", ["inside-new", str(path)])
    with pytest.raises(SystemExit) as end:
        new.main()
    assert end.value.code == (
        f"{path}.ipynb cannot be written: File exists ({path.parent}). "
        f"Name another place: inside-new FOLDER/{path.stem}"
    )
