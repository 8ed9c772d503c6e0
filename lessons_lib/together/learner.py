"""The page on which a learner guesses: a whole document, for any browser, a telephone's too."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from lessons_lib.page.assets import ROOT, bundle, carried
from lessons_lib.page.html import Html, join, tag
from lessons_lib.together.words import LEARNER

__all__ = ["as_data", "asked", "learner_page", "sheet"]


def learner_page(question: dict[str, Any]) -> Html:
    """The page of a question, without its answer."""
    known = {name: question.get(name) for name in ("output",)} | {"words": LEARNER}
    head = join(
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", str(question.get("title", ""))),
        Html(f"<style>{sheet()}</style>"),
    )
    room = tag("div", as_data(known), class_="itm-together", data_sort="learner")
    body = tag("main", asked(question, "h1"), room, class_="itm-class")
    return Html(
        f'<!doctype html><html lang="en"><head>{head}</head><body>{body}<script>{_script()}</script></body></html>'
    )


def asked(question: dict[str, Any], head: str) -> Html:
    """The question as both pages show it."""
    given = [tag("li", str(each)) for each in question.get("given", ())]
    code = str(question.get("code", ""))
    return join(
        tag(head, str(question.get("title", ""))),
        tag("p", str(question.get("about", ""))),
        tag("ul", *given),
        tag("pre", tag("code", code)) if code else Html(),
    )


def as_data(known: dict[str, Any]) -> Html:
    """What a page's script knows; `<` is written so that no text in it ends the element."""
    text = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
    return Html(f'<script type="application/json">{text}</script>')


@cache
def sheet() -> str:
    """The style of both pages."""
    return (ROOT / "together" / "together.css").read_text("utf-8")


@cache
def _script() -> str:
    return carried(f"(() => {{\n{bundle('together/learner.js')}\nlearn();\n}})()")
