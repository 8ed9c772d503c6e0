"""Exercise 04.1: the lamp on the stairs."""

from collections.abc import Iterable

from lessons_lib.judge.exercise import Clue, Exercise, Mistake

__all__ = ["EXERCISE", "relu"]


def relu(X: float) -> float:
    """Let what is 0 or more pass; anything else becomes 0."""
    return max(X, 0)


def lamp(X: Iterable[float]) -> float:
    """Say whether exactly one of two switches is on."""
    left, right = X
    return relu(left + right) - 2 * relu(left + right - 1)


EXERCISE = Exercise(
    number="04.1",
    title="The lamp on the stairs",
    question="Write down the model that you found with the knobs, as one function. It gets the two "
    "switches, each 0 or 1, and gives 1 if exactly one of them is on, else 0. Use `relu` twice, as the "
    "model does; another way passes too.",
    dots=2,
    minutes=5,
    start="def lamp(X):\n    return ...",
    twice="relu",
    solution="""def lamp(X):
    left, right = X
    # Unit 0 counts the switches. Unit 1 wakes up only when both are on, and takes the 2 away again.
    return relu(left + right) - 2 * relu(left + right - 1)

check("04.1", lamp)""",
    right=lamp,
    because="None, one, two switches give 0, 1, 0: up, then down again. No single sum can do that.",
    mistakes=(
        Mistake(
            "unit 1 not used",
            lambda X: relu(sum(X)),
            "This counts the switches, as unit 0 does. Which of the four cases is wrong, and what must be "
            "taken away there?",
        ),
        Mistake(
            "unit 1 not heavy enough",
            lambda X: relu(sum(X)) - relu(sum(X) - 1),
            "Your lamp is on whenever at least one switch is on, also when both are. What must be taken "
            "away then, and how much of it?",
        ),
        Mistake(
            "unit 1 too heavy",
            lambda X: relu(sum(X)) - 3 * relu(sum(X) - 1),
            "When both are on, more is taken away than unit 0 gives. How much does unit 0 give then?",
        ),
        Mistake(
            "one switch against the other",
            lambda X: relu(X[0] - X[1]),
            "One switch counts against the other, and where the difference is below zero `relu` stops it. "
            "What sees that case?",
        ),
        Mistake(
            "unit 1 always awake",
            lambda X: relu(sum(X)) - relu(sum(X)),
            "Your lamp is never on. If two units take each other away in all four cases: what keeps the "
            "second asleep while only one switch is on?",
        ),
        Mistake(
            "unit 1 awake with one switch on",
            lambda X: relu(sum(X)) - 2 * relu(sum(X)),
            "Unit 1 takes away twice what unit 0 gives, in all cases, it seems. Look again at its bias.",
        ),
        Mistake(
            "no bend",
            lambda X: sum(X) - 2 * (sum(X) - 1),
            "These are the answers without a bend: with no switch on, unit 1 counts below zero. What should "
            "it give there?",
        ),
        Mistake(
            "the lamp turned round",
            lambda X: 1 - relu(sum(X)) + 2 * relu(sum(X) - 1),
            "Your lamp is on when the two switches agree. It should be on when they do not.",
        ),
        Mistake(
            "both switches",
            lambda X: relu(sum(X) - 1),
            "Your lamp is on when both switches are, and only then. Which of the units wakes up with one "
            "switch?",
        ),
        Mistake(
            "L4 missing",
            lambda X: (relu(sum(X)), relu(sum(X) - 1)),
            "These are the two numbers of o3, what unit 0 gives and what unit 1 gives. L4 is missing, which "
            "makes one number of them.",
        ),
    ),
    hint="Look again at this case: what does unit 0 give, what does unit 1 give, and how does the last "
    "layer put the two together?",
    clues=(
        Clue(
            lambda X, _: sum(X) > 0,
            "With no switch on, both units should sleep, and nothing else is added. Where does this number "
            "come from in yours?",
        ),
        Clue(
            lambda X, _: sum(X) != 1,
            "With one switch on, unit 0 should give 1 and unit 1 should still sleep. What does each of "
            "yours give here?",
        ),
        Clue(
            lambda *_: False,
            "With both switches on, unit 0 should give 2, and unit 1 should be awake. What does each of "
            "yours give here, and what is taken away from what?",
        ),
    ),
    inputs=((0, 0), (0, 1), (1, 0), (1, 1)),
)
