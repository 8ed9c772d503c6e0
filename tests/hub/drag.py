"""What a page with knobs sends while it is dragged, so that many learners can drag without as many browsers.

`tests/hub/test_hub.py` holds it to what the page of lesson 02 sends in a real browser.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field

from tests.hub.hub import Kernel, Message, errors

BETWEEN = 0.1  # seconds between two messages while a knob moves (OFTEN, in page/scripts/pages/talk.js)
MESSAGES = 10  # a drag of a second
REST = 2.0  # seconds on average in which one looks, or steps: the page does that alone

# What follows from broccoli in lesson 02's model, as the page computes it.
X_OF = "from ipywidgets.widgets.widget import _instances; print(_instances['{}'].trace.sample.x[0])"


def drag_message(comm: str, broccoli: int) -> Message:
    """Say that the first knob of lesson 02's page stands at this number of broccoli."""
    o2 = (58 * broccoli - 3 * 2000 + 2 * 100) / 11_600
    state = {"turned": {"x[0]": broccoli}, "asks": False, "computed": {"L2": [o2], "L3": [max(0, o2)]}}
    return {
        "comm_id": comm,
        "data": {"method": "update", "state": {"state": state}, "buffer_paths": []},
    }


@dataclass
class Dragging:
    """A learner who drags and rests in turns: how long Python took to follow each message, and what failed."""

    kernel: Kernel
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    stands: int = 100  # the number of broccoli on the page

    @property
    def comm(self) -> str:
        """The page with knobs."""
        pages = [each for each in self.kernel.opened if "asks" in each["data"]["state"].get("state", {})]
        return str(pages[-1]["comm_id"])

    def go_on(self, until: float, chance: random.Random) -> None:
        """Drag and rest in turns until then."""
        while time.monotonic() < until:
            time.sleep(chance.uniform(0, 2 * REST))
            self.drag()
        self.compare()

    def drag(self) -> None:
        """Move the knob for a second."""
        for _ in range(MESSAGES):
            self.stands = (self.stands + 3) % 200
            began = time.monotonic()
            heard = self.kernel.talk("comm_msg", drag_message(self.comm, self.stands))
            self.seconds.append(time.monotonic() - began)
            self.failures += errors(heard)
            time.sleep(max(0.0, BETWEEN - self.seconds[-1]))

    def compare(self) -> None:
        """Python's trace must stand where the page does."""
        heard = self.kernel.execute(X_OF.format(self.comm))
        printed = "".join(each["content"]["text"] for each in heard if each["msg_type"] == "stream")
        if not printed or float(printed) != self.stands:
            self.failures.append(f"the page stands at {self.stands}, and Python's trace at {printed!r}")
