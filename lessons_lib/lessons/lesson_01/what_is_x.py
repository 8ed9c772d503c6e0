"""Exercise 01.2: what is X."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="01.2",
    title="What is X?",
    question="""```python
x = (100, 2000, 100)
y = (200, 0, 0)
model(y)
```

What is `X` while `model(y)` runs? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: `(100, 2000, 100)`
- b: it has no value: it is a variable
- c: `(200, 0, 0)`
- d: all the patients, one in each row""",
    dots=1,
    minutes=1,
    solution='check("01.2", "c")',
    right="c",
    because="X is a variable: the name inside model for whatever it is called on, here y.",
    mistakes=(
        Mistake(
            "X and x are one name",
            "a",
            "To Python X and x are two names. Look again at what stands between the brackets of this call.",
        ),
        Mistake(
            "a variable never has a value",
            "b",
            "So it is while model only waits. Look again at what a call gives to the name between the "
            "brackets of `def model(X)`.",
        ),
        Mistake(
            "X is the whole data set",
            "d",
            "Many books write X for a whole batch. In this lesson model unpacks X into three numbers: look "
            "again at how many samples that leaves room for.",
        ),
    ),
)
