"""Times of things that took turns, so that a busy moment of the machine hits each of them, and how they are printed."""

import itertools
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

Times = list[float]  # in milliseconds
# Names the open file in which is told what happens, where two checkouts take turns.
TOLD_IN = "BENCHMARK_TOLD_IN"


def took(action: Callable[[], object], calls: int = 1) -> float:
    """Return how long one call took, in milliseconds: the mean of a few in a row."""
    start = time.perf_counter()
    for _ in range(calls):
        action()
    return (time.perf_counter() - start) / calls * 1000


def take_turns(
    measures: Mapping[str, Callable[[], float]], rounds: int, warm_up: int = 2
) -> dict[str, Times]:
    """Measure A B A B …, after rounds that do not count."""
    taken: dict[str, Times] = {name: [] for name in measures}
    for turn in range(-warm_up, rounds):
        for name, measure in measures.items():
            wait_for_turn()
            milliseconds = measure()
            tell(name=name, milliseconds=milliseconds, counts=turn >= 0)
            if turn >= 0:
                taken[name].append(milliseconds)
    return taken


def tell(**what: object) -> None:
    """Tell whoever lets two checkouts take turns; see beside.py."""
    if TOLD_IN in os.environ:
        os.write(int(os.environ[TOLD_IN]), f"{json.dumps(what)}\n".encode())


def wait_for_turn() -> None:
    """Wait until the other checkout has had its turn, where there is one."""
    if TOLD_IN in os.environ:
        tell(waits=True)
        sys.stdin.readline()


def median(times: Times) -> float:
    return statistics.median(times)


def p95(times: Times) -> float:
    """Return what 95 of 100 stayed below."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def ratio(times: Times, others: Times) -> float:
    """Return the median of the ratios round by round: what slowed one turn down slowed its neighbour too."""
    return statistics.median(one / other for one, other in zip(times, others, strict=True))


def there_and_back(end: int) -> Iterator[int]:
    """Count 0, 1, … end, … 1, 0, 1, … for ever."""
    return itertools.cycle([*range(end), *range(end, 0, -1)])


def columns(times: Times, unit: float = 1) -> tuple[str, str]:
    """Return median and p95 as a table writes them; `unit` is how many of its units a millisecond has."""
    return digits(median(times) * unit), digits(p95(times) * unit)


def digits(value: float) -> str:
    """Return a figure with no more digits than it deserves."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows below their heads: words to the left, figures to the right."""
    tell(title=title)
    table = [[title, *heads], *rows]
    widths = [max(len(row[at]) for row in table) for at in range(len(heads) + 1)]
    lines = [f"{words:<{widths[0]}}" + "".join(map(_right, figures, widths[1:])) for words, *figures in table]
    print("", lines[0], "-" * len(lines[0]), *lines[1:], sep="\n", flush=True)  # noqa: T201


def _right(figure: str, width: int) -> str:
    return f"  {figure:>{width}}"
