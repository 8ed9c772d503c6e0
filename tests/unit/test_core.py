"""The core is what one shows to a student: its files and functions are short enough to be read in one sitting."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import lessons_lib

ROOT = Path(lessons_lib.__file__).parent
CORE = ("numbers", "layers", "recording", "model", "learning")
FILES = sorted(file for room in CORE for file in (ROOT / room).glob("*.py"))
LONGEST_LAYER, LONGEST_FILE, LONGEST_FUNCTION = (
    150,
    200,
    25,
)  # lines; a file has fewer, a function at most so many
SPACE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))


def documented(tree: ast.Module) -> Iterator[int]:
    """The lines of all docstrings."""
    for node in ast.walk(tree):
        first = node.body[0] if isinstance(getattr(node, "body", None), list) and node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            yield from range(first.lineno, first.end_lineno + 1)


def lines_of_code(source: str) -> set[int]:
    """The lines with code on them: no blank ones, comments and docstrings."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    lines = {
        line for each in tokens if each.type not in SPACE for line in range(each.start[0], each.end[0] + 1)
    }
    return lines - set(documented(ast.parse(source)))


def long_functions(source: str) -> dict[str, int]:
    """Each function that is too long, with how many lines of code it has, its head among them."""
    code = lines_of_code(source)
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    counts = {
        f"{each.name}, line {each.lineno}": len(code & set(range(each.lineno, each.end_lineno + 1)))
        for each in functions
    }
    return {name: count for name, count in counts.items() if count > LONGEST_FUNCTION}


@every_file
def test_no_function_is_longer_than_25_lines_of_code(file):
    assert long_functions(file.read_text("utf-8")) == {}


@every_file
def test_a_layers_file_has_fewer_than_150_lines_and_any_other_fewer_than_200(file):
    most = LONGEST_LAYER if file.parent.name == "layers" else LONGEST_FILE
    assert len(file.read_text("utf-8").splitlines()) < most


def test_lines_of_code_are_counted_without_what_explains_them():
    said = '"""A module."""\n\n\ndef f(x):\n    """Twice\n    x."""\n    # Why.\n    return (\n        2 * x\n    )\n'
    assert lines_of_code(said) == {4, 8, 9, 10}
    long = "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION
    assert long_functions(long) == {"f, line 1": LONGEST_FUNCTION + 1}
    assert long_functions(long.replace("    x = 1\n", "    # x\n", 1)) == {}
