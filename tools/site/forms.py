"""The form of an exercise: fields for numbers, buttons for a choice, or how a function is checked with Python."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from lessons_lib.judge.exercise import Exercise
from lessons_lib.model import Model
from tools.site.answers import kind_of

__all__ = ["Form", "form"]


class Form(NamedTuple):
    """What stands in place of an exercise's output, and whether its cell is a part of the question."""

    html: str
    shows_code: bool


def form(exercise: Exercise, way: str) -> Form:
    """The form of one exercise; ``way`` is a sentence that says where Python is to be had."""
    kind = kind_of(exercise)
    if kind == "python":
        asked = "model" if isinstance(exercise.expected, Model) else "function"
        return Form(
            f'<p class="with-python">A {asked} is asked: it is checked with Python. {way}</p>',
            shows_code=True,
        )
    fields = _choices(exercise) if kind == "choice" else _numbers(exercise)
    html = (
        f'<form class="answer" data-exercise="{exercise.number}" data-unread="{escape(_unread(exercise))}" novalidate>'
        f"<fieldset><legend>Your answer to {exercise.number}</legend>{fields}"
        '<button type="submit">Check</button></fieldset><output role="status"></output></form>'
    )
    return Form(html, shows_code=bool(exercise.start))


def _unread(exercise: Exercise) -> str:
    if kind_of(exercise) == "choice":
        return "Choose one of these."
    several = "a number into each field" if exercise.parts else "numbers, with spaces between them"
    return f"Write {'a number' if exercise.single else several}."


def _numbers(exercise: Exercise) -> str:
    if kind_of(exercise) == "row":
        return _field("numbers", f'placeholder="{escape(exercise.form.strip("`"))}"')
    return "".join(map(_field, exercise.parts or ("number",)))


def _field(name: str, more: str = "") -> str:
    look = f'type="text" inputmode="text" autocomplete="off" spellcheck="false" {more}'.rstrip()
    return f"<label><span>{escape(name)}</span><input {look}></label>"


def _choices(exercise: Exercise) -> str:
    radio = '<label class="choice"><input type="radio" name="choice" value="{0}"><span>{0}</span></label>'
    return "".join(radio.format(escape(choice)) for choice in exercise.choices)
