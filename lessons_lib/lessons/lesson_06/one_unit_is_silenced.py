"""Exercise 06.4: one unit is silenced."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="06.4",
    title="One unit is silenced",
    question="""A model has three hidden units and two scores, `L6 = Linear([[3, 0, 1], [1, 2, 0]])`; the
larger score is its answer. Of four pictures we have o5:

| picture | o5[0] | o5[1] | o5[2] |
|---|---|---|---|
| first | 1 | 2 | 0 |
| second | 0 | 1 | 4 |
| third | 2 | 3 | 0 |
| fourth | 0 | 3 | 1 |

Now unit 1 is silenced: o5[1] is 0, whatever comes in. Which pictures now get another answer?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: all four, for it speaks in all four of them
- b: the first, the third and the fourth of them
- c: none, for the other two units can say enough
- d: the third and the fourth, where it is loudest""",
    dots=2,
    minutes=4,
    solution="""# Run it: a row a picture, then the place of its larger score.
o5_of_four = np.array([[1, 2, 0], [0, 1, 4], [2, 3, 0], [0, 3, 1]])
four_scores = Linear([[3, 0, 1], [1, 2, 0]]).forward(o5_of_four)
four_silenced = Linear([[3, 0, 1], [1, 2, 0]]).forward(o5_of_four * [1, 0, 1])
print(four_scores.argmax(axis=1), four_silenced.argmax(axis=1))
check("06.4", "b")""",
    right="b",
    because="Scores before: (3, 5), (4, 2), (6, 8), (1, 6). After: (3, 1), (4, 0), (6, 2), (1, 0). Unit 1 "
    "speaks for the second score alone; where the first was larger anyway, nothing changes. How loud it is "
    "does not tell whether it decides.",
    mistakes=(
        Mistake(
            "a unit that speaks decides",
            "a",
            "It speaks in all four. But what does it speak for, and which score is the larger one without "
            "it? Work out both scores of each picture, twice.",
        ),
        Mistake(
            "never a single unit",
            "c",
            "In the lesson the 7s kept their 7. Here there are three units: work out both scores of the "
            "first picture, with unit 1 and without.",
        ),
        Mistake(
            "loudness decides",
            "d",
            "Loud it is there. Work out both scores of the first picture too, with unit 1 and without.",
        ),
    ),
)
