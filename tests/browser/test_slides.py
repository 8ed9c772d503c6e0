"""A deck of `make slides`, opened from disk with every other host blocked: it goes forward by key, and it steps."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.stepper import Stepper
from tests.browser.waiting import arrived, drawn
from tests.lessons import marked

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LESSON = ROOT / "notebooks" / "02_inside_the_model.ipynb"
LESSONS = {path.name[:2]: path for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}
MOST = 250  # keys
# Each slide as it is once all of it has come up: where it is, and by how many pixels it is too high or too wide.
TOO_LARGE = """() => [...document.querySelectorAll(".slides > section > section")].flatMap((slide) => {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v, 1000);
    const over = [slide.scrollHeight - slide.clientHeight, slide.scrollWidth - slide.clientWidth];
    return Math.max(...over) > 1 ? [`${h}.${v}: ${over}`] : [];
})"""

# Each slide that begins with code, though the paragraph that ends the slide before has room on it; both are all in sight.
PARTED = """() => [...document.querySelectorAll(".slides > section > section + section")].flatMap((slide) => {
    const pieces = (one) => [...one.children].filter((piece) => !piece.matches("aside"));
    const [code, before] = [pieces(slide)[0], pieces(slide.previousElementSibling)];
    const shows = [".jp-CodeCell", ":not(.jp-mod-noInput)"].every((what) => code?.matches(what) || code?.querySelector(what));
    const blocks = [...(before.at(-1)?.querySelector(".jp-RenderedMarkdown")?.children ?? [])];
    const stays = before.length > 1 || blocks.slice(0, -1).some((block) => !block.matches("h1, h2, h3"));
    const large = slide.querySelector("img, svg, .itm") || !slide.querySelector(".jp-Cell-outputWrapper"); // it fills a slide
    if (!shows || large || !stays || !blocks.at(-1)?.matches("p")) return [];
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v - 1, 1000);
    const sentence = blocks.at(-1).offsetHeight;
    Reveal.slide(h, v, 1000);
    return sentence + pieces(slide).at(-1).offsetTop + pieces(slide).at(-1).offsetHeight < 600 ? [`${h}.${v}`] : [];
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("slides")
    subprocess.run([sys.executable, "-m", "tools.slides", "--to", made, LESSON], cwd=ROOT, check=True)
    return made


def opened(page: Page, deck: Path) -> Page:
    page.goto(deck.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    return page


@pytest.fixture
def asked(folder: Path) -> list[str]:
    """What the deck asks of other hosts."""
    return []


@pytest.fixture
def deck(folder: Path, open_page: OpenPage, asked: list[str]) -> Page:
    page = open_page(width=1280, height=720)
    # Heard, not only stopped: what a style sheet on disk imports reaches no route.
    page.on("request", lambda request: request.url.startswith("http") and asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    return opened(page, folder / f"{LESSON.stem}.html")


def seen(page: Page) -> str:
    """The text on the slide that is in sight, without what has not come up yet."""
    return page.evaluate(
        """() => [...Reveal.getCurrentSlide().querySelectorAll(".jp-Cell")]
            .filter((cell) => !cell.closest(".fragment:not(.visible)") && cell.checkVisibility())
            .map((cell) => cell.innerText).join("\\n")"""
    )


def forward(page: Page) -> bool:
    """Press the key that goes on; say whether something came up."""
    before = page.evaluate("JSON.stringify(Reveal.getIndices())")
    page.keyboard.press("Space")
    return drawn(page).evaluate("JSON.stringify(Reveal.getIndices())") != before


def test_a_deck_goes_forward_by_key_to_its_end_without_a_network_and_without_an_answer(
    deck: Page, asked: list[str]
) -> None:
    texts = [seen(deck)]
    while len(texts) < MOST and forward(deck):
        texts.append(seen(deck))
    assert texts[0].startswith("02 · Inside the model")
    assert 60 < len(texts) < MOST
    assert "03 · A linear layer" in texts[-1]
    assert not any("Solution of" in text or "after_L2 = L2(after_L1)" in text for text in texts)
    assert any("Exercise 02.1: A forward pass by hand" in text for text in texts)
    assert asked == []


def test_what_is_asked_stands_on_the_slide_before_what_comes_out(deck: Page) -> None:
    while "O1 = L1" not in seen(deck).upper():
        assert forward(deck)
    before = "o2 = L2(o1)"
    while before not in seen(deck):
        assert "-0." not in seen(deck)
        assert forward(deck)


def test_a_stepper_on_a_slide_steps_and_its_keys_turn_no_slide(deck: Page, asked: list[str]) -> None:
    here = deck.locator("section.present section.present, section.present:not(:has(section))")
    while here.get_by_role("group", name="step by step").count() == 0:
        assert forward(deck)
    page = Stepper(here.get_by_role("group", name="step by step").first)
    expect(page.root).to_be_in_viewport()
    at = deck.evaluate("JSON.stringify(Reveal.getIndices())")
    page.at("L1").click()
    page.next.click()
    expect(page.line).to_have_text("o2 is 0, made of 3 numbers.")
    deck.keyboard.press("ArrowRight")
    expect(page.line).to_have_text("o3 is 0, made of 1 number.")
    assert deck.evaluate("JSON.stringify(Reveal.getIndices())") == at
    assert asked == []


def test_a_stepper_fits_on_its_slide(deck: Page) -> None:
    here = deck.locator("section.present section.present, section.present:not(:has(section))")
    while here.get_by_role("group", name="step by step").count() == 0:
        assert forward(deck)
    arrived(deck)
    box = here.get_by_role("group", name="step by step").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    assert box["y"] + box["height"] <= 720


def test_a_stepper_is_written_in_type_that_the_last_row_reads(deck: Page) -> None:
    """Of 1160 pixels that a slide is wide: text beside it has 20."""
    sizes = deck.locator(".slides .itm-live").evaluate_all(
        "all => all.map(page => parseFloat(getComputedStyle(page).fontSize))"
    )
    assert len(sizes) > 3
    assert min(sizes) >= 13.5


def test_the_speaker_reads_a_solution_without_unfolding_it(deck: Page) -> None:
    notes = deck.locator("aside.notes details")
    assert notes.count() == 6
    assert notes.evaluate_all("all => all.every(each => each.open)")
    assert deck.locator(".slides details[open]:not(aside *, .itm *)").count() == 0


def test_a_figure_takes_the_room_of_its_slide(deck: Page) -> None:
    figure = deck.locator(".slides .jp-OutputArea-output img:not(.itm *)").first
    assert 1 < float(figure.evaluate("figure => figure.style.zoom")) <= 1.6


def test_code_stands_on_the_slide_of_the_sentence_that_leads_to_it(deck: Page) -> None:
    assert deck.evaluate(PARTED) == []


@pytest.mark.parametrize("lesson", marked(LESSONS))
def test_every_slide_of_every_lesson_fits_on_the_screen(
    lesson: str, tmp_path: Path, open_page: OpenPage
) -> None:
    """A deck that is too high here was made without tools/slides/templates/deck/fit.js, or that measured too early."""
    path = LESSONS[lesson]
    subprocess.run([sys.executable, "-m", "tools.slides", "--to", tmp_path, path], cwd=ROOT, check=True)
    page = opened(open_page(width=1280, height=720), tmp_path / f"{path.stem}.html")
    assert page.locator(".slides > section > section").count() > 10
    assert page.evaluate(TOO_LARGE) == []
    cells = page.locator(".slides [id^='cell-id=']").evaluate_all("cells => cells.map(cell => cell.id)")
    assert len(cells) == len(set(cells))  # what went on on another slide is there once


def test_the_list_of_decks_leads_to_each(folder: Path) -> None:
    listed = (folder / "index.html").read_text("utf-8")
    assert f'<a href="{LESSON.stem}.html">02 · Inside the model</a>' in listed
    assert (folder / "reveal.js" / "LICENSE").exists()
