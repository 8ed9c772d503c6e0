"""The other pages: two traces side by side, a batch, a model inside a model, a large output, and how a page is looked at."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook
from tests.browser.stepper import TRACE, Stepper, focused_name, opened_with, rerun, stepper

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
    return Stepper(notebook.output(cell).get_by_role("group", name=" beside ").first)


def pictured(page: Stepper) -> dict[str, list[str]]:
    """The pictures of the step on show, by their names: a, b and their difference, each number as it is said."""
    grids = page.root.get_by_role("grid").all()
    return {
        str(grid.get_attribute("aria-label")): [
            str(cell.get_attribute("aria-label")) for cell in grid.get_by_role("gridcell").all()
        ]
        for grid in grids
    }


def test_two_inputs_of_one_model_are_compared_layer_by_layer(notebook: Notebook) -> None:
    page = two(notebook, INPUTS)
    assert "They differ from x on." in page.text()
    for layer, said, shown in [
        (
            "x",
            "a: x (300, 2000, 100) · b: x (0, 2000, 100)",
            {
                "x, a": ["broccoli, 300", "Tagada strawberries, 2000", "workout hours, 100"],
                "x, b": ["broccoli, 0", "Tagada strawberries, 2000", "workout hours, 100"],
                "x, b - a": ["broccoli, -300", "Tagada strawberries, 0", "workout hours, 0"],
            },
        ),
        (
            "L2",
            "a: o2 1 · b: o2 -0.5",
            {"o2, a": ["o2, 1"], "o2, b": ["o2, -0.5"], "o2, b - a": ["o2, -1.5"]},
        ),
        ("L3", "a: o3 1 · b: o3 0", {"o3, a": ["o3, 1"], "o3, b": ["o3, 0"], "o3, b - a": ["o3, -1"]}),
    ]:
        page.at(layer).click()
        expect(page.line).to_have_text(said)
        assert pictured(page) == shown


def test_two_models_on_one_input_stand_in_one_row_and_part_where_they_differ(notebook: Notebook) -> None:
    page = two(notebook, MODELS)
    page.root.focus()
    for key, said in [
        ("ArrowRight", "a: o1 (0, 2000, 100) · b: o1 (0, 2000, 100)"),
        ("ArrowRight", "a: o2 -0.5 · b: o2 -0.5"),
        ("End", "a: o3 0 · b: o3 0.5"),
    ]:
        notebook.page.keyboard.press(key)
        expect(page.line).to_have_text(said)
    assert pictured(page)["o3, b - a"] == ["o3, 0.5"]
    expect(page.clouds).to_have_text(["x", "L1 Input", "L2 your function", "L3 ReLU / your lambda"])
    assert page.layers.locator(".itm-pair").nth(3).inner_text().split() == ["0", "0.5"]
    verdicts = page.layers.locator(".itm-verdict").inner_text().splitlines()
    assert verdicts == ["bad shape", "neither bad shape nor good shape"]
    assert "They part at o3." in page.text()


def test_a_number_pointed_at_is_told_of_both_and_marked_in_all_three_pictures(notebook: Notebook) -> None:
    page = two(notebook, INPUTS)
    page.at("L1").click()
    page.root.get_by_role("gridcell", name="broccoli, 300").first.focus()
    expect(page.line).to_have_text("broccoli: a 300, b 0")
    assert page.root.locator(".itm-linked").count() == 3


# A batch ------------------------------------------------------------------------------------------


def test_another_sample_of_a_batch_keeps_the_step_and_what_is_open(notebook: Notebook) -> None:
    page = rerun(notebook, BATCH)
    choice = page.root.get_by_role("combobox", name="Sample")
    assert choice.locator("option").all_inner_texts() == [f"patient {number}" for number in range(1, 5)]
    page.at("L2").click()
    page.unfold("its lines of arithmetic").click()
    expect(page.root).to_have_accessible_name("patient 1, step by step")
    assert "patient 1, target 0 (bad shape)" in page.text()

    choice.focus()
    choice.select_option("patient 2")
    expect(page.line).to_have_text("o2 is 1, made of 1 number.")
    assert "patient 2, target 1 (good shape)" in page.text()
    page.marks("L2")
    expect(choice).to_be_focused()
    assert page.row() == {"x": "(200, 0, 0)", "o1": "1", "o2": "1", "verdict": "good shape"}
    assert "max(0, 1)" in page.unfolded.inner_text()

    choice.press("ArrowDown")  # patient 3, by the keyboard
    expect(page.root).to_have_accessible_name("patient 3, step by step")
    page.marks("L2")


def test_a_model_inside_a_batch_stays_open_at_its_own_step_and_tells_the_new_sample(
    notebook: Notebook,
) -> None:
    page = rerun(notebook, BATCH)
    inner = opened_inside(page)
    inner.at("L2").click()
    inner.unfold("its lines of arithmetic").click()
    page.root.get_by_role("combobox", name="Sample").select_option("patient 4")
    expect(inner.line).to_have_text("o2 is -0.5, made of 3 numbers.")
    inner.marks("L2")
    assert "-5800 / 11600" in inner.unfolded.inner_text()
    assert inner.row()["o2"] == "-0.5"
    page.marks("L1")
    expect(page.line).to_have_text("o1 is 0, made of 3 numbers.")


# A model inside a model ---------------------------------------------------------------------------


def opened_inside(page: Stepper) -> Stepper:
    page.unfold("inside L1: 3 layers").click()
    return Stepper(page.unfolded.get_by_role("group", name="step by step").first)


def test_a_model_inside_opens_in_place_with_keys_and_buttons_of_its_own(notebook: Notebook) -> None:
    page, keys = rerun(notebook, INSIDE), notebook.page.keyboard
    expect(page.clouds).to_have_text([re.compile("^L1 "), "L2 ReLU"])
    inner = opened_inside(page)
    inner.is_at("L1")
    inner.next.click()
    inner.is_at("L2")
    for key, layer in [("ArrowRight", "L3"), ("Home", "L1"), ("ArrowRight", "L2")]:
        keys.press(key)
        inner.is_at(layer)
        page.marks("L1")
    inner.unfold("its lines of arithmetic").click()
    assert "-5800 / 11600" in inner.unfolded.inner_text()
    expect(page.line).to_have_text("o1 is 0, made of 3 numbers.")

    page.next.focus()
    keys.press("ArrowRight")
    page.marks("L2")
    expect(page.line).to_have_text("o2 is 0, made of 1 number.")
    assert "-5800 / 11600" not in page.text()
    keys.press("ArrowLeft")
    page.marks("L1")
    inner.is_at("L2")  # where it was left
    assert "-5800 / 11600" in inner.unfolded.inner_text()


def test_a_cloud_of_the_model_inside_opens_it_at_that_layer(notebook: Notebook) -> None:
    page = rerun(notebook, INSIDE)
    page.root.get_by_role("group", name="The row of layers").nth(1).get_by_role(
        "button", name=re.compile("^L3")
    ).click()
    inner = Stepper(page.unfolded.get_by_role("group", name="step by step").first)
    inner.is_at("L3")
    page.marks("L1")


# How a page is looked at --------------------------------------------------------------------------


def drawn(cell: Locator) -> float:
    """How long a number's bar is drawn, as a share of its room; to the left of the line of zero below 0."""
    painted = cell.locator(".itm-bar").evaluate("bar => getComputedStyle(bar).backgroundImage")
    begins, ends = (float(each) / 100 for each in re.findall(r"([-\d.]+)%", painted)[:2])
    if cell.evaluate("each => each.closest('.itm-one-sided') !== null"):
        return ends
    return 2 * (begins - 0.5 if begins < 0.5 else ends - 0.5)


