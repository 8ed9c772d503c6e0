"""Points of the plane, made up by a few lines each: five sets of classes, and hills, where a height is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from lessons_lib.data.answers import Classes, Quantity
from lessons_lib.data.sample import Sample
from lessons_lib.data.split import Later, SplitDataSet

__all__ = ["blobs", "curve", "hills", "moons", "rings", "xor"]

Floats = NDArray[np.float64]
Made = tuple[Floats, Floats]  # the points, shape (count, 2), and their targets

FEATURES = ("across", "up")
WHOLE: float = 2.0**64
COUNT = 200
SIDE = 3.0  # from the middle of the plane to its edge
GAP = 0.25  # between the classes
CENTRES = ((-1.7, -1.0), (1.7, -1.0), (0.0, 1.9))  # of the blobs


def _shares(seed: int, *shape: int) -> Floats:
    """Shares from 0 to 1: raw bits over 2**64, a stream that NumPy promises never to change."""
    raw = np.random.PCG64(seed).random_raw(int(np.prod(shape)))
    return np.asarray(raw, dtype=np.float64).reshape(shape) / WHOLE


def _square(seed: int, count: int = COUNT) -> Floats:
    """Points anywhere in the plane."""
    return SIDE * (2 * _shares(seed, count, 2) - 1)


def _turned(radius: Floats, share: Floats) -> Floats:
    """Points at that radius, so far around."""
    points: Floats = radius[:, None] * np.stack(
        [np.cos(2 * np.pi * share), np.sin(2 * np.pi * share)], axis=1
    )
    return points


def _rings() -> Made:
    """A disc, and a ring around it."""
    inner, outer = _shares(1, 2, COUNT // 2), _shares(2, 2, COUNT // 2)
    disc = _turned(1.3 * np.sqrt(inner[0]), inner[1])
    ring = _turned(2.0 + 0.9 * outer[0], outer[1])
    return np.concatenate([disc, ring]), np.repeat([0.0, 1.0], COUNT // 2)


def _moons() -> Made:
    """Two half circles that reach into each other."""
    along, jitter = np.pi * _shares(3, COUNT), 0.3 * (2 * _shares(4, COUNT, 2) - 1)
    target = np.repeat([0.0, 1.0], COUNT // 2)
    side = 1 - 2 * target  # the first moon opens down, the second up
    arcs = np.stack([1.7 * np.cos(along) - 0.85 * side, side * (1.7 * np.sin(along) - 0.5)], axis=1)
    return arcs + jitter, target


def _xor() -> Made:
    """Exactly one of two numbers above 0, or not."""
    points = _square(5)
    points += GAP / 2 * np.sign(points)
    return points, (points[:, 0] * points[:, 1] < 0).astype(float)


def _blobs() -> Made:
    """Three heaps."""
    target = np.arange(180) % 3.0
    shares = _shares(6, 2, len(target))
    away = _turned(0.65 * np.sqrt(-2 * np.log(1 - shares[0])), shares[1])  # normal (Box and Muller, 1958)
    points: Floats = np.asarray(CENTRES)[target.astype(int)] + away
    return points, target.astype(float)


def _curve() -> Made:
    """A curve, points below it and points above it."""
    points = _square(7)
    above = points[:, 1] > 1.4 * np.sin(1.3 * points[:, 0])
    points[:, 1] += GAP * np.where(above, 1, -1)
    return points, above.astype(float)


def _hills() -> Made:
    """A hill and a hollow: how high the ground is."""
    points = _square(8)
    squares = [((points - centre) ** 2).sum(axis=1) for centre in (1.2, -1.2)]
    return points, np.asarray(2 * np.exp(-squares[0] / 1.5) - 2 * np.exp(-squares[1] / 1.5)).round(3)


def _set(
    name: str, made: Callable[[], Made], classes: Classes | None, quantity: Quantity | None = None
) -> SplitDataSet:
    def samples() -> Iterator[Sample]:
        points, targets = made()
        for at, (x, target) in enumerate(zip(points.round(3), targets.tolist(), strict=True)):
            yield Sample(f"point {at}", x, target, classes, quantity, FEATURES)

    source = "Made up here, by a few lines of lessons_lib/data/plane.py. CC BY 4.0."
    return SplitDataSet(name, FEATURES, Later(samples), classes, quantity, source)


rings = _set("rings", _rings, Classes("disc", "ring"))
moons = _set("moons", _moons, Classes("first moon", "second moon"))
xor = _set("xor", _xor, Classes("same sign", "one above 0"))
blobs = _set("blobs", _blobs, Classes("left", "right", "top"))
curve = _set("curve", _curve, Classes("below", "above"))
hills = _set("hills", _hills, None, Quantity("height"))
