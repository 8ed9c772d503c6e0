"""The page of a trace as HTML: what stands in it, what may never stand in it, and how large it gets."""

import base64
import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from lessons_lib import (
    Add,
    Input,
    Linear,
    Model,
    ReLU,
    Sample,
    Sigmoid,
    patients,
    step_through,
)
from lessons_lib.data.digits import digits
from lessons_lib.data.spiral import spiral
from lessons_lib.layers import Layer
from lessons_lib.page.data import data, data_element
from lessons_lib.page.page import script_needs
from lessons_lib.page.pictures import picture
from lessons_lib.page.static import markup
from lessons_lib.trained import digit_model, spiral_model


def L2(X):
    broccoli, strawberries, hours = X
    return (58 * broccoli - 3 * strawberries + 2 * hours) / 11_600


def article() -> Model:
    return Model(Input("broccoli", "Tagada strawberries", "workout hours"), L2, ReLU())


@dataclass
class Reader(HTMLParser):
    """Read HTML as a browser does: its elements, and its text, each with the elements it stands in."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in {"br", "img", "input"}:
            self.inside.append(tag)

    def handle_endtag(self, tag):
        assert self.inside.pop() == tag, "an element is closed that was not open"

    def handle_data(self, data):
        self.texts.append((data, tuple(self.inside)))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.inside == []
    return reader


def words(texts: list[tuple[str, tuple[str, ...]]]) -> str:
    return " ".join("".join(text for text, _ in texts).split())


@pytest.mark.parametrize("predict", [False, True])
@pytest.mark.parametrize("patient", patients, ids=lambda patient: patient.name)
def test_every_sentence_and_number_is_there_without_a_script(patient: Sample, predict: bool) -> None:
    trace = article().trace(patient)
    text = words(read(markup(trace, predict)).texts)
    shown = "(" + ", ".join(f"{value:g}" for value in patient.x) + ")"
    for said in [
        f"x is {shown}.",
        f"o1 is {shown}, made of 3 numbers.",
        f"o2 is {trace.o2:g}, made of 3 numbers.",
        f"o3 is {trace.o3:g}, made of 1 number.",
        f"model(x) = o3 = {trace.answer}",
        "o2 = L2(o1)",
        "broccoli, strawberries, hours = X",
    ]:
        assert said in text


def test_an_order_of_steps_and_a_row_of_layers() -> None:
    elements = read(markup(article().trace(patients[3]))).elements
    assert [each["data-step"] for _, each in elements if "data-step" in each] == ["x", "o1", "o2", "o3"]
    assert ("group", "patient 4, step by step") in [
        (each.get("role"), each.get("aria-label")) for _, each in elements
    ]


def test_the_same_trace_gives_the_same_bytes() -> None:
    pages = {step_through(article().trace(patients[0]), predict=True)._repr_html_() for _ in range(3)}
    assert len(pages) == 1
    assert "0x" not in pages.pop()  # no address


def test_a_page_needs_nothing_from_the_network() -> None:
    html = step_through(article().trace(patients[0]))._repr_html_()
    assert set(re.findall(r"https?://[\w.]+", html)) <= {
        "http://www.w3.org"
    }  # the name of SVG, not an address
    assert not re.search(r"\bfetch\(|XMLHttpRequest|\bimport\b|@import", html)


LESSONS = {
    "02": lambda: article().trace(patients[0]),
    "05": lambda: spiral_model().trace(spiral[20]),
    "06": lambda: digit_model().trace(digits.test[0]),
}


@pytest.mark.parametrize("predict", [False, True])
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lessons_stepper_is_at_most_60_kilobytes_without_parameters(lesson: str, predict: bool) -> None:
    trace = LESSONS[lesson]()
    written = data(trace, predict=predict)
    written["parameters"] = {}
    assert len((markup(trace, predict) + data_element(written)).encode()) <= 60 * 1024


def test_a_page_holds_its_parameters_once_by_hash() -> None:
    layer = Linear(np.random.default_rng(0).normal(size=(32, 32)))
    once, four = (step_through(Model(*[layer] * count).trace(range(32)))._repr_html_() for count in (1, 4))
    packed = base64.b64encode(layer.weights.tobytes()).decode()
    assert once.count(packed) == four.count(packed) == 1


def test_a_page_carries_the_scripts_that_its_layers_need_and_no_others() -> None:
    def needs(*layers: Layer, sort: str = "step") -> set[str]:
        written = data(Model(*layers).trace([1, 2]))
        return {name.removeprefix("page/scripts/") for name in script_needs(written, sort)}

    linear, sigmoid = Linear([[1, 2]]), Sigmoid()
    wired = {"layers/linear.js", "steps/linear.js", "steps/wired.js"}
    assert needs(linear) == wired
    assert needs(linear, sigmoid) == wired | {
        "layers/activations.js",
        "steps/elementwise.js",
        "trace/largest.js",
    }
    assert needs(Model(linear), lambda X: X * 2) == wired | {
        "trace/functions.js",
        "trace/inside.js",
        "trace/largest.js",
        "steps/model.js",
        "steps/recorded.js",
    }  # a model's layers too
    assert "parts/insides.js" in needs(Model(linear), lambda X: X * 2, sort="back")  # where no step is drawn
    assert needs(Linear([[1, 2], [3, 4]]), Add("x")) == wired | {"layers/joining.js", "parts/jumps.js"}
    assert "steps/wired.js" not in needs(Linear(np.ones((9, 2))))
    page = step_through(Model(linear).trace([1, 2]))._repr_html_()
    assert "drawSmall" in page
    assert "drawShares" not in page


@pytest.mark.parametrize(
    ("layers", "most"),
    [(3, 60_000), (300, 3_000_000)],
)
def test_a_page_of_wide_layers_stays_light(layers: int, most: int) -> None:
    weights = np.random.default_rng(1).normal(size=(64, 64)) / 8
    trace = Model(*[Linear(weights)] * layers).trace(np.linspace(-1, 1, 64))
    assert len(markup(trace).encode()) <= most


# What may never stand on it -----------------------------------------------------------------------


def test_of_a_prediction_only_what_is_folded_away_tells() -> None:
    texts = read(markup(article().trace(patients[3]), predict=True)).texts
    told = words([(text, inside) for text, inside in texts if "details" not in inside])
    for secret in ["-0.5", "6000", "5800", "max(0", "model(x)", "as expected", "o1 is", "o2 is", "o3 is"]:
        assert secret not in told
        assert secret in words(texts)
    summaries = words(
        [(text, inside) for text, inside in texts if "summary" in inside and inside.count("details") == 1]
    )
    assert "-0.5" not in summaries


def test_a_model_inside_does_not_tell_a_prediction() -> None:
    trace = Model(article(), ReLU()).trace(patients[3])
    told = words(
        [
            (text, inside)
            for text, inside in read(markup(trace, predict=True)).texts
            if "details" not in inside
        ]
    )
    assert "-0.5" not in words(read(markup(trace, predict=True)).texts)
    assert "o1 is" not in told


NAMES = {
    "script": "<script>alert(1)</script>",
    "quotes": """5" 'long' & wide""",
    "a tag that closes": "</td></table></div>",
    "emoji": "🥦 broccoli 👩‍⚕️",
    "right to left": "ברוקולי",
    "a bracket": "hours > 100",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
