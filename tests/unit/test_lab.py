"""How `inside-the-model` and `make lab` start JupyterLab."""

import os
import socket
from pathlib import Path

import pytest

from lessons_lib.workplace import copies, lab, settings


def test_it_listens_on_this_machine_only_and_asks_for_a_token(tmp_path: Path) -> None:
    command = settings.command(tmp_path, 8888)
    assert "--ServerApp.ip=127.0.0.1" in command
    assert settings.environment(tmp_path, "secret")["JUPYTER_TOKEN"] == "secret"
    assert not any("secret" in argument for argument in command)  # others on the machine can read these


@pytest.mark.parametrize(
    ("jupyterlab", "said"),
    [("4.0.0", True), ("4.4.10", True), ("4.5.0rc1", False), ("4.10.1", False), ("5.0.0", False)],
)
def test_a_jupyterlab_that_takes_cells_off_the_page_is_told_not_to(jupyterlab: str, said: bool) -> None:
    told = settings.settings_of(jupyterlab)
    assert ("@jupyterlab/notebook-extension:tracker" in told) is said
    assert told.keys() >= settings.SETTINGS.keys()


@pytest.mark.parametrize(("user", "options"), [(0, ["--allow-root"]), (1000, [])])
def test_root_is_allowed_only_to_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, options: list[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert [argument for argument in settings.command(tmp_path, 8888) if "root" in argument][1:] == options


def test_the_learners_other_jupyter_is_neither_read_nor_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_PATH", "/theirs")
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", "/theirs")
    variables = settings.environment(tmp_path, "token")
    assert "/theirs" not in variables.values()
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        assert Path(variables[name]).is_relative_to(tmp_path)


def test_it_opens_at_the_first_lesson(tmp_path: Path) -> None:
    assert lab.url(tmp_path, 8888, "t") == "http://127.0.0.1:8888/lab?token=t"
    for number in (5, 3, 1, 9, 7, 2, 8, 4):  # not in reading order, as a folder may list them
        (tmp_path / f"{number:02}.ipynb").touch()
    (tmp_path / "00_notes.txt").touch()
    assert lab.url(tmp_path, 8888, "t") == "http://127.0.0.1:8888/lab/tree/01.ipynb?token=t"


@pytest.mark.parametrize(
    ("typed", "port"), [([], None), (["--class"], "8889"), (["--class", "9000"], "9000")]
)
def test_a_class_on_the_same_network_is_let_in_only_when_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str], port: str | None
) -> None:
    started: list[dict[str, str]] = []
    monkeypatch.setattr(lab.subprocess, "Popen", lambda command, env: started.append(env))
    monkeypatch.setattr("sys.argv", ["lab", *typed])
    lab.start(tmp_path, 8888, "t", lab.arguments().class_port)
    assert started[0].get("INSIDE_CLASS_PORT") == port


@pytest.mark.parametrize(
    ("by_make", "another"), [(True, "make lab PORT={}"), (False, "inside-the-model --port {}")]
)
def test_a_port_in_use_is_said_in_one_line_with_the_command_that_was_typed(
    monkeypatch: pytest.MonkeyPatch, by_make: bool, another: str
) -> None:
    monkeypatch.delenv("MAKELEVEL", raising=False)
    if by_make:
        monkeypatch.setenv("MAKELEVEL", "1")
    with socket.create_server((settings.HOST, 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr("sys.argv", ["lab", "--port", str(port)])
        with pytest.raises(SystemExit) as end:
            lab.main()
    assert end.value.code == (
        f"Port {port} is in use, perhaps by another JupyterLab. Another one: {another.format(port + 1)}"
    )


def test_where_the_copies_are_is_said_and_which_are_left_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.copy_lessons(tmp_path / "mine")
    assert capsys.readouterr().out == f"Your copies of the lessons are in {tmp_path / 'mine'}.\n"
    lessons = sorted(path.name for path in copies.LESSONS.glob("*.ipynb"))
    assert sorted(path.name for path in (tmp_path / "mine").glob("*.ipynb")) == lessons
    (tmp_path / "mine" / ".jupyter" / "copies.json").unlink()
    (tmp_path / "mine" / lessons[0]).write_text("mine")
    lab.copy_lessons(tmp_path / "mine")
    assert f"{lessons[0]} has a newer version. Yours is kept" in capsys.readouterr().out
    assert (tmp_path / "mine" / lessons[0]).read_text() == "mine"


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a_file").touch()
    with pytest.raises(SystemExit) as end:
        lab.copy_lessons(tmp_path / "a_file" / "mine")
    assert end.value.code == (
        f"The lessons cannot be copied to {tmp_path / 'a_file' / 'mine'}: Not a directory. "
        "Go to a folder of your own, or name one: inside-the-model FOLDER"
    )


def test_with_no_browser_asked_for_none_is_opened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: pytest.fail("a browser was opened"))
    monkeypatch.setenv("DISPLAY", ":0")
    lab.show("http://127.0.0.1:8888/lab", browser=False)
    assert capsys.readouterr().out.startswith("Open this address")


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
