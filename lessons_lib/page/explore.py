"""`explore`: a trace, or a way back, beside a kernel; which page it is depends on how large the network is."""

from __future__ import annotations

from collections.abc import Sequence

from lessons_lib.learning import BackwardTrace
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.asking import HeavyExplorer
from lessons_lib.page.backward import one_sample
from lessons_lib.page.heavy import is_heavy
from lessons_lib.page.widgets import BackwardExplorer, Explorer

__all__ = ["explore"]

TOO_HEAVY = (
    "Too many numbers go back through this network for a page to turn them. step_through(backward) shows each gradient "
    'as a picture, and backward["dL/dx"] holds its numbers; explore(trace) opens every number on the way forward.'
)


def explore(trace: Trace | BackwardTrace, knobs: Sequence[str] | None = None) -> Explorer:
    """The page of `step_through` with knobs: each number of x and of the layers may be turned.

    Every output and the verdict follow while a knob moves. ``explore(trace).trace`` is the trace
    that is on screen. Of a way back the loss and every gradient follow, and ``.backward`` is the one on screen.

    Of a network too large for a page, every number that is opened or turned is asked of Python.

    Args:
        trace: what `Model.trace` gave for one sample, or what its `backward` gave.
        knobs: which numbers to begin with, as one would type them: ``["x[0]", "L2.weights[0, 1]"]``;
            ``"x"`` stands for all numbers of x, which is where it begins unless x is long. More can be
            added on the page.

    Raises:
        TypeError: what was given is not the trace of one sample.
        InputValueError: a knob names nothing that can be turned, or the way back of a network too large for a page was
            given.
    """
    if isinstance(trace, BackwardTrace):
        if is_heavy(one_sample(trace)):
            raise InputValueError(TOO_HEAVY)
        return BackwardExplorer(trace, knobs)
    if not isinstance(trace, Trace):
        raise TypeError(no_trace("explore expects the trace of one sample", trace, "explore(model.trace(x))"))
    return HeavyExplorer(trace, knobs) if is_heavy(trace) else Explorer(trace, knobs)
