"""A trace as data: what the script needs to draw the live page, and to compute it anew when a number is turned."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from typing import Any

from lessons_lib.layers import BuiltIn, Layer, Parameter, explains_itself
from lessons_lib.model.axes import axes_of, told_along
from lessons_lib.model.describe import arguments, code, formula, idea, kind, told
from lessons_lib.model.exact import ExactTrace
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.page.assets import scripted
from lessons_lib.page.html import Html, tag
from lessons_lib.page.knobs import place_range
from lessons_lib.page.questions import question, slips_of_step
from lessons_lib.page.readings import Reading, readings
from lessons_lib.page.recorded import recorded
from lessons_lib.page.saved import saved
from lessons_lib.page.stored import Parameters, packed, stored
from lessons_lib.page.words import WORDS

__all__ = ["VERSION", "data", "data_element", "exact_words", "known_to_script"]

VERSION = 3  # a page is read by the script of its own version only


def data(
    *traces: Trace,
    samples: Sequence[Trace] = (),
    knobs: Sequence[str] | None = None,
    predict: bool = False,
) -> dict[str, Any]:
    """Some traces as one page's data.

    Args:
        traces: one, or two to compare.
        samples: further samples of the first trace's batch: of these x alone is stored where the script
            can compute the rest.
        knobs: the keys of the numbers that are turnable from the beginning; None stands for those of a short x.
        predict: each step has its question, and what goes wrong on the way to the answer.
    """
    known = Parameters()
    models = [_Rows(known, named=_has_names(trace)).of(trace) for trace in traces]
    if predict:
        _ask(traces[0], models[0])
    shown = [_trace(trace, position, models[position]) for position, trace in enumerate(traces)]
    more = [_trace(trace, 0, models[0], only_x=True) for trace in samples]
    return {
        "version": VERSION,
        "words": WORDS,
        "parameters": known.known,
        "models": models,
        "traces": shown,
        "samples": more,
        "knobs": None if knobs is None else list(knobs),
    }


def exact_words(shown: Iterable[Reading]) -> dict[str, str]:
    """Of what was traced in fractions: by the names of numbers, those that a fraction tells better."""
    return {name: said for reading in shown for name, said in reading.exact.items()}


def data_element(written: dict[str, Any], sort: str = "step", needs: Sequence[str] = ()) -> Html:
    """The data in the element that the script looks for, written so that no text in it can end the element.

    ``needs`` are the modules that a script must hold to draw it.
    """
    how = {"ensure_ascii": False, "separators": (",", ":"), "allow_nan": False}
    text = json.dumps(saved(written), default=packed, **how)  # type: ignore[arg-type]
    return tag(
        "script",
        Html(text.replace("<", "\\u003c")),
        type="application/json",
        class_="itm-data",
        data_sort=sort,
        data_needs=" ".join(needs),
    )


def _ask(trace: Trace, rows: Sequence[dict[str, Any]]) -> None:
    """Put its question beside each step."""
    for step, row in zip(trace, rows, strict=True):
        row |= {"question": question(step), "slips": slips_of_step(trace, step)}


class _Rows:
    """The layers of a model, without what came of them."""

    def __init__(self, known: Parameters, *, named: bool) -> None:
        self._known = known
        self._named = named  # whether positions have names; most models have none to hand on
        self._paths: dict[int, str] = {}

    def of(self, steps: Iterable[Step], outer: str = "") -> list[dict[str, Any]]:
        """A row for each step; of a model inside, its rows in it."""
        return [self._row(step, f"{outer}{step.name}") for step in steps]

    def _row(self, step: Step, path: str) -> dict[str, Any]:
        layer, known = step.layer, known_to_script(step.layer)
        # A layer that stands at two places is one: its parameters are named after the first.
        first = self._paths.setdefault(id(layer), path)
        return {
            "name": step.name,
            "label": step.label,
            "heading": step.heading,
            "kind": kind(layer),
            "layer": known,
            "sources": list(step.place.positions),
            "head": f"{step.name}({', '.join(arguments(layer, len(step.inputs)))})",
            "formula": formula(layer),
            "idea": idea(layer),
            "code": code(layer),
            "names": list(layer.names) or None if isinstance(layer, BuiltIn) else None,
            **({"axes": along} if (along := told_along(step)) and self._named else {}),
            "keeps_names": isinstance(layer, BuiltIn) and bool(layer.output_names(("",))),
            "parameters": [self._parameter(each, first) for each in _parameters(layer)],
            "settings": _settings(layer),
            "inside": self.of(step.inside, f"{path}.") if isinstance(step.inside, Trace) else None,
            "recorded": None if known else recorded(layer, step.inputs, step.output),
            "reason": _reason(step),
            "question": None,
            "slips": [],
        }

    def _parameter(self, parameter: Parameter, path: str) -> dict[str, Any]:
        low, high, step = place_range(parameter.values, parameter.low, parameter.high)
        return {
            "name": parameter.name,
            "symbol": parameter.symbol,
            "key": f"{path}.{parameter.name}",
            "array": self._known.key(parameter.values),
            "axes": list(parameter.axes),
            "learned": parameter.learned,
            "least": parameter.low,
            "most": parameter.high,
            "low": low,
            "high": high,
            "step": step,
        }


def _has_names(trace: Trace) -> bool:
    """Whether the positions of any output are called by names, in the models inside too."""
    return any(map(any, axes_of(trace).values()))


def _reason(step: Step) -> str:
    """Why a function's arithmetic cannot be told; empty where it can, and for layers that explain themselves."""
    if explains_itself(step.layer):
        return ""
    names = [""] * sum(each.size for each in step.inputs)
    known = told(step.layer, step.inputs, step.output, [names], range(step.output.size))
    return next((each for each in known.values() if isinstance(each, str)), "")


