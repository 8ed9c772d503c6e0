"""`explore` of a network too large for a page: the page shows, Python computes and is asked for each step's numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lessons_lib.learning import BackwardTrace
from lessons_lib.model import Model
from lessons_lib.model.describe import code
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.page.assets import needed
from lessons_lib.page.backward import one_sample
from lessons_lib.page.data import block, data, layers_in, shown_of
from lessons_lib.page.heavy import depth_of
from lessons_lib.page.heavy_back import gradients, heavy_back_data, heavy_back_markup
from lessons_lib.page.html import Html
from lessons_lib.page.knobs import step_at, turned
from lessons_lib.page.stored import stored
from lessons_lib.page.widgets import Explorer, State, style_beside

__all__ = ["HeavyBackExplorer", "HeavyExplorer"]

MOST_SENT = 2_000_000  # numbers of an array that goes to a page: more could not be seen


class HeavyExplorer(Explorer):
    """A page that holds pictures and asks for numbers; `trace` is the trace that is on screen."""

    _css = style_beside("liveheavy.js")
    sort = "heavy"
    live = ("liveheavy.js", "renderHeavy")

    def _written(self, knobs: list[str] | None) -> dict[str, Any]:
        return data(self._original, knobs=knobs, deep=depth_of(self._original))

    def _sent(self, written: dict[str, Any]) -> dict[str, Any]:
        """The data of the page, and what it begins to turn: all of x, and the parameters of layers that have a knob."""
        (shown,) = written["traces"]
        x = {name: each for name, each in shown["x"].items() if name != "seen"} | stored(self._original.x)
        layers = {key.rpartition(".")[0] for key in written["knobs"] or ()} - {""}
        held = {
            key: stored(each.values)
            for key, each in Model.of(self._original).parameters.items()
            if key.rpartition(".")[0] in layers
        }
        return written | {"traces": [shown | {"x": x}], "parameters": written["parameters"] | held}

    def _needs(self, written: dict[str, Any]) -> tuple[str, ...]:
        return super()._needs(written) + needed([layers_in(self._original), *written["models"]], {})

    def _answer(self) -> None:
        try:
            model, sample = self._shown()
            _, failed = self._run(model, sample)
        except InputValueError as error:  # a layer refuses what is turned of its parameters
            failed = {"": {"error": str(error)}}
        answer: State = (
            {"answers": failed}
            if failed
            else {"answers": {}, "trace": shown_of(self.trace, self._complete["models"][0])}
        )
        self.answered = {"state": self.state} | answer

    def _tell(self, widget: object, asked: State, buffers: object) -> None:
        if "need" in asked:
            self._send_step(asked)
        else:
            super()._tell(widget, asked, buffers)

    def _send_step(self, asked: State) -> None:
        """Send what the page lacks of one step; an array that is too large for a page is named, and not sent."""
        model, x = turned(self._original, asked["turned"])
        trace = self.trace if asked["turned"] == self.state["turned"] else model.trace(x)
        step = step_at(trace, asked["need"].split("."))
        buffers: list[bytes] = []
        arrays = {name: _packed(_array(trace, name), buffers) for name in asked["arrays"]}
        parameters = _parameters(model, asked["parameters"], buffers)
        inside = block(step, asked["need"]) if asked["inside"] and isinstance(step.inside, Trace) else None
        told = {"arrays": arrays, "parameters": parameters, "code": code(step.layer), "inside": inside}
        self.send({"need": asked["need"], "turned": asked["turned"]} | told, buffers)


class HeavyBackExplorer(Explorer):
    """The same of a way back: the page asks for the gradients of the step it stands at; nothing on it is turned."""

    _css = style_beside("liveheavyback.js")
    sort = "heavy-back"
    live = ("liveheavyback.js", "renderHeavyBack")

    def __init__(self, backward: BackwardTrace) -> None:
        self.backward = backward
        super().__init__(one_sample(backward))

    def _written(self, knobs: list[str] | None) -> dict[str, Any]:
        del knobs
        return heavy_back_data(self.backward)

    def _sent(self, written: dict[str, Any]) -> dict[str, Any]:
        return written

    def _static(self) -> Html:
        return heavy_back_markup(self.backward)

    def _answer(self) -> None:
        """Nothing is computed anew."""

    def _tell(self, _: object, asked: State, __: object) -> None:
        if "gradients" not in asked:
            return
        buffers: list[bytes] = []
        known = [self.trace.output, *(each.values for each in gradients(self.backward))]
        arrays = {str(index): _packed(np.asarray(known[index]), buffers) for index in asked["gradients"]}
        self.send(asked | {"arrays": arrays}, buffers)


def _array(trace: Trace, name: str) -> Array:
    return trace.x if name == "x" else step_at(trace, name.split(".")).output


def _parameters(model: Model, keys: Sequence[str], buffers: list[bytes]) -> Mapping[str, Any]:
    known = model.parameters if keys else {}
    return {key: _packed(known[key].values, buffers) for key in keys}


def _packed(array: Array, buffers: list[bytes]) -> dict[str, Any]:
    """Where the bytes of an array are among the buffers; half as many where float32 loses nothing of it."""
    if array.size > MOST_SENT:
        return {"beyond": True}
    short = array.astype("<f4")
    fits = bool(np.array_equal(short, array, equal_nan=True))
    buffers.append((short if fits else array.astype("<f8")).tobytes())
    return {"type": "f4" if fits else "f8", "buffer": len(buffers) - 1}
