"""What the guesses of a class come to: right, a mistake with its name, or something else; grouped, round by round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lessons_lib.judge.check import NEARLY, TOO_MUCH, feedback_on
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.naming import named, named_parts
from lessons_lib.judge.order import numbers_in_another_order
from lessons_lib.judge.outcomes import outcomes_of
from lessons_lib.judge.saying import BEGIN
from lessons_lib.numbers.notation import number
from lessons_lib.page.questions import NEAR
from lessons_lib.together.markdown import inline
from lessons_lib.together.reading import Guess, told_back
from lessons_lib.together.step import StepAsked

__all__ = ["Verdict", "groups", "hands", "truth", "verdict", "verdicts"]

MOST_HANDS = 8  # answers to raise hands for
LEAST_PLAUSIBLE = 2  # of 3: slips that somebody in a class is likely to make
OTHER = ""  # what stands for guesses that nothing explains


class Verdict(NamedTuple):
    """What is said of a guess, as `check` would say it, and whether that names a mistake."""

    right: bool
    text: str
    known: bool


@lru_cache(maxsize=2048)
def verdict(exercise: Exercise, guess: Guess) -> Verdict:
    """What a guess comes to."""
    answer = _answer(exercise, guess)
    feedback = feedback_on(exercise, answer)
    known = not feedback.passed and _names_a_mistake(exercise, answer, feedback.text)
    if isinstance(exercise, StepAsked) and not feedback.passed and not known and _is_near(exercise, guess):
        return Verdict(right=True, text="", known=False)
    return Verdict(feedback.passed, feedback.text, known or feedback.text in {NEARLY, TOO_MUCH})


def verdicts(exercise: Exercise, guesses: Iterable[Guess]) -> list[tuple[Guess, dict[str, Any]]]:
    """What each learner is told of the own guess, for a page."""
    told = {guess: verdict(exercise, guess) for guess in guesses}
    return [(guess, {"right": each.right, "said": inline(each.text)}) for guess, each in told.items()]


def groups(exercise: Exercise, rounds: Sequence[Sequence[Guess]]) -> list[dict[str, Any]]:
    """The guesses by what each stands for, with how many there were in each round; the largest group first.

    Guesses that nothing explains are one group, and come last. What can be chosen is in the order of the question.
    """
    choices = exercise.choices if isinstance(exercise.expected, str) else ()
    found: dict[str, list[list[Guess]]] = {choice: [[] for _ in rounds] for choice in choices}
    for at, guesses in enumerate(rounds):
        for guess in guesses:
            key = guess if isinstance(guess, str) else _key(verdict(exercise, guess))
            found.setdefault(key, [[] for _ in rounds])[at].append(guess)
    if choices:
        return [_group(exercise, each, choice) for choice, each in found.items()]
    ordered = sorted(found.items(), key=lambda each: (each[0] == OTHER, -sum(map(len, each[1]))))
    return [_group(exercise, each) for _, each in ordered]


def hands(exercise: Exercise) -> list[dict[str, Any]]:
    """The answers to raise hands for, and what each stands for: the right one, and those that are likely."""
    return [_group(exercise, [[guess]]) for guess in _likely(exercise)]


def truth(exercise: Exercise) -> str:
    """The right answer in words, with its reason where there is one."""
    right = exercise.expected
    if isinstance(right, str):
        words = f"**{right}**"
    elif isinstance(exercise, StepAsked) and exercise.single:
        words = f"**{exercise.variable} = {number(right)}**"
    elif exercise.single:
        words = f"**{number(right)}**"
    else:
        values = [number(float(each)) for each in np.ravel(right)]
        named_values = (f"{part} = {value}" for part, value in zip(exercise.parts, values, strict=False))
        words = f"**{', '.join(named_values if exercise.parts else values)}**"
    return f"{words}. {exercise.because}".strip()


def _key(told: Verdict) -> str:
    return "right" if told.right else told.text if told.known else OTHER


def _group(exercise: Exercise, rounds: Sequence[Sequence[Guess]], *choice: str) -> dict[str, Any]:
    """Guesses that stand for the same, as a page shows them; a choice is shown where nobody chose it, too."""
    many: Counter[Guess] = Counter(dict.fromkeys(choice, 0))
    many.update(guess for guesses in rounds for guess in guesses)
    told = [verdict(exercise, guess) for guess in many]
    said = next((each.text for each in told if each.known), "")
    return {
        "guesses": [(told_back(guess), count) for guess, count in many.most_common()],
        "right": any(each.right for each in told),
        "known": bool(said),
        "said": inline(said),
        "counts": [len(guesses) for guesses in rounds],
    }


def _answer(exercise: Exercise, guess: Guess) -> object:
    return guess[0] if exercise.single and len(guess) == 1 else guess


def _is_near(exercise: Exercise, guess: Guess) -> bool:
    """Whether a guess is as near as a page takes for right: what is in sight may be rounded there."""
    right = np.ravel(exercise.expected)
    off = np.abs(np.asarray(guess, dtype=float) - right)
    return bool((off <= np.maximum(NEAR, np.abs(right) * NEAR) * (1 + 1e-9)).all())


def _names_a_mistake(exercise: Exercise, answer: object, said: str) -> bool:
    if any(mistake.says in said for mistake in exercise.mistakes):
        return True
    mine = np.ravel(np.asarray(answer, dtype=float)) if not isinstance(answer, str) else np.empty(0)
    if mine.size != np.size(exercise.expected) or isinstance(exercise.expected, str):
        return False
    moved = numbers_in_another_order(
        exercise, outcomes_of(exercise, answer), outcomes_of(exercise, exercise.expected)
    )
    in_parts = (words for words in named_parts(exercise, mine).values() if not words.startswith(BEGIN))
    return bool(moved or named(exercise, mine) or any(in_parts))


def _likely(exercise: Exercise) -> list[Guess]:
    """The right answer among those of mistakes, so that it is not to be told by its place."""
    if isinstance(exercise.expected, str):
        return list(exercise.choices)
    own = [exercise.wrong(mistake) for mistake in exercise.mistakes if not mistake.part]
    common = sorted(exercise.slips, key=lambda slip: -slip.plausibility)
    wrong = [*own, *(slip.values for slip in common if slip.plausibility >= LEAST_PLAUSIBLE)]
    found = {_as_guess(exercise.expected): "right"}
    for each in wrong:
        guess = _as_guess(each)
        told = verdict(exercise, guess) if len(guess) == np.size(exercise.expected) else None
        if told and told.known and len(found) < MOST_HANDS and told.text not in found.values():
            found[guess] = told.text
    return sorted(found)


def _as_guess(value: Any) -> Guess:
    if isinstance(value, str) or callable(value):
        return ()
    return tuple(float(f"{each:.6g}") for each in np.ravel(np.asarray(value, dtype=float)))
