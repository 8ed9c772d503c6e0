"""The script and the style of every page of every lesson have room: 150 KB with 1 KB of air, whatever is explored or drawn."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lessons_lib import (
    Add,
    BatchNorm,
    Concat,
    Convolution,
    DotProducts,
    Dropout,
    Embedding,
    Input,
    LayerNorm,
    LeakyReLU,
    Linear,
    MaxPool,
    Model,
    ReLU,
    Reshape,
    RowwiseLinear,
    Sample,
    Sigmoid,
    Softmax,
    WeightedSums,
    on,
    patients,
)
from lessons_lib.data.digits import digits
from lessons_lib.data.spiral import spiral
from lessons_lib.model.trace import Trace
from lessons_lib.page.data import data, data_element
from lessons_lib.page.html import Html
from lessons_lib.page.page import DRAWERS, script_needs, stepping
from lessons_lib.trained import digit_model, digits_cnn, pad_model, sorter_model, spiral_model
from tests.lessons import NOTEBOOKS

MOST, AIR = 150 * 1024, 512  # bytes
SHOWS = re.compile(r"\b(?:step_through|explore|draw|compare)\(\w.*\)$|\bwalk\(model", re.MULTILINE)

WORDS, TABLE = ("dog", "bites", "man"), [[2, 0], [0, 2], [1, 1]]
TO_CHANNELS = Input(shape=(8, 8)), Reshape((8, 8), (1, 8, 8))
SEVEN = next(sample for sample in digits.test if sample.target == 7)
IN, TWO = Input("a", "b"), Linear([[0, 1], [1, 0]])


def formula(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def article(last: Any) -> Trace:
    return Model(Input("broccoli", "strawberries", "hours"), formula, last).trace(patients[3])


def attention(rows: Embedding, width: int) -> Trace:
    """One head, its rows in sight."""
    weights = [RowwiseLinear(np.ones((width, rows.table.shape[1]))) for _ in range(3)]
    layers = {
        "queries": weights[0],
        "keys": on(weights[1], "rows"),
        "values": on(weights[2], "rows"),
        "scores": on(DotProducts(), "queries", "keys"),
        "shares": Softmax(),
        "mix": on(WeightedSums(), "shares", "values"),
    }
    return Model(rows=rows, **layers).trace(list(rows.tokens))


def block(linear: Linear) -> Model:
    return Model(linear, ReLU(), Add("x"))


# The models that lessons show, each as it stands in its first lesson: by its layers a page knows what it carries.
SHOWN: dict[str, Callable[[], Trace]] = {
    "01, 02: a function": lambda: article(ReLU()),
    "02: another activation": lambda: article(LeakyReLU()),
    "03, 08, 09: small layers": lambda: Model(IN, TWO, ReLU(), Linear([[1, 2]], [1])).trace((1, 2)),
    "04: a share": lambda: Model(IN, TWO, Sigmoid(), TWO, Softmax()).trace((1, 2)),
    "05: the spiral": lambda: spiral_model().trace(spiral[20]),
    "06, 10: digits": lambda: digit_model().trace(SEVEN),
    "00, 10: drawn digits": lambda: pad_model().trace(SEVEN),
    "07: a quantity": lambda: Model(IN, Linear([[1, 2]])).trace(Sample("house", (1, 2), 3)),
    "11: one kernel": lambda: Model(*TO_CHANNELS, Convolution(np.ones((1, 1, 3, 3)), padding=1)).trace(SEVEN),
    "11: the CNN": lambda: digits_cnn().trace(SEVEN),
    "12: pooling": lambda: Model(*TO_CHANNELS, MaxPool(2)).trace(SEVEN),
    "12: normalisation": lambda: Model(
        Input("a", "b", "c", "d"), LayerNorm([1, 1, 1, 1], [0, 0, 0, 0])
    ).trace((2, 4, 4, 6)),
    "12: by batches": lambda: Model(IN, BatchNorm([0, 0], [1, 1], axes=1), Dropout(0.5)).trace((3, 1)),
    "13: an arrow": lambda: Model(IN, TWO, ReLU(), Add("o1"), Concat("o2")).trace((3, -2)),
    "13: blocks": lambda: Model(IN, block(TWO), block(TWO), Linear([[1, 1]])).trace((3, -2)),
    "14: a head": lambda: attention(Embedding(TABLE, WORDS), 2),
    "14: the sorter": lambda: sorter_model().trace("dacab"),
    "16: a head of a real network": lambda: attention(
        Embedding(np.random.default_rng(0).normal(size=(8, 384)), "abcdefgh"), 32
    ),
}
# How often a lesson shows a page, in a line of its own: a lesson with one more has its model here.
PAGES = dict(
    zip(
        (f"{lesson:02}" for lesson in range(17)),
        (4, 1, 5, 3, 5, 2, 4, 1, 3, 2, 2, 4, 3, 2, 4, 1, 2),
        strict=True,
    )
)


@cache
def written(model: str) -> dict[str, Any]:
    """The data of a page; a lesson of two traces shows the same layers twice."""
    return data(SHOWN[model]())


def size(model: str, sort: str) -> int:
    """How many bytes of a page are script and style."""
    of_page = written(model)
    element = data_element(of_page, sort, script_needs(of_page, sort))
    page = stepping(Html(), of_page, sort)
    assert element in page
    return len(page.replace(element, "").encode())


@pytest.mark.parametrize("model", SHOWN)
def test_every_sort_of_page_of_a_lessons_model_has_room(model: str) -> None:
    shape = written(model)["traces"][0]["x"]["shape"]
    lacks = {sort for sort, fits in {"map": shape == [2], "draw": np.prod(shape) == 64}.items() if not fits}
    sizes = {sort: size(model, sort) for sort in DRAWERS if sort not in lacks}
    assert {sort: each for sort, each in sizes.items() if each > MOST - AIR} == {}


def test_a_lesson_shows_no_model_whose_page_is_not_measured() -> None:
    found = {lesson.name[:2]: len(SHOWS.findall(_code(lesson))) for lesson in NOTEBOOKS}
    assert {lesson: count for lesson, count in found.items() if count} == PAGES
    assert (
        {lesson for model in SHOWN for lesson in re.findall(r"\d\d", model.split(":")[0])}
        == PAGES.keys()
        - {
            "15"  # its network is asked of the kernel: such a page is of the sort "heavy", and holds no layer's script
        }
    )


def _code(lesson: Path) -> str:
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
