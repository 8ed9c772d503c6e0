"""Handwritten digits: 1,797 pictures of 8 x 8 pixels, each from 0 (paper) to 16 (ink)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lessons_lib.data.answers import Classes
from lessons_lib.data.sample import Sample
from lessons_lib.data.split import Later, SplitDataSet

__all__ = ["digits"]

DIGITS = Classes(*"0123456789")


def _pictures() -> Iterator[Sample]:
    # Here, because pathlib brings many modules with it, and whoever only imports the package waits for them.
    from pathlib import Path  # noqa: PLC0415

    with np.load(Path(__file__).with_name("digits.npz")) as arrays:
        pictures, targets = arrays["X"], arrays["y"]
    for number, (x, target) in enumerate(zip(pictures, targets, strict=True)):
        yield Sample(f"picture {number}", x, target=int(target), classes=DIGITS)


# Split at random, because the last pictures of the file come from other people than the first,
# and are harder: a test on those alone would measure the order of the file.
digits = SplitDataSet(
    name="digits",
    features=("8 x 8 pixels",),
    classes=DIGITS,
    samples=Later(_pictures),
    source="E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning "
    "Repository (1998), https://archive.ics.uci.edu/dataset/80; the 1,797 pictures "
    "that scikit-learn 1.9.1 ships, unchanged. CC BY 4.0.",
)
