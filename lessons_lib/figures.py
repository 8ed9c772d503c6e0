"""Numbers as they stand on a page: each with its name, its value and a bar, and opening to its arithmetic."""

from __future__ import annotations

from html import escape

import numpy as np

from lessons_lib.arithmetic import Number
from lessons_lib.colours import LIGHT
from lessons_lib.explain import why
from lessons_lib.notation import number
from lessons_lib.pictures import picture
from lessons_lib.readings import Reading

__all__ = ["bar", "numbers_in", "numbers_out", "opened"]

MOST_TERMS = 12  # terms of one sum that are listed one by one


def numbers_in(reading: Reading, itself: bool = False) -> str:
    """The numbers a step was called on, as a table; with ``itself`` the reading's own."""
    shown = reading if itself else reading.source
    caption = f"{shown.name}, the model's input" if itself else f"{shown.name}, the input of {_layer_name(reading)}"
    rows = "".join(_row(shown, unit) for unit in shown.units)
    return f"<table><caption>{caption}{_scale_words(shown)}{_many(shown)}</caption><tbody>{rows}</tbody></table>"


def numbers_out(reading: Reading, ghost: Reading | None = None) -> str:
    """The numbers a step put out: each opens to the arithmetic that made it."""
    rows = "".join(_opening(reading, unit, ghost) for unit in reading.units)
    caption = f"{reading.name}, the output of {_layer_name(reading)}{_scale_words(reading)}"
    return f'<div class="itm-numbers"><p class="itm-caption">{caption}</p>{_many(reading)}{rows}</div>{_why(reading)}'


def opened(reading: Reading) -> str:
    """The formula with the real numbers put in, where one number came out."""
    terms = reading.terms.get(0)
    if reading.values.size != 1 or terms is None or not terms.operation or len(terms.terms) > MOST_TERMS:
        return ""
    return f'<p>{reading.name} = <code>{escape(terms.lines()[0])}</code></p>'


def _layer_name(reading: Reading) -> str:
    return reading.step.name if reading.step else ""


def _row(reading: Reading, unit: int) -> str:
    value = float(reading.values.flat[unit])
    name = f'<th scope="row">{escape(reading.names[unit])}</th>'
    return f'<tr data-unit="{unit}">{name}<td class="itm-number">{number(value)}</td><td>{bar(value, reading.scale, reading.whole_scale)}</td></tr>'


def _opening(reading: Reading, unit: int, ghost: Reading | None) -> str:
    value = float(reading.values.flat[unit])
    was = float(ghost.values.flat[unit]) if ghost is not None and ghost.values.size == reading.values.size else None
    scale = max(reading.scale, ghost.scale if ghost else 0.0)
    moved = "" if was is None or number(was) == number(value) else f' <small class="itm-was">was {number(was)}</small>'
    summary = (
        f"<summary><span>{escape(reading.names[unit])}</span> "
        f'<span class="itm-number">{number(value)}</span> {bar(value, scale, reading.whole_scale, was)}{moved}</summary>'
    )
    terms = reading.terms.get(unit)
    uses = " ".join(map(str, sorted(terms.inputs))) if terms is not None else ""
    return (
        f'<details class="itm-unit" data-key="{reading.name}[{unit}]" data-uses="{uses}">{summary}{_arithmetic(terms)}</details>'
    )


def _arithmetic(terms: Number | None) -> str:
    if terms is None:
        return "<p>This function keeps its arithmetic to itself: read its code, and put the input in by hand.</p>"
    if terms.index is not None:
        return f"<p>It is {escape(terms.name)} itself, handed on unchanged.</p>"
    asked = "".join(f"<p>{escape(question)}</p>" for question in terms.questions)
    if not terms.operation:
        return asked + f"<p>So the answer is the {number(terms.value)} that stands in the code.</p>"
    if len(terms.terms) > MOST_TERMS:
        return asked + _many_terms(terms)
    lines = "".join(f"<li><code>{escape(line)}</code></li>" for line in [terms.formula(), *terms.lines()])
    return asked + f'<ol class="itm-lines">{lines}</ol>' + _term_table(_sum_in(terms))


