"""What a teacher is told of a whole hand-in: why something is missing, and what to look at."""

from __future__ import annotations

from typing import Any

__all__ = ["noted"]

NOTES = {
    "no notebook": "{file} is no notebook. ",
    "DeadKernelError": "Python ended in cell {cell}; the cells below it were not run. ",
    "CellTimeoutError": "Cell {cell} could not be interrupted; the cells below it were not run. ",
    "printed": "Cell {cell} printed without end and was interrupted. ",
    "seconds": "It had not ended after {seconds:g} seconds and was stopped. ",
    "memory": "It took more than {memory} megabytes of memory and was stopped. ",
    "disk": "It wrote more than {disk} megabytes and was stopped. ",
    "ended": "What ran it ended by itself before all cells were through. ",
    "many": "It handed in more than {answers} answers; the later ones were not judged. ",
    "large": "The file is larger than a notebook should be, and was not run. ",
    "raised": "The cell of {exercise} (cell {cell}) stopped with {why}, and handed nothing in. ",
    "interrupted": "The cell of {exercise} (cell {cell}) was interrupted, as it had not ended after {cell_seconds:g} "
    "seconds or printed without end, and handed nothing in. ",
    "refused": "It was answered for the numbers of the name {name!r}. If that is this learner, this line accepts it in "
    "the file of --names: {line} ",
    "nameless": "No name was filled in, so where the numbers come from the name nothing was judged. ",
}


def noted(so_far: str, what: str, **told: Any) -> str:
    """The notes of a hand-in with one more, which is told once."""
    words = NOTES.get(what, "").format(**told).strip()
    return so_far if words in so_far else f"{so_far} {words}".lstrip()
