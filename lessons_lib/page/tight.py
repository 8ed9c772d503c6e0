"""A script without the spaces that only a reader needs; strings, templates and patterns stay as they are."""

from __future__ import annotations

import re

__all__ = ["tight"]

CODE = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[^ "\'`/{}]+| +|.', re.DOTALL)
PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)  # up to its end, or to code in it
VALUE = re.compile(r"[\w$)\]}\"'`]")  # how a value ends: a slash after it divides
WORD = re.compile(r"\b(?:return|typeof|case|of|in)$")  # after these it begins a pattern
APART = re.compile(r"[\w$] [\w$]|\+ \+|- -|/ /")  # what a space keeps apart


def tight(script: str) -> str:
    """JavaScript as short as its spaces let it be; its lines and their indents stay."""
    parts = ["\n"]
    open_braces: list[int] = []  # in the code of each template that is open
    at, spaces = 0, ""
    while at < len(script):
        found = _next(script, at, parts[-1])
        at += len(found)
        if found.startswith(" "):
            spaces = found
            continue
        if open_braces and found in {"{", "}"}:
            open_braces[-1] += 1 if found == "{" else -1
        goes_on = bool(open_braces) and open_braces[-1] < 0  # with the template around this code
        if found == "`" or goes_on:
            rest = _matched(TEMPLATE, script, at)
            at, found = at + len(rest), found + rest
            if goes_on:
                open_braces.pop()
            if rest.endswith("{"):
                open_braces.append(0)
        if spaces and APART.match(f"{parts[-1][-1]} {found[0]}"):
            parts.append(" ")
        parts.append(found)
        spaces = ""
    return "".join(parts[1:])


def _next(script: str, at: int, before: str) -> str:
    """The next string, pattern, run of spaces, brace, or what stands between these."""
    divides = VALUE.match(before[-1]) and not WORD.search(before)
    pattern = "" if script[at] != "/" or divides else _matched(PATTERN, script, at)
    return pattern or _matched(CODE, script, at)


def _matched(what: re.Pattern[str], script: str, at: int) -> str:
    found = what.match(script, at)
    return found[0] if found else ""
