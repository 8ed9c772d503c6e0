"""Lesson 15, a real image network: its blocks, scores and shares, where a score comes from, and what proves nothing."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.lessons.written import said
from lessons_lib.numbers.door import Array

__all__ = ["EXERCISES", "covered", "np"]  # the names that the solutions use

Maps = Sequence[Sequence[float]]


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
        because="With windows of 1 x 1 each new map has one weight for each map that comes in: "
        f"{wide} × {channels} and {maps} × {wide}. Depthwise, each of the {wide} maps has one slice of its own: "
        f"{wide} × {side * side}. As a full convolution the middle one alone would have {wide * wide * side * side:,}.",
        mistakes=(
            Mistake(
                "depthwise as a full convolution",
                wide * wide * side * side,
                "That would be a full convolution, whose kernels look at all maps. Depthwise, each kernel has one "
                "slice: it looks at one map.",
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
                f"The last one gets the {wide} maps that went through the depthwise one, and not the {channels} of the "
                "beginning.",
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
                "Between each of the maps that come in and each that go out? Depthwise, each map has one slice, "
                "for itself alone.",
                part="depthwise",
            ),
            Mistake(
                "maps for the middle",
                maps * side * side,
                "A kernel was counted for each map that goes out of the block, it seems. The depthwise one has "
                "the many maps in between.",
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
        hint="A window of 1 x 1 has one weight for each map that comes in. A depthwise kernel has one slice, for one "
        "map. How many maps go out of each?",
        hints={
            "first": f"{wide} maps go out, and each has a weight for each of {channels} maps that come in.",
            "depthwise": f"{wide} maps, each with a kernel of {side} x {side} of its own.",
            "last": f"{maps} maps go out, and {wide} come in.",
        },
    )


BLOCK = varied(
    a_block,
    {"channels": 20, "maps": 30, "side": 5},
    {"channels": (14, 18, 20, 22, 26, 28), "maps": (30, 34, 38, 46, 50), "side": (3, 5, 7)},
)


def how_much_surer(first: float, second: float, share: float) -> Exercise:
    """Ask what a difference of two scores means for the shares."""
    times = math.exp(first - second)
    return Exercise(
        number="15.2",
        title="From scores to shares",
        question=f"""A network that knows 1000 things gives *espresso* the score {said(first)}, which is a share of \
{said(share)}, and *tea cup* the score {said(second)}.
How many times as large is the share of *espresso*? And how large is the share of *tea cup*? Give two numbers
(three digits are enough).""",
        dots=2,
        minutes=3,
        solution=f"""times = np.exp({first} - {second})
