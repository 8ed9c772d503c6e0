"""A trace as one page of semantic HTML: the row of layers, and a list item for each step.

The page reads in full with no script and no style: on GitHub, in print, in a screen reader. With
``page.css`` and ``page.js`` beside it the same page steps, and needs neither kernel nor network.
Everything on it that a new x can change is a *part*: a key and its HTML, so that `explore` can send
only the parts that changed.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lessons_lib.layers import BuiltIn
from lessons_lib.model.describe import arguments, code, formula, idea
from lessons_lib.model.step import Step
from lessons_lib.model.trace import BatchTrace, Trace, no_trace
from lessons_lib.numbers.notation import counted
from lessons_lib.page.figures import numbers_in, numbers_out, opened, parameters_in
from lessons_lib.page.html import Html, group, join, tag
from lessons_lib.page.readings import Reading, readings

__all__ = [
    "SCRIPTS",
    "Page",
    "asset",
    "heading_line",
    "layer_row",
    "markup",
    "parts",
    "step_through",
    "stepping",
]

SCRIPTS = ("scripts/page.js", "scripts/predict.js")  # what makes a page step, wherever it is
MOST_SAMPLES = 12  # of a batch; more would make the page heavy
APART = "margin:0.7em 0"  # with no style sheet a folded line would stick to the one below it
MOST_TYPED = 5  # a layer with more inputs than this is too long to work out, so its sign is asked for


@dataclass(frozen=True, eq=False)
class Page:
    """A trace to step through; the last line of a notebook cell shows it."""

    trace: Trace
    predict: bool = False
    others: tuple[Trace, ...] = ()  # samples of the same batch, to choose from

    def __repr__(self) -> str:
        if self.predict:
            last = self.trace.steps[-1].output_name
            return f"{self.trace.sample!r}\n  predict each output, from o1 to {last}"
        return repr(self.trace)

    def _repr_html_(self) -> str:
        choices = _choices(self.trace, self.others) if self.others else Html()
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
            raise TypeError(
                "A prediction is about one sample. Write step_through(trace.sample(0), predict=True)."
            )
        first, *others = (trace.sample(index) for index in range(min(MOST_SAMPLES, len(trace))))
        return Page(first, others=tuple(others))
    if not isinstance(trace, Trace):
        raise TypeError(no_trace("step_through expects a trace", trace, "step_through(model.trace(x))"))
    return Page(trace, predict)


def stepping(page: Html) -> str:
    """A page with its style and its script beside it, so that it steps wherever it is shown."""
    script = f"(() => {{\n{asset(*SCRIPTS)}\nshareStyle();\nenhanceAll(document);\n}})()"
    return f'<style class="itm-style">{asset("styles/page.css")}</style>\n{page}\n<script>{script}</script>'


@cache
def asset(*names: str) -> str:
    """The text of files of this room, one after the other: ``scripts/page.js``, ``styles/page.css``."""
    return "\n".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in names)


def markup(
    trace: Trace,
    predict: bool = False,
    choices: Html | None = None,
    filled: Mapping[str, Html] | None = None,
) -> Html:
    """The page alone, without its script and style; ``filled`` are its parts where they are made already."""
    filled = filled or parts(trace)
    steps = (_step(reading, filled, predict) for reading in readings(trace))
    return group(
        f"{trace.sample.name}, step by step",
        tag("p", filled["title"], class_="itm-title", data_part="title"),
        choices or "",
        tag("p", layer_row(trace, filled, predict), class_="itm-row"),
        tag("ol", *steps, class_="itm-steps"),
        class_="itm",
        data_predict=predict,
    )


def parts(
    trace: Trace,
    original: Trace | None = None,
    told: Container[str] | None = None,
    at: Container[str] | None = None,
) -> dict[str, Html]:
    """Everything on the page that depends on x, by key.

    Args:
        trace: what the page shows.
        original: what its ghosts show.
        told: the keys of what is opened, such as ``o2[0]``; what is closed is left unwritten. None
            stands for a page with everything written out.
        at: the steps to write, such as ``x`` and ``o2``, beside the lines above them. None stands
            for all steps.
    """
    shown = readings(trace)
    ghosts = readings(original) if original else [None] * len(shown)
    filled = {"title": _title(trace), "answer": join(trace.sample.remark(trace.output))}
    for reading, ghost in zip(shown, ghosts, strict=True):
        filled[f"{reading.name}.row"] = join(reading.short)
        if at is None or reading.name in at:
            filled |= _step_parts(trace, reading, ghost, told)
    return filled


def layer_row(trace: Trace, filled: Mapping[str, Html], predict: bool = False) -> Html:
    """The row of layers as the article draws it: clouds, and arrows that carry the outputs."""
    arrow = join(" ", tag("span", "→", class_="itm-arrow"), " ")
    answer = _shown(trace.steps[-1].output_name, "answer", filled, predict)
    verdict = join(" ", tag("span", answer, class_="itm-verdict"))
    # A layer and its output stay together where the row is too long for one line.
    links = (
        tag(
            "span",
            *(arrow, _jumping(step, trace), _cloud(step), arrow),
            _value(step.output_name, filled, predict, trace.called(step)),
            verdict if step is trace.steps[-1] else "",
            class_="itm-link",
        )
        for step in trace
    )
    inputs = (
        _value(f"x{at}" if len(trace.inputs) > 1 else "x", filled)
        for at, _ in enumerate(trace.inputs, start=1)
    )
    return join(*inputs, *links)


def heading_line(call: str, what: str) -> Html:
    """The first line of a step: the call, and what sort of layer it calls."""
    return tag("p", tag("code", call), " ", tag("span", what, class_="itm-kind"), class_="itm-call")


def _step_parts(
    trace: Trace, reading: Reading, ghost: Reading | None, told: Container[str] | None
) -> dict[str, Html]:
    """What came in at one step, what went out, and the layers inside."""
    out = _out(reading, ghost, told)
    if reading.step is None:
        return {f"{reading.name}.out": out}
    if reading.step is trace.steps[-1]:
        out = join(out, tag("p", f"model(x) = {reading.name} = {trace.answer}", class_="itm-answer"))
    layer = reading.step.layer
    return {
        f"{reading.name}.layer": parameters_in(layer.parameters, reading)
        if isinstance(layer, BuiltIn)
        else Html(),
        f"{reading.name}.in": _came_in(reading, reading.step),
        f"{reading.name}.out": out,
        f"{reading.name}.inside": _inside(reading.step, told),
    }


def _came_in(reading: Reading, step: Step) -> Html:
    """What each source of a step brought, one below the other."""
    tables, first = [], 0
    for source in reading.sources:
        tables.append(numbers_in(source, f"{source.name}, the input of {step.name}", first))
        first += source.values.size
    return join(*tables)


def _choices(first: Trace, others: tuple[Trace, ...]) -> Html:
    """What the page needs to show any of a batch's samples: for each its name and all its parts."""
    samples = [{"name": trace.sample.name, "parts": parts(trace)} for trace in (first, *others)]
    # "<" is written in another way so that no sample's text can end the script element that carries it.
    data = Html(json.dumps(samples).replace("<", "\\u003c"))
    return tag("script", data, type="application/json", class_="itm-samples")


