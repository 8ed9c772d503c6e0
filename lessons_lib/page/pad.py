"""`draw`: the page of a trace with a pad to draw on. What is drawn becomes x, and every layer answers."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from lessons_lib.data.pad import SIDE, to_digit
from lessons_lib.data.sample import Sample
from lessons_lib.model import Model
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.numbers.notation import shape_words
from lessons_lib.page.widgets import Explorer, State
from lessons_lib.page.words import PAD_WORDS

__all__ = ["Pad", "draw"]

EMPTY = "0" * SIDE**2  # the points row by row, "1" for ink


class Pad(Explorer):
    """A page with a pad of 32 x 32 points; `trace` is the trace that is on screen."""

    sort = "draw"
    at_first: ClassVar[State] = {"sheet": EMPTY, "asks": False}

    def _written(self, knobs: list[str] | None) -> dict[str, Any]:
        return with_pad(super()._written(knobs))

    @property
    def drawing(self) -> NDArray[np.bool_]:
        """What is drawn, shape (32, 32), True where there is ink."""
        points = np.frombuffer(self.state["sheet"].encode(), dtype=np.uint8)
        ink: NDArray[np.bool_] = points.reshape(SIDE, SIDE) == ord("1")
        return ink

    def _shown(self) -> tuple[Model, Sample]:
        original = self._original
        if not self.drawing.any():
            return Model.of(original), original.sample
        x = to_digit(self.drawing).reshape(original.x.shape)
        return Model.of(original), original.sample.made_up("your drawing", x)


def draw(trace: Trace) -> Pad:
    """The page of `step_through` with a pad: every layer answers what you draw, while you draw it.

    A drawing is made upright, centred and counted in blocks of 4 x 4, as the pictures of `digits` were.
    ``page.trace`` is the trace that is on screen, ``page.drawing`` what is on the pad.

    Args:
        trace: of one picture of 8 x 8 pixels; the page shows it until something is drawn.

    Raises:
        InputTypeError: what was given is not the trace of one sample.
        InputValueError: its x is no picture of 8 x 8 pixels.
    """
    if not isinstance(trace, Trace):
        raise InputTypeError(
            no_trace("draw expects the trace of one picture", trace, "draw(model.trace(digits.test[0]))")
        )
    if trace.x.size != (SIDE // 4) ** 2:
        raise InputValueError(
            "draw expects the trace of a picture of 8 x 8 numbers, because that is what a drawing "
            f"becomes, and got one of {shape_words(trace.x.shape)}."
        )
    return Pad(trace)


def with_pad(written: dict[str, Any]) -> dict[str, Any]:
    """The data of a page, with what is said of its pad."""
    return written | {"words": written["words"] | PAD_WORDS}
