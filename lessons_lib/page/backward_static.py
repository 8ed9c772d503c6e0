"""The static page of a way back: the loss, then each layer from last to first, complete without script and style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from lessons_lib.layers import Axes
from lessons_lib.learning import BackwardTrace
from lessons_lib.learning.backward_step import BackwardStep
from lessons_lib.model.axes import axes_of, inner_axes
from lessons_lib.model.describe import code, idea
from lessons_lib.numbers.notation import counted, numbers
from lessons_lib.page.backward import loss_of, one_sample, quantity_of, target_called
from lessons_lib.page.figures import numbers_out, opened
from lessons_lib.page.gradients import GradientReading, gradient_readings
from lessons_lib.page.html import Html, group, join, tag
from lessons_lib.page.static import APART, cloud, covered, heading_line, named_value
from lessons_lib.page.words import BACK_WORDS

__all__ = ["backward_markup", "backward_row"]

Readings = Mapping[str, GradientReading]


def backward_markup(backward: BackwardTrace, predict: bool = False) -> Html:
    """The page alone, without style and script; to be predicted, every gradient is folded away."""
    sample, loss = one_sample(backward).sample, loss_of(backward)
    target = "" if sample.target is None else f", target {sample.target_words}"
    known = gradient_readings(backward)
    return group(
        BACK_WORDS["back_page"].format(name=sample.name),
        tag(
            "p",
            tag("strong", sample.name),
            f"{target} · {loss.call} = {known['L'].short}",
            class_="itm-title",
        ),
        tag("p", backward_row(backward, predict), class_="itm-row"),
        tag("ol", _loss(backward, known, predict), *_steps(backward, known, predict), class_="itm-steps"),
        class_="itm",
    )


def backward_row(backward: BackwardTrace, predict: bool = False) -> Html:
    """The row of layers with each output and its gradient, and arrows that lead from the loss to x."""
    arrow = join(" ", tag("span", "←", class_="itm-arrow"), " ")
    trace = one_sample(backward)

    def gradient(name: str) -> str:
        return "?" if predict else numbers(backward[name])

    pieces = [join(named_value("x", numbers(trace.x)), ", ", named_value("dL/dx", gradient("dL/dx")))]
    for each in reversed(backward.steps):
        output = named_value(trace.called(each.step), numbers(each.step.output))
        known = named_value(each.input_name, gradient(each.input_name))
        pieces.append(tag("span", arrow, cloud(each.step), arrow, output, ", ", known, class_="itm-link"))
    loss = loss_of(backward)
    last = tag("span", tag("b", "L"), " ", tag("small", loss.kind), class_="itm-cloud")
    value = named_value("L", numbers(loss.value))
    return join(*pieces, tag("span", arrow, last, arrow, value, class_="itm-link"))


def _loss(backward: BackwardTrace, known: Readings, predict: bool) -> Html:
    loss = loss_of(backward)
    name = list(known)[1]
    said = BACK_WORDS["back_loss"].format(
        loss=known["L"].short,
        gradient=name,
        numbers=numbers(loss.gradient),
        output=one_sample(backward).called(loss.step),
    )
    after = BACK_WORDS["off_way"].format(loss=loss.kind, output=loss.step.output_name)
    told = join(
        tag("p", said, class_="itm-said"),
        tag("p", after) if len(one_sample(backward)) > len(backward.steps) else "",
        *(join(opened(known[each]), numbers_out(known[each])) for each in ("L", name)),
    )
    return tag(
        "li",
        heading_line(f"L, {name} ← {loss.step.output_name}, y", loss.heading),
        tag("p", loss.loss.idea, class_="itm-idea"),
        tag("p", "L = ", tag("code", loss.loss.formula)),
        tag("p", _looked_at(backward)),
        covered(known[name], told) if predict else told,
        class_="itm-step",
        data_step="L",
    )


def _looked_at(backward: BackwardTrace) -> str:
    """What the loss compares, of a quantity with its name and unit: o2 (price) is 352 thousand euros."""
    trace, loss = one_sample(backward), loss_of(backward)
    called = trace.called(loss.step)
    quantity = quantity_of(backward)
    output, target = (
        quantity.measured(float(each.item())) if quantity else numbers(each)
        for each in (loss.step.output, np.asarray(loss.targets[0]))
    )
    return f"{called} is {output}, and {target_called(backward)}, the target, is {target}."


def _steps(
    backward: BackwardTrace, known: Readings, predict: bool, given: Sequence[Axes] = ()
) -> Iterator[Html]:
    several = {each.input_name for each in backward.steps if len(each.arrivals) > 1}
    along = axes_of(one_sample(backward), given)
    for each in backward.steps:
        shown = [reading for reading in known.values() if reading.made_by == each.heading]
        yield _step(each, shown, several, predict, inner_axes(each.step, along))


def _step(
    each: BackwardStep, shown: list[GradientReading], several: set[str], predict: bool, given: Sequence[Axes]
) -> Html:
    names = [*each.output_names, *each.parameter_names.values()]
    about, source = idea(each.layer), code(each.layer)
    told = join(
        _arrived(each),
        _said(each, several),
        *(join(opened(reading), numbers_out(reading)) for reading in shown),
    )
    return tag(
        "li",
        heading_line(f"{', '.join(names)} ← {each.input_name}", each.heading),
        tag("p", about, class_="itm-idea") if about else "",
        tag("details", tag("summary", f"The code of {each.name}"), tag("pre", source), style=APART)
        if source
        else "",
        _covered(each, told) if predict else told,
        "" if predict else _inside(each, given),
        class_="itm-step",
        data_step=each.name,
    )


def _covered(each: BackwardStep, told: Html) -> Html:
    summary = tag("summary", f"Predict {', '.join(each.output_names)}, then open")
    return tag("details", summary, told, class_="itm-covered", style=APART)


def _arrived(each: BackwardStep) -> Html:
    """What comes from several sides, and its sum."""
    if len(each.arrivals) < 2:
        return Html()
    parts = (f"{numbers(arrival.gradient)} from {arrival.sender}" for arrival in each.arrivals)
    return tag("p", f"{each.input_name} is {' + '.join(parts)}, added up: {numbers(each.gradient)}.")


def _said(each: BackwardStep, several: set[str]) -> Html:
    """What it hands back; where several layers do, that this is its own part."""
    names = [f"{name} from {each.name}" if name in several else name for name in each.output_names]
    parts = ", ".join(f"{name} is {numbers(X)}" for name, X in zip(names, each.outputs, strict=True))
    return tag("p", BACK_WORDS["back_said"].format(parts=parts, gradient=each.input_name), class_="itm-said")


def _inside(each: BackwardStep, given: Sequence[Axes]) -> Html:
    """A layer that is a model itself opens into its own way back, in place."""
    if each.inside is None:
        return Html()
    known = gradient_readings(each.inside, given)
    summary = tag("summary", f"Open {each.name}: {counted(len(each.inside), 'layer')} inside")
    return tag(
        "details", summary, tag("ol", *_steps(each.inside, known, predict=False, given=given)), style=APART
    )
