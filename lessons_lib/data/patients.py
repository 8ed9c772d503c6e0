"""The running example: what four patients eat and do in a year, and the shape they are in."""

from __future__ import annotations

from lessons_lib.data.answers import Classes
from lessons_lib.data.data_set import DataSet
from lessons_lib.data.sample import Sample

__all__ = ["patients"]

SHAPES = Classes("bad shape", "good shape")

patients = DataSet(
    name="patients",
    features=("broccoli", "Tagada strawberries", "workout hours"),
    classes=SHAPES,
    samples=(
        Sample("patient 1", (100, 2000, 100), target=0, classes=SHAPES),
        Sample("patient 2", (200, 0, 0), target=1, classes=SHAPES),
        Sample("patient 3", (0, 2000, 3000), target=1, classes=SHAPES),
        # On the three above ReLU never acts, so a missing ReLU would go unnoticed: on this one it does.
        Sample("patient 4", (0, 2000, 100), target=0, classes=SHAPES),
    ),
    source="The first three patients come from the articles on deep learning that the lessons are built on "
    "(2021); patient 4 is ours. All of them are made up. CC BY 4.0.",
)
