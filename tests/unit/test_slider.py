"""Pictures under a slider: what the script draws from, read back, and the same as a picture that stands still."""

import base64
import json
import re

import numpy as np
import pytest

from lessons_lib import (
    Adam,
    CrossEntropy,
    GradientDescent,
    Input,
    Linear,
    Model,
    Sample,
    SquaredError,
    patients,
    plot_descent,
    scrub,
    slide_descent,
    train,
    untrained,
)
from lessons_lib.data import digits
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.sliders.slider import Curves, Images, Points, Slider
from lessons_lib.trained import digit_model

EPOCHS = 3


@pytest.fixture(scope="module")
def history():
    return train(untrained(digit_model(), 0), digits, CrossEntropy(), optimiser=Adam(0.01), epochs=EPOCHS)


def unpacked(panel, kind):
    return np.frombuffer(base64.b64decode(panel["packed"]), dtype=kind)


def bowl(w):
    return (w - 1) ** 2


def test_each_stop_tells_the_losses_and_shares_of_its_epoch(history):
    slider = scrub(history)
    assert slider.stops == ("0", "1", "2", "3")
    for epoch, told in enumerate(slider.told):
        assert told.startswith(f"Epoch {epoch}. training: loss ")
        assert f"{100 * history.accuracy[epoch]:.1f} % right; test: loss " in told
        assert told.endswith(f"{100 * history.test_accuracy[epoch]:.1f} % right.")


def test_curves_are_those_of_the_history_as_shares_of_their_axis(history):
    loss, right = scrub(history).panels
    assert isinstance(loss, Curves)
    points = np.reshape(loss.data()["lines"][0]["points"], (-1, 2))
    np.testing.assert_allclose(points[:, 0], [0, 1 / 3, 2 / 3, 1], atol=1e-4)
    np.testing.assert_allclose(points[:, 1] * loss.high, history.loss, atol=1e-3)
    points = np.reshape(right.data()["lines"][1]["points"], (-1, 2))
    np.testing.assert_allclose(points[:, 1], history.test_accuracy, atol=1e-4)


def test_weights_are_those_of_each_epoch_a_square_for_each_unit(history):
    images = scrub(history, "L4.weights").panels[-1]
    assert isinstance(images, Images)
    data, weights = images.data(), [history.at(epoch).parameters["L4.weights"].values for epoch in range(4)]
    assert (data["count"], data["shape"]) == (32, [8, 8])
    stored = unpacked(data, np.int8).reshape(4, 32, 64) / 127 * np.abs(weights).max()
    np.testing.assert_allclose(stored, weights, atol=np.abs(weights).max() / 254 + 1e-9)


def test_points_keep_one_view_that_of_the_end_and_bear_their_digit(history):
    some = digits.test[:20]
    points = scrub(history, "o6", samples=some).panels[-1]
    assert isinstance(points, Points)
    assert list(points.labels) == [f"{sample.target:g}" for sample in some]
    last = history.model.trace(some, batch=True).o6
    distances = np.linalg.norm(points.places[-1][:, None] - points.places[-1], axis=2)
    assert (distances <= np.linalg.norm(last[:, None] - last, axis=2) + 1e-9).all()  # a view only shortens
    left, right, low, high = points.limits
    shares = unpacked(points.data(), "<f4").reshape(points.places.shape)
    np.testing.assert_allclose(shares * (right - left, high - low) + (left, low), points.places, atol=1e-4)


def test_without_a_script_the_first_stop_and_the_last_are_to_be_seen(history):
    slider = scrub(history, "L4.weights")
    titles = [axes.get_title("left") for axes in slider.picture().axes]
    assert titles == ["Loss", "Share of right answers", "L4.weights, epoch 0", "L4.weights, epoch 3"]
    assert slider.picture().alt == f"{slider.told[0]} {slider.told[-1]}"


