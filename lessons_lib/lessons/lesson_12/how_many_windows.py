"""Exercise 12.2: how many windows."""

import numpy as np

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def how_many_windows(maps: int, rows: int, columns: int) -> Exercise:
    """Ask for the shape of what is pooled; the rows are odd in number, the columns even."""
    down, across = (rows - 1) // 2, (columns - 2) // 2
    return Exercise(
        number="12.2",
        title="How many windows?",
        question=f"""{maps} maps of {rows} rows and {columns} columns go into `MaxPool(3, stride=2)`: \
windows of 3 × 3 that walk in steps
of 2. Windows that would not fit whole are left out. How many maps come out, of how many rows and columns? Give three
numbers.""",
        dots=2,
        minutes=3,
        solution=f"""pooled_maps = Model(Input(shape=({maps}, {rows}, {columns})), MaxPool(3, \
stride=2)).trace(np.zeros(({maps}, {rows}, {columns})))
check("12.2", pooled_maps.output.shape)""",
        quantities={"maps": maps, "rows": rows, "columns": columns, "size": 3, "stride": 2},
        right=lambda maps, rows, columns, size, stride: (
            maps,
            np.floor((rows - size) / stride) + 1,
            np.floor((columns - size) / stride) + 1,
        ),
        because=f"Each map is pooled for itself, so {maps} stay {maps}. Windows begin at rows 0, 2, …, "
        f"{rows - 3}, that is {down}; and at columns 0, 2, …, {columns - 4}, that is {across}: one that "
        f"began at {columns - 2} would need a column {columns}, and the last is {columns - 1}.",
        mistakes=(
            Mistake(
                "maps pooled too",
                maps // 2,
                "It seems the maps were pooled, too. A window lies in *one* map; each map is pooled for itself.",
                part="maps",
            ),
            Mistake(
                "one map",
                1,
                "The maps were joined into one, it seems. That is what a convolution's sums do; pooling "
                "treats each map for itself.",
                part="maps",
            ),
            Mistake(
                "one window too few",
                down - 1,
                "One row too few. The steps were counted, it seems: before the first step a window stands "
                "there already.",
                part="rows",
            ),
            Mistake(
                "one window too few across",
                across - 1,
                "One column too few. The steps were counted, it seems: before the first step a window "
                "stands there already.",
                part="columns",
            ),
            Mistake(
                "a window that does not fit",
                across + 1,
                "One too many: the last of these would hang over the edge. It would begin at column "
                f"{columns - 2}; how far does it reach?",
                part="columns",
            ),
            Mistake(
                "a window that does not fit down",
                down + 1,
                "One too many: the last of these would hang over the edge. It would begin at row "
                f"{rows - 1}; how far does it reach?",
                part="rows",
            ),
            Mistake(
                "windows that do not fit",
                (maps, down + 1, across + 1),
                "One too many in both directions: the last of these would hang over the edge. Windows that "
                "would not fit whole are left out.",
            ),
            Mistake(
                "steps counted both ways",
                (maps, down - 1, across - 1),
                "One too few in both directions. The steps were counted, it seems: before the first step a "
                "window stands there already.",
            ),
            Mistake(
                "steps as long as the window, rounded up",
                (maps, -(-rows // 3), -(-columns // 3)),
                "That would be steps as long as the window, and a last window that hangs over the edge. "
                "These walk in steps of 2, as long as they fit.",
            ),
            Mistake(
                "steps as long as the window",
                rows // 3,
                "Down, that would be steps as long as the window. These walk in steps of 2, and overlap.",
                part="rows",
            ),
            Mistake(
                "steps as long as the window across",
                columns // 3,
                "Across, that would be steps as long as the window. These walk in steps of 2, and overlap.",
                part="columns",
            ),
            Mistake(
                "steps of 1",
                rows - 2,
                "Down, that would be steps of 1. These walk in steps of 2.",
                part="rows",
            ),
            Mistake(
                "steps of 1 across",
                columns - 2,
                "Across, that would be steps of 1. These walk in steps of 2.",
                part="columns",
            ),
            Mistake(
                "halved",
                rows / 2,
                "It was halved, it seems. Windows are whole; count where they begin: 0, 2, 4 and so on.",
                part="rows",
            ),
            Mistake(
                "no whole number across",
                (columns - 1) / 2,
                "A window more or less is a whole one. What does not fit is left out.",
                part="columns",
            ),
            Mistake("not pooled", rows, "That is how many rows went in.", part="rows"),
            Mistake("not pooled across", columns, "That is how many columns went in.", part="columns"),
            Mistake(
                "rows and columns exchanged",
                (maps, across, down),
                "Rows and columns have changed places, it seems: rows come first.",
            ),
        ),
        parts=("maps", "rows", "columns"),
        hint="Where does the first window begin, where the next, and where the last that still fits? Each "
        "map is for itself.",
        hints={
            "maps": "A window lies within one map.",
            "rows": "Windows begin at rows 0, 2, 4, …; the last is the last one that still fits.",
            "columns": "Windows begin at columns 0, 2, 4, …; the last is the last one that still fits.",
        },
    )


EXERCISE = varied(
    how_many_windows,
    {"maps": 32, "rows": 335, "columns": 448},
    {"maps": range(24, 65, 8), "rows": range(301, 420, 2), "columns": range(440, 601, 4)},
)
