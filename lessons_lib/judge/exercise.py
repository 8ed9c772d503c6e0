"""An exercise is a record: its question, the right computation, and the wrong ones that people make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.judge.computation import computed, recorded, unused
from lessons_lib.model import Model
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.door import InputValueError, shortened
from lessons_lib.numbers.notation import counted
from lessons_lib.slips.derive import Slip, slips_of

__all__ = ["Answer", "Clue", "Exercise", "Mistake"]

Answer: TypeAlias = ArrayLike | str | Callable[..., Any]  # a Model is such a callable too

COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
DIFFICULTY = {1: "●○○ one dot of three", 2: "●●○ two dots of three", 3: "●●● three dots of three"}


@dataclass(frozen=True, eq=False)
class Mistake:
    """A wrong idea with a name, and what to say to the person who had it.

    Slips of arithmetic need none: they are derived from the right computation. What is written by hand comes
    first, though.

    Attributes:
        name: the mistake in a few words, for the reader of the code.
        wrong: what comes out of it, of the kind the exercise asks for; where the exercise has quantities, it
            may be a function of them, as ``right`` is.
        says: names the misconception and the step to look at again, never the right answer.
        part: the one part of a row that this is about; then ``wrong`` is that number, whatever the others are.
    """

    name: str
    wrong: Answer
    says: str
    part: str = ""


@dataclass(frozen=True)
class Clue:
    """Something that any right result of a function has, and what to say of one that has it not.

    Attributes:
        holds: whether it holds, of an input and what came out for it.
        says: the step to look at again; it may be a function of the input and what came out.
    """

    holds: Callable[[Any, Any], bool]
    says: str | Callable[[Any, Any], str]


@dataclass(frozen=True, eq=False, kw_only=True)
class Exercise:
    """One question, and all that is needed to show it in a lesson and to judge an answer.

    Only ``question`` and ``right`` are needed. ``Exercise(question="…", quantities={"price": 3, "pieces": 7},
    right=lambda price, pieces: price * pieces)`` names every slip that can be made on the way to 21.

    Attributes:
        question: the question in Markdown.
        right: the right answer; its kind (number, numbers, text, function, model) is the kind asked for. With
            ``quantities`` or ``x``, it is what computes the answer.
        quantities: the numbers of the question by name, also rows and tables, also those that the right
            computation does not need: ``right`` takes the ones it needs by their names.
        x: the input that ``right``, a model or a layer, is run on.
        outputs: which of the model's outputs are asked, ``("o2", "o3")``; without it, the last.
        parts: what each number of a row stands for (the ``outputs``, if there are some); empty where their
            count is a part of the question.
        mistakes: the wrong answers that are known and are not arithmetic.
        also: other answers that are right too, such as another word for a choice.
        options: what can be chosen, where the answer is a text; those of the mistakes need no mention.
        because: the sentence that goes with a right answer; it may tell what it likes.
        hint: the way to go, for a wrong answer that nobody knows; without it, it is read from ``right``.
        hints: the same for one part of a row, by the part's name.
        clues: what any right result of a function has, in the order of its steps: the first that a wrong one has
            not is told where no mistake is known.
        inputs: what a function or a model that is asked is tried on.
        keeps: whether a function that is asked has to leave its input as it is.
        alone: what a layer of a model that is asked is tried on by itself, by its name: ``{"L4": (-1, 0.5)}``.
        start: what stands above the ``check`` in the cell to fill in; of a function that is asked, its stub.
        twice: the function that the question asks to be called twice.
        number: lesson and place, ``"02.3"``.
        variable: of an exercise of your own, what you called it: messages show ``check(first, 7)`` for ``"first"``.
        title: the question in a few words.
        dots: how hard it is, 1 to 3.
        minutes: how long it takes.
        solution: the cell filled in; it runs with the names of its lesson module.
        variants: what gives the same exercise with other numbers for a name (see `judge.varied`).
    """

    question: str
    right: Answer
    quantities: Mapping[str, ArrayLike] = field(default_factory=dict)
    x: ArrayLike | None = None
    outputs: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    also: tuple[Answer, ...] = ()
    options: tuple[str, ...] = ()
    because: str = ""
    hint: str = ""
    hints: Mapping[str, str] = field(default_factory=dict)
    clues: tuple[Clue, ...] = ()
    inputs: tuple[Any, ...] = ()
    keeps: bool = False
    alone: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    start: str = ""
    twice: str = ""
    number: str = ""
    variable: str = ""
    title: str = ""
    dots: int = 0
    minutes: int = 0
    solution: str = ""
    variants: Callable[[str], Exercise] | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.variable, str) or (self.variable and not self.variable.isidentifier()):
            raise InputValueError(
                "`variable` is what the exercise is called in Python, as in variable='first' for first = "
                f"Exercise(…), and this is {shortened(self.variable)}."
            )
        if self.outputs and not self.parts:
            object.__setattr__(self, "parts", self.outputs)

    @property
    def computed(self) -> bool:
        """Whether ``right`` says how the answer is worked out, and is not the answer itself."""
        return bool(self.quantities) or self.x is not None

    @cached_property
    def expected(self) -> Any:
        """The right answer itself: what a learner is asked for."""
        return computed(self, self.right) if self.computed else self.right

    @cached_property
    def recorded(self) -> list[Number]:
        """How each number of the right answer came about, as far as its arithmetic leaves a trace."""
        return recorded(self)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """What goes wrong on the way to the right answer, as far as it is arithmetic."""
        return slips_of(self.recorded, unused(self)) if self.recorded else ()

    def wrong(self, mistake: Mistake) -> Any:
        """What comes out of a mistake."""
        return computed(self, mistake.wrong) if self.computed else mistake.wrong

    def of(self, seed: str | None) -> Exercise:
        """The same exercise with the numbers of a name; without a name, or where nothing varies, itself."""
        return self.variants(seed) if self.variants and seed is not None else self

    @property
    def cell(self) -> str:
        """The code cell to fill in; it shows the brackets of a row, and the quotes of a text."""
        return self.cell_for("")

    def cell_for(self, seed: str) -> str:
        """The cell to fill in by who gives a name: ``name`` or ``"Ada"``, as it stands in the code."""
        blank, comment = "...", ""
        if self.parts:
            blank = f"({', '.join('...' for _ in self.parts)})"
        elif isinstance(self.expected, str):
            *others, last = (f'"{choice}"' for choice in self.choices)
            comment = f"  # in quotes: {', '.join(others)} or {last}"
        elif callable(self.expected) and not isinstance(self.expected, Model):
            blank = self.name
        before = f"{self.start}\n\n\n" if self.start else ""
        named = f", seed={seed}" if seed else ""
        return f"{before}check({self.called}, {blank}{named}){comment}"

    @property
    def called(self) -> str:
        """What stands for the exercise in a call of ``check``: its number, or the name a teacher gave it."""
        return f'"{self.number}"' if self.number else self.variable or "exercise"

    @property
    def head(self) -> str:
        """The first line of a function that is asked: ``def verdict(output):``."""
        return self.start.partition("\n")[0]

    @property
    def name(self) -> str:
        """What a function that is asked is called."""
        named = self.head.removeprefix("def ").partition("(")[0]
        return named or getattr(self.right, "__name__", "")

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen, where the answer is a text: the right one is not to be told by its place."""
        answers = {self.right, *self.options, *(mistake.wrong for mistake in self.mistakes)}
        return tuple(sorted(map(str, answers)))

    @property
    def single(self) -> bool:
        """Whether one number is asked."""
        return (
            not isinstance(self.expected, str) and not callable(self.expected) and np.ndim(self.expected) == 0
        )

    @property
    def form(self) -> str:
        """What an answer in numbers looks like, as code."""
        if self.parts:
            return f"`({', '.join(self.parts)})`"
        like = "0.5" if self.single and 0 < self.expected < 1 else "7"
        return f"`check({self.called}, {like})`" if self.single else "`(1, 2)`"

    @property
    def asked(self) -> str:
        """How many numbers are asked, and what they look like: the beginning of a sentence."""
        if self.parts:
            count = len(self.parts)
            numbers = "number is" if count == 1 else "numbers are"
            return f"{COUNTS[count] if count < len(COUNTS) else count} {numbers} asked, as in {self.form}"
        return f"{'One number' if self.single else 'A row of numbers'} is asked, as in {self.form}"

    @property
    def markdown(self) -> str:
        """The question as a lesson shows it."""
        name = f"Exercise {self.number}".strip() + (f": {self.title}" if self.title else "")
        effort = (DIFFICULTY.get(self.dots, ""), counted(self.minutes, "minute") if self.minutes else "")
        return " · ".join(filter(None, (f"**{name}**", *effort))) + f"\n\n{self.question}"

    def __repr__(self) -> str:
        return f"Exercise {self.number}".strip() + f": {self.title or self.question}"  # and not its answer

    def _repr_markdown_(self) -> str:
        """What a notebook shows of an exercise of one's own: its question."""
        return self.markdown

    @property
    def folded(self) -> str:
        """The solution as a lesson shows it, behind one click."""
        shown = (f"```python\n{self.solution}\n```" if self.solution else "", self.because)
        return "\n\n".join(
            (f"<details><summary>Solution of {self.number}</summary>", *filter(None, shown), "</details>")
        )