ONE_SCALE, PROJECTOR = VIEWS = ("one scale for all layers", "large type, for a projector")


def choose_view(notebook: Notebook, page: Stepper, label: str) -> None:
    """Open View and tick a box in it, with the keyboard alone."""
    view = page.root.locator("details.itm-view:not(.itm-keys)")
    view.locator("summary").focus()
    if view.get_attribute("open") is None:
        notebook.page.keyboard.press("Enter")
    for _ in range(1 + VIEWS.index(label)):
        notebook.page.keyboard.press("Tab")
    expect(view.get_by_role("checkbox", name=label)).to_be_focused()
    notebook.page.keyboard.press("Space")


def test_one_scale_makes_the_bars_of_small_outputs_shorter(notebook: Notebook) -> None:
    page = rerun(notebook, SMALLER)  # x = (8, -4), o2 = (2, -1), o3 = (2, 0)
    notebook.page.emulate_media(reduced_motion="reduce")
    page.at("L3").click()
    bars = [page.input("o2[0], 2"), page.input("o2[1], -1"), page.number("o3[0], 2"), page.number("o3[1], 0")]
    assert [*map(drawn, bars)] == pytest.approx([1, -0.5, 1, 0])
    assert "full bar: 2" in page.text()

    choose_view(notebook, page, ONE_SCALE)
    assert [*map(drawn, bars)] == pytest.approx([0.25, -0.125, 0.25, 0])
    assert "full bar: 8" in page.text()
    assert "full bar: 2" not in page.text()
    page.marks("L3")

    choose_view(notebook, page, ONE_SCALE)
    assert [*map(drawn, bars)] == pytest.approx([1, -0.5, 1, 0])
    notebook.page.emulate_media(reduced_motion="no-preference")


