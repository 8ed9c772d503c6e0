"""Lesson 11, convolution: windows, kernels, shapes, how many weights, and what a moved picture does."""

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said

__all__ = ["EXERCISES", "look", "np"]  # the names that the solutions use

Rows = Sequence[Sequence[float]]
Table = NDArray[np.float64]

KERNEL = np.array([[1, 2, 0], [0, 3, -1], [-2, 0, 4]])


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


def at(rows: Rows, kernel: Rows, bias: float, top: int, left: int) -> float:
    """One number of what goes out, where the window's upper left corner is there; outside the picture are zeros."""
    inside = [
        kernel[row][column] * rows[top + row][left + column]
        for row in range(3)
        for column in range(3)
        if 0 <= top + row < len(rows) and 0 <= left + column < len(rows[0])
    ]
    total: float = sum(inside[1:], inside[0]) + bias
    return total


PICTURE = ((8, 6, 4, 0), (5, 10, 12, 6), (8, 3, 7, 3), (2, 4, 2, 10))
WEIGHTS = ((-50, 0, 60), (0, -60, 0), (0, 70, -60))


def both(picture: Rows, kernel: Rows, bias: float) -> tuple[float, float]:
    """The numbers of the upper left and of the lower right, with padding 1 and stride 2."""
    return at(picture, kernel, bias, -1, -1), at(picture, kernel, bias, 1, 1)


def terms(picture: Rows, kernel: Rows, corner: int) -> list[float]:
    """The products of a window, but for what lies in the frame and for weights of 0."""
    return [
        weight * picture[corner + row][corner + column]
        for row, weights in enumerate(kernel)
        for column, weight in enumerate(weights)
        if weight and corner + row >= 0 and corner + column >= 0
    ]


def worked_out(products: Sequence[float], bias: float) -> str:
    """The sum of some products and a bias, and what comes of it, as a line of reckoning."""
    first, *others = products
    signs = "".join(f" {'−' if each < 0 else '+'} {said(abs(each))}" for each in (*others, bias))
    return f"{said(first)}{signs} = {said(sum(products) + bias)}"


def repeated(picture: Rows) -> list[list[float]]:
    """A picture in a frame of its own rim."""
    return [[row[0], *row, row[-1]] for row in (picture[0], *picture, picture[-1])]


def turned(kernel: Rows) -> list[list[float]]:
    """A kernel turned by half a circle."""
    return [list(row[::-1]) for row in kernel[::-1]]


