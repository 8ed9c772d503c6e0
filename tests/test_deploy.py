"""What deploy/ says to the hubs is the same everywhere, and fits the package."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"


class Said:
    """Takes what a JupyterHub's configuration says: `c.Spawner.cmd = […]`."""

    def __init__(self) -> None:
        self.sections: dict[str, Any] = {}

    def __getattr__(self, section: str) -> Any:
        return self.sections.setdefault(section, type("Section", (), {})())


def said() -> Said:
    taken = Said()
    code = (DEPLOY / "jupyterhub_config.py").read_text("utf-8")
    exec(compile(code, "jupyterhub_config.py", "exec"), {"c": taken})
    return taken


def values() -> dict[str, Any]:
    return dict(yaml.safe_load((DEPLOY / "zero-to-jupyterhub.yaml").read_text("utf-8")))


def project() -> dict[str, Any]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"])


def test_both_ways_start_the_same_server_with_the_same_limits() -> None:
    spawner, user = said().Spawner, values()["singleuser"]
    assert user["cmd"] == spawner.cmd
    assert (user["memory"]["guarantee"], user["memory"]["limit"]) == (
        spawner.mem_guarantee,
        spawner.mem_limit,
    )
    assert user["extraEnv"] == spawner.environment
    assert user["startTimeout"] == spawner.start_timeout


def test_what_a_hub_starts_comes_with_the_package() -> None:
    assert said().Spawner.cmd[0] in project()["scripts"]


def test_the_images_version_is_the_packages() -> None:
    assert values()["singleuser"]["image"]["tag"] == project()["version"]
    assert f"inside-the-model:{project()['version']}" in (DEPLOY / "Dockerfile").read_text("utf-8")


def test_what_make_and_git_leave_in_the_folder_is_not_copied_into_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()

    def is_copied(path: str) -> bool:
        return not any(fnmatch(path, each.removeprefix("**/")) for each in ignored)

    assert not any(map(is_copied, (".git", ".venv", ".venv-real", "node_modules", "site", "my-lessons")))
    assert all(map(is_copied, ("pyproject.toml", "README.md", "hatch_build.py", "lessons_lib", "notebooks")))
