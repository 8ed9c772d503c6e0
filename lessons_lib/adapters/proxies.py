"""What a module runs on while it is read: proxies whose shapes are known, and what may be done with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import torch
from torch import fx, nn

from lessons_lib.adapters.calls import walked
from lessons_lib.adapters.flows import UnopenableError

__all__ = [
    "Root",
    "Seen",
    "changes_in_place",
    "holds_tensors",
    "is_own",
    "proxies_in",
    "reason",
    "refuse_reading_off",
]

IN_PLACE = {
    "iadd",
    "isub",
    "imul",
    "itruediv",
    "ifloordiv",
    "ipow",
    "imod",
    "iand",
    "ior",
    "ixor",
    "setitem",
    "__setitem__",
}
# What depends on the shape of a tensor alone; all else that is no tensor was read off its numbers.
OF_SHAPES = {"size", "dim", "numel", "stride", "ndimension", "is_floating_point", "is_complex", "get_device"}


class Seen(fx.Proxy):  # type: ignore[misc]
    """A proxy that knows its shape; its numbers nothing may be decided by."""

    __class__ = property(lambda _: torch.Tensor)  # for modules that ask isinstance(x, torch.Tensor)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.tracer.value(self), name)
        if isinstance(found, torch.Tensor):
            return self.tracer.create_proxy("call_function", getattr, (self, name), {})
        if callable(found):
            return lambda *args, **kwargs: self.tracer.create_proxy(
                "call_method", name, (self, *args), kwargs
            )
        return found

    def __setitem__(self, at: Any, value: Any) -> None:
        self.tracer.create_proxy("call_function", setitem, (self, at, value), {})

    def __len__(self) -> int:
        return len(self.tracer.value(self))

    def __iter__(self) -> Iterator[Any]:
        return iter([self[at] for at in range(len(self))])


def setitem(x: Any, at: Any, value: Any) -> Any:
    """``x[at] = value``, as a function that gives x."""
    x[at] = value
    return x


class Root(nn.Module):  # type: ignore[misc]
    """Calls the module, so that it is met like those inside it."""

    def __init__(self, module: Any) -> None:
        super().__init__()
        self.opened = module
        self.made: list[Any] = []

    def forward(self, x: Any) -> Any:
        """What the module gives, kept."""
        self.made.append(self.opened(x))
        return self.made[0]


def proxies_in(structure: Any) -> list[Any]:
    """The proxies among the arguments of a call."""
    found: list[Any] = []
    walked(structure, fx.Proxy, found.append)
    return found


def holds_tensors(value: Any) -> bool:
    """Whether a call gave a tensor, or several in a tuple, a list or a dict."""
    if isinstance(value, dict):
        return any(map(holds_tensors, value.values()))
    if isinstance(value, tuple | list):
        return any(map(holds_tensors, value))
    return isinstance(value, torch.Tensor)


def refuse_reading_off(name: str, value: Any) -> None:
    """Refuse a call that takes numbers out of a tensor, unless only its shape was asked for."""
    if value is None or name in OF_SHAPES or isinstance(value, torch.Size | torch.dtype | torch.device):
        return
    raise UnopenableError(
        f"It reads a number off with {name}, and what it does then may depend on it: with another x it could go "
        "another way."
    )


def is_own(module: Any) -> bool:
    """Whether a module is not PyTorch's but somebody's own: it may be opened also if it has no modules inside."""
    return not type(module).__module__.startswith("torch.")


def changes_in_place(target: Any, args: Any, kwargs: Any) -> bool:
    """Whether a function or method changes its first input: ``x += y``, ``x.relu_()``, ``inplace=True``."""
    name = target if isinstance(target, str) else getattr(target, "__name__", "")
    marked = re.fullmatch(r"[a-z].*[a-z0-9]_", name) is not None
    told = kwargs.get("inplace") is True or (name in {"relu", "relu6"} and args[1:] == (True,))
    return marked or told or name in IN_PLACE


def reason(error: Exception) -> str:
    """Why a module cannot be opened, as a sentence."""
    if isinstance(error, UnopenableError):
        return str(error)
    said = str(error).strip().splitlines()
    return f"It could not be followed ({type(error).__name__}{': ' + said[0] if said else ''})."
