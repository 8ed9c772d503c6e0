"""A module is run once, on proxies that carry its numbers: which layer is called, on what, and what it gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from numpy.typing import DTypeLike
from torch import fx, nn

from lessons_lib.adapters.calling import Call, Called, Slot, called, sample_of, walked
from lessons_lib.adapters.flows import Flow, Frame, Row, UnopenableError
from lessons_lib.adapters.twins import is_known, plain_name, twin
from lessons_lib.layers import BuiltIn, Shape

__all__ = ["Reader", "reason"]

# Modules and functions that hand on what they are given, outside training.
HANDING = {"Identity", "StochasticDepth", "DropPath"}
HANDED = {
    "contiguous",
    "clone",
    "detach",
    "to",
    "float",
    "double",
    "cpu",
    "type_as",
    "type",
    "dropout",
    "alpha_dropout",
}
# PyTorch's own with modules inside that are no layers in a row.
CLOSED = (nn.MultiheadAttention,)
IN_PLACE = {"iadd", "isub", "imul", "itruediv", "ifloordiv", "ipow", "imod", "iand", "ior", "ixor", "setitem"}
READ_OFF = {"item", "tolist", "numpy", "__bool__", "is_nonzero", "equal", "allclose"}


class Reader(fx.Tracer):
    """Follows a forward pass of a module and keeps each call as a row of the frame that it happens in.

    Args:
        module: a copy, that may be changed.
        outputs: of the original's modules, in the order in which they gave them, by path.
        example: a batch of one.
        dtype: of the model to be; float32 lets PyTorch compute each layer.
    """

    def __init__(self, module: Any, outputs: dict[str, list[Any]], example: Any, dtype: DTypeLike) -> None:
        super().__init__()
        self._module, self._outputs, self._dtype = module, outputs, np.dtype(dtype)
        self._paths = {each: path for path, each in module.named_modules()}
        self._in_place = {each for each in self._paths if getattr(each, "inplace", False) is True}
        for each in self._in_place:
            each.inplace = False
        self._calls: Counter[str] = Counter()
        self._flows: dict[Any, Flow] = {}
        self._layers: dict[Any, BuiltIn] = {}
        self._example = example
        self._computing = False
        self.frame = Frame("")
        self.left_out: list[str] = []
        self.closed: dict[str, str] = {}  # why a module that has others inside is called as one

    def read(self) -> Frame:
        """Run the module on the example; the frame of its layers."""
        root = _Root(self._module)
        with torch.no_grad():
            self.trace(root)
        self.frame.output = self._output(root.made[0])
        return self.frame

    # What PyTorch calls, for everything that is done with a proxy.

    def create_proxy(self, kind: str, target: Any, args: Any, kwargs: Any, *_: Any, **__: Any) -> Any:
        if kind == "placeholder":
            return self._entering(self._example)
        given, flows = self._taken((args, kwargs))
        changes = _changes_in_place(target, args, kwargs)
        call = self._call(target, *given, flows, changes=changes)
        value = self._computed(call, flows)
        name = plain_name(target)
        if target in READ_OFF or not _holds_tensors(value):
            if isinstance(value, torch.Size | torch.dtype | torch.device) or name in {
                "size",
                "dim",
                "numel",
                "stride",
                "ndimension",
            }:
                return value
            raise UnopenableError(
                f"It reads a number off with {name}, and what it does then may depend on it: with another x it could "
                "go another way."
            )
        if name == "getattr":
            name = str(args[1])
        path = f"{self.frame.path}.{name}".lstrip(".")
        made = self._given(name, path, name, call, flows, value, value)
        if changes:
            self._replace(args[0] if args else None, made, name)
        return self._proxy(made)

    def call_module(self, m: Any, forward: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        path = self._paths[m]
        if not _proxies((args, kwargs)):  # of numbers that do not come from x, or are known
            self._calls[path] += not self._computing
            return forward(*args, **kwargs)
        expected = self._expected(path)
        opens = (
            not is_known(m) and not isinstance(m, CLOSED) and (any(True for _ in m.children()) or _is_own(m))
        )
        if opens and m is self._module:
            return forward(*args, **kwargs)
        if opens:
            counted = self._calls.copy()
            try:
                return self._opened(m, path, forward, args, kwargs, expected)
            except Exception as error:  # noqa: BLE001 (somebody else's code, run on proxies, may fail in any way)
                self._calls = counted
                self.closed[path] = reason(error)
        return self._module_called(m, path, args, kwargs, expected)

    def getattr(self, attr: str, attr_val: Any, parameter_proxy_cache: Any) -> Any:
        del attr, parameter_proxy_cache
        return attr_val  # weights are what they are, and no flow

    def proxy(self, node: Any) -> Any:
        return Seen(node, self)

    def to_bool(self, obj: Any) -> bool:
        del obj
        raise UnopenableError(
            "It decides by its numbers which way to go (if, while): with another x it could go another way."
        )

    def iter(self, obj: Any) -> Iterator[Any]:
        return (obj[at] for at in range(len(self.value(obj))))

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

    def _taken(self, given: Any) -> tuple[Any, list[Flow]]:
        """The arguments of a call with places for its tensors, and the flows that go there."""
        flows: list[Flow] = []

        def place(proxy: Any) -> Slot:
            flow = self._flows[proxy.node]
            if flow.frame is not self.frame:
                raise UnopenableError("It takes numbers that did not come in by its call.")
            if flow.spoiled:
                raise UnopenableError(
                    f"{flow.spoiled} changes numbers in place that are taken again afterwards. Write inplace=False there."
                )
            flows.append(flow)
            return Slot(len(flows) - 1)

        return walked(given, fx.Proxy, place), flows

    def _call(self, target: Any, args: Any, kwargs: Any, flows: list[Flow], *, changes: bool) -> Call:
        tensors = [each.value for each in flows]
        kinds = tuple(getattr(each, "dtype", None) for each in tensors)
        batched = tuple(getattr(each, "shape", ())[:1] == (1,) for each in tensors)
        return Call(target, args, kwargs, kinds, batched, changes)

    def _given(
        self, name: str, path: str, sort: str, call: Call, flows: list[Flow], value: Any, expected: Any
    ) -> Flow:
        """The flow of what a call gave."""
        outer = next((each for each in flows if each.call), None)
        if outer:  # one of several outputs, or something done with all of them
            return self._picked(name, path, call, outer, value)
        if not isinstance(value, torch.Tensor):
            flow = Flow(value, self.frame, call=(name, path, sort, call, flows))
            return flow
        handed = (
            plain_name(call.target) in HANDED
            or type(call.target).__name__ in HANDING
            or "Dropout" in type(call.target).__name__
        )
        if flows and (handed or _only_reshapes(call, flows[0], value)) and _same(value, flows[0].value):
            self._leave_out(path, call.target)
            return Flow(value, self.frame, flows[0].row, flows[0].at)
        if value.is_complex():
            raise UnopenableError(f"{path} gives complex numbers.")
        layer = self._layer(call, flows, value, sort, path)
        row = Row(name, path, layer, flows, expected, layer.kind)
        self.frame.rows.append(row)
        return Flow(value, self.frame, row)

    def _picked(self, name: str, path: str, call: Call, outer: Flow, value: Any) -> Flow:
        if name != "getitem" and call.target is not getattr:
            raise UnopenableError(f"{name} takes several outputs at once.")
        pick = call.args[1]
        key = repr(pick)
        if key not in outer.picked:
            first, where, sort, made, flows = outer.call
            made = replace(made, picks=(*made.picks, pick))
            outer.picked[key] = self._given(first, where, sort, made, flows, value, value)
        return outer.picked[key]

    def _layer(self, call: Call, flows: list[Flow], value: Any, sort: str, path: str) -> BuiltIn:
        shapes = tuple(_shape(each.value) for each in flows)
        after = _shape(value)
        key = (id(call.target), call.picks, shapes) if isinstance(call.target, nn.Module) else None
        if key in self._layers:
            return self._layers[key]  # one module that is called twice is one layer
        whole = all(call.batched) and value.shape[:1] == (1,) and not call.picks
        ours = twin(call.target, call.args[1:], call.kwargs, shapes, after) if whole else None
        layer: BuiltIn | None = ours
        if ours is None or self._dtype == np.float32:
            why = f" {self.closed[path]}" if path in self.closed else ""
            sort = ours.kind if ours else sort
            layer = called(Called(call, shapes, after, sort, self._dtype, ours, why))
        if key:
            self._layers[key] = layer
        return layer

    def _computed(self, call: Call, flows: list[Flow]) -> Any:
        """What PyTorch makes of the numbers; modules that it calls on its way are not rows."""
        self._computing = True
        try:
            return call.on(*(each.value for each in flows))
        finally:
            self._computing = False

    def _module_called(self, m: Any, path: str, args: Any, kwargs: Any, expected: Any) -> Any:
        given, flows = self._taken((args, kwargs))
        changes = m in self._in_place or _is_own(m)
        call = self._call(m, *given, flows, changes=changes)
        value = self._computed(call, flows)
        same = (
            isinstance(expected, torch.Tensor)
            and isinstance(value, torch.Tensor)
            and expected.shape == value.shape
        )
        made = self._given(
            path.rpartition(".")[2], path, type(m).__name__, call, flows, value, expected if same else value
        )
        if m in self._in_place:
            self._replace(args[0] if args else None, made, path)
        return self._proxy(made)

    def _opened(self, m: Any, path: str, forward: Any, args: Any, kwargs: Any, expected: Any) -> Any:
        """A module as a model inside: its own rows in a frame of their own."""
        _, flows = self._taken((args, kwargs))
        if any(each.call for each in flows):
            raise UnopenableError("It is given several outputs as one.")
        with self._inside(path) as frame:
            entered: dict[int, Any] = {}
            for each in flows:
                if id(each) not in entered:
                    entered[id(each)] = self._entering(each.value)
            inner = walked((args, kwargs), fx.Proxy, lambda proxy: entered[id(self._flows[proxy.node])])
            output = forward(*inner[0], **inner[1])
            frame.output = self._output(output)
        unique = list({id(each): each for each in flows}.values())
        for flow, entry in zip(unique, frame.inputs, strict=True):
            flow.spoiled = flow.spoiled or entry.spoiled
        rows = frame.needed()
        if not rows:
            self._leave_out(path, m)
            return self._proxy(unique[frame.output.at])
        if len(rows) == 1:
            return self._alone(rows[0], path, unique, frame.output.value, expected)
        row = Row(
            path.rpartition(".")[2],
            path,
            None,
            unique,
            expected if isinstance(expected, torch.Tensor) else frame.output.value,
            type(m).__name__,
            frame,
        )
        self.frame.rows.append(row)
        return self._proxy(Flow(frame.output.value, self.frame, row))

    def _alone(self, row: Row, path: str, outer: list[Flow], value: Any, expected: Any) -> Any:
        """A module that is one layer stands there as that layer."""
        row = replace(
            row, name=path.rpartition(".")[2], path=path, sources=[outer[each.at] for each in row.sources]
        )
        row.expected = expected if isinstance(expected, torch.Tensor) else row.expected
        self.frame.rows.append(row)
        return self._proxy(Flow(value, self.frame, row))

    def _output(self, output: Any) -> Flow:
        """What a frame gives: one tensor."""
        if not isinstance(output, fx.Proxy) or not isinstance(self.value(output), torch.Tensor):
            many = isinstance(output, tuple | list | dict) or isinstance(output, fx.Proxy)
            raise UnopenableError(
                "It gives several outputs." if many else "What it gives does not depend on x."
            )
        flow = self._flows[output.node]
        if flow.frame is not self.frame:
            raise UnopenableError("It gives numbers that did not come in by its call.")
        return flow

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
            old.spoiled = who  # outside this module nobody would know
        for node, flow in self._flows.items():
            if flow is old or (flow.row is old.row and flow.row is not None):
                self._flows[node] = made
        self._flows[proxy.node] = made

    def _expected(self, path: str) -> Any:
        """What the original's module gave at this call, if it was heard."""
        given, at = self._outputs.get(path, []), self._calls[path]
        self._calls[path] += 1
        return given[at] if at < len(given) else None

    def _leave_out(self, path: str, target: Any) -> None:
        sort = plain_name(target)
        self.left_out.append(path if path.rpartition(".")[2] == sort else f"{path} ({sort})")


