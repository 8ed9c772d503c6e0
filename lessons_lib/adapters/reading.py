"""A module is run once, on proxies that carry its numbers: which layer is called, on what, and what it gives."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from numpy.typing import DTypeLike
from torch import nn

from lessons_lib.adapters.attention import stepped_function, stepped_module
from lessons_lib.adapters.flows import Frame, UnopenableError
from lessons_lib.adapters.products import as_linear
from lessons_lib.adapters.proxies import (
    Root,
    Seen,
    changes_in_place,
    is_own,
    proxies_in,
    reason,
)
from lessons_lib.adapters.rows import Rows
from lessons_lib.adapters.stepped import Heads
from lessons_lib.adapters.twins import is_known, plain_name
from lessons_lib.adapters.written_out import written_out

__all__ = ["Reader"]


class Reader(Rows):
    """Follows a forward pass of a module and keeps each call as a row of the frame that it happens in.

    Args:
        module: a copy, that may be changed.
        outputs: of the original's modules, in the order in which they gave them, by path.
        example: a batch of one.
        dtype: of the model to be.
    """

    def __init__(self, module: Any, outputs: dict[str, list[Any]], example: Any, dtype: DTypeLike) -> None:
        super().__init__(module, outputs, dtype)
        self._module, self._example = module, example

    def read(self) -> Frame:
        """Run the module on the example; the frame of its layers."""
        root = Root(self._module)
        with torch.no_grad():
            self.trace(root)
        self.frame.output = self.output_of(root.made[0])
        return self.frame

    # What PyTorch asks of a tracer, for everything that is done with a proxy.

    def create_proxy(self, kind: str, target: Any, args: Any, kwargs: Any, *_: Any, **__: Any) -> Any:
        """What a function or a tensor's method gives."""
        if kind == "placeholder":
            return self.entering(self._example)
        name = str(args[1]) if target is getattr else plain_name(target)
        written = written_out(name, args, kwargs)
        if written is not None:
            return written
        path = f"{self.frame.path}.{name}".lstrip(".")
        changes = changes_in_place(target, args, kwargs)
        target, args = as_linear(name, target, args, kwargs)
        if changes and type(args[0]) is not Seen:
            raise UnopenableError(
                f"It puts numbers of x into a tensor that is there already, with {name}. Collect them in a list, and "
                "write torch.stack(rows, 1)."
            )
        event = self.event(name, path, name, target, (args, kwargs), changes)
        value = self.computed(event)
        if name == "scaled_dot_product_attention":
            steps = self._in_steps(path, name, stepped_function, (args, kwargs), [value])
            if steps is not None:
                return steps
        made = self.given(event, value, [])
        if changes:
            self.replace(args[0], self.flow_of(made), name)
        return made

    def call_module(self, m: Any, forward: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """What a module gives: opened where it has an inside that can be followed, else as one layer."""
        path = self.paths[m]
        if not proxies_in((args, kwargs)):  # of numbers that do not come from x, or are being computed here
            self.calls[path] += not self.is_computing
            return forward(*args, **kwargs)
        expected = self.expected_of(path)
        if isinstance(m, nn.MultiheadAttention):
            return self._attention(m, args, kwargs)
        if is_known(m) or not (is_own(m) or [*m.children()]):
            return self.whole(m, args, kwargs, expected)
        if m is self._module:
            return forward(*args, **kwargs)
        opened = self.tried(path, type(m).__name__, (args, kwargs), forward, expected)
        return self.whole(m, args, kwargs, expected) if opened is None else opened

    def getattr(self, attr: str, attr_val: Any, parameter_proxy_cache: Any) -> Any:
        """Weights are what they are, and no flow."""
        del attr, parameter_proxy_cache
        return attr_val

    def to_bool(self, obj: Any) -> bool:
        """Refuse a question about numbers."""
        del obj
        raise UnopenableError(
            "It decides by its numbers which way to go (if, while): with another x it could go another way."
        )

    # Attention.

    def _attention(self, m: Any, args: Any, kwargs: Any) -> Any:
        """PyTorch's own attention: what it mixes in steps, where it can be; its weights, if they are taken, by it."""
        path, sort = self.paths[m], type(m).__name__
        mixed = self.computed(self.event(sort, path, sort, m, (args, kwargs), changes=False))[0]
        steps = self._in_steps(path, sort, stepped_module, ((m, *args), kwargs), [mixed])
        whole = self.whole(m, args, kwargs, [])  # (last, for by now it is known why it stays one layer)
        return whole if steps is None else (steps, whole[1])

    def _in_steps(self, path: str, sort: str, make: Callable[..., Any], given: Any, expected: Any) -> Any:
        """Attention as a model inside; None where it has to be called as one, with the reason kept."""
        try:
            steps = make(*given[0], **given[1])
        except UnopenableError as error:
            self.closed[path] = reason(error)
            return None
        self.paths |= {each: f"{path}.{name}".rstrip(".") for name, each in steps.named_modules()}
        arguments = inspect.signature(make).bind(*given[0], **given[1]).arguments
        three = tuple(arguments[name] for name in ("query", "key", "value"))
        made = self.tried(path, sort, (three, {}), steps.forward, expected)
        row = None if made is None else self.flow_of(made).row
        if row and row.inside and isinstance(steps, Heads) and self.dtype == np.float32:
            row.inside.at_once = steps.at_once
        return made