check("15.2", (times, {share} / times))""",
        quantities={"first": first, "second": second, "share": share},
        right=lambda first, second, share: (
            math.exp(first - second),
            share / math.exp(first - second),
        ),
        because=f"Both shares are a power of e, divided by the same sum. So the sum does not matter: e to the power of "
        f"{said(first)} − {said(second)} = {said(round(first - second, 1))} is {said(round(times, 2))}. And "
        f"{said(share)} divided by that is {said(round(share / times, 4))}.",
        mistakes=(
            Mistake(
                "scores divided",
                first / second,
                "The scores were divided, it seems. A share is e to the power of its score, divided by a sum: what "
                "is left if you divide two of them?",
                part="times",
            ),
            Mistake(
                "scores taken away",
                first - second,
                "That is how much larger the *score* is. And e to the power of it?",
                part="times",
            ),
            Mistake(
                "a power of 2",
                2 ** (first - second),
                "A power of 2, it seems. Softmax takes powers of e: `np.exp`.",
                part="times",
            ),
            Mistake(
                "a power of 10",
                10 ** (first - second),
                "A power of 10, it seems. Softmax takes powers of e: `np.exp`.",
                part="times",
            ),
            Mistake(
                "the other way round",
                math.exp(second - first),
                "That is how large *tea cup* is of *espresso*. It is asked the other way round.",
                part="times",
            ),
            Mistake(
                "what is left",
                1 - share,
                "That is what is left for all 999 others together. How much of it is *tea cup*?",
                part="tea cup",
            ),
            Mistake(
                "what is left, in equal parts",
                (1 - share) / 999,
                "That would be so if the others shared alike. *tea cup* has a score of its own.",
                part="tea cup",
            ),
            Mistake(
                "shares in the ratio of the scores",
                share * second / first,
                "The share was made smaller in the ratio of the scores, it seems. Shares go with powers of e.",
                part="tea cup",
            ),
            Mistake(
                "no share",
                second / (first + second),
                "The scores themselves were shared out, it seems. Shares go with powers of e.",
                part="tea cup",
            ),
            Mistake(
                "the share times it",
                share * times,
                "It was multiplied, it seems. Is the share of *tea cup* larger or smaller?",
                part="tea cup",
            ),
            Mistake(
                "one divided by it",
                1 / times,
                "That is how large it is beside the share of *espresso*. How much is that of all?",
                part="tea cup",
            ),
            Mistake(
                "of what is left",
                (1 - share) / times,
                "What is left was divided, it seems. It is the share of *espresso* that is so many times as large.",
                part="tea cup",
            ),
            Mistake(
                "a hundredth of it",
                share / 100,
                "It was divided by 100, it seems. By how many times is the one share larger?",
                part="tea cup",
            ),
            Mistake(
                "divided by the difference",
                share / (first - second),
                "It was divided by the difference of the *scores*, it seems. Shares go with powers of e.",
                part="tea cup",
            ),
            Mistake(
                "the power of the score",
                math.exp(first),
                "That is the power of e for *espresso* alone. How many times as large is it as that for *tea cup*?",
                part="times",
            ),
            Mistake(
                "taken away from it",
                share - 1 / times,
                "It was taken away, it seems. One share is so many *times* the other.",
                part="tea cup",
            ),
            Mistake(
                "e times the difference",
                math.e * (first - second),
                "It was multiplied by e, it seems. e is raised to the *power* of the difference.",
                part="times",
            ),
            Mistake(
                "the sum of the scores",
                math.exp(first + second),
                "The scores were added, it seems. If powers are divided, what becomes of their exponents?",
                part="times",
            ),
        ),
        parts=("times", "tea cup"),
        hint="Write both shares as e to the power of the score, divided by the sum, and divide one by the other.",
    )


SURER = varied(
    how_much_surer,
    {"first": 9.4, "second": 5.9, "share": 0.66},
    {
        "first": (9.1, 9.4, 9.7, 10.2, 10.6),
        "second": (5.9, 6.3, 6.8, 7.2),
        "share": (0.52, 0.58, 0.66, 0.72, 0.78),
    },
)


def where_from(first: Maps, second: Maps, weights: tuple[float, float], bias: float) -> Exercise:
    """Ask what one place adds to a score, and for the score."""
    (a, b), (c, d) = first
    (e, f), (g, h) = second
    u, v = weights
    places = [u * x + v * y for x, y in ((a, e), (b, f), (c, g), (d, h))]
    return Exercise(
        number="15.3",
        title="Where does the score come from?",
        question=f"""A small network ends as the one of this lesson does: a mean over each map, then a linear layer. \
Its last two maps, of 2 x 2, are

```
{a:2} {b:2}        {e:2} {f:2}
{c:2} {d:2}        {g:2} {h:2}
```

and the unit for *boat* has the weights {said(u)} (for the first map) and {said(v)} (for the second), and the bias \
{said(bias)}. Draw the map of where
*boat* comes from, as in section 6. What stands in it at the upper left? And what is the score? Give two numbers.""",
        dots=2,
        minutes=4,
        solution=f"""places = {u} * np.array({[[*row] for row in first]}) + {v} * np.array({[[*row] for row in second]})
