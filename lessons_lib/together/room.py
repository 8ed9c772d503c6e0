"""What a server remembers while a class predicts: one guess a learner and round, in memory alone, and nobody's name."""

from __future__ import annotations

import hmac
import math
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["PHASES", "RefusedError", "Room", "Rooms"]

Phase = Literal["guess", "talk", "told"]
PHASES: tuple[Phase, ...] = ("guess", "talk", "told")
MOST_ROOMS = 50  # at once; the oldest goes
MOST_LEARNERS = 1000  # in a room
HOURS = 4  # after which a room is forgotten, whatever the teacher does


class RefusedError(Exception):
    """Why a guess is not taken, in words for the learner."""


@dataclass
class Room:
    """One question for a class. A learner is a secret that the own page made up; only who has it finds that guess."""

    question: dict[str, Any]
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))  # the teacher's
    phase: Phase = "guess"
    rounds: list[dict[str, float]] = field(default_factory=lambda: [{}])
    made: float = field(default_factory=time.monotonic)

    def is_teacher(self, key: str) -> bool:
        """Say whether somebody has the teacher's key."""
        return hmac.compare_digest(key.encode(), self.key.encode())

    def commit(self, learner: str, guess: object) -> None:
        """Take a guess; it stands until the next round."""
        now = self.rounds[-1]
        if self.phase != "guess":
            raise RefusedError("No guesses are taken just now.")
        if learner in now:
            raise RefusedError("Your guess is in already. It stands until the next round.")
        if len(now) >= MOST_LEARNERS:
            raise RefusedError(f"There are {MOST_LEARNERS} guesses already, and no more are taken.")
        now[learner] = as_number(guess)

    def go(self, phase: str) -> None:
        """Go to another phase; to guess once more is a new round."""
        if phase not in PHASES:
            raise RefusedError(f"There is no phase {phase!r}. There are {', '.join(PHASES)}.")
        if phase == "guess" and self.phase != "guess":
            self.rounds.append({})
        self.phase = phase

    def seen_by(self, learner: str) -> dict[str, Any]:
        """What a learner's page may know: the own guess, and the truth when it has been told."""
        seen: dict[str, Any] = {"phase": self.phase, "round": len(self.rounds), "mine": self._latest(learner)}
        seen["guessed"] = learner in self.rounds[-1]
        return seen | ({"answer": self.question["answer"]} if self.phase == "told" else {})

    def seen_by_teacher(self) -> dict[str, Any]:
        """What the teacher's page may know: how many guesses there are, and, once they are closed, which."""
        counts = [len(each) for each in self.rounds]
        closed = self.rounds if self.phase != "guess" else self.rounds[:-1]
        return {"phase": self.phase, "counts": counts, "guesses": [sorted(each.values()) for each in closed]}

    def _latest(self, learner: str) -> float | None:
        return next((each[learner] for each in reversed(self.rounds) if learner in each), None)


class Rooms:
    """The rooms of a server, by their names."""

    def __init__(self) -> None:
        self._rooms: OrderedDict[str, Room] = OrderedDict()

    def open(self, question: dict[str, Any]) -> tuple[str, Room]:
        """Open a room for a question; return its name, which learners are given."""
        name = secrets.token_hex(4)
        self._rooms[name] = Room(question)
        while len(self._rooms) > MOST_ROOMS:
            self._rooms.popitem(last=False)
        return name, self._rooms[name]

    def find(self, name: str) -> Room | None:
        """Return a room that is still there."""
        for old in [each for each, room in self._rooms.items() if _is_old(room)]:
            del self._rooms[old]
        return self._rooms.get(name)

    def close(self, name: str) -> None:
        """Forget a room and all its guesses."""
        self._rooms.pop(name, None)


def _is_old(room: Room) -> bool:
    return time.monotonic() - room.made > HOURS * 3600


def as_number(guess: object) -> float:
    """Return a guess as the number that it is."""
    try:
        number = float(str(guess).strip().replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise RefusedError("A guess is a number, such as 0.5 or -3.")
    return number
