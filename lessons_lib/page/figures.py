"""Numbers as they stand on a page: each with its name, its value and a bar, and opening to its arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lessons_lib.colours import LIGHT
from lessons_lib.layers import Parameter
from lessons_lib.model.why import why
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number, numbers
from lessons_lib.numbers.writing import Written
from lessons_lib.page.html import Html, join, tag
from lessons_lib.page.pictures import picture
from lessons_lib.page.readings import Reading
from lessons_lib.page.scales import largest_in
from lessons_lib.page.words import WORDS

__all__ = ["cells", "numbers_in", "numbers_out", "opened", "parameters_in"]

MOST_TERMS = 6  # terms of one sum that are listed one by one …
LOUDEST = 3  # … and how many of a longer sum
MOST_WEIGHTS = 24  # of a layer that are shown one by one
HALF_BAR = 4  # em from the line of zero to either end


def numbers_in(reading: Reading, caption: str) -> Html:
    """The numbers of an input, as a table."""
    rows = (tag("tr", *_named_cells(reading, unit)) for unit in reading.units)
    table = tag("table", tag("caption", caption, _scale_words(reading)), *rows)
    return _pictured(reading, table) if _are_many(reading) else table


def numbers_out(reading: Reading) -> Html:
    """The numbers a step put out, each with a bar: each opens to the arithmetic that made it."""
    columns = _columns(reading)
    units = (
        tag("details", _line(reading, unit, columns), _arithmetic(reading.told[unit]), class_="itm-unit")
        for unit in reading.units
    )
    if _are_many(reading):
        listed = _pictured(reading, *units)
    else:
        listed = join(tag("p", reading.called, _scale_words(reading), class_="itm-caption"), *units)
    return join(tag("div", listed, class_="itm-numbers"), _why(reading))


def _are_many(reading: Reading) -> bool:
    return len(reading.units) < reading.values.size


def _pictured(reading: Reading, *units: Html) -> Html:
    """Of many numbers the picture is what one sees; the largest are one click away."""
    summary = tag("summary", f"The {len(reading.units)} largest of {reading.values.size} numbers")
    return join(
        tag("div", picture(reading.values, reading.name, most=reading.most_points)),
        tag("details", summary, *units),
    )


def opened(reading: Reading) -> Html:
    """The formula with the real numbers put in, where one number came out."""
    terms = reading.terms.get(0)
    if reading.values.size != 1 or terms is None or not terms.operation or len(terms.terms) > MOST_TERMS:
        return Html()
    return tag("p", f"{reading.called} = ", tag("code", terms.lines()[0]))


def parameters_in(parameters: Sequence[Parameter], reading: Reading) -> Html:
    """A layer's parameters: a row for each output where that is what they are; of many, what they are."""
    by_output = [each for each in parameters if each.axes[:1] == ("output",) and each.values.ndim <= 2]
    if not by_output or sum(each.values.size for each in by_output) > MOST_WEIGHTS:
        said = " ".join(f"{each.symbol} is {numbers(each.values)}." for each in parameters)
        return tag("p", said) if said else Html()
    columns = [name for each in by_output for name in _columns_of(each, reading)]
    heads = tag("tr", tag("td"), *(tag("th", name, scope="col") for name in columns))
    outputs = reading.values.size
    rows = zip(
        reading.names, np.hstack([each.values.reshape(outputs, -1) for each in by_output]), strict=True
    )
    symbols = " and ".join(each.symbol for each in by_output)
    caption = tag("caption", symbols, ", a row for each output")
    body = tag("tbody", *(tag("tr", tag("th", name, scope="row"), *map(_cell, row)) for name, row in rows))
    return tag("table", caption, tag("thead", heads), body, class_="itm-weights")


def _columns_of(parameter: Parameter, reading: Reading) -> Sequence[str]:
    """What stands above the columns of a parameter: the inputs that its numbers are for, or its symbol."""
    return reading.names_in if parameter.axes == ("output", "input") else [parameter.symbol]


def _cell(value: float) -> Html:
    return tag("td", number(value), class_="itm-number")


def cells(value: float, scale: float) -> Html:
    """Two cells of a table: a number and its bar."""
    return join(_cell(value), tag("td", _bar(value, scale)))


def _named_cells(reading: Reading, unit: int) -> tuple[Html, Html]:
    value = float(reading.values.flat[unit])
    name = tag("th", reading.names[unit], scope="row")
    written = tag("td", reading.written(unit), class_="itm-number")
    return name, join(written, tag("td", _bar(value, reading.scale)))