def what_goes_out(rows: int, columns: int, kernels: int, side: int) -> Exercise:
    """Ask for the shape of what a convolution puts out."""
    padding = side // 2
    down, across = (length + 2 * padding - side for length in (rows, columns))

    def places(frame: int, window: int, stride: int = 2) -> tuple[int, int, int]:
        """The answer of someone who takes another frame in all, another window or another stride."""
        return kernels, (rows + frame - window) // stride + 1, (columns + frame - window) // stride + 1

    return Exercise(
        number="11.1",
        title="What goes out?",
        question=f"""Five channels come in, each of {rows} rows and {columns} columns, and the convolution \
has {kernels} kernels. The windows
are {side} x {side}, the padding is {padding}, the stride is 2. How many maps go out, and how many rows and \
columns has each?""",
        dots=1,
        minutes=4,
        solution=f"""def steps(length):
    return (length + 2 * {padding} - {side}) // 2 + 1

check("11.1", ({kernels}, steps({rows}), steps({columns})))""",
        quantities={
            "channels": 5,
            "rows": rows,
            "columns": columns,
            "kernels": kernels,
            "side": side,
            "padding": padding,
            "stride": 2,
        },
        right=lambda kernels, rows, columns, side, padding, stride: (
            kernels,
            (rows + 2 * padding - side) // stride + 1,
            (columns + 2 * padding - side) // stride + 1,
        ),
        because=f"A map for each kernel. Down: {rows} + {2 * padding} − {side} = {down}, which is "
        f"{down // 2} strides of 2, so {down // 2 + 1} places with the first one. Across: {across}, which "
        f"is {across // 2} strides, so {across // 2 + 1} places.",
        mistakes=(
            Mistake(
                "off by one",
                (kernels, down // 2, across // 2),
                "One place too few in both directions, it seems: so often the window *moves*. And where did it stand "
                "before it moved?",
            ),
            Mistake(
                "padding forgotten",
                places(0, side),
                "The padding was forgotten, it seems. There is a frame of zeros around the picture: how long are its "
                "sides then?",
            ),
            Mistake(
                "neither padding nor the first place",
                places(-2, side),
                "The padding was forgotten, it seems, and the first place, where the window stands before it moves.",
            ),
            Mistake(
                "padding on one side",
                places(padding, side),
                "The padding was counted once, it seems. There are zeros above *and* below, left *and* right.",
            ),
            Mistake(
                "stride forgotten",
                (kernels, rows, columns),
                "The padding makes up for the kernel, as in the lesson. But the window moves by 2 places at a time.",
            ),
            Mistake(
                "the window not taken away",
                (kernels, (rows + 2 * padding) // 2, (columns + 2 * padding) // 2),
                "So many places would a smaller window have, or one that hangs over the edge of the frame. How long "
                f"is a window of {side} x {side}, and how far can its corner go?",
            ),
            Mistake(
                "the window not taken away, and halves",
                (kernels, (rows + 2 * padding) / 2, (columns + 2 * padding) / 2),
                "The window may not hang over the edge of the frame: its corner can only go as far as it still "
                "fits. And there are no halves of a place.",
            ),
            Mistake(
                "the frame left standing",
                (kernels, rows + 2 * padding, columns + 2 * padding),
                "That is the picture with its frame. Now the window: how many places has it got, every second one?",
            ),
            Mistake(
                "neither padding nor stride",
                places(0, side, stride=1),
                "That is for a window that moves by one, on a picture without a frame. Where are padding and stride?",
            ),
            Mistake(
                "channels in",
                5,
                "5 channels come *in*. Each kernel looks at all of them, and makes one map.",
                part="maps",
            ),
            Mistake(
                "a map for each slice",
                5 * kernels,
                "A kernel has a slice for each channel, and what they give is *added*: one map, and not five.",
                part="maps",
            ),
            Mistake(
                "one map",
                1,
                "One kernel makes one map. How many kernels are there?",
                part="maps",
            ),
            Mistake(
                "one place too many",
                (kernels, down // 2 + 2, across // 2 + 2),
                "One place too many in both directions, it seems: the first one was counted twice.",
            ),
            Mistake(
                "steps of the window's size",
                (kernels, down // side + 1, across // side + 1),
                "The window moves by its own size in yours, it seems. The stride is 2.",
            ),
            Mistake(
                "the side for the maps",
                side,
                "That is how long a window is. A map goes out for each kernel: how many are there?",
                part="maps",
            ),
            Mistake(
                "kernels and channels added",
                kernels + 5,
                "Kernels and channels were added, it seems. Each kernel makes one map of all channels.",
                part="maps",
            ),
            Mistake(
                "the window not taken away, and the first place",
                (kernels, (rows + 2 * padding) // 2 + 1, (columns + 2 * padding) // 2 + 1),
                "The window was not taken away, it seems: so far its corner cannot go, since the rest of it "
                "would hang over the edge.",
            ),
        ),
        parts=("maps", "rows", "columns"),
        hint="A map for each kernel. Then each side alone: its length, with the frame on both ends, less "
        "the window; how many strides fit into that, and one place more, the first.",
        hints={
            "maps": "How many kernels are there? Each of them makes one map.",
            "rows": f"{rows} rows, and a frame of {padding} above and below; less the window of {side}. How "
            "many strides of 2 fit in, and one place more, the first.",
            "columns": f"{columns} columns, and a frame of {padding} left and right; less the window of "
            f"{side}. How many strides of 2 fit in, and one place more, the first.",
        },
    )


SHAPE = varied(
    what_goes_out,
    {"rows": 611, "columns": 831, "kernels": 96, "side": 7},
    {
        "rows": range(401, 700, 2),
        "columns": range(701, 1000, 2),
        "kernels": range(24, 129, 8),
        "side": (7, 9, 11),
    },
)


def two_by_hand(picture: Rows, kernel: Rows, bias: int) -> Exercise:
    """Ask for two of the four numbers that a convolution makes of a picture."""
    of_the_left, of_the_right = terms(picture, kernel, -1), terms(picture, kernel, 1)
    a, b, c, d = (f"{row[0]:1}" + "".join(f"{each:3}" for each in row[1:]) for row in picture)
    u, v, w = (f"{row[0]:3}" + "".join(f"{each:4}" for each in row[1:]) for row in kernel)
    return Exercise(
        number="11.2",
        title="Two numbers by hand",
        question=f"""A picture, a kernel and a bias:

```
{a}        {u}
{b}        {v}        bias {bias}
{c}        {w}
{d}
```

The padding is 1, the stride is 2, so 2 x 2 numbers go out. Which is the upper left one, and which the lower right
one?""",
        dots=2,
        minutes=6,
        solution=f"""framed = np.pad({[[*row] for row in picture]}, 1)
of_11_2 = np.array({[[*row] for row in kernel]})
upper_left = (framed[0:3, 0:3] * of_11_2).sum() - {-bias}
lower_right = (framed[2:5, 2:5] * of_11_2).sum() - {-bias}  # one stride of 2 further, down and across
check("11.2", (upper_left, lower_right))""",
        quantities={"picture": picture, "kernel": kernel, "bias": bias},
        right=both,
        because="The window of the upper left lies over the frame with its first row and its first column: "
        f"{worked_out(of_the_left, bias)}. The last one begins at the {picture[1][1]}: "
        f"{worked_out(of_the_right, bias)}.",
        mistakes=(
            Mistake(
                "kernel flipped",
                lambda picture, kernel, bias: both(picture, turned(kernel), bias),
                "The kernel was turned round, it seems, as mathematics does it. Here it is laid on the window "
                "as it stands.",
            ),
            Mistake(
                "kernel flipped, and no bias",
                lambda picture, kernel: both(picture, turned(kernel), 0),
                "The kernel was turned round, it seems, and the bias left out. The kernel is laid on the window "
                "as it stands, and the bias is added to the sum.",
            ),
            Mistake(
                "the rim repeated",
                lambda picture, kernel, bias: at(repeated(picture), kernel, bias, 0, 0),
                "In the frame stands the rim of the picture once more, it seems. Padding is a frame of zeros.",
                part="upper left",
            ),
            Mistake(
                "padding forgotten",
                lambda picture, kernel, bias: at(picture, kernel, bias, 0, 0),
                f"The padding was forgotten, it seems: that window begins at the {picture[0][0]} of the "
                "corner. With a frame of zeros it begins one place further up and to the left.",
                part="upper left",
            ),
            Mistake(
                "stride forgotten",
                lambda picture, kernel, bias: at(picture, kernel, bias, 0, 0),
                "That window moved by one place. The stride is 2: from where the first window stands it "
                "moves two places down and two across.",
                part="lower right",
            ),
            Mistake(
                "stride counted from the picture",
                lambda picture, kernel, bias: at(picture, kernel, bias, 2, 2),
                f"That window begins at the {picture[2][2]}, two places into the picture. The first one "
                "begins outside it, in the frame: where is one two places further?",
                part="lower right",
            ),
            Mistake(
                "a bias for each product",
                lambda picture, kernel, bias: both(picture, kernel, 9 * bias),
                "The bias was added for each of the nine products, it seems. It is added once for each number that "
                "goes out.",
            ),
            Mistake(
                "a bias for each product that is not in the frame",
                lambda picture, kernel, bias: at(picture, kernel, 4 * bias, -1, -1),
                "The bias was added for each of the four products, it seems. It is added once for each number that "
                "goes out.",
                part="upper left",
            ),
            Mistake(
                "the other two",
                lambda picture, kernel, bias: (
                    at(picture, kernel, bias, -1, 1),
                    at(picture, kernel, bias, 1, -1),
                ),
                "These are the upper right and the lower left one, it seems. Which two are asked?",
            ),
        ),
        parts=("upper left", "lower right"),
        hint="Write the frame of zeros around the picture. Lay the kernel on the upper left corner of that: "
        "nine products, their sum, plus the bias. Then move it two places down and two across.",
    )


BY_HAND = varied(
    two_by_hand,
    {"picture": PICTURE, "kernel": WEIGHTS, "bias": -9},
    {
        "picture": list(
            itertools.product(
                ((8, 6, 4, 0), (9, 4, 6, 2), (6, 3, 8, 5)),
                ((5, 10, 12, 6), (3, 14, 10, 8), (8, 11, 13, 4), (4, 12, 11, 9)),
                ((8, 3, 7, 3), (6, 2, 15, 5), (9, 5, 16, 1)),
                ((2, 4, 2, 10), (3, 6, 4, 12), (1, 9, 3, 11)),
            )
        ),
        "kernel": [
            ((-a, 0, b), (0, -c, 0), (0, d, -e))
            for a, b, c, d, e in itertools.product((40, 50), (60, 80), (30, 60), (20, 70), (60, 90))
        ],
        "bias": range(-9, -3),
    },
)


IN_WORDS = {8: "Eight", 9: "Nine", 10: "Ten", 11: "Eleven", 12: "Twelve"}


def how_many_weights(kernels: int, channels: int, rows: int, columns: int) -> Exercise:
    """Ask how much a convolution has to learn, and how much it puts out."""
    size, learned = rows * columns, kernels * channels * 9 + kernels
    linear = channels * size * kernels * size + kernels * size
    return Exercise(
        number="11.3",
        title="How many weights?",
        question=f"""A convolution takes {channels} channels of {rows} x {columns} numbers. It has \
{kernels} kernels with windows of 3 x 3, each with a
bias, and padding 1, so that the maps are {rows} x {columns} too. How many numbers does it have to learn? \
And how many numbers go
out? Give two numbers.""",
        dots=2,
        minutes=4,
        solution=f"""learned = {kernels} * {channels} * 3 * 3 + {kernels}  # a bias for each map
check("11.3", (learned, {kernels} * {rows} * {columns}))""",
        quantities={"kernels": kernels, "channels": channels, "side": 3, "rows": rows, "columns": columns},
        right=lambda kernels, channels, side, rows, columns: (
            kernels * channels * side * side + kernels,
            kernels * rows * columns,
        ),
        because=f"A kernel has a slice of 9 weights for each of {channels} channels: {9 * channels}, and a "
        f"bias. {IN_WORDS[kernels]} of them: {learned}. What goes out is {kernels * size:,} numbers, and a "
        f"linear layer from all to all would have {linear // 10**6} million weights.",
        mistakes=(
            Mistake(
                "channels forgotten",
                kernels * 9 + kernels,
                "The channels were forgotten, it seems. A kernel has weights for *each* channel that comes in.",
                part="learned",
            ),
            Mistake(
                "bias forgotten",
                kernels * channels * 9,
                "These are the weights of all kernels. What else does each map have?",
                part="learned",
            ),
            Mistake(
                "a bias per pixel",
                kernels * channels * 9 + kernels * size,
                "You counted a bias for each number that goes out, it seems. A map has one bias, everywhere the same.",
                part="learned",
            ),
            Mistake(
                "a bias for each slice",
                kernels * channels * 9 + kernels * channels,
                "You counted a bias for each slice of a kernel, it seems. The slices are added, and the "
                "bias comes once.",
                part="learned",
            ),
            Mistake(
                "a bias for all",
                kernels * channels * 9 + 1,
                "You counted one bias for the whole layer, it seems. Each map has its own.",
                part="learned",
            ),
            Mistake(
                "one kernel",
                channels * 9 + 1,
                "That is one kernel with its bias. How many are there?",
                part="learned",
            ),
            Mistake(
                "new weights at each place",
                learned * size,
                "You counted weights anew for each place, it seems. The window takes its weights along.",
                part="learned",
            ),
            Mistake(
                "a linear layer",
                linear,
                "That would be a linear layer, from each number to each. A kernel sees a window, and is the same "
                "everywhere.",
                part="learned",
            ),
            Mistake(
                "one map",
                size,
                "That is one map. How many go out?",
                part="put out",
            ),
            Mistake(
                "the channels that come in",
                channels * size,
                "That is how many come in. A map goes out for each kernel.",
                part="put out",
            ),
            Mistake(
                "a map for each slice",
                kernels * channels * size,
                "You counted a map for each slice of a kernel, it seems. The slices of a kernel are added: one map.",
                part="put out",
            ),
            Mistake(
                "padding forgotten",
                kernels * (rows - 2) * (columns - 2),
                "That would be without padding. With a frame of one zero the maps keep their size.",
                part="put out",
            ),
            Mistake(
                "a stride of 2",
                kernels * rows * columns // 4,
                "That would be with a stride of 2. Here the maps are as large as the picture.",
                part="put out",
            ),
            Mistake(
                "with the frame",
                kernels * (rows + 2) * (columns + 2),
                "The frame was counted too, it seems. It is there for the windows; the maps are as large as the "
                "picture.",
                part="put out",
            ),
            Mistake(
                "one slice a kernel, no bias",
                kernels * 9,
                "That is one slice of nine weights for each kernel. How many channels come in, and what else has "
                "a map?",
                part="learned",
            ),
            Mistake(
                "a bias for each channel",
                kernels * channels * 9 + channels,
                "You counted a bias for each channel that comes in, it seems. Each map that goes out has one.",
                part="learned",
            ),
            Mistake(
                "the numbers of the pictures",
                channels * size,
                "That is how many numbers come in. Learned are the weights and biases.",
                part="learned",
            ),
        ),
        parts=("learned", "put out"),
        hint="One kernel first: a slice for each channel, and one bias. Then all kernels. What goes out is "
        "a map for each.",
        hints={
            "learned": "One kernel: 3 x 3 weights for each channel, and one bias. Then how many kernels there are.",
            "put out": f"A map for each kernel, and {rows} x {columns} numbers in each.",
        },
    )


COUNT = varied(
    how_many_weights,
    {"kernels": 10, "channels": 4, "rows": 20, "columns": 30},
    {
        "kernels": list(IN_WORDS),
        "channels": (3, 4, 5, 6),
        "rows": range(20, 41, 2),
        "columns": range(30, 61, 5),
    },
)

LOOK = Exercise(
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
            "Every second number of the picture was left out, it seems. The *window* moves by two places, and sees all "
            "of its nine numbers.",
        ),
        Mistake(
            "off by one, or no frame below and on the right",
            off_by_one,
            "The last place of the window is missing, it seems. Is there a frame below and on the right too? And if a "
            "side is as long as the window, at how many places can that stand?",
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
            "The window moves by one place, it seems, and the kernel was turned round. The stride is 2, and the kernel "
            "is laid on the window as it stands.",
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
                f"A picture of {len(picture)} x {len(picture[0])} has a frame, and then {len(picture) + 2} x "
                f"{len(picture[0]) + 2} numbers. At which rows and columns can the corner of a window of 3 x 3 stand, "
                "in strides of 2? That many rows and columns are asked: "
                f"{' x '.join(map(str, np.shape(look(picture))))}."
            ),
        ),
        Clue(
            lambda *_: False,
            lambda picture, _: (
                "As many numbers as there should be. Check the first: the window holds a row and a column of zeros, "
                f"and {list(picture[0][:2])} and {list(picture[1][:2])}. Which weight lies on which?"
            ),
        ),
    ),
    inputs=(
        ((1, 5, 2, 7), (3, 0, 4, 6), (8, 9, 1, 2), (0, 3, 11, 5)),
        ((2, 7, 1, 8, 3), (6, 4, 9, 0, 5), (1, 3, 2, 10, 4)),
    ),
)

ASIDE = Exercise(
    number="11.5",
    title="One pixel to the right",
    question="""A network: Convolution (padding 1), ReLU, Flatten, Linear, Softmax. It was trained on digits that all
stand in the middle. Now a digit comes that is one pixel further to the right; none of its ink is lost at the edge, and
two columns on each side are paper. What is certain? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: the ten shares are the same as before, since the kernels are the same at every place
- b: behind ReLU stand the same numbers in the maps, one column further to the right; of the shares nothing is certain
- c: in the maps all is different, since other weights meet the ink now
- d: the answer becomes a wrong one, since all training digits stood in the middle""",
    dots=2,
    minutes=3,
    solution='check("11.5", "b")',
    right="b",
    because="The kernels do not care where they are, so the maps move along. But Linear has a weight for each place of "
    "each map: what it learned of one place it does not know of the next.",
    mistakes=(
        Mistake(
            "convolution makes answers stay",
            "a",
            "The kernels are the same everywhere, that is true, and so the maps move along. And Linear, behind "
            "Flatten: has it the same weight for each place, too?",
        ),
        Mistake(
            "as in lesson 06",
            "c",
            "That is so in lesson 06. Here the window takes its weights along. What does it find one column further "
            "on?",
        ),
        Mistake(
            "untrained means wrong",
            "d",
            "It was not trained for it, that is true. But is it certain? What did lesson 06's network say to the 7 "
            "that had moved up?",
        ),
    ),
)

TABLE = Exercise(
    number="11.6",
    title="Transfer: 64 measurements",
    question="""A hospital has 64 measurements of each patient: blood, pulse, age … A programmer has put them into 8
rows of 8, "so that we can take the network that reads digits so well, with its windows". What do you say?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: good: fewer weights to learn are always better
- b: good, if the 8 x 8 numbers are scaled first
- c: windows make sense where neighbours belong together, and the same is worth finding everywhere; here neither holds
- d: it can only work with larger windows, so that all measurements are seen at once""",
    dots=2,
    minutes=3,
    solution='check("11.6", "c")',
    right="c",
    because="Shuffle the measurements, and nothing is lost, as little as for lesson 06's network in section 1: their "
    "order means nothing. A convolution is a claim about the data. Where it holds, it saves weights and examples.",
    mistakes=(
        Mistake(
            "fewer is better",
            "a",
            "Fewer weights are good if what is left can say what is needed. Would you look for the same pattern in "
            "pulse-beside-age as in iron-beside-sugar?",
        ),
        Mistake(
            "scaling mends it",
            "b",
            "Scaled they should be, in any network. But does it mean anything that two of them stand side by side?",
        ),
        Mistake(
            "larger windows",
            "d",
            "A window as large as the picture is a linear layer. Then what was the convolution for?",
        ),
    ),
)

EXERCISES = (SHAPE, BY_HAND, COUNT, LOOK, ASIDE, TABLE)
