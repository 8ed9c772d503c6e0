"""Two traces compared on a phone: what the step is about lies below no answer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lessons_lib import Model, ReLU, Sigmoid, compare, patients
from lessons_lib.data.digits import digits
from lessons_lib.trained import digit_model
from tests.browser.conftest import OpenPage
from tests.browser.live import FITNESS, HABITS, PHONE, written
from tests.browser.waiting import drawn

pytestmark = pytest.mark.browser

# Of the layer at which one stands and of its two outputs: what a finger would press in the middle of each.
REACHED = """row => {
    const cloud = row.querySelector("[aria-current]");
    const outputs = cloud.nextElementSibling;
    return [cloud, ...outputs.children].map((each) => {
        const { left, top, width, height } = each.getBoundingClientRect();
        const edge = document.elementFromPoint(left + width - 2, top + height / 2);
        return each.contains(document.elementFromPoint(left + width / 2, top + height / 2)) && (outputs.contains(edge) || cloud.contains(edge));
    });
}"""


def sentences() -> str:
    """An answer of the second model, 0.5, is a whole sentence: neither bad shape nor good shape."""
    ends = ReLU(), Sigmoid()
    return compare(*(Model(HABITS, FITNESS, end).trace(patients[0]) for end in ends))._repr_html_()


def numerals() -> str:
    return compare(*(digit_model().trace(digits.test[at]) for at in (0, 60)))._repr_html_()


@pytest.mark.parametrize("html", [sentences, numerals])
@pytest.mark.parametrize("width", [PHONE, 800])
def test_of_two_traces_on_a_phone_the_step_and_its_outputs_lie_below_no_answer(
    open_page: OpenPage, tmp_path: Path, html: Callable[[], str], width: int
) -> None:
    live = written(open_page(width=width, height=800), tmp_path, html())
    row = live.root.locator(".itm-row")
    verdict = row.locator(".itm-verdict")
    for step in range(1, live.clouds.count()):
        live.next.click()
        drawn(live.page)
        assert row.evaluate(REACHED) == [True, True, True], step
        at, of_row = verdict.bounding_box(), row.bounding_box()
        assert at
        assert of_row
        assert of_row["x"] <= at["x"], "the answers are in sight"
        assert at["x"] + at["width"] <= of_row["x"] + of_row["width"] + 1
        assert at["y"] + at["height"] <= of_row["y"] + of_row["height"] + 1
