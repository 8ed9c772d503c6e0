"""Exercise 05.3: in thousandths."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="05.3",
    title="In thousandths",
    question="""\
Four photos as three numbers each. Somebody has written the last one in thousandths: 100 stands for 0.1.

| photo | o[0] | o[1] | o[2] |
|---|---|---|---|
| first cat | 5000 | −3 | 100 |
| second cat | 5000 | 3 | 100 |
| first dog | 5000 | −3 | −100 |
| second dog | 5000 | 3 | −100 |

The numbers go into PCA as they stand here. You draw the photos along a *single* direction, the first one of PCA. What
do you see? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: all four at one place, as nothing of them is left
- b: two places, with a cat and a dog at each of them
- c: two places, one of the cats and one of the dogs
- d: four places, one for each of the four photos""",
    dots=2,
    minutes=3,
    solution='check("05.3", "c")',
    right="c",
    because="PCA takes the direction of the widest spread, and that is o[2] now. Written in whole units, "
    "from −0.1 to 0.1, it would be o[1], and each cat would fall onto a dog. PCA has never heard of cats, "
    "nor of units.",
    mistakes=(
        Mistake(
            "the largest number is shown",
            "a",
            "PCA looks at how far the samples *spread*, not at how large a number is. How much does o[0] "
            "spread?",
        ),
        Mistake(
            "what parts the classes is always hidden",
            "b",
            "In section 4 it was so. A single direction shows what spreads *most*: which of the three is "
            "that here?",
        ),
        Mistake(
            "everything is shown",
            "d",
            "With all three numbers you would see that. How many directions does the picture have?",
        ),
    ),
)
