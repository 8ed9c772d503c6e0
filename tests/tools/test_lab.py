"""How `make lab` starts JupyterLab."""

import os
import socket
from pathlib import Path

import pytest

from tools import lab


def test_it_listens_on_this_machine_only_and_asks_for_a_token(tmp_path: Path) -> None:
    command = lab.command(tmp_path, 8888)
    assert "--ServerApp.ip=127.0.0.1" in command
    assert lab.environment(tmp_path, "secret")["JUPYTER_TOKEN"] == "secret"
    assert not any("secret" in argument for argument in command)  # others on the machine can read these


@pytest.mark.parametrize(("user", "options"), [(0, ["--allow-root"]), (1000, [])])
def test_root_is_allowed_only_to_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, options: list[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert [argument for argument in lab.command(tmp_path, 8888) if "root" in argument][1:] == options


def test_the_learners_other_jupyter_is_neither_read_nor_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_PATH", "/theirs")
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", "/theirs")
    variables = lab.environment(tmp_path, "token")
    assert "/theirs" not in variables.values()
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        assert Path(variables[name]).is_relative_to(tmp_path)


def test_it_opens_at_the_first_lesson(tmp_path: Path) -> None:
    assert lab.url(tmp_path, 8888, "t") == "http://127.0.0.1:8888/lab?token=t"
    for number in (5, 3, 1, 9, 7, 2, 8, 4):  # not in reading order, as a folder may list them
        (tmp_path / f"{number:02}.ipynb").touch()
    (tmp_path / "00_notes.txt").touch()
    assert lab.url(tmp_path, 8888, "t") == "http://127.0.0.1:8888/lab/tree/01.ipynb?token=t"


def test_a_port_in_use_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server((lab.HOST, 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr("sys.argv", ["lab", "--port", str(port)])
        with pytest.raises(SystemExit) as end:
            lab.main()
    assert end.value.code == (
        f"Port {port} is in use, perhaps by another JupyterLab. Another one: make lab PORT={port + 1}"
    )


@pytest.mark.parametrize(
    ("screen", "first_line"), [(":0", "The lessons are open"), ("", "Open this address")]
)
def test_the_address_is_said_with_and_without_a_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], screen: str, first_line: str
) -> None:
    opened = []
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    lab.show("http://127.0.0.1:8888/lab")
    printed = capsys.readouterr().out
    assert printed.startswith(first_line)
    assert "    http://127.0.0.1:8888/lab\n" in printed
    assert opened == (["http://127.0.0.1:8888/lab"] if screen else [])
