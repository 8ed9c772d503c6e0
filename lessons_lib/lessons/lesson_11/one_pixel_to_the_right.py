"""Exercise 11.5: one pixel to the right."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="11.5",
    title="One pixel to the right",
    question="""A network: Convolution (padding 1), ReLU, Flatten, Linear, Softmax. It was trained on digits that all
stand in the middle. Now a digit comes that is one pixel further to the right; none of its ink is lost at the edge, and
two columns on each side are paper. What is certain? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: the ten shares are the same as before, since the kernels are the same at every place
- b: behind ReLU stand the same numbers in the maps, one column further to the right; of the shares nothing is certain
- c: in the maps all is different, since other weights meet the ink now
- d: the answer becomes a wrong one, since all training digits stood in the middle""",
    dots=2,
    minutes=3,
    solution='check("11.5", "b")',
    right="b",
    because="The kernels do not care where they are, so the maps move along. But Linear has a weight for "
    "each place of each map: what it learned of one place it does not know of the next.",
    mistakes=(
        Mistake(
            "convolution makes answers stay",
            "a",
            "The kernels are the same everywhere, that is true, and so the maps move along. And Linear, "
            "behind Flatten: has it the same weight for each place, too?",
        ),
        Mistake(
            "as in lesson 06",
            "c",
            "That is so in lesson 06. Here the window takes its weights along. What does it find one column "
            "further on?",
        ),
        Mistake(
            "untrained means wrong",
            "d",
            "It was not trained for it, that is true. But is it certain? What did lesson 06's network say "
            "to the 7 that had moved up?",
        ),
    ),
)
