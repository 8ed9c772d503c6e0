"""`explore`: a trace, or a way back, beside a kernel; which page it is depends on how large the network is."""

from __future__ import annotations

from collections.abc import Sequence

from lessons_lib.learning import BackwardTrace
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.asking import HeavyBackExplorer, HeavyExplorer
from lessons_lib.page.backward import one_sample
from lessons_lib.page.heavy import is_heavy
from lessons_lib.page.widgets import BackwardExplorer, Explorer

__all__ = ["explore"]

NOT_TURNED = (
    "On the page of a way back through a network too large for a page nothing is turned. Write explore(backward), "
    "without knobs; or turn the numbers in explore(trace), and ask its .trace for the way back."
)


def explore(trace: Trace | BackwardTrace, knobs: Sequence[str] | None = None) -> Explorer:
    """The page of `step_through` with knobs: each number of x and of the layers may be turned.

    Every output and the verdict follow while a knob moves. ``explore(trace).trace`` is the trace
    that is on screen. Of a way back the loss and every gradient follow, and ``.backward`` is the one on screen.

    Of a network too large for a page, every number that is opened or turned is asked of Python; of the way back
    through one, the gradients of the step that is shown.

    Args:
        trace: what `Model.trace` gave for one sample, or what its `backward` gave.
        knobs: which numbers to begin with, as one would type them: ``["x[0]", "L2.weights[0, 1]"]``;
            ``"x"`` stands for all numbers of x, which is where it begins unless x is long. More can be
            added on the page.

    Raises:
        TypeError: what was given is not the trace of one sample.
        InputValueError: a knob names nothing that can be turned, as nothing can on the way back through a network too
            large for a page.
    """
    if isinstance(trace, BackwardTrace):
        if is_heavy(one_sample(trace)):
            if knobs is not None:
                raise InputValueError(NOT_TURNED)
            return HeavyBackExplorer(trace)
        return BackwardExplorer(trace, knobs)
    if not isinstance(trace, Trace):
        raise TypeError(no_trace("explore expects the trace of one sample", trace, "explore(model.trace(x))"))
    return HeavyExplorer(trace, knobs) if is_heavy(trace) else Explorer(trace, knobs)
