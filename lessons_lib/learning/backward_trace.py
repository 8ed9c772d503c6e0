"""What happened on the way back: the gradient at each layer, last to first. Records only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from lessons_lib.layers import BuiltIn
from lessons_lib.learning.arithmetic import arithmetic
from lessons_lib.learning.backward_step import BackwardStep
from lessons_lib.learning.exact import exact_loss, in_fractions
from lessons_lib.learning.loss_step import LossStep
from lessons_lib.learning.names import by
from lessons_lib.model.describe import input_names
from lessons_lib.model.exact import ExactTrace
from lessons_lib.model.step import Happened
from lessons_lib.model.trace import BatchTrace, Trace
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.numbers.choices import is_whole
from lessons_lib.numbers.door import Array, InputValueError, frozen, shortened
from lessons_lib.numbers.fractions import Fractions, fraction_words
from lessons_lib.numbers.notation import counted, number, numbers
from lessons_lib.numbers.record import record

__all__ = ["BackwardTrace"]


@record(repr=False)
class BackwardTrace(Happened):
    """The way back of one sample, or of a batch, whose loss is the mean of its samples' losses.

    ``backward["dL/do2"]`` is the gradient by o2, ``backward["dL/dW2"]`` that by the weights of L2, and
    ``backward["L2"]`` all that happened there, a `BackwardStep`. ``backward.gradients`` is what
    `Model.updated` takes. Everything in it is read-only.
    """

    trace: Trace | BatchTrace
    steps: tuple[BackwardStep, ...]  # last to first
    inputs: tuple[Array, ...]  # the gradient of the model's input
    loss: LossStep | None = None  # None inside a block

    @property
    def value(self) -> float:
        """The loss L; inside a block it is that of the model around it, and not known here."""
        if self.loss is None:
            raise AttributeError(
                "This is the way back through a block: the loss belongs to the model around it."
            )
        return self.loss.value

    @property
    def gradients(self) -> dict[str, Array]:
        """The gradient of each parameter that learns, by what one would type: ``{"L2.weights": …}``.

        Of a layer that stands at two places both add up, under the name of the first.
        """
        places = list(_walk(self))
        first = {id(each.layer): path for path, each in reversed(places)}
        found: dict[str, Array] = {}
        for path, each in places:
            del path
            layer = each.layer
            for name in [p.name for p in layer.parameters if p.learned] if isinstance(layer, BuiltIn) else ():
                key = f"{first[id(layer)]}.{name}"
                found[key] = found[key] + each.parameters[name] if key in found else each.parameters[name]
        return {key: frozen(np.asarray(array)) for key, array in found.items()}

    @property
    def fractions(self) -> dict[str, Fractions]:
        """Of a trace in fractions: the loss L and each gradient, exactly, by its name: ``fractions["dL/dW2"]``."""
        exact = in_fractions(self)
        loss = (
            {"L": exact_loss(self.loss, self.trace)}
            if self.loss and isinstance(self.trace, ExactTrace)
            else {}
        )
        return {**loss, **exact._arrays()}  # type: ignore[dict-item]

    @property
    def exact_gradients(self) -> dict[str, Fractions]:
        """`gradients` in fractions."""
        return in_fractions(self).gradients

    def __len__(self) -> int:
        return len(self.steps)

    def __iter__(self) -> Iterator[BackwardStep]:
        return iter(self.steps)

    def __getitem__(self, name: str) -> Any:
        arrays, is_name = self._arrays(), isinstance(name, str)
        if is_name and name == "L" and self.loss:
            return self.loss.value
        if is_name and name in arrays:
            return frozen(arrays[name])[()]
        for each in self.steps if is_name else ():
            if name in {each.name, each.label}:
                return each
        raise KeyError(
            f"There is no {shortened(name)} on this way back. There are {', '.join(['L', *arrays])}."
        )

    def arithmetic(self, name: str, unit: int = 0) -> Number:
        """How a number of a gradient, or the loss L, comes about: ``backward.arithmetic("dL/dW2", 1)``.

        Args:
            name: of the gradient, as in ``backward[name]``.
            unit: the position of the number in it, counted flat.
        """
        if isinstance(self.trace, BatchTrace):
            raise InputValueError(
                f"{name} comes from {counted(len(self.trace), 'sample')} at once. Take one of them, as in "
                f"backward.sample(0).arithmetic({name!r})."
            )
        known = self._arrays() | {"L": np.zeros(())}
        size = np.size(known[name]) if isinstance(name, str) and name in known else 0
        if not is_whole(unit) or not 0 <= unit < size:
            raise KeyError(f"There is no number {shortened(unit)} of {shortened(name)} on this way back.")
        return arithmetic(self, name, unit)

    def sample(self, index: int) -> BackwardTrace:
        """The way back of one of a batch's samples, from its own loss."""
        if not isinstance(self.trace, BatchTrace) or self.loss is None:
            raise InputValueError("Only the way back of a whole batch has samples.")
        alone = self.trace.sample(index)
        return alone.backward(self.loss.loss, self.loss.targets[index])

    def _arrays(self) -> dict[str, Array]:
        """Each gradient by its name, from the last layer's output to x; then by the names that outputs were given."""
        labelled = {by(each.label): each.gradient for each in self.steps if each.label}
        return self._in_order() | labelled

    def _in_order(self) -> dict[str, Array]:
        called: dict[int, dict[str, str]] = {}
        for each in reversed(self.steps):  # a layer that stands at two places is named after the first
            called.setdefault(id(each.layer), each.parameter_names)
        found: dict[str, Array] = {}
        for each in self.steps:
            found[each.input_name] = each.gradient
            for key, name in called[id(each.layer)].items():
                found[name] = found.get(name, 0) + each.parameters[key]
        return found | dict(zip(map(by, input_names(len(self.inputs))), self.inputs, strict=True))

    def _repr_html_(self) -> str | None:
        if self.loss is None or isinstance(self.trace, BatchTrace):
            return None  # a page shows the way back of one sample, from its loss
        # A record knows nothing of pages until it is shown as one.
        from lessons_lib.page.page import step_through  # noqa: PLC0415

        return step_through(self)._repr_html_()

    def _ipython_key_completions_(self) -> list[str]:
        return [*self._arrays(), *(each.label or each.name for each in self.steps)]

    def __repr__(self) -> str:
        shown = in_fractions(self) if isinstance(self.trace, ExactTrace) and self.loss else self
        say = numbers if shown is self else fraction_words
        rows = [(name, say(values), self._from(name)) for name, values in shown._in_order().items()]
        widths = [max(len(row[at]) for row in rows) for at in (0, 1)]
        lines = [f"  {name:<{widths[0]}} = {said:<{widths[1]}}   {by}".rstrip() for name, said, by in rows]
        return "\n".join([*self._heading(), *lines])

    def _heading(self) -> list[str]:
        if self.loss is None:
            return ["the way back through a block"]
        what = self.trace.sample if isinstance(self.trace, Trace) else counted(len(self.trace), "sample")
        said = repr(what) if isinstance(self.trace, Trace) else f"a batch of {what}"
        mean = ", the mean of all" if isinstance(self.trace, BatchTrace) else ""
        return [said, f"  {self.loss.call} = {number(self.value)}{mean}"]

    def _from(self, name: str) -> str:
        """Which layers a gradient comes from."""
        for each in self.steps:
            if name in each.parameter_names.values():
                return each.heading
        senders = [each.heading for each in self.steps if name in each.output_names]
        direct = [self.loss.heading] if self.loss and name == by(self.loss.step.output_name) else []
        return " + ".join([*direct, *senders])


def _walk(backward: BackwardTrace, outer: str = "") -> Iterator[tuple[str, BackwardStep]]:
    """Each layer by its path, first to last, and under the path of a model those inside it."""
    for each in reversed(backward.steps):
        yield f"{outer}{each.name}", each
        if each.inside:
            yield from _walk(each.inside, f"{outer}{each.name}.")
