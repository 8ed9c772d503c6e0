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

__all__ = ["Page", "asset", "heading_line", "layer_row", "markup", "parts", "step_through", "stepping"]

MOST_SAMPLES = 12  # of a batch; more would make the page heavy
MOST_TYPED = 5  # a layer with more inputs than this is too long to work out, so its sign is asked for


@dataclass(frozen=True, eq=False)
class Page:
    """A trace to step through; the last line of a notebook cell shows it."""

    trace: Trace
    predict: bool = False
    others: tuple[Trace, ...] = ()  # samples of the same batch, to choose from

    def __repr__(self) -> str:
        if self.predict:
            return f"{self.trace.sample!r}\n  predict each output, from o1 to {self.trace.steps[-1].output_name}"
        return repr(self.trace)

    def _repr_html_(self) -> str:
        choices = _choices(self.trace, self.others) if self.others else ""
        return stepping(markup(self.trace, self.predict, choices=choices))


def step_through(trace: Trace | BatchTrace, predict: bool = False) -> Page:
    """A page that steps from x to the model's answer, one layer at a time.

    Args:
        trace: what `Model.trace` gave. Of a batch the page shows one sample and lets you choose
            another, of the first twelve.
        predict: keep each output covered until a guess is committed; for one sample.

    Raises:
        TypeError: what was given is not a trace, or a batch was to be predicted.
    """
    if isinstance(trace, BatchTrace):
        if predict:
            raise TypeError("A prediction is about one sample. Write step_through(trace.sample(0), predict=True).")
        first, *others = (trace.sample(index) for index in range(min(MOST_SAMPLES, len(trace))))
        return Page(first, others=tuple(others))
    if not isinstance(trace, Trace):
        raise TypeError(f"step_through expects a trace and got {trace!r}. Write step_through(model.trace(x)).")
    return Page(trace, predict)


def stepping(page: str) -> str:
    """A page with its style and its script beside it, so that it steps wherever it is shown."""
    script = f"(() => {{\n{asset('page.js')}\nenhanceAll(document);\n}})()"
    return f"<style>{asset('page.css')}</style>\n{page}\n<script>{script}</script>"


@cache
def asset(name: str) -> str:
    """The text of a file of this package: ``page.js``, ``page.css``."""
    return resources.files("lessons_lib").joinpath(name).read_text(encoding="utf-8")


def markup(trace: Trace, predict: bool = False, original: Trace | None = None, choices: str = "") -> str:
    """The page alone, without its script and style."""
    filled = parts(trace, original)
    items = "\n".join(_step(reading, filled, predict) for reading in readings(trace))
    said = escape(trace.sample.name)
    return (
        f'<section class="itm" aria-label="{said}, step by step" data-lm-suppress-shortcuts="true"'
        f'{" data-predict" if predict else ""}>\n'
        f'<p class="itm-title" data-part="title">{filled["title"]}</p>{choices}\n'
        f'<p class="itm-row">{layer_row(trace, filled, predict)}</p>\n'
        f'<p class="itm-problem" data-part="problem" role="alert"></p>\n'
        f'<ol class="itm-steps">\n{items}\n</ol>\n</section>'
    )


def parts(trace: Trace, original: Trace | None = None) -> dict[str, str]:
    """Everything on the page that depends on x, by key; ``original`` is what its ghosts show."""
    ghosts = readings(original) if original else [None] * (len(trace.steps) + 1)
    filled = {"title": _title(trace), "answer": escape(trace.verdict or ""), "problem": ""}
    for reading, ghost in zip(readings(trace), ghosts, strict=True):
        filled[f"{reading.name}.row"] = escape(reading.short)
        filled[f"{reading.name}.out"] = _out(reading, ghost)
        if reading.step is not None:
            filled[f"{reading.name}.in"] = numbers_in(reading)
            filled[f"{reading.name}.inside"] = _inside(reading.step)
    last = trace.steps[-1].output_name
    filled[f"{last}.out"] += f'<p class="itm-answer">{escape(f"model(x) = {last} = {trace.answer}")}</p>'
    return filled


def _choices(first: Trace, others: tuple[Trace, ...]) -> str:
    """What the page needs to show any of a batch's samples: for each its name and all its parts."""
    samples = [{"name": trace.sample.name, "parts": parts(trace)} for trace in (first, *others)]
    # "<" is escaped so that no sample's text can end the script element that carries it.
    data = json.dumps(samples).replace("<", "\\u003c")
    return f'<script type="application/json" class="itm-samples">{data}</script>'


def _title(trace: Trace) -> str:
    sample = trace.sample
    target = "" if sample.target is None else f", target {sample.target_words}"
    return f"<strong>{escape(sample.name)}</strong>{escape(target)}"


def layer_row(trace: Trace, filled: dict[str, str], predict: bool = False) -> str:
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
        return f'<li class="itm-step" data-step="x">{heading_line("x", "the input")}{out}</li>'
    call = f"{reading.name} = {reading.step.name}({reading.source.name})"
    given = f'<div class="itm-given" data-part="{reading.name}.in">{filled[f"{reading.name}.in"]}</div>'
    inside = f'<div data-part="{reading.name}.inside">{filled[f"{reading.name}.inside"]}</div>'
    if predict:
        inside = ""  # it would tell what is to be predicted
        source = f"{reading.source.name}, the input of {reading.step.name}"
        given = f'<details class="itm-held"><summary>{source}</summary>{given}</details>'
        out = f'<details class="itm-cover"><summary>Predict {reading.name}, then open</summary>{out}</details>'
    return (
        f'<li class="itm-step" data-step="{reading.name}"{_asking(reading) if predict else ""}>'
        f"{heading_line(call, reading.step.heading)}"
        f"{_idea(reading.step)}"
        f'<div class="itm-columns">{given}<div class="itm-function">{_function(reading)}</div><div>{out}</div></div>{inside}</li>'
    )


def heading_line(call: str, what: str) -> str:
    """The first line of a step: the call, and what sort of layer it calls."""
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
    return shown + folded


def _out(reading: Reading, ghost: Reading | None) -> str:
    """What came out: the sentence, the formula with real numbers, each number with its bar and arithmetic."""
    if reading.step is None:
        return f'<p class="itm-said">x is {escape(reading.short)}.</p>' + numbers_in(reading, itself=True)
    said = f"{reading.name} is {reading.short}, from {counted(reading.source.values.size, 'number')}."
    return f'<p class="itm-said">{escape(said)}</p>{opened(reading)}{numbers_out(reading, ghost)}'


def _inside(step: Step) -> str:
    """A layer that is a model itself opens into its own row of layers, in place."""
    if not isinstance(step.inside, Trace):
        return ""
    summary = f"Open {step.name}: {counted(len(step.inside), 'layer')} inside"
    return f'<details class="itm-inside" data-key="{step.name}.inside"><summary>{summary}</summary>{markup(step.inside)}</details>'


def _asking(reading: Reading) -> str:
    """What the learner is asked to predict, with the truth, as attributes that the script takes away at once."""
    values = reading.values.ravel()
    ask = "largest" if values.size > 1 else "number" if reading.source.values.size <= MOST_TYPED else "sign"
    data = {"ask": ask, "values": [round(float(value), 12) for value in values], "names": reading.names, "shown": reading.short}
    return f' data-asking="{escape(json.dumps(data))}"'
