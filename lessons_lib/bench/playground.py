"""`playground`: points, a model and its training on one page, which needs no kernel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from lessons_lib.bench.look import picture, style
from lessons_lib.bench.stepper import stepper
from lessons_lib.data import DataSet, Sample, blobs, curve, hills, moons, rings, spiral, xor
from lessons_lib.data.sample import samples_in
from lessons_lib.layers import Input, LeakyReLU, Linear, ReLU, Scale, Sigmoid, Softmax, Tanh
from lessons_lib.model import Model
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.numbers.notation import counted, shape_words
from lessons_lib.page.assets import bundle
from lessons_lib.page.html import Html, tag

__all__ = ["Playground", "playground"]

KNOWN = (spiral, rings, moons, xor, blobs, curve, hills)


@dataclass(frozen=True, eq=False)
class Playground:
    """A bench to play on; the last line of a notebook cell shows it."""

    data: DataSet

    def __repr__(self) -> str:
        return f"A bench to play on, with {self.data.name}: {counted(len(self.data), 'point')}."

    def _repr_html_(self) -> str:
        static = tag("div", Html(picture(self.data)._repr_html_()), class_="itm-bench-static")
        written = json.dumps(self.written(), ensure_ascii=False, separators=(",", ":")).replace(
            "<", "\\u003c"
        )
        data = tag("script", Html(written), type="application/json", class_="itm-bench-data")
        return f"<style>{style()}</style>\n{static}\n{data}\n<script>{_script()}</script>"

    def written(self) -> dict[str, Any]:
        """What the script draws from: the points first, then the package's own sets."""
        others = [each for each in KNOWN if each is not self.data]
        return {"sets": [_points(each) for each in (self.data, *others)], "stepper": stepper(_every_layer())}


def playground(data: DataSet | Iterable[Sample] = spiral) -> Playground:
    """A bench to play on: draw points or paste them, build a model, and watch it learn.

    It runs in the page, without a kernel, with the numbers that `train` would come to; its button *Copy as Python*
    gives the cells that do so.

    Args:
        data: samples with an x of two numbers and a target, a class or a quantity: such as `spiral`, or ``rings``,
            ``moons``, ``xor``, ``blobs``, ``curve`` and ``hills`` from `lessons_lib.data`, which the bench offers too.

    Raises:
        InputTypeError: these are no samples, or one has no target.
        InputValueError: a sample's x is not two numbers.
    """
    data = data if isinstance(data, DataSet) else _collected(data)
    for sample in data:
        if sample.x.shape != (2,):
            raise InputValueError(
                f"playground draws a plane and expects an x of 2 numbers, and {sample.name} of {data.name} has "
                f"{shape_words(sample.x.shape)}. Choose two features, as in "
                'DataSet.from_csv("houses.csv", target="price", features=("rooms", "age")).'
            )
        if sample.target is None:
            raise InputTypeError(
                f"playground expects samples with targets, and {sample.name} of {data.name} has none. "
                'Rows with the target last become samples with DataSet.from_rows(name, rows, features, target="price").'
            )
    return Playground(data)


def _collected(samples: Iterable[Sample]) -> DataSet:
    """Samples that are no data set yet."""
    kept = samples_in(samples, "playground", "playground(spiral)")
    first = kept[0] if kept else Sample("nothing", (0, 0))
    return DataSet("points", ("across", "up"), kept, first.classes, first.quantity)


def _points(data: DataSet) -> dict[str, Any]:
    """A data set as the script takes it."""
    quantity = data.quantity.name if data.quantity else ""
    classes = list(data.classes.names) if data.classes else None
    return {
        "name": data.name,
        "features": list(data.features),
        "classes": classes,
        "target": quantity or ("class" if classes else "target"),
        "points": [[*sample.x.tolist(), sample.target] for sample in data],
        "known": data.name if data in KNOWN else "",
    }


def _every_layer() -> Trace:
    """A trace of every kind of layer that the bench may build, of an answer that may be a quantity."""
    layers = [Linear(np.eye(2), np.zeros(2)), ReLU(), LeakyReLU(), Tanh(), Sigmoid(), Softmax()]
    return Model(Input("across", "up"), Scale(np.zeros(2), np.ones(2)), *layers).trace(hills[0])


@cache
def _script() -> str:
    return f"(() => {{\n{bundle('bench/start.js')}\nsetUpBenches();\n}})()"
