"""The benchmarks run by hand only: what they take from elsewhere in this repository is there, as it was when they were written."""

import ast
import importlib.util
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "benchmarks"
OURS = ("lessons_lib", "tests", "tools")


@pytest.mark.parametrize("path", sorted(HERE.glob("*.py")), ids=lambda path: path.stem)
def test_what_a_benchmark_imports_from_here_is_here(path: Path) -> None:
    for each in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(each, ast.ImportFrom) and is_ours(each.module or ""):
            assert [name.name for name in each.names if not is_there(each.module or "", name.name)] == []


def is_ours(module: str) -> bool:
    """The benchmarks themselves may need PyTorch, which only theirs has."""
    return module.split(".", maxsplit=1)[0] in OURS and not module.startswith("tests.benchmarks")


def is_there(module: str, name: str) -> bool:
    return (
        hasattr(importlib.import_module(module), name)
        or importlib.util.find_spec(f"{module}.{name}") is not None
    )