def _title(trace: Trace) -> Html:
    target = "" if trace.target is None else f", target {trace.sample.target_words}"
    return join(tag("strong", trace.sample.name), target)


def _jumping(step: Step, trace: Trace) -> Html:
    """What comes to a layer from elsewhere than the layer before it, over an arrow that jumps."""
    at = trace.steps.index(step)
    before = trace.steps[at - 1].output_name if at else "x"
    others = [source for source in step.sources if source != before]
    if not at or not others:
        return Html()
    return join(*(tag("span", tag("i", name), " ↷ ", class_="itm-jump") for name in others))


def _cloud(step: Step) -> Html:
    content = (tag("b", step.name), " ", tag("small", step.kind))
    return tag("span", *content, class_="itm-cloud", data_at=step.output_name)


def _value(name: str, filled: Mapping[str, Html], predict: bool = False, called: str = "") -> Html:
    shown = _shown(name, f"{name}.row", filled, predict)
    return tag("span", tag("i", called or name), " ", shown, class_="itm-value", data_value=name)


def _shown(name: str, part: str, filled: Mapping[str, Html], predict: bool) -> Html:
    """A part of the row; while it is to be predicted it is "?", and only the script knows the rest."""
    if predict:
        return Html(
            f'<span data-shows="{name}" data-covered="{filled[part]}">{"" if part == "answer" else "?"}</span>'
        )
    return tag("span", filled[part], data_part=part)


