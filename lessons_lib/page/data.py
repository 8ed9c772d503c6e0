"""A trace as data: what the script needs to draw the live page, and to compute it anew when a number is turned."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from lessons_lib.layers import BuiltIn, Layer, Parameter, explains_itself
from lessons_lib.model import Model, not_finite
from lessons_lib.model.axes import axes_of, names_kept, told_along
from lessons_lib.model.describe import code, formula, head, idea, kind, told
from lessons_lib.model.exact import ExactTrace
from lessons_lib.model.step import Step
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import FLOATS, Array
from lessons_lib.page.assets import scripted
from lessons_lib.page.heavy import IN_ROW, INSIDE, Outlines, outline, steps_in
from lessons_lib.page.html import Html, tag
from lessons_lib.page.knobs import CONSTANTS, place_range
from lessons_lib.page.questions import question, slips_of_step
from lessons_lib.page.readings import Reading, readings
from lessons_lib.page.recorded import recorded
from lessons_lib.page.saved import saved
from lessons_lib.page.stored import Parameters, packed, stored
from lessons_lib.page.words import HEAVY_WORDS, WORDS

__all__ = [
    "VERSION",
    "block",
    "data",
    "data_element",
    "exact_words",
    "known_to_script",
    "layers_in",
    "shown_of",
]

VERSION = 3  # a page is read by the script of its own version only
MANY_ANSWERS = 10  # of more the numbers of classes are not told apart by their place
DEEP = 1000  # models inside models: all that there are

Row = dict[str, Any]  # a layer as data, without what came of it
Held = Callable[[Array, Row, int], dict[str, Any] | None]  # what a page takes with it of an output


def data(
    *traces: Trace,
    samples: Sequence[Trace] = (),
    knobs: Sequence[str] | None = None,
    predict: bool = False,
    deep: int | None = None,
) -> dict[str, Any]:
    """Some traces as one page's data.

    Args:
        traces: one, or two to compare.
        samples: further samples of the first trace's batch: of these x alone is stored where the script
            can compute the rest.
        knobs: the keys of the numbers that are turnable from the beginning; None stands for those of a short x.
        deep: of a network too large for a page, which takes small pictures with it and asks for numbers: how many
            models deep its layers are written at once.
        predict: each step has its question, and what goes wrong on the way to the answer.
    """
    heavy = deep is not None
    known = Outlines() if heavy else Parameters()
    models = [
        _Rows(known, named=_has_names(trace)).of(trace, DEEP if deep is None else deep) for trace in traces
    ]
    if predict:
        _ask(traces[0], models[0])
    if heavy:
        for trace, rows in zip(traces, models, strict=True):
            _name_answers(trace, rows[-1])
    held = outlined if heavy else all_numbers
    shown = [_trace(trace, position, models[position], held) for position, trace in enumerate(traces)]
    more = [] if heavy else [_trace(trace, 0, models[0], not_computed) for trace in samples]
    return {
        "version": VERSION,
        "words": WORDS
        | (HEAVY_WORDS if heavy else not_finite.WORDS if any(map(_may_overflow, models)) else {}),
        "parameters": known.known,
        "models": models,
        "traces": shown,
        "samples": more,
        "knobs": None if knobs is None else list(knobs),
        **({"heavy": True} if heavy else {}),
    }


def _may_overflow(rows: Iterable[Row]) -> bool:
    """Whether an output may not be finite: layers that the script knows refuse to put out such a one."""
    return any(_may_overflow(row["inside"]) if row["inside"] else row["layer"] is None for row in rows)


def block(step: Step, path: str) -> dict[str, Any]:
    """The layers of a model inside, for a heavy page that did not take them with it."""
    inside = step.inside
    if not isinstance(inside, Trace):
        raise TypeError(f"{path} is no model.")
    rows = _Rows(known := Outlines(), named=True).of(inside, 0, f"{path}.")
    outputs = _outputs(inside, rows, outlined, IN_ROW, INSIDE)
    return {"rows": rows, "idea": idea(step.layer), "outputs": outputs, "parameters": known.known}


def shown_of(trace: Trace, rows: Sequence[Row]) -> dict[str, Any]:
    """What a heavy page is told of another trace of the same layers: of x, of each output and parameter."""
    known = Outlines()
    for key, parameter in Model.of(trace).parameters.items():
        known.key(parameter.values, key)
    return _trace(trace, 0, rows, outlined) | {"parameters": known.known}


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

    def __init__(self, known: Parameters | Outlines, *, named: bool) -> None:
        self._known = known
        self._heavy = isinstance(known, Outlines)
        self._named = named  # whether positions have names; most models have none to hand on
        self._paths: dict[int, str] = {}
        self._times = Counter[int]()  # at how many places a layer stands

    def of(self, steps: Iterable[Step], depth: int, outer: str = "") -> list[dict[str, Any]]:
        """A row for each step; of a model inside, its rows in it, so many models deep."""
        if isinstance(steps, Trace) and not outer:
            self._times = Counter(id(each.layer) for each in steps_in(steps))
        return [self._row(step, depth, outer) for step in steps]

    def _row(self, step: Step, depth: int, outer: str) -> dict[str, Any]:
        path = f"{outer}{step.name}"
        layer = step.layer
        known = known_to_script(teller(layer) if self._heavy else layer)
        # A layer that stands at two places is one: its parameters are named after the first.
        first = self._paths.setdefault(id(layer), path)
        return {
            "name": step.name,
            "label": step.label,
            "heading": step.heading,
            "kind": kind(layer),
            "layer": known,
            "sources": list(step.place.positions),
            "head": head(step.name, layer, len(step.inputs)),
            "formula": formula(layer),
            "idea": idea(layer),
            "code": "" if self._heavy and outer else code(layer),  # in blocks it comes when it is asked for
            "names": list(layer.names) or None if isinstance(layer, BuiltIn) else None,
            **({"axes": along} if (along := told_along(step)) and self._named else {}),
            "keeps_names": bool(names_kept(layer)),
            "parameters": [self._parameter(each, first) for each in _parameters(layer)],
            "settings": _settings(teller(layer) if self._heavy else layer)
            | (_tokens_met(step) if self._heavy else {}),
            **self._inside(step, depth, path),
            "recorded": None if known or self._heavy else self._recorded(step, path),
            "reason": "" if self._heavy else _reason(step),
            "question": None,
            "slips": [],
        }

    def _recorded(self, step: Step, path: str) -> dict[str, Any] | None:
        """What the layer does; of a function that stands at one place, numbers of its code can be turned."""
        known = recorded(step.layer, step.inputs, step.output)
        if known and "constants" in known:
            once = self._times[id(step.layer)] == 1
            known["constants"] |= {"key": f"{path}.{CONSTANTS}" if once else ""}
        return known

    def _inside(self, step: Step, depth: int, path: str) -> dict[str, Any]:
        """The layers of a model inside; how many they are, where they are not written."""
        if not isinstance(step.inside, Trace):
            return {"inside": None}
        if not depth:
            layers = len(step.inside)
            return {
                "inside": None,
                "layers": layers,
                "idea": HEAVY_WORDS["left_inside"].format(layers=layers),
            }
        return {"inside": self.of(step.inside, depth - 1, f"{path}.")}

    def _parameter(self, parameter: Parameter, path: str) -> dict[str, Any]:
        low, high, step = place_range(parameter.values, parameter.low, parameter.high)
        return {
            "name": parameter.name,
            "symbol": parameter.symbol,
            "key": f"{path}.{parameter.name}",
            "array": self._known.key(parameter.values, f"{path}.{parameter.name}"),
            "axes": list(parameter.axes),
            "learned": parameter.learned,
            "least": parameter.low,
            "most": parameter.high,
            "low": low,
            "high": high,
            "step": step,
        }


def _name_answers(trace: Trace, last: Row) -> None:
    """Of very many answers each number is called by its class, too."""
    classes, size = trace.sample.classes, trace.steps[-1].output.size
    if classes and len(classes.names) == size > MANY_ANSWERS:
        name = trace.steps[-1].output_name
        last["names"] = [f"{name}[{at}], {word}" for at, word in enumerate(classes.names)]
        last["keeps_names"] = True


def _tokens_met(step: Step) -> dict[str, Any]:
    """Of a table of very many tokens the names of those that came in."""
    names = getattr(step.layer, "tokens", ())
    met = {int(each) for each in step.input.ravel()} if names else ()
    return {"tokens": {str(each): names[each] for each in met}} if names else {}


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


def teller(layer: Layer) -> Layer:
    """The layer that tells how one computes: of what PyTorch computes, the one of this package that does the same."""
    return getattr(layer, "twin", None) or layer


def layers_in(trace: Trace) -> list[Row]:
    """Every layer of a trace and of the models inside, as far as the script needs to know it."""
    return [
        {"layer": known_to_script(each.layer), "recorded": None, "inside": None} for each in steps_in(trace)
    ]


def _parameters(layer: Layer) -> tuple[Parameter, ...]:
    return layer.parameters if isinstance(layer, BuiltIn) else ()


def _settings(layer: Layer) -> dict[str, Any]:
    """The layer's other fields, such as the axis of a join."""
    if not isinstance(layer, BuiltIn) or not dataclasses.is_dataclass(layer):
        return {}
    names = {field.name for field in dataclasses.fields(layer) if field.init} - {
        each.name for each in layer.parameters
    }
    single = {} if layer.dtype == FLOATS else {"single": True}  # computed in float32
    return single | {
        name: value
        for name in sorted(names)
        if isinstance(value := getattr(layer, name), float | int | str | tuple)
    }


