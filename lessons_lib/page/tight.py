"""A script or a style sheet without types, comments and other ornament; what stands in quotes stays as it is."""

from __future__ import annotations

import re
from itertools import chain

__all__ = ["bare", "tight", "tight_style"]

CODE = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[^ \n"\'`/{}]+| +|\n[ \n\t]*|.', re.DOTALL)
PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
COMMENT = re.compile(r"//.*|/\*[\s\S]*?\*/")
TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)  # up to its end, or to code in it
VALUE = re.compile(r"[\w$)\]}\"'`]")  # how a value ends: a slash after it divides
WORD = re.compile(r"\b(?:return|typeof|case|of|in)$")  # after these it begins a pattern
APART = re.compile(r"[\w$] [\w$]|\+ \+|- -|/ /")  # what a space keeps apart
LITERAL = re.compile(
    r"[\"'`/}].", re.DOTALL
)  # how a part begins that is no code alone: "}" goes on with a template
HELD = "\0"  # stands for such a part
# A type that is told of a value wants the value in parentheses: where that is a name, or what is called, read or
# indexed of one, it needs them for nothing else.
TYPED = re.compile(r"/\*\* @type ")
CAST = "\1"  # stands for such a type
IN_PARENTHESES = r"\((?:[^()\x01]|\((?:[^()\x01]|\([^()\x01]*\))*\))*\)"
IN_BRACKETS = r"\[[^\[\]\x01]*\]"
ONE_VALUE = rf"(?:[A-Za-z_$][\w$]*|\x00|{IN_BRACKETS})(?:\??\.[\w$]+|{IN_BRACKETS}|{IN_PARENTHESES})*"
ONE_CAST = re.compile(rf"(.?)\x01\(({ONE_VALUE})\)(?=(.?))", re.DOTALL)
TABS = re.compile(r"^\t+", re.MULTILINE)
# That a name is constant, which tsc has seen to; the word before each of several names; parentheses around one
# parameter; beside braces a semicolon and the ends of lines; the ends of lines where code plainly goes on, and the
# semicolon where a new line begins with a name. A loop's is left: it may be all that is done in it. The comma after
# the last of several; the 0 before a point. And what a page asks of the language many times.
CONSTANT = re.compile(r"\bconst\b")
NAMES = re.compile(r"^let\b[^;\n]*(?:;\nlet\b[^;\n]*)+", re.MULTILINE)
NEXT_NAME = re.compile(r";\nlet\b ?")
ONE_PARAMETER = re.compile(r"(?<![\w$])\((\w+)\)(?==>)")
IN_BRACES = re.compile(r";?\n(?=\})|(?<=\{)\n")
GOES_ON = re.compile(r"(?<=[(\[,?:&|=])\n|(?<==>)\n|\n(?=[)\].?:&|])")
AT_THE_END = re.compile(r"^(?!.*\b(?:for|while)\()(.*);\n(?=[\w$}])", re.MULTILINE)
LAST = re.compile(r"(?<=[^,(\[{]),(?=[)\]}])")
WRAPPED = re.compile(r"\A\n?\(\(\)=>\{")
SHORT = {
    "Math": "$",
    "Number": "N",
    "Array.from": "A",
    "Float64Array": "F",
    "Object": "O",
    "Infinity": "I",
    "undefined": "U",
}  # names that no script gives
LONG = re.compile(rf"(?:(?<=\.\.\.)|(?<![\w$.]))(?:{'|'.join(SHORT)})\b")
ZERO = re.compile(r"(?<![\w.?])0(?=\.\d)")
# Of a style sheet: comments, spaces, a line for each declaration.
IN_STYLE = re.compile(r'("[^"\n]*")|/\*[\s\S]*?\*/')
AT_A_LINE = re.compile(r"\s*\n\s*")
STYLE = re.compile(
    r"; ?(?=\})| ?([{;>]) | (?=[{}])|(?<=[:,]) (?=\S)|(?<=[{;])\n(?=[^}\n])|;\n(?=\})|(?<![\w.])0(?=\.\d)"
)


