"""The page of a trace beside a kernel. The page computes, Python follows, and answers what only it knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import anywidget
import traitlets
from IPython import get_ipython
from IPython.display import display

from lessons_lib.data.sample import Sample
from lessons_lib.learning import BackwardTrace
from lessons_lib.model import Model
from lessons_lib.model.forward import run_all
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import InputValueError
from lessons_lib.page.agreement import Answers, answers, differing
from lessons_lib.page.assets import every_layer, rendering, styles
from lessons_lib.page.backward import backward_data, loss_of, one_sample
from lessons_lib.page.backward_static import backward_markup
from lessons_lib.page.data import data
from lessons_lib.page.heavy_static import still
from lessons_lib.page.html import Html
from lessons_lib.page.knobs import chosen_keys, step_at, turned
from lessons_lib.page.page import script_needs, stepping
from lessons_lib.page.recorded import one_recorded
from lessons_lib.page.saved import sent

__all__ = ["BackwardExplorer", "Explorer", "style_beside"]

VIEW = "application/vnd.jupyter.widget-view+json"

State = dict[str, Any]


def style_beside(module: str) -> str:
    """The style of a page beside a kernel: anywidget has one for all pages of a class, whatever their layers are."""
    return "".join(styles(*every_layer(back=True), f"page/scripts/pages/{module}"))


class Explorer(anywidget.AnyWidget):
    """A page with knobs; `trace` is the trace that is on screen."""

    _css = style_beside("live.js")
    data: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    # Where the page stands; "asks" says that something on it only Python computes. The page that says it is not told.
    state: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True, echo_update=False)
    # The state that Python answered last, and its answers: a view that begins later has them too.
    answered: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)

    sort = "explore"
    live = ("live.js", "render")  # the module that draws the page beside a kernel, and its function
    # turned: {"x[0]": 5}; later also what the page computed, {"L2": [0.5]}, so far as it is compared with Python's
    at_first: ClassVar[State] = {"turned": {}, "asks": False}

    def __init__(self, trace: Trace, knobs: Sequence[str] | None = None) -> None:
        _close_earlier(self)
        self._original = self.trace = trace
        self._differed = False
        written = self._written(chosen_keys(trace, knobs))
        self._esm = self._script(written)
        self._complete = written
        super().__init__(data=self._sent(written), state=self.at_first)
        self.on_msg(self._tell)

    def __repr__(self) -> str:
        """The trace on screen: where no page can be shown, its numbers can."""
        return repr(self.trace)

    def _script(self, written: dict[str, Any]) -> str:
        """The script that draws the page of this data beside a kernel."""
        module, render = self.live
        return rendering(render, *self._needs(written), f"page/scripts/pages/{module}")

    def _needs(self, written: dict[str, Any]) -> tuple[str, ...]:
        """The modules that the script needs beside its own."""
        return script_needs(written, self.sort)

    def _written(self, knobs: list[str] | None) -> dict[str, Any]:
        """The page's data."""
        return data(self._original, knobs=knobs)

    def _sent(self, written: dict[str, Any]) -> dict[str, Any]:
        """The page's data as they go to it beside a kernel."""
        return sent(written)

    def _static(self) -> Html:
        """The page without script."""
        return still(self._original)

    @traitlets.observe("state")
    def _follow(self, change: dict[str, Any]) -> None:
        if change["old"]:  # the page begins where the trace stands
            self._answer()

    def _answer(self) -> None:
        """Follow the page, and answer what it cannot compute."""
        computed = self.state.get("computed", {})
        try:
            steps, failed = self._run(*self._shown())
        except InputValueError:
            steps, failed = [], {}  # a layer refuses a number, and the page says so itself
        others = differing(steps, computed)
        differs = bool(others) or any(path.split(".")[0] in failed for path in computed)
        # As long as the page computes what Python does, nothing is said.
        if self.state["asks"] or differs or self._differed:
            self.answered = {"state": self.state, "answers": answers(steps, others) | failed}
        self._differed = differs

    def _tell(self, _: object, asked: State, __: object) -> None:
        """The arithmetic of one number that the page opened, where only Python knows it."""
        if "open" not in asked:
            return
        path, unit = asked["open"]
        model, x = turned(self._original, asked["turned"])
        # The page may have moved on since: what is told is of where it stood when it asked.
        trace = self.trace if asked["turned"] == self.state["turned"] else model.trace(x)
        self.send({**asked, "recorded": one_recorded(step_at(trace, path.split(".")), unit)})

    def _shown(self) -> tuple[Model, Sample]:
        """The model and the sample that the page shows."""
        model, x = turned(self._original, self.state["turned"])
        original = self._original.sample
        if (x == original.x).all():
            return model, original
        # Only samples of a data set have a target: an x that someone made up has none.
        return model, original.made_up(f"{original.name}, changed", x)

    def _run(self, model: Model, sample: Sample) -> tuple[list[Step], Answers]:
        """What happened in each layer; and the error of the one that failed, if one did."""
        steps: list[Step] = []
        try:
            run_all(model.places, (sample.x,), batch=False, steps=steps)
        # A layer may refuse this input, a learner's own fail on it in any way at all: the page says so and stays.
        except Exception as error:  # noqa: BLE001
            failed = model.places[len(steps)].name
            return steps, {failed: {"error": f"{type(error).__name__}: {error}"}}
        self.trace = Trace(sample, tuple(steps), (sample.x,))
        return steps, {}

    def _ipython_display_(self) -> None:
        for output in self._outputs():
            display(output, raw=True)  # type: ignore[no-untyped-call]

    def _outputs(self) -> Iterator[dict[str, Any]]:
        """Two outputs: the page that needs no kernel, and the live view, which hides it while it lives.

        In one output together the view would win, and say "Error displaying widget" where no kernel is.
        """
        page = stepping(self._static(), self._complete, self.sort)
        yield {"text/plain": repr(self._original), "text/html": f'<div class="itm-spare">{page}</div>'}
        live = super()._repr_mimebundle_()
        yield {key: value for key, value in (live or [{}])[0].items() if key == VIEW}


class BackwardExplorer(Explorer):
    """The page of a way back with knobs; `trace` and `backward` are those that are on screen."""

    _css = style_beside("liveback.js")
    sort = "back-explore"
    live = ("liveback.js", "renderBack")

    def __init__(self, backward: BackwardTrace, knobs: Sequence[str] | None = None) -> None:
        self._backward = backward
        loss_of(backward)
        super().__init__(one_sample(backward), knobs)

    @property
    def backward(self) -> BackwardTrace:
        """The way back on screen: the same loss and target, from the trace as it is turned."""
        loss = loss_of(self._backward)
        return self.trace.backward(loss.loss, loss.targets[0])

    def _written(self, knobs: list[str] | None) -> dict[str, Any]:
        return backward_data(self._backward, knobs=knobs)

    def _static(self) -> Html:
        return backward_markup(self._backward)


# Widgets by the run of the notebook cell that made them: when the cell runs again they are closed, or
# a cell run fifty times would leave fifty widgets behind in the kernel.
_made_in: dict[str, tuple[int, list[Explorer]]] = {}


def _close_earlier(made: Explorer) -> None:
    shell = get_ipython()
    cell = shell.get_parent().get("metadata", {}).get("cellId") if hasattr(shell, "get_parent") else None
    if cell is None:
        return
    run, earlier = _made_in.get(cell, (shell.execution_count, []))
    if run != shell.execution_count:
        for widget in earlier:
            widget.layout.close()
            widget.close()
        earlier = []
    _made_in[cell] = (shell.execution_count, [*earlier, made])
