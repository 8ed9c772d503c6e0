"""How long it takes to build the page of a trace, and how large it is."""

from functools import partial

import numpy as np

from lessons_lib import Input, Linear, Model, ReLU, step_through
from lessons_lib.model.trace import Trace
from tests.benchmarks.timing import columns, digits, print_table, take_turns, took

ROUNDS = 9
WIDTH = 8


def main() -> None:
    builds = {layers: partial(build, layers) for layers in (3, 30, 300)}
    times = take_turns(
        {f"{layers} layers": partial(took, action) for layers, action in builds.items()}, ROUNDS
    )
    sizes = {f"{layers} layers": len(action().encode()) / 1024 for layers, action in builds.items()}
    rows = [[name, *columns(times[name]), digits(sizes[name])] for name in times]
    print_table("Building a page, in ms", ("median", "p95", "KB"), rows)


def build(layers: int) -> str:
    """Trace a model, and write its page."""
    return step_through(traced(layers))._repr_html_()


def traced(layers: int) -> Trace:
    """The trace of linear layers and ReLUs in turn."""
    random = np.random.default_rng(layers)
    weights = random.normal(size=(WIDTH, WIDTH)) / np.sqrt(WIDTH)
    row = [Input(shape=WIDTH), *(ReLU() if place % 2 else Linear(weights) for place in range(layers - 1))]
    return Model(*row).trace(random.normal(size=WIDTH))


if __name__ == "__main__":
    main()
