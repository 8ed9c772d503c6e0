"""`predict_together`: the teacher's page, in a notebook, for questions that the whole class answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import anywidget
import traitlets
from IPython.display import display

from lessons_lib.judge.exercise import Exercise
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import InputTypeError
from lessons_lib.page.assets import bundle, carried
from lessons_lib.page.html import Html, tag
from lessons_lib.page.widgets import VIEW
from lessons_lib.together.judging import groups, hands, truth, verdicts
from lessons_lib.together.learner import as_data, sheet
from lessons_lib.together.markdown import inline, markup
from lessons_lib.together.qr import square
from lessons_lib.together.question import asked_of, shown
from lessons_lib.together.reading import Guess
from lessons_lib.together.words import TEACHER

__all__ = ["Together", "predict_together"]


class Together(anywidget.AnyWidget):
    """Questions for a class; the last line of a notebook cell shows them. The page collects, Python judges."""

    _css = sheet()
    _esm = f"{bundle('together/teacher.js')}\nexport default {{ render: renderTeacher }};"
    data: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        self.exercises = tuple(exercises)
        questions = [
            {"asked": shown(each), "truth": inline(truth(each)), "hands": hands(each)}
            for each in self.exercises
        ]
        super().__init__(data={"questions": questions, "words": TEACHER})
        self.on_msg(self._tell)

    def _tell(self, _: object, asked: dict[str, Any], __: object) -> None:
        """Answer the page: what some guesses come to, or an address as a square."""
        if "rounds" in asked:
            exercise = self.exercises[asked["at"]]
            rounds = [[_as_guess(each) for each in guesses] for guesses in asked["rounds"]]
            told = verdicts(exercise, (guess for guesses in rounds for guess in guesses))
            self.send(asked | {"groups": groups(exercise, rounds), "verdicts": told})
        elif "address" in asked:
            self.send(asked | {"square": square(asked["address"])})

    def __repr__(self) -> str:
        return "\n".join(
            f"The class predicts together: {each['asked']['title']}" for each in self.data["questions"]
        )

    def _ipython_display_(self) -> None:
        """Show two outputs: the page that needs no kernel, and the live view, which hides it while it lives."""
        page = f"<style>{sheet()}</style>{_still(self.data)}<script>{_script()}</script>"
        display({"text/plain": repr(self), "text/html": page}, raw=True)  # type: ignore[no-untyped-call]
        live: Any = super()._repr_mimebundle_() or [{}]
        display({key: value for key, value in live[0].items() if key == VIEW}, raw=True)  # type: ignore[no-untyped-call]


def predict_together(*questions: Trace | str | Exercise, seed: str | None = None) -> Together:
    """A page on which the class's guesses are collected, seen side by side with their slips, and answered.

    ``predict_together(trace, "L2", "02.3", mine)`` asks, one after the other, for the output of L2 of a trace, then
    exercise 02.3 of the course, then an `Exercise` of your own.

    Args:
        questions: traces of one sample, each with the names of its steps behind it (without one, the first step that
            can be worked out is asked); numbers of exercises; exercises. Numbers and choices can be asked.
        seed: a name whose numbers exercises are asked with, such as the class's: others than in the lesson.

    Raises:
        InputTypeError: something is neither a trace, nor the number of an exercise, nor an exercise.
        InputValueError: there is no such exercise or step, or its answer cannot be guessed on a page.
    """
    if not questions:
        raise InputTypeError(
            'predict_together expects what to ask: predict_together(model.trace(x)), or predict_together("02.3").'
        )
    return Together(list(asked_of(questions, seed)))


def _as_guess(sent: Any) -> Guess:
    return sent if isinstance(sent, str) else tuple(map(float, sent))


def _still(data: dict[str, Any]) -> Html:
    """The questions where no kernel is; raised hands are counted by a script."""
    asked: Iterator[dict[str, Any]] = (each["asked"] for each in data["questions"])
    sections = [tag("section", tag("h3", each["title"]), markup(each["blocks"])) for each in asked]
    return tag("div", *sections, as_data(data), class_="itm-class itm-class-spare")


@cache
def _script() -> str:
    return carried(f"(() => {{\n{bundle('together/still.js')}\nteachStill();\n}})()")
