"""Exercise 11.3: how many weights."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]

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
                "That would be a linear layer, from each number to each. A kernel sees a window, and is the "
                "same everywhere.",
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
                "The frame was counted too, it seems. It is there for the windows; the maps are as large as "
                "the picture.",
                part="put out",
            ),
            Mistake(
                "one slice a kernel, no bias",
                kernels * 9,
                "That is one slice of nine weights for each kernel. How many channels come in, and what "
                "else has a map?",
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


EXERCISE = varied(
    how_many_weights,
    {"kernels": 10, "channels": 4, "rows": 20, "columns": 30},
    {
        "kernels": list(IN_WORDS),
        "channels": (3, 4, 5, 6),
        "rows": range(20, 41, 2),
        "columns": range(30, 61, 5),
    },
)
