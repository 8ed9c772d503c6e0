"""What a module runs on while it is read: proxies whose shapes are known, and what may be done with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import torch
from torch import fx, nn
from torch.overrides import is_tensor_method_or_property

from lessons_lib.adapters.calls import walked
from lessons_lib.adapters.flows import UnopenableError

__all__ = [
    "Root",
    "Seen",
    "changes_in_place",
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


class Seen(fx.Proxy, torch.Tensor):  # type: ignore[misc]
    """A proxy that knows its shape; its numbers nothing may be decided by.

    It is a tensor, if one without numbers: modules ask ``isinstance(x, torch.Tensor)``, and so does PyTorch in C++,
    which ends the whole of Python where something only says that it is one.
    """

    @staticmethod
    def __new__(cls: Any, node: Any, tracer: Any, value: Any) -> Any:
        del node, tracer
        return torch.Tensor._make_wrapper_subclass(cls, value.shape, dtype=value.dtype, device=value.device)

    def __init__(self, node: Any, tracer: Any, value: Any) -> None:
        del value
        super().__init__(node, tracer)

    @classmethod
    def __torch_function__(cls, target: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        del types
        found = proxies_in((args, kwargs))
        if not found:
            raise UnopenableError(f"It gives {plain(target)} tensors in a way that cannot be followed.")
        return asked(found[0].tracer, target, args, kwargs or {})

    @classmethod
    def __torch_dispatch__(cls, target: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        del types, args, kwargs
        raise UnopenableError(f"It computes {target} where nobody can see on what.")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tracer.value(self), name)  # (it has none of this name, and says so)

    __hash__ = object.__hash__

    def __deepcopy__(self, memo: Any) -> Any:
        del memo
        return self.clone()

    def __format__(self, how: str) -> str:
        del how
        return repr(self)

    def __setitem__(self, at: Any, value: Any) -> None:
        self.tracer.create_proxy("call_function", setitem, (self, at, value), {})

    def __len__(self) -> int:
        return len(self.tracer.value(self))

    def __iter__(self) -> Iterator[Any]:
        return iter([self[at] for at in range(len(self))])


def asked(tracer: Any, target: Any, args: Any, kwargs: Any) -> Any:
    """What a function, a method or an attribute of a tensor gives."""
    name = plain(target)
    if name in {"__set__", "__delete__"}:
        raise UnopenableError(
            f"It sets {target.__self__.__name__} of a tensor, and what that does is not seen."
        )
    if name == "__get__":
        attribute = getattr(target.__self__, "__name__", None) or target.__self__.fget.__name__
        found = getattr(tracer.value(args[0]), attribute)
        if not isinstance(found, torch.Tensor):
            return found
        return tracer.create_proxy("call_function", getattr, (args[0], attribute), {})
    if is_tensor_method_or_property(target):
        return tracer.create_proxy("call_method", name, args, kwargs)
    return tracer.create_proxy("call_function", target, args, kwargs)


def plain(target: Any) -> str:
    """The name of a function or method."""
    return str(getattr(target, "__name__", type(target).__name__))


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

    def forward(self, x: Any) -> None:
        """What the module gives is kept, whatever it is."""
        self.made.append(self.opened(x))


def proxies_in(structure: Any) -> list[Any]:
    """The proxies among the arguments of a call."""
    found: list[Any] = []
    walked(structure, fx.Proxy, found.append)
    return found


def refuse_reading_off(name: str, value: Any) -> None:
    """Refuse a call that takes numbers out of a tensor, unless only its shape was asked for."""
    if value is None or name in OF_SHAPES or isinstance(value, torch.Size | torch.dtype | torch.device):
        return
    raise UnopenableError(
        f"It reads a number off with {name.strip('_')}, and what it does then may depend on it: with another x it "
        "could go another way."
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
