"""`predict_together`: the teacher's page, in a notebook, for a question that the whole class answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.assets import bundle, carried
from lessons_lib.page.html import tag
from lessons_lib.together.learner import as_data, asked, sheet
from lessons_lib.together.question import asked_steps, question_of
from lessons_lib.together.words import TEACHER

__all__ = ["Together", "predict_together"]


@dataclass(frozen=True, eq=False)
class Together:
    """A question for a class; the last line of a notebook cell shows it."""

    question: dict[str, Any]

    def __repr__(self) -> str:
        return f"{self.question['about']}\n  {self.question['title']} The class predicts together."

    def _repr_html_(self) -> str:
        known = as_data({"question": self.question, "words": TEACHER})
        room = tag("div", known, class_="itm-together", data_sort="teacher")
        page = tag("div", asked(self.question, "h3"), room, class_="itm-class")
        return f"<style>{sheet()}</style>{page}<script>{_script()}</script>"


def predict_together(trace: Trace, step: str | None = None) -> Together:
    """A page on which the class's guesses are collected, seen side by side with their slips, and answered.

    Args:
        trace: what `Model.trace` gave for one sample.
        step: whose output is asked, ``"L2"``; without it, the first that is one number to be worked out.

    Raises:
        TypeError: what was given is not the trace of one sample.
        InputValueError: this step's output is not one number that can be worked out from what is in sight.
    """
    if not isinstance(trace, Trace):
        called = "predict_together expects the trace of one sample"
        raise TypeError(no_trace(called, trace, "predict_together(model.trace(x))"))
    able = asked_steps(trace)
    if not able or (step is not None and step not in able):
        there = f"There are {', '.join(able)}." if able else "This trace has none."
        raise InputValueError(
            f"predict_together asks for one number that a class can work out from what is in sight. {there}"
        )
    return Together(question_of(trace, step or able[0]))


@cache
def _script() -> str:
    return carried(f"(() => {{\n{bundle('together/teacher.js')}\nteach();\n}})()")
