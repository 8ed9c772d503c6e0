"""`playground`: its static form, the data that its script draws from, and what is refused."""

import base64
import json
import re
import zlib

import pytest

from lessons_lib import Classes, DataSet, InputTypeError, InputValueError, Sample, patients, playground
from lessons_lib.bench.look import style
from lessons_lib.data import blobs, hills, spiral
from lessons_lib.layers import BuiltIn
from lessons_lib.page.assets import bundle

MOST = 150 * 1024  # bytes of script and style


def stripped(html: str) -> str:
    return re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)


def written(html: str) -> dict:
    (found,) = re.findall(r'class="itm-bench-data">(.*?)</script>', html, re.DOTALL)
    return json.loads(found)


@pytest.fixture(scope="module")
def html() -> str:
    return playground()._repr_html_()


def test_without_script_and_style_a_picture_of_the_points_says_what_it_is(html):
    static = stripped(html)
    (alt,) = re.findall(r'alt="([^"]*)"', static)
    assert alt == (
        "spiral: first arm: 100 circles, second arm: 100 triangles. "
        "Run the cell, and here is a bench: draw points, build a model, watch it learn."
    )
    assert len(static) < 60_000
    assert "itm-bench-data" not in static


def test_the_picture_of_a_quantity_says_from_where_to_where_it_goes():
    (alt,) = re.findall(r'alt="([^"]*)"', playground(hills)._repr_html_())
    assert alt.startswith("hills: 200 points, each with its height. They go from -1.962 to 1.95. Run")


def test_the_points_are_written_to_the_last_bit_and_the_packages_sets_are_offered(html):
    first, *others = written(html)["sets"]
    assert first["points"] == [[*each.x.tolist(), each.target] for each in spiral]
    assert (first["name"], first["known"], first["classes"]) == (
        "spiral",
        "spiral",
        ["first arm", "second arm"],
    )
    assert [each["name"] for each in others] == ["rings", "moons", "xor", "blobs", "curve", "hills"]
    assert others[-1]["classes"] is None
    assert others[-1]["target"] == "height"


def test_own_samples_stand_first_and_are_known_to_nobody():
    data = DataSet.from_rows("mine", [(0, 1, 0), (2, 3, 1)], ("a", "b"), classes=Classes("</script>", "q"))
    html = playground(data)._repr_html_()
    first, second, *_ = written(html)["sets"]
    assert first == {
        "name": "mine", "features": ["a", "b"], "classes": ["</script>", "q"], "target": "class",
        "points": [[0, 1, 0], [2, 3, 1]], "known": "",
    }  # fmt: skip
    assert second["name"] == "spiral"


def test_a_list_of_samples_will_do():
    assert repr(playground(list(blobs)[:5])) == "A bench to play on, with points: 5 points."


def test_script_and_style_keep_to_their_budget(html):
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len("".join(scripts).encode()) + len(style().encode()) <= MOST


def test_the_page_of_pictures_waits_packed_with_every_layer_that_the_bench_builds(html):
    stepper = written(html)["stepper"]
    page = json.loads(zlib.decompress(base64.b64decode(stepper["packed"])))
    assert "drawAll" in page["script"]
    assert ".itm" in page["style"]
    built = set(re.findall(r'(?:"|kind: ")([A-Z]\w+)"', bundle("bench/network.js", "bench/board.js")))
    offered = {kind for kind in built if kind in {each.__name__ for each in BuiltIn.__subclasses__()}}
    rows = {row["kind"]: row for row in stepper["data"]["models"][0]}
    assert offered | {"Input", "Linear", "Scale", "Softmax"} <= set(rows)
    assert all(row["layer"] for row in rows.values())


def test_what_is_no_plane_of_samples_is_refused_with_the_line_that_is_right():
    with pytest.raises(
        InputValueError,
        match=r"^playground draws a plane and expects an x of 2 numbers, and patient 1 of patients has 3 numbers\. Choose two features",
    ):
        playground(patients)
    with pytest.raises(
        InputTypeError, match=r"^playground expects samples with targets, and a of points has none\. Rows"
    ):
        playground([Sample("a", (1, 2))])
    for wrong in ("spiral", 3, [(1, 2, 0)]):
        with pytest.raises(
            InputTypeError, match=r"^playground expects samples, as in playground\(spiral\), and got"
        ):
            playground(wrong)


def test_no_points_are_a_bench_too():
    html = playground([])._repr_html_()
    assert written(html)["sets"][0]["points"] == []
    assert 'alt="points: 0 points' in stripped(html)
