"""A question worth asking about an output number, and its answer."""

from __future__ import annotations

from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.notation import number as written

__all__ = ["WORDS", "why"]

MOST_WINNERS = 4  # numbers that are the largest alike

WORDS = {
    "why_same": "Why is {name} the same as its input?",
    "why_value": "Why is {name} {value}?",
    "why_terms": "Which term of {name} speaks loudest?",
    "why_largest": "Which of its numbers is {name}?",
    "why_way": "Which way did the code go for {name}?",
    "why_how": "How does {name} come about?",
    "handed_on": "This layer hands {input} on unchanged.",
    "already": "Its input is {floor} already.",
    "passes": "{value} is above {floor}, so it passes.",
    "stopped": "Its input, {value}, is below {floor}, so {floor} is put out in its place.",
    "largest": "It is the larger of {one} and {other}: of {value} and {floor}.",
    "winners": "{names}: {value} is the largest of {count}.",
    "share": "It is {part} divided by {whole}, both made from the inputs.",
    "divided": "It is {part} divided by {whole}, which is made from the inputs.",
    "loudest": "{term} does: it is {value}. {sides}",
    "loudest_alike": "{term} does: it is {value}. As loud as it: {count} more. {sides}",
    "silent": "None: each of its terms is 0.",
    "one_side": "No term pulls the other way: together {total}.",
    "two_sides": "What is above 0 adds up to {up}, what is below 0 to {down}: together {total}.",
    "then_divided": " Divided by {whole} that is {value}.",
    "asked": "It asked: {questions}.",
}


def why(number: Number, name: str) -> tuple[str, str]:
    """The question about a number of this name, and its answer."""
    if number.index is not None:
        return _said("why_same", name=name), _said("handed_on", input=number.name)
    if number.operation == "max":
        return (_why_maximum if len(number.parts) == 2 else _why_largest)(number, name)
    total = number.parts[0] if number.operation == "/" and not number.parts[1].inputs else number
    if total.operation == "+":
        return _why_sum(number, total, name)
    if number.operation == "/" and number.parts[1].inputs:
        part, whole = (written(each.value) for each in number.parts)
        asked = _said("why_value", name=name, value=written(number.value))
        return asked, _said("share" if number.parts[0].inputs else "divided", part=part, whole=whole)
    if number.questions:
        return _said("why_way", name=name), _said("asked", questions="; ".join(number.questions))
    return _said("why_how", name=name), " = ".join(number.lines())


def _said(key: str, **given: str) -> str:
    return WORDS[key].format(**given)


def _why_maximum(number: Number, name: str) -> tuple[str, str]:
    # Whichever was written first: the input is what passes or not, the other is what stands in its way.
    low, came = sorted(number.parts, key=lambda part: (part.index is not None, bool(part.inputs)))
    floor, value = written(low.value), written(came.value)
    asked = _said("why_value", name=name, value=written(number.value))
    if came.index is None or low.index is not None:
        one, other = came.formula(), low.formula()
        return asked, _said("largest", one=one, other=other, value=value, floor=floor)
    if value == floor:
        return asked, _said("already", floor=floor)
    if came.value > low.value:
        return _said("why_same", name=name), _said("passes", value=value, floor=floor)
    return asked, _said("stopped", value=value, floor=floor)


def _why_largest(number: Number, name: str) -> tuple[str, str]:
    won = [part.formula() for part in number.parts if part.value == number.value]
    names = ", ".join(won[:MOST_WINNERS] + ["…"] * (len(won) > MOST_WINNERS))
    value, count = written(number.value), str(len(number.parts))
    return _said("why_largest", name=name), _said("winners", names=names, value=value, count=count)


def _why_sum(number: Number, total: Number, name: str) -> tuple[str, str]:
    loudest = max(total.terms, key=lambda term: abs(term.value))
    if not loudest.value:
        return _said("why_terms", name=name), _said("silent")
    term, value = loudest.formula(), written(loudest.value)
    sides = _sides(total)
    if number is not total:
        sides += _said("then_divided", whole=written(number.parts[1].value), value=written(number.value))
    alike = sum(abs(one.value) == abs(loudest.value) for one in total.terms) - 1
    key = "loudest_alike" if alike else "loudest"
    return _said("why_terms", name=name), _said(key, term=term, value=value, count=str(alike), sides=sides)


def _sides(total: Number) -> str:
    """How the terms above and below 0 pull at a sum."""
    up, down = ([term.value for term in total.terms if sign * term.value > 0] for sign in (1, -1))
    if not up or not down:
        return _said("one_side", total=written(total.value))
    return _said("two_sides", up=written(sum(up)), down=written(sum(down)), total=written(total.value))
