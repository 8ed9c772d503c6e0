"""Exercise 11.1: what goes out."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def _along(part: str, length: int, padding: int, side: int) -> tuple[Mistake, ...]:
    """What goes wrong in one direction alone."""
    along, ends = ("down", "above *and* below") if part == "rows" else ("across", "left *and* right")
    return (
        Mistake(
            f"the first of the {part} not counted",
            (length + 2 * padding - side) // 2,
            f"One place too few {along}, it seems: so often the window *moves*. Where did it stand before it moved?",
            part=part,
        ),
        Mistake(
            f"padding once, {part} alone",
            (length + padding - side) // 2 + 1,
            f"The padding was counted once here, it seems. There are zeros {ends}.",
            part=part,
        ),
        Mistake(
            f"padding forgotten, {part} alone",
            (length - side) // 2 + 1,
            f"The padding was forgotten here, it seems. There are zeros {ends}: how long is that side then?",
            part=part,
        ),
    )


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
                "One place too few in both directions, it seems: so often the window *moves*. And where did "
                "it stand before it moved?",
            ),
            *_along("rows", rows, padding, side),
            *_along("columns", columns, padding, side),
            Mistake(
                "padding forgotten",
                places(0, side),
                "The padding was forgotten, it seems. There is a frame of zeros around the picture: how "
                "long are its sides then?",
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
                "So many places would a smaller window have, or one that hangs over the edge of the frame. "
                f"How long is a window of {side} x {side}, and how far can its corner go?",
            ),
            Mistake(
                "the window not taken away, and halves",
                (kernels, (rows + 2 * padding) / 2, (columns + 2 * padding) / 2),
                "The window may not hang over the edge of the frame: its corner can only go as far as it "
                "still fits. And there are no halves of a place.",
            ),
            Mistake(
                "the sides halved",
                (kernels, rows / 2, columns / 2),
                "The sides were halved, it seems. There are no halves of a place: how far can the corner of the "
                "window go in the frame, and how many strides of 2 are that?",
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


EXERCISE = varied(
    what_goes_out,
    {"rows": 611, "columns": 831, "kernels": 96, "side": 7},
    {
        "rows": range(401, 700, 2),
        "columns": range(701, 1000, 2),
        "kernels": range(24, 129, 8),
        "side": (7, 9, 11),
    },
)
