"""A trace as a page to step through: the static page, its data, and the script that draws the live page from them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from lessons_lib.learning import BackwardTrace
from lessons_lib.learning.history import EpochTraces
from lessons_lib.model.trace import BatchTrace, Trace, no_trace
from lessons_lib.numbers.choices import refuse_no_choice
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.assets import bundle, carried, needed, styles
from lessons_lib.page.backward import backward_data, loss_of, one_sample
from lessons_lib.page.backward_static import backward_markup
from lessons_lib.page.data import data, data_element
from lessons_lib.page.epochs import epochs_data
from lessons_lib.page.heavy import depth_of, is_heavy
from lessons_lib.page.heavy_back import heavy_back_data, heavy_back_markup
from lessons_lib.page.heavy_static import still
from lessons_lib.page.html import Html, tag
from lessons_lib.page.needs import needs_of_data
from lessons_lib.page.saved import is_light
from lessons_lib.page.static import markup

__all__ = ["BackwardPage", "EpochsPage", "Page", "script_needs", "step_through", "stepping"]

SINGLE = ("single.js", "drawSingle")
DRAWERS = {  # for each sort of page the module that draws it, and its function
    "step": SINGLE,
    "batch": ("batch.js", "drawBatch"),
    "epochs": ("epochs.js", "drawEpochs"),
    "predict": ("predict.js", "drawPredicted"),
    "explore": ("explore.js", "drawExplored"),
    "draw": ("pad.js", "drawPadPage"),
    "map": ("map.js", "drawMapped"),
    "heavy": ("heavy.js", "drawHeavy"),
    "heavy-back": ("heavyback.js", "drawHeavyBack"),
    "compare": ("compare.js", "drawComparison"),
    "heavy-compare": ("heavycompare.js", "drawHeavyComparison"),
    "heavy-back-compare": ("heavybackcompare.js", "drawHeavyBackComparison"),
    "back": ("back.js", "drawBackPage"),
    "back-predict": ("backpredict.js", "drawBackPredicted"),
    "back-explore": ("backexplore.js", "drawBackExplored"),
    "back-compare": ("backcompare.js", "drawBackComparison"),
}
# The sorts that draw each layer at work.
STEPPED = {"step", "batch", "epochs", "predict", "explore", "draw", "map"}
TOO_HEAVY = (
    "Too many numbers go back through these layers for a saved page to step through them. "
    "explore(backward), with Python running, does."
)
NOT_PREDICTED = (
    "A page to predict holds every number, and this network has too many for one. Write step_through(trace)."
)
MOST_SAMPLES = 12  # of a batch; more would make the page heavy


@dataclass(frozen=True, eq=False)
class Page:
    """A trace to step through; the last line of a notebook cell shows it."""

    trace: Trace
    predict: bool = False
    others: tuple[Trace, ...] = ()  # samples of the same batch, to choose from

    def __repr__(self) -> str:
        if self.predict:
            last = self.trace.called(self.trace.steps[-1])
            return f"{self.trace.sample!r}\n  predict each output, from o1 to {last}"
        return repr(self.trace)

    def _repr_html_(self) -> str:
        if is_heavy(self.trace):
            return stepping(still(self.trace), data(self.trace, deep=depth_of(self.trace)), "heavy")
        written = data(self.trace, samples=self.others, predict=self.predict)
        sort = "predict" if self.predict else "batch" if self.others else "step"
        return stepping(markup(self.trace, self.predict), written, sort)


@dataclass(frozen=True, eq=False)
class EpochsPage:
    """One x through a training, to step through at any epoch; the last line of a notebook cell shows it."""

    traces: EpochTraces

    def __repr__(self) -> str:
        return repr(self.traces)

    def _repr_html_(self) -> str:
        return stepping(markup(self.traces[-1]), epochs_data(self.traces), "epochs")


@dataclass(frozen=True, eq=False)
class BackwardPage:
    """A way back to step through; the last line of a notebook cell shows it."""

    backward: BackwardTrace
    predict: bool = False

    def __post_init__(self) -> None:
        one_sample(
            self.backward
        )  # a batch, or the way back through a block, is refused where the page is made
        loss_of(self.backward)

    def __repr__(self) -> str:
        if self.predict:
            first = loss_of(self.backward).step.output_name
            return f"{one_sample(self.backward).sample!r}\n  predict each gradient, from dL/d{first} to dL/dx"
        return repr(self.backward)

    def _repr_html_(self) -> str:
        if is_heavy(one_sample(self.backward)):
            return stepping(heavy_back_markup(self.backward), heavy_back_data(self.backward), "heavy-back")
        written = backward_data(self.backward, predict=self.predict)
        sort = "back-predict" if self.predict else "back"
        return stepping(backward_markup(self.backward, self.predict), written, sort)


def step_through(
    trace: Trace | BatchTrace | BackwardTrace | EpochTraces, predict: bool = False
) -> Page | BackwardPage | EpochsPage:
    """A page that steps from x to the model's answer, one layer at a time; of a way back, from the loss to x.

    Args:
        trace: what `Model.trace` gave. Of a batch the page shows one sample and lets you choose
            another, of the first twelve. Or what `Trace.backward` gave, of one sample; or `History.trace`: the page
            begins at the end of the training, and a slider goes through its epochs.
        predict: keep each output, or gradient, covered until a guess is committed; for one sample.

    Raises:
        TypeError: what was given is not a trace, or a batch was to be predicted.
        InputValueError: a network too large for a page was to be predicted.
    """
    refuse_no_choice(predict, "step_through", "predict")
    if isinstance(trace, BackwardTrace):
        return BackwardPage(trace, predict)
    if isinstance(trace, EpochTraces):
        if predict:
            raise TypeError(
                "A prediction is about one model. Write step_through(history.trace(x)[3], predict=True)."
            )
        return EpochsPage(trace)
    if isinstance(trace, BatchTrace):
        if predict:
            raise TypeError(
                "A prediction is about one sample. Write step_through(trace.sample(0), predict=True)."
            )
        first, *others = (trace.sample(index) for index in range(min(MOST_SAMPLES, len(trace))))
        return Page(first, others=tuple(others))
    if not isinstance(trace, Trace):
        raise TypeError(no_trace("step_through expects a trace", trace, "step_through(model.trace(x))"))
    if predict and is_heavy(trace):
        raise InputValueError(NOT_PREDICTED)
    return Page(trace, predict)


def stepping(page: Html, written: dict[str, Any], sort: str = "step") -> str:
    """A static page with its data, its style and the script that draws it live, wherever it is shown.

    Each page carries the script that it needs, though a notebook may hold twenty pages: an output may be cleared,
    moved, copied, run again alone or saved before its neighbours, and must work by itself. Committed lessons are
    stored without it, and what is exported stays under 3 MB (tests/test_stored_notebooks.py).

    ``sort`` is what sort of page it is: one of `DRAWERS`.
    """
    needs = script_needs(written, sort)
    sheets = "".join(f'<style class="itm-style">{each}</style>' for each in styles(*needs, _module(sort)))
    if _goes_back(sort) and not is_light(written):  # the script would need every number of it
        return f"{sheets}\n{page}\n{tag('p', TOO_HEAVY)}"
    return f"{sheets}\n{page}\n{data_element(written, sort, needs)}\n<script>{_start(*DRAWERS[sort], needs)}</script>"


def script_needs(written: dict[str, Any], sort: str) -> tuple[str, ...]:
    """The modules of its layers and of their drawings that a page of this data needs."""
    # Of a network whose numbers it does not hold a page computes nothing.
    models = () if "heavy" in written else written["models"]
    arrays = written.get("parameters", {})
    needs = needed(models, arrays, steps=sort in STEPPED, back=_goes_back(sort), flows=sort == "back")
    return needs + tuple(needs_of_data(written))


def _goes_back(sort: str) -> bool:
    """Whether a sort of page shows a way back."""
    return sort.startswith("back")


def _module(sort: str) -> str:
    """The module that draws a sort of page."""
    return f"page/scripts/pages/{DRAWERS[sort][0]}"


@cache
def _start(module: str, draw: str, needs: tuple[str, ...]) -> str:
    sorts = [sort for sort, drawer in DRAWERS.items() if drawer == (module, draw)]
    scripts = bundle(*needs, f"page/scripts/pages/{module}", "page/scripts/pages/start.js")
    known = json.dumps(needs)
    return carried(
        f"(() => {{\n{scripts}\nshareStyle();\nunfoldForPrint();\ndrawAll({json.dumps(sorts)}, {known}, {draw});\n}})()"
    )