@pytest.mark.parametrize("predict", [False, True])
def test_any_name_stands_there_as_it_was_typed(name: str, predict: bool) -> None:
    model = Model(Input(name, "b", "c"), lambda X: X[0] + X[1], ReLU())
    trace = model.trace(Sample(name, (1, 2, 3)))
    page = read(markup(trace, predict))
    plain = read(
        markup(Model(Input("a", "b", "c"), *model.layers[1:]).trace(Sample("n", (1, 2, 3))), predict)
    )
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert words([(name, ())]) in words(page.texts)
    assert page.elements[0][1]["aria-label"] == f"{name}, step by step"


def test_no_name_ends_the_script_that_carries_a_batch() -> None:
    batch = Model(Input("</script><b>", "b"), ReLU()).trace([(1, 2), (3, 4)], batch=True)
    html = step_through(batch)._repr_html_()
    carried = re.search(r'(?s)<script type="application/json".*?</script>', html)[0]
    assert "</script><b>" not in carried
    assert "<b>" not in carried


def test_rounding_leaves_no_speck_and_no_minus_zero() -> None:
    stored = Model(Input("a", "b", "c"), Linear([[58 / 11_600, -3 / 11_600, 2 / 11_600]]), ReLU())
    trace = stored.trace(patients[0])
    assert trace.o2 != 0  # a speck of rounding: -3e-17 or so
    page = read(markup(trace))
    text = words(page.texts)
    assert "o2 is 0, made of 3 numbers." in text.replace("(0,)", "0")
    assert not re.search(r"e-1\d|-0(?![.\d])", text)
    bars = [each["style"] for _, each in page.elements if "background:" in (each.get("style") or "")]
    assert bars
    assert not any("e-1" in style or re.search(r":-0(?![.\d])", style) for style in bars)
    step = str(markup(trace)).partition('data-step="o2"')[2].partition('data-step="o3"')[0]
    out = step.partition('class="itm-numbers"')[2].partition("</summary>")[0]
    assert "padding-left:0em" in out  # a bar of no length for what is written as 0


