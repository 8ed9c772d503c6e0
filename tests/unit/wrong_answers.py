"""The frame of all tests of wrong answers: a row is an exercise, what is answered, and words that the reply must hold."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from lessons_lib import check

__all__ = ["Row", "told", "told_right"]

Row = tuple[str, object, str]


def told(rows: Mapping[str, Row]) -> Callable[[str, object, str], None]:
    """A test that each wrong answer is refused, and told what is wrong with it."""

    @pytest.mark.parametrize(("exercise", "answer", "words"), rows.values(), ids=rows)
    def test(exercise: str, answer: object, words: str) -> None:
        feedback = check(exercise, answer)
        assert feedback.status == "Not quite"
        assert words.replace("*", "") in feedback.text.replace("*", "")

    return test


def told_right(rows: Sequence[tuple[str, object]]) -> Callable[[str, object], None]:
    """A test that each of these answers, by its exercise, passes, in whatever form it comes."""

    @pytest.mark.parametrize(("exercise", "answer"), rows, ids=[exercise for exercise, _ in rows])
    def test(exercise: str, answer: object) -> None:
        assert check(exercise, answer).passed

    return test
