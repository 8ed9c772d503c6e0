"""What helps with an answer that is no known mistake as a whole: which part is right, and where to look."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from lessons_lib.judge.by_hand import by_accident, mistakes_of_parts
from lessons_lib.judge.compare import Outcome, Outcomes, digits_of, rounded, same
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.layers_in_row import another_length
from lessons_lib.judge.naming import FOLLOWS, named_parts, right_so_far
from lessons_lib.judge.on_the_way import how_far
from lessons_lib.judge.rows import commas
from lessons_lib.judge.saying import BEGIN
from lessons_lib.judge.step_back import step_back
from lessons_lib.judge.wording import apart, listed, plain, written
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import counted, number, shape_words
from lessons_lib.slips.words import plan

__all__ = [
    "advice",
    "first_difference",
    "look_again",
    "missed_clue",
    "words_on_parts",
]

GENERAL = "Work it out once more, one step after the other, and write down what each step gives."
MORE_DIGITS = " Or give four decimals: then more can be said of where it went wrong."
AMONG = " Those that are asked are among them: give these alone."
FEW = 2  # digits that say little
MANY = 4  # decimals of a number that could have been given


def advice(exercise: Exercise, answer: object, mine: Outcomes, right: Outcomes) -> str:
    """What helps with an answer that is none of the known mistakes."""
    if another_length(exercise, answer):
        return another_length(exercise, answer)
    if "" in right and not isinstance(mine[""], str):
        if np.size(mine[""]) != np.size(right[""]) and (exercise.single or exercise.parts):
            return _how_many(exercise, answer, np.ravel(mine[""]), np.ravel(right[""]))
        return _advice_on_numbers(exercise, np.ravel(mine[""]).astype(float), np.ravel(right[""]))
    others = _one_of_these(mine, right)
    far = how_far(exercise, answer)
    clue = _clue(exercise, mine, right)
    if clue:
        return f"{clue} {far}".rstrip()
    return first_difference(mine, right, asked=not others) + others + far + exercise.hint


def _clue(exercise: Exercise, mine: Outcomes, right: Outcomes) -> str:
    """The first thing that the results of a function should have and have not."""
    for clue in exercise.clues:
        for x, (place, outcome) in zip(exercise.inputs, mine.items(), strict=False):
            if place in right and not same(outcome, right[place], rounded) and not clue.holds(x, outcome):
                says = clue.says(x, outcome) if callable(clue.says) else clue.says
                return f"{place} {written(outcome)}. {says}"
    return ""


def missed_clue(exercise: Exercise, mine: Array) -> str:
    """The first thing that a right number has, and this one has not."""
    for clue in exercise.clues if exercise.single and mine.size == 1 else ():
        if not clue.holds(exercise.x, float(mine[0])):
            return clue.says(exercise.x, float(mine[0])) if callable(clue.says) else clue.says
    return ""


def _one_of_these(mine: Outcomes, right: Outcomes) -> str:
    """Say what a function may return, where it returned another text."""
    texts = list(dict.fromkeys(outcome for outcome in right.values() if isinstance(outcome, str)))
    given = [outcome for outcome in mine.values() if isinstance(outcome, str)]
    if set(map(plain, given)) <= set(map(plain, texts)):
        return ""
    return f"The result should be one of {listed(texts)}. "


def first_difference(mine: Outcomes, right: Outcomes, *, asked: bool = False) -> str:
    """Say where a function or a model first goes wrong, and what is asked there; nothing of a plain value."""
    for place in filter(None, [*right, *mine]):
        if place not in mine:
            return f"{place} missing. "
        if place not in right:
            return f"{place} one too many. "
        if not same(mine[place], right[place], rounded):
            shape = _another_shape(mine[place], right[place])
            given, wanted = apart(mine[place], right[place])
            wanted = f" {wanted} is asked there." if asked and not shape else ""
            return f"{place} {given}.{wanted} {shape}"
    return ""


def _another_shape(mine: Outcome, right: Outcome) -> str:
    """Say that a row came where a number is asked, or a row where a table is."""
    if (
        isinstance(mine, str)
        or isinstance(right, str)
        or mine.shape == right.shape
        or mine.size == right.size == 1
    ):
        return ""
    if right.ndim < 2 and mine.ndim < 2:
        asked = "One number" if right.size == 1 else counted(right.size, "number")
        return f"{asked} should come out, not {mine.size}. "
    return f"The result should be {shape_words(right.shape)}, and yours is {shape_words(mine.shape)}. "


def _advice_on_numbers(exercise: Exercise, mine: Array, right: Array) -> str:
    hint = exercise.hint or plan(exercise.recorded) or GENERAL
    if mine.size != right.size:  # how many there are is a part of the question
        return f"{_which_belong(mine, right)}{hint}"
    if not exercise.parts:
        return (
            f"{hint}{_more_digits(mine, right)}" if exercise.single else f"{_which_belong(mine, right)}{hint}"
        )
    return _advice_on_parts(exercise, mine, rounded(mine, right).tolist(), hint)


def _more_digits(mine: Array, right: Array) -> str:
    """Ask for more digits where few of them are left, so that next time more can be said."""
    few = any(digits_of(float(one))[0] <= FEW and digits_of(float(one))[1] <= FEW for one in mine)
    many = all(digits_of(float(one))[0] >= MANY for one in right)
    return MORE_DIGITS if few and many else ""


def _which_belong(mine: Array, right: Array) -> str:
    """Which numbers of a row belong there, where how many they are is a part of the question."""
    there = [number(one) for one in dict.fromkeys(mine.tolist()) if one in right]
    wrong = [number(one) for one in dict.fromkeys(mine.tolist()) if one not in right]
    if not there:
        return ""
    again = f"Look again at {', '.join(wrong)}. " if wrong else ""
    return f"Right so far: {', '.join(there)}. {again or 'That is not all. '}"


def _how_many(exercise: Exercise, answer: object, mine: Array, right: Array) -> str:
    """Say how many numbers came, and whether all that are asked are among them; or commas stood for points."""
    said = f"{exercise.asked}, and you gave {counted(mine.size, 'number')}."
    if not right.size < mine.size <= 2 * right.size:
        return said
    if right.size > 1 and all(rounded(mine, np.full(mine.size, one)).any() for one in right):
        return said + AMONG
    # Nobody types an array; and of typed numbers, twice as many whole ones at most may have had commas.
    typed = not isinstance(answer, np.ndarray) and bool((mine == mine.round()).all())
    return said + (commas(exercise) if typed else "")


def _advice_on_parts(exercise: Exercise, mine: Array, fits: Sequence[bool], hint: str) -> str:
    """Each wrong part is judged alone; what is known of it is said, else where to look."""
    wrong = [at for at, fit in enumerate(fits) if not fit]
    said = words_on_parts(exercise, mine)
    if said:
        words = [right_so_far(exercise.parts, fits)]
        words += [f"`{exercise.parts[at]}`: {said[at]}" for at in wrong if at in said]
        unknown = [at for at in wrong if at not in said]
        words += [look_again(exercise.parts, unknown), *_steps_back(exercise, mine, unknown)]
        return " ".join(filter(None, words))
    elsewhere = [
        at
        for at in wrong
        if any(rounded(mine[[at]], np.ravel(exercise.expected)[[there]]).all() for there in wrong)
    ]
    if len(elsewhere) == 1 < len(wrong):
        elsewhere = []  # one number alone may come to stand there in many ways
    first = "" if any(fits) or elsewhere else "None of these numbers is right yet."
    if elsewhere:
        first = f"{number(mine[elsewhere[0]])} is one of the numbers that are asked, but stands in the wrong place."
    again = look_again(exercise.parts, wrong) if any(fits) else ""
    own = [exercise.hints[exercise.parts[at]] for at in wrong if exercise.parts[at] in exercise.hints]
    own = own if any(fits) else []
    back = _steps_back(exercise, mine, [] if elsewhere else wrong)
    return " ".join(filter(None, (first, right_so_far(exercise.parts, fits), again, *back, *(own or [hint]))))


def words_on_parts(exercise: Exercise, mine: Array, explained: Collection[int] = ()) -> dict[int, str]:
    """What is known of each wrong part of a row, by its place; what nobody knows is left out.

    Parts that are ``explained`` leave nobody lost, whatever their numbers are.
    """
    wrong = np.flatnonzero(~rounded(mine, np.ravel(exercise.expected))).tolist()
    by_hand = mistakes_of_parts(exercise, mine)
    said = named_parts(exercise, mine, {*by_hand, *explained})
    said |= {at: words for at, words in by_hand.items() if not said.get(at, "").startswith(FOLLOWS)}
    known = {at for at, words in said.items() if not words.startswith(BEGIN)}.union(explained)
    if len(known) < len(wrong):  # who is lost elsewhere may have come to a short number by any way
        said = {
            at: words
            for at, words in said.items()
            if at not in by_hand or not by_accident(exercise, mine, at)
        }
    return said


def _steps_back(exercise: Exercise, mine: Array, parts: Sequence[int]) -> list[str]:
    """What each of some parts was before its last step."""
    backs = {at: step_back(exercise, float(mine[at]), at) for at in parts}
    return [f"`{exercise.parts[at]}`: {back}" for at, back in backs.items() if back]


def look_again(parts: Sequence[str], wrong: Sequence[int]) -> str:
    """Which parts are wrong, and nobody knows why."""
    return f"Look again at {', '.join(f'`{parts[at]}`' for at in wrong)}." if wrong else ""
