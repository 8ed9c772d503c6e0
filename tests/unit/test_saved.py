"""What a page holds of very many numbers, saved and beside a kernel; and what its static form says of them."""

import json
import re
from typing import Any

import numpy as np
import pytest

from lessons_lib import (
    Convolution,
    GlobalAveragePool,
    Input,
    Linear,
    Model,
    ReLU,
    Sigmoid,
    SquaredError,
    compare,
    explore,
    step_through,
)
from lessons_lib.data.photos import photo
from lessons_lib.layers import BuiltIn
from lessons_lib.model.describe import told
from lessons_lib.model.trace import Trace
from lessons_lib.page.backward_static import backward_markup
from lessons_lib.page.data import data
from lessons_lib.page.pictures import picture
from lessons_lib.page.readings import readings
from lessons_lib.page.recorded import one_recorded
from lessons_lib.page.saved import MOST_SAVED, saved, sent
from lessons_lib.page.static import markup
from lessons_lib.page.stored import packed
from lessons_lib.page.tiles import MOST_POINTS, chosen_maps, pooled, seen, share_of, tiled
from lessons_lib.page.widgets import Explorer

RANDOM = np.random.default_rng(14)
WEIGHTS = RANDOM.normal(size=(1000, 1000))
STRENGTHS = RANDOM.normal(size=1000)


def spread(X: Any) -> Any:
    """A thousand maps of a picture."""
    return np.asarray(X)[None] * STRENGTHS[:, None, None]


class Spread(BuiltIn):
    """The same as a layer that tells its arithmetic."""

    def shape_after(self, shape: Any, values: Any = None, /) -> Any:
        del values
        return (1000, *shape)

    def forward(self, X: Any, /) -> Any:
        return spread(X)

    def arithmetic(self, X: Any, unit: int, /) -> Any:
        each, place = divmod(unit, X.size)
        return X.flat[place] * float(STRENGTHS[each])


def wide() -> Trace:
    return Model(Linear(WEIGHTS, RANDOM.normal(size=1000)), ReLU()).trace(RANDOM.normal(size=1000))


def maps(layer: Any = spread) -> Trace:
    return Model(Input(shape=(32, 32)), layer, ReLU()).trace(RANDOM.normal(size=(32, 32)))


def row(layers: int, shared: bool = True) -> Trace:
    weights = RANDOM.normal(size=(64, 64)) / 8
    linear = [Linear(weights if shared else weights * (1 - at / 1000)) for at in range(layers)]
    return Model(*linear).trace(np.linspace(-1, 1, 64))


# A saved page ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("trace", "most"), [(wide, 500_000), (maps, 1_000_000)])
def test_a_saved_page_of_a_million_numbers_is_light(trace: Any, most: int) -> None:
    assert len(step_through(trace())._repr_html_().encode()) < most


def test_a_saved_page_of_many_weights_is_under_three_megabytes() -> None:
    assert len(step_through(row(300, shared=False))._repr_html_().encode()) < 3_000_000


def test_of_weights_the_largest_are_left_out_and_all_else_is_held_to_the_bit() -> None:
    trace = wide()
    written = data(trace)
    held = saved(written)
    weights, bias = (held["parameters"][each["array"]] for each in written["models"][0][0]["parameters"])
    assert weights["values"] is None
    assert weights["said"] == f"1000 x 1000 numbers from {WEIGHTS.min():.3f} to {WEIGHTS.max():.3f}"
    assert bias == written["parameters"][written["models"][0][0]["parameters"][1]["array"]]
    assert held["traces"][0]["outputs"] == written["traces"][0]["outputs"]
    json.dumps(held)  # nothing of it is bytes


def test_many_small_weights_are_left_out_from_where_there_is_no_room() -> None:
    held = saved(data(row(300, shared=False)))["parameters"].values()
    kept = [each for each in held if each["values"] is not None]
    assert len(kept) == MOST_SAVED // 64**2
    assert all("said" in each for each in held if each["values"] is None)


def test_outputs_that_need_python_are_left_out_and_so_is_what_is_computed_from_them() -> None:
    first, *held = saved(data(maps()))["traces"][0]["outputs"]
    assert first is None  # it is x, which the page has
    assert [each["values"] for each in held] == [None, None]
    assert all(re.match("1000 x 32 x 32 numbers from ", each["said"]) for each in held)


def test_a_large_output_that_the_script_computes_is_not_stored() -> None:
    written = data(Model(Sigmoid(), ReLU()).trace(RANDOM.normal(size=30_000)))
    for held in (saved(written), sent(written)):
        assert held["traces"][0]["x"]["values"] is not None
        assert held["traces"][0]["outputs"] == [None, None]


def test_of_a_model_inside_too() -> None:
    written = data(Model(Model(spread, ReLU()), ReLU()).trace(RANDOM.normal(size=(32, 32))))
    inner, outer = saved(written)["traces"][0]["outputs"]
    assert [each["values"] for each in (*inner, outer)] == [None, None, None]
    inner, outer = sent(written)["traces"][0]["outputs"]
    assert inner[0]["values"].nbytes == 8 * 1024 * 1000
    assert inner[1] is outer is None


