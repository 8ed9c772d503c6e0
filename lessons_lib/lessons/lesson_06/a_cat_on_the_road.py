"""Exercise 06.6, transfer: a cat on the road."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="06.6",
    title="Transfer: a cat on the road",
    question="""A model tells cats, dogs and birds apart, on photos. Of the test photos it reads 98 % right. Now
it is to watch a road at night, by a camera, and to brake for animals. What do you ask for first?
Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: that it brakes only where the largest share is above 0.99
- b: what it says to that camera's pictures without an animal
- c: that it is trained until it reads all training photos right
- d: that one looks at which pixels spoke on the test photos""",
    dots=2,
    minutes=3,
    solution='check("06.6", "b")',
    right="b",
    because="It has only three answers, and every picture gets one of them, the empty road too. The 98 % "
    "were measured on photos of animals: they say nothing about roads. What counts is measured where it "
    "will be used.",
    mistakes=(
        Mistake(
            "a large share is a proof",
            "a",
            "To the short line the lesson's model gave 0.999 as well. What does a share compare, and with "
            "what?",
        ),
        Mistake(
            "training is what counts",
            "c",
            "All of its training photos: what did the neighbour of section 4 do with shuffled labels?",
        ),
        Mistake(
            "reasons will tell",
            "d",
            "Such pictures are worth a look. But what can photos of animals tell about a picture on which "
            "there is none?",
        ),
    ),
)