check("15.3", (places[0, 0], places.mean() + {bias}))""",
        quantities={"first": first, "second": second, "weights": weights, "bias": bias},
        right=lambda first, second, weights, bias: (
            weights[0] * first[0][0] + weights[1] * second[0][0],
            _mean(first, second, weights) + bias,
        ),
        because=f"At the upper left {said(u)} × {a} + {said(v)} × {e} = {said(places[0])}. The four places are "
        f"{', '.join(map(said, places))}; their mean is {said(sum(places) / 4)}, and with the bias "
        f"{said(sum(places) / 4 + bias)}.",
        mistakes=(
            Mistake(
                "the bias at each place",
                places[0] + bias,
                "The bias was added at the place, it seems. It is added once, to the mean of all places.",
                part="upper left",
            ),
            Mistake(
                "its part of the mean",
                places[0] / 4,
                "That is what this place adds to the score. In the map stands the number of which the mean is taken.",
                part="upper left",
            ),
            Mistake(
                "without weights",
                a + e,
                "The two maps were added as they are. Each counts by its weight.",
                part="upper left",
            ),
            Mistake(
                "the weights swapped",
                v * a + u * e,
                "The weights changed places, it seems: the first one belongs to the first map.",
                part="upper left",
            ),
            Mistake(
                "the sum",
                sum(places) + bias,
                "The four places were added up, it seems. The layer before takes the *mean* of each map.",
                part="score",
            ),
            Mistake(
                "bias forgotten",
                sum(places) / 4,
                "The bias is missing, it seems.",
                part="score",
            ),
            Mistake(
                "four biases",
                sum(places) / 4 + 4 * bias,
                "The bias was added once for each place, it seems. The linear layer adds it once.",
                part="score",
            ),
            Mistake(
                "the first map alone",
                u * (a + b + c + d) / 4 + bias,
                "The second map has a say too, with its own weight.",
                part="score",
            ),
            Mistake(
                "the largest place",
                max(places) + bias,
                "That is the largest place, as if the layer before were a max pooling. It takes the mean.",
                part="score",
            ),
            Mistake(
                "the second map taken away",
                a - e,
                "The maps were taken away from each other as they are. Each counts by its weight.",
                part="upper left",
            ),
            Mistake(
                "the first map alone there",
                u * a,
                "That is the first map alone. The second has a say too, with its own weight.",
                part="upper left",
            ),
            Mistake(
                "neither weights nor bias",
                (a + e, (a + b + c + d + e + f + g + h) / 4),
                "Weights and bias were forgotten, it seems. Each map counts by its weight.",
            ),
            Mistake(
                "bias in the mean",
                (sum(places) + bias) / 4,
                "The bias was divided too, it seems. It is added once, after the mean.",
                part="score",
            ),
            Mistake(
                "the upper left for the mean",
                places[0] + bias,
                "That is the upper left place alone, with the bias. The layer before takes the mean of all four.",
                part="score",
            ),
            Mistake(
                "half of the sum",
                sum(places) / 2 + bias,
                "It was divided by 2, it seems. How many places has a map of 2 x 2?",
                part="score",
            ),
            Mistake(
                "divided by all eight",
                sum(places) / 8 + bias,
                "It was divided by 8, it seems. Each map has four places.",
                part="score",
            ),
            Mistake(
                "the second map alone",
                v * (e + f + g + h) / 4 + bias,
                "The first map has a say too, with its own weight.",
                part="score",
            ),
            Mistake(
                "the means without weights",
                (a + b + c + d) / 4 + (e + f + g + h) / 4 + bias,
                "The means were added as they are, it seems. Each counts by its weight.",
                part="score",
            ),
            Mistake(
                "weights swapped in the score",
                v * (a + b + c + d) / 4 + u * (e + f + g + h) / 4 + bias,
                "Each map was taken with the weight of the other, it seems.",
                part="score",
            ),
            Mistake(
                "sum, and four biases",
                sum(places) + 4 * bias,
                "The four places were added, each with the bias, it seems. The layer before takes the *mean*, "
                "and the bias comes once.",
                part="score",
            ),
        ),
        parts=("upper left", "score"),
        hint="At each place: each map's number times the map's weight, added. The score is the mean of the places, "
        "plus the bias.",
    )


def _mean(first: Maps, second: Maps, weights: tuple[float, float]) -> float:
    total: float = weights[0] * (first[0][0] + first[0][1] + first[1][0] + first[1][1])
    total += weights[1] * (second[0][0] + second[0][1] + second[1][0] + second[1][1])
    return total / 4


FROM = varied(
    where_from,
    {"first": ((48, 27), (14, 89)), "second": ((16, 46), (55, 22)), "weights": (12, -3), "bias": 73},
    {
        "first": [((a, b), (14, d)) for a in (42, 48, 52) for b in (21, 27) for d in (59, 74, 89)],
        "second": [((e, f), (55, 22)) for e in (16, 18, 24) for f in (36, 46)],
        "weights": [(12, -3), (14, -3), (12, -7), (6, -7)],
        "bias": (41, 57, 73),
    },
)


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
        f"In yours, of {down} rows those from {rows.min()} to {rows.max()} have changed, and of {across} columns those "
        f"from {columns.min()} to {columns.max()}, in {len(set(channels))} of 3 channels. Which should it be?"
    )


def _around(photo: ArrayLike) -> Array:
    return np.where(_laid(np.zeros(np.shape(photo))) == 127, np.array(photo, dtype=float), 127.0)


COVER = Exercise(
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
    because="A quarter is left above, below, on the left and on the right. The first axis is red, green and blue, and "
    "`:` takes all three.",
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
            "Your middle ends one row and one column too late, it seems: a slice leaves out its end, and needs "
            "no more.",
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
    hint="A copy first. Then a slice of rows and one of columns, in all channels at once: "
    "`made[:, … : …, … : …] = 127`.",
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

SNOW = Exercise(
    number="15.5",
    title="Snow",
    question="""A network says *husky* to a photo of a dog in the snow. The saliency map is bold on the snow, and
