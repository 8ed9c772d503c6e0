"""Exercise 10.4: how much noise is left."""

from lessons_lib.judge.exercise import Clue, Exercise, Mistake
from lessons_lib.judge.varied import varied
from lessons_lib.numbers.notation import number

__all__ = ["EXERCISE"]


def noise_left(off: float, small: int, root: int) -> Exercise:
    """Ask how much noise is left with a larger batch."""
    ratio, large, right = root**2, small * root**2, off / root
    part = {5: "fifth", 6: "sixth", 7: "seventh"}[root]
    return Exercise(
        number="10.4",
        title="How much noise is left?",
        question=f"""With batches of {small} pictures the gradient is off by {off} times its own length,
in the mean. There are millions of pictures. By how much would you expect it to be off with batches of {large}?""",
        dots=2,
        minutes=3,
        solution=f"""# {large} / {small} = {ratio} times as many pictures: a {part} of the noise.
check("10.4", {off} / {ratio}**0.5)""",
        quantities={"off": off, "small": small, "large": large},
        right=lambda off, small, large: off / (large / small) ** 0.5,
        because=f"{ratio} times as many pictures, and the noise is divided by the root of {ratio}: {off} / "
        f"{root} = {number(right)}. {ratio} times the work, for a {part} of the noise.",
        mistakes=(
            Mistake(
                "without the root",
                off / ratio,
                f"{ratio} times as many pictures, {ratio} times less noise? In section 2, what became of "
                "the noise with four times as many?",
            ),
            Mistake(
                "no change",
                off,
                f"That would be the same noise for {ratio} times the work. In section 2, what became of it "
                "with larger batches?",
            ),
            Mistake(
                "more noise",
                off * root,
                "More pictures, more noise? Look at section 2 again.",
            ),
            Mistake(
                "the root of the large batch",
                off / large**0.5,
                f"That is the root of {large} alone. How many *times* as many pictures are there?",
            ),
            Mistake(
                "times the ratio",
                off * ratio,
                f"More pictures, more noise? And it was multiplied by {ratio}. Look at section 2 again.",
            ),
            Mistake(
                "times the root of the large batch",
                off * large**0.5,
                f"More pictures, more noise? And that is the root of {large} alone. How many *times* as "
                "many pictures are there?",
            ),
            Mistake(
                "times the root of the small batch",
                off * small**0.5,
                f"More pictures, more noise? And that is the root of {small} alone. How many *times* as "
                "many pictures are there?",
            ),
            Mistake(
                "the root of the small batch",
                off / small**0.5,
                f"That is the root of {small} alone. How many *times* as many pictures are there, {large} "
                f"for each {small}?",
            ),
            Mistake(
                "the small batch",
                off / small,
                f"It was divided by {small}, it seems. How many *times* as many pictures are there? And the "
                "noise shrinks with the root of that.",
            ),
            Mistake(
                "the large batch",
                off / large,
                f"It was divided by {large}, it seems. How many *times* as many pictures are there? And the "
                "noise shrinks with the root of that.",
            ),
            Mistake(
                "halved",
                off / 2,
                "It was halved, it seems. Four times as many pictures halve the noise; here there are more.",
            ),
            Mistake(
                "halved twice",
                off / 4,
                "It was halved twice, it seems: that is 16 times as many pictures. How many times as many "
                "are there here?",
            ),
            Mistake(
                "halved three times",
                off / 8,
                "It was halved three times, it seems: that is 64 times as many pictures. How many times as "
                "many are there here?",
            ),
            Mistake(
                "by which it is divided", root, "That is by what the noise is divided. How much is it then?"
            ),
            Mistake("the share", 1 / root, "That is which share of the noise is left. How much is it then?"),
            Mistake(
                "the share without the root",
                1 / ratio,
                f"That is one in {ratio}. The noise shrinks with the *root* of how many times as many "
                f"pictures, and begins at {off}.",
            ),
            Mistake(
                "how many times",
                ratio,
                "That is how many times as many pictures there are. The noise shrinks with the root of that.",
            ),
            Mistake(
                "squared",
                off / ratio**2,
                "It was divided by the *square* of how many times as many, it seems. The noise shrinks with "
                "the root.",
            ),
            Mistake(
                "what it falls by", off - right, "That is by how much the noise falls. How much is left?"
            ),
            Mistake(
                "the root of the noise",
                off**0.5 / root,
                "A root was taken of the noise too, it seems. The root is that of how many times as many "
                "pictures.",
            ),
        ),
        hint="How many times as many pictures? The noise shrinks with the root of that.",
        clues=(
            Clue(
                lambda _, given: given < off,
                "More pictures, more noise? Look at section 2 again: what became of it with larger batches?",
            ),
            Clue(
                lambda _, given: given > off / ratio,
                f"That is less than a {ratio}th of the noise. There are {ratio} times as many pictures; "
                "does the noise shrink as fast as their number grows?",
            ),
            Clue(
                lambda _, given: given < off / 2,
                "Four times as many pictures halve the noise, said section 2. Here there are more than four "
                "times as many.",
            ),
        ),
    )


EXERCISE = varied(
    noise_left,
    {"off": 2.4, "small": 9, "root": 5},
    {"off": [each / 10 for each in range(12, 49)], "small": (4, 9, 16), "root": (5, 6, 7)},
)
