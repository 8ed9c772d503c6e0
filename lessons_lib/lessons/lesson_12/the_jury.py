"""Exercise 12.6, transfer: the jury."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="12.6",
    title="Transfer: the jury",
    question="""Ten cooks are marked by four judges, from 0 to 100; each judge has tasted each dish. One judge never
gives more than 40, another never less than 80. The best cook is to win, and each judge is to count for the same. What
do you normalise before you add up? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: for each cook, the four marks that were given
- b: all forty marks together, as one row
- c: nothing, for the strict and the mild judge even out
- d: for each judge, the ten marks that were given""",
    dots=2,
    minutes=3,
    solution='check("12.6", "d")',
    right="d",
    because="A judge's mean and spread are what differs for no reason that lies in the cooking, so each "
    "judge is set right over all cooks: a column of the table, as in batch norm. And the judge who spreads "
    "the marks widely no longer decides alone.",
    mistakes=(
        Mistake(
            "the wrong axis",
            "a",
            "Then the four marks of *each* cook have the mean 0. What is left to tell the cooks apart?",
        ),
        Mistake(
            "one row",
            "b",
            "One mean is taken from all forty, and all are divided by one number. What changes between the "
            "strict judge and the mild one?",
        ),
        Mistake(
            "the spread forgotten",
            "c",
            "The means do even out, as each cook has all four. But who gives marks from 0 to 40, and who "
            "from 80 to 100: who moves the sum more?",
        ),
    ),
)
