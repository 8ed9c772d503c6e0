"""Exercise 15.5: snow."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
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
    because="A share falls a little whatever one covers, so it needs the random points beside it; and one "
    "photo is one photo. The map is a guess about where to look; the covering is the test.",
    mistakes=(
        Mistake(
            "a map is proof",
            "a",
            "The map is computed rightly. But it tells what a *tiny* change of a point would do, not what "
            "the network uses. In section 7, what did the boldest points of the cat turn out to be worth?",
        ),
        Mistake(
            "a second map",
            "b",
            "Two maps that agree are two pictures of the same thing. Which test changes the *photo*?",
        ),
        Mistake(
            "no baseline",
            "d",
            "That is nearly it. But what does the share do when as many points are covered anywhere else? "
            "And is one photo enough?",
        ),
    ),
)
