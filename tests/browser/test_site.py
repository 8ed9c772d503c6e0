"""The built site: a front page with a pad that reads, lessons that step and answer, and no word to another host."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from lessons_lib import check
from lessons_lib.together.reading import as_number
from tests.browser import axe
from tests.browser.conftest import OpenPage
from tests.browser.fits import STEP_SIDEWAYS
from tests.browser.live import LivePage
from tests.browser.site import only_from, served
from tests.browser.stepper import Stepper
from tests.browser.waiting import drawn, until
from tools.site.course import course
from tools.site.executed import ROOT

pytestmark = pytest.mark.browser

LESSONS = ("00", "01", "02")
FRONT = "index.html"
SECOND = "02_inside_the_model.html"
TEN_MEGABIT = {"offline": False, "latency": 30, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first lessons as a site; what takes long is kept in build/, as `make site` does."""
    folder = tmp_path_factory.mktemp("site")
    # In a process of its own: it takes its pictures with a browser, and here one is at work already.
    subprocess.run(
        [sys.executable, "-m", "tools.site", "--to", folder / "built", *LESSONS], cwd=ROOT, check=True
    )
    return folder / "built"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as running:
        yield running


def draw_a_one(page: Page) -> None:
    box = page.locator(".itm-pad").bounding_box()
    across, top = box["x"] + box["width"] / 2, box["y"]
    page.mouse.move(across, top + 0.15 * box["height"])
    page.mouse.down()
    page.mouse.move(across, top + 0.85 * box["height"], steps=8)
    page.mouse.up()


# The front page -----------------------------------------------------------------------------------


