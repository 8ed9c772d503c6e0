"""Two traces side by side, layer by layer: what is the same, what differs, and where they part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from lessons_lib.learning import BackwardTrace
from lessons_lib.model.trace import Trace, no_trace
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.notation import number, numbers, shape_words, without_specks
from lessons_lib.page.backward import backward_data, loss_of, one_sample
from lessons_lib.page.backward_static import backward_row
from lessons_lib.page.data import data
from lessons_lib.page.differing import differing
from lessons_lib.page.figures import cells
from lessons_lib.page.gradients import gradient_readings
from lessons_lib.page.heavy import is_heavy
from lessons_lib.page.heavy_pair import heavy_back_pair, heavy_data, outlines_of
from lessons_lib.page.heavy_static import picture_of
from lessons_lib.page.html import Html, group, join, tag
from lessons_lib.page.page import stepping
from lessons_lib.page.paired import paired
from lessons_lib.page.pictures import picture
from lessons_lib.page.readings import Reading, readings
from lessons_lib.page.scales import largest_in, rounded_up
from lessons_lib.page.static import heading_line, layer_row
from lessons_lib.page.tiles import chosen_maps
from lessons_lib.page.words import HEAVY_WORDS

__all__ = ["BackwardComparison", "Comparison", "compare"]

MOST_COMPARED = 16  # numbers of one output that stand side by side
ASIDE = "display:inline-block;margin:0.3em 1.5em 0.3em 0"
MIDDLE = "text-align: center"  # over a number and its bar
SAME = 1e-12  # of two numbers, a smaller difference is one of rounding

# The readings at one place of the two rows: of a and b both, or of the one that is longer.
Pair = dict[str, Reading]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two traces to step through together; the last line of a notebook cell shows them."""

    a: Any
    b: Any
    end: ClassVar[str] = "answer"  # what the row of outputs leads to
    left_out: ClassVar[str] = HEAVY_WORDS[
        "heavy_static"
    ]  # what is said of numbers that the page does not hold

    @property
    def parting(self) -> str:
        """Where the two part, in a sentence, and in what their models differ."""
        return " ".join(filter(None, (self._parting(), differing(*self._traces()))))

    def _traces(self) -> tuple[Trace, Trace]:
        return self.a, self.b

    def _parting(self) -> str:
        pairs = self._pairs()
        both = [pair for pair in pairs if len(pair) == 2]
        parted = next((_called(pair) for pair in both if not _same(pair)), None)
        if parted is None and len(both) == len(pairs):
            return "They are the same in every output."
        if parted is None and both == pairs[: len(both)]:
            return f"They are the same up to {_called(both[-1])}, where one of the models ends."
        if parted is None:
            return "They are the same in every output that both have."
        way = f"They differ from {parted} on" if parted == _called(both[0]) else f"They part at {parted}"
        ends = {mark: self._readings(trace)[-1] for mark, trace in self._marked()}
        return f"{way}, and come to the same {self.end}." if _same(ends) else f"{way}."

    def __repr__(self) -> str:
        names = [f"{mark}: {self._name(trace)}" for mark, trace in self._marked()]
        return "\n".join([*names, self.parting, *(f"  {each}" for each in self._told())])

    def _repr_html_(self) -> str:
        written = heavy_data(self.a, self.b) if self._heavy else data(self.a, self.b)
        sort = "heavy-compare" if self._heavy else "compare"
        return stepping(self._markup(), written | {"parting": self.parting}, sort)

    @property
    def _heavy(self) -> bool:
        """Whether the page holds small pictures in place of numbers."""
        return is_heavy(self.a, self.b)

    def _name(self, trace: Any) -> str:
        return f"{trace.sample.name}: {trace.answer}"

    def _readings(self, trace: Any) -> list[Reading]:
        """What stands side by side."""
        return readings(trace)

    def _row(self, trace: Any) -> Html:
        return layer_row(trace)

    def _marked(self) -> list[tuple[str, Any]]:
        return [("a", self.a), ("b", self.b)]

    def _pairs(self) -> list[Pair]:
        a, b = (self._readings(trace) for _, trace in self._marked())
        sides = paired([each.key for each in a], [each.key for each in b])
        found = [{"a": None if at is None else a[at], "b": None if to is None else b[to]} for at, to in sides]
        return [{mark: each for mark, each in pair.items() if each} for pair in found]

    def _told(self) -> list[str]:
        """Each place of the two rows in a sentence."""
        pairs = self._pairs()
        last = max(at for at, pair in enumerate(pairs) if len(pair) == 2)
        return [_said(pair, ended=at > last) for at, pair in enumerate(pairs)]

    def _markup(self) -> Html:
        left = tag("p", self.left_out) if self._heavy else ""
        names = (tag("p", tag("b", mark), " ", self._name(trace)) for mark, trace in self._marked())
        rows = (
            tag("p", tag("b", mark), " ", self._row(trace), class_="itm-row")
            for mark, trace in self._marked()
        )
        return group(
            "Two traces side by side",
            *names,
            *rows,
            tag("p", self.parting, class_="itm-parting"),
            left,
            tag(
                "ol",
                *map(outlined_item if self._heavy else _item, self._pairs(), self._told()),
                class_="itm-steps",
            ),
            class_="itm itm-comparison",
        )


