"""A picture of each lesson, made from the lesson itself: what its page shows where one should look first."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tools import browser as browsers
from tools.site.course import Lesson, Look
from tools.site.shared import hashed

__all__ = ["Picture", "pictures_of"]

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTH, RATIO = 900, 8 / 5  # CSS pixels of what is pictured; cards are 8 by 5
SHARP = 800  # pixels of the file, for cards of up to 400
QUALITY = 82  # of WebP: what is drawn stays sharp
SHOWN = ".itm-live, .itm-slide, .itm-figure, .itm"  # the last: a page that is stored and not live


@dataclass(frozen=True)
class Picture:
    """The two files of one picture, and how large it is."""

    light: str
    dark: str
    width: int
    height: int


def pictures_of(lessons: list[Lesson], site: Path, assets: Path) -> dict[str, Picture]:
    """A picture of each lesson that says where to look first, by its number."""
    path = browsers.find() or browsers.install()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=browsers.arguments())
        shown = {each: each.look for each in lessons if each.look}
        return {
            each.number: _picture(chromium, site / each.page, look, assets, each)
            for each, look in shown.items()
        }


def _picture(chromium: Browser, page: Path, look: Look, assets: Path, lesson: Lesson) -> Picture:
    names: dict[str, str] = {}
    for theme in THEMES:
        viewport = ViewportSize(width=WIDTH + 60, height=1200)
        context = chromium.new_context(viewport=viewport, color_scheme=theme, device_scale_factor=1)
        image = _card(_shot(context.new_page(), page, look))
        context.close()
        stored = io.BytesIO()
        image.save(stored, "WEBP", quality=QUALITY)
        names[theme] = hashed(assets, f"lesson-{lesson.number}-{theme}.webp", stored.getvalue())
    return Picture(names["light"], names["dark"], *image.size)


def _card(shot: bytes) -> Image.Image:
    """The upper part of what was pictured, as wide as a card is."""
    with Image.open(io.BytesIO(shot)) as image:
        card = image.convert("RGB").crop((0, 0, image.width, min(image.height, round(image.width / RATIO))))
        return card.resize((SHARP, round(SHARP * card.height / card.width)), Image.Resampling.LANCZOS)


def _shot(page: Page, file: Path, look: Look) -> bytes:
    page.goto(file.as_uri())
    shown = page.locator(f"#{look.cell}").locator(SHOWN).filter(visible=True).first
    shown.scroll_into_view_if_needed()
    if look.step and shown.locator("button").count():
        shown.locator("button", has_text=look.step).first.click()
    page.mouse.move(0, 0)
    return shown.screenshot(animations="disabled")
