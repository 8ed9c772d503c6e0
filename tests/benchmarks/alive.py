"""What is alive on a page, from an event to the screen: lights, playing, a walk, a glide; against a figure drawn anew.

The page answers within the event, the map of a silenced unit too, so the browser knows when that is on the screen.
"""

import io
import itertools
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import matplotlib.pyplot as plt
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from lessons_lib import CrossEntropy, morph, plot_points, scrub, step_through, train
from lessons_lib.data import digits, spiral
from lessons_lib.page.data import data
from lessons_lib.page.map import with_map
from lessons_lib.page.pad import with_pad
from lessons_lib.page.page import stepping
from lessons_lib.page.static import markup
from lessons_lib.trained import digit_model, digits_cnn, spiral_model
from tests.benchmarks.screen import CLICK, KEY, REST, click, on_screen
from tests.benchmarks.timing import columns, print_table, ratio, take_turns, took
from tests.benchmarks.timing import digits as written
from tools import browser as browsers

ROUNDS = 30
THEIRS = "matplotlib: plot_points, as a PNG"
FRAMES = 120

# Milliseconds from frame to frame while something plays by itself.
WATCHED = """(button, count) => new Promise(done => {
    const apart = [];
    let before = 0;
    const next = now => {
        if (before) apart.push(now - before);
        before = now;
        apart.length < count ? requestAnimationFrame(next) : done(apart);
    };
    button.click();
    requestAnimationFrame(next);
})"""


def main() -> None:
    model, points = spiral_model(), spiral_model().trace(spiral, batch=True)
    history = train(digit_model(), digits.train, CrossEntropy(), epochs=10)
    html = {
        "digits": step_through(digit_model().trace(digits.test[0]))._repr_html_(),
        "window": step_through(digits_cnn().trace(digits.test[0]))._repr_html_(),
        "maps": step_through(digits_cnn().trace(digits.test[0]))._repr_html_(),
        "cnn": drawn_into(digits_cnn().trace(digits.test[0])),
        "pad": drawn_into(digit_model().trace(digits.test[0])),
        "walk": walk(model.trace((1.5, -0.5))),
        "glide": morph(points)._repr_html_(),
        "epochs": scrub(history)._repr_html_(),
    }
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.arguments())
        pages = {name: opened(chromium, Path(folder) / f"{name}.html", each) for name, each in html.items()}
        acts = {
            "arrow key, lights through all layers of the digits": lights(pages["digits"]),
            "arrow key, a window of 3 x 3 walks over the digit": windows(pages["window"], "L4"),
            "arrow key, a window of 3 x 3 walks over 8 maps": windows(pages["maps"], "L7"),
            "stroke by a key on the CNN's pad, its first convolution in sight": strokes(pages["cnn"], "L4"),
            "stroke by a key on the pad of lesson 06's network": strokes(pages["pad"], "L4"),
            "arrow key of the dot on the map": moves(pages["walk"]),
            "silencing a unit, until its map is there": silences(pages["walk"]),
            "glide of 200 points, a notch": slides(pages["glide"], 20),
            "scrub over the epochs of the digits, one": slides(pages["epochs"], 8),
        }
        times = take_turns({**acts, THEIRS: partial(took, partial(drawn, points))}, ROUNDS)
        rows = [[name, *columns(each), written(ratio(times[THEIRS], each))] for name, each in times.items()]
        print_table("From event to screen, in ms", ("median", "p95", "times faster"), rows)
        playing = {
            "the forward pass of the digits": frames(pages["digits"], ".itm-play"),
            "the glide of 200 points": frames(pages["glide"], "button:has-text('Play')"),
        }
        rows = [[name, *columns(each)] for name, each in playing.items()]
        print_table("From frame to frame while it plays, in ms", ("median", "p95"), rows)


def walk(trace: object) -> str:
    """The page of a walk over the spiral's map."""
    return stepping(markup(trace), with_map(data(trace, knobs=[]), trace, spiral), "map")  # type: ignore[arg-type]


def drawn_into(trace: object) -> str:
    """The page of a drawing pad, as it works without a kernel."""
    return stepping(markup(trace), with_pad(data(trace, knobs=[])), "draw")  # type: ignore[arg-type]