def tight(script: str) -> str:
    """JavaScript without its types and comments, and as short as its spaces let it be; its lines and indents stay."""
    code, held = _apart(_parts(script))
    return _joined(_untyped(code), held)


def bare(script: str) -> str:
    """The same without indents and other ornament; most of its lines stay."""
    code, held = _apart(_parts(script))
    lines = CONSTANT.sub("let", ONE_PARAMETER.sub(r"\1", TABS.sub("", _untyped(code))))
    lines = GOES_ON.sub("", NAMES.sub(lambda found: NEXT_NAME.sub(",", found[0]), lines))
    lines = AT_THE_END.sub(r"\1\n", IN_BRACES.sub("", lines))
    return _joined(_with_short_names(ZERO.sub("", LAST.sub("", lines))), held)


def _with_short_names(code: str) -> str:
    """Code that is one function, called at once, with a name of one letter for what it asks for many times."""
    wrapped = WRAPPED.match(code)
    if not wrapped:
        return code
    names = ",".join(f"{short}={name}" for name, short in SHORT.items())
    return f"(({names})=>{{" + LONG.sub(lambda found: SHORT[found[0]], code[wrapped.end() :])


def tight_style(sheet: str) -> str:
    """A style sheet without what only a reader needs; each of its rules has a line."""
    lines = AT_A_LINE.sub("\n", IN_STYLE.sub(lambda found: found[1] or "", sheet))
    return STYLE.sub(r"\1", lines.lstrip())


def _apart(parts: list[str]) -> tuple[str, list[str]]:
    """Code as one text, and what it holds that is no code: in the text something stands for each."""
    held = [part for part in parts if LITERAL.match(part)]
    return "".join(HELD if LITERAL.match(part) else part for part in parts), held


def _joined(code: str, held: list[str]) -> str:
    return "".join(chain.from_iterable(zip(code.split(HELD), [*held, ""], strict=True)))


def _untyped(code: str) -> str:
    """Code without the parentheses that only a type needs."""
    lighter = ONE_CAST.sub(_value_of_cast, code)
    return _untyped(lighter) if lighter != code else code.replace(CAST, "")


def _value_of_cast(found: re.Match[str]) -> str:
    before, value, after = found.groups()
    if "?." in value and after in {
        ".",
        "[",
        "(",
    }:  # in parentheses it is asked for once, without them to the end
        return f"{before}({value})"
    return f"{before}{' ' if APART.match(f'{before} {value[0]}') else ''}{value}"


def _parts(script: str) -> list[str]:
    """A script's strings, patterns, pieces of templates, and what stands between these, without its spaces."""
    parts = ["\n"]
    open_braces: list[int] = []  # in the code of each template that is open
    at, spaces = 0, ""
    while at < len(script):
        comment = _matched(COMMENT, script, at)
        found = comment or _next(script, at, parts[-1])
        at += len(found)
        if comment:
            parts += [CAST] if TYPED.match(comment) and script[at : at + 2].lstrip(" ")[:1] == "(" else []
            continue
        if found.startswith(" "):
            spaces = found
            continue
        if found.startswith("\n"):
            _begin_line(parts, found)
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


def _begin_line(parts: list[str], found: str) -> None:
    """Begin a line, with a tab for each two spaces of its indent; an empty line is none."""
    if parts[-1].startswith("\n"):
        parts.pop()
    indent = found.rpartition("\n")[2]
    parts.append("\n" + "\t" * (indent.count("\t") + indent.count(" ") // 2))


def _next(script: str, at: int, before: str) -> str:
    """The next string, pattern, run of spaces, brace, or what stands between these."""
    divides = VALUE.match(before[-1]) and not WORD.search(before)
    pattern = "" if script[at] != "/" or divides else _matched(PATTERN, script, at)
    return pattern or _matched(CODE, script, at)


def _matched(what: re.Pattern[str], script: str, at: int) -> str:
    found = what.match(script, at)
    return found[0] if found else ""
