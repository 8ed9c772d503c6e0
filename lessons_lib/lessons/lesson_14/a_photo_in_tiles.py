"""Exercise 14.6, transfer: a photo in tiles."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="14.6",
    title="Transfer: a photo in tiles",
    question="""A photo is cut into 16 tiles. Each tile becomes a row of numbers, as a word does, and attention looks at
the 16 rows; the answer is made of the mean of what comes out. Nobody has added positions. Which question can it *not*
answer, however well it is trained? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: Is there grass in the photo?
- b: Is the sky above the grass?
- c: Are there more tiles of sky than of grass?
- d: Is there a tile that shows sky and grass at once?""",
    dots=2,
    minutes=3,
    solution='check("14.6", "b")',
    right="b",
    because="With the tiles in any other order the same rows come out, in that order, and their mean is the "
    "same. So where a tile stands cannot be told; what is on it, and how often, can.",
    mistakes=(
        Mistake(
            "whether",
            "a",
            "For that it needs one tile of grass, wherever it stands. Which question needs places?",
        ),
        Mistake(
            "how often",
            "c",
            "A mean over all rows tells how much of each there is, in any order. Which question needs places?",
        ),
        Mistake(
            "within a tile",
            "d",
            "What is within one tile stands in its row. Which question needs the places of tiles?",
        ),
    ),
)
