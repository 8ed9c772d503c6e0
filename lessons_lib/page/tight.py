"""A script without spaces, comments and other ornament; strings, templates and patterns stay as they are."""

from __future__ import annotations

import re
from itertools import chain

__all__ = ["bare", "tight"]

CODE = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[^ "\'`/{}]+| +|.', re.DOTALL)
PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
COMMENT = re.compile(r"//.*")
TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)  # up to its end, or to code in it
VALUE = re.compile(r"[\w$)\]}\"'`]")  # how a value ends: a slash after it divides
WORD = re.compile(r"\b(?:return|typeof|case|of|in)$")  # after these it begins a pattern
APART = re.compile(r"[\w$] [\w$]|\+ \+|- -|/ /")  # what a space keeps apart
LITERAL = re.compile(
    r"[\"'`/}].", re.DOTALL
)  # how a part begins that is no code alone: "}" goes on with a template
HELD = "\0"  # stands for such a part
TABS = re.compile(r"^\t+", re.MULTILINE)
# That a name is constant, which tsc has seen to; the word before each of several names; parentheses around one
# parameter; beside braces a semicolon and the ends of lines; the ends of lines where code plainly goes on, and the
# semicolon where a new line begins with a name. A loop's is left: it may be all that is done in it.
CONSTANT = re.compile(r"\bconst\b")
NAMES = re.compile(r"^let\b[^;\n]*(?:;\nlet\b[^;\n]*)+", re.MULTILINE)
NEXT_NAME = re.compile(r";\nlet\b ?")
ONE_PARAMETER = re.compile(r"(?<![\w$])\((\w+)\)(?==>)")
IN_BRACES = re.compile(r";?\n(?=\})|(?<=\{)\n")
GOES_ON = re.compile(r"(?<=[(\[,?:&|=])\n|(?<==>)\n|\n(?=[)\].?:&|])")
AT_THE_END = re.compile(r"^(?!.*\b(?:for|while)\()(.*);\n(?=[\w$}])", re.MULTILINE)


def tight(script: str) -> str:
    """JavaScript without its comments and as short as its spaces let it be; its lines and their indents stay."""
    return "".join(_parts(script))


def bare(script: str) -> str:
    """JavaScript without its comments, spaces, indents and other ornament; most of its lines stay."""
    parts = _parts(script)
    held = [part for part in parts if LITERAL.match(part)]
    code = "".join(HELD if LITERAL.match(part) else part for part in parts)
    lines = CONSTANT.sub("let", ONE_PARAMETER.sub(r"\1", TABS.sub("", code)))
    lines = GOES_ON.sub("", NAMES.sub(lambda found: NEXT_NAME.sub(",", found[0]), lines))
    lines = AT_THE_END.sub(r"\1\n", IN_BRACES.sub("", lines))
    return "".join(chain.from_iterable(zip(lines.split(HELD), [*held, ""], strict=True)))


def _parts(script: str) -> list[str]:
    """A script's strings, patterns, pieces of templates, and what stands between these, without its spaces."""
    parts = ["\n"]
    open_braces: list[int] = []  # in the code of each template that is open
    at, spaces = 0, ""
    while at < len(script):
        found = _matched(COMMENT, script, at) or _next(script, at, parts[-1])
        at += len(found)
        if found.startswith("//"):
            continue
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
    return parts[1:]


def _next(script: str, at: int, before: str) -> str:
    """The next string, pattern, run of spaces, brace, or what stands between these."""
    divides = VALUE.match(before[-1]) and not WORD.search(before)
    pattern = "" if script[at] != "/" or divides else _matched(PATTERN, script, at)
    return pattern or _matched(CODE, script, at)


def _matched(what: re.Pattern[str], script: str, at: int) -> str:
    found = what.match(script, at)
    return found[0] if found else ""
