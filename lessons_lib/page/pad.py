"""`draw`: the page of a trace with a pad to draw on. What is drawn becomes x, and every layer answers."""

from __future__ import annotations

import numpy as np
import traitlets
from numpy.typing import NDArray

from lessons_lib.data.pad import SIDE, to_digit
from lessons_lib.model import Model
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.numbers.notation import shape_words
from lessons_lib.page.figures import cells
from lessons_lib.page.html import Html, group, join, tag
from lessons_lib.page.page import asset, layer_row, parts
from lessons_lib.page.pictures import picture
from lessons_lib.page.readings import Reading, readings
from lessons_lib.page.widgets import Explorer, live_script

__all__ = ["Pad", "draw"]

EMPTY = "0" * SIDE**2  # the points row by row, "1" for ink
MOST_BARS = 10  # of an output at a glance; a longer one is a picture
MOST = "itm-most"


class Pad(Explorer):
    """A page with a pad of 32 x 32 points; `trace` is the trace that is on screen."""

    _esm = live_script("scripts/pad.js", panel="showPad")
    _css = f"{asset('styles/page.css')}\n{asset('styles/pad.css')}"
    sheet = traitlets.Unicode(EMPTY).tag(sync=True, echo_update=False)
    glance = traitlets.Unicode().tag(sync=True)

    def __init__(self, trace: Trace) -> None:
        super().__init__(trace)
        self.glance = _glance(trace)

    @property
    def drawing(self) -> NDArray[np.bool_]:
        """What is drawn, shape (32, 32), True where there is ink."""
        points = np.frombuffer(self.sheet.encode(), dtype=np.uint8)
        ink: NDArray[np.bool_] = points.reshape(SIDE, SIDE) == ord("1")
        return ink

    @traitlets.observe("sheet")
    def _read(self, _: object) -> None:
        original = self._original
        x = to_digit(self.drawing).reshape(original.x.shape)
        drawn = original.sample.made_up("your drawing", x)
        self._run(lambda: Model.of(original).trace(drawn))

    def _parts(self) -> dict[str, Html]:
        """All parts of the page; while the pen moves, what is to be seen at a glance: nobody reads while drawing."""
        at = () if self.moving else None
        return {**parts(self.trace, told=self._opened(), at=at), "glance": _glance(self.trace)}

    def _spare(self) -> str:
        """What every layer answers, for where there is no kernel to draw with."""
        return _still(self.trace)


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


def _still(trace: Trace) -> str:
    """The page without its pad and its steps, which would be those of `step_through` once more."""
    filled = parts(trace, at=())
    page = group(
        f"{trace.sample.name}, at a glance",
        tag("p", filled["title"], class_="itm-title"),
        tag("p", layer_row(trace, filled), class_="itm-row"),
        tag(
            "p",
            "Here you could draw, if Python were at work behind the page. Every layer's answer to this x:",
        ),
        tag("div", _glance(trace), class_="itm-glance"),
        class_="itm itm-still",
    )
    return f"<style>{Pad._css}</style>\n{page}"


def _glance(trace: Trace) -> Html:
    """Every layer's answer side by side: many numbers as a small picture, few as bars."""
    x, *outputs = readings(trace)
    shown = [x, *(each for each in outputs if not _same_numbers(each))]
    pictures = (_small(each) for each in shown if each.values.size > MOST_BARS)
    bars = (_bars(each, trace) for each in shown if each.values.size <= MOST_BARS)
    return join(tag("div", *pictures), *bars)


def _same_numbers(reading: Reading) -> bool:
    """Whether a layer only handed on its numbers, perhaps in another shape."""
    return np.array_equal(reading.values.ravel(), reading.source.values.ravel())


def _small(reading: Reading) -> Html:
    return tag("figure", picture(reading.values, reading.name), tag("figcaption", *_caption(reading)))


def _caption(reading: Reading) -> tuple[Html, str, Html]:
    what = reading.step.kind if reading.step else "what comes in"
    return tag("b", reading.name), " ", tag("small", what)


def _bars(reading: Reading, trace: Trace) -> Html:
    """A bar for each number, named by its class where there is one for each; the largest stands out."""
    classes = trace.sample.classes.names if trace.sample.classes else ()
    names = classes if len(classes) == reading.values.size else reading.names
    values = reading.values.ravel().round(4)
    scale = max(1.0, reading.scale)  # of shares, the bars stand for shares of 1
    rows = (
        tag("tr", tag("th", name, scope="row"), cells(float(value), scale), class_=MOST if largest else None)
        for name, value, largest in zip(names, values, values == values.max(), strict=True)
    )
    return tag("table", tag("caption", *_caption(reading)), tag("tbody", *rows))
