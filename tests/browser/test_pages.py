"""The other pages: two traces side by side, a batch, a model inside a model, a large output, and how a page is looked at."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import TRACE, Stepper, opened_with, rerun, spaced, stepper

pytestmark = pytest.mark.browser

INPUTS, MODELS, BATCH, INSIDE, LARGE, SMALLER = 1, 2, 3, 4, 5, 6  # cells
CELLS = (
    TRACE + "\nimport numpy as np\nfrom lessons_lib import Linear, compare",
    "compare(model.trace((300, 2000, 100)), model.trace((0, 2000, 100)))",
    "compare(trace, Model(*model.layers[:2], lambda X: abs(X)).trace(patients[3]))",
    "step_through(Model(model, ReLU()).trace(patients, batch=True))",
    "step_through(Model(model, ReLU()).trace(patients[3]))",
    "step_through(Model(Linear(np.linspace(-1, 1, 3072).reshape(1024, 3)), ReLU()).trace((1, 2, 3)))",
    "step_through(Model(Input('a', 'b'), lambda X: X / 4, ReLU()).trace((8, -4)))",
)


@pytest.fixture(scope="module")
def opened(jupyter: Lab, open_shared_page: OpenPage) -> Notebook:
    return opened_with(jupyter, open_shared_page, "pages.ipynb", *CELLS, height=1800).run_all()


# Two traces side by side --------------------------------------------------------------------------


def two(notebook: Notebook, cell: int) -> Stepper:
    return Stepper(notebook.output(cell).get_by_role("group", name="Two traces side by side"))


def table(page: Stepper) -> list[str]:
    """The rows of the step on show, each in one line."""
    rows = page.root.get_by_role("row").filter(visible=True).all_inner_texts()
    return [" ".join(row.split()) for row in rows]


def test_two_inputs_of_one_model_are_compared_layer_by_layer(notebook: Notebook) -> None:
    page = two(notebook, INPUTS)
    assert "They differ from x on." in page.text()
    assert "a your x: 1 b your x: 0" in page.text()
    for layer, said, rows in [
        (
            "x",
            "x is (300, 2000, 100) in a and (0, 2000, 100) in b.",
            ["broccoli 300 0 -300", "Tagada strawberries 2000 2000 0", "workout hours 100 100 0"],
        ),
        ("L2", "o2 is 1 in a and -0.5 in b, a difference of -1.5.", ["o2 1 -0.5 -1.5"]),
        ("L3", "o3 is 1 in a and 0 in b, a difference of -1.", ["o3 1 0 -1"]),
    ]:
        page.at(layer).click()
        expect(page.line).to_have_text(said)
        assert table(page) == ["a b b - a", *rows]


def test_on_a_phone_each_heading_stands_above_its_numbers(notebook: Notebook) -> None:
    page = two(notebook, INPUTS)
    page.at("L1").click()
    page.root.evaluate("root => { root.style.width = '270px'; }")
    try:
        assert page.root.evaluate("root => root.scrollWidth <= root.clientWidth")
        middle = "all => all.map((each) => each.getBoundingClientRect()).map(({ left, right }) => (left + right) / 2)"
        active = page.root.locator(".itm-active")
        headings = active.locator("thead th").filter(has_text=re.compile(r"\w")).evaluate_all(middle)
        numbers = active.locator("tbody tr").first.locator(".itm-number").evaluate_all(middle)
        assert len(headings) == len(numbers) == 3
        assert all(abs(heading - number) < 25 for heading, number in zip(headings, numbers, strict=True))
    finally:
        page.root.evaluate("root => { root.style.width = ''; }")


def test_two_models_on_one_input_part_where_they_differ(notebook: Notebook) -> None:
    page = two(notebook, MODELS)
    assert "They part at o3." in page.text()
    page.root.focus()
    for key, said in [
        ("ArrowRight", "o1 is (0, 2000, 100) in both."),
        ("ArrowRight", "o2 is -0.5 in both."),
        ("End", "o3 is 0 in a and 0.5 in b, a difference of 0.5."),
    ]:
        notebook.page.keyboard.press(key)
        expect(page.line).to_have_text(said)
    assert "ReLU and your lambda" in page.text()
    assert table(page) == ["a b b - a", "o3 0 0.5 0.5"]
    rows = page.root.locator(".itm-row")
    expect(rows).to_have_count(2)
    for row, output in [(rows.nth(0), "0"), (rows.nth(1), "0.5")]:
        expect(row.locator('[data-value="o3"]')).to_have_text(spaced(f"o3 {output}"))


# A batch ------------------------------------------------------------------------------------------


def test_another_sample_of_a_batch_keeps_the_step_and_what_is_open(notebook: Notebook) -> None:
    page = rerun(notebook, BATCH)
    choice = page.root.get_by_role("combobox", name="Sample")
    assert choice.locator("option").all_inner_texts() == [f"patient {number}" for number in range(1, 5)]
    page.at("L2").click()
    page.number("o2 0").click()
    assert "patient 1, target 0 (bad shape)" in page.text()

    choice.focus()
    choice.select_option("patient 4")
    expect(page.line).to_have_text("o2 is 0, from 1 number.")
    expect(page.root.locator(":scope > .itm-title")).to_have_text("patient 4, target 0 (bad shape)")
    expect(page.here).to_have_text("L2")
    expect(choice).to_be_focused()
    row = page.root.locator(".itm-row").first
    expect(row.locator('[data-value="x"]')).to_have_text("x (0, 2000, 100)")
    expect(page.number("o2 0").locator("..")).to_have_attribute("open", "")

    choice.press("ArrowUp")  # patient 3, by the keyboard
    expect(page.root.locator(":scope > .itm-title")).to_contain_text("patient 3")
    expect(page.here).to_have_text("L2")


def test_a_page_of_a_batch_is_named_after_the_sample_on_show(notebook: Notebook) -> None:
    page = rerun(notebook, BATCH)
    expect(page.root).to_have_accessible_name("patient 1, step by step")
    page.root.get_by_role("combobox", name="Sample").select_option("patient 3")
    expect(page.root).to_have_accessible_name("patient 3, step by step")


def test_a_model_inside_a_batch_stays_open_at_its_own_step(notebook: Notebook) -> None:
    page = rerun(notebook, BATCH)
    page.at("L1").click()
    inner = opened_inside(page)
    inner.at("L2").click()
    inner.number("o2 0").click()
    page.root.get_by_role("combobox", name="Sample").select_option("patient 4")
    expect(inner.line).to_have_text("o2 is -0.5, from 3 numbers.")
    expect(inner.here).to_have_text("L2")
    assert "-5800 / 11600" in inner.text()
    expect(page.here).to_have_text("L1")
    expect(page.line).to_have_text("o1 is 0, from 3 numbers.")


# A model inside a model ---------------------------------------------------------------------------


def opened_inside(page: Stepper) -> Stepper:
    page.root.locator("summary", has_text="Open L1: 3 layers inside").click()
    return Stepper(page.root.get_by_role("group", name="step by step"))


def test_a_model_inside_opens_in_place_with_keys_and_buttons_of_its_own(notebook: Notebook) -> None:
    page, keys = rerun(notebook, INSIDE), notebook.page.keyboard
    page.at("L1").click()
    assert page.controls.get_by_role("button").all_inner_texts() == ["Back: x", "x", "L1", "L2", "Next: L2"]
    inner = opened_inside(page)
    inner.is_at("x")
    inner.next.click()
    inner.is_at("L1")
    for key, layer in [("ArrowRight", "L2"), ("End", "L3"), ("ArrowLeft", "L2")]:
        keys.press(key)
        inner.is_at(layer)
        expect(page.here).to_have_text("L1")
    inner.number("o2 -0.5").click()
    assert "-5800 / 11600" in inner.text()
    expect(page.line).to_have_text("o1 is 0, from 3 numbers.")

    page.next.focus()
    keys.press("ArrowRight")
    expect(page.here).to_have_text("L2")
    expect(page.line).to_have_text("o2 is 0, from 1 number.")
    assert "-5800 / 11600" not in page.text()
    keys.press("ArrowLeft")
    expect(page.here).to_have_text("L1")
    inner.is_at("L2")  # where it was left
    assert "-5800 / 11600" in inner.text()


# How a page is looked at --------------------------------------------------------------------------


def drawn(bar: Locator) -> float:
    """How long a bar is drawn, in pixels from the line of zero; to the left of it below 0."""
    scale, half = bar.evaluate(
        """bar => {
            const matrix = new DOMMatrix(getComputedStyle(bar, "::before").transform);
            return [matrix.a, bar.getBoundingClientRect().width / 2];
        }"""
    )
    return scale * half


ONE_SCALE, PROJECTOR = VIEWS = ("one scale for the bars of all layers", "large type, for a projector")


def choose_view(notebook: Notebook, page: Stepper, label: str) -> None:
    """Open View and tick a box in it, with the keyboard alone."""
    view = page.root.locator(":scope > .itm-view")
    view.locator("summary").focus()
    if view.get_attribute("open") is None:
        notebook.page.keyboard.press("Enter")
    for _ in range(1 + VIEWS.index(label)):
        notebook.page.keyboard.press("Tab")
    expect(view.get_by_role("checkbox", name=label)).to_be_focused()
    notebook.page.keyboard.press("Space")


def test_one_scale_makes_the_bars_of_small_outputs_shorter(notebook: Notebook) -> None:
    page = rerun(notebook, SMALLER)  # x = (8, -4), o2 = (2, -1)
    page.at("L2").click()
    came = [page.input(row).locator(".itm-bar") for row in ("a 8", "b -4")]
    went = [page.number(row).locator(".itm-bar") for row in ("o2[0] 2", "o2[1] -1")]
    before = [*map(drawn, came), *map(drawn, went)]
    for longer, shorter in [(0, 1), (2, 3)]:
        assert before[longer] > 20
        assert before[shorter] == pytest.approx(-before[longer] / 2, rel=0.01)
    assert "longest bar: 2" in page.text()

    choose_view(notebook, page, ONE_SCALE)
    after = [*map(drawn, came), *map(drawn, went)]
    assert after == pytest.approx([*before[:2], *(length / 4 for length in before[2:])], rel=0.01)
    assert "longest bar: 2" not in page.text()
    expect(page.here).to_have_text("L2")

    choose_view(notebook, page, ONE_SCALE)
    assert [*map(drawn, came), *map(drawn, went)] == before


def test_a_projector_makes_the_type_larger_and_a_step_still_moves_nothing(notebook: Notebook) -> None:
    page, other = rerun(notebook, SMALLER), rerun(notebook, INSIDE)

    def sizes(shown: Stepper) -> list[float]:
        parts = [shown.root.locator(".itm-call").first, shown.next, shown.root.locator("th").first]
        return [part.evaluate("part => parseFloat(getComputedStyle(part).fontSize)") for part in parts]

    before, others = sizes(page), sizes(other)
    choose_view(notebook, page, PROJECTOR)
    assert sizes(page) == pytest.approx([1.5 * size for size in before])
    assert min(sizes(page)) >= 18
    assert sizes(other) == others
    boxes = [part.bounding_box() for part in (page.back, page.next)]
    for here, following in pairwise(("x", "L1", "L2", "L3")):
        expect(page.here).to_have_text(here)
        page.next.click()
        expect(page.here).to_have_text(following)
        assert [part.bounding_box() for part in (page.back, page.next)] == boxes
    choose_view(notebook, page, PROJECTOR)
    assert sizes(page) == before


def test_large_type_keeps_what_it_shows_on_the_page(notebook: Notebook) -> None:
    page = rerun(notebook, INSIDE)
    choose_view(notebook, page, PROJECTOR)
    page.at("L1").click()
    opened_inside(page)
    assert (
        page.root.evaluate(
            """root => {
            const edge = root.parentElement.getBoundingClientRect().right;
            const shown = [root, ...root.querySelectorAll("*")].filter((each) => each.checkVisibility({visibilityProperty: true}));
            return shown.filter((each) => !each.closest("pre") && each.getBoundingClientRect().right > edge + 1).map((each) => each.outerHTML.slice(0, 120));
        }"""
        )
        == []
    )


@pytest.mark.parametrize("cleared", [INSIDE, SMALLER])
def test_a_page_keeps_its_looks_when_the_output_of_another_is_cleared(
    notebook: Notebook, cleared: int
) -> None:
    """All pages share one style sheet, whichever of them brought it. (`explore` brings one more: not in this notebook.)"""
    kept = rerun(notebook, INSIDE + SMALLER - cleared)
    rerun(notebook, cleared)
    look = (
        "root => { const {borderRadius, padding} = getComputedStyle(root); return [borderRadius, padding]; }"
    )
    before = kept.root.evaluate(look)
    assert before != ["0px", "0px"]
    notebook.choose("Edit", "Clear Cell Output")
    expect(notebook.output(cleared).locator(".itm")).to_have_count(0)
    assert kept.root.evaluate(look) == before
    kept.at("L2").click()
    assert "the input of L2" in kept.text()
    assert "the input of L1" not in kept.text()  # one step is on show
    notebook.run_cell(cleared)


# A large output -----------------------------------------------------------------------------------


def test_of_a_thousand_numbers_a_picture_is_shown_and_the_largest_follow(notebook: Notebook) -> None:
    page = stepper(notebook, LARGE)
    page.next.click()
    numbers = page.root.locator(".itm-numbers").filter(visible=True)
    picture = numbers.get_by_role("img")
    expect(picture).to_have_accessible_name(
        "o1 as an image, 1024 numbers from -5.995 to 5.997; blue is above 0, orange below, pale is 0."
    )
    assert picture.evaluate("picture => picture.complete && picture.naturalWidth") == 32
    assert picture.bounding_box()["width"] >= 100
    note = numbers.get_by_text(re.compile(r"^The \d+ largest of 1024 numbers:$"))
    units = numbers.locator(".itm-unit > summary")
    assert units.count() == int(note.inner_text().split()[1])
    assert picture.bounding_box()["y"] < note.bounding_box()["y"] < units.first.bounding_box()["y"]
    assert page.root.locator(".itm-unit").count() < 100
    units.first.click()
    assert "its terms" in numbers.inner_text()
