"""Exercise 15.4: cover the middle."""

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.numbers.door import Array

__all__ = ["EXERCISE", "covered"]


def covered(photo: ArrayLike) -> Array:
    """The middle half of the rows and of the columns made grey, in all three channels."""
    made = np.array(photo, dtype=float)
    _, rows, columns = made.shape
    made[:, rows // 4 : rows * 3 // 4, columns // 4 : columns * 3 // 4] = 127
    return made


def _laid(
    photo: ArrayLike, channels: slice = slice(None), grey: float = 127, part: float = 1 / 4, short: int = 0
) -> Array:
    made = np.array(photo, dtype=float)
    rows, columns = (
        slice(int(length * part), length - int(length * part) - short) for length in made.shape[1:]
    )
    made[channels, rows, columns] = grey
    return made


def _in_the_corner(photo: ArrayLike) -> Array:
    made = np.array(photo, dtype=float)
    made[:, : made.shape[1] // 2, : made.shape[2] // 2] = 127
    return made


def _rows_for_columns(photo: ArrayLike) -> Array:
    made = np.array(photo, dtype=float)
    _, columns, rows = made.shape
    made[:, rows // 4 : rows - rows // 4, columns // 4 : columns - columns // 4] = 127
    return made


def _whole_rows(photo: ArrayLike) -> Array:
    made = np.array(photo, dtype=float)
    made[:, made.shape[1] // 4 : made.shape[1] - made.shape[1] // 4] = 127
    return made


def _where_it_changed(photo: ArrayLike, made: ArrayLike) -> str:
    """Which rows and columns became something else, counted from 0."""
    channels, rows, columns = np.nonzero(np.asarray(made) != np.asarray(photo))
    if not rows.size:
        return "Nothing has changed in it. Is what you changed also what you return?"
    _, down, across = np.shape(photo)
    return (
        f"In yours, of {down} rows those from {rows.min()} to {rows.max()} have changed, and of {across} "
        f"columns those from {columns.min()} to {columns.max()}, in {len(set(channels))} of 3 channels. "
        "Which should it be?"
    )


def _around(photo: ArrayLike) -> Array:
    return np.where(_laid(np.zeros(np.shape(photo))) == 127, np.array(photo, dtype=float), 127.0)


EXERCISE = Exercise(
    number="15.4",
    title="Cover the middle",
    question="""Write `covered`: it gets a photo, an array of shape (3, rows, columns), and returns one of the same
shape whose middle is grey, that is 127 in red, green and blue. The middle is half of the rows and half of the columns:
of 8 rows those from 2 to 5. Rows and columns can be different in number; each number can be divided by 4. The photo
that was handed in stays as it is.""",
    dots=3,
    minutes=7,
    start="def covered(photo):\n    return ...",
    keeps=True,
    solution="""def covered(photo):
    made = np.array(photo, dtype=float)
    _, rows, columns = made.shape
    made[:, rows // 4 : rows * 3 // 4, columns // 4 : columns * 3 // 4] = 127
    return made

check("15.4", covered)""",
    right=covered,
    because="A quarter is left above, below, on the left and on the right. The first axis is red, green and "
    "blue, and `:` takes all three.",
    mistakes=(
        Mistake(
            "red alone",
            lambda photo: _laid(photo, slice(0, 1)),
            "Only red was covered, it seems. The first axis has three channels, and all of them become 127.",
        ),
        Mistake(
            "black",
            lambda photo: _laid(photo, grey=0),
            "Your middle is black. Grey is 127, half way between dark and light.",
        ),
        Mistake(
            "white",
            lambda photo: _laid(photo, grey=255),
            "Your middle is white. Grey is 127, half way between dark and light.",
        ),
        Mistake(
            "what the network takes for grey",
            lambda photo: _laid(photo, grey=0.5),
            "Your middle is 0.5. The photo's numbers go from 0 to 255, and grey is 127.",
        ),
        Mistake(
            "the corner",
            _in_the_corner,
            "The upper left quarter was covered, it seems. The middle begins after a quarter of the rows.",
        ),
        Mistake(
            "one short",
            lambda photo: _laid(photo, short=1),
            "Your middle ends one row and one column too early, it seems: a slice leaves out its end.",
        ),
        Mistake(
            "a third",
            lambda photo: _laid(photo, part=1 / 3),
            "The middle third was covered, it seems. It is half of the rows: a quarter is left on each side.",
        ),
        Mistake(
            "rows for columns",
            _rows_for_columns,
            "Rows and columns were exchanged, it seems: a photo has the shape (channels, rows, columns).",
        ),
        Mistake(
            "whole rows",
            _whole_rows,
            "Whole rows were covered, it seems. Of the columns too it is the middle half.",
        ),
        Mistake(
            "all around",
            _around,
            "The middle is left, and what lies around it is grey. It is asked the other way round.",
        ),
        Mistake(
            "everything",
            lambda photo: np.full(np.shape(photo), 127.0),
            "Everything is grey. It is the middle alone.",
        ),
        Mistake(
            "nothing changed",
            lambda photo: np.array(photo, dtype=float),
            "The photo comes out as it went in. Is what you changed also what you return?",
        ),
        Mistake(
            "one long",
            lambda photo: _laid(photo, short=-1),
            "Your middle ends one row and one column too late, it seems: a slice leaves out its end, and "
            "needs no more.",
        ),
        Mistake(
            "blue alone",
            lambda photo: _laid(photo, slice(2, 3)),
            "Only blue was covered, it seems. The first axis has three channels, and all of them become 127.",
        ),
        Mistake(
            "green alone",
            lambda photo: _laid(photo, slice(1, 2)),
            "Only green was covered, it seems. The first axis has three channels, and all of them become 127.",
        ),
        Mistake(
            "too much",
            lambda photo: _laid(photo, part=1 / 8),
            "Three quarters were covered, it seems. It is half of the rows: a quarter is left on each side.",
        ),
        Mistake(
            "a little lighter",
            lambda photo: _laid(photo, grey=128),
            "Your middle is 128. Grey is 127 here.",
        ),
        Mistake(
            "half of 255",
            lambda photo: _laid(photo, grey=127.5),
            "Your middle is 127.5. Grey is 127 here.",
        ),
    ),
    hint="A copy first. Then a slice of rows and one of columns, in all channels at once: `made[:, … : …, … "
    ": …] = 127`.",
    clues=(
        Clue(
            lambda photo, made: np.shape(made) == np.shape(photo),
            "What comes out should have the shape of the photo: (3, rows, columns).",
        ),
        Clue(lambda *_: False, _where_it_changed),
    ),
    inputs=(
        np.arange(288.0).reshape(3, 8, 12) % 251,
        np.arange(48.0).reshape(3, 4, 4),
        np.arange(288.0).reshape(3, 12, 8) % 241,
    ),
)
