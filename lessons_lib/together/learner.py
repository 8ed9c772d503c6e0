"""The page on which a learner guesses: a whole document, for any browser, a telephone's too."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from lessons_lib.page.assets import ROOT, bundle, carried
from lessons_lib.page.html import Html, join, tag
from lessons_lib.together.words import LEARNER

__all__ = ["as_data", "learner_page", "sheet"]


@cache
def learner_page() -> Html:
    """The page of a room: it asks what the class is asked, one question after the other."""
    head = join(
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<link rel="icon" href="data:,">'),
        tag("title", LEARNER["title"]),
        Html(f"<style>{sheet()}</style>"),
    )
    body = tag("main", as_data({"words": LEARNER}), class_="itm-class itm-learner")
    script = carried(f"(() => {{\n{bundle('together/learner.js')}\nlearn();\n}})()")
    return Html(
        f'<!doctype html><html lang="en"><head>{head}</head><body>{body}<script>{script}</script></body></html>'
    )


def as_data(known: dict[str, Any]) -> Html:
    """What a page's script knows; `<` is written so that no text in it ends the element."""
    text = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
    return Html(f'<script type="application/json">{text}</script>')


@cache
def sheet() -> str:
    """The style of both pages."""
    return (ROOT / "together" / "together.css").read_text("utf-8")