def known_to_script(layer: Layer) -> str | None:
    """The name under which the script knows a layer; None of a learner's own, whatever it is derived from."""
    name = type(layer).__name__
    return name if isinstance(layer, BuiltIn) and not layer.is_own and name in scripted() else None


def _parameters(layer: Layer) -> tuple[Parameter, ...]:
    return layer.parameters if isinstance(layer, BuiltIn) else ()


def _settings(layer: Layer) -> dict[str, Any]:
    """The layer's other fields, such as the axis of a join."""
    if not isinstance(layer, BuiltIn) or not dataclasses.is_dataclass(layer):
        return {}
    names = {field.name for field in dataclasses.fields(layer) if field.init} - {
        each.name for each in layer.parameters
    }
    return {
        name: value
        for name in sorted(names)
        if isinstance(value := getattr(layer, name), float | int | tuple)
    }


def _trace(
    trace: Trace, model: int, row: Sequence[dict[str, Any]], *, only_x: bool = False
) -> dict[str, Any]:
    sample = trace.sample
    first = trace.steps[0].layer
    own = first.input_range if isinstance(first, BuiltIn) else None
    low, high, step = own or place_range(trace.x, 0.0 if trace.x.min() >= 0 else None, None, 1.5)
    return {
        "model": model,
        "name": sample.name,
        "target": sample.target,
        "target_words": "" if sample.target is None else sample.target_words,
        "classes": list(sample.classes.names) if sample.classes else None,
        "quantity": dataclasses.asdict(sample.quantity) if sample.quantity else None,
        "x": {**stored(trace.x), "low": low, "high": high, "step": step, **({"fixed": True} if own else {})},
        "outputs": _outputs(trace, row, only_x=only_x),
        "exact": exact_words(readings(trace)) if isinstance(trace, ExactTrace) else {},
    }


def _outputs(trace: Trace, row: Sequence[dict[str, Any]], *, only_x: bool) -> list[Any]:
    """What came of each layer; None where the script is to compute it."""
    return [_output(step, about, only_x=only_x) for step, about in zip(trace, row, strict=True)]


def _output(step: Step, about: dict[str, Any], *, only_x: bool) -> Any:
    if isinstance(step.inside, Trace):
        return _outputs(step.inside, about["inside"], only_x=only_x)
    computed = about["layer"] is not None or about["recorded"] is not None
    return None if only_x and computed else stored(step.output)
