"""The static page: a trace as semantic HTML that reads in full with no script and no style, and says each output once.

On GitHub, in print, in a notebook that is not trusted, this is all there is; where the script runs it draws the
live page in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessons_lib.layers import Axes, BuiltIn
from lessons_lib.model.describe import code, formula, head, idea
from lessons_lib.model.not_finite import told_not_finite
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.notation import counted, numbers
from lessons_lib.page.figures import numbers_in, numbers_out, opened, parameters_in
from lessons_lib.page.html import Html, group, join, tag
from lessons_lib.page.pictures import picture
from lessons_lib.page.readings import Reading, outputs_in, readings
from lessons_lib.page.tiles import FEWEST_POINTS

__all__ = ["cloud", "covered", "heading_line", "layer_row", "markup", "named_value"]

MOST_IN_SIGHT = 40  # layers of a row that is shown as a whole; of a longer one …
FIRST, LAST, FOLD = 5, 3, 20  # … so many at its ends, and between them so many steps in a fold
APART = "margin:0.7em 0"  # with no style sheet a folded line would stick to the one below it


def markup(trace: Trace, predict: bool = False, outputs: int = 0, given: Sequence[Axes] = ()) -> Html:
    """The page alone, without style and script; to be predicted, every output is folded away.

    Of a model inside another, ``outputs`` are those of the whole page (where they are many, it is told in brief), and
    ``given`` is what the positions of its inputs are called.
    """
    every = outputs or outputs_in(trace)
    brief = bool(outputs) and every > MOST_IN_SIGHT
    steps = _folded(trace, readings(trace, outputs, given), predict, brief=brief)
    return group(
        f"{trace.sample.name}, step by step",
        tag("p", *_title(trace), class_="itm-title"),
        tag("p", layer_row(trace, predict), class_="itm-row"),
        tag("ol", *steps, class_="itm-steps"),
        class_="itm",
    )


def _folded(trace: Trace, shown: Sequence[Reading], predict: bool, *, brief: bool) -> Iterator[Html]:
    """The steps of a page; of a long row those between the first and the last are folded, and told in brief."""
    folds = range(FIRST, len(shown) - LAST, FOLD) if len(shown) > MOST_IN_SIGHT else ()
    first, last = (FIRST, len(shown) - LAST) if folds else (len(shown), len(shown))
    yield from (_step(trace, reading, predict, brief=brief) for reading in shown[:first])
    for at in folds:
        some = shown[at : min(at + FOLD, last)]
        summary = tag("summary", f"{some[0].name} to {some[-1].name}: {counted(len(some), 'step')}")
        listed = tag("ol", *(_step(trace, each, predict, brief=True) for each in some), class_="itm-steps")
        yield tag("li", tag("details", summary, listed, style=APART))
    yield from (_step(trace, reading, predict, brief=brief) for reading in shown[last:])


def layer_row(trace: Trace, predict: bool = False) -> Html:
    """The row of layers as the article draws it: clouds, and arrows that carry the outputs."""
    arrow = join(" ", tag("span", "→", class_="itm-arrow"), " ")
    verdict = join(
        " ", tag("span", "" if predict else trace.sample.remark(trace.output), class_="itm-verdict")
    )
    # A layer and its output stay together where the row is too long for one line.
    links = (
        tag(
            "span",
            *(arrow, _jumping(step, trace), cloud(step), arrow),
            named_value(trace.called(step), "?" if predict else numbers(step.output)),
            verdict if step is trace.steps[-1] else "",
            class_="itm-link",
        )
        for step in trace
    )
    inputs = (named_value(reading.name, reading.short) for reading in readings(trace) if reading.step is None)
    if len(trace) <= MOST_IN_SIGHT:
        return join(*inputs, *links)
    every = list(links)
    between = counted(len(every) - FIRST - LAST, "layer")
    return join(*inputs, *every[:FIRST], arrow, f"… {between} …", *every[-LAST:])


def heading_line(call: str, what: str) -> Html:
    """The first line of a step: the call, and what sort of layer it calls."""
    return tag("p", tag("code", call), " ", tag("span", what, class_="itm-kind"), class_="itm-call")


def _title(trace: Trace) -> tuple[Html, str]:
    target = "" if trace.target is None else f", target {trace.sample.target_words}"
    return tag("strong", trace.sample.name), target


def _jumping(step: Step, trace: Trace) -> Html:
    """What comes to a layer from elsewhere than the layer before it, over an arrow that jumps."""
    at = trace.steps.index(step)
    before = trace.steps[at - 1].output_name if at else "x"
    others = [source for source in step.sources if source != before]
    if not at or not others:
        return Html()
    return join(*(tag("span", tag("i", name), " ↷ ", class_="itm-jump") for name in others))


def cloud(step: Step) -> Html:
    """A layer in the row: its name and its kind."""
    return tag("span", tag("b", step.name), " ", tag("small", step.kind), class_="itm-cloud")


def named_value(name: str, shown: str) -> Html:
    """An output in the row."""
    return tag("span", tag("i", name), " ", shown, class_="itm-value")


def _step(trace: Trace, reading: Reading, predict: bool, brief: bool = False) -> Html:
    if reading.step is None:
        said = tag("p", f"{reading.name} is {reading.short}.", class_="itm-said")
        listed = "" if brief else numbers_in(reading, reading.name)
        shown = join(heading_line(reading.name, "the input"), said, listed)
        return tag("li", shown, class_="itm-step", data_step=reading.name)
    step = reading.step
    about = idea(step.layer)
    out = _out(trace, reading, step, brief=brief)
    return tag(
        "li",
        heading_line(step.call, step.heading),
        tag("p", about, class_="itm-idea") if about else "",
        *_function(reading, step),
        covered(reading, out) if predict else out,
        # While the output is to be predicted, the layers inside would tell it.
        "" if predict else _inside(step, reading),
        class_="itm-step",
        data_step=reading.name,
    )


def covered(reading: Reading, out: Html) -> Html:
    """What is to be predicted, one click away."""
    summary = tag("summary", f"Predict {reading.called}, then open")
    return tag("details", summary, out, class_="itm-covered", style=APART)


def _function(reading: Reading, step: Step) -> Iterator[Html]:
    """The layer as a function: its formula in a line, its weights, and its code one click away."""
    line, source = formula(step.layer), code(step.layer)
    if line:
        yield tag("p", head(step.name, step.layer, len(step.inputs)), " ", tag("code", line))
    if isinstance(step.layer, BuiltIn):
        yield parameters_in(step.layer.parameters, reading)
    if source:
        yield tag("details", tag("summary", f"The code of {step.name}"), tag("pre", source), style=APART)


def _out(trace: Trace, reading: Reading, step: Step, brief: bool) -> Html:
    """What came out: the sentence, the formula with real numbers, each number with its bar and arithmetic.

    In brief: the sentence, and the picture of more numbers than one, unless it could only be a coarse one of many.
    """
    came = counted(reading.came, "number")
    said = tag("p", f"{reading.called} is {reading.short}, made of {came}.", class_="itm-said")
    if brief:
        coarse = reading.values.size > reading.most_points == FEWEST_POINTS
        shown = reading.values.size > 1 and not coarse
        return join(said, picture(reading.values, reading.name, most=reading.most_points) if shown else "")
    answer = tag("p", f"model(x) = {reading.name} = {trace.answer}", class_="itm-answer")
    warning = tag("p", told) if (told := told_not_finite(step, reading.names)) else ""
    return join(
        said, warning, opened(reading), numbers_out(reading), answer if step is trace.steps[-1] else ""
    )


def _inside(step: Step, reading: Reading) -> Html:
    """A layer that is a model itself opens into its own row of layers, in place."""
    if not isinstance(step.inside, Trace):
        return Html()
    summary = tag("summary", f"Open {step.name}: {counted(len(step.inside), 'layer')} inside")
    page = markup(step.inside, outputs=reading.outputs, given=reading.inner)
    return tag("details", summary, page, class_="itm-inside", style=APART)
