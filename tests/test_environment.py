"""environment.yml says the same as pyproject.toml."""

import tomllib
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
# conda-forge's matplotlib brings a desktop toolkit; this is what PyPI calls matplotlib.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}


def project() -> dict[str, Any]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"])


def environment() -> list[Any]:
    return list(yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"])


def in_conda_words(requirement: str) -> str:
    name, _, version = requirement.partition(";")[0].partition(">=")
    return f"{CONDA_NAMES.get(name, name)}>={version}"


def test_python_and_the_dependencies_are_the_same() -> None:
    wanted = {"python" + project()["requires-python"], *map(in_conda_words, project()["dependencies"])}
    named = [line for line in environment() if isinstance(line, str)]
    assert set(named) - {"pip"} == wanted


def test_conda_installs_this_package_too() -> None:
    assert {"pip": ["-e ."]} in environment()