somebody says: "It looks at the snow, and not at the dog." Which test would show whether that is so? Answer `"a"`,
`"b"`, `"c"` or `"d"`.

- a: none is needed; the map is computed from the network itself, so it shows what the network uses
- b: draw the map for another loss too, and see whether the snow is bold again
- c: cover the snow in many such photos, and in others as many points taken at random, and compare the shares
- d: cover the snow in this photo; if the share falls, it was the snow""",
    dots=2,
    minutes=3,
    solution='check("15.5", "c")',
    right="c",
    because="A share falls a little whatever one covers, so it needs the random points beside it; and one photo is one "
    "photo. The map is a guess about where to look; the covering is the test.",
    mistakes=(
        Mistake(
            "a map is proof",
            "a",
            "The map is computed rightly. But it tells what a *tiny* change of a point would do, not what the network "
            "uses. In section 7, what did the boldest points of the cat turn out to be worth?",
        ),
        Mistake(
            "a second map",
            "b",
            "Two maps that agree are two pictures of the same thing. Which test changes the *photo*?",
        ),
        Mistake(
            "no baseline",
            "d",
            "That is nearly it. But what does the share do when as many points are covered anywhere else? And is one "
            "photo enough?",
        ),
    ),
)

MUSHROOM = Exercise(
    number="15.6",
    title="Transfer: the mushroom",
    question="""An app tells mushrooms apart: it was trained on 800 kinds of Europe, and it is right for 96 in a hundred
of its test photos. Somebody photographs a mushroom in Japan. The app says *chanterelle*, with a share of 0.98. What
does the 0.98 tell? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: of a hundred such photos, 98 show a chanterelle
- b: of the 800 kinds that it knows, this one fits by far best; whether it is one of the 800, it does not tell
- c: nothing at all: shares are drawn by lot where a photo is unlike those of the training
- d: that it is a chanterelle or something very like one, for a share so large needs good reasons""",
    dots=2,
    minutes=3,
    solution='check("15.6", "b")',
    right="b",
    because="The 800 shares add up to 1, whatever is on the photo. There is no share for *none of these*, as there was "
    "none for the rocket. And 96 in a hundred holds for photos like those of its test.",
    mistakes=(
        Mistake(
            "a share is a frequency",
            "a",
            "That might hold for photos like those of its test, if somebody has checked it. Is this one like those?",
        ),
        Mistake(
            "by lot",
            "c",
            "The same photo gets the same shares each time; nothing is drawn by lot. What are they shares *of*?",
        ),
        Mistake(
            "sure means near",
            "d",
            "The astronaut's *bobsleigh* had the largest share too, and six grey levels made an *espresso* of a cat. "
            "What does a share compare?",
        ),
    ),
)

EXERCISES = (BLOCK, SURER, FROM, COVER, SNOW, MUSHROOM)
