"""An exercise is a record: its question, the right computation, and the wrong ones that people make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from numpy.typing import ArrayLike

from lessons_lib.model import Model
from lessons_lib.numbers.notation import counted

__all__ = ["Answer", "Exercise", "Mistake"]

Answer: TypeAlias = ArrayLike | str | Callable[[Any], Any]  # a Model is such a callable too

COUNTS = {2: "Two", 3: "Three", 4: "Four"}
DIFFICULTY = {1: "●○○ one dot of three", 2: "●●○ two dots of three", 3: "●●● three dots of three"}


@dataclass(frozen=True, eq=False)
class Mistake:
    """A wrong computation with a name, and what to say to the person who did it.

    Attributes:
        name: the mistake in a few words, for the reader of the code.
        wrong: what comes out of it, of the kind the exercise asks for.
        says: names the misconception and the step to look at again, never the right answer.
    """

    name: str
    wrong: Answer
    says: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Exercise:
    """One question, and all that is needed to show it in a lesson and to judge an answer.

    Attributes:
        number: lesson and place, ``"02.3"``.
        title: the question in a few words.
        question: the question in Markdown.
        dots: how hard it is, 1 to 3.
        minutes: how long it takes.
        solution: the cell filled in; it runs with the names of its lesson module.
        right: the right answer; its kind (number, numbers, text, function, model) is the kind asked for.
        parts: what each number of a row stands for; empty where their count is a part of the question.
        because: the sentence that goes with a right answer; it may tell what it likes.
        mistakes: the wrong answers that are known.
        hint: the way to go, for a wrong answer that is not among them; a choice has none.
        inputs: what a function or a model is tried on.
        start: what stands above the ``check`` in the cell to fill in; of a function that is asked, its stub.
        twice: the function that the question asks to be called twice.
    """

    number: str
    title: str
    question: str
    dots: int
    minutes: int
    solution: str
    right: Answer
    because: str
    mistakes: tuple[Mistake, ...]
    parts: tuple[str, ...] = ()
    hint: str = ""
    inputs: tuple[ArrayLike, ...] = ()
    start: str = ""
    twice: str = ""

    @property
    def cell(self) -> str:
        """The code cell to fill in; it shows the brackets of a row, and the quotes of a text."""
        blank, comment = "...", ""
        if self.parts:
            blank = f"({', '.join('...' for _ in self.parts)})"
        elif isinstance(self.right, str):
            *others, last = (f'"{choice}"' for choice in self.choices)
            comment = f"  # in quotes: {', '.join(others)} or {last}"
        elif callable(self.right) and not isinstance(self.right, Model):
            blank = self.name
        before = f"{self.start}\n\n\n" if self.start else ""
        return f'{before}check("{self.number}", {blank}){comment}'

    @property
    def head(self) -> str:
        """The first line of a function that is asked: ``def verdict(output):``."""
        return self.start.partition("\n")[0]

    @property
    def name(self) -> str:
        """What a function that is asked is called."""
        return self.head.removeprefix("def ").partition("(")[0]

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen, where the answer is a text: the right one is not to be told by its place."""
        answers = (self.right, *(mistake.wrong for mistake in self.mistakes))
        return tuple(sorted(map(str, answers)))

    @property
    def single(self) -> bool:
        """Whether one number is asked."""
        return isinstance(self.right, int | float)

    @property
    def form(self) -> str:
        """What an answer in numbers looks like, as code."""
        if self.parts:
            return f"`({', '.join(self.parts)})`"
        return f'`check("{self.number}", 7)`' if self.single else "`(1, 2)`"

    @property
    def asked(self) -> str:
        """How many numbers are asked, and what they look like: the beginning of a sentence."""
        if self.parts:
            return f"{COUNTS[len(self.parts)]} numbers are asked, as in {self.form}"
        return f"{'One number' if self.single else 'A row of numbers'} is asked, as in {self.form}"

    @property
    def markdown(self) -> str:
        """The question as a lesson shows it."""
        effort = f"{DIFFICULTY[self.dots]} · {counted(self.minutes, 'minute')}"
        return f"**Exercise {self.number}: {self.title}** · {effort}\n\n{self.question}"

    @property
    def folded(self) -> str:
        """The solution as a lesson shows it, behind one click."""
        return (
            f"<details><summary>Solution of {self.number}</summary>\n\n"
            f"```python\n{self.solution}\n```\n\n{self.because}\n\n</details>"
        )
