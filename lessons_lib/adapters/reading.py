"""A module is run once, on proxies that carry its numbers: which layer is called, on what, and what it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import torch
from numpy.typing import DTypeLike
from torch import fx, nn

from lessons_lib.adapters.calling import Call, Slot, walked
from lessons_lib.adapters.flows import Event, Flow, Frame, Row, UnopenableError
from lessons_lib.adapters.making import Layers, hands_on
from lessons_lib.adapters.proxies import (
    Root,
    Seen,
    changes_in_place,
    holds_tensors,
    is_own,
    proxies_in,
    reason,
    refuse_reading_off,
)
from lessons_lib.adapters.twins import is_known, plain_name

__all__ = ["Reader"]

# PyTorch's own with modules inside that are no layers in a row.
CLOSED = (nn.MultiheadAttention,)


class Reader(fx.Tracer):  # type: ignore[misc]
    """Follows a forward pass of a module and keeps each call as a row of the frame that it happens in.

    Args:
        module: a copy, that may be changed.
        outputs: of the original's modules, in the order in which they gave them, by path.
        example: a batch of one.
        dtype: of the model to be.
    """

    def __init__(self, module: Any, outputs: dict[str, list[Any]], example: Any, dtype: DTypeLike) -> None:
        super().__init__()
        self._module, self._outputs, self._example = module, outputs, example
        self._paths = {each: path for path, each in module.named_modules()}
        self._in_place = {each for each in self._paths if getattr(each, "inplace", False) is True}
        for each in self._in_place:
            each.inplace = False
        self._calls: Counter[str] = Counter()
        self._flows: dict[Any, Flow] = {}
        self._layers = Layers(dtype)
        self._computing = False
        self._closed: dict[str, str] = {}  # why a module that has others inside is called as one
        self.frame = Frame("")
        self.left_out: list[str] = []

    def read(self) -> Frame:
        """Run the module on the example; the frame of its layers."""
        root = Root(self._module)
        with torch.no_grad():
            self.trace(root)
        self.frame.output = self._output(root.made[0])
        return self.frame

    # What PyTorch asks of a tracer, for everything that is done with a proxy.

    def create_proxy(self, kind: str, target: Any, args: Any, kwargs: Any, *_: Any, **__: Any) -> Any:
        """What a function or a tensor's method gives."""
        if kind == "placeholder":
            return self._entering(self._example)
        changes = changes_in_place(target, args, kwargs)
        name = str(args[1]) if target is getattr else plain_name(target)
        event = self._event(
            name, f"{self.frame.path}.{name}".lstrip("."), name, target, (args, kwargs), changes
        )
        value = self._computed(event)
        if not holds_tensors(value):
            refuse_reading_off(name, value)
            return value  # a shape, or nothing: one of several outputs may be None
        made = self._made(event, value, value)
        if changes:
            self._replace(args[0], made, name)
        return self._proxy(made)

    def call_module(self, m: Any, forward: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """What a module gives: opened where it has an inside that can be followed, else as one layer."""
        path = self._paths[m]
        if not proxies_in((args, kwargs)):  # of numbers that do not come from x, or are being computed here
            self._calls[path] += not self._computing
            return forward(*args, **kwargs)
        expected = self._expected(path)
        if is_known(m) or isinstance(m, CLOSED) or not (is_own(m) or [*m.children()]):
            return self._whole(m, args, kwargs, expected)
        if m is self._module:
            return forward(*args, **kwargs)
        calls = self._calls.copy()
        try:
            return self._opened(path, (args, kwargs), lambda given: forward(*given[0], **given[1]), expected)
        except Exception as error:  # noqa: BLE001 (somebody else's code, run on proxies, may fail in any way)
            self._calls = calls
            self._closed[path] = reason(error)
        return self._whole(m, args, kwargs, expected)

    def getattr(self, attr: str, attr_val: Any, parameter_proxy_cache: Any) -> Any:
        """Weights are what they are, and no flow."""
        del attr, parameter_proxy_cache
        return attr_val

    def proxy(self, node: Any) -> Any:
        """A proxy that knows its shape."""
        return Seen(node, self)

    def to_bool(self, obj: Any) -> bool:
        """Refuse a question about numbers."""
        del obj
        raise UnopenableError(
            "It decides by its numbers which way to go (if, while): with another x it could go another way."
        )

    def value(self, proxy: Any) -> Any:
        """The numbers of a proxy."""
        return self._flows[proxy.node].value

    # What happens in a frame.

    def _entering(self, value: Any) -> Any:
        flow = Flow(value, self.frame, at=len(self.frame.inputs))
        self.frame.inputs.append(flow)
        return self._proxy(flow)

    def _proxy(self, flow: Flow) -> Any:
        proxy = self.proxy(self.create_node("placeholder", f"n{len(self._flows)}", (), {}))
        self._flows[proxy.node] = flow
        return proxy

    def _event(self, name: str, path: str, sort: str, target: Any, given: Any, changes: bool) -> Event:  # noqa: PLR0913, PLR0917
        """A call, with places for its tensors, and the flows that go there."""
        (args, kwargs), flows = self._taken(given)
        kinds = tuple(getattr(each.value, "dtype", None) for each in flows)
        batched = tuple(getattr(each.value, "shape", ())[:1] == (1,) for each in flows)
        return Event(name, path, sort, Call(target, args, kwargs, kinds, batched, changes), flows)

    def _taken(self, given: Any) -> tuple[Any, list[Flow]]:
        flows: list[Flow] = []

        def place(proxy: Any) -> Slot:
            flow = self._flows[proxy.node]
            if flow.frame is not self.frame:
                raise UnopenableError("It takes numbers that did not come in by its call.")
            if flow.spoiled:
                raise UnopenableError(
                    f"{flow.spoiled} changes numbers in place that are taken again afterwards. Write inplace=False "
                    "there."
                )
            flows.append(flow)
            return Slot(len(flows) - 1)

        return walked(given, fx.Proxy, place), flows

    def _computed(self, event: Event) -> Any:
        """What PyTorch makes of the numbers; modules that it calls on its way are not rows."""
        self._computing = True
        try:
            return event.call.on(*(each.value for each in event.flows))
        finally:
            self._computing = False

    def _made(self, event: Event, value: Any, expected: Any) -> Flow:
        """The flow of what a call gave, behind a row of its own if it did something."""
        outer = next((each for each in event.flows if each.several), None)
        if outer:
            return self._picked(event, outer, value)
        if not isinstance(value, torch.Tensor):
            return Flow(value, self.frame, several=event)
        if hands_on(event, value):
            self._leave_out(event.path, event.sort)
            return Flow(value, self.frame, event.flows[0].row, event.flows[0].at)
        if value.is_complex():
            raise UnopenableError(f"{event.path} gives complex numbers.")
        layer = self._layers.of(event, value, self._closed.get(event.path, ""))
        row = Row(event.name, event.path, layer, event.flows, expected, layer.kind)
        self.frame.rows.append(row)
        return Flow(value, self.frame, row)

    def _picked(self, event: Event, outer: Flow, value: Any) -> Flow:
        """One of several outputs."""
        if event.sort != "getitem" and event.call.target is not getattr:
            raise UnopenableError(f"{event.sort} takes several outputs at once.")
        pick, whole = event.call.args[1], outer.several
        if repr(pick) not in outer.picked and whole:
            call = replace(whole.call, picks=(*whole.call.picks, pick))
            outer.picked[repr(pick)] = self._made(replace(whole, call=call), value, value)
        return outer.picked[repr(pick)]

    def _whole(self, m: Any, args: Any, kwargs: Any, expected: Any) -> Any:
        """A module as one layer."""
        path, in_place = self._paths[m], m in self._in_place
        name = path.rpartition(".")[2] or type(m).__name__.lower()
        event = self._event(name, path, type(m).__name__, m, (args, kwargs), in_place or is_own(m))
        value = self._computed(event)
        heard = isinstance(expected, torch.Tensor) and isinstance(value, torch.Tensor)
        made = self._made(event, value, expected if heard else value)
        if in_place:
            self._replace(args[0], made, path)
        return self._proxy(made)

    def _opened(self, path: str, given: Any, forward: Callable[[Any], Any], expected: Any) -> Any:
        """A module as a model inside: its own rows, in a frame of their own."""
        flows = [*dict.fromkeys(self._taken(given)[1])]
        if any(each.several for each in flows):
            raise UnopenableError("It is given several outputs as one.")
        with self._inside(path) as frame:
            entered = {each: self._entering(each.value) for each in flows}
            output = forward(walked(given, fx.Proxy, lambda proxy: entered[self._flows[proxy.node]]))
            frame.output = self._output(output)
        for flow, entry in zip(flows, frame.inputs, strict=True):
            flow.spoiled = flow.spoiled or entry.spoiled
        rows, value = frame.needed(), frame.output.value
        if not rows:
            self._leave_out(path, type(self._module.get_submodule(path)).__name__)
            return self._proxy(flows[frame.output.at])
        name, expected = path.rpartition(".")[2], expected if isinstance(expected, torch.Tensor) else value
        if len(rows) == 1:  # a module of one layer stands there as that layer
            taken = [flows[each.at] for each in rows[0].sources]
            row = replace(rows[0], name=name, path=path, sources=taken, expected=expected)
        else:
            row = Row(
                name, path, None, flows, expected, type(self._module.get_submodule(path)).__name__, frame
            )
        self.frame.rows.append(row)
        return self._proxy(Flow(value, self.frame, row))

    def _output(self, output: Any) -> Flow:
        """What a frame gives: one tensor."""
        if isinstance(output, fx.Proxy) and isinstance(self.value(output), torch.Tensor):
            flow = self._flows[output.node]
            if flow.frame is self.frame:
                return flow
            raise UnopenableError("It gives numbers that did not come in by its call.")
        many = bool(proxies_in(output))
        raise UnopenableError("It gives several outputs." if many else "What it gives does not depend on x.")

    @contextmanager
    def _inside(self, path: str) -> Iterator[Frame]:
        outer, self.frame = self.frame, Frame(path)
        try:
            yield self.frame
        finally:
            self.frame = outer

    def _replace(self, proxy: Any, made: Flow, who: str) -> None:
        """What was changed in place is from now on what it became, for all who take it."""
        old = self._flows[proxy.node]
        if old.row is None:
            old.frame.inputs[old.at].spoiled = who  # outside this module nobody would know
        for node, flow in self._flows.items():
            if flow.frame is old.frame and flow.row is old.row and flow.at == old.at:
                self._flows[node] = made

    def _expected(self, path: str) -> Any:
        """What the original's module gave at this call, if it was heard."""
        given, at = self._outputs.get(path, []), self._calls[path]
        self._calls[path] += 1
        return given[at] if at < len(given) else None

    def _leave_out(self, path: str, sort: str) -> None:
        self.left_out.append(path if path.rpartition(".")[2] == sort else f"{path} ({sort})")
