"""How long a function may be recorded, before what is not recorded yet is left to the kernel."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

__all__ = ["MOST_SECONDS", "MOST_WAITING", "Limit"]

MOST_SECONDS = (
    0.2  # of reckoning: on a machine that others use too a page should be no other one for having to wait …
)
MOST_WAITING = 2.0  # … and on the clock, for a function that itself waits, for a file or a server


@dataclass(frozen=True)
class Limit:
    """The time from now on until a recording has to end."""

    reckoning: float = field(default_factory=lambda: time.process_time() + MOST_SECONDS)
    waiting: float = field(default_factory=lambda: time.perf_counter() + MOST_WAITING)

    def is_reached(self) -> bool:
        """Whether the one time or the other is used up."""
        return time.process_time() > self.reckoning or time.perf_counter() > self.waiting
