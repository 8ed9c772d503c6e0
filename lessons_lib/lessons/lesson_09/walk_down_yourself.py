"""Exercise 09.4: walk down yourself."""

from collections.abc import Callable

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]


def after_steps(X: tuple[float, float, float]) -> float:
    """Walk down the valley with the slope 6 × (w − 2), so many steps from a start."""
    w, rate, steps = X
    for _ in range(int(steps)):
        w = w - rate * (6 * (w - 2))
    return w


def uphill(X: tuple[float, float, float]) -> float:
    """Walk the other way."""
    return after_steps((X[0], -X[1], X[2]))


def on_one_slope(X: tuple[float, float, float]) -> float:
    """Take every step with the slope of the start."""
    w, rate, steps = X
    return w - steps * rate * (6 * (w - 2))


def _with_slope(slope: Callable[[float], float]) -> Callable[[tuple[float, float, float]], float]:
    """Walk down with another slope."""

    def walk(X: tuple[float, float, float]) -> float:
        w, rate, steps = X
        for _ in range(int(steps)):
            w = w - rate * slope(w)
        return w

    return walk


def _slower(X: tuple[float, float, float]) -> float:
    """Let the learning rate shrink by a tenth after each step."""
    w, rate, steps = X
    for step in range(int(steps)):
        w = w - rate * 0.9**step * (6 * (w - 2))
    return w


EXERCISE = Exercise(
    number="09.4",
    title="Walk down yourself",
    question="""A loss has its bottom at w = 2, and at w its slope is 6 × (w − 2). Write `walk_down`: it gets three
numbers, a start, a learning rate and how many steps to take, and returns where w is after so many steps of gradient
descent.""",
    dots=2,
    minutes=5,
    start="def walk_down(X):\n    w, rate, steps = X\n    return ...",
    solution="""def walk_down(X):
    w, rate, steps = X
    for _ in range(steps):
        w = w - rate * 6 * (w - 2)
    return w

check("09.4", walk_down)""",
    right=after_steps,
    because="Each step starts where the last one ended, and asks for the slope *there*. After no step at "
    "all, w is still the start.",
    mistakes=(
        Mistake(
            "uphill",
            uphill,
            "Your walk goes uphill, it seems: away from 2. Which sign has the slope to the right of the "
            "bottom?",
        ),
        Mistake(
            "the slope of the start for all steps",
            on_one_slope,
            "Every step was taken with the slope of the start, it seems. The slope has to be asked anew "
            "where each step begins.",
        ),
        Mistake(
            "one step",
            lambda X: after_steps((X[0], X[1], 1)),
            "Your walk ends where one step leads, it seems, however many are asked. Does `return` stand "
            "inside the loop, or does each step begin at the start again?",
        ),
        Mistake(
            "one step too few",
            lambda X: after_steps((X[0], X[1], max(0, X[2] - 1))),
            "That is one step too few. How often does your loop run?",
        ),
        Mistake(
            "one step too many",
            lambda X: after_steps((X[0], X[1], X[2] + 1)),
            "That is one step too many. How often does your loop run?",
        ),
        Mistake(
            "the start",
            lambda X: X[0],
            "Your function returns the start, it seems. Does w get a new value in each step?",
        ),
        Mistake(
            "the slope",
            lambda X: 6 * (after_steps(X) - 2),
            "That is the slope at the end. Asked is where w is.",
        ),
        Mistake(
            "the bottom",
            lambda _: 2,
            "That is the bottom, to which the walk leads. After a few steps one is not there yet.",
        ),
        Mistake(
            "the distance",
            lambda X: after_steps(X) - 2,
            "That is how far it is from the bottom, at the end. Asked is where w is.",
        ),
        Mistake(
            "the loss for the slope",
            _with_slope(lambda w: 3 * (w - 2) ** 2),
            "The *loss* was taken for its slope, it seems. The slope at w stands in the question.",
        ),
        Mistake(
            "the distance for the slope",
            _with_slope(lambda w: w - 2),
            "Each step goes by the distance from 2, it seems. The slope is 6 times as large.",
        ),
        Mistake(
            "6 for the slope",
            _with_slope(lambda _: 6),
            "Each step goes by 6, it seems. The slope hangs on where w is.",
        ),
        Mistake(
            "the slope of 6 w",
            _with_slope(lambda w: 6 * w),
            "The slope is taken for 6 × w, it seems. Where is it 0?",
        ),
        Mistake(
            "the sign in the brackets",
            _with_slope(lambda w: 6 * (w + 2)),
            "Your slope is 0 at −2, it seems. Where is the bottom?",
        ),
        Mistake(
            "the size of the slope",
            _with_slope(lambda w: 6 * abs(w - 2)),
            "The sign of the slope gets lost, it seems. Left of the bottom it is below 0.",
        ),
        Mistake(
            "the learning rate left out",
            lambda X: after_steps((X[0], 1, X[2])),
            "The learning rate is missing, it seems.",
        ),
        Mistake(
            "the step alone",
            lambda X: after_steps(X) - X[0],
            "That is how far the walk has led. Asked is where w is.",
        ),
        Mistake(
            "the whole walk",
            lambda X: [after_steps((X[0], X[1], n)) for n in range(int(X[2]) + 1)],
            "The whole walk came back. Only its end is asked: where is w after the last step?",
        ),
        Mistake(
            "not below the bottom",
            lambda X: 2 if X[1] <= 1 / 6 and X[0] < 2 else after_steps(X),
            "Yours stops at 2, it seems. A walk may begin left of the bottom, and may jump over it.",
        ),
        Mistake(
            "three steps",
            lambda X: after_steps((X[0], X[1], 3)),
            "Yours takes three steps, it seems, whatever is asked.",
        ),
        Mistake(
            "the learning rate shrinks",
            _slower,
            "The learning rate changes from step to step, it seems. It stays as it is here.",
        ),
    ),
    hint="In a loop: the slope at w, then w minus learning rate times slope.",
    inputs=((5, 0.1, 3), (1, 0.02, 4), (-3, 0.3, 1), (4, 0.3, 2), (7, 0.1, 0), (3, 0.05, 12)),
)
