"""Exercise 11.4: write it."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.judge.exercise import Clue, Exercise, Mistake

__all__ = ["EXERCISE", "look"]

Table = NDArray[np.float64]


KERNEL = np.array([[1, 2, 0], [0, 3, -1], [-2, 0, 4]])
OF_SECTION_2 = np.array([[-1, -1, -1], [0, 0, 0], [1, 1, 1]])


def walked(picture: ArrayLike, kernel: ArrayLike, stride: int = 2) -> Table:
    """The kernel at every so-manieth place of a picture, as far as it lies on it."""
    points, weights = np.array(picture, dtype=float), np.array(kernel)
    down, across = (
        range(0, length - size + 1, stride) for length, size in zip(points.shape, weights.shape, strict=True)
    )
    rows, columns = weights.shape
    return np.array([[(points[r : r + rows, c : c + columns] * weights).sum() for c in across] for r in down])


def framed(picture: ArrayLike) -> Table:
    """A picture in a frame of zeros."""
    return np.pad(np.array(picture, dtype=float), 1)


def look(picture: ArrayLike) -> Table:
    """A frame of zeros around the picture, and the kernel at every second place."""
    kernel = np.array([[1, 2, 0], [0, 3, -1], [-2, 0, 4]])
    framed_picture = np.pad(np.array(picture, dtype=float), 1)
    rows = range(0, framed_picture.shape[0] - 2, 2)
    columns = range(0, framed_picture.shape[1] - 2, 2)
    return np.array([[(framed_picture[r : r + 3, c : c + 3] * kernel).sum() for c in columns] for r in rows])


def windows(picture: ArrayLike) -> list[list[Table]]:
    """All that the window sees, at every second place of a picture in a frame of zeros."""
    points = framed(picture)
    down, across = (range(0, length - 2, 2) for length in points.shape)
    return [[points[row : row + 3, column : column + 3] for column in across] for row in down]


def off_by_one(picture: ArrayLike) -> Table:
    """The last place of each line, and the last line, left out."""
    points = np.pad(np.array(picture), 1)
    down, across = (range(0, length - 3, 2) for length in points.shape)
    return np.array(
        [[(points[r : r + 3, c : c + 3] * KERNEL).sum() for c in across] for r in down], dtype=float
    )


EXERCISE = Exercise(
    number="11.4",
    title="Write it",
    question="""Write `look`: it gets a picture, rows of numbers, and returns what this kernel makes of it, with
padding 1, stride 2 and no bias:

```python
kernel = np.array([[1, 2, 0], [0, 3, -1], [-2, 0, 4]])
```

Pictures have different sizes, and are never smaller than 2 x 2. (`np.pad(picture, 1)` puts a frame of one zero around
a picture; `range(0, 9, 2)` counts 0, 2, 4, 6, 8.)""",
    dots=3,
    minutes=8,
    start="def look(picture):\n    return ...",
    solution="""def look(picture):
    kernel = np.array([[1, 2, 0], [0, 3, -1], [-2, 0, 4]])
    framed = np.pad(picture, 1)
    down, across = (range(0, length - 2, 2) for length in framed.shape)
    return [[(framed[row : row + 3, column : column + 3] * kernel).sum() for column in across] for row in down]