def test_a_projector_makes_the_type_of_all_pages_larger_and_a_step_still_moves_nothing(
    notebook: Notebook,
) -> None:
    """Beside the file list a step's own type grows only as far as its panels still have room in one row."""
    page, other = rerun(notebook, SMALLER), rerun(notebook, INSIDE)

    def sizes(shown: Stepper) -> list[float]:
        parts = [
            shown.line,
            shown.next,
            shown.root.locator(".itm-title"),
            shown.goes_out.get_by_role("gridcell").first,
        ]
        return [part.evaluate("part => parseFloat(getComputedStyle(part).fontSize)") for part in parts]

    before, others = sizes(page), sizes(other)
    choose_view(notebook, page, PROJECTOR)
    for large, usual in ((sizes(page), before), (sizes(other), others)):
        assert large[:3] == pytest.approx([1.4 * size for size in usual[:3]])
        assert min(large[:3]) >= 18
        assert 1.1 * usual[3] < large[3] <= 1.4 * usual[3]
    boxes = [part.bounding_box() for part in (page.back, page.next)]
    for here, following in pairwise(("L1", "L2", "L3")):
        page.marks(here)
        page.next.click()
        page.marks(following)
        assert [part.bounding_box() for part in (page.back, page.next)] == boxes
    choose_view(notebook, page, PROJECTOR)
    assert (sizes(page), sizes(other)) == (before, others)


@pytest.mark.parametrize("cleared", [INSIDE, SMALLER])
def test_a_page_keeps_its_looks_when_the_output_of_another_is_cleared(
    notebook: Notebook, cleared: int
) -> None:
    """All pages share one style sheet, whichever of them brought it. (`explore` brings one more: not in this notebook.)"""
    kept = rerun(notebook, INSIDE + SMALLER - cleared)
    rerun(notebook, cleared)
    look = "root => { const {borderTopWidth, padding, display} = getComputedStyle(root); return [borderTopWidth, padding, display]; }"
    before = kept.root.evaluate(look)
    assert before[0] != "0px"
    notebook.choose("Edit", "Clear Cell Output")
    expect(notebook.output(cleared).locator(".itm")).to_have_count(0)
    assert kept.root.evaluate(look) == before
    kept.at("L2").click()
    kept.marks("L2")
    notebook.run_cell(cleared)


# A large output -----------------------------------------------------------------------------------


def test_a_thousand_numbers_are_one_picture_in_which_every_number_is_reached_and_opens(
    notebook: Notebook,
) -> None:
    page, keys = stepper(notebook, LARGE), notebook.page.keyboard
    expect(page.line).to_have_text("o1 is 1024 numbers from -5.995 to 5.997, made of 3 numbers.")
    picture = page.goes_out
    assert picture.get_attribute("aria-rowcount") == picture.get_attribute("aria-colcount") == "32"
    assert page.root.locator("*").count() < 400  # not an element a number
    lens = picture.get_by_role("gridcell")
    expect(lens).to_have_count(1)
    lens.focus()
    for key, place in [("ArrowRight", 1), ("ArrowDown", 33), ("End", 63), ("Home", 32)]:
        keys.press(key)
        assert focused_name(notebook).startswith(f"o1[{place}], ")
    keys.press("Enter")
    expect(page.opened).to_have_text(re.compile(r"^o1\[32\] = -?[\d.]+\s+= .* × 1 [+-] .* × 2 [+-] .* × 3"))
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] - 3, "y": box["height"] - 3})
    expect(page.opened).to_contain_text("o1[1023] = 5.997")
    page.next.click()
    expect(page.opened).to_contain_text("o2[1023] = 5.997")
