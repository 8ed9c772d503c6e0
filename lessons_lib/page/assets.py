"""The page's scripts and styles, put together from the modules they are written as."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

__all__ = ["bundle", "modules", "script", "scripted", "style", "ways_back"]

ROOT = Path(__file__).parent.parent  # lessons_lib: a layer's script stands beside the layer
IMPORT = re.compile(r'^import [^;]*?"(?P<file>[^"]+)";\n', re.MULTILINE)
REGISTERED = re.compile(r'^(?:register|elementwise)\(\s*"(\w+)"', re.MULTILINE)
# What only tsc and a reader of the source need: types, comments (but for "//" in a string), empty lines.
TYPES = re.compile(r"^ */\*(?:(?!\*/).)*\*/\n|/\*.*?\*/ ?", re.DOTALL | re.MULTILINE)
COMMENTS = re.compile(r"^\s*//.*\n|[ \t]+// [^\"'`\n]*$|^\n", re.MULTILINE)
INDENT = re.compile(r"^(?:  )+", re.MULTILINE)
TIGHT = re.compile(
    r"; ?(?=\})| ?([{;>]) | (?=[{}])|(?<=[:,]) (?=\S)|(?<=[{;])\n\t*(?=[^}\n])|;\n(?=\})"
)  # what of a style sheet only a reader needs: spaces, a line for each declaration
ZERO = re.compile(r"(?<![\w.])0(?=\.\d)")  # before the point of a number
EXPORT = re.compile(r"^export (?:\{\};\n)?", re.MULTILINE)


@cache
def script(*entries: str) -> str:
    """The script of a page: some modules with all they import, and every layer's.

    A new layer is a new file, and nobody has to name it here.
    """
    return bundle(*_layers(), *entries)


@cache
def bundle(*entries: str) -> str:
    """Some modules with all they import, one after the other, as the text of one script.

    A module's names are known to all that come after it, so each name is given once in all modules.
    """
    found: dict[str, None] = {}
    for entry in entries:
        found |= dict.fromkeys(modules(entry, found))
    return "".join(_plain(name) for name in found)


def modules(name: str, known: Iterable[str] = ()) -> Iterator[str]:
    """A module and those it imports, each after what it imports; without those that are known already."""
    seen = {*known}

    def follow(name: str) -> Iterator[str]:
        if name in seen:
            return
        seen.add(name)
        for found in IMPORT.finditer(_text(name)):
            beside = (ROOT / name).parent / found["file"]
            yield from follow(beside.resolve().relative_to(ROOT.resolve()).as_posix())
        yield name

    return follow(name)


@cache
def scripted() -> frozenset[str]:
    """The names of the layers that the script computes; what it does not know, only the kernel does."""
    return frozenset(name for file in _layers() for name in REGISTERED.findall(_text(file)))


def ways_back() -> list[str]:
    """The scripts of the layers' ways back, which only pages of the way back carry."""
    return _in_layers("*.back.js")


def _layers() -> list[str]:
    return [name for name in _in_layers("*.js") if not name.endswith("back.js")]


def _in_layers(pattern: str) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "layers").glob(pattern))


@cache
def style(*names: str) -> str:
    """The text of style sheets of this room, one after the other."""
    return "".join(ZERO.sub("", TIGHT.sub(r"\1", _light(_text(f"page/styles/{name}")))) for name in names)


def _plain(name: str) -> str:
    """A module without its imports and exports."""
    return _light(EXPORT.sub("", IMPORT.sub("", _text(name))))


def _light(text: str) -> str:
    """A script or a style sheet without its types and comments, and with narrow indents."""
    return INDENT.sub(lambda spaces: "\t" * (len(spaces[0]) // 2), COMMENTS.sub("", TYPES.sub("", text)))


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
