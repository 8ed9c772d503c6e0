"""Small, named, licensed data sets; a `Sample` has a name, an x and maybe a target."""

from lessons_lib.data.patients import patients
from lessons_lib.data.sample import Classes, DataSet, Sample

__all__ = ["Classes", "DataSet", "Sample", "patients"]
