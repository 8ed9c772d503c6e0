"""A trace as one page of semantic HTML: the row of layers, and a list item for each step.

The page reads in full with no script and no style: on GitHub, in print, in a screen reader. With
``page.css`` and ``page.js`` beside it the same page steps, and needs neither kernel nor network.
Everything on it that a new x can change is a *part*: a key and its HTML, so that `explore` can send
only the parts that changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources

from lessons_lib.explain import code, formula, idea
from lessons_lib.figures import numbers_in, numbers_out, opened
from lessons_lib.notation import counted
from lessons_lib.readings import Reading, readings
from lessons_lib.trace import BatchTrace, Step, Trace

__all__ = ["Page", "asset", "markup", "parts", "step_through"]

MOST_TYPED = 5  # a layer with more inputs than this is too long to work out, so its sign is asked for


@dataclass(frozen=True, eq=False)
class Page:
    """A trace to step through; the last line of a notebook cell shows it."""

    trace: Trace
    predict: bool = False

    def __repr__(self) -> str:
        if self.predict:
            return f"{self.trace.sample!r}\n  predict each output, from o1 to {self.trace.steps[-1].output_name}"
        return repr(self.trace)

    def _repr_html_(self) -> str:
        script = f"(() => {{\n{asset('page.js')}\nenhanceAll(document);\n}})()"
        return f"<style>{asset('page.css')}</style>\n{markup(self.trace, self.predict)}\n<script>{script}</script>"


def step_through(trace: Trace, predict: bool = False) -> Page:
    """A page that steps from x to the model's answer, one layer at a time.

    Args:
        trace: what `Model.trace` gave for one sample.
        predict: keep each output covered until a guess is committed.

    Raises:
        TypeError: what was given is not the trace of one sample.
    """
    if isinstance(trace, BatchTrace):
        raise TypeError(f"step_through shows one sample, and got a batch of {len(trace)}. Write step_through(trace.sample(0)).")
    if not isinstance(trace, Trace):
        raise TypeError(f"step_through expects a trace and got {trace!r}. Write step_through(model.trace(x)).")
    return Page(trace, predict)


@cache
def asset(name: str) -> str:
    """The text of a file of this package: ``page.js``, ``page.css``."""
    return resources.files("lessons_lib").joinpath(name).read_text(encoding="utf-8")


def markup(trace: Trace, predict: bool = False, original: Trace | None = None) -> str:
    """The page alone, without its script and style."""
    filled = parts(trace, original)
    items = "\n".join(_step(reading, filled, predict) for reading in readings(trace))
    said = escape(trace.sample.name)
    return (
        f'<section class="itm" aria-label="{said}, step by step" data-lm-suppress-shortcuts="true"'
        f'{" data-predict" if predict else ""}>\n'
        f'<p class="itm-title" data-part="title">{filled["title"]}</p>\n'
        f'<p class="itm-row">{_row(trace, filled, predict)}</p>\n'
        f'<ol class="itm-steps">\n{items}\n</ol>\n</section>'
    )


def parts(trace: Trace, original: Trace | None = None) -> dict[str, str]:
    """Everything on the page that depends on x, by key; ``original`` is what its ghosts show."""
    ghosts = readings(original) if original else [None] * (len(trace.steps) + 1)
    filled = {"title": _title(trace), "answer": escape(trace.verdict or "")}
    for reading, ghost in zip(readings(trace), ghosts, strict=True):
        filled[f"{reading.name}.row"] = escape(reading.short)
        filled[f"{reading.name}.out"] = _out(reading, ghost)
        if reading.step is not None:
            filled[f"{reading.name}.in"] = numbers_in(reading)
    last = trace.steps[-1].output_name
    filled[f"{last}.out"] += f'<p class="itm-answer">{escape(f"model(x) = {last} = {trace.answer}")}</p>'
    return filled


def _title(trace: Trace) -> str:
    sample = trace.sample
    target = "" if sample.target is None else f", target {sample.target_words}"
    return f"<strong>{escape(sample.name)}</strong>{escape(target)}"


def _row(trace: Trace, filled: dict[str, str], predict: bool) -> str:
    """The row of layers as the article draws it: clouds, and arrows that carry the outputs."""
    pieces = [_value("x", filled)]
    for step in trace.steps:
        name, kind = step.output_name, step.heading.partition(" · ")[2]
        pieces.append(f'<span class="itm-cloud" data-at="{name}"><b>{step.name}</b> <small>{escape(kind)}</small></span>')
        pieces.append(_value(name, filled, predict))
    answer = _shown(trace.steps[-1].output_name, "answer", filled, predict)
    return ' <span class="itm-arrow">→</span> '.join(pieces) + f' <span class="itm-verdict">{answer}</span>'


def _value(name: str, filled: dict[str, str], predict: bool = False) -> str:
    shown = _shown(name, f"{name}.row", filled, predict)
    return f'<span class="itm-value" data-value="{name}"><i>{name}</i> {shown}</span>'


def _shown(name: str, part: str, filled: dict[str, str], predict: bool) -> str:
    """A part of the row; while it is to be predicted it is empty, and only the script knows what comes there."""
    if predict:
        return f'<span data-shows="{name}" data-covered="{filled[part]}"></span>'
    return f'<span data-part="{part}">{filled[part]}</span>'


def _step(reading: Reading, filled: dict[str, str], predict: bool) -> str:
    out = f'<div data-part="{reading.name}.out">{filled[f"{reading.name}.out"]}</div>'
    if reading.step is None:
        return f'<li class="itm-step" data-step="x">{_heading("x", "the input")}{out}</li>'
    call = f"{reading.name} = {reading.step.name}({reading.source.name})"
    given = f'<div class="itm-given" data-part="{reading.name}.in">{filled[f"{reading.name}.in"]}</div>'
    if predict:
        source = f"{reading.source.name}, the input of {reading.step.name}"
        given = f'<details class="itm-held"><summary>{source}</summary>{given}</details>'
        out = f'<details class="itm-cover"><summary>Predict {reading.name}, then open</summary>{out}</details>'
    return (
        f'<li class="itm-step" data-step="{reading.name}"{_asking(reading) if predict else ""}>'
        f"{_heading(call, reading.step.heading)}"
        f"{_idea(reading.step)}"
        f'<div class="itm-columns">{given}<div class="itm-function">{_function(reading)}</div><div>{out}</div></div></li>'
    )


def _heading(call: str, what: str) -> str:
    return f'<p class="itm-call"><code>{call}</code> <span class="itm-kind">{escape(what)}</span></p>'


def _idea(step: Step) -> str:
    text = idea(step.layer)
    return f'<p class="itm-idea">{escape(text)}</p>' if text else ""


def _function(reading: Reading) -> str:
    """The layer as a function: its formula in a line, and its code one click away."""
    assert reading.step is not None
    layer = reading.step.layer
    line, source = formula(layer), code(layer)
    shown = f"<p>{reading.step.name}(X) = <code>{escape(line)}</code></p>" if line else ""
    folded = f"<details><summary>The code of {reading.step.name}</summary><pre>{escape(source)}</pre></details>" if source else ""
    inside = reading.step.inside
    nested = (
        f"<details><summary>Open {reading.step.name}: {counted(len(inside.steps), 'layer')} inside</summary>{markup(inside)}</details>"
        if isinstance(inside, Trace)
        else ""
    )
    return shown + nested + folded


def _out(reading: Reading, ghost: Reading | None) -> str:
    """What came out: the sentence, the formula with real numbers, each number with its bar and arithmetic."""
    if reading.step is None:
        return numbers_in(reading, itself=True)
    said = f"{reading.name} is {reading.short}, from {counted(reading.source.values.size, 'number')}."
    return f'<p class="itm-said">{escape(said)}</p>{opened(reading)}{numbers_out(reading, ghost)}'


def _asking(reading: Reading) -> str:
    """What the learner is asked to predict, with the truth, as attributes that the script takes away at once."""
    values = reading.values.ravel()
    ask = "largest" if values.size > 1 else "number" if reading.source.values.size <= MOST_TYPED else "sign"
    data = {"ask": ask, "values": [round(float(value), 12) for value in values], "names": reading.names, "shown": reading.short}
    return f' data-asking="{escape(json.dumps(data))}"'
