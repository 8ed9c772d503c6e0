"""Two traces side by side, layer by layer: what is the same, what differs, and where they part."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np

from lessons_lib.figures import bar
from lessons_lib.notation import number, shape_words
from lessons_lib.page import heading_line, layer_row, parts, stepping
from lessons_lib.readings import Reading, readings
from lessons_lib.trace import Trace

__all__ = ["Comparison", "compare"]

MOST_COMPARED = 16  # numbers of one output that stand side by side
SAME = 1e-12  # differences below this are specks of rounding


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two traces to step through together; the last line of a notebook cell shows them."""

    a: Trace
    b: Trace

    @property
    def parting(self) -> str:
        """Where the two part, in a sentence."""
        pairs = list(zip(readings(self.a), readings(self.b), strict=False))
        parted = next((a.name for a, b in pairs if not _same(a, b)), None)
        end = _same(readings(self.a)[-1], readings(self.b)[-1])
        if parted is None:
            return "They are the same in every output." if len(self.a) == len(self.b) else f"They are the same up to {pairs[-1][0].name}."
        way = "They differ from x on" if parted == "x" else f"They part at {parted}"
        return f"{way}, and come to the same answer." if end else f"{way}."

    def __repr__(self) -> str:
        lines = [f"a: {_name(self.a)}", f"b: {_name(self.b)}", self.parting]
        return "\n".join([*lines, *(f"  {_said(a, b)}" for a, b in _pairs(self.a, self.b))])

    def _repr_html_(self) -> str:
        return stepping(self._markup())

    def _markup(self) -> str:
        items = "\n".join(_item(a, b) for a, b in _pairs(self.a, self.b))
        rows = "".join(f'<p class="itm-row"><b>{mark}</b> {layer_row(trace, parts(trace))}</p>' for mark, trace in (("a", self.a), ("b", self.b)))
        names = " and ".join(f"<b>{mark}</b> {escape(_name(trace))}" for mark, trace in (("a", self.a), ("b", self.b)))
        return (
            f'<section class="itm itm-comparison" aria-label="Two traces side by side" data-lm-suppress-shortcuts="true">\n'
            f'<p class="itm-title">{names}</p>\n{rows}\n<p class="itm-parting">{escape(self.parting)}</p>\n'
            f'<ol class="itm-steps">\n{items}\n</ol>\n</section>'
        )


def compare(a: Trace, b: Trace) -> Comparison:
    """Two traces side by side: two inputs through one model, or one input through two models.

    Raises:
        TypeError: one of the two is not the trace of one sample.
    """
    for trace in (a, b):
        if not isinstance(trace, Trace):
            raise TypeError(f"compare expects two traces and got {trace!r}. Write compare(model.trace(x), model.trace(y)).")
    return Comparison(a, b)


def _name(trace: Trace) -> str:
    return f"{trace.sample.name}: {trace.answer}"


def _pairs(a: Trace, b: Trace) -> list[tuple[Reading | None, Reading | None]]:
    """The readings of both by position; where one model is shorter, its place is empty."""
    left, right = readings(a), readings(b)
    length = max(len(left), len(right))
    return [(left[at] if at < len(left) else None, right[at] if at < len(right) else None) for at in range(length)]


def _same(a: Reading, b: Reading) -> bool:
    """Whether two outputs hold the same numbers; a single number is the same as a row of one."""
    if a.values.size != b.values.size:
        return False
    return bool(np.allclose(a.values.ravel(), b.values.ravel(), rtol=0, atol=SAME, equal_nan=True))


def _said(a: Reading | None, b: Reading | None) -> str:
    """One position of the two in a sentence."""
    if a is None or b is None:
        only = a or b
        assert only is not None
        return f"{only.name} is {only.short} in {'a' if b is None else 'b'}; the other model has ended."
    if _same(a, b):
        return f"{a.name} is {a.short} in both."
    if a.values.size != b.values.size:
        return f"{a.name} is {shape_words(a.values.shape)} in a and {shape_words(b.values.shape)} in b."
    gap = f", a difference of {number(float(b.values.item() - a.values.item()))}" if a.values.size == 1 else ""
    return f"{a.name} is {a.short} in a and {b.short} in b{gap}."


def _item(a: Reading | None, b: Reading | None) -> str:
    known = a or b
    assert known is not None
    kinds = dict.fromkeys(reading.step.heading.partition(" · ")[2] for reading in (a, b) if reading and reading.step)
    call = "x" if known.step is None else f"{known.name} = {known.step.name}({known.source.name})"
    what = " and ".join(kinds) or "the input"
    if a and b and a.values.size == b.values.size:
        body = _together(a, b)
    else:
        body = "".join(_alone(reading, mark) for reading, mark in ((a, "a"), (b, "b")) if reading)
    return (
        f'<li class="itm-step" data-step="{known.name}">{heading_line(call, what)}'
        f'<p class="itm-said">{escape(_said(a, b))}</p><div class="itm-given">{body}</div></li>'
    )


def _together(a: Reading, b: Reading) -> str:
    """Each number of both, and how far b is from a; one scale for the two, another for the differences."""
    gaps = b.values.ravel() - a.values.ravel()
    order = np.argsort(-np.abs(np.nan_to_num(gaps)), kind="stable")[:MOST_COMPARED] if gaps.size > MOST_COMPARED else range(gaps.size)
    scale, gap_scale = max(a.scale, b.scale), float(np.nanmax(np.abs(gaps)))
    rows = "".join(
        f'<tr><th scope="row">{escape(a.names[unit])}</th>{_cell(float(a.values.flat[unit]), scale)}'
        f"{_cell(float(b.values.flat[unit]), scale)}{_cell(float(gaps[unit]), gap_scale)}</tr>"
        for unit in order
    )
    note = f" · the {MOST_COMPARED} largest differences of {gaps.size} numbers" if gaps.size > MOST_COMPARED else ""
    head = "".join(f'<th scope="col" colspan="2">{text}</th>' for text in ("a", "b", "b - a"))
    return f"<table><caption>{a.name}{note}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _alone(reading: Reading, mark: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(reading.names[unit])}</th>{_cell(float(reading.values.flat[unit]), reading.scale)}</tr>'
        for unit in reading.units
    )
    return f"<table><caption>{reading.name} in {mark}</caption><tbody>{rows}</tbody></table>"


def _cell(value: float, scale: float) -> str:
    return f'<td class="itm-number">{number(value)}</td><td>{bar(value, scale)}</td>'
