"""A row of attention, opened: a pass and a trace, against PyTorch's own modules as they are and with hooks; float32, one thread."""

from collections.abc import Callable
from functools import partial

import numpy as np
import torch
from torch import nn

from lessons_lib import from_torch
from tests.benchmarks.hooks import hook
from tests.benchmarks.timing import columns, digits, print_table, ratio, take_turns, took

ROUNDS = 60
SIZES = {  # tokens, numbers of each, heads, blocks
    "small": (64, 128, 4, 4),
    "as all-MiniLM-L6": (32, 384, 12, 6),
}


def network(width: int, heads: int, blocks: int) -> nn.Module:
    """Return a transformer with random weights."""
    layer = nn.TransformerEncoderLayer(width, heads, 4 * width, batch_first=True, activation="gelu")
    return nn.TransformerEncoder(layer, blocks, enable_nested_tensor=False).eval()


def main() -> None:
    torch.set_num_threads(1)
    for name, size in SIZES.items():
        measured(name, *size)


def measured(called: str, tokens: int, width: int, heads: int, blocks: int) -> None:
    """Measure one network."""
    torch.manual_seed(0)
    module, hooked = network(width, heads, blocks), network(width, heads, blocks)
    example = torch.randn(1, tokens, width)
    hooked.load_state_dict(module.state_dict())
    model, kept = from_torch(module, example, np.float32), {}
    assert not model.called  # each of its numbers is told
    hook(hooked.named_modules(), kept)
    x = example[0].numpy().astype(float)

    def run(network: nn.Module) -> None:
        with torch.inference_mode():
            network(example)

    actions: dict[str, Callable[[], object]] = {
        "trace": lambda: model.trace(x),
        "eager": lambda: run(module),
        "hooks": lambda: run(hooked),
    }
    times = take_turns({name: partial(took, action) for name, action in actions.items()}, ROUNDS)
    rows = [
        [said, *columns(times[name]), digits(ratio(times[name], times["hooks"]))]
        for name, said in (
            ("trace", "trace, lessons_lib"),
            ("hooks", "PyTorch with hooks"),
            ("eager", "PyTorch eager"),
        )
    ]
    title = f"{called}: {blocks} blocks of {heads} heads, {tokens} tokens of {width} numbers, opened, in ms"
    print_table(title, ("median", "p95", "against hooks"), rows)


if __name__ == "__main__":
    main()
