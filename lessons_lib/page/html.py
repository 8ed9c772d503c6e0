"""HTML as nested calls: ``tag("p", "o2 is ", value)``. Text is escaped, what is HTML already is not."""

from __future__ import annotations

from functools import lru_cache
from html import escape

__all__ = ["Html", "group", "join", "tag"]

EMPTY = {"br", "img", "input"}  # elements that have no content, and so no closing tag


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


# A page says the same few names hundreds of times, and is written anew whenever a knob moves.
_escaped = lru_cache(maxsize=2048)(escape)


def join(*children: str) -> Html:
    """Children one after the other, what is plain text among them escaped."""
    return Html("".join([child if isinstance(child, Html) else _escaped(child) for child in children]))


def tag(name: str, *children: str, **attributes: object) -> Html:
    """An element. ``class_`` is class, ``data_key`` is data-key; None and False leave an attribute out."""
    words = "".join([_attribute(key, value) for key, value in attributes.items()])
    return Html(f"<{name}{words}>" if name in EMPTY else f"<{name}{words}>{join(*children)}</{name}>")


def group(name: str, *children: str, **attributes: object) -> Html:
    """What belongs together, with a name: not a ``<section>``, each of which would be a slide on slides."""
    return tag("div", *children, **attributes, role="group", aria_label=name)


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = _attribute_name(key)
    return f" {name}" if value is True else f' {name}="{_escaped(str(value))}"'


@lru_cache
def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