class Seen(fx.Proxy):
    """A proxy whose shape is known; only its numbers are not to be decided by."""

    def __getattr__(self, name: str) -> Any:
        value = self.tracer.value(self)
        found = getattr(value, name)
        if isinstance(found, torch.Tensor):
            return self.tracer.create_proxy("call_function", getattr, (self, name), {})
        if callable(found):
            return lambda *args, **kwargs: self.tracer.create_proxy(
                "call_method", name, (self, *args), kwargs
            )
        return found

    def __len__(self) -> int:
        return len(self.tracer.value(self))

    def __iter__(self) -> Iterator[Any]:
        return self.tracer.iter(self)


class _Root(nn.Module):
    """Calls the module, so that it is met like those inside it."""

    def __init__(self, module: Any) -> None:
        super().__init__()
        self.opened = module
        self.made: list[Any] = []

    def forward(self, x: Any) -> Any:
        self.made.append(self.opened(x))
        return self.made[0]


def _proxies(structure: Any) -> list[Any]:
    found: list[Any] = []
    walked(structure, fx.Proxy, found.append)
    return found


def _holds_tensors(value: Any) -> bool:
    if isinstance(value, torch.Tensor):
        return True
    if isinstance(value, dict):
        return any(map(_holds_tensors, value.values()))
    return isinstance(value, tuple | list) and any(map(_holds_tensors, value))


