"""How long `import lessons_lib` takes, against `import numpy` alone: each time in a Python of its own."""

import subprocess
import sys
from functools import partial

from tests.benchmarks.timing import columns, digits, print_table, ratio, take_turns

ROUNDS = 25
CODE = "import time; start = time.perf_counter(); import {}; print((time.perf_counter() - start) * 1000)"


def main() -> None:
    names = ("lessons_lib", "numpy")
    times = take_turns({name: partial(importing, name) for name in names}, ROUNDS)
    against = {"lessons_lib": digits(ratio(times["lessons_lib"], times["numpy"])), "numpy": "1"}
    rows = [[f"import {name}", *columns(times[name]), against[name]] for name in names]
    print_table("Import, in ms", ("median", "p95", "against NumPy"), rows)


def importing(name: str) -> float:
    """Import a package in a fresh Python; return the milliseconds it took."""
    command = [sys.executable, "-c", CODE.format(name)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
