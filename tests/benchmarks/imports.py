"""How long `import lessons_lib` takes, against `import numpy` alone: each time in a Python of its own."""

import subprocess
import sys
from functools import partial

from tests.benchmarks.timing import columns, digits, print_table, ratio, take_turns

ROUNDS = 25
CODE = "import time; start = time.perf_counter(); {}; print((time.perf_counter() - start) * 1000)"
# Names that come when they are asked for are cheap until then: so what a first lesson asks for is measured too.
ARTICLE = "from lessons_lib import Input, Linear, Model, ReLU, patients"
NUMPY = "import numpy"


def main() -> None:
    lines = ("import lessons_lib", ARTICLE, NUMPY)
    times = take_turns({line: partial(importing, line) for line in lines}, ROUNDS)
    rows = [[line, *columns(times[line]), digits(ratio(times[line], times[NUMPY]))] for line in lines]
    print_table("Import, in ms", ("median", "p95", "against NumPy"), rows)


def importing(line: str) -> float:
    """Import in a fresh Python; return the milliseconds it took."""
    command = [sys.executable, "-c", CODE.format(line)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
