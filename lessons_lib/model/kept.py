"""What a trace of one sample and that of many have in common: their steps, found by name, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from numpy.typing import ArrayLike

from lessons_lib.layers import Layer
from lessons_lib.model.step import Happened, Step
from lessons_lib.numbers.door import Array
from lessons_lib.numbers.telling import did_you_mean, listed, shortened

if TYPE_CHECKING:
    from lessons_lib.learning.backward_trace import BackwardTrace
    from lessons_lib.learning.losses import Loss
    from lessons_lib.model.trace import BatchTrace, Trace

__all__ = ["Pass"]


class Pass(Happened):
    """The steps of a forward pass, by the names of their layers and outputs."""

    steps: tuple[Step, ...]

    @property
    def output(self) -> Array:
        """The last output: the model's answer."""
        return _plain(self.steps[-1].output)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers that ran, in order."""
        return tuple(step.layer for step in self.steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __getitem__(self, name: str) -> Step:
        for step in self.steps if isinstance(name, str) else ():
            if name in {step.name, step.label}:
                return step
        raise self._unknown(KeyError, name, self._ipython_key_completions_())

    def __getattr__(self, name: str) -> Array:
        steps = self.__dict__.get("steps", ())  # none yet, while a copy is being made
        if not name.startswith("_"):
            for step in steps:
                if name in {step.output_name, step.label}:
                    return _plain(step.output)
        raise self._unknown(AttributeError, name, [step.label or step.output_name for step in steps])

    def _unknown(self, error: type[Exception], name: str, known: Sequence[str]) -> Exception:
        right = ""
        for step in self.__dict__.get("steps", ()):
            if error is KeyError and name == step.output_name:
                right = f" An output is written with a point: trace.{name}."
            if error is AttributeError and name == step.name:
                right = f' A step is taken out with brackets: trace["{name}"], and its layer is trace["{name}"].layer.'
        return error(
            f"This trace has no {shortened(name)}. It has {listed(known)}.{right or did_you_mean(name, known)}"
        )

    def named(self, name: str) -> str:
        """The name of an output by its position, o2, where it is given by its layer's own; else as it is given."""
        return next((step.output_name for step in self.steps if step.label and step.label == name), name)

    def __dir__(self) -> list[str]:
        outputs = (step.label or step.output_name for step in self.steps)
        return [*object.__dir__(self), *outputs]

    def _ipython_key_completions_(self) -> list[str]:
        return [step.label or step.name for step in self.steps]

    def backward(self, loss: Loss, target: ArrayLike | None = None) -> BackwardTrace:
        """The way back from the loss to x, with the gradient of every output and parameter kept.

        Args:
            loss: `SquaredError()` or `CrossEntropy()`.
            target: what should have come out; the sample's own target if left out. Of a batch, one for each.

        Raises:
            InputValueError: no target is known, or none that the loss can take, or there is no way back through
                a function of your own.
        """
        # A way up, as for the page: a record knows nothing of learning until somebody learns from it.
        from lessons_lib.learning.way_back import backward  # noqa: PLC0415

        return backward(cast("Trace | BatchTrace", self), loss, target)


def _plain(array: Array) -> Array:
    """A single number as a NumPy float, which prints and formats like one; any other array as it is."""
    plain: Array = array[()]
    return plain
