"""A trace of an opened PyTorch network, against the network with forward hooks: float32, one thread."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import torch
from torch import nn

from lessons_lib import from_torch
from tests.benchmarks.hooks import hook
from tests.benchmarks.timing import columns, digits, print_table, ratio, take_turns, took

ROUNDS = 30
# Channels in and out, window, stride and how often: blocks as those of EfficientNet-Lite0.
BLOCKS = ((16, 24, 3, 2, 2), (24, 40, 5, 2, 2), (40, 80, 3, 2, 3), (80, 112, 5, 1, 3), (112, 192, 5, 2, 4))


class Block(nn.Module):
    """Wider, a window for each channel alone, narrower; and what came in is added where it fits."""

    def __init__(self, channels: int, after: int, size: int, stride: int) -> None:
        super().__init__()
        wide = 6 * channels
        self.expand = nn.Sequential(
            nn.Conv2d(channels, wide, 1, bias=False), nn.BatchNorm2d(wide), nn.ReLU6()
        )
        window = nn.Conv2d(wide, wide, size, stride, size // 2, groups=wide, bias=False)
        self.window = nn.Sequential(window, nn.BatchNorm2d(wide), nn.ReLU6())
        self.project = nn.Sequential(nn.Conv2d(wide, after, 1, bias=False), nn.BatchNorm2d(after))
        self.skips = stride == 1 and channels == after

    def forward(self, x: Any) -> Any:
        made = self.project(self.window(self.expand(x)))
        return made + x if self.skips else made


def network() -> nn.Sequential:
    """Return a network of about EfficientNet-Lite0's size, with random weights."""
    rows: list[nn.Module] = [nn.Conv2d(3, 16, 3, 2, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU6()]
    for channels, after, size, stride, count in BLOCKS:
        rows += [Block(after if at else channels, after, size, 1 if at else stride) for at in range(count)]
    head = nn.Sequential(nn.Conv2d(192, 1280, 1), nn.BatchNorm2d(1280), nn.ReLU6())
    return nn.Sequential(*rows, head, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1280, 1000)).eval()


def main() -> None:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    module, example, kept = network(), torch.randn(1, 3, 224, 224), {}
    model = from_torch(module, example, np.float32)
    x = example[0].numpy().astype(float)
    hook(module.named_modules(), kept)

    def hooked() -> None:
        with torch.inference_mode():
            module(example)

    actions: dict[str, Callable[[], object]] = {"hooks": hooked, "trace": lambda: model.trace(x)}
    times = take_turns({name: partial(took, action) for name, action in actions.items()}, ROUNDS)
    rows = [
        ["trace, lessons_lib", *columns(times["trace"]), digits(ratio(times["trace"], times["hooks"]))],
        ["PyTorch with hooks", *columns(times["hooks"]), "1"],
    ]
    print_table(
        "A network of EfficientNet-Lite0's size, opened, in ms", ("median", "p95", "against PyTorch"), rows
    )


if __name__ == "__main__":
    main()
