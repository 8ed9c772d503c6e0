"""The lights through all layers are true: a number is lit where moving it, in Python, moves the other."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page

from lessons_lib import Add, Concat, Flatten, Input, LeakyReLU, Linear, Model, ReLU, Scale, Softmax, on
from lessons_lib.model.trace import Trace
from lessons_lib.page.data import data
from tests.browser.conftest import OpenPage
from tests.browser.live import HABITS, TRACES
from tests.browser.script import load

pytestmark = pytest.mark.browser

LIT = """([written, asked]) => {
    const [trace] = itm.readTraces(written);
    return asked.map(([index, unit]) => itm.litThrough(trace, index, unit)?.map((each) => [...each]) ?? null);
}"""
LITTLE = 1e-4  # of a number's own size
RANDOM = np.random.default_rng(5)


def larger(X: tuple[float, float, float]) -> list[float]:
    """Of two numbers the larger counts, and one is taken times 0."""
    a, b, c = X
    return [max(a, b) + 0 * c, a * c / 2]


SPARSE = RANDOM.normal(size=(6, 9)) * (RANDOM.random((6, 9)) < 0.4)
MODELS: dict[str, Callable[[], Trace]] = {
    **{
        name: TRACES[name]
        for name in ("00", "02", "02 asking", "03", "04 xor", "04 leak", "04 softmax", "05")
    },
    "joined": lambda: Model(
        lambda X: X * 2, ReLU(), Add("x"), Scale(1, 2), Concat("o1"), on(Linear([[1, 0, 0, 2]]), "o5")
    ).trace([1, -2]),
    "beside": lambda: Model(Linear([[1, 2], [3, -4]]), on(ReLU(), "x"), Add("o1"), Softmax()).trace([2, -1]),
    "sparse": lambda: Model(
        Scale(0.5, 2), Flatten(), Linear(SPARSE), ReLU(), Linear(RANDOM.normal(size=(4, 6)))
    ).trace(RANDOM.normal(size=(3, 3))),
    "larger": lambda: Model(HABITS, larger).trace([3, 2, 5]),
    "inside": lambda: Model(Model(Linear([[1, 0], [2, 3]]), ReLU()), LeakyReLU(0), Linear([[1, 1]])).trace(
        [-1, 4]
    ),
    "own inputs": lambda: Model(Input("a", "b"), lambda X: [X[0] * X[0], X[1] - 1, 7.0], Softmax()).trace(
        [0, 2]
    ),
    "opaque": lambda: Model(lambda X: np.sort(np.asarray(X)).cumsum(), ReLU()).trace([3, 1, 2]),
}


def outputs_with(
    trace: Trace, sources: list[list[int]], index: int, values: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """All outputs, x first, where one of them is another; what comes before it stays."""
    outputs = [trace.x, *(step.output for step in trace)]
    outputs[index] = values
    for at in range(index, len(outputs) - 1):
        outputs[at + 1] = np.asarray(
            trace.steps[at].layer(*(outputs[source] for source in sources[at])), dtype=float
        )
    return outputs


def moved_by(trace: Trace, sources: list[list[int]], index: int, unit: int) -> list[NDArray[np.bool_]]:
    """Which numbers of the outputs after it move when one number moves a little, up or down."""
    before = [trace.x, *(step.output for step in trace)]
    moved = [np.zeros(each.size, dtype=bool) for each in before]
    for way in (1, -1):
        values = before[index].copy()
        values.flat[unit] += way * LITTLE * (abs(values.flat[unit]) or 1)
        after = outputs_with(trace, sources, index, values)
        for place in range(index, len(before)):
            moved[place] |= (after[place] != before[place]).ravel()
    return moved


@pytest.fixture(scope="module")
def page(open_shared_page: OpenPage) -> Page:
    page = open_shared_page()
    load(page)
    return page


@pytest.mark.parametrize("name", [*MODELS, "06"])
def test_a_number_is_lit_where_moving_it_moves_the_other(page: Page, name: str) -> None:
    trace = {**MODELS, "06": TRACES["06"]}[name]()
    written = data(trace)
    sources = [row["sources"] for row in written["models"][0]]
    sizes = [trace.x.size, *(step.output.size for step in trace)]
    every = [(index, unit) for index, size in enumerate(sizes) for unit in range(size)]
    moves = {place: moved_by(trace, sources, *place) for place in every}
    asked = every[:: max(1, len(every) // 60)]
    lit = page.evaluate(LIT, [written, asked])
    for (index, unit), got in zip(asked, lit, strict=True):
        for place, size in enumerate(sizes):
            if place >= index:
                truth = moves[index, unit][place]
            else:
                truth = np.array([moves[place, own][index][unit] for own in range(size)])
            if place == index:
                truth = np.arange(size) == unit
            assert got[place] == truth.astype(int).tolist(), (index, unit, place)


def test_what_would_take_too_long_is_not_lit_at_all(page: Page) -> None:
    """More than 1,500,000 weights between two outputs: nothing is said rather than something untrue."""
    layer = Linear(np.full((256, 256), 1 / 256))
    for layers, followed in ((20, True), (25, False)):
        written = data(Model(*[layer] * layers).trace(np.ones(256)))
        (lit,) = page.evaluate(LIT, [written, [(layers, 0)]])
        assert (lit is not None) == followed
