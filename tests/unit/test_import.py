"""What importing the package costs, and what it offers."""

import subprocess
import sys

import pytest

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


def test_a_model_imports_the_layers_it_is_made_of_and_no_others():
    run = "from lessons_lib import Input, Linear, Model, ReLU, patients; Model(Linear([[1, 2, 3]]), ReLU())(patients[0])"
    here = {name.rpartition(".")[2] for name in modules_after(run) if name.startswith("lessons_lib.layers.")}
    assert {"input", "linear", "activations"} <= here
    assert here & {"convolution", "pooling", "batch_norm", "attention", "embedding", "softmax"} == set()


def test_what_few_lessons_need_waits_until_one_does():
    waiting = {"fractions", "decimal", "lessons_lib.data.plane", "lessons_lib.recording.record"}
    run = "from lessons_lib import Input, Linear, Model, ReLU, patients"
    assert modules_after(run) & waiting == set()
    asked = f"{run}; from lessons_lib.data import rings; Model(lambda X: X[0]).trace(patients[0], exact=True)"
    assert modules_after(asked) & waiting == waiting


def test_a_name_that_comes_later_is_asked_for_once_and_an_unknown_one_is_told():
    run = "import lessons_lib as package; assert 'GELU' not in vars(package); package.GELU; assert 'GELU' in vars(package)"
    modules_after(run)
    with pytest.raises(AttributeError, match=r"module 'lessons_lib.layers' has no attribute 'Lineal'"):
        lessons_lib.layers.Lineal  # noqa: B018


def test_every_name_the_package_offers_is_there():
    assert [name for name in lessons_lib.__all__ if not hasattr(lessons_lib, name)] == []


def test_offering_to_open_other_libraries_models_imports_none_of_them():
    assert modules_after("from lessons_lib import from_sklearn, from_torch") & HEAVY == set()


def test_where_the_other_library_is_not_installed_the_line_that_installs_it_is_told():
    for name, package in (("from_torch", "torch"), ("from_sklearn", "scikit-learn")):
        imported = {"torch": "torch", "scikit-learn": "sklearn"}[package]
        run = f"import sys; sys.modules[{imported!r}] = None; from lessons_lib import {name}; {name}(None, None)"
        told = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=False).stderr
        assert f"ImportError: {name} needs" in told
        assert told.rstrip().endswith(f"Install it: pip install {package}")
