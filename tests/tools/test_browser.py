"""Finding a browser, or getting one."""

from pathlib import Path

import pytest

from tools import browser


def program(path: Path, code: int) -> str:
    """A program that ends with this code."""
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def test_one_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, sound = program(tmp_path / "broken", 127), program(tmp_path / "sound", 0)
    monkeypatch.setattr(browser, "candidates", lambda: iter([broken, sound]))
    assert browser.find() == sound


def test_an_installed_one_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chromium = program(tmp_path / "chromium", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert next(browser.candidates()) == chromium


def test_playwrights_download_is_tried_before_debians_package(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(browser, "download", lambda: tried.append("download"))
    monkeypatch.setattr(browser, "install_package", lambda: tried.append("package"))
    monkeypatch.setattr(browser, "find", lambda: "/a/browser" if "package" in tried else None)
    assert browser.install() == "/a/browser"
    assert tried == ["download", "package"]


def test_without_any_it_ends_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "run", lambda *_: None)
    monkeypatch.setattr(browser, "find", lambda: None)
    with pytest.raises(SystemExit, match="install one"):
        browser.install()


@pytest.mark.parametrize(("user", "sandboxed"), [(0, False), (1000, True)])
def test_only_root_goes_without_the_sandbox(
    monkeypatch: pytest.MonkeyPatch, user: int, *, sandboxed: bool
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert ("--no-sandbox" not in browser.arguments()) == sandboxed
