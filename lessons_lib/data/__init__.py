"""Small, named, licensed data sets; a `Sample` has a name, an x and maybe a target.

A `DataSet` of one's own comes from rows of numbers, a table of pandas or a CSV file.
"""

from typing import TYPE_CHECKING

from lessons_lib.data.answers import Classes, Quantity
from lessons_lib.data.data_set import DataSet
from lessons_lib.data.digits import digits
from lessons_lib.data.patients import patients
from lessons_lib.data.sample import Sample
from lessons_lib.data.spiral import spiral
from lessons_lib.data.split import SplitDataSet
from lessons_lib.later import later

if TYPE_CHECKING:
    from lessons_lib.data.plane import blobs, curve, hills, moons, rings, xor

__all__ = [
    "Classes",
    "DataSet",
    "Quantity",
    "Sample",
    "SplitDataSet",
    "blobs",
    "curve",
    "digits",
    "hills",
    "moons",
    "patients",
    "rings",
    "spiral",
    "xor",
]

__getattr__ = later(__name__, dict.fromkeys(("blobs", "curve", "hills", "moons", "rings", "xor"), "plane"))
