"""Exercise 02.6, transfer: which measure decides."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="02.6",
    title="Transfer: which measure decides?",
    question="""\
A mail program scores mails; a high score means junk. It looks at four measures of a mail: how many words it
has, how often it says "free", how many links it has, and how many earlier mails you wrote to its sender.
Its function, `score`, stands in the cell below.

For the mail x = (65, 1, 5, 25), which measure moves the score most, up or down?
Answer `"words"`, `"free"`, `"links"` or `"earlier mails"`.""",
    dots=2,
    minutes=3,
    start="""def score(X):
    words, free, links, earlier_mails = X
    return words + 40 * free + 15 * links - 4 * earlier_mails""",
    solution="""# the four terms: 1 * 65 = 65, 40 * 1 = 40, 15 * 5 = 75, -4 * 25 = -100
check("02.6", "earlier mails")""",
    right="earlier mails",
    because="What counts is the term, weight times input, and its size: -100 against 75, 65 and 40.",
    mistakes=(
        Mistake(
            "the largest weight",
            "free",
            "That one has the largest weight. What is added up is weight times input: work out the four "
            "terms.",
        ),
        Mistake(
            "the largest input",
            "words",
            "That one is the largest input. What is added up is weight times input: work out the four terms.",
        ),
        Mistake(
            "the largest term above 0",
            "links",
            "That one pushes up the most. A term below zero moves the score too: compare terms by size.",
        ),
    ),
)
