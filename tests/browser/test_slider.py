"""A slider under which pictures move, as a person uses it: by keyboard, by Play, in the dark, without a script."""

import re
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lessons_lib.sliders.slider import Curves, Images, Points, Slider
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.fits import USABLE
from tests.browser.live import BESIDE_FILES, JUPYTERLAB, LAPTOP
from tests.browser.waiting import drawn

STOPS = 4
CURVES = Curves("Loss", {"training": np.array([4.0, 2, 1, 0]), "test": np.array([4.0, 3, 3, 3])}, 0, 4)
IMAGES = Images("weights", np.arange(STOPS * 2 * 9).reshape(STOPS, 2, 3, 3) - 30.0)
POINTS = Points("o2", np.arange(STOPS * 2 * 2.0).reshape(STOPS, 2, 2), (0, 20, 0, 20), "17")
TOLD = tuple(f"Epoch {stop}. All is well." for stop in range(STOPS))
SLIDER = Slider("epoch", ("0", "1", "2", "3"), TOLD, (CURVES, IMAGES, POINTS))
HTML = f'<html lang="en"><title>a slider</title><main><h1>A slider</h1>{SLIDER._repr_html_()}</main></html>'


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    page = open_page(height=900)
    page.set_content(HTML)
    return drawn(page)  # once in the page, each picture is fitted to its room


def pictures(page: Page) -> list[str]:
    """What each picture shows."""
    return page.locator(".itm-slide canvas").evaluate_all("all => all.map((each) => each.toDataURL())")


def test_the_arrow_keys_move_every_picture_and_the_words(page: Page) -> None:
    expect(page.locator(".itm-slide output")).to_have_text(TOLD[0])
    before = pictures(page)
    page.get_by_label("epoch").press("ArrowRight")
    expect(page.locator(".itm-slide output")).to_have_text(TOLD[1])
    expect(page.get_by_label("epoch")).to_have_attribute("aria-valuetext", TOLD[1])
    after = pictures(page)
    assert len(before) == len(after) == 3
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_going_back_shows_what_was_there(page: Page) -> None:
    before = pictures(page)
    page.get_by_label("epoch").press("End")
    page.get_by_label("epoch").press("Home")
    assert pictures(page) == before


def test_a_pixel_has_the_colour_of_its_weight(page: Page) -> None:
    page.get_by_label("epoch").press("End")
    pixel = """each => { const at = each.width / 14; return [...each.getContext("2d").getImageData(at, at, 1, 1).data]; }"""
    red, _, blue, _ = page.locator("canvas").nth(1).evaluate(pixel)
    assert blue > red  # at the end all weights are above 0
    page.get_by_label("epoch").press("Home")
    red, _, blue, _ = page.locator("canvas").nth(1).evaluate(pixel)
    assert red > blue  # at the start below


def test_what_is_painted_follows_the_theme(page: Page) -> None:
    light = pictures(page)
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert all(one != other for one, other in zip(light, pictures(page), strict=True))
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    assert pictures(page) == light


def test_outside_jupyterlabs_themes_it_follows_the_system_and_inside_the_theme(page: Page) -> None:
    slider, light = page.locator(".itm-slide"), pictures(page)
    page.emulate_media(color_scheme="dark")
    expect(slider).to_have_css("background-color", "rgb(17, 17, 17)")
    page.wait_for_function(
        "light => document.querySelector('.itm-slide canvas').toDataURL() !== light", arg=light[0]
    )
    axe.begin(page)
    assert axe.violations(slider) == []
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    expect(slider).to_have_css("background-color", "rgb(255, 255, 255)")
    page.wait_for_function(
        "light => document.querySelector('.itm-slide canvas').toDataURL() === light", arg=light[0]
    )


def test_play_goes_to_the_end_and_stops_there(page: Page) -> None:
    play = page.get_by_role("button", name="Play")
    assert play.evaluate("play => (play.click(), play.textContent)") == "Pause"
    expect(page.locator(".itm-slide output")).to_have_text(TOLD[-1])
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_the_static_picture_steps_aside_and_stays_where_no_script_runs(page: Page) -> None:
    expect(page.locator("img.itm-figure")).to_be_hidden()
    page.set_content(re.sub(r"<script\b.*?</script>", "", HTML, flags=re.DOTALL))
    expect(page.locator("img.itm-figure")).to_be_visible()
    assert page.locator(".itm-slide").count() == 0


FOUR = Slider(
    "epoch",
    ("0", "1"),
    TOLD[:2],
    (
        CURVES,
        Curves("Share of right answers", {"training": np.array([0.1, 0.9])}, 0, 1),
        Images("L4.weights", np.ones((2, 32, 8, 8))),
        Points("o5 of 2 samples by PCA", np.ones((2, 2, 2)), (0, 20, 0, 20), "17"),
    ),
)


@pytest.mark.parametrize("width", [LAPTOP, BESIDE_FILES])
def test_four_pictures_are_in_sight_together(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width, height=720)
    page.set_content(f'<body style="margin:0;font-size:{JUPYTERLAB}px">{FOUR._repr_html_()}')
    drawn(page)
    assert page.locator(".itm-slide").evaluate("each => each.offsetHeight") <= USABLE
    places = [each.bounding_box() for each in page.locator(".itm-slide figure").all()]
    assert places[1]["x"] == places[0]["x"]
    assert places[1]["y"] > places[0]["y"]  # the two curves stand in one column


def test_of_three_pictures_in_two_columns_the_curves_stand_in_one(open_page: OpenPage) -> None:
    three = replace(FOUR, panels=FOUR.panels[:3])
    page = open_page(width=BESIDE_FILES, height=720)
    page.set_content(f'<body style="margin:0;font-size:{JUPYTERLAB}px">{three._repr_html_()}')
    drawn(page)
    loss, right, weights = (each.bounding_box() for each in page.locator(".itm-slide figure").all())
    assert right["x"] == loss["x"]
    assert weights["x"] > loss["x"]
    assert weights["y"] == pytest.approx(loss["y"], abs=1)


def test_what_is_written_keeps_its_size_on_a_narrow_page_and_when_it_grows(page: Page) -> None:
    fits = """() => [...document.querySelectorAll(".itm-slide canvas")].every(
        (each) => Math.abs(each.width / devicePixelRatio - each.clientWidth) < 1)"""
    for width in (320, 1090):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(fits)


@pytest.mark.parametrize("width", [1400, 320])
def test_it_fits_and_axe_objects_to_nothing(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width, height=900)
    page.set_content(HTML)
    assert drawn(page).evaluate("document.querySelector('.itm-slide').scrollWidth <= innerWidth")
    axe.begin(page)
    assert axe.violations(page.locator(".itm-slide")) == []
