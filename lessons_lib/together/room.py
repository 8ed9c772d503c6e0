"""What a server remembers while a class predicts: one guess a learner and round, in memory alone, and nobody's name."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Literal

from lessons_lib.together.reading import Guess, RefusedError, guess_of, told_back
from lessons_lib.together.words import REFUSED

__all__ = ["NAME", "PHASES", "Room", "Rooms"]

Phase = Literal["guess", "talk", "told"]
PHASES: tuple[Phase, ...] = ("guess", "talk", "told")
MOST_ROOMS = 50  # at once; the oldest goes
MOST_LEARNERS = 1000  # in a room
HOURS = 4  # after which a room is forgotten, whatever the teacher does
# A room's name is read from the back of a class and typed on a telephone: syllables, and no letter like another.
SYLLABLES = 3
CONSONANTS, VOWELS = "bdfghkmnprstvz", "aeiou"
NAME = f"((?:[{CONSONANTS}][{VOWELS}]){{{SYLLABLES}}})"


@dataclass
class Room:
    """The questions of a lesson, one at a time. A learner is a secret; only who has it finds that guess."""

    question: dict[str, Any]
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))  # the teacher's
    asked: int = 1  # how many questions there were, with this one
    phase: Phase = "guess"
    rounds: list[dict[str, Guess]] = field(default_factory=lambda: [{}])
    told: dict[str, Any] = field(default_factory=dict)
    made: float = field(default_factory=time.monotonic)

    def is_teacher(self, key: str) -> bool:
        """Say whether somebody has the teacher's key."""
        return hmac.compare_digest(key.encode(), self.key.encode())

    def ask(self, question: dict[str, Any]) -> None:
        """Go to another question; the guesses of the one before are forgotten."""
        self.question, self.asked = question, self.asked + 1
        self.phase, self.rounds, self.told = "guess", [{}], {}

    def commit(self, learner: str, asked: object, given: object) -> None:
        """Take a guess; it stands until the next round."""
        now = self.rounds[-1]
        if asked != self.asked:
            raise RefusedError(REFUSED["moved_on"])
        if self.phase != "guess":
            raise RefusedError(REFUSED["over"])
        if learner in now:
            raise RefusedError(REFUSED["in_already"])
        if len(now) >= MOST_LEARNERS:
            raise RefusedError(REFUSED["full"].format(most=MOST_LEARNERS))
        now[learner] = guess_of(self.question, given)

    def go(self, phase: str, told: dict[str, Any] | None = None) -> None:
        """Go to another phase; to guess once more is a new round, and with the answer comes what to say of each guess.

        Args:
            phase: one of `PHASES`.
            told: the ``truth``, and as ``verdicts`` pairs of a guess and what is said of it.
        """
        if phase not in PHASES:
            raise RefusedError(f"There is no phase {phase!r}. There are {', '.join(PHASES)}.")
        if phase == "guess" and self.phase != "guess":
            self.rounds.append({})
        self.phase, self.told = phase, told or {}

    def seen_by(self, learner: str, has: str = "") -> dict[str, Any]:
        """What a learner's page may know: the question, the own guess, and what it came to when that has been told.

        Args:
            learner: the secret of that page.
            has: the number of the question that the page shows already, which is not sent again.
        """
        mine = next((each[learner] for each in reversed(self.rounds) if learner in each), None)
        seen: dict[str, Any] = {"asked": self.asked, "phase": self.phase, "round": len(self.rounds)}
        seen |= {"mine": None if mine is None else told_back(mine), "guessed": learner in self.rounds[-1]}
        if has != str(self.asked):
            seen["question"] = self.question
        if self.phase == "told":
            seen |= {"truth": self.told.get("truth", ""), "verdict": self._verdict(mine)}
        return seen

    def seen_by_teacher(self) -> dict[str, Any]:
        """What the teacher's page may know: how many guesses there are, and, once they are closed, which."""
        counts = [len(each) for each in self.rounds]
        closed = self.rounds if self.phase != "guess" else self.rounds[:-1]
        guesses = [sorted(each.values(), key=_in_order) for each in closed]  # and not as they came
        return {"id": self.question.get("id"), "phase": self.phase, "counts": counts, "guesses": guesses}

    def _verdict(self, mine: Guess | None) -> Any:
        pairs = self.told.get("verdicts", ())
        return next((said for guess, said in pairs if _same(guess, mine)), None)


class Rooms:
    """The rooms of a server, by their names."""

    def __init__(self) -> None:
        self._rooms: OrderedDict[str, Room] = OrderedDict()

    def open(self, question: dict[str, Any]) -> tuple[str, Room]:
        """Open a room with its first question; return its name, which learners are given."""
        name = _name()
        while self.find(name) is not None:
            name = _name()
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


def _name() -> str:
    return "".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(SYLLABLES))


def _is_old(room: Room) -> bool:
    return time.monotonic() - room.made > HOURS * 3600


def _in_order(guess: Guess) -> tuple[str, tuple[float, ...]]:
    return (guess, ()) if isinstance(guess, str) else ("", guess)


def _same(sent: object, mine: Guess | None) -> bool:
    """Whether a guess that came back from the teacher's page, a list by then, is this one."""
    return (tuple(sent) if isinstance(sent, list) else sent) == mine