class BackwardComparison(Comparison):
    """Two ways back to step through together, from the loss to x."""

    end = "gradient of x"
    left_out = HEAVY_WORDS["heavy_back"]

    def _repr_html_(self) -> str:
        written = heavy_back_pair(self.a, self.b) if self._heavy else backward_data(self.a, self.b)
        sort = "heavy-back-compare" if self._heavy else "back-compare"
        return stepping(self._markup(), written | {"parting": self.parting}, sort)

    @property
    def _heavy(self) -> bool:
        return is_heavy(one_sample(self.a), one_sample(self.b))

    def _traces(self) -> tuple[Trace, Trace]:
        return one_sample(self.a), one_sample(self.b)

    def _name(self, trace: BackwardTrace) -> str:
        return f"{one_sample(trace).sample.name}: {loss_of(trace).call} = {number(trace.value)}"

    def _readings(self, trace: BackwardTrace) -> list[Reading]:
        return list(gradient_readings(trace).values())

    def _row(self, trace: BackwardTrace) -> Html:
        return backward_row(trace)


def compare(a: Trace | BackwardTrace, b: Trace | BackwardTrace) -> Comparison:
    """Two traces side by side: two inputs through one model, or one input through two models; or two ways back.

    Raises:
        TypeError: one of the two is not the trace of one sample, or only one of them is a way back.
    """
    if isinstance(a, BackwardTrace) and isinstance(b, BackwardTrace):
        for each in (a, b):
            one_sample(each)
        return BackwardComparison(a, b)
    if isinstance(a, BackwardTrace) or isinstance(b, BackwardTrace):
        raise TypeError("compare expects two traces or two ways back, and got one of each.")
    for trace in (a, b):
        if not isinstance(trace, Trace):
            raise TypeError(
                no_trace("compare expects two traces", trace, "compare(model.trace(x), model.trace(y))")
            )
    return Comparison(a, b)


def _same(pair: Pair) -> bool:
    """Whether two outputs hold the same numbers; a single number is the same as a row of one."""
    a, b = (pair[mark].values.ravel() for mark in "ab")
    if a.size != b.size:
        return False
    close = np.isclose(a, b, rtol=SAME, atol=0, equal_nan=True)
    return not without_specks((b - a)[~close]).any()


def _called(pair: Pair) -> str:
    """What stands at one place: ``o2``; ``o3 (in b o4)`` where a layer more stands before it in one of them."""
    a, b = pair["a"].called, pair["b"].called
    return a if a == b else f"{a} (in b {b})"


def _said(pair: Pair, ended: bool) -> str:
    """One place of the two rows in a sentence; ended: whether one of them has nothing from here on."""
    if len(pair) == 1:
        ((mark, only),) = pair.items()
        why = "has ended" if ended else "has no layer here"
        return f"{only.called} is {only.short} in {mark}; the other model {why}."
    a, b, called = pair["a"], pair["b"], _called(pair)
    if _same(pair):
        return f"{called} is {a.short} in both."
    if a.values.size != b.values.size:
        return f"{called} is {shape_words(a.values.shape)} in a and {shape_words(b.values.shape)} in b."
    gaps = b.values.ravel() - a.values.ravel()
    if a.short == b.short and gaps.size > 1:
        return f"{called} is printed as {a.short} in both; b - a is {_gaps(gaps)}."
    gap = f", a difference of {number(gaps.item())}" if gaps.size == 1 else ""
    length = (
        f" Their difference has the length {number(float(np.linalg.norm(gaps)))}." if _are_many(gaps) else ""
    )
    return f"{called} is {a.short} in a and {b.short} in b{gap}.{length}"