def test_a_long_title_of_what_moves_stays_over_its_own_panel():
    walks = Images("How many windows see a pixel", np.ones((6, 1, 8, 8)))
    picture = Slider("stride, padding", tuple(f"{at}, 0" for at in range(6)), ("",) * 6, (walks,)).picture()
    picture.figure.draw_without_rendering()
    first, second = (axes.get_tightbbox() for axes in picture.axes)
    assert first.x1 < second.x0
    assert second.x1 <= picture.figure.bbox.x1
    assert (
        picture.axes[1].get_title("left").replace("\n", " ")
        == "How many windows see a pixel, stride, padding 5, 0"
    )


def test_what_is_stored_is_only_the_picture_and_the_rest_is_script(history):
    html = scrub(history, "L4.weights")._repr_html_()
    without = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert "packed" not in without
    assert without.count("<img ") == 1
    (written,) = re.findall(r'class="itm-slide-data">(.*?)</script>', html, re.DOTALL)
    assert json.loads(written)["stops"] == ["0", "1", "2", "3"]


def test_a_history_without_a_test_has_one_line_and_without_classes_no_share():
    plain = [Sample(each.name, each.x, each.target) for each in patients]
    model = Model(Input("a", "b", "c"), Linear([[0.0, 0, 0]]))
    history = train(model, plain, SquaredError(), optimiser=GradientDescent(1e-8), epochs=2)
    (loss,) = scrub(history).panels
    assert list(loss.lines) == ["training"]


def test_a_way_that_left_the_picture_is_outside_and_each_way_is_padded_with_its_end():
    slider = slide_descent(bowl, {0.1: [0, 0.2], 1.5: [0, 3, -3, 1e300]}, [(-1, 3)], "learning rate")
    (points,) = slider.panels
    assert points.places.shape == (2, 4, 2)
    assert points.places[0].tolist() == [[0, 1], [0.2, bowl(0.2)], [0.2, bowl(0.2)], [0.2, bowl(0.2)]]
    assert np.abs(unpacked(points.data(), "<f4")).max() <= 9
    assert slider.told[0] == "Learning rate 0.1: loss 1, after 1 step 0.64."


def test_a_descent_says_what_its_axes_are_and_that_a_line_is_of_one_loss():
    def loss(w):
        return (w - 1) ** 2

    (curve,) = (each.data() for each in slide_descent(loss, {1: [0, 1]}, [(-1, 3)], "rate").panels)
    assert [words for _, words in curve["across"]] == ["-1", "w", "3"]
    assert [words for _, words in curve["up"]] == ["0", "loss", "4"]
    valley = slide_descent(lambda place: place[0] ** 2, {1: [(0, 1)]}, [(-1, 1), (0, 5)], "rate")
    (panel,) = (each.data() for each in valley.panels)
    assert panel["title"] == "Steps downhill; along a line the loss is the same"
    assert [words for _, words in panel["across"] + panel["up"]] == ["-1", "a", "1", "0", "b", "5"]


def test_a_descent_is_drawn_on_its_curve_and_its_end_is_told():
    picture = plot_descent(bowl, {"slow": [0, 0.5], "fast": [0, 1]}, [(-1, 3)], "Two ways")
    assert [axes.get_title("left") for axes in picture.axes] == ["slow", "fast"]
    assert picture.axes[1].lines[-1].get_xydata().tolist() == [[0, 1], [1, 0]]
    assert picture.alt == "Two ways: slow: loss 1, after 1 step 0.25. fast: loss 1, after 1 step 0."


def test_what_cannot_be_shown_is_refused_with_the_line_that_can(history):
    with pytest.raises(InputTypeError, match=r"^scrub expects what train gave, as in scrub\(train\("):
        scrub(history.model)
    with pytest.raises(
        InputValueError, match=r'which\? As in scrub\(history, "o5", samples=digits.test\)\.$'
    ):
        scrub(history, "o5")
    with pytest.raises(
        InputValueError,
        match=r"^scrub finds no L5\.weights in this model\. It can draw L4\.weights, L6\.weights\.$",
    ):
        scrub(history, "L5.weights")
    with pytest.raises(InputValueError, match=r"L4\.bias is no table of weights\.$"):
        scrub(history, "L4.bias")
    with pytest.raises(InputValueError, match=r"^plot_descent expects pairs in the path a"):
        plot_descent(lambda place: place[0], {"a": [1, 2]}, [(0, 1), (0, 1)])