def _shape(tensor: Any) -> Shape:
    return tuple(sample_of(tensor).shape)


def _same(made: Any, given: Any) -> bool:
    return bool(made.shape == given.shape and torch.equal(made.double(), given.double()))


def _only_reshapes(call: Call, flow: Flow, value: Any) -> bool:
    """Whether a call that puts numbers into another shape put them into the one they had."""
    return (
        plain_name(call.target) in {"view", "reshape", "flatten", "Flatten", "squeeze"}
        and value.shape == flow.value.shape
    )


def _is_own(module: Any) -> bool:
    """Whether a module is somebody's own, and may be opened though it has no modules inside."""
    return not type(module).__module__.startswith("torch.")


def _changes_in_place(target: Any, args: Any, kwargs: Any) -> bool:
    name = target if isinstance(target, str) else getattr(target, "__name__", "")
    marked = re.fullmatch(r"[a-z].*[a-z0-9]_", name) is not None
    return (
        marked
        or name in IN_PLACE
        or kwargs.get("inplace") is True
        or (name in {"relu", "relu6"} and args[1:] == (True,))
    )


def reason(error: Exception) -> str:
    if isinstance(error, UnopenableError):
        return str(error)
    said = str(error).strip().splitlines()
    return f"It could not be followed ({type(error).__name__}{': ' + said[0] if said else ''})."