def _gaps(gaps: Array) -> str:
    """How far two outputs are apart that look alike: each number of few, the farthest of many."""
    largest = float(np.nanmax(np.abs(gaps)))
    if number(largest) == "0":
        return "too small to print"
    return f"at most {number(largest)}" if _are_many(gaps) else numbers(gaps)


def _item(pair: Pair, said: str) -> Html:
    sizes = {reading.values.size for reading in pair.values()}
    together = len(pair) == 2 and len(sizes) == 1
    tables = [_together(pair["a"], pair["b"])] if together else [_alone(*each) for each in pair.items()]
    return _listed(pair, said, *tables)


def outlined_item(pair: Pair, said: str) -> Html:
    """One place of two networks too large for a page: both in small pictures of the same maps, and their difference."""
    told = outlines_of({mark: each.values for mark, each in pair.items()})
    if any("seen" not in each for each in told.values()):
        return _item(pair, said)
    common = max(told[mark]["seen"]["scale"] for mark in pair)
    name = next(iter(pair.values())).name
    figures = (
        tag(
            "figure",
            picture_of(each, f"{name}, {mark},", common if mark in pair else None),
            tag("figcaption", mark),
            style=ASIDE,
        )
        for mark, each in told.items()
    )
    return _listed(pair, said, *figures)


def _listed(pair: Pair, said: str, *tables: Html) -> Html:
    known = next(iter(pair.values()))
    makers = dict.fromkeys(reading.maker for reading in pair.values())
    calls = dict.fromkeys(reading.step.call if reading.step else reading.name for reading in pair.values())
    return tag(
        "li",
        heading_line(" / ".join(calls), " and ".join(makers)),
        tag("p", said, class_="itm-said"),
        tag("div", *tables, class_="itm-given"),
        class_="itm-step",
        data_step=known.name,
    )


def _together(a: Reading, b: Reading) -> Html:
    """Each number of both, and how far b is from a; one scale for the two, for several differences another."""
    gaps: Array = b.values.ravel() - a.values.ravel()
    scale, gap_scale = max(a.own_scale, b.own_scale), largest_in(gaps)
    if gaps.size == 1:  # alone it would always be the longest
        gap_scale = max(scale, rounded_up(gap_scale))
    columns = ((a.values.ravel(), scale), (b.values.ravel(), scale), (gaps, gap_scale))
    rows = (
        tag("tr", tag("th", a.names[unit], scope="row"), *(cells(float(c[unit]), s) for c, s in columns))
        for unit in _largest(gaps)
    )
    note = f" · the {MOST_COMPARED} largest differences of {gaps.size}" if _are_many(gaps) else ""
    heads = (tag("th", text, scope="col", colspan=2, style=MIDDLE) for text in ("a", "b", "b - a"))
    head = tag("thead", tag("tr", tag("td"), *heads))
    pictures = _pictures(a, b, scale) if _are_many(gaps) else ""
    return join(
        pictures, tag("table", tag("caption", _called({"a": a, "b": b}), note), head, tag("tbody", *rows))
    )


def _are_many(numbers: Array) -> bool:
    """Whether a table of all of them would be too long to see anything in."""
    return numbers.size > MOST_COMPARED


def _pictures(a: Reading, b: Reading, scale: float) -> Html:
    """Both outputs in the same colours, and their difference in colours of its own."""
    gaps = b.values - a.values.reshape(b.values.shape)
    shown = {"a": (a.values, scale), "b": (b.values, scale), "b - a": (gaps, None)}
    alike = gaps.shape == a.values.shape
    maps = chosen_maps(a.values).tolist() if alike else None  # of very many, the same of all three
    figures = (
        tag(
            "figure",
            picture(values, f"{a.name}, {mark},", most, maps=maps),
            tag("figcaption", mark),
            style=ASIDE,
        )
        for mark, (values, most) in shown.items()
    )
    return tag("div", *figures)


def _largest(gaps: Array) -> list[int]:
    """The places of the differences worth a row: all, in order, or the largest of very many."""
    if not _are_many(gaps):
        return list(range(gaps.size))
    order = np.argsort(-np.abs(np.nan_to_num(gaps)), kind="stable")
    return [int(unit) for unit in order[:MOST_COMPARED]]


def _alone(mark: str, reading: Reading) -> Html:
    rows = (
        tag(
            "tr",
            tag("th", reading.names[unit], scope="row"),
            cells(float(reading.values.flat[unit]), reading.own_scale),
        )
        for unit in reading.units
    )
    return tag("table", tag("caption", f"{reading.called} in {mark}"), tag("tbody", *rows))
