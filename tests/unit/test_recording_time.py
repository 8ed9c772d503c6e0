"""How long a function may be recorded: its own reckoning counts, however long the machine lets it wait."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from lessons_lib.recording.constants import constants
from lessons_lib.recording.limit import MOST_SECONDS, MOST_WAITING
from lessons_lib.recording.runs import Runs
from lessons_lib.recording.turnable import followed
from lessons_lib.recording.ways import Fork, record

X, OUTPUT = np.array([1.0]), np.array(58.0)


def asking(X):
    return 58 * X[0] if X[0] >= 0 else X[0] / 7


def first(monkeypatch: pytest.MonkeyPatch, before: Callable[[], Any]) -> None:
    """Let something happen before each run."""
    run = Runs._run
    monkeypatch.setattr(Runs, "_run", lambda *what: before() or run(*what))


def reckon() -> None:
    until = time.process_time() + MOST_SECONDS
    while time.process_time() < until:
        pass


def test_on_a_machine_that_is_busy_with_others_a_function_is_recorded_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first(monkeypatch, lambda: time.sleep(MOST_SECONDS))
    recording = record(asking, (X,), OUTPUT)
    assert recording
    (part,) = recording.parts
    assert isinstance(part.way, Fork)
    assert part.way.yes
    assert part.way.no
    turned = followed(asking, (X,), OUTPUT, recording).positions
    assert [constants(asking)[at].value for at in turned] == [58, 7]


def test_what_takes_long_reckoning_is_left_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    first(monkeypatch, reckon)
    assert record(asking, (X,), OUTPUT) is None


def test_what_waits_long_itself_is_left_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    first(monkeypatch, lambda: time.sleep(MOST_WAITING))
    assert record(asking, (X,), OUTPUT) is None
