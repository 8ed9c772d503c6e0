"""While a knob is dragged what one reads stands still: the row's pictures and clouds, and a result's first digit."""

from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.fits import MARGIN
from tests.browser.live import LAPTOP, TRACES, opened
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

# Where the clouds stand, and where the result's number begins behind its sign.
PLACES = """root => {
    const result = root.querySelector(".itm-flow-result");
    const signed = result.textContent.startsWith("-");
    return [...root.querySelectorAll(".itm-row .itm-cloud")].map(cloud => cloud.offsetLeft)
        .concat(Math.round(result.getExtentOfChar(Number(signed)).x - (signed ? result.getExtentOfChar(0).width : 0)));
}"""


def test_a_dragged_knob_moves_nothing_that_one_reads(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP + MARGIN, height=720), tmp_path, TRACES["02"](), "explore").go(1)
    box = live.root.get_by_label("broccoli, exact")
    for widest in ("33", "-100"):
        box.fill(widest)
    seen = set()
    for value in range(1, 60, 3):
        box.fill(str(value))
        drawn(live.page)
        seen.add(tuple(live.root.evaluate(PLACES)))
    assert len(seen) == 1
