"""PyTorch's own way to see what happens inside: a hook on each module."""

from collections.abc import Iterable
from functools import partial
from typing import Any


def hook(modules: Iterable[tuple[str, Any]], kept: dict[str, Any]) -> None:
    """Let each module keep in a dict, by its name, what a trace keeps: its inputs and its output."""
    for name, module in modules:
        module.register_forward_hook(partial(_keep, kept, name))


def _keep(kept: dict[str, Any], name: str, _: object, inputs: tuple[Any, ...], output: Any) -> None:
    kept[name] = inputs, output
