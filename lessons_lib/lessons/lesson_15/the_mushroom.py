"""Exercise 15.6, transfer: the mushroom."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
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
    because="The 800 shares add up to 1, whatever is on the photo. There is no share for *none of these*, "
    "as there was none for the rocket. And 96 in a hundred holds for photos like those of its test.",
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
            "The astronaut's *bobsleigh* had the largest share too, and six grey levels made an *espresso* "
            "of a cat. What does a share compare?",
        ),
    ),
)
