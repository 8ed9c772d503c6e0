"""Exercise 13.6, transfer: thirty editors."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="13.6",
    title="Transfer: thirty editors",
    question="""A report of ten pages goes through thirty hands. In the first office each person reads what came from
the one before, and writes a *new* report of one page. In the second office all have the same ten pages, and each may
write remarks in the margin, which all who follow read. One person in each office is ill, and a report is simply
handed on. What do you expect? Answer `"a"`, `"b"`, `"c"` or `"d"`.

- a: in both a little is missing, as only one of thirty does nothing
- b: the second office suffers more, for its remarks refer to each other
- c: in the first, nothing at all, for every page is written anew anyway
- d: the first may lose the thread there; the second lacks one person's remarks""",
    dots=2,
    minutes=3,
    solution='check("13.6", "d")',
    right="d",
    because="Who writes anew writes for the next reader, in the form the next one expects; what is not "
    "handed on is lost for all. Where all add to one text, the text stays readable without any one of them: "
    "section 5.",
    mistakes=(
        Mistake(
            "both alike",
            "a",
            "In section 5 one of eight layers was missing, and one of thirty blocks. Did both lose a little?",
        ),
        Mistake(
            "they refer to each other",
            "b",
            "They do, a little. But what becomes of the ten pages themselves, in each of the two offices?",
        ),
        Mistake(
            "written anew anyway",
            "c",
            "Written anew, but from *what came before*. What does the next one expect to get, and gets instead?",
        ),
    ),
)