def test_the_front_page_opens_to_a_pad_that_reads_and_asks_no_other_host(
    address: str, open_page: OpenPage, capsys: pytest.CaptureFixture[str]
) -> None:
    page = open_page(width=820, height=1180, has_touch=True)
    others, complaints = only_from(page, address)
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", TEN_MEGABIT)
    page.add_init_script(
        "new MutationObserver((_, seen) => document.querySelector('canvas.itm-pad') && (window.padAt ??= performance.now(), seen.disconnect()))"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto(f"{address}/{FRONT}")
    expect(page.locator("canvas.itm-pad")).to_be_in_viewport()
    draw_a_one(page)
    expect(page.locator(".hero .itm-verdict").filter(visible=True).last).to_have_text("1")
    with capsys.disabled():
        seconds = page.evaluate("padAt") / 1000
        print(f"\nThe pad of the front page is there after {seconds:.2f} s at 10 Mbit/s, cold cache")  # noqa: T201
    assert others == []
    assert complaints == []


def test_the_front_page_shows_each_lesson_with_a_picture_and_what_to_click_first(
    address: str, open_page: OpenPage
) -> None:
    page = open_page(height=1000)
    page.goto(f"{address}/{FRONT}")
    cards = page.locator(".card")
    expect(cards).to_have_count(len(LESSONS))
    for card in cards.all():
        card.scroll_into_view_if_needed()
        expect(card.locator("img")).to_be_visible()
        assert card.locator("img").evaluate("async image => (await image.decode(), image.naturalWidth)") > 600
    page.get_by_role("link", name="Step patient 1 from three numbers to an answer").click()
    expect(page).to_have_url(re.compile(f"{SECOND}#step-1$"))
    expect(page.locator("#step-1 .itm-live")).to_be_in_viewport()


def test_a_finger_reaches_what_stands_around_a_lesson(address: str, open_page: OpenPage) -> None:
    page = open_page(width=400, height=800, has_touch=True, is_mobile=True)
    page.goto(f"{address}/{SECOND}")
    page.locator(".contents summary").tap()
    found = page.locator(
        ".bar a, .bar input, .contents :is(a, summary), .itm-plays a, .answer :is(button, label), .ways a"
    ).filter(visible=True)
    assert found.count() > 20
    for each in found.all():
        at = each.bounding_box()
        assert at
        assert at["height"] >= 44, each.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 400
    links = page.get_by_role("navigation", name="Play").get_by_role("link")
    expect(links).to_have_count(5)
    links.nth(3).tap()
    expect(page.locator("#explore .itm-live")).to_be_in_viewport(ratio=0.5)


def test_every_link_of_every_page_leads_to_a_file_of_the_site_and_a_place_in_it(site: Path) -> None:
    pages = {page.name: page.read_text("utf-8") for page in site.glob("*.html")}
    places = {name: set(re.findall(r'\bid="([^"]+)"', text)) for name, text in pages.items()}
    not_built = {each.page for each in course()} - set(pages)
    followed = 0
    for name, text in pages.items():
        for link in re.findall(r'(?:href|src|srcset|data-index)="([^"]+)"', text):
            file, _, place = unescape(link).partition("#")
            if re.match(r"[a-z]+:", link) or file in not_built:
                continue  # another host, or a lesson that this small site is without
            assert not file.startswith(("/", "..")), (name, link)  # it may stand in a folder of a server
            assert (site / (file or name)).is_file(), (name, link)
            assert not place or unquote(place) in places[file or name], (name, link)
            followed += 1
    assert followed > 100


def test_a_link_into_a_lesson_lands_there_at_once(address: str, open_page: OpenPage) -> None:
    page = open_page(width=400, height=800)  # where the lesson is longest
    page.goto(f"{address}/{SECOND}#step-1")
    page.locator("#step-1 .itm-live").wait_for()
    assert until(page, lambda: 0 < page.locator("#step-1").bounding_box()["y"] < 200)
    assert 0 < drawn(page).locator("#step-1").bounding_box()["y"] < 200


@pytest.mark.parametrize("number", ["02.1", "02.5", "02.6"])
@pytest.mark.parametrize("width", [400, 1400])
def test_a_link_to_an_exercise_lands_on_its_question_with_the_form_below_it(
    address: str, open_page: OpenPage, number: str, width: int
) -> None:
    page = open_page(width=width, height=800)
    page.goto(f"{address}/{SECOND}#exercise-{number.replace('.', '-')}")
    exercise = page.locator(f"#exercise-{number.replace('.', '-')}")
    expect(exercise.get_by_text(f"Exercise {number}")).to_be_in_viewport(ratio=1)
    header = drawn(page).locator(".bar").bounding_box()
    assert exercise.bounding_box()["y"] >= max(0, header["y"] + header["height"])
    expect(exercise.locator(".with-python, form.answer")).to_have_count(1)


# The buttons of a page that lie in the window, and under something else. In half a pixel at the edge there is nothing.
COVERED = """root => [...root.querySelectorAll(".itm-controls button")].flatMap((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    const hits = [0.1, 0.5, 0.9].map((part) => [x + part * width, y + part * height]);
    const over = hits.filter(([, at]) => at > 0 && at < innerHeight - 1).map(([x, y]) => document.elementFromPoint(x, y));
    return over.filter((element) => !button.contains(element)).map((element) => element.className || element.tagName);
})"""


@pytest.mark.parametrize(("name", "place"), [(FRONT, ".hero"), ("00_start_here.html", "#pad")])
def test_on_a_phone_nothing_lies_over_the_buttons_one_steps_with(
    address: str, open_page: OpenPage, name: str, place: str
) -> None:
    page = open_page(width=400, height=800, has_touch=True)
    page.goto(f"{address}/{name}")
    root = page.locator(f"{place} .itm-live")
    root.wait_for()
    top, height = root.evaluate("root => [root.getBoundingClientRect().top + scrollY, root.offsetHeight]")
    assert height > 800  # it is longer than the screen: the buttons stay while one scrolls
    for down in range(int(top) - 800, int(top + height), 60):
        page.evaluate("down => scrollTo(0, down)", down)
        drawn(page)
        assert root.evaluate(COVERED) == [], down


def test_a_link_into_a_page_leads_to_its_step_and_a_reload_comes_back(
    address: str, open_page: OpenPage
) -> None:
    page = open_page(width=400, height=800)
    page.goto(f"{address}/{SECOND}#step-1:L2")
    live = Stepper(page.locator("#step-1 .itm-live"))
    live.marks("L2")
    expect(live.root).to_be_in_viewport(ratio=0.5)
    live.next.click()
    expect(page).to_have_url(re.compile("#step-1:L3$"))
    place = drawn(page).locator("#step-1")
    before = place.bounding_box()["y"]
    page.reload()
    live.marks("L3")
    assert until(page, lambda: abs(place.bounding_box()["y"] - before) <= 2)
    drawn(page)
    assert abs(place.bounding_box()["y"] - before) <= 2


def test_in_type_of_twice_the_size_the_bar_on_top_is_no_wider_than_a_phone(
    address: str, open_page: OpenPage
) -> None:
    for width in (400, 320):
        page = open_page(width=width, height=800)
        page.goto(f"{address}/{FRONT}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert drawn(page).evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    "pressed", [".contents summary", ".answer [type=radio]", ".text-cell p > a", ".ways a"]
)
def test_on_a_phone_what_one_presses_outside_the_pages_has_24_pixels(
    address: str, open_page: OpenPage, pressed: str
) -> None:
    page = open_page(width=400, height=800)
    page.goto(f"{address}/{SECOND}")
    heights = page.locator(pressed).evaluate_all(
        "all => all.flatMap((each) => [...each.getClientRects()].map(({ height }) => height))"
    )
    assert heights
    assert min(heights) >= 24


# A lesson -----------------------------------------------------------------------------------------


@pytest.fixture
def lesson(address: str, open_page: OpenPage) -> Iterator[Page]:
    page = open_page(height=1000)
    others, complaints = only_from(page, address)
    page.goto(f"{address}/{SECOND}")
    yield page
    assert others == []
    assert complaints == []


def test_every_page_of_a_trace_in_a_lesson_is_live_and_steps(lesson: Page) -> None:
    pages = lesson.locator(".itm-live")
    assert pages.count() == lesson.locator("script.itm-data").count() > 3
    page = Stepper(lesson.locator("#step-1 .itm-live"))
    page.at("L2").click()
    expect(page.line).to_have_text("o2 is 0, made of 3 numbers.")


def test_styles_and_scripts_are_files_that_pages_share(site: Path) -> None:
    for page in site.glob("*.html"):
        text = page.read_text("utf-8")
        assert "itm-style" not in text
        assert not re.search(r"<script>", text)
        assert len(text) < 600_000
    linked = [re.findall(r"assets/page[^\"]+", page.read_text("utf-8")) for page in site.glob("*.html")]
    for files in linked:
        assert len(files) == len(set(files))  # a file serves every page of its sort and layers
    files = [file for each in linked for file in each]
    assert len(set(files)) < len(files)  # … in other lessons, too


def test_contents_lead_to_the_headings_and_the_foot_to_the_lessons_around(lesson: Page) -> None:
    lesson.get_by_role("navigation", name="Contents").get_by_role("link", name="Exercises").click()
    expect(lesson.get_by_role("heading", name="Exercises")).to_be_in_viewport()
    expect(lesson.get_by_role("link", name=re.compile("Previous"))).to_have_attribute(
        "href", "01_run_a_model.html"
    )
    assert lesson.locator('a[href*=".ipynb"]').count() == 0


def test_a_search_finds_a_section_of_another_lesson(lesson: Page) -> None:
    box = lesson.get_by_role("searchbox", name="Search all lessons")
    box.fill("verdict rule")
    expect(lesson.locator(".found a").first).to_be_visible()
    box.press("Enter")
    expect(lesson).to_have_url(re.compile(r"01_run_a_model\.html#"))


def answer(lesson: Page, number: str, *typed: str) -> str:
    """Type an answer, check it, and return what is said."""
    form = lesson.locator(f'form[data-exercise="{number}"]')
    for field, text in zip(form.get_by_role("textbox").all(), typed, strict=True):
        field.fill(text)
    form.get_by_role("button", name="Check").click()
    return form.get_by_role("status").inner_text()


def test_an_exercise_in_numbers_says_what_check_says(lesson: Page) -> None:
    for typed in (
        ("-0.75", "0"),
        ("-8700", "0"),
        ("0.75", "0"),
        ("-0.75", "-0.75"),
        ("-3/4", "0"),
        ("- .75", "0"),
        ("-0,75", "0"),
        ("-8 700", "0"),
        ("-8\u202f700,0", "0"),
    ):
        given = [as_number(each) for each in typed]
        assert answer(lesson, "02.1", *typed) == repr(check("02.1", given)).replace("`", "")
    assert answer(lesson, "02.1", "", "0").startswith("Not yet: Write a number into each field.")
    for typed, said in (
        ("48 <b>points</b>", "Write the number alone, in digits, without “<b>points</b>”."),
        ("50 %", "1% is the number 0.01: write yours so too, without the sign."),
        ("-8,700", "-8,700 can be read in two ways. Write -8700, or -8.700."),
    ):
        assert answer(lesson, "02.1", "0", typed) == f"Not yet: o3: {said}"
    assert answer(lesson, "02.3", "half") == (
        "Not yet: Write a number, such as 0.5, -3 or 1/3, in place of “half”."
    )


def test_a_choice_answers_and_a_function_says_with_python(lesson: Page) -> None:
    form = lesson.locator('form[data-exercise="02.6"]')
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_have_text("Not yet: Choose one of these.")
    for choice in form.get_by_role("radio").all():
        choice.check()
        form.get_by_role("button", name="Check").click()
        said = repr(check("02.6", choice.get_attribute("value"))).replace("`", "")
        assert form.get_by_role("status").inner_text() == said
    expect(lesson.locator("#exercise-02-5")).to_contain_text("A model is asked: it is checked with Python.")


@pytest.mark.parametrize(("width", "theme"), [(1400, "light"), (820, "dark"), (400, "light")])
@pytest.mark.parametrize("name", [FRONT, SECOND])
def test_pages_fit_their_screen_and_are_open_to_everyone(
    address: str, open_page: OpenPage, name: str, width: int, theme: str
) -> None:
    page = open_page(width=width, height=1180, theme=theme)
    page.goto(f"{address}/{name}")
    page.locator(".itm-live").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe.begin(page)
    assert axe.violations(page.locator("body")) == []


def test_a_projectors_type_has_the_windows_width_and_shows_what_goes_out(
    address: str, open_page: OpenPage
) -> None:
    page = open_page(width=1400, height=900)
    page.goto(f"{address}/{SECOND}")
    live = LivePage(page)
    live.root.wait_for()
    live.root.scroll_into_view_if_needed()
    live.root.get_by_text("View", exact=True).click()
    live.root.get_by_label("large type, for a projector").check()
    expect(page.locator(".contents")).to_be_hidden()
    drawn(page)
    for step in range(live.steps()):
        live.go(step)
        assert live.root.evaluate(STEP_SIDEWAYS) <= 0, step
        assert live.root.evaluate("root => root.offsetHeight") <= 900
    live.root.get_by_text("View", exact=True).click()  # it goes when one goes on elsewhere
    live.root.get_by_label("large type, for a projector").uncheck()
    expect(page.locator(".contents")).to_be_visible()


def test_print_shows_the_lesson_and_none_of_the_ways_around_it(lesson: Page) -> None:
    lesson.emulate_media(media="print")
    for around in (".bar", ".contents", "form.answer", ".ways"):
        expect(lesson.locator(around).first).to_be_hidden()
    expect(lesson.locator("#step-1 .itm")).not_to_have_count(0)
    expect(lesson.get_by_role("heading", name="1. Clouds and arrows")).to_be_visible()


def test_tables_of_answers_are_no_second_judge(site: Path) -> None:
    text = next((site / "assets").glob("answers-02.*.js")).read_text("utf-8")
    tables, _ = json.JSONDecoder().raw_decode(text.removeprefix("siteAnswers("))
    assert tables.keys() == {"02.1", "02.2", "02.3", "02.4", "02.6"}