def _step(reading: Reading, filled: Mapping[str, Html], predict: bool) -> Html:
    if reading.step is None:
        heading = heading_line(reading.name, "the input")
        return tag(
            "li", heading, _part(f"{reading.name}.out", filled), class_="itm-step", data_step=reading.name
        )
    step = reading.step
    said = idea(step.layer)
    return tag(
        "li",
        heading_line(step.call, step.heading),
        tag("p", said, class_="itm-idea") if said else "",
        _columns(reading, step, filled, predict),
        # While the output is to be predicted, the layers inside would tell it.
        "" if predict else _part(f"{reading.name}.inside", filled),
        class_="itm-step",
        data_step=reading.name,
        data_asking=_asking(reading) if predict else None,
    )


def _columns(reading: Reading, step: Step, filled: Mapping[str, Html], predict: bool) -> Html:
    """What came in, the layer as a function, what went out."""
    given = _part(f"{reading.name}.in", filled, class_="itm-given")
    made = _part(f"{reading.name}.out", filled)
    if predict:
        source = f"{' and '.join(each.name for each in reading.sources)}, the input of {step.name}"
        given = tag("details", tag("summary", source), given, class_="itm-held")
        made = tag(
            "details", tag("summary", f"Predict {reading.called}, then open"), made, class_="itm-cover"
        )
    function = tag("div", *_function(reading, step, filled), class_="itm-function")
    return tag("div", given, function, tag("div", made), class_="itm-columns")


def _part(key: str, filled: Mapping[str, Html], class_: str | None = None) -> Html:
    return tag("div", filled[key], class_=class_, data_part=key)


def _function(reading: Reading, step: Step, filled: Mapping[str, Html]) -> Iterator[Html]:
    """The layer as a function: its formula in a line, its weights, and its code one click away."""
    line, source = formula(step.layer), code(step.layer)
    if line:
        given = ", ".join(arguments(step.layer, len(step.inputs)))
        yield tag("p", f"{step.name}({given}) = ", tag("code", line))
    yield _part(f"{reading.name}.layer", filled)
    if source:
        summary = tag("summary", f"The code of {step.name}")
        yield tag("details", summary, tag("pre", source), style=APART)


def _inside(step: Step, told: Container[str] | None) -> Html:
    """A layer that is a model itself opens into its own row of layers, in place."""
    if not isinstance(step.inside, Trace):
        return Html()
    summary = tag("summary", f"Open {step.name}: {counted(len(step.inside), 'layer')} inside")
    key = f"{step.name}.inside"
    inside = markup(step.inside) if told is None or key in told else ""
    return tag("details", summary, inside, class_="itm-inside", data_key=key, style=APART)


def _out(reading: Reading, ghost: Reading | None, told: Container[str] | None) -> Html:
    """What came out: the sentence, the formula with real numbers, each number with its bar and arithmetic."""
    if reading.step is None:
        said = tag("p", f"{reading.name} is {reading.short}.", class_="itm-said")
        return join(said, numbers_in(reading, f"{reading.name}, the model's input"))
    came = counted(reading.came, "number")
    said = tag("p", f"{reading.called} is {reading.short}, from {came}.", class_="itm-said")
    caption = f"{reading.called}, the output of {reading.step.name}"
    return join(said, opened(reading), numbers_out(reading, caption, ghost, told))


def _asking(reading: Reading) -> str:
    """What the learner is asked to predict, with the truth: the script takes it away at once."""
    values = reading.values.ravel()
    ask = "largest" if values.size > 1 else "number" if reading.came <= MOST_TYPED else "sign"
    truth = [round(float(value), 12) for value in values]
    called = {} if reading.called == reading.name else {"called": reading.called}
    return json.dumps({"ask": ask, "values": truth, "names": reading.names, "shown": reading.short} | called)
