"""What deploy/ says to the hubs is the same everywhere, and fits the package."""

import tomllib
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
