"""How long from an input event until the frame that answers it is on the screen, as the browser itself measures it.

Chromium follows an event from its own time stamp through everything that waits and works (the page's scripts, style,
layout, paint, the drawing of the frame) to the moment at which that frame is handed to the screen: what "Interaction to
Next Paint" counts, but not rounded to 8 ms. From inside a page one can only guess at that moment. Two animation frames
after the event are the usual guess: the second begins up to a frame after the first is on the screen, later still when
something else runs before it, and now and then before it is there.

A person's click comes at any moment of a frame. A driver's does not: it waits for frames before it acts, so that its
events reach the page at one and the same moment of a frame, the best or the worst one. So here each event is held back
by another share of a frame, and the shares are spread evenly.
"""

import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Page

FRAME = 1000 / 60  # milliseconds
PRESS = 80  # milliseconds that a finger holds a button down; a page may use them
GOLDEN = 0.618034  # multiples of it are spread evenly over a circle, however many there are
REST = 250  # milliseconds in which a page writes what is out of sight; and the frame is on the screen by then
# What it calls them.
PRESSED, CLICK, MOVE, KEY = "MOUSE_PRESSED", "MOUSE_RELEASED", "MOUSE_DRAGGED", "KEY_PRESSED"

SHARES: Iterator[float] = (turn * GOLDEN % 1 for turn in itertools.count())


def on_screen(page: Page, kind: str, act: Callable[[], object]) -> float:
    """Act at another moment of a frame than the last time; return the milliseconds from the event to the screen."""
    browser = page.context.browser
    assert browser
    browser.start_tracing(page=page, categories=["input.scrolling"])
    page.wait_for_timeout(FRAME * next(SHARES))
    act()
    page.wait_for_timeout(REST)
    return latency(json.loads(browser.stop_tracing())["traceEvents"], kind)


def latency(events: list[dict[str, Any]], kind: str) -> float:
    """The milliseconds between both ends of the last event of a kind in what was traced: before a letter, Shift may be one."""
    ends = [each for each in events if each["name"] == "EventLatency"]
    begun = max((each for each in ends if each["ph"] == "b" and kind_of(each) == kind), key=time_of)
    # Chromium gives its numbers of events again, to later ones.
    ended = min(
        (each for each in ends if each["ph"] == "e" and same(each, begun) and each["ts"] > begun["ts"]),
        key=time_of,
    )
    return float(ended["ts"] - begun["ts"]) / 1000


def time_of(event: dict[str, Any]) -> float:
    return float(event["ts"])


def kind_of(event: dict[str, Any]) -> str:
    return str(event["args"].get("event_latency", {}).get("event_type"))


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(each) == other.get(each) for each in ("pid", "id", "id2"))


def click(page: Page, at: tuple[float, float]) -> None:
    """Click as a finger does, which holds the button down for a while; it lets go at any moment of a frame."""
    page.mouse.move(*at)
    page.mouse.down()
    page.wait_for_timeout(PRESS + FRAME * next(SHARES))
    page.mouse.up()
