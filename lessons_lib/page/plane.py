"""Many samples in a plane: their classes, how an output is seen in it, and the line that parts two classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lessons_lib.colours import LIGHT
from lessons_lib.model.forward import run_all
from lessons_lib.model.step import Step
from lessons_lib.model.trace import BatchTrace
from lessons_lib.numbers.door import Array, InputValueError, shortened

__all__ = ["ROOM", "Groups", "Line", "Members", "View", "rerun", "square", "values_of"]

SAME = 1e-9  # places closer than this share of the spread are one place
ROOM = 1.08  # a square is a little larger than its points need
Members = NDArray[np.bool_]  # who of the samples is meant, shape (samples,)
TWO = (
    (LIGHT.negative, "o", " circles"),
    (LIGHT.positive, "^", " triangles"),
)  # above 0 speaks for the second


class Groups(NamedTuple):
    """The samples by class, each class with a look of its own; without classes all look the same."""

    members: dict[str, Members]

    @classmethod
    def of(cls, batch: BatchTrace) -> Groups:
        """The groups of a batch."""
        classes, targets = batch.samples[0].classes, [sample.target for sample in batch.samples]
        if classes is None or None in targets:
            return cls({"": np.ones(len(batch), dtype=np.bool_)})
        return cls({name: np.array(targets) == at for at, name in enumerate(classes.names)})

    @property
    def second(self) -> Members | None:
        """Who belongs to the second of two classes; None where there are not two."""
        found = list(self.members.values())
        return found[1] if len(found) == 2 and all(members.any() for members in found) else None

    @property
    def looks(self) -> Sequence[tuple[str, str, str]]:
        """A colour, a marker and a word for it, for each class; more than two are told by their figures."""
        many = [(LIGHT.ink, str(at), "") for at in range(len(self.members))]
        return {1: [(LIGHT.ink, "o", "")], 2: TWO}.get(len(many), many)

    @property
    def words(self) -> str:
        """How many samples each class has, and how they look."""
        pairs = zip(self.members.items(), self.looks, strict=True)
        said = ", ".join(f"{name}: {members.sum()}{shape}" for (name, members), (*_, shape) in pairs)
        return f"{said}. " if len(self.members) > 1 else ""


def values_of(batch: BatchTrace, name: str) -> Array:
    """One of the outputs, or x, a row for each sample: shape (samples, numbers)."""
    known = _by_name(batch.x, batch.steps)
    if not isinstance(name, str) or name not in known:
        raise InputValueError(f"This trace has no output {shortened(name)}. It has {', '.join(known)}.")
    if not np.isfinite(known[name]).all():
        raise InputValueError(f"{name} holds numbers that are not finite: they have no place in a picture.")
    return known[name]


def rerun(batch: BatchTrace, X: Array, name: str) -> Array:
    """The same layers on other x's, up to one output: shape (samples, 2) in, (samples, numbers) out."""
    return _by_name(X, run_all([step.place for step in batch.steps], (X,), batch=True))[name]


def _by_name(X: Array, steps: Sequence[Step]) -> dict[str, Array]:
    """X and each output, a row for each sample."""
    outputs = {"x": X, **{step.output_name: step.output for step in steps}}
    return {name: output.reshape(len(X), -1) for name, output in outputs.items()}


class View(NamedTuple):
    """The two numbers of each sample that are drawn: its own, or its places along two directions (PCA)."""

    centre: Array  # shape (numbers,)
    directions: Array  # shape (2, numbers)
    shares: Array  # the part of the points' spread along each, shape (2,)

    @classmethod
    def of(cls, values: Array) -> View:
        """The view of some outputs, shape (samples, numbers)."""
        if values.shape[1] == 2:
            return cls(np.zeros(2), np.eye(2), np.ones(2))
        centre = values.mean(axis=0)
        _, spread, directions = np.linalg.svd(values - centre, full_matrices=False)
        # A direction may as well point the other way: let its largest number be above 0, always.
        largest = np.abs(directions[:2]).argmax(axis=1)
        signs = np.sign(directions[[0, 1], largest])[:, np.newaxis]
        shares = spread[:2] ** 2 / max((spread**2).sum(), np.finfo(float).tiny)
        return cls(centre, signs * directions[:2], shares)

    def __call__(self, values: Array) -> Array:
        """Where outputs are drawn: shape (…, numbers) in, (…, 2) out."""
        places: Array = (values - self.centre) @ self.directions.T
        return places


class Line(NamedTuple):
    """A straight line: all places with ``normal @ place == cut``; the second class is meant to lie above."""

    normal: Array
    cut: float

    @classmethod
    def best(cls, places: Array, second: Members) -> Line:
        """Of all lines in 180 directions one that leaves most points on their class's side, with most room."""
        angles = np.deg2rad(np.arange(360))  # a direction and its opposite: either class may lie above
        normals = np.column_stack([np.cos(angles), np.sin(angles)])
        across = normals @ places.T
        order = across.argsort(axis=1, kind="stable")
        across = np.take_along_axis(across, order, axis=1)
        # Behind every place a cut: each of the first class before it is right, each of the second wrong.
        right = second.sum() + np.where(second, -1, 1)[order].cumsum(axis=1)[:, :-1]
        room = np.diff(across, axis=1) / (
            2 * np.ptp(places, axis=0).sum() or 1
        )  # below 1: it only breaks ties
        best = np.where(room > SAME, right + room, room).argmax()
        direction, at = np.unravel_index(best, room.shape)
        return cls(normals[direction], float(across[direction, at : at + 2].mean()))

    @property
    def places(self) -> Array:
        """Two places on it, shape (2, 2)."""
        across, up = self.normal
        places: Array = self.cut * self.normal + np.array([(0, 0), (-up, across)])
        return places

    def above(self, places: Array) -> Members:
        """Who lies on the side that the normal points to."""
        found: Members = places @ self.normal > self.cut
        return found


def square(places: Array) -> tuple[Array, Array]:
    """Two corners of a square around places, so that no shape in it is stretched: (left, low), (right, high)."""
    low, high = places.min(axis=0), places.max(axis=0)
    half = float((high - low).max()) / 2 * ROOM or 1.0
    return (low + high) / 2 - half, (low + high) / 2 + half
