"""Exercise 05.2: three friends and a bend."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="05.2",
    title="Three friends and a bend",
    question="""\
Three friends put layers right behind the spiral's x: a linear layer of 100 units, its weights and biases drawn at
random, and at most one ReLU. Then each looks for a flat cut through what comes out. Whose cut can come near to
parting all 200 points? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: the linear layer alone, as 100 numbers are room enough
- b: first ReLU on the two numbers of x, then the linear layer
- c: first the linear layer, then ReLU on its 100 numbers
- d: none, as nobody has trained the weights""",
    dots=2,
    minutes=3,
    solution="""# Run it:
lottery = np.random.default_rng(0)
random_layer = Linear(lottery.normal(size=(100, 2)), lottery.normal(size=100))
print("a", flat_cut(random_layer.forward(spiral.X), arms))
print("b", flat_cut(random_layer.forward(np.maximum(spiral.X, 0)), arms))
print("c", flat_cut(np.maximum(random_layer.forward(spiral.X), 0), arms))
check("05.2", "c")""",
    right="c",
    because="Only there a bend stands between many different sums and the cut. In a, all 200 points still "
    "lie on a flat sheet. In b they lie on a sheet too, that of the two bent numbers: the linear layer "
    "behind adds nothing.",
    mistakes=(
        Mistake(
            "many numbers are enough",
            "a",
            "The 100 numbers are weighted sums of the same two. A cut is a weighted sum of them: what did "
            "lesson 03 say of sums of sums?",
        ),
        Mistake(
            "a bend anywhere",
            "b",
            "There is a bend. But what can a cut do with 100 weighted sums of two numbers, that it could "
            "not do with the two?",
        ),
        Mistake(
            "without training nothing works",
            "d",
            "Look again at the random units of section 7: how many of the unseen points did 50 of them get?",
        ),
    ),
)