def test_a_page_that_is_not_large_is_saved_as_it_was_written() -> None:
    written = data(row(12))
    assert saved(written) == sent(written) == written


# Beside a kernel ----------------------------------------------------------------------------------


def test_beside_a_kernel_every_weight_goes_to_the_page_as_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Explorer, "_script", lambda *_: "export default {}")
    live = explore(wide())
    large = next(each for each in live.data["parameters"].values() if each["shape"] == [1000, 1000])
    assert bytes(large["values"]) == WEIGHTS.tobytes()
    page = next(live._outputs())["text/html"]
    assert len(page) < 600_000  # and what is saved of it is light


def test_python_tells_the_arithmetic_of_the_number_that_was_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Explorer, "_script", lambda *_: "export default {}")
    said: list[Any] = []
    monkeypatch.setattr(Explorer, "send", lambda _, content, buffers=None: said.append(content))
    trace = maps(Spread())
    live = explore(trace)
    unit = 777 * 1024 + 5
    asked = {"open": ["L2", unit], "turned": {"x[0, 5]": 7.0}}
    live._handle_custom_msg(asked, [])
    live._handle_custom_msg({}, [])  # a page that only asks whether somebody is there
    ((told_now, recorded),) = [(each, each.pop("recorded")) for each in said]
    assert told_now == asked
    assert recorded["rows"] == [["x", 5], ["=", STRENGTHS[777]], ["*", 0, 1]]
    assert recorded["parts"] == [{"outputs": [unit], "way": [2]}]


def test_where_it_cannot_be_told_python_says_so_at_once() -> None:
    assert one_recorded(maps().steps[1], 5) is None


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (1, "The outputs are too many to follow each back through"),
        (2, "More numbers came in than can be told"),
    ],
)
def test_a_function_of_a_million_outputs_is_not_followed(step: int, why: str) -> None:
    each = maps().steps[step]
    names = [[""] * each.inputs[0].size]
    assert str(told(each.layer, each.inputs, each.output, names, [3])[3]).startswith(why)


