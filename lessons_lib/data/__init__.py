"""Small, named, licensed data sets; a `Sample` has a name, an x and maybe a target."""

from lessons_lib.data.digits import digits
from lessons_lib.data.patients import patients
from lessons_lib.data.sample import Classes, DataSet, Sample
from lessons_lib.data.spiral import spiral
from lessons_lib.data.split import SplitDataSet

__all__ = ["Classes", "DataSet", "Sample", "SplitDataSet", "digits", "patients", "spiral"]