def _trace(trace: Trace, model: int, rows: Sequence[Row], held: Held) -> dict[str, Any]:
    sample = trace.sample
    first = trace.steps[0].layer
    own = first.input_range if isinstance(first, BuiltIn) else None
    low, high, step = own or place_range(trace.x, 0.0 if trace.x.min() >= 0 else None, None, 1.5)
    x = outline(trace.x) if held is outlined else stored(trace.x)
    return {
        "model": model,
        "name": sample.name,
        "target": sample.target,
        "target_words": "" if sample.target is None else sample.target_words,
        "classes": list(sample.classes.names) if sample.classes else None,
        "quantity": dataclasses.asdict(sample.quantity) if sample.quantity else None,
        "x": {**x, "low": low, "high": high, "step": step, **({"fixed": True} if own else {})},
        "outputs": _outputs(trace, rows, held),
        "exact": exact_words(readings(trace)) if isinstance(trace, ExactTrace) else {},
    }


def _outputs(trace: Trace, rows: Sequence[Row], held: Held, *points: int) -> list[Any]:
    """What came of each layer.

    ``points`` are those of the pictures of all outputs, in a model inside the last first: it is the model's output.
    """
    every = zip(trace, rows, strict=True)
    return [_output(step, row, held, *points[0 if row is rows[-1] else -1 :]) for step, row in every]


def _output(step: Step, row: Row, held: Held, points: int = IN_ROW, *_: int) -> Any:
    if isinstance(step.inside, Trace) and row["inside"] is not None:
        return _outputs(step.inside, row["inside"], held, points, INSIDE)
    return held(step.output, row, points)


def all_numbers(output: Array, _: Row, __: int) -> dict[str, Any]:
    """An output with every number."""
    return stored(output)


def not_computed(output: Array, row: Row, _: int) -> dict[str, Any] | None:
    """An output that the script does not compute; None where it does."""
    return None if row["layer"] is not None or row["recorded"] is not None else stored(output)


def outlined(output: Array, _: Row, points: int) -> dict[str, Any]:
    """What a heavy page takes with it of an output."""
    return outline(output, points)
