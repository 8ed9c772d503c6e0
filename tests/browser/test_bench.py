"""A bench to play on, as a person uses it: points by mouse and keyboard, training to and fro, the same again in Python."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lessons_lib import DataSet, Sample
from lessons_lib.data import blobs, curve, hills, moons, rings, spiral, xor
from tests.browser.bench import BenchPage, opened, run
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

SAME = 1e-9  # what sums in another order may differ by


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(width=1106, height=900)


@pytest.fixture
def bench(page: Page, tmp_path: Path) -> BenchPage:
    return opened(page, tmp_path, spiral)


def counted(bench: BenchPage) -> int:
    """How many points there are, as the plane says it."""
    return int(bench.plane.get_attribute("aria-label").split()[2])


def agrees(bench: BenchPage) -> None:
    ours, theirs = bench.weights(), run(bench.copied())
    assert ours.shape == theirs.shape
    assert np.abs(ours - theirs).max() <= SAME


# The same weights in Python.


@pytest.mark.parametrize("data", [spiral, blobs, hills], ids=lambda data: data.name)
def test_copied_cells_come_to_the_same_weights(page: Page, tmp_path: Path, data: DataSet) -> None:
    bench = opened(page, tmp_path, data)
    bench.epochs(4)
    agrees(bench)


def test_before_training_too(bench: BenchPage) -> None:
    agrees(bench)


def test_after_play_and_with_everything_set_otherwise(page: Page, tmp_path: Path) -> None:
    bench = opened(page, tmp_path, moons)
    bench.choose("Activation", "LeakyReLU")
    bench.choose("Loss", "squared error")
    bench.choose("Optimiser", "momentum")
    bench.set("Learning rate", "0.02")
    bench.set("Weight decay", "0.003")
    bench.set("Batch size", "7")
    bench.set("Seed", "11")
    bench.set("For the test", "0.4")
    bench.root.get_by_label("Scale x first").check()
    bench.root.get_by_label("sin across").check()
    bench.root.get_by_label("across · up").check()
    bench.button("Add a layer").click()
    bench.root.get_by_role("button", name="One unit fewer in L3").click()
    bench.button("Play").click()
    page.wait_for_function("slider => slider.max >= 2", arg=bench.slider.element_handle())
    bench.button("Pause").click()
    bench.slider.press("ArrowLeft")  # to the end of an epoch
    agrees(bench)


def test_what_changes_on_the_way_is_a_training_of_its_own(bench: BenchPage) -> None:
    bench.epochs(2)
    bench.choose("Optimiser", "gradient descent")
    bench.set("Learning rate", "0.1")
    bench.epochs(2)
    bench.set("Noise", "0.2")
    bench.epochs(1)
    bench.root.get_by_label("second arm").check()
    bench.click(0.9, 0.1)
    bench.epochs(2)
    code = bench.copied()
    assert code.count("history = train(") == 4  # a rule under which no epoch passed is none
    assert "data_3 = " in code
    # The last stretch begins on the points as they were seen, with one more; the page opens point 0 as it is now.
    assert np.abs(run(code) - bench.weights_under_the_cross()).max() <= SAME


def test_a_weight_and_a_bias_set_by_hand_are_what_python_sets_too(bench: BenchPage) -> None:
    bench.unit("o3[1], L3 Tanh").click()
    bench.set("L2.weights[1, 0]", "-1.25")
    assert bench.said.startswith("L2.weights[1, 0] is -1.25 now. Epoch 0: loss")
    bench.epochs(3)
    bench.set("L2.bias[1]", "0.5")
    bench.set("L2.bias[1]", "0.75")
    before = bench.weights()
    assert 0.75 in before
    agrees(bench)
    bench.epochs(2)
    agrees(bench)
    bench.slider.press("ArrowLeft")
    bench.slider.press("ArrowLeft")
    assert (bench.weights() == before).all()


def test_a_click_on_a_wire_opens_its_weight(bench: BenchPage) -> None:
    one, other = (bench.unit(name).bounding_box() for name in ("across, L1 Input", "o3[0], L3 Tanh"))
    assert one
    assert other
    middle = (one["x"] + one["width"] + other["x"]) / 2, (one["y"] + other["y"] + one["height"]) / 2
    bench.page.mouse.click(*middle)
    assert bench.page.evaluate("document.activeElement.ariaLabel").startswith("L2.weights[")


def test_what_is_no_number_stays_out_and_is_told(bench: BenchPage) -> None:
    bench.unit("o3[0], L3 Tanh").click()
    before = bench.root.get_by_label("L2.bias[0]").input_value()
    bench.set("L2.bias[0]", "")
    assert bench.said == "L2.bias[0] is a number, and this was none. It stays 0."
    assert bench.root.get_by_label("L2.bias[0]").input_value() == before
    bench.unit("across, L1 Input").click()
    assert bench.said == "across comes in as it is: it has no weights."


def test_going_back_and_on_again_comes_to_the_same(bench: BenchPage) -> None:
    bench.epochs(6)
    before = bench.weights()
    bench.slider.press("Home")
    assert bench.said.startswith("Epoch 0:")
    assert np.abs(bench.weights() - before).max() > 0.01
    bench.slider.press("End")
    assert (bench.weights() == before).all()
    bench.slider.press("ArrowLeft")
    bench.epochs(1)
    assert (bench.weights() == before).all()
    bench.slider.press("Home")
    agrees(bench)


# Points.


def test_a_click_adds_a_point_of_the_class_that_is_chosen(bench: BenchPage) -> None:
    before = counted(bench)
    bench.root.get_by_label("second arm").check()
    bench.click(0.05, 0.95)
    assert counted(bench) == before + 1
    assert "A point of second arm at" in bench.said
    assert bench.copied().count(", 1),") == 101


def test_a_stroke_adds_several_and_removing_takes_them_away(bench: BenchPage) -> None:
    before = counted(bench)
    bench.root.get_by_label("first arm").check()
    box = bench.plane.bounding_box()
    bench.page.mouse.move(box["x"] + 10, box["y"] + 10)
    bench.page.mouse.down()
    bench.page.mouse.move(box["x"] + 10, box["y"] + 110, steps=20)
    bench.page.mouse.up()
    assert counted(bench) >= before + 5
    added = counted(bench)
    bench.root.get_by_role("radio", name="removes").check()
    bench.page.mouse.click(box["x"] + 10, box["y"] + 10)
    assert counted(bench) == added - 1


def test_by_keyboard_a_point_is_added_removed_and_opened(bench: BenchPage) -> None:
    before = counted(bench)
    bench.plane.focus()
    bench.plane.press("1")
    assert "Enter adds a point of second arm" in bench.said
    for _ in range(3):
        bench.plane.press("ArrowRight")
    bench.plane.press("Shift+ArrowUp")
    bench.plane.press("Enter")
    assert counted(bench) == before + 1
    bench.plane.press("Delete")
    assert counted(bench) == before
    bench.root.get_by_label("opens").check()
    bench.plane.press("Enter")
    assert "To open a point" in bench.said or bench.page.locator(".itm-live").count()


def test_points_can_be_drawn_from_none_and_a_class_more(bench: BenchPage) -> None:
    bench.choose("Points", "none: draw your own")
    bench.button("Play").click()
    assert "no point to learn from" in bench.said
    for name, across in (("orange", 0.2), ("blue", 0.5)):
        bench.root.get_by_label(name).check()
        for up in (0.2, 0.4, 0.6):
            bench.click(across, up)
    bench.root.get_by_role("button", name="One class more").click()
    bench.root.get_by_label("class 3").check()
    for up in (0.2, 0.4, 0.6):
        bench.click(0.8, up)
    assert counted(bench) == 9
    bench.epochs(3)
    assert "% right" in bench.said
    code = bench.copied()
    assert 'Classes("orange", "blue", "class 3")' in code
    assert "Softmax()" in code
    assert np.isfinite(run(code)).all()


def test_a_number_is_added_where_a_number_is_asked_for(page: Page, tmp_path: Path) -> None:
    bench = opened(page, tmp_path, hills)
    bench.root.get_by_label("The number of a new point").fill("-1.5")
    bench.root.get_by_label("adds").check()
    bench.click(0.5, 0.97)
    assert counted(bench) == 201
    assert "A point of -1.5 at" in bench.said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0, 0, red\n1, 1, blue\n2, 2, red\n", "pasted points: 3 points, red, blue."),
        ("a;b;price\n0,5;1;10,25\n1;2;11\n3;3;12,5\n", "pasted points: 3 points, each with its price."),
        ("x\ty\tlabel\n100\t2000\tno\n200\t0\tyes\n0\t10\tyes", "pasted points: 3 points, no, yes."),
    ],
)
def test_a_pasted_table_becomes_points_that_learn(bench: BenchPage, text: str, said: str) -> None:
    bench.button("Paste a table …").click()
    bench.root.get_by_label("Rows of a table").fill(text)
    bench.button("Take these points").click()
    assert bench.said == said
    bench.epochs(2)
    assert bench.said.startswith("Epoch 2: loss")
    assert np.isfinite(run(bench.copied())).all()


def test_a_bad_table_says_where_and_changes_nothing(bench: BenchPage) -> None:
    bench.button("Paste a table …").click()
    bench.root.get_by_label("Rows of a table").fill("across, up, colour\n1, 2, red\n3, four, blue\n")
    bench.button("Take these points").click()
    assert bench.said == (
        'Row 3, column up, is text, where a number is meant: "four". Write it as a plain number, as in 1500 or 2.5.'
    )
    assert counted(bench) == 200


def test_of_more_columns_three_are_chosen(bench: BenchPage) -> None:
    bench.button("Paste a table …").click()
    bench.root.get_by_label("Rows of a table").fill("name,a,b,c,kind\nu,1,2,3,x\nv,4,5,6,y\n")
    bench.choose("Up", "c")
    bench.button("Take these points").click()
    code = bench.copied()
    assert "(1, 3, 0), (4, 6, 1)" in code
    assert '("a", "c")' in code


# Training.


def test_training_that_runs_away_stops_with_a_sentence_and_keeps_what_was(page: Page, tmp_path: Path) -> None:
    bench = opened(page, tmp_path, curve)
    bench.choose("Activation", "ReLU")
    bench.choose("Loss", "squared error")
    bench.choose("Optimiser", "gradient descent")
    bench.epochs(2)
    kept = bench.weights()
    bench.set("Learning rate", "1e9")
    bench.button("Play").click()
    expect(bench.button("Play")).to_be_visible()
    assert "Training ran away in epoch 3, step" in bench.said
    assert bench.said.endswith(
        "try a learning rate of 100000000, a tenth of this one. What was learned up to epoch 2 is kept."
    )
    assert (bench.weights() == kept).all()
    agrees(bench)


def test_it_learns_the_spiral_while_the_plane_is_drawn(bench: BenchPage) -> None:
    bench.choose("Epochs", "full speed")
    before = bench.page.evaluate("document.querySelector('.itm-bench-paint').toDataURL()")
    bench.button("Play").click()
    expect(bench.root.locator(".itm-bench-key-train")).to_contain_text("100 % right")
    bench.button("Pause").click()
    assert bench.page.evaluate("document.querySelector('.itm-bench-paint').toDataURL()") != before
    assert bench.page.evaluate("document.querySelector('.itm-bench-unit canvas').width") > 10


def test_a_point_opens_with_the_numbers_of_the_model(bench: BenchPage) -> None:
    bench.epochs(3)
    written = bench.opened(0)
    assert written["traces"][0]["name"] == "point 0"
    assert written["traces"][0]["x"]["values"] == spiral[0].x.tolist()
    page = bench.page.locator(".itm-live")
    assert page.get_by_role("button", name="L7").count() == 1
    expect(page.locator(".itm-title").first).to_have_text("point 0, target 0 (first arm)")
    bench.button("Close").click()
    assert page.count() == 0


FRESH = " It begins again with fresh weights."
NUMBERS = [
    ("Learning rate", "-1", "Learning rate is a number of 0 or more, and this was -1. It stays 0.01."),
    ("Batch size", "2.5", "Batch size is a whole number of 1 or more, and this was 2.5. It stays 10."),
    ("For the test", "1", "For the test is a number from 0 to 0.9, and this was 1. It stays 0.25."),
    ("Units of L2", "0", "A layer has a whole number of units, from 1 on: it keeps 8."),
    ("Noise", "0.3", "Noise 0.3."),
    ("For the test", "0.5", "A share of 0.5 is kept for the test."),
    ("Learning rate", "0.5", "Learning rate 0.5."),
    ("Weight decay", "0.01", "Weight decay 0.01."),
    ("Batch size", "150", "Batches of 150."),
    ("Seed", "3", "Seed 3." + FRESH),
    ("Units of L2", "300", "300 units in hidden layer 1." + FRESH),
]
CHOICES = [
    ("Activation", "none", "Activation: none." + FRESH),
    ("Activation", "ReLU", "Activation: ReLU." + FRESH),
    ("Loss", "squared error", "Loss: SquaredError." + FRESH),
    ("Optimiser", "momentum", "Optimiser: momentum."),
    ("Epochs", "1 a second", "Epochs: 1 a second."),
    ("Points", "blobs", "blobs: 180 points, left, right, top."),
    ("Points", "hills", "hills: 200 points, each with its height."),
]


def test_each_control_says_what_it_changed_or_why_it_did_not(bench: BenchPage) -> None:
    for label, value, said in NUMBERS:
        bench.set(label, value)
        assert bench.said == said
    for label, words, said in CHOICES:
        bench.choose(label, words)
        assert bench.said == said


def test_layers_come_and_go_and_arrow_keys_walk_the_units(bench: BenchPage) -> None:
    bench.button("Add a layer").click()
    expect(bench.root.locator(".itm-bench-column")).to_have_count(5)
    bench.root.get_by_role("button", name="Remove layer L2").click()
    bench.root.get_by_role("button", name="Remove layer L2").click()
    bench.root.get_by_role("button", name="One unit more in L2").click()
    assert bench.root.get_by_label("Units of L2").input_value() == "9"
    expect(bench.root.get_by_role("button", name="One unit more in L2")).to_be_focused()
    units = bench.root.locator(".itm-bench-unit")
    assert [units.nth(at).get_attribute("tabindex") for at in range(2)] == ["0", "-1"]
    units.first.focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        bench.page.keyboard.press(key)
    expect(bench.root.get_by_role("button", name="o3[2], L3 Tanh")).to_be_focused()
    expect(bench.root.locator("figcaption").first).to_have_text("o3[2]: blue is above 0, orange below")


def test_the_bench_offers_every_set_of_points_and_its_own_first(page: Page, tmp_path: Path) -> None:
    own = [Sample("a", (1, 2), 0), Sample("b", (3, 4), 2.5)]
    bench = opened(page, tmp_path, own)
    names = bench.root.get_by_label("Points", exact=True).locator("option").all_inner_texts()
    known = [each.name for each in (spiral, rings, moons, xor, blobs, curve, hills)]
    assert names == ["points", *known, "none: draw your own"]
