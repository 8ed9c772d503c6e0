"""One page for the teacher: the class's commonest mistakes first, drawn, then every answer of each learner."""

from __future__ import annotations

import html
import re
from pathlib import Path

from lessons_lib.collecting.gathered import Gathered, MadeMistake, Row
from lessons_lib.numbers.notation import counted

__all__ = ["overview"]

STYLE = Path(__file__).with_name("overview.css")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>{style}</style></head><body><main>{body}</main></body></html>
"""
TABLE = """<div class="wide {first}" tabindex="0" role="region" aria-label="{kind}">
<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"""
WIDTH = 300  # of the longest bar
SHOWN = 4  # answers that are shown of one mistake


def overview(of: Gathered) -> str:
    """The page as HTML; whatever a learner wrote is text in it."""
    parts = [
        f"<h1>{_text(of.title)}: {counted(len(of.rows), 'learner')}</h1>",
        f'<p class="open">{of.left_open}</p>' if of.left_open else "",
        "<h2>The commonest mistakes</h2>",
        _mistakes(of.mistakes),
        "<h2>The exercises</h2>",
        _table(
            "exercises",
            ("exercise", "right, wrong, not handed in"),
            [_exercise(of, each) for each in of.exercises],
        ),
        "<h2>The learners</h2>",
        *(_learner(of, row) for row in of.rows),
    ]
    return PAGE.format(title=_text(of.title), style=STYLE.read_text("utf-8"), body="".join(parts))


def _mistakes(mistakes: list[MadeMistake]) -> str:
    """Those that more than one made, drawn; the others folded."""
    heads = ("exercise", "how many", "mistake, and what was said of it", "answers")
    most = max((len(one.learners) for one in mistakes), default=1)
    common = [_mistake(one, most) for one in mistakes if len(one.learners) > 1]
    rare = [_mistake(one, most) for one in mistakes if len(one.learners) == 1]
    shown = _table("mistakes", heads, common) if common else "<p>No two learners made the same.</p>"
    folded = (
        f"<details><summary>{counted(len(rare), 'mistake')} that one learner made</summary>{{}}</details>"
    )
    return shown + (folded.format(_table("other mistakes", heads, rare)) if rare else "")


def _text(words: str) -> str:
    return html.escape("".join(each if each.isprintable() or each == "\n" else " " for each in words))


def _table(kind: str, heads: tuple[str, ...], rows: list[str]) -> str:
    words = "".join(f'<th scope="col">{each}</th>' for each in heads)
    return TABLE.format(kind=kind, first=kind.rsplit(maxsplit=1)[-1], heads=words, rows="".join(rows))


def _mistake(one: MadeMistake, most: int) -> str:
    count = len(one.learners)
    more = f" and {len(one.answers) - SHOWN} more" if len(one.answers) > SHOWN else ""
    answers = ", ".join(f"<code>{_text(each)}</code>" for each in one.answers[:SHOWN])
    name = f"<strong>{_text(one.name)}</strong>" if one.name else ""
    said = f"<p>{_said(one.says)}</p>"
    who = f"<details><summary>who</summary>{_text(', '.join(one.learners))}</details>"
    return (
        f'<tr><th scope="row">{_text(one.exercise)}</th><td>{_bar([(count, "wrong")], most)} {count}{who}</td>'
        f"<td>{name}{said}</td><td>{answers}{more}</td></tr>"
    )


def _exercise(of: Gathered, number: str) -> str:
    right, wrong, missing = of.count(number)
    bar = _bar([(right, "right"), (wrong, "wrong"), (missing, "missing")], len(of.rows))
    title = _text(of.titles[number])
    return f'<tr><th scope="row">{_text(number)} {title}</th><td>{bar} {right}, {wrong}, {missing}</td></tr>'


def _bar(parts: list[tuple[int, str]], most: int) -> str:
    """Parts of a bar one after the other; beside it stand the same numbers, so that it is only drawn."""
    at, drawn = 0.0, ""
    for count, kind in parts:
        width = WIDTH * count / max(most, 1)
        drawn += f'<rect class="{kind}" x="{at:.1f}" width="{width:.1f}" height="14"/>'
        at += width
    return f'<svg viewBox="0 0 {WIDTH} 14" aria-hidden="true">{drawn}</svg>'


def _learner(of: Gathered, row: Row) -> str:
    notes = "".join(f'<p class="note">{_text(note)}</p>' for note in (*row.notes, *row.asides))
    rows = [_answer(number, row) for number in of.exercises]
    table = _table("answers", ("exercise", "answer", "what is said of it", "cell"), rows)
    head = f"{_text(row.learner.name)}: {row.points(of.exercises)} of {len(of.exercises)}"
    head += " · look at this one" if row.notes or row.asides else ""
    return f'<details class="learner"><summary>{head}</summary>{notes}{table}</details>'


def _answer(number: str, row: Row) -> str:
    judged = row.answers.get(number)
    if not judged:
        return f'<tr><th scope="row">{_text(number)}</th><td></td><td>Not handed in.</td><td></td></tr>'
    cell = f"<details><summary>cell {judged.cell + 1}</summary><pre>{_text(judged.source)}</pre></details>"
    said = f"<strong>{judged.status}</strong>: {_said(judged.text)}"
    answer = f"<code>{_text(judged.answer)}</code>"
    return f'<tr><th scope="row">{_text(number)}</th><td>{answer}</td><td>{said}</td><td>{cell}</td></tr>'


def _said(text: str) -> str:
    """What the judge says, as text: it may hold words of the learner's."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", _text(text))
