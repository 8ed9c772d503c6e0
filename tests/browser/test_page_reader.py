"""What readers with fresh eyes stumbled over: keys that nobody told, a pad that said nothing of its picture, targets too small for a finger."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.fits import SIDEWAYS
from tests.browser.live import BESIDE_FILES, LAPTOP, PHONE, TRACES, LivePage, opened
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

COMFORTABLE, LEAST = 44, 24  # pixels that a finger needs


def touched(open_page: OpenPage) -> Page:
    return open_page(width=PHONE, height=800, has_touch=True, is_mobile=True)


def on_a_phone(live: LivePage) -> LivePage:
    """As wide as the telephone, in the site's type."""
    meta = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    live.page.evaluate("meta => document.head.insertAdjacentHTML('beforeend', meta)", meta)
    live.page.locator("main").evaluate("main => main.style.fontSize = '16px'")
    drawn(live.page)
    return live


def test_the_keys_are_told_where_they_are_used_and_not_on_a_telephone(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=LAPTOP), tmp_path, TRACES["06"]())
    live.root.get_by_text("Keys", exact=True).click()
    told = live.root.locator(".itm-keys p")
    for key in ("← and →", "Home and End", "Tab", "arrow keys", "Enter"):
        expect(told).to_contain_text(key)
    live = opened(touched(open_page), tmp_path, TRACES["06"]())
    expect(live.root.get_by_text("View", exact=True)).to_be_visible()
    expect(live.root.get_by_text("Keys", exact=True)).to_be_hidden()


def test_an_empty_pad_says_which_picture_is_shown(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP), tmp_path, TRACES["06"](), "draw")
    said = live.root.locator(".itm-draw-here")
    expect(said).to_have_text("draw here (now it is picture 1)", use_inner_text=True)
    live.root.locator(".itm-pad").press("Shift+ArrowDown")
    expect(said).to_be_hidden()


@pytest.mark.parametrize(("lesson", "sort"), [("02", "explore"), ("06", "draw"), ("06", "step")])
def test_a_finger_finds_what_it_presses(open_page: OpenPage, tmp_path: Path, lesson: str, sort: str) -> None:
    live = on_a_phone(opened(touched(open_page), tmp_path, TRACES[lesson](), sort))
    live.go(1)
    live.root.get_by_text("View", exact=True).click()
    for target in live.root.locator("button, summary, label.itm-choice").filter(visible=True).all():
        box = target.bounding_box()
        assert box
        is_small = target.evaluate("each => each.matches('.itm-bead, .itm-weight, .itm-face')")
        assert box["height"] >= (LEAST if is_small else COMFORTABLE), target.inner_text()
    for slider in live.root.locator(".itm-knob input[type=range]").all():
        box = slider.bounding_box()
        assert box
        assert box["height"] >= 36


def test_a_number_in_a_line_has_a_fingers_room_around_it(open_page: OpenPage, tmp_path: Path) -> None:
    live = on_a_phone(opened(touched(open_page), tmp_path, TRACES["02"](), "explore"))
    live.page.emulate_media(reduced_motion="reduce")  # what comes in would fly over it
    live.go(1)
    bead = live.root.locator(".itm-bead").first
    bead.evaluate("bead => bead.scrollIntoView({ block: 'center' })")
    box = bead.bounding_box()
    assert box
    at = [box["x"] + box["width"] / 2, box["y"] - 8]
    assert bead.evaluate("(bead, at) => document.elementFromPoint(...at) === bead", at)


def test_numbers_in_rows_say_how_many_stand_beside_each_other(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP), tmp_path, TRACES["06"]()).go(3)
    expect(live.root.locator(".itm-out .itm-panel-title")).to_contain_text("32 as 4 x 8")
    expect(live.root.locator(".itm-in .itm-panel-title")).to_contain_text("64 as 8 x 8")


@pytest.mark.parametrize("width", [400, BESIDE_FILES])
def test_half_a_number_at_the_rows_edge_fades(open_page: OpenPage, tmp_path: Path, width: int) -> None:
    page = touched(open_page) if width == 400 else open_page(width=width, height=720)
    live = opened(page, tmp_path, TRACES["02" if width == 400 else "05"](), "step")
    live = (on_a_phone(live) if width == 400 else live).go(1 if width == 400 else 4)
    drawn(live.page)  # the row scrolls in the next frame
    row = live.root.locator(".itm-row").first
    assert row.evaluate("row => row.scrollLeft") > 0
    assert "gradient" in row.evaluate("row => getComputedStyle(row).maskImage")
    row.evaluate("row => row.scrollLeft = 0")
    first, place = live.root.locator(".itm-output").first.bounding_box(), row.bounding_box()
    assert first
    assert place
    assert first["x"] - place["x"] >= 10, "nothing fades that is whole"
    assert live.page.evaluate(SIDEWAYS) <= 0


def test_a_row_that_is_whole_does_not_fade(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP, height=720), tmp_path, TRACES["02"]())
    assert live.root.locator(".itm-row").first.evaluate("row => getComputedStyle(row).maskImage") == "none"


def test_beside_the_file_list_a_sentence_of_eight_numbers_is_whole_and_moves_nothing(
    open_page: OpenPage, tmp_path: Path
) -> None:
    live = opened(open_page(width=BESIDE_FILES + 16, height=720), tmp_path, TRACES["05"]())
    before = live.root.locator(".itm-step").bounding_box()
    live.go(1)
    expect(live.line).to_contain_text("0.7424), made of 2 numbers.")
    assert live.line.evaluate(
        "line => line.scrollHeight <= line.clientHeight + 1 && line.scrollWidth <= line.clientWidth"
    )
    assert live.line.evaluate("line => line.getClientRects()[0].height") > 20, "in two lines"
    after = live.root.locator(".itm-step").bounding_box()
    assert before
    assert after
    assert before["y"] == after["y"]


@pytest.mark.parametrize("sort", ["step", "explore", "predict"])
def test_where_few_numbers_are_large_their_title_and_buttons_are_too(
    open_page: OpenPage, tmp_path: Path, sort: str
) -> None:
    live = opened(open_page(width=1400, height=900), tmp_path, TRACES["02"](), sort).go(1)
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    of_the_step = live.root.locator(".itm-step").evaluate(size)
    assert of_the_step > 18
    for part in live.root.locator(".itm-title, .itm-next, .itm-spoken, .itm-knobs, .itm-unfolds").all():
        assert part.evaluate(size) == of_the_step


def test_of_a_long_sum_the_largest_terms_are_called_so(open_page: OpenPage, tmp_path: Path) -> None:
    live = opened(open_page(width=LAPTOP), tmp_path, TRACES["06"]()).go(3)
    assert "largest terms: " in live.readout
    assert "loudest" not in live.readout