def test_minus_zero_in_x_is_zero() -> None:
    texts = read(markup(Model(Input("a", "b"), ReLU()).trace((-0.0, 1)))).texts
    text = words([(text, inside) for text, inside in texts if "pre" not in inside])  # but for the code
    assert "x is (0, 1)." in text
    assert "-0" not in text


# What it says once -------------------------------------------------------------------------------


def test_an_output_stands_at_its_own_step_and_not_again_as_the_next_input() -> None:
    trace = Model(Input("a", "b"), Linear([[17, 0.25], [3, 31]]), ReLU(), Linear([[1, 1]])).trace((101, 7))
    text = words([(text, inside) for text, inside in read(markup(trace)).texts if "summary" in inside])
    assert text.count("o2[0] 1718.75") == text.count("o2[1] 520") == 1


def test_of_many_numbers_the_picture_is_seen_and_the_largest_are_folded_away() -> None:
    trace = Model(Linear(np.eye(64))).trace(np.linspace(-1, 1, 64))
    page = read(markup(trace))
    assert [tag for tag, _ in page.elements].count("img") == 2
    assert "The 5 largest of 64 numbers" in words(page.texts)
    assert "o1[63]" not in words([(text, inside) for text, inside in page.texts if "details" not in inside])


# Errors -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "predict", "message"),
    [
        (5, False, "step_through expects a trace and got 5. Write step_through(model.trace(x))."),
        (
            article().trace(patients, batch=True),
            True,
            "A prediction is about one sample. Write step_through(trace.sample(0), predict=True).",
        ),
    ],
)
def test_what_is_no_trace_is_refused(given: object, predict: bool, message: str) -> None:
    with pytest.raises(TypeError, match="^" + re.escape(message) + "$"):
        step_through(given, predict)  # type: ignore[arg-type]


def test_a_prediction_in_plain_text_tells_nothing() -> None:
    said = repr(step_through(article().trace(patients[3]), predict=True))
    assert said == (
        "patient 4: x = (0, 2000, 100), target 0 (bad shape)\n  predict each output, from o1 to o3"
    )


def test_maps_stand_side_by_side_and_between_them_shows_the_page() -> None:
    html = picture(np.ones((5, 4, 4)), "o3")
    stored = re.search(r"base64,([^\"]+)", html)
    assert stored
    image = np.array(Image.open(io.BytesIO(base64.b64decode(stored[1]))))
    assert image.shape == (9 * 11, 14 * 11, 4)  # two lines of three maps, a gap of one number between them
    there = image[5::11, 5::11, 3] == 255
    assert there.sum() == 5 * 16
    assert not there[4].any()
    assert not there[:, [4, 9]].any()
