"""The code of "Look inside your own model" in README runs as it stands, on a network of somebody's own."""

import re
from pathlib import Path

import torch
from torch import nn

from lessons_lib import Trace
from lessons_lib.adapters.opened import Opened

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def snippet():
    found = re.search(r"## Look inside your own model\n+```py(?:thon)?\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def test_it_opens_a_network_as_readme_says(capsys):
    torch.manual_seed(0)
    network = nn.Sequential(
        nn.Conv2d(1, 4, 3), nn.SELU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(), nn.Linear(4, 10)
    )
    names = {"network": network}
    *before, last = snippet().strip().splitlines()
    exec("\n".join(before), names)
    page = eval(last.partition("#")[0], names)
    printed = capsys.readouterr().out
    assert isinstance(names["model"], Opened)
    assert isinstance(names["trace"], Trace)
    assert "Left out, as they do nothing: 4 (Dropout)." in printed
    assert "PyTorch's own, called without their arithmetic: 1 (SELU)." in printed
    with torch.no_grad():
        expected = network(names["example"])[0].numpy()
    assert abs(names["trace"].output - expected).max() < 1e-5
    assert page.trace["convolution_0"].output.shape == (4, 26, 26)
