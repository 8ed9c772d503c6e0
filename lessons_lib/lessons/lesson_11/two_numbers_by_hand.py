"""Exercise 11.2: two numbers by hand."""

import itertools
from collections.abc import Sequence

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said

__all__ = ["EXERCISE"]

Rows = Sequence[Sequence[float]]


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
                "The kernel was turned round, it seems, as mathematics does it. Here it is laid on the "
                "window as it stands.",
            ),
            Mistake(
                "kernel flipped, and no bias",
                lambda picture, kernel: both(picture, turned(kernel), 0),
                "The kernel was turned round, it seems, and the bias left out. The kernel is laid on the "
                "window as it stands, and the bias is added to the sum.",
            ),
            Mistake(
                "mirrored left and right",
                lambda picture, kernel, bias: both(picture, [row[::-1] for row in kernel], bias),
                "Left and right of the kernel were exchanged, it seems. It is laid on the window as it stands.",
            ),
            Mistake(
                "mirrored up and down",
                lambda picture, kernel, bias: both(picture, kernel[::-1], bias),
                "The kernel's rows stand upside down, it seems. It is laid on the window as it stands.",
            ),
            Mistake(
                "the upper right one",
                lambda picture, kernel, bias: at(picture, kernel, bias, -1, 1),
                "That is the upper right one: its window moved two places across. Move it two places down as well.",
                part="lower right",
            ),
            Mistake(
                "the lower left one",
                lambda picture, kernel, bias: at(picture, kernel, bias, 1, -1),
                "That is the lower left one: its window moved two places down. Move it two places across as well.",
                part="lower right",
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
                "The bias was added for each of the nine products, it seems. It is added once for each "
                "number that goes out.",
            ),
            Mistake(
                "a bias for each product that is not in the frame",
                lambda picture, kernel, bias: at(picture, kernel, 4 * bias, -1, -1),
                "The bias was added for each of the four products, it seems. It is added once for each "
                "number that goes out.",
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


EXERCISE = varied(
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
