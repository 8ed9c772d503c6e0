"""What importing the package costs, and what it offers."""

import subprocess
import sys

import lessons_lib

HEAVY = {"matplotlib", "ipywidgets", "anywidget", "IPython", "torch", "sklearn", "pandas"}


def modules_after(code: str) -> set[str]:
    listing = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(listing.stdout.split())


def test_importing_the_package_imports_neither_matplotlib_nor_widgets():
    assert modules_after("import lessons_lib") & HEAVY == set()


def test_running_and_showing_a_trace_as_text_needs_neither_of_them():
    run = "from lessons_lib import *; repr(Model(Input('a'), ReLU()).trace([1]))"
    assert modules_after(run.replace("*", "Input, Model, ReLU")) & HEAVY == set()


def test_every_name_the_package_offers_is_there():
    assert [name for name in lessons_lib.__all__ if not hasattr(lessons_lib, name)] == []