def _sum_in(terms: Number) -> Number:
    """The sum at the heart of a number, such as the one above a fraction's bar."""
    return terms.parts[0] if terms.operation == "/" else terms


def _term_table(total: Number) -> str:
    if len(total.terms) < 2:
        return ""
    scale = max(abs(term.value) for term in total.terms)
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(term.formula())}</code></th><td class="itm-number">{number(term.value)}</td>'
        f"<td>{bar(term.value, scale)}</td></tr>"
        for term in total.terms
    )
    return f"<table><caption>its terms</caption><tbody>{rows}</tbody></table>"


def _many_terms(terms: Number) -> str:
    """The loudest terms of a long sum, and what the others come to."""
    loudest = sorted(terms.terms, key=lambda term: -abs(term.value))
    kept, rest = Number(terms.value, "+", tuple(loudest[:MOST_TERMS])), loudest[MOST_TERMS:]
    together = number(sum(term.value for term in rest))
    return _term_table(kept) + f"<p>and {len(rest)} quieter terms, {together} together: {number(terms.value)}</p>"


def _why(reading: Reading) -> str:
    """A question about the largest number that came out, its answer one click away."""
    told = [unit for unit in reading.units if unit in reading.terms]
    if not told:
        return ""
    unit = max(told, key=lambda unit: abs(float(reading.values.flat[unit])))
    name = reading.name if reading.values.size == 1 else reading.names[unit]
    question, answer = why(reading.terms[unit], name)
    return f'<details class="itm-why" data-key="{reading.name}.why"><summary>{escape(question)}</summary><p>{escape(answer)}</p></details>'


def _many(reading: Reading) -> str:
    """Where the numbers are many: a picture of all of them, and how many follow one by one."""
    rest = reading.values.size - len(reading.units)
    if not rest:
        return ""
    note = f"The {len(reading.units)} largest of {reading.values.size} numbers:"
    return f"<br>{picture(reading.values, reading.name)}<br><small>{note}</small>"


def _scale_words(reading: Reading) -> str:
    return f' <small class="itm-scale">· longest bar: {number(reading.scale)}</small>' if reading.values.size > 1 else ""


def bar(value: float, scale: float, whole: float = 0.0, was: float | None = None) -> str:
    """A signed bar, zero in the middle, drawn with inline styles alone so that it survives sanitising.

    ``whole`` is the scale it has when all layers share one; ``was`` is where its ghost stands.
    """
    colour, name = (LIGHT.negative, "itm-negative") if value < 0 else (LIGHT.positive, "itm-positive")
    share, shared = abs(_share(value, scale)), abs(_share(value, whole or scale))
    fill = (
        f'<span class="{name}" style="display:block;width:{share:g}%;--whole:{shared:g}%;height:100%;'
        f'margin-left:{"auto" if value < 0 else "0"};background-color:{colour}"></span>'
    )
    negative, positive = (fill, "") if value < 0 else ("", fill)
    left = None if was is None else (50 + _share(was, scale) / 2, 50 + _share(was, whole or scale) / 2)
    ghost = f'<span class="itm-ghost" style="left:{left[0]:.1f}%;--whole:{left[1]:.1f}%"></span>' if left else ""
    return (
        '<span class="itm-bar" style="display:inline-flex;position:relative;width:8em;height:0.9em;vertical-align:middle">'
        f'<span style="width:50%;border-right:1px solid {LIGHT.zero}">{negative}</span>'
        f'<span style="width:50%">{positive}</span>{ghost}</span>'
    )


def _share(value: float, scale: float) -> float:
    """A value's part of the scale, in signed per cent; what is not finite has no bar."""
    if scale == 0 or not np.isfinite(value):
        return 0.0
    return float(np.clip(round(100 * value / scale, 1), -100, 100))
