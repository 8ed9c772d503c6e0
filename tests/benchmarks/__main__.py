"""`make bench`: measure the times that the README states. Nothing is asserted: a busy machine is no fault."""

import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = sys.executable
WITH_TORCH = ".venv-bench/bin/python"

# What is measured, in the order in which it is printed, and the Python that measures it.
MEASURES = {
    "imports": HERE,
    "pages": HERE,
    "passes": WITH_TORCH,
    "opened": WITH_TORCH,
    "attention": WITH_TORCH,
    "language": HERE,  # what it needs is installed by `make test-peers` and `make test-real`
    "learning": WITH_TORCH,
    "script": HERE,
    "large": HERE,
    "alive": HERE,
    "paint": HERE,
    "bench": HERE,
}

# One thread, so that layers are compared and not schedulers; bytecode, as any installed package has it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


def main() -> None:
    """Measure everything, or only what is named: `python -m tests.benchmarks paint`."""
    print(f"{processor()}, {os.cpu_count()} cores; {platform.system()}, Python {platform.python_version()}.")  # noqa: T201
    print(f"Work that waited for a core when this began: {os.getloadavg()[0]:.1f}.", flush=True)  # noqa: T201
    for name in sys.argv[1:] or MEASURES:
        subprocess.run([MEASURES[name], "-m", f"tests.benchmarks.{name}"], env=ENVIRONMENT, check=True)


def processor() -> str:
    """Return what the processor calls itself."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
