"""Exercise 08.3: what ReLU lets back."""

from lessons_lib.judge.exercise import Exercise, Mistake
from lessons_lib.judge.varied import varied

__all__ = ["EXERCISE"]


def let_back(first: int, second: int, third: int, last: int) -> Exercise:
    """Ask what a ReLU lets back."""
    return Exercise(
        number="08.3",
        title="What ReLU lets back",
        question="On the way forward, (3, −2, 0, 0.5) went into a ReLU of our package, `ReLU()`. On the "
        f"way back, (−{first}, {second}, {third}, −{last}) arrives at it. What does it hand back? Give four "
        "numbers.",
        dots=1,
        minutes=2,
        solution=f'check("08.3", (-{first}, 0, 0, -{last}))',
        right=(-first, 0, 0, -last),
        parts=("first", "second", "third", "fourth"),
        because="What went in above 0 lets back what arrives, whatever its sign. What went in below 0 lets "
        "nothing back, nor does our choice at exactly 0.",
        mistakes=(
            Mistake(
                "ReLU of what arrives",
                (0, second, third, 0),
                "ReLU was called on what arrives, it seems. Going back, it looks at what went in on the way "
                "*forward*.",
            ),
            Mistake(
                "the other choice at 0",
                (-first, 0, third, -last),
                "Only the third is another: that is the choice `slope_at_0=1`. Which does `ReLU()` take?",
            ),
            Mistake(
                "the forward pass",
                (3, 0, 0, 0.5),
                "That is what it gave on the way forward. What does it make of the numbers that arrive?",
            ),
            Mistake(
                "everything passes",
                (-first, second, third, -last),
                "Everything passes, it seems. What does the loss care about a number that ReLU turns into 0 "
                "anyway?",
            ),
            Mistake(
                "the slopes",
                (1, 0, 0, 1),
                "These are the slopes, and they are right. What arrives is multiplied by them.",
            ),
            Mistake(
                "multiplied by what went in",
                (-3 * first, 0, 0, -last / 2),
                "What arrives was multiplied by what went in. Above 0 the slope of ReLU is the same "
                "everywhere.",
            ),
            Mistake(
                "multiplied by what went in, all of them",
                (-3 * first, -2 * second, 0, -last / 2),
                "What arrives was multiplied by what went in. It is to be multiplied by the *slope* there.",
            ),
            Mistake(
                "both signs must be above 0",
                (0, 0, 0, 0),
                "Nothing came back at all, it seems. A negative number that arrives passes too, where ReLU "
                "was awake.",
            ),
            Mistake(
                "the wrong side",
                (0, second, 0, 0),
                "It was turned round: what went in *above* 0 lets back what arrives.",
            ),
            Mistake(
                "minus signs taken away",
                (first, 0, 0, last),
                "The minus signs are gone. Where ReLU was awake, it hands back what arrives as it is.",
            ),
            Mistake(
                "a minus turned",
                -second,
                "What went in here was below 0. What does ReLU let back of what arrives then?",
                part="second",
            ),
            Mistake(
                "passes below 0",
                second,
                "What went in here was below 0: that ReLU was asleep. What does it let back?",
                part="second",
            ),
            Mistake(
                "what went in, below 0",
                -2,
                "That is what went in. What does ReLU let back there of what arrives?",
                part="second",
            ),
            Mistake(
                "half at 0",
                third / 2,
                "Half of it passed. At exactly 0 one could choose any slope from 0 to 1; which one does "
                "`ReLU()` take?",
                part="third",
            ),
            Mistake(
                "a negative number stopped",
                0,
                "A negative number was stopped. Going back, ReLU does not look at what arrives: what went "
                "in here on the way *forward*?",
                part="first",
            ),
            Mistake(
                "a negative number stopped, the last",
                0,
                "A number was stopped. Going back, ReLU does not look at what arrives: was what went in "
                "here above 0, even if not by much?",
                part="fourth",
            ),
            Mistake(
                "multiplied by what went in, the last",
                -last / 2,
                "It was multiplied by what went in. Above 0 the slope of ReLU is the same everywhere.",
                part="fourth",
            ),
            Mistake(
                "multiplied by what went in, the first",
                -123,
                "It was multiplied by 3. The slope of ReLU is the same wherever it is awake.",
                part="first",
            ),
            Mistake(
                "the minus taken away",
                41,
                "The minus sign is gone. Where ReLU was awake, it hands back what arrives as it is.",
                part="first",
            ),
            Mistake(
                "the minus taken away, the last",
                16,
                "The minus is gone. What arrives passes as it is, where ReLU was awake.",
                part="fourth",
            ),
            Mistake("what went in", 3, "That is what went in. What arrives is asked about.", part="first"),
            Mistake(
                "what went in, the last",
                0.5,
                "That is what went in, above 0. So what becomes of what *arrives*?",
                part="fourth",
            ),
        ),
        hint="For each of the four: was it above 0 on the way forward? Then what arrives passes, as it is.",
    )


EXERCISE = varied(
    let_back,
    {"first": 41, "second": 73, "third": 28, "last": 16},
    {"first": range(31, 60), "second": range(61, 90), "third": range(20, 31, 2), "last": range(6, 20, 2)},
)
