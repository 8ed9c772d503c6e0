"""The rooms of the package: each uses only those before it, but for the few ways up that are named here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lessons_lib

ROOT = Path(lessons_lib.__file__).parent
# From the ground up; what lies flat in the package stands where it belongs.
ORDER = (
    "later",
    "numbers",
    "data",
    "layers",
    "recording",
    "model",
    "learning",
    "slips",
    "trained",
    "colours",
    "workplace",
    "installation",
    "page",
    "plots",
    "sliders",
    "bench",
    "judge",
    "lessons",
    "together",
    "adapters",
    "collecting",
    "__init__",
)
# Who asks for something above, inside a function and only when it is needed.
WAYS_UP = {
    ("model/trace.py", "page"),  # a trace that is shown is shown as a page
    ("learning/backward_trace.py", "page"),  # … as is a way back
    ("model/kept.py", "learning"),  # … and goes back when somebody learns from it
    ("judge/looked_up.py", "lessons"),  # the exercise of a number is looked up
    ("judge/report.py", "lessons"),  # … and those of a lesson
}
MODULES = sorted(ROOT.rglob("*.py"))
SCRIPTS = sorted(ROOT.rglob("*.js"))


def room(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The rooms that a module imports from, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lessons_lib"):
            _, _, rest = (node.module or "").partition(".")
            yield from [rest.partition(".")[0]] if rest else [alias.name for alias in node.names]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_uses_only_those_before_it(path):
    here = str(path.relative_to(ROOT))
    above = {
        there
        for there in imported(path)
        if ORDER.index(there) > ORDER.index(room(path)) and (here, there) not in WAYS_UP
    }
    assert not above, f"{here} reaches up to {above}"


def test_each_way_up_is_still_taken():
    taken = {(here, there) for here, there in WAYS_UP if there in imported(ROOT / here)}
    assert taken == WAYS_UP


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_module_says_in_its_first_sentence_what_it_is_for(path):
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    first = said.partition("\n\n")[0].replace("\n", " ")
    assert first.endswith("."), f"{path.name} begins with {first!r}"
    assert len(first) < 130


def test_each_room_stands_in_the_map_of_the_readme():
    readme = (ROOT.parent / "README.md").read_text("utf-8")
    rooms = {room(path) for path in MODULES} - {"__init__"}
    assert [name for name in sorted(rooms) if f"`{name}/`" not in readme and f"`{name}`" not in readme] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_script_uses_only_those_of_its_room_and_of_rooms_before_it(path):
    """A layer's script stands beside the layer, and knows as little as the layer of the page that draws it."""
    found = re.findall(r'^import [^;]*?"(\.[^"]+)";', path.read_text("utf-8"), re.MULTILINE)
    above = {
        there
        for there in (room((path.parent / name).resolve()) for name in found)
        if ORDER.index(there) > ORDER.index(room(path))
    }
    assert not above, f"{path.name} reaches up to {above}"


def test_the_map_in_readme_names_every_room_in_this_order():
    readme = ROOT.parent / "README.md"
    built = readme.read_text("utf-8").partition("## How it is built")[2].partition("| `page/scripts/` |")[0]
    told = re.findall(r"^\| `(\w+)/` \|", built, re.MULTILINE)
    assert told == [each for each in ORDER if (ROOT / each).is_dir()]