def _line(reading: Reading, unit: int, columns: tuple[str | None, str | None]) -> Html:
    """What stands of a number while it is closed: its name, its value and its bar, in columns."""
    value = float(reading.values.flat[unit])
    return tag(
        "summary",
        tag("span", reading.names[unit], style=columns[0]),
        " ",
        tag("span", reading.written(unit), class_="itm-number", style=columns[1]),
        " ",
        _bar(value, reading.scale),
    )


def _columns(reading: Reading) -> tuple[str | None, str | None]:
    """How wide names and values stand; inline, so that bars line up with no style sheet, too."""
    if len(reading.units) == 1:
        return None, None
    names = max(len(reading.names[unit]) for unit in reading.units)
    values = max(len(reading.written(unit)) for unit in reading.units)
    return _wide(0.9 * names), _wide(values)  # most letters are narrower than a 0, digits are not


def _wide(zeros: float) -> str:
    return f"display:inline-block;min-width:{round(zeros)}ch"


def _arithmetic(terms: Number | str) -> Html:
    if isinstance(terms, str):
        return tag("p", terms)  # the reason why there is none
    if terms.index is not None:
        return tag("p", f"It is {terms.name} itself, handed on unchanged.")
    asked = join(*(tag("p", question) for question in terms.questions))
    if not terms.operation:
        return join(asked, tag("p", f"So the answer is {number(terms.value)}."))
    if len(terms.terms) > MOST_TERMS:
        return join(asked, _lets(terms), _many_terms(terms))
    first, *more = (tag("code", line) for line in (terms.formula(), *terms.lines()))
    lines = (join(tag("br"), "= ", line) for line in more)
    return join(asked, _lets(terms), tag("p", first, *lines), _term_table(terms, _sum_in(terms)))


def _lets(terms: Number) -> Html:
    """What the formula below calls by a name, a line each."""
    lets = (tag("code", f"{let.name} = {let.formula} = {number(let.number.value)}") for let in terms.lets())
    lines = join(*(join("Let ", line, tag("br")) for line in lets))
    return tag("p", lines) if lines else Html()


def _sum_in(terms: Number) -> Number:
    """The sum at the heart of a number, such as the one above a fraction's bar."""
    return terms.parts[0] if terms.operation == "/" else terms


def _term_table(whole: Number, total: Number) -> Html:
    if len(total.terms) < 2:
        return Html()
    scale = max(abs(term.value) for term in total.terms)
    written = Written(whole)
    rows = (
        tag("tr", tag("th", tag("code", written.formula(term)), scope="row"), cells(term.value, scale))
        for term in total.terms
    )
    return tag("table", tag("caption", "its terms"), *rows)


def _many_terms(terms: Number) -> Html:
    """The loudest terms of a long sum, and what the others come to."""
    loudest = sorted(terms.terms, key=lambda term: -abs(term.value))
    kept, rest = Number(terms.value, "+", tuple(loudest[:LOUDEST])), loudest[LOUDEST:]
    together = number(sum(term.value for term in rest))
    words = f"and {len(rest)} quieter terms, {together} together: {number(terms.value)}"
    return join(_term_table(terms, kept), tag("p", words))


def _why(reading: Reading) -> Html:
    """A question about the largest number that came out, its answer one click away."""
    told = [unit for unit in reading.units if unit in reading.terms]
    if not told:
        return Html()
    unit = max(told, key=lambda unit: abs(float(reading.values.flat[unit])))
    name = reading.called if reading.values.size == 1 else reading.names[unit]
    question, answer = why(reading.terms[unit], name)
    return tag(
        "details",
        tag("summary", question),
        tag("p", answer),
        class_="itm-why",
    )


def _scale_words(reading: Reading) -> Html:
    """What a full bar stands for, where there is a bar."""
    if not largest_in(reading.values) or _are_many(reading):
        return Html()
    words = WORDS["shares"] if reading.are_shares else WORDS["full"].format(size=number(reading.scale))
    return join(" ", tag("small", f"({words})", class_="itm-scale"))


def _bar(value: float, scale: float) -> Html:
    """A signed bar from the line of zero, one element of inline styles, so that it survives sanitising."""
    share = _share(value, scale)
    length = abs(share) * HALF_BAR
    shorter = f"{HALF_BAR - length:.3g}em"
    if share < 0:
        end, place, colour = "right", f"0 {HALF_BAR}em 0 {shorter}", LIGHT.negative
    else:
        end, place, colour = "left", f"0 {shorter} 0 {HALF_BAR}em", LIGHT.positive
    style = f"margin:{place};padding-{end}:{length:.3g}em;border-{end}:1px solid;background:{colour}"
    return tag("span", style=style)


def _share(value: float, scale: float) -> float:
    """A value's signed part of the scale, between -1 and 1; what is not finite has no bar."""
    if scale == 0 or not np.isfinite(value):
        return 0.0
    return max(-1.0, min(1.0, round(value / scale, 3))) + 0.0  # never -0
