"""A bench to play on while it trains: how long from redraw to redraw, its script in each, and until the spiral is learned."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from lessons_lib.data import spiral
from tests.benchmarks.timing import columns, digits, median, print_table
from tests.browser.bench import BenchPage, opened
from tools import browser as browsers

FRAMES, TRAININGS = 180, 5
PACES = ("30 a second", "full speed")
SIZES = {"8 and 8 units": 8, "64 and 64 units": 64}
LONGEST = 60_000  # milliseconds that a training may take

# Milliseconds from each frame to the next while it plays, and how long its script was at work in each.
WATCHED = """count => new Promise(done => {
    const [apart, work] = [[], []];
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = draw => ask(now => {
        const began = performance.now();
        draw(now);
        work.push(performance.now() - began);
    });
    let before = 0;
    const next = now => {
        if (before) apart.push(now - before);
        before = now;
        if (apart.length < count) return ask(next);
        window.requestAnimationFrame = ask;
        done([apart, work]);
    };
    ask(next);
})"""
# Milliseconds until 97 in a hundred of the points for training are told right, from the click on Play.
LEARNED = """() => new Promise(done => {
    const began = performance.now();
    document.querySelector(".itm-bench-play").click();
    const look = () => {
        const said = document.querySelector(".itm-bench-key-train").textContent.match(/, ([\\d.]+) % right/);
        if (said && Number(said[1]) >= 97) return done(performance.now() - began);
        requestAnimationFrame(look);
    };
    look();
})"""


def main() -> None:
    """Print what a redraw takes while it trains, and how long the spiral takes."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.arguments())
        rows = []
        for size, units in SIZES.items():
            for pace in PACES:
                apart, work = redraws(of(chromium, Path(folder)), units, pace)
                rows.append([f"{size}, {pace}", *columns(apart), *columns(work)])
        print_table("From redraw to redraw, in ms", ("median", "p95", "script", "p95"), rows)
        times = [learned(of(chromium, Path(folder)), str(seed)) for seed in range(TRAININGS)]
        print_table(
            "97 % of the spiral, in s", ("median", "longest"),
            [["at full speed, 5 seeds", digits(median(times) / 1000), digits(max(times) / 1000)]],
        )  # fmt: skip


def of(chromium: Browser, folder: Path) -> Page:
    page = chromium.new_page(viewport={"width": 1106, "height": 720})
    page.set_default_timeout(LONGEST)
    opened(page, folder, spiral)
    return page


def redraws(page: Page, units: int, pace: str) -> tuple[list[float], list[float]]:
    bench = BenchPage(page)
    for layer in (2, 4):
        bench.set(f"Units of L{layer}", str(units))
    bench.choose("Epochs", pace)
    bench.button("Play").click()
    page.wait_for_timeout(500)
    apart, work = page.evaluate(WATCHED, FRAMES)
    page.close()
    return apart, work


def learned(page: Page, seed: str) -> float:
    bench = BenchPage(page)
    bench.set("Seed", seed)
    bench.choose("Epochs", "full speed")
    taken = float(page.evaluate(LEARNED))
    page.close()
    return taken


if __name__ == "__main__":
    main()
