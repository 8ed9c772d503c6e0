"""`explore`: the page of a trace as a live widget. A knob moves, the kernel runs the model again, what changed is sent."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from lessons_lib.data.sample import Sample
from lessons_lib.explain import heading
from lessons_lib.model import Model
from lessons_lib.page import Page, asset, markup, parts, step_through
from lessons_lib.readings import readings
from lessons_lib.trace import Trace
from lessons_lib.values import Array, as_numbers

__all__ = ["Explorer", "explore"]


class Explorer(anywidget.AnyWidget):
    """A page with a knob for each input; `trace` is the trace that is on screen."""

    _esm = f"{asset('page.js')}\n{asset('widget.js')}"
    _css = asset("page.css")
    page = traitlets.Unicode().tag(sync=True)
    knobs = traitlets.List().tag(sync=True)
    x = traitlets.List(traitlets.Float()).tag(sync=True)

    def __init__(self, trace: Trace) -> None:
        self._original = trace
        self._model = Model(*trace.layers)
        self.trace = trace
        self._shown = parts(trace, trace)
        super().__init__(page=markup(trace, original=trace), knobs=_knobs(trace), x=trace.x.ravel().tolist())

    @traitlets.observe("x")
    def _run(self, change: dict[str, Any]) -> None:
        """Run the model on the new x and send what it changed on the page."""
        x = as_numbers(change["new"], heading("L1", self._model[0])).reshape(self._original.x.shape)
        self.trace = self._model.trace(self._sample(x))
        fresh = parts(self.trace, self._original)
        self.send({key: html for key, html in fresh.items() if html != self._shown[key]})
        self._shown = fresh

    def _sample(self, x: Array) -> Sample:
        original = self._original.sample
        if (x == original.x).all():
            return original
        # Only samples of a data set have a target: an x that someone made up has none.
        return Sample(f"{original.name}, changed", x, classes=original.classes)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """The live view, and beside it the page that steps without a kernel, for wherever there is none."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        static = Page(self.trace)
        bundle[0].update({"text/plain": repr(static), "text/html": static._repr_html_()})
        return bundle


def explore(trace: Trace) -> Explorer:
    """The page of `step_through` with a slider and a number box for each number of x.

    Every output and the verdict follow while a knob moves. ``explore(trace).trace`` is the trace
    that is on screen.

    Raises:
        TypeError: what was given is not the trace of one sample.
    """
    return Explorer(step_through(trace).trace)


def _knobs(trace: Trace) -> list[dict[str, object]]:
    """A name, a range and a value for each input number; all on one range, so that they compare."""
    values = trace.x.ravel().tolist()
    top = _round_up(1.5 * max(map(abs, values)) or 1.0)
    low = -top if min(values) < 0 else 0.0
    names = readings(trace)[0].names
    return [
        {"name": name, "min": low, "max": top, "step": top / 300, "value": value}
        for name, value in zip(names, values, strict=True)
    ]


def _round_up(value: float) -> float:
    """The next of 1, 2, 3, 5 times a power of ten."""
    power = 10.0 ** (len(str(int(value))) - 1) if value >= 1 else 1.0
    return next(factor * power for factor in (1, 2, 3, 5, 10) if factor * power >= value)
