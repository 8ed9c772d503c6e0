"""How a call becomes a row: a layer of its own, one of several outputs, or a model inside with rows of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from numpy.typing import DTypeLike
from torch import fx

from lessons_lib.adapters.calls import walked
from lessons_lib.adapters.flows import Event, Flow, Frame, Row, UnopenableError
from lessons_lib.adapters.ledger import Ledger
from lessons_lib.adapters.making import Layers, hands_on
from lessons_lib.adapters.masking import mask_in, softmax_of_masked
from lessons_lib.adapters.parts import leaves
from lessons_lib.adapters.proxies import Seen, is_own, reason, refuse_reading_off
from lessons_lib.adapters.twins import is_known

__all__ = ["Rows"]


class Rows(Ledger):
    """Writes the rows of a module, of its functions and of the modules inside it.

    Args:
        module: a copy, that may be changed.
        outputs: of the original's modules, in the order in which they gave them, by path.
        dtype: of the model to be.
    """

    def __init__(self, module: Any, outputs: dict[str, list[Any]], dtype: DTypeLike) -> None:
        super().__init__()
        self._outputs, self._layers, self.dtype = outputs, Layers(dtype), np.dtype(dtype)
        self.paths = {each: path for path, each in module.named_modules()}
        self.calls: Counter[str] = Counter()
        self.closed: dict[str, str] = {}  # why a module that has others inside is called as one
        self._in_place = {each for each in self.paths if getattr(each, "inplace", False) is True}
        for each in self._in_place:
            each.inplace = False

    def given(self, event: Event, value: Any, expected: Any) -> Any:
        """What a call gave, with a proxy in the place of each of its tensors.

        Args:
            event: the call.
            value: what it gave.
            expected: its tensors, as the original was heard to give them.
        """
        found = [(ways, each.detach()) for ways, each in leaves(value, torch.Tensor)]
        if not found:
            refuse_reading_off(event.name, value)  # a shape, or nothing, may be handed on
        heard = expected if len(expected) == len(found) else [each for _, each in found]
        flows = [
            self.made(replace(event, call=replace(event.call, picks=ways)), each, wanted)
            for (ways, each), wanted in zip(found, heard, strict=True)
        ]
        proxies = map(self.proxy_of, flows)
        return walked(value, torch.Tensor, lambda _: next(proxies))

    def made(self, event: Event, value: Any, expected: Any) -> Flow:
        """The flow of a tensor that a call gave, behind a row of its own if it did something."""
        if hands_on(event, value):
            self.leave_out(event.path, event.sort)
            given = event.flows[0]
            return Flow(value, self.frame, given.row, given.at, masked=given.masked)
        if value.is_complex():
            raise UnopenableError(f"{event.path} gives complex numbers, for which there is no picture here.")
        if any(each.masked for each in event.flows):
            event = softmax_of_masked(event)
        elif (mask := mask_in(event, value)) is not None:
            return Flow(value, self.frame, masked=(event.flows[0], mask))
        layer = self._layers.of(event, value, self.closed.get(event.path, ""))
        row = Row(event.name, event.path, layer, event.flows, expected, layer.kind)
        self.frame.rows.append(row)
        return Flow(value, self.frame, row)

    def whole(self, m: Any, args: Any, kwargs: Any, expected: Any) -> Any:
        """A module as one layer."""
        path, in_place = self.paths[m], m in self._in_place
        name = path.rpartition(".")[2] or type(m).__name__.lower()
        changes = in_place or (is_own(m) and not is_known(m))
        event = self.event(name, path, type(m).__name__, m, (args, kwargs), changes)
        value = self.computed(event)
        made = self.given(event, value, expected)
        if in_place:
            self.replace(args[0], self.flow_of(made), path)
        return made

    def tried(self, path: str, sort: str, given: Any, forward: Callable[..., Any], expected: Any) -> Any:
        """A module as a model inside; None where it cannot be followed, with the reason kept."""
        calls = self.calls.copy()
        try:
            return self._opened(path, sort, given, forward, expected)
        except Exception as error:  # noqa: BLE001 (somebody else's code, run on proxies, may fail in any way)
            self.calls = calls
            self.closed[path] = reason(error)
            return None

    def _opened(self, path: str, sort: str, given: Any, forward: Callable[..., Any], expected: Any) -> Any:
        """A module as a model inside: its own rows, in a frame of their own."""
        flows = [*dict.fromkeys(self.taken(given)[1])]
        if any(each.masked for each in flows):
            raise UnopenableError("It is given infinite numbers.")
        with self.inside(path) as frame:
            entered = {each: self.entering(each.value) for each in flows}
            args, kwargs = walked(given, fx.Proxy, lambda proxy: entered[self.flow_of(proxy)])
            made = forward(*args, **kwargs)
            tensors = [each for _, each in leaves(made, torch.Tensor)]
            found = {each: self.coming_out(each) for each in tensors if isinstance(each, Seen)}
        for flow, entry in zip(flows, frame.inputs, strict=True):
            if entry.spoiled:
                self.spoil(flow, entry.spoiled)
        if found and all(each.row is None for each in found.values()):
            self.leave_out(path, sort)
        heard = dict(zip(tensors, expected, strict=True)) if len(tensors) == len(expected) else {}
        outside: dict[Any, Flow] = {}  # (what is given twice is one row)
        for proxy, inner in found.items():
            at = inner.row or inner.at
            if at not in outside:
                output, wanted = replace(frame, output=inner), heard.get(proxy, inner.value)
                outside[at] = self._outside(output, sort, flows, wanted)
            self.stands_for(proxy, outside[at])
        return made

    def _outside(self, frame: Frame, sort: str, flows: list[Flow], expected: Any) -> Flow:
        """One of a module's outputs, where the module stands: the flow behind it."""
        rows, output, path = frame.needed(), frame.output, frame.path
        assert output is not None  # noqa: S101 (it is made with one)
        if not rows:
            return flows[output.at]
        name = path.rpartition(".")[2]
        if len(rows) == 1:  # a module of one layer stands there as that layer
            taken = [flows[each.at] for each in rows[0].sources]
            row = replace(rows[0], name=name, path=path, sources=taken, expected=expected)
        else:
            row = Row(name, path, None, flows, expected, sort, frame)
        self.frame.rows.append(row)
        return Flow(output.value, self.frame, row)

    def expected_of(self, path: str) -> Any:
        """The tensors that the original's module gave at this call, if it was heard."""
        given, at = self._outputs.get(path, []), self.calls[path]
        self.calls[path] += 1
        return given[at] if at < len(given) else []
