"""Exercise 05.5: two at one place."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="05.5",
    title="Two at one place",
    question="""\
In the lamp's o3, *left on* and *right on* are at the same place, (1, 0). Someone now wants to know *which*
switch is on, and takes away L4 and puts other layers behind o3. Can they find out? Answer `"a"`, `"b"`, `"c"`
or `"d"`.

- a: yes, with the right weights
- b: yes, with enough layers
- c: yes, if there is a bend among these layers
- d: no""",
    dots=2,
    minutes=2,
    solution='check("05.5", "d")',
    right="d",
    because="A layer is a function of its input: for the same input it gives the same output. What a "
    "representation has thrown away is gone for all layers behind it.",
    mistakes=(
        Mistake(
            "weights can do anything",
            "a",
            "The next layer gets (1, 0) in both cases. What does one function give for one input?",
        ),
        Mistake(
            "depth can do anything",
            "b",
            "The first of these layers gets (1, 0) in both cases. What does the second get then?",
        ),
        Mistake(
            "a bend can do anything",
            "c",
            "A bend moves places. Can it move one place to two?",
        ),
    ),
)
