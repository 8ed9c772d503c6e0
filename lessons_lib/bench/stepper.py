"""The page of pictures, packed: the bench unpacks it when a point is opened."""

from __future__ import annotations

import base64
import json
import re
import zlib
from functools import cache
from typing import Any

from lessons_lib.model.trace import Trace
from lessons_lib.page.data import data
from lessons_lib.page.html import Html
from lessons_lib.page.page import stepping

__all__ = ["stepper"]

STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def stepper(trace: Trace) -> dict[str, Any]:
    """A page's data, for the words of each kind of layer, and its style and script: 140 KB of text in 45."""
    written = data(trace)
    return {"data": written, "packed": _packed(stepping(Html(), written))}


@cache
def _packed(page: str) -> str:
    (script,) = SCRIPT.findall(page)
    text = json.dumps({"style": "".join(STYLE.findall(page)), "script": script}, ensure_ascii=False)
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()
