"""The way back through a network too large for a page: each gradient as a small picture, from the loss to x."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lessons_lib.learning import BackwardTrace
from lessons_lib.learning.backward_step import BackwardStep
from lessons_lib.learning.names import by
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import counted, number, numbers
from lessons_lib.page.backward import loss_of, one_sample
from lessons_lib.page.data import VERSION
from lessons_lib.page.heavy import BESIDE, outline
from lessons_lib.page.heavy_static import pictured
from lessons_lib.page.html import Html, group, tag
from lessons_lib.page.static import heading_line
from lessons_lib.page.words import BACK_WORDS, HEAVY_WORDS, WORDS

__all__ = ["heavy_back_data", "heavy_back_markup"]


@dataclass(frozen=True)
class Gradient:
    """The gradient of one output, or of x: who hands it back, and of which gradients it was made."""

    name: str
    values: Array
    takers: tuple[BackwardStep, ...]  # of the output; none where it is the loss that does
    heading: str

    @property
    def givers(self) -> str:
        """Who hands it back: L3, or L3 + L5 where it is added up."""
        return " + ".join(each.name for each in self.takers) or "L"

    @property
    def key(self) -> str:
        """By what name it is found again in another model."""
        return self.takers[-1].label if self.takers else ""

    @property
    def came(self) -> int:
        """How many numbers arrive where it is made."""
        return sum(each.gradient.size for each in self.takers)

    @property
    def told(self) -> str:
        """What it is, and the gradients of the weights that were found on the way to it."""
        said = f"{self.name} is {numbers(self.values)}."
        weights = (
            f"{step.parameter_names[key]} is {numbers(values)}."
            for step in self.takers
            for key, values in step.parameters.items()
        )
        inside = (
            f"{step.name} is a model: its layers hand it back one by one."
            for step in self.takers
            if step.inside is not None
        )
        return " ".join([said, *weights, *inside])


def gradients(backward: BackwardTrace) -> Iterator[Gradient]:
    """Every gradient of the row, in the order in which they become known."""
    loss = loss_of(backward)
    steps = backward.steps
    yield Gradient(by(loss.step.output_name), steps[0].gradient, (), loss.heading)
    made = [(each.step.output_name, each.gradient) for each in steps[1:]]
    for name, values in [*made, ("x", backward.inputs[0])]:
        takers = tuple(each for each in steps if name in each.step.sources)
        yield Gradient(by(name), values, takers, ", ".join(each.heading for each in takers))


def heavy_back_data(backward: BackwardTrace) -> dict[str, Any]:
    """The data of the page, as those of a row of layers that leads from the answer to the gradient of x."""
    trace, loss = one_sample(backward), loss_of(backward)
    every = list(gradients(backward))
    places = {each.name: at + 1 for at, each in enumerate(every)}
    title = BACK_WORDS["back_page"].format(name=trace.sample.name)
    shown = {"name": title, "target": None, "target_words": "", "classes": None, "quantity": None}
    low_high = {"low": 0, "high": 1, "step": 1}  # nothing on it is turned
    return {
        "version": VERSION,
        "words": WORDS | BACK_WORDS | HEAVY_WORDS,
        "parameters": {},
        "models": [[_row(each, places) for each in every]],
        "traces": [
            {
                "model": 0,
                **shown,
                "x": outline(loss.step.output, BESIDE) | low_high,
                "outputs": [outline(each.values, BESIDE) for each in every],
                "exact": {},
            }
        ],
        "samples": [],
        "knobs": [],
        "heavy": True,
        "names": [loss.step.output_name, *(each.name for each in every)],
        "title": f"{trace.sample.name} · {loss.call} = {number(loss.value)}",
    }


def _row(each: Gradient, places: dict[str, int]) -> dict[str, Any]:
    sources = sorted({places[by(step.step.output_name)] for step in each.takers}) or [0]
    kinds = ", ".join(step.step.label or step.step.kind for step in each.takers)
    return {
        "name": each.givers,
        "label": "",
        "key": each.key,
        "heading": each.heading,
        "kind": kinds or each.heading,
        "layer": None,
        "sources": sources,
        "head": each.name,
        "formula": "",
        "idea": "",
        "code": "",
        "names": None,
        "keeps_names": False,
        "parameters": [],
        "settings": {},
        "inside": None,
        "recorded": None,
        "reason": "",
        "question": None,
        "slips": [],
        "told": each.told,
    }


def heavy_back_markup(backward: BackwardTrace) -> Html:
    """The page without script and style."""
    trace, loss = one_sample(backward), loss_of(backward)
    steps = (
        tag(
            "li",
            heading_line(f"{each.name} ← {each.givers}", each.heading),
            tag("p", each.told, f" It is made of {counted(each.came, 'number')}." if each.came else ""),
            pictured(each.values, each.name),
            class_="itm-step",
            data_step=each.name,
        )
        for each in gradients(backward)
    )
    return group(
        BACK_WORDS["back_page"].format(name=trace.sample.name),
        tag(
            "p",
            tag("strong", trace.sample.name),
            f" · {loss.call} = {number(loss.value)}",
            class_="itm-title",
        ),
        tag("p", HEAVY_WORDS["heavy_back"]),
        tag("ol", *steps, class_="itm-steps"),
        class_="itm",
    )
