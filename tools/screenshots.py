"""Picture every stepper of the lessons, wide and narrow, light and dark: what `make screenshots` does."""

import argparse
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from lessons_lib.workplace import copies
from tests.browser.jupyter import Lab, Notebook, running_lab
from tools import browser as browsers

PICTURES = Path("screenshots")
README, README_PICTURE = Path("README.md"), Path("stepper.png")
WIDTHS = {"wide": 1400, "narrow": 480}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STEPPER = ".itm-live"  # the live page that step_through and explore draw


def main() -> None:
    """Run the lessons named on the command line and picture what they show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path)
    lessons = parser.parse_args().notebooks
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copies.refresh(copies.LESSONS, Path(folder))
        path = browsers.find() or browsers.install()
        chromium = playwright.chromium.launch(executable_path=path, args=browsers.arguments())
        with running_lab(Path(folder)) as here:
            picture_readme(chromium, here)
            for lesson in lessons:
                picture(chromium, here, lesson.name)


def picture_readme(chromium: Browser, here: Lab) -> None:
    """Run the README's own program and picture its stepper at L2: what the README shows first."""
    program = README.read_text("utf-8").partition("```python\n")[2].partition("```")[0]
    context = chromium.new_context(viewport=ViewportSize(width=1250, height=1200))
    notebook = Notebook(context.new_page()).open(here, here.write("readme.ipynb", program)).hide_sidebar()
    stepper = notebook.run_all().page.locator(STEPPER).filter(visible=True)
    stepper.locator(".itm-next").click()  # to L2
    stepper.screenshot(path=README_PICTURE, animations="disabled")
    context.close()
    print(README_PICTURE)


def picture(chromium: Browser, here: Lab, lesson: str) -> None:
    """Run one lesson in each width and theme, and picture each stepper in it."""
    for size, width in WIDTHS.items():
        for theme in THEMES:
            viewport = ViewportSize(width=width, height=3000)  # tall: no stepper is cut off
            context = chromium.new_context(viewport=viewport, color_scheme=theme, device_scale_factor=1.5)
            notebook = Notebook(context.new_page()).open(here, lesson).hide_sidebar().run_all()
            shown = notebook.page.locator(STEPPER).filter(visible=True)
            for number, stepper in enumerate(shown.all(), start=1):
                path = PICTURES / f"{Path(lesson).stem}-{number}-{size}-{theme}.png"
                stepper.screenshot(path=path)
                print(path)
            context.close()


if __name__ == "__main__":
    main()
