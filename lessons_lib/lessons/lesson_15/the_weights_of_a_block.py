"""Exercise 15.1: the weights of a block."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def a_block(channels: int, maps: int, side: int) -> Exercise:
    """Ask how many weights each convolution of a block has."""
    wide = 6 * channels
    first, between, last = wide * channels, wide * side * side, maps * wide
    return Exercise(
        number="15.1",
        title="The weights of a block",
        question=f"""A block like those of this lesson gets {channels} maps. Its first convolution makes {wide} \
maps of them, with windows of
1 x 1. A depthwise convolution with windows of {side} x {side} follows, and at the end one with windows of 1 x 1 that \
makes {maps} maps.
None has a bias. How many weights has each of the three? Give three numbers, in order.""",
        dots=2,
        minutes=4,
        solution=f"""check("15.1", ({wide} * {channels}, {wide} * {side} * {side}, {maps} * {wide}))""",
        quantities={"channels": channels, "many_maps": wide, "maps": maps, "side": side},
        right=lambda channels, many_maps, maps, side: (
            many_maps * channels,
            many_maps * side * side,
            maps * many_maps,
        ),
        because=f"With windows of 1 x 1 each new map has one weight for each map that comes in: {wide} × "
        f"{channels} and {maps} × {wide}. Depthwise, each of the {wide} maps has one slice of its own: "
        f"{wide} × {side * side}. As a full convolution the middle one alone would have "
        f"{wide * wide * side * side:,}.",
        mistakes=(
            Mistake(
                "depthwise as a full convolution",
                wide * wide * side * side,
                "That would be a full convolution, whose kernels look at all maps. Depthwise, each kernel "
                "has one slice: it looks at one map.",
                part="depthwise",
            ),
            Mistake(
                "one kernel for all maps",
                side * side,
                "That is one kernel. Depthwise, each map has a kernel of its own.",
                part="depthwise",
            ),
            Mistake(
                "one side of the window",
                wide * side,
                f"A window of {side} x {side} has {side * side} weights, and not {side}.",
                part="depthwise",
            ),
            Mistake(
                "a kernel for each map that came into the block",
                channels * side * side,
                f"It does not get the {channels} maps of the block, but the {wide} that the first convolution made.",
                part="depthwise",
            ),
            Mistake(
                "one weight for each map",
                wide,
                f"A window of 1 x 1 is one point, and a slice deep for each of the {channels} maps that come in.",
                part="first",
            ),
            Mistake(
                "the large window first",
                wide * channels * side * side,
                f"The first one has windows of 1 x 1. Those of {side} x {side} come after it.",
                part="first",
            ),
            Mistake(
                "the expansion forgotten",
                maps * channels,
                f"The last one gets the {wide} maps that went through the depthwise one, and not the "
                f"{channels} of the beginning.",
                part="last",
            ),
            Mistake(
                "the large window last",
                maps * wide * side * side,
                "The last one has windows of 1 x 1.",
                part="last",
            ),
            Mistake(
                "a bias for each map",
                (first + wide, between + wide, last + maps),
                "You counted a bias for each map, it seems. These have none: the batch norm behind each shifts.",
            ),
            Mistake(
                "one bias too",
                (first + channels, between + wide, last + wide),
                "You counted biases, it seems. These convolutions have none.",
            ),
            Mistake(
                "from the maps that come in to those that go out",
                channels * wide * side * side,
                "Between each of the maps that come in and each that go out? Depthwise, each map has one "
                "slice, for itself alone.",
                part="depthwise",
            ),
            Mistake(
                "maps for the middle",
                maps * side * side,
                "A kernel was counted for each map that goes out of the block, it seems. The depthwise one "
                "has the many maps in between.",
                part="depthwise",
            ),
            Mistake(
                "the widening for how many",
                6 * wide,
                "That is 6 times as many. The last one makes maps out of all that come in, a weight for each.",
                part="last",
            ),
            Mistake(
                "one weight for each map at the end",
                maps,
                "A window of 1 x 1 is one point, and as deep as there are maps that come in.",
                part="last",
            ),
            Mistake(
                "both ends exchanged",
                maps * wide,
                "That is the last one. The first one makes the many maps of those that came into the block.",
                part="first",
            ),
        ),
        parts=("first", "depthwise", "last"),
        hint="A window of 1 x 1 has one weight for each map that comes in. A depthwise kernel has one "
        "slice, for one map. How many maps go out of each?",
        hints={
            "first": f"{wide} maps go out, and each has a weight for each of {channels} maps that come in.",
            "depthwise": f"{wide} maps, each with a kernel of {side} x {side} of its own.",
            "last": f"{maps} maps go out, and {wide} come in.",
        },
    )


EXERCISE = varied(
    a_block,
    {"channels": 20, "maps": 30, "side": 5},
    {"channels": (14, 18, 20, 22, 26, 28), "maps": (30, 34, 38, 46, 50), "side": (3, 5, 7)},
)