check("11.4", look)""",
    right=look,
    because="The corner of a window of 3 can stand at 0, 2, 4 … as long as two more places follow it: `length - 2`.",
    mistakes=(
        Mistake(
            "kernel flipped",
            lambda picture: walked(np.pad(np.array(picture), 1), KERNEL[::-1, ::-1]),
            "The kernel was turned round, it seems. Here it is laid on the window as it stands.",
        ),
        Mistake(
            "mirrored left and right",
            lambda picture: walked(np.pad(np.array(picture), 1), KERNEL[:, ::-1]),
            "Left and right of the kernel were exchanged, it seems. It is laid on the window as it stands.",
        ),
        Mistake(
            "mirrored up and down",
            lambda picture: walked(np.pad(np.array(picture), 1), KERNEL[::-1]),
            "The kernel's rows stand upside down, it seems. It is laid on the window as it stands.",
        ),
        Mistake(
            "minus signs lost",
            lambda picture: walked(np.pad(np.array(picture), 1), np.abs(KERNEL)),
            "The minus signs of the kernel got lost, it seems.",
        ),
        Mistake(
            "rows for columns",
            lambda picture: walked(np.pad(np.array(picture), 1), KERNEL.T),
            "Rows and columns of the kernel were exchanged, it seems.",
        ),
        Mistake(
            "the kernel of section 2",
            lambda picture: walked(np.pad(np.array(picture), 1), OF_SECTION_2),
            "That is the kernel of section 2, which is still called `kernel`. Write this exercise's own into "
            "your function.",
        ),
        Mistake(
            "padding forgotten",
            lambda picture: walked(picture, KERNEL),
            "The frame of zeros was forgotten, it seems.",
        ),
        Mistake(
            "a frame of two",
            lambda picture: walked(np.pad(np.array(picture), 2), KERNEL),
            "The frame is two zeros wide, it seems. Padding 1 is one zero on each side.",
        ),
        Mistake(
            "stride forgotten",
            lambda picture: walked(np.pad(np.array(picture), 1), KERNEL, stride=1),
            "The window moves by one place, it seems. The stride is 2.",
        ),
        Mistake(
            "stride across alone",
            lambda picture: walked(np.pad(np.array(picture), 1), KERNEL, stride=1)[:, ::2],
            "Across, the window moves by two places, and down by one, it seems. The stride holds for both.",
        ),
        Mistake(
            "stride down alone",
            lambda picture: walked(np.pad(np.array(picture), 1), KERNEL, stride=1)[::2],
            "Down, the window moves by two places, and across by one, it seems. The stride holds for both.",
        ),
        Mistake(
            "stride of three",
            lambda picture: walked(np.pad(np.array(picture), 1), KERNEL, stride=3),
            "The window moves by its own size, it seems. The stride is 2, and windows overlap.",
        ),
        Mistake(
            "every second number of the picture",
            lambda picture: walked(np.pad(np.array(picture)[::2, ::2], 1), KERNEL, stride=1),
            "Every second number of the picture was left out, it seems. The *window* moves by two places, "
            "and sees all of its nine numbers.",
        ),
        Mistake(
            "off by one, or no frame below and on the right",
            off_by_one,
            "The last place of the window is missing, it seems. Is there a frame below and on the right "
            "too? And if a side is as long as the window, at how many places can that stand?",
        ),
        Mistake(
            "the largest product",
            lambda picture: np.array([[(seen * KERNEL).max() for seen in row] for row in windows(picture)]),
            "The largest of the nine products was taken, it seems. A convolution adds them all.",
        ),
        Mistake(
            "added to the kernel",
            lambda picture: np.array([[(seen + KERNEL).sum() for seen in row] for row in windows(picture)]),
            "Window and kernel were added, it seems. Each number of the window is *multiplied* by the weight on it.",
        ),
        Mistake(
            "multiplied as tables",
            lambda picture: np.array([[(seen @ KERNEL).sum() for seen in row] for row in windows(picture)]),
            "`@` multiplies rows with columns. Here each number of the window meets the weight that lies on it: `*`.",
        ),
        Mistake(
            "the rim repeated",
            lambda picture: walked(np.pad(np.array(picture), 1, mode="edge"), KERNEL),
            "In the frame stands the rim of the picture once more, it seems. It is a frame of zeros.",
        ),
        Mistake(
            "begun at 1",
            lambda picture: walked(np.pad(np.array(picture), 1)[1:, 1:], KERNEL),
            "The first window begins at 1, it seems. In the picture with its frame it begins at 0.",
        ),
        Mistake(
            "kernel flipped, stride forgotten",
            lambda picture: walked(np.pad(np.array(picture), 1), KERNEL[::-1, ::-1], stride=1),
            "The window moves by one place, it seems, and the kernel was turned round. The stride is 2, and "
            "the kernel is laid on the window as it stands.",
        ),
        Mistake(
            "not added",
            lambda picture: np.array(
                [
                    np.pad(np.array(picture), 1)[r : r + 3, c : c + 3] * KERNEL
                    for r in range(0, len(picture), 2)
                    for c in range(0, len(picture[0]), 2)
                ]
            ),
            "The products are there, and not added up: each window becomes one number.",
        ),
    ),
    hint="`np.pad` first. Then two loops, over rows and columns, in strides of 2: window × kernel, and the sum.",
    clues=(
        Clue(
            lambda picture, made: np.shape(made) == np.shape(look(picture)),
            lambda picture, _: (
                f"A picture of {len(picture)} x {len(picture[0])} has a frame, and then {len(picture) + 2} "
                f"x {len(picture[0]) + 2} numbers. At which rows and columns can the corner of a window of "
                "3 x 3 stand, in strides of 2? That many rows and columns are asked: "
                f"{' x '.join(map(str, np.shape(look(picture))))}."
            ),
        ),
        Clue(
            lambda *_: False,
            lambda picture, _: (
                "As many numbers as there should be. Check the first: the window holds a row and a column "
                f"of zeros, and {list(picture[0][:2])} and {list(picture[1][:2])}. Which weight lies on "
                "which?"
            ),
        ),
    ),
    inputs=(
        ((1, 5, 2, 7), (3, 0, 4, 6), (8, 9, 1, 2), (0, 3, 11, 5)),
        ((2, 7, 1, 8, 3), (6, 4, 9, 0, 5), (1, 3, 2, 10, 4)),
    ),
)
