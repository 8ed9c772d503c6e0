"""What a hub starts for a learner: the same server as at home, behind the hub's door."""

import sys
from pathlib import Path

import pytest

from lessons_lib.workplace import copies, settings, singleuser


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], dict[str, str]]:
    """The command and the variables that the process goes on with."""
    went_on = []
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("sys.argv", ["inside-the-model-singleuser", "--ServerApp.port=1234"])
    monkeypatch.setattr("os.execve", lambda _, command, variables: went_on.append((command, variables)))
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "of the hub")
    monkeypatch.setenv("JUPYTER_PATH", "/theirs")
    singleuser.main()
    return went_on[0]


def test_the_learner_finds_copies_of_all_lessons_and_the_first_is_open(started, tmp_path):
    lessons = sorted(path.name for path in copies.LESSONS.glob("*.ipynb"))
    assert sorted(path.name for path in (tmp_path / "my-lessons").glob("*.ipynb")) == lessons
    assert f"--ServerApp.default_url=/lab/tree/{lessons[0]}" in started[0]
    assert f"--ServerApp.root_dir={tmp_path / 'my-lessons'}" in started[0]


def test_it_is_the_hubs_own_server_and_what_the_hub_asks_for_comes_last(started):
    command, variables = started
    assert command[:3] == [sys.executable, "-m", "jupyterhub.singleuser"]
    assert command[-1] == "--ServerApp.port=1234"
    assert variables["JUPYTERHUB_API_TOKEN"] == "of the hub"
    assert "JUPYTER_TOKEN" not in variables  # the hub lets in
    assert "/theirs" not in variables.values()


def test_kernels_talk_by_sockets_whose_paths_are_short_enough(started):
    command, variables = started
    assert "--KernelManager.transport=ipc" in command
    socket = Path(variables["JUPYTER_RUNTIME_DIR"]) / f"kernel-{'x' * 36}-ipc-5"
    assert len(str(socket)) < 100


def test_at_home_no_hubs_variables_are_handed_on(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "of a hub")
    assert "JUPYTERHUB_API_TOKEN" not in settings.environment(tmp_path, "token")


@pytest.mark.parametrize("command", [singleuser.command, lambda folder: settings.command(folder, 8888)])
def test_a_class_can_predict_together_on_either(tmp_path, command):
    assert "--ServerApp.jpserver_extensions=lessons_lib.together.extension=True" in command(tmp_path)
