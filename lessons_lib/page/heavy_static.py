"""The static page of a network too large for one: each step in a sentence and a small picture, each block in a list."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from lessons_lib.colours import signed_pixels
from lessons_lib.layers import BuiltIn
from lessons_lib.model.describe import formula, head, idea
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import counted, number, numbers
from lessons_lib.page.heavy import IN_ROW, is_heavy, outline
from lessons_lib.page.html import Html, group, tag
from lessons_lib.page.pictures import image
from lessons_lib.page.static import APART, heading_line, layer_row, markup
from lessons_lib.page.tiles import LEVELS, tiled
from lessons_lib.page.words import HEAVY_WORDS, WORDS

__all__ = ["picture_of", "pictured", "still", "top_answers"]

MOST_ANSWERS = 10  # of very many classes
MOST_INSIDE = 40  # layers of one block that are listed
WIDE = 220  # CSS pixels of a picture


def still(trace: Trace) -> Html:
    """The page of a trace without script and style, whatever its size."""
    return _markup(trace) if is_heavy(trace) else markup(trace)


def pictured(values: Array, name: str) -> Html:
    """Many numbers as a small picture of those maps that differ most; few need none."""
    told = outline(values, IN_ROW)
    return picture_of(told, name) if "seen" in told else Html()


def picture_of(told: Mapping[str, Any], name: str, scale: float | None = None) -> Html:
    """The picture of an outline; ``scale`` is what its darkest colour stands for."""
    seen = told["seen"]
    levels = np.frombuffer(base64.b64decode(seen["levels"]), dtype=np.int8).reshape(seen["shape"])
    grid = tiled(levels * (seen["scale"] / LEVELS))
    maps = seen.get("maps")
    some = f", {len(maps)} of its {told['shape'][0]} maps, whose numbers lie farthest apart" if maps else ""
    said = f"{name} as an image, {told['said']}{some}; blue is above 0, orange below, pale is 0."
    return image(signed_pixels(grid, seen["scale"] if scale is None else scale), ~np.isnan(grid), said, WIDE)


def top_answers(trace: Trace) -> list[tuple[str, float]]:
    """The largest numbers of an answer that has a class for each of very many, by the classes' names."""
    classes, values = trace.sample.classes, np.ravel(trace.output)
    if classes is None or not MOST_ANSWERS < values.size == len(classes.names):
        return []
    return [
        (classes.names[at], float(values[at])) for at in np.argsort(-values, kind="stable")[:MOST_ANSWERS]
    ]


def _markup(trace: Trace) -> Html:
    target = "" if trace.target is None else f", target {trace.sample.target_words}"
    steps = [_input(trace), *(_step(trace, step) for step in trace)]
    return group(
        WORDS["page"].format(name=trace.sample.name),
        tag("p", tag("strong", trace.sample.name), target, class_="itm-title"),
        tag("p", layer_row(trace), class_="itm-row"),
        tag("p", HEAVY_WORDS["heavy_static"]),
        tag("ol", *steps, class_="itm-steps"),
        class_="itm",
    )


def _input(trace: Trace) -> Html:
    said = tag("p", f"x is {numbers(trace.x)}.", class_="itm-said")
    parts = heading_line("x", "the input"), said, pictured(trace.x, "x")
    return tag("li", *parts, class_="itm-step", data_step="x")


def _step(trace: Trace, step: Step) -> Html:
    return tag(
        "li",
        heading_line(step.call, step.heading),
        *_function(step),
        tag("p", _said(trace, step), class_="itm-said"),
        pictured(step.output, step.output_name),
        *(_answer(trace) if step is trace.steps[-1] else ()),
        _inside(step),
        class_="itm-step",
        data_step=step.output_name,
    )


def _said(trace: Trace, step: Step) -> str:
    came = counted(sum(each.size for each in step.inputs), "number")
    return f"{trace.called(step)} is {numbers(step.output)}, made of {came}."


def _function(step: Step) -> Iterator[Html]:
    """The layer as a function: what it does, its formula, what its weights are."""
    about, line = idea(step.layer), formula(step.layer)
    if about:
        yield tag("p", about, class_="itm-idea")
    if line:
        yield tag("p", head(step.name, step.layer, len(step.inputs)), " ", tag("code", line))
    parameters = step.layer.parameters if isinstance(step.layer, BuiltIn) else ()
    if parameters:
        yield tag("p", " ".join(f"{each.symbol} is {numbers(each.values)}." for each in parameters))


def _answer(trace: Trace) -> Iterator[Html]:
    """The answer, and of very many classes those that are nearest to it."""
    rows = top_answers(trace)
    if rows:
        listed = (
            tag("tr", tag("th", name, scope="row"), tag("td", number(value), class_="itm-number"))
            for name, value in rows
        )
        yield tag("table", tag("caption", f"the {len(rows)} largest of {trace.output.size}"), *listed)
    yield tag("p", f"model(x) = {trace.steps[-1].output_name} = {trace.answer}", class_="itm-answer")


def _inside(step: Step) -> Html:
    """The layers of a block, in a line each; of blocks in it, how many there are."""
    if not isinstance(step.inside, Trace):
        return Html()
    summary = tag("summary", f"{step.name} is a model of {counted(len(step.inside), 'layer')}")
    shown = step.inside.steps[:MOST_INSIDE]
    rows = (tag("li", tag("code", each.call), f" {each.heading}: ", _inner(each)) for each in shown)
    return tag("details", summary, tag("ol", *rows), class_="itm-inside", style=APART)


def _inner(step: Step) -> str:
    deeper = (
        f" It is a model of {counted(len(step.inside), 'layer')}." if isinstance(step.inside, Trace) else ""
    )
    return f"{step.output_name} is {numbers(step.output)}.{deeper}"
