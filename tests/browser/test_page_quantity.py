"""A quantity on the live pages: its name stands wherever the output's stands, and a target has name and unit too."""

from pathlib import Path

import pytest

from lessons_lib import DataSet, Input, Linear, Model, SquaredError, compare, step_through
from tests.browser.conftest import OpenPage
from tests.browser.live import LivePage, written

pytestmark = pytest.mark.browser

houses = DataSet.from_rows(
    "houses",
    [(5, 30, 12, 310), (3, 10, 4, 264)],
    features=("rooms", "age", "distance"),
    target="price",
    unit="thousand euros",
)
model = Model(Input(*houses.features), Linear([[50, -1, -3]], [132]))
one, other = (model.trace(house) for house in houses)
PAGES = {
    "step": (step_through(one), ["o2 (price), what goes out"]),
    "predict": (step_through(one, predict=True), ["o2 (price), what goes out"]),
    "compare": (compare(one, other), ["o2 (price) a", "o2 (price) b", "o2 (price) b - a"]),
    "back": (
        step_through(one.backward(SquaredError())),
        ["o2 (price), what went in", "y (price), the target in thousand euros"],
    ),
}


def seen(live: LivePage) -> tuple[set[str], set[str]]:
    """Headings of pictures, and what outputs of the row are called, over all steps."""
    titles, row = set(), set()
    for _ in range(3):
        titles |= set(live.root.locator(".itm-panel-title b").all_inner_texts())
        row |= set(live.root.locator(".itm-output i").all_inner_texts())
        live.next.click(force=True)
    return titles, row


@pytest.mark.parametrize("sort", PAGES)
def test_the_name_of_a_quantity_stands_in_every_heading_and_in_the_row(
    open_page: OpenPage, tmp_path: Path, sort: str
) -> None:
    shown, wanted = PAGES[sort]
    titles, row = seen(written(open_page(), tmp_path, shown._repr_html_()))
    assert set(wanted) <= titles
    assert "o2" not in row
    assert ("o2 (price)" in row) == (sort != "compare")  # two rows in one have numbers alone
    assert not [title for title in titles if title.startswith(("o2,", "o2 a", "y,"))]


def test_a_target_that_is_no_quantity_is_the_target(open_page: OpenPage, tmp_path: Path) -> None:
    live = written(
        open_page(), tmp_path, step_through(model.trace((1, 2, 3)).backward(SquaredError(), 1))._repr_html_()
    )
    assert "y, the target" in seen(live)[0]