# The pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [(5, 7, 9), (40, 33), (1000,)])
def test_each_point_is_the_largest_in_size_of_the_numbers_it_stands_for(shape: tuple[int, ...]) -> None:
    values = RANDOM.normal(size=shape)
    points = pooled(values, most=60)
    assert points.size <= 120  # ragged edges have points of their own
    assert set(points.ravel()) <= set(values.ravel())
    assert np.abs(points).max() == np.abs(values).max()
    if len(shape) == 3:
        each = -(-7 // points.shape[1])
        for (at, y, x), point in np.ndenumerate(points):
            block = values[at, each * y : each * (y + 1), each * x : each * (x + 1)]
            assert point == block.flat[np.abs(block).argmax()]


def test_maps_stand_side_by_side_with_a_gap_between_them() -> None:
    picture = tiled(np.arange(1.0, 13).reshape(3, 2, 2))
    assert picture.shape == (5, 5)
    assert np.isnan(picture[2]).all()
    assert picture[:2, 3:].ravel().tolist() == [5, 6, 7, 8]
    assert np.isnan(picture[3:, 3:]).all()


def test_numbers_that_are_not_finite_have_no_colour_of_their_own() -> None:
    assert seen(np.full((300, 300), np.nan))["scale"] == 0


# The static page ----------------------------------------------------------------------------------


def test_names_are_put_together_when_they_are_asked_for() -> None:
    shown = readings(maps())[2]
    assert len(shown.names) == 1_024_000
    assert shown.names[777 * 1024 + 33] == "o2[777, 1, 1]"
    with pytest.raises(IndexError):
        shown.names[1_024_000]


def test_a_long_row_is_folded_and_each_step_of_it_is_there_once() -> None:
    html = str(markup(row(300)))
    assert re.findall(r'data-step="(\w+)"', html) == ["x", *(f"o{at}" for at in range(1, 301))]
    assert "… 292 layers …" in html
    folds = re.findall(r"<summary>(o\d+ to o\d+: \d+ steps?)</summary>", html)
    assert folds[0] == "o5 to o24: 20 steps"
    assert folds[-1] == "o285 to o297: 13 steps"
    assert " to o" not in str(markup(row(30)))  # a row that can be seen whole is not


def test_a_way_back_of_very_many_numbers_is_saved_without_script_and_says_who_steps_through_it() -> None:
    light = Model(Linear(WEIGHTS[:3, :3])).trace([1, 2, 3]).backward(SquaredError(), target=[1, 0, 0])
    heavy = wide().backward(SquaredError(), target=np.zeros(1000))
    said = "explore(backward), with Python running, does."
    assert "<script" in step_through(light)._repr_html_()
    assert said not in step_through(light)._repr_html_()
    page = step_through(heavy)._repr_html_()
    assert "<script" not in page
    assert said in page
    assert len(page) < 1_000_000


def test_where_very_many_numbers_meet_a_gradient_has_its_number_and_the_line_that_tells_its_arithmetic() -> (
    None
):
    seen = Model(Convolution(RANDOM.normal(size=(20, 1, 3, 3)), padding=1), GlobalAveragePool())
    backward = seen.trace(RANDOM.normal(size=(1, 32, 32))).backward(SquaredError(), target=np.zeros(20))
    page = str(backward_markup(backward))
    largest = int(np.argmax(np.abs(backward["dL/dK1"])))
    line = f"backward.arithmetic(&quot;dL/dK1&quot;, {largest}) tells it."
    assert f"Too many numbers meet here for a page: {line}" in page
    told, value = backward.arithmetic("dL/dK1", largest).value, backward["dL/dK1"].flat[largest]
    assert np.isclose(told, value, rtol=1e-12)


def test_a_page_of_models_inside_with_hundreds_of_large_outputs_stays_light():
    def block():
        return Model(*(ReLU() for _ in range(9)))

    x = np.random.default_rng(0).normal(size=(8, 56, 56))
    model = Model(Input(shape=x.shape), *(block() for _ in range(20)))
    html = step_through(model.trace(x))._repr_html_()
    static = re.sub(r"<(script|style)\b.*?</\1\s*>", "", html, flags=re.DOTALL)
    assert len(static) < 900_000
    assert len(html) < 4_500_000
    assert static.count("<img") >= 21, "every output of the row is pictured"


def test_of_few_pictures_each_has_all_its_points_and_of_hundreds_each_has_enough():
    assert share_of(1) == share_of(16) == MOST_POINTS
    assert MOST_POINTS > share_of(30) > share_of(100) >= share_of(1000) == 1024


def sixty_four(seed: int = 18, x: Any = None) -> Trace:
    """64 maps of a picture in three colours: left out, of pure noise, the largest files that there are."""
    random = np.random.default_rng(17)
    kernels, biases = random.normal(size=(64, 3, 3, 3)), random.normal(size=64)
    model = Model(Input(shape=(3, 32, 32)), Convolution(kernels, biases, padding=1), ReLU())
    return model.trace(np.random.default_rng(seed).normal(size=(3, 32, 32)) if x is None else x)


PHOTO = photo("coffee")[:, ::7, ::7]
MEAN, DEVIATION = np.array([[[0.485]], [[0.456]], [[0.406]]]), np.array([[[0.229]], [[0.224]], [[0.225]]])
WAYS = {  # in which a photo comes to a network
    "bytes": PHOTO,
    "shares": PHOTO / 255,
    "from -1 to 1": (PHOTO - 127) / 128,
    "by colour": (PHOTO / 255 - MEAN) / DEVIATION,
    "enlarged, in float32": np.hypot(PHOTO, np.roll(PHOTO, 1)).astype("f4").astype(float),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_stored_page_of_64_maps_of_a_photo_is_at_most_60_kilobytes_without_parameters(way: str) -> None:
    trace = sixty_four(x=WAYS[way])
    written = saved(data(trace)) | {"parameters": {}}
    assert written["traces"][0]["outputs"] == [None, None, None]  # the page computes them
    text = json.dumps(written, default=packed, separators=(",", ":"))
    assert len(markup(trace).encode()) + len(text.encode()) <= 60 * 1024


def test_a_page_of_64_maps_of_pure_noise_is_at_most_80_kilobytes_and_all_of_it_at_most_300() -> None:
    trace = sixty_four()
    written = saved(data(trace)) | {"parameters": {}}
    text = json.dumps(written, default=packed, separators=(",", ":"))
    assert len(markup(trace).encode()) + len(text.encode()) <= 80 * 1024
    assert (
        len(step_through(trace)._repr_html_().encode()) <= 300 * 1024
    )  # with script, style, data and parameters


def test_of_64_maps_the_static_page_shows_16_and_says_so() -> None:
    trace = sixty_four()
    html = str(markup(trace))
    assert html.count(">16 of 64 maps</small>") == 2
    told = re.findall(r'alt="(o[23] as an image, 64 x 32 x 32 numbers from [^"]*)"', html)
    assert len(told) == 2
    assert all(
        each.endswith("It shows 16 of 64 maps: those whose numbers lie farthest apart.") for each in told
    )
    assert str(picture(trace.o2, "o2", maps=chosen_maps(trace.o2))) in html
    assert str(picture(trace.o2, "o2", maps=range(16))) not in html


def test_no_more_than_16_maps_are_all_shown_number_by_number() -> None:
    html = str(picture(sixty_four().o2[:16], "o2"))
    assert " of 16 maps" not in html
    assert "several numbers" not in html


def test_two_traces_of_64_maps_and_their_difference_show_the_same_maps() -> None:
    one, other = sixty_four(), sixty_four(seed=19)
    html = compare(one, other)._repr_html_()
    maps_of_one = chosen_maps(one.o2)
    scale = float(max(np.abs(each.o2).max() for each in (one, other)))
    for values, name, most in ((other.o2, "b", scale), (other.o2 - one.o2, "b - a", None)):
        assert chosen_maps(values).tolist() != maps_of_one.tolist()
        assert str(picture(values, f"o2, {name},", most, maps=maps_of_one)) in html
