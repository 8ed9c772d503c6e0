"""Two arms of a spiral: 200 points of the plane that no straight line can part."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lessons_lib.data.answers import Classes
from lessons_lib.data.sample import Sample
from lessons_lib.data.split import Later, SplitDataSet

__all__ = ["spiral"]

ARMS = Classes("first arm", "second arm")
FEATURES = ("across", "up")

POINTS = 100  # on each arm
START, END = 0.5, 3.0  # the radius: above 0, so that the arms do not meet in the middle
TURNS = 1.25
JITTER = 0.15  # how far a point may lie beside its arm, across and up


def _points() -> Iterator[Sample]:
    """Points along each arm: (r cos a, r sin a), where radius r and angle a grow alike; then jitter."""
    # Raw bits over 2**64 are shares from 0 to 1; NumPy promises never to change this stream.
    shares = np.asarray(np.random.PCG64(0).random_raw(4 * POINTS)) / 2.0**64
    jitter = JITTER * (2 * shares.reshape(2, POINTS, 2) - 1)
    along = (np.arange(POINTS) + 0.5) / POINTS
    radius = START + (END - START) * along
    for arm in (0, 1):
        angle = 2 * np.pi * (TURNS * along + arm / 2)
        points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1) + jitter[arm]
        for number, x in enumerate(points.round(3)):
            yield Sample(f"point {arm * POINTS + number}", x, target=arm, classes=ARMS, features=FEATURES)


spiral = SplitDataSet(
    name="spiral",
    features=FEATURES,
    classes=ARMS,
    samples=Later(_points),
    source="Made up here, by the few lines of lessons_lib/data/spiral.py. CC BY 4.0.",
)