def opened(browser: Browser, file: Path, html: str) -> Page:
    file.write_text(f'<meta charset="utf-8"><body style="font-size:14px">{html}', "utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(file.as_uri())
    return page


def lights(page: Page) -> Callable[[], float]:
    """Return what walks from number to number of o1, with the lights on."""
    page.locator(".itm-live .itm-cloud").nth(1).click()
    stop_in(page, ".itm-in").focus()
    page.keyboard.press("l")
    keys = itertools.cycle(["ArrowDown", "ArrowUp"])
    return lambda: pressed(page, next(keys))


def windows(page: Page, layer: str) -> Callable[[], float]:
    """Return what walks over the numbers that go out at a layer, there and back, so that its window walks over what came in."""
    page.locator(f".itm-live .itm-cloud:has-text('{layer}')").first.click()
    stop_in(page, ".itm-live .itm-out").focus()
    return walking(page, [*["ArrowRight"] * 3, *["ArrowLeft"] * 3])


def stop_in(page: Page, end: str) -> Locator:
    """What of a picture takes the keys: one of its cells, or the picture itself."""
    cells, stop = page.locator(f"{end} .itm-cells").first, page.locator("[tabindex='0']")
    return cells.locator(stop).or_(cells.and_(stop)).first


def strokes(page: Page, layer: str) -> Callable[[], float]:
    """Return what draws on a pad by the keys, line below line so that each stroke is new ink, while a layer is in sight."""
    page.locator(f".itm-live .itm-cloud:has-text('{layer}')").first.click()
    lines = [*["ArrowRight"] * 14, *["ArrowDown"] * 3, *["ArrowLeft"] * 14, *["ArrowDown"] * 3]
    page.locator("canvas.itm-pad").focus()
    return walking(page, [f"Shift+{line}" for line in lines])


def walking(page: Page, keys: list[str]) -> Callable[[], float]:
    """Return what presses keys as one who walks does: another has been pressed a moment before the one that is timed.

    Between two turns of a measure other pages are painted, and a page's first frame after those takes longer.
    """
    way = itertools.cycle(keys)

    def walk_on() -> float:
        page.keyboard.press(next(way))
        page.wait_for_timeout(REST)
        return pressed(page, next(way))

    return walk_on


def moves(page: Page) -> Callable[[], float]:
    """Return what moves the dot of a map, there and back."""
    plane, walk_on = page.get_by_role("application"), walking(page, [*["ArrowRight"] * 2, *["ArrowLeft"] * 2])

    def move() -> float:
        plane.focus()
        return walk_on()

    return move


def silences(page: Page) -> Callable[[], float]:
    """Return what silences a unit, or lets it speak again."""
    counted, button = page.locator(".itm-map p").last, page.get_by_role("button", name="Silence")

    def silence() -> float:
        page.locator(".itm-live .itm-cloud").nth(1).click()
        page.locator(".itm-live .itm-out").get_by_role("gridcell").nth(2).click()
        before, box = counted.inner_text(), button.bounding_box()
        assert box
        took = on_screen(page, CLICK, lambda: click(page, (box["x"] + 10, box["y"] + 10)))
        assert counted.inner_text() != before
        return took

    return silence


def slides(page: Page, end: int) -> Callable[[], float]:
    """Return what moves the slider of a picture by a notch, there and back."""
    slider, keys = page.locator("input[type=range]").first, [*["ArrowRight"] * end, *["ArrowLeft"] * end]
    slider.focus()
    turns = itertools.cycle(keys)
    return lambda: pressed(page, next(turns))


def pressed(page: Page, key: str) -> float:
    """Press a key; return the milliseconds until what it does is on the screen."""
    return on_screen(page, KEY, lambda: page.keyboard.press(key))


def frames(page: Page, button: str) -> list[float]:
    return [float(each) for each in page.locator(button).first.evaluate(WATCHED, FRAMES)]


def drawn(points: object) -> None:
    """What `interact` would do for each notch: the points of one output, as a PNG."""
    picture = plot_points(points, "o2")  # type: ignore[arg-type]
    picture.figure.savefig(io.BytesIO(), format="png")
    plt.close(picture.figure)


if __name__ == "__main__":
    main()
