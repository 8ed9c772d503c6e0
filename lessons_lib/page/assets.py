"""The page's scripts and styles, put together from the modules they are written as."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lessons_lib.page.tight import bare, tight, tight_style

__all__ = ["bundle", "carried", "every_layer", "modules", "needed", "rendering", "scripted", "styles", "used"]

ROOT = Path(__file__).parent.parent  # lessons_lib: a layer's script stands beside the layer
IMPORT = re.compile(r'^import [^;]*?"(?P<file>[^"]+)";\n', re.MULTILINE)
REGISTERED = re.compile(r'^(?:register|elementwise)\(\s*"(\w+)"', re.MULTILINE)  # a layer, in its script
DRAWN = re.compile(r'\bdrawn: "(\w+)"')  # the kind of its step, in the same place
SMALL = re.compile(r'\bsmall: "(\w+)"')  # … and what else draws it where all of its parameters are small
MOST_SMALL = 8  # rows and columns of a parameter: MOST_WIRED, in page/scripts/steps/linear.js
DRAWING = re.compile(r'^drawing\("(\w+)"', re.MULTILINE)  # a kind of step, in the script that draws it
FLOW = "flow"  # the kind of a function's step, whose arithmetic was recorded …
COMPUTES = "page/scripts/trace/functions.js"  # … what computes it …
GOES_BACK = "page/scripts/trace/through.js"  # … what goes back through it …
FLOWS_BACK = "page/scripts/steps/flowback.js"  # … and what draws that, where a step is looked at
MODEL = "model"  # the kind of a step that is a model, with layers inside
INSIDE = "page/scripts/trace/inside.js"  # what computes these …
OPENED = "page/scripts/parts/insides.js"  # … and opens them, where no drawing of a step brings that along
JUMPS = "page/scripts/parts/jumps.js"  # what draws the arrow to a layer that takes an earlier output than the last
LARGEST = "page/scripts/trace/largest.js"  # what tells why a number is the largest …
MAXIMUM = 'made("max"'  # … of those that a layer's arithmetic compares
TOKENS = "page/scripts/marks/tokens.js"  # what writes tokens beside pictures
PAGE = "page/styles/page.css"

Row = dict[str, Any]  # a layer, as a page's data have it
FUNCTION = re.compile(r"^function (\w+)\(.*?^\}\n", re.MULTILINE | re.DOTALL)
EXPORT = re.compile(r"^export (?:\{\};\n)?", re.MULTILINE)


@cache
def bundle(*entries: str) -> str:
    """Some modules with all they import, one after the other, as the text of one script.

    A module's names are known to all that come after it, so each name is given once in all modules.
    """
    return "".join(_plain(name) for name in _together(*entries))


@cache
def rendering(render: str, *entries: str) -> str:
    """The script of a widget that its function ``render`` draws; pages that have the same need it in memory once."""
    return f"{bundle(*entries)}\nexport default {{ render: {render} }};"


@cache
def styles(*entries: str) -> tuple[str, ...]:
    """The style sheets of a page that carries some modules: the page's own, and each that stands beside a module.

    What a drawing looks like goes where its script goes. Pages of one document have their sheets in any order: a
    drawing's sheet outdoes the page's by what it names, never by standing after it.
    """
    beside = [name.replace(".js", ".css") for name in _together(*entries)]
    return tuple(_sheet(name) for name in (PAGE, *beside) if (ROOT / name).exists())


def _together(*entries: str) -> list[str]:
    """Some modules with all they import, each once."""
    found: dict[str, None] = {}
    for entry in entries:
        found |= dict.fromkeys(modules(entry, found))
    return list(found)


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


def carried(script: str) -> str:
    """A script as a page carries it: what is used of it, its lines without their indents and other ornament."""
    return bare(used(script))


def used(script: str) -> str:
    """A script without the functions that nothing in it names, and without those that only these need."""
    named = Counter(re.findall(r"\w+", script))
    lighter = FUNCTION.sub(lambda found: found[0] if named[found[1]] > 1 else "", script)
    return script if lighter == script else used(lighter)


def scripted() -> frozenset[str]:
    """The names of the layers that the script computes; what it does not know, only the kernel does."""
    return frozenset(_layers())


def needed(
    models: Iterable[Iterable[Row]],
    arrays: Mapping[str, Any],
    *,
    steps: bool = True,
    back: bool = False,
    flows: bool = False,
) -> tuple[str, ...]:
    """The modules that a page needs beside its own: those of its layers, and what draws their kinds of step.

    A new layer, or a new drawing, is a new file; nobody has to name it here, and no other page grows.

    Args:
        models: the layers of each model.
        arrays: the parameters of the layers, by their names.
        steps: the page draws each layer at work.
        back: the page goes the way back.
        flows: the page draws that of a recorded function as a flow.
    """
    placed = [each for model in models for each in _with_inside(model)]
    rows = [row for _, row in placed]
    small = {_layers()[row["layer"]] for row in rows if row["layer"] and _is_small(row, arrays)}
    files = {_layers()[row["layer"]] for row in rows if row["layer"]}
    # Of a learner's function the arithmetic may be any.
    own = any(not row["layer"] and not row["inside"] for row in rows)
    recorded, inside = any(row["recorded"] for row in rows), any(row["inside"] for row in rows)
    kinds = {kind for file in files for kind in DRAWN.findall(_text(file))}
    kinds |= {kind for file in small for kind in SMALL.findall(_text(file))}
    kinds |= {kind for kind, there in ((FLOW, recorded), (MODEL, inside)) if there}
    some = {
        FLOWS_BACK: recorded and flows,
        INSIDE: inside,
        OPENED: inside and back,
        LARGEST: own or any(MAXIMUM in _text(file) for file in files),
        JUMPS: any(row.get("sources", [at]) != [at] for at, row in placed),
        TOKENS: any("axes" in row for row in rows),
    }
    modules = _modules(files, kinds if steps else set(), recorded=recorded, back=back)
    return modules + tuple(file for file, there in some.items() if there)


def every_layer(*, back: bool = False) -> tuple[str, ...]:
    """The modules of all layers, and all drawings."""
    modules = _modules(set(_layers().values()), set(_drawings()), recorded=True, back=back)
    return (*modules, INSIDE, LARGEST, JUMPS, TOKENS)


def _modules(files: set[str], kinds: set[str], *, recorded: bool, back: bool) -> tuple[str, ...]:
    functions = ([COMPUTES] if recorded else []) + ([GOES_BACK] if recorded and back else [])
    ways_back = {file.replace(".js", ".back.js") for file in files} if back else set()
    drawings = {_drawings()[kind] for kind in kinds if kind in _drawings()}
    return tuple(sorted(files) + functions + sorted(ways_back) + sorted(drawings))


def _with_inside(rows: Iterable[Row]) -> Iterator[tuple[int, Row]]:
    """The layers of a model, each with its place, and those of the models in it."""
    for at, row in enumerate(rows):
        yield at, row
        yield from _with_inside(row["inside"] or ())


def _is_small(row: Row, arrays: Mapping[str, Any]) -> bool:
    """Whether all parameters of a layer are small; so is one of which nothing is known yet."""
    known = (arrays.get(each["array"]) for each in row.get("parameters", ()))
    return all(max(each["shape"], default=1) <= MOST_SMALL for each in known if each)


@cache
def _layers() -> dict[str, str]:
    """The script of each layer."""
    files = [name for name in _files("layers") if not name.endswith("back.js")]
    return {name: file for file in files for name in REGISTERED.findall(_text(file))}


@cache
def _drawings() -> dict[str, str]:
    """The script that draws each kind of step."""
    return {kind: file for file in _files("page/scripts/steps") for kind in DRAWING.findall(_text(file))}


def _files(folder: str) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / folder).glob("*.js"))


@cache
def _sheet(name: str) -> str:
    """A style sheet without what only a reader needs."""
    return tight_style(_text(name))


@cache
def _plain(name: str) -> str:
    """A module without its imports and exports, and without what only a reader needs."""
    return tight(EXPORT.sub("", IMPORT.sub("", _text(name))))


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
