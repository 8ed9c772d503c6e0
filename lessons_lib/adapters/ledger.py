"""What a forward pass has come to so far: its proxies, the numbers that each carries, and in which frame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from torch import fx

from lessons_lib.adapters.calls import Call, Slot, walked
from lessons_lib.adapters.flows import Event, Flow, Frame, SeveralOutputsError, UnopenableError
from lessons_lib.adapters.memory import overlap
from lessons_lib.adapters.proxies import Seen
from lessons_lib.adapters.saying import several_outputs

__all__ = ["Ledger"]


class Ledger(fx.Tracer):  # type: ignore[misc]
    """Keeps which flow of numbers each proxy stands for, in the frame that it is in."""

    def __init__(self) -> None:
        super().__init__()
        self._flows: dict[Any, Flow] = {}
        self.is_computing = False  # whether what is called now is called by PyTorch, on its way
        self.frame = Frame("")
        self.left_out: list[str] = []

    def value(self, proxy: Any) -> Any:
        """The numbers of a proxy."""
        return self._flows[proxy.node].value

    def flow_of(self, proxy: Any) -> Flow:
        """The flow of a proxy."""
        return self._flows[proxy.node]

    def entering(self, value: Any) -> Any:
        """A proxy of what comes into a frame."""
        flow = Flow(value, self.frame, at=len(self.frame.inputs))
        self.frame.inputs.append(flow)
        return self.proxy_of(flow)

    def proxy_of(self, flow: Flow) -> Any:
        """A new proxy of a flow, which knows its shape."""
        node = self.create_node("placeholder", f"n{len(self._flows)}", (), {})
        proxy = Seen(node, self, flow.value)
        self._flows[proxy.node] = flow
        return proxy

    def event(self, name: str, path: str, sort: str, target: Any, given: Any, changes: bool) -> Event:  # noqa: PLR0913, PLR0917
        """A call, with places for its tensors, and the flows that go there."""
        (args, kwargs), flows = self.taken(given)
        kinds = tuple(each.value.dtype for each in flows)
        batched = tuple(each.value.shape[:1] == (1,) for each in flows)
        return Event(name, path, sort, Call(target, args, kwargs, kinds, batched, changes), flows)

    def taken(self, given: Any) -> tuple[Any, list[Flow]]:
        """The arguments of a call with places for its tensors, and the flows that go there."""
        flows: list[Flow] = []

        def place(proxy: Any) -> Slot:
            flow = self._flows[proxy.node]
            if flow.frame is not self.frame:
                raise UnopenableError("It takes numbers that did not come in by its call.")
            if flow.spoiled:
                raise UnopenableError(
                    f"{flow.spoiled} changes numbers in place that are taken again afterwards. Write inplace=False "
                    "there, or x = x + 1 for x += 1."
                )
            flows.append(flow)
            return Slot(len(flows) - 1)

        return walked(given, fx.Proxy, place), flows

    def computed(self, event: Event) -> Any:
        """What PyTorch makes of the numbers; modules that it calls on its way are not rows."""
        self.is_computing = True
        try:
            return event.call.on(*(each.value for each in event.flows))
        finally:
            self.is_computing = False

    def output_of(self, output: Any) -> Flow:
        """What the whole module gives: one tensor."""
        if isinstance(output, Seen):
            return self.coming_out(output)
        raise SeveralOutputsError(several_outputs(output))

    def coming_out(self, proxy: Any) -> Flow:
        """A flow of the present frame that leaves it."""
        flow = self._flows[proxy.node]
        if flow.masked:
            raise UnopenableError("It gives numbers that are infinite.")
        if flow.frame is not self.frame:
            raise UnopenableError("It gives numbers that did not come in by its call.")
        return flow

    def stands_for(self, proxy: Any, flow: Flow) -> None:
        """Outside the module that gave it a proxy is the same proxy, of a flow there."""
        self._flows[proxy.node] = flow

    @contextmanager
    def inside(self, path: str) -> Iterator[Frame]:
        """A frame inside the present one, for as long as it lasts."""
        outer, self.frame = self.frame, Frame(path)
        try:
            yield self.frame
        finally:
            self.frame = outer

    def replace(self, proxy: Any, made: Flow, who: str) -> None:
        """What was changed in place is from now on what it became, for all who take it."""
        old = self._flows[proxy.node]
        if old.row is None:
            old.frame.inputs[old.at].spoiled = who  # outside this module nobody would know
        self.spoil(old, who)
        for node, flow in self._flows.items():
            if flow.frame is old.frame and flow.row is old.row and flow.at == old.at:
                self._flows[node] = made

    def spoil(self, changed: Flow, who: str) -> None:
        """Whatever lies in the same memory as numbers that were changed in place has changed too, and nobody saw it."""
        for flow in self._flows.values():
            if flow.frame is changed.frame and overlap(flow.value, changed.value):
                flow.spoiled = who

    def leave_out(self, path: str, sort: str) -> None:
        """Note what is no layer of the model."""
        self.left_out.append(path if path.rpartition(".")[2] == sort else f"{path} ({sort})")
