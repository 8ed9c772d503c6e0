"""Whether a page keeps to the room that people have: a laptop's height, a phone's width, no number cut off, nothing that moves."""

from collections.abc import Iterable, Iterator
from typing import Any

from tests.browser.live import LivePage
from tests.browser.waiting import drawn

USABLE = 600  # pixels of height that JupyterLab leaves of 720
MARGIN = 16  # around the page

# What sticks out of its own room: numbers first of all.
CUT_OFF = """root => [...root.querySelectorAll(".itm-cell, .itm-value, .itm-total, .itm-weight, .itm-term, .itm-name")]
    .filter(each => each.checkVisibility() && (each.scrollWidth > each.clientWidth + 1) && each.clientWidth)
    .map(each => each.className + ": " + each.textContent)"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
STEP_SIDEWAYS = (
    "root => { const step = root.querySelector('.itm-step'); return step.scrollWidth - step.clientWidth }"
)
# Which panels and signs of a step begin before what stands above them has ended, and which are out of the page's sides.
# Where a window walks a kernel may stand beside its terms, but nothing may lie over what comes before it.
BESIDE = """root => [...root.querySelector(".itm-step").children].filter(each => each.offsetHeight)
    .filter((each, place, all) => {
        if (!place) return false;
        const [here, before] = [each, all[place - 1]].map(one => one.getBoundingClientRect());
        const below = here.top >= before.bottom - 1, right = here.left >= before.right - 1;
        return !below && !(right && each.parentElement.querySelector(".itm-windows"));
    })
    .map(each => each.className)"""
OUT_OF_SIGHT = """root => [...root.querySelectorAll(".itm-step .itm-panel > *, .itm-step button, .itm-controls button, .itm-foot button")]
    .filter(each => each.checkVisibility() && each.offsetWidth && !each.closest(".itm-row")) // which scrolls in itself
    .filter(each => { const at = each.getBoundingClientRect(); return at.left < 0 || at.right > innerWidth })
    .map(each => each.className)"""


# All of it at once, as each question to the page waits for the browser.
FOUND = f"""root => ({{
    height: root.offsetHeight, step: ({STEP_SIDEWAYS})(root), page: {SIDEWAYS}, cut: ({CUT_OFF})(root),
    beside: ({BESIDE})(root), unseen: ({OUT_OF_SIGHT})(root),
}})"""


def asked_and_told(live: LivePage) -> Iterator[dict[str, Any]]:
    """What is found at a step: once, and where a guess is asked once more when it is given up."""
    yield drawn(live.page) and live.root.evaluate(FOUND)
    if live.reveal():
        yield drawn(live.page) and live.root.evaluate(FOUND)


def stands_below_each_other(live: LivePage, at_each_step: Iterable[object]) -> None:
    """On a phone each step, asked and told, is as wide as the page: its panels follow each other downwards."""
    for _ in at_each_step:
        for found in asked_and_told(live):
            assert found["beside"] == []
            assert found["unseen"] == []
            assert found["step"] <= 0, "a step is wider than the page"
            assert found["cut"] == []
            assert found["page"] <= 0


def keeps_its_room(live: LivePage, at_each_step: Iterable[object]) -> None:
    """Each step, asked and told, stands in one row and has the one height that a laptop has room for."""
    heights = set()
    for _ in at_each_step:
        for found in asked_and_told(live):
            heights.add(found["height"])
            assert found["step"] <= 0, "a step is wider than the page"
            assert found["cut"] == []
    assert len(heights) == 1, f"a step changes the height: {heights}"
    assert max(heights) <= USABLE, heights
    assert live.page.evaluate(SIDEWAYS) <= 0
