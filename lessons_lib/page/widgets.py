"""`explore`: the page of a trace as a live widget. A knob moves, the kernel runs, what changed is sent."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import anywidget
import traitlets
from IPython import get_ipython
from IPython.display import display

from lessons_lib.data.sample import Sample
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.page.html import Html, join
from lessons_lib.page.knobs import all_settings, chosen_knobs, turned
from lessons_lib.page.page import SCRIPTS, Page, asset, markup, parts

__all__ = ["Explorer", "explore", "live_script"]

VIEW = "application/vnd.jupyter.widget-view+json"


def live_script(*more: str, panel: str) -> str:
    """The script of a live page: its files, and which of their functions fills the panel above the steps."""
    export = f"export default {{ render: (view) => render(view, {panel}) }};"
    return f"{asset(*SCRIPTS, 'scripts/widget.js', *more)}\n{export}"


class View(NamedTuple):
    """Where one view of the page is: its step, and the keys of what is opened on it."""

    at: str = "x"
    opened: frozenset[str] = frozenset()


class Explorer(anywidget.AnyWidget):
    """A page with knobs; `trace` is the trace that is on screen."""

    _esm = live_script(panel="showKnobs")
    _css = asset("styles/page.css")
    page = traitlets.Unicode().tag(sync=True)
    knobs: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    settings: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    # Not told back to the page that said it: that message would stand before the answer to each move of a knob.
    values: traitlets.Dict[str, float] = traitlets.Dict().tag(sync=True, echo_update=False)
    # Whether more is about to come. To write the whole page takes longer than all the rest of an answer, and
    # only one of its steps is seen: so while a knob moves that one is written, and the others when it rests.
    moving = traitlets.Bool().tag(sync=True, echo_update=False)

    def __init__(self, trace: Trace, knobs: Sequence[str] | None = None) -> None:
        _close_earlier(self)
        self._original = self.trace = trace
        # A view that is closed stays among them and costs the writing of its step: to say goodbye while its cell
        # runs again makes the kernel drop a task and write that in red.
        self._views: dict[str, View] = {}
        self._behind = False  # whether steps that are out of sight wait to be written
        self._shown = self._at_first = self._parts()
        self._chosen = chosen_knobs(trace, knobs)
        settings = [{"place": place, "shape": values.shape} for place, values in all_settings(trace).items()]
        super().__init__(
            page=markup(trace, filled=self._shown),
            knobs=[_described(knob) for knob in self._chosen],
            settings=settings,
            values={knob.key: knob.value for knob in self._chosen},
        )
        self.on_msg(self._hear)

    @traitlets.observe("values")
    def _turn(self, change: dict[str, Any]) -> None:
        if not change["old"]:
            return  # the first knobs stand where the trace stands
        self._run(lambda: self._turned(change["new"]))

    def _turned(self, values: Mapping[str, float]) -> Trace:
        model, x = turned(self._original, values)
        return model.trace(self._sample(x))

    def _run(self, forward_pass: Callable[[], Trace]) -> None:
        """Run the model as it is turned now, and send what that changed on the page."""
        self._behind = self.moving
        try:
            trace = forward_pass()
        # A layer may refuse this weight, a learner's own fail on this x in any way at all: the page says so and stays.
        except Exception as error:  # noqa: BLE001
            self._show({"problem": join(f"{type(error).__name__}: {error}")})
            return
        self.trace = trace
        self._show({**self._parts(), "problem": Html()})

    @traitlets.observe("moving")
    def _rest(self, _: object) -> None:
        if self._behind and not self.moving:
            self._behind = False
            self._show(self._parts())

    def _parts(self) -> dict[str, Html]:
        """All that the page shows of the trace on screen; while a knob moves, all that can be seen of it."""
        at = {view.at for view in self._views.values()} if self.moving else None
        return parts(self.trace, self._original, self._opened(), at)

    def _opened(self) -> set[str]:
        """What is opened in any view."""
        return {key for view in self._views.values() for key in view.opened}

    def _show(self, fresh: dict[str, Html]) -> None:
        """Send what of this the page does not show yet; where that is nothing, to say that it is done."""
        changed = {key: html for key, html in fresh.items() if html != self._shown.get(key, "")}
        self._shown = {**self._shown, **changed}
        self.send({"parts": changed})

    def _sample(self, x: Array) -> Sample:
        original = self._original.sample
        if (x == original.x).all():
            return original
        # Only samples of a data set have a target: an x that someone made up has none.
        return original.made_up(f"{original.name}, changed", x)

    def _hear(self, _: object, content: dict[str, Any], __: object) -> None:
        """A view says that it begins, where it is, what is opened on it, or asks for a knob by its key."""
        if "add" in content:
            self._add_knob(content["add"])
            return
        name = content["view"]
        view = self._views.setdefault(name, View())
        if "begins" in content:
            self.moving = False  # a page that was closed under a moving knob said no more
            if self._shown != self._at_first:
                self.send({"parts": self._shown})
        if "at" in content:
            self._views[name] = view._replace(at=content["at"])
            if self.moving:
                self._show(self._parts())
        if "opened" in content:
            self._views[name] = view._replace(opened=frozenset(content["opened"]))
            self._show(self._parts())

    def _add_knob(self, key: str) -> None:
        try:
            added = chosen_knobs(self._original, [key])
        except InputValueError as error:
            self._show({"problem": join(str(error))})
            return
        known = {knob.key for knob in self._chosen}
        more = [knob for knob in added if knob.key not in known]
        self._show({"problem": Html() if more else join(f"{key} has its knob already: {added[0].label}.")})
        self._chosen += more
        # Only the page writes `values`: to add to them here could undo a move that is on its way.
        self.knobs = [_described(knob) for knob in self._chosen]

    def _ipython_display_(self) -> None:
        for bundle in self._outputs():
            display(bundle, raw=True)  # type: ignore[no-untyped-call]

    def _outputs(self) -> list[dict[str, Any]]:
        """Two outputs: a page that needs no kernel, and the live view, which hides the page while it lives.

        In one output together the view would win, and say "Error displaying widget" where no kernel is.
        """
        live = super()._repr_mimebundle_()
        view = {key: value for key, value in (live or [{}])[0].items() if key == VIEW}
        spare = f'<div class="itm-spare">{self._spare()}</div>'
        return [{"text/plain": repr(Page(self.trace)), "text/html": spare}, view]

    def _spare(self) -> str:
        return Page(self.trace)._repr_html_()


def explore(trace: Trace, knobs: Sequence[str] | None = None) -> Explorer:
    """The page of `step_through` with knobs: a slider and a number box for each number one may turn.

    Every output and the verdict follow while a knob moves. ``explore(trace).trace`` is the trace
    that is on screen.

    Args:
        trace: what `Model.trace` gave for one sample.
        knobs: which numbers to begin with, as one would type them: ``["x[0]", "L2.weights[0, 1]"]``;
            ``"x"`` stands for all numbers of x, which is where it begins unless x is long. More can be
            added on the page.

    Raises:
        TypeError: what was given is not the trace of one sample.
        InputValueError: a knob names nothing that can be turned.
    """
    if not isinstance(trace, Trace):
        raise TypeError(no_trace("explore expects the trace of one sample", trace, "explore(model.trace(x))"))
    return Explorer(trace, knobs)


def _described(knob: Any) -> dict[str, Any]:
    return dataclasses.asdict(knob) | {"step": knob.step}


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
