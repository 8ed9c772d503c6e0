"""Points that glide from output to output, as a person moves them: by slider, keys, buttons and Play, without a kernel."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons_lib import morph
from lessons_lib.data import spiral
from lessons_lib.trained import spiral_model
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

GLIDE = morph(spiral_model().trace(spiral, batch=True))
HTML = f'<html lang="en"><title>glide</title><main style="font:14px sans-serif"><h1>Glide</h1>{GLIDE._repr_html_()}</main></html>'

# Every state that it was in since: what was told, and what the button said.
WATCH = """root => {
    const seen = window.seen = [];
    const words = (each) => root.querySelector(each).textContent;
    new MutationObserver(() => seen.push([words("output"), words(".itm-slide-bar > button")]))
        .observe(root, { childList: true, subtree: true, characterData: true });
}"""


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    page = open_page(width=1100, height=900)
    page.set_content(HTML)
    return drawn(page)  # once in the page, the picture is fitted to its room


def slider(page: Page) -> Locator:
    return page.get_by_label("output")


def told(page: Page) -> Locator:
    return page.locator(".itm-slide output")


def picture(page: Page) -> str:
    return page.locator(".itm-slide canvas").first.evaluate("each => each.toDataURL()")


def slide_to(page: Page, place: float) -> str:
    """Move the slider by hand; what the picture is then."""
    slider(page).fill(str(place))
    return picture(page)


def test_between_two_outputs_points_are_between_and_nothing_is_said_to_be_parted(page: Page) -> None:
    pictures = {slide_to(page, place) for place in (1, 1.25, 1.5, 2)}
    assert len(pictures) == 4
    slide_to(page, 1.5)
    expect(told(page)).to_have_text(GLIDE.ways[1])
    expect(slider(page)).to_have_attribute("aria-valuetext", GLIDE.ways[1])
    slide_to(page, 2)
    expect(told(page)).to_have_text(GLIDE.told[2])


def test_an_arrow_key_moves_it_by_a_notch_and_home_and_end_go_to_x_and_to_the_last(page: Page) -> None:
    before = picture(page)
    slider(page).press("ArrowRight")
    assert slider(page).input_value() == "0.05"
    assert picture(page) != before
    slider(page).press("End")
    expect(told(page)).to_have_text(GLIDE.told[-1])
    slider(page).press("Home")
    assert picture(page) == before


def test_a_button_glides_to_its_output_and_is_pressed_there(page: Page) -> None:
    button = page.get_by_role("button", name="o5", exact=True)
    assert button.evaluate("button => (button.click(), button.ariaPressed)") == "false"  # on its way
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(told(page)).to_have_text(GLIDE.told[4])
    assert picture(page) == slide_to(page, 4)


def test_play_goes_through_every_output_and_stops_at_the_last(page: Page) -> None:
    slide_to(page, 3.5)
    page.locator(".itm-slide").evaluate(WATCH)
    page.get_by_role("button", name="Play").click()
    expect(told(page)).to_have_text(GLIDE.told[5])
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    seen = page.evaluate("seen")
    assert [GLIDE.told[4], "Pause"] in seen
    assert [GLIDE.told[5], "Pause"] not in seen[:-1]


def test_a_hand_on_the_slider_ends_what_plays(page: Page) -> None:
    page.get_by_role("button", name="Play").click()
    slide_to(page, 2.5)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.wait_for_timeout(300)
    assert slider(page).input_value() == "2.5"


def test_where_motion_is_not_welcome_a_button_jumps(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    ways = """button => {
        const seen = [];
        new MutationObserver(() => seen.push(button.closest(".itm-slide").querySelector("output").textContent))
            .observe(button.closest(".itm-slide"), { subtree: true, childList: true, characterData: true });
        button.click();
        return new Promise((resolve) => setTimeout(() => resolve(seen), 200));
    }"""
    seen = page.get_by_role("button", name="o3", exact=True).evaluate(ways)
    assert set(seen) == {GLIDE.told[2]}


def test_the_still_picture_stays_where_no_script_runs(page: Page) -> None:
    expect(page.locator("img.itm-figure")).to_be_hidden()
    page.set_content(re.sub(r"<script\b.*?</script>", "", HTML, flags=re.DOTALL))
    expect(page.locator("img.itm-figure")).to_be_visible()


# Buttons that lie on each other.
OVERLAPPING = """root => {
    const all = [...root.querySelectorAll("button")].map((each) => [each.textContent, each.getBoundingClientRect()]);
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return all.flatMap(([name, place], at) => all.slice(at + 1).filter(([_, other]) => meet(place, other)).map(([other]) => [name, other]));
}"""


@pytest.mark.parametrize("width", [1400, 400, 320])
@pytest.mark.parametrize("theme", ["true", "false"])
def test_it_fits_and_axe_objects_to_nothing(open_page: OpenPage, width: int, theme: str) -> None:
    page = open_page(width=width, height=900)
    page.set_content(HTML.replace("<main", f'<body data-jp-theme-light="{theme}"><main'))
    page.add_style_tag(content="[data-jp-theme-light=false] { background: #111 }")
    assert drawn(page).evaluate("document.querySelector('.itm-slide').scrollWidth <= innerWidth")
    assert page.locator(".itm-slide").evaluate(OVERLAPPING) == []
    axe.begin(page)
    assert axe.violations(page.locator(".itm-slide")) == []


def test_on_a_laptop_the_whole_of_it_is_in_sight(open_page: OpenPage) -> None:
    page = open_page(width=1090, height=600)
    page.set_content(HTML)
    assert drawn(page).locator(".itm-slide").evaluate("each => each.offsetHeight") <= 600
