"""Exercise 01.4: which patients come out wrong."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

# The same for every name: it is about four patients whose targets everybody knows.
EXERCISE = Exercise(
    number="01.4",
    title="Which patients come out wrong?",
    question="Another model was run on our four patients. Its outputs are 1.2, 0.4, 0.5 and 0.1; the "
    "targets are still 0, 1, 1 and 0. For which patients is its verdict not the expected one? Give their "
    "numbers in rising order: `(3, 4)` means patients 3 and 4.",
    dots=2,
    minutes=3,
    solution="""found = []
for position, given in enumerate((1.2, 0.4, 0.5, 0.1)):
    expected = patients.classes[patients[position].target]
    if patients.verdict(given) != expected:
        found.append(position + 1)

check("01.4", found)""",
    right=(1, 2, 3),
    because="The verdicts are good, bad, neither, bad; expected were bad, good, good, bad. 1.2 is nearer to "
    "1, and neither is not the expected verdict.",
    mistakes=(
        Mistake(
            "output compared with target",
            (1, 2, 3, 4),
            "Outputs were compared with targets number by number, it seems. An output seldom is exactly its "
            "target: read it as a verdict first, then compare.",
        ),
        Mistake(
            "a tie passed as right",
            (1, 2),
            "Half-way was counted as the expected verdict, it seems. What does the rule call 0.5?",
        ),
        Mistake(
            "beyond 1 and a tie passed as right",
            (2,),
            "That patient is one of them. Two others are missing: what is the verdict on an output above 1, "
            "and what on 0.5?",
        ),
        Mistake(
            "the right one listed",
            (4,),
            "This lists where verdict and target agree, it seems. The question asks where they do not.",
        ),
        Mistake(
            "falling order",
            (3, 2, 1),
            "The right patients, from the last to the first. The question asks for rising order.",
        ),
        Mistake(
            "how many, or the lesson's model",
            (3,),
            "The question asks which patients. Is that how many they are, or only the one with no verdict? "
            "Or the one whom the lesson's own model gets wrong? Here is another model, with other outputs.",
        ),
        Mistake(
            "counted from 0",
            (0, 1, 2),
            "The patients were counted from 0, it seems, as Python does. The first is patient 1.",
        ),
        Mistake(
            "target not looked at",
            (2, 4),
            "These have a bad verdict, but a bad verdict is not a wrong one: hold each against its target.",
        ),
        Mistake(
            "whoever is not good",
            (2, 3, 4),
            "These are all whose verdict is not good. A verdict is wrong where it is not that of the target.",
        ),
        Mistake(
            "only who came out good",
            (1,),
            "That patient is one of them: good, where bad was expected. It can go wrong the other way too.",
        ),
        Mistake(
            "patient 2 passed as right",
            (1, 3),
            "Two of them are there. Look again at patient 2: is 0.4 nearer to 0 or to 1, and what was "
            "expected?",
        ),
        Mistake(
            "a tie passed as right, and a right one listed",
            (1, 2, 4),
            "Look again at patients 3 and 4: what does the rule call 0.5? And is the verdict on 0.1 the one "
            "that was expected?",
        ),
        Mistake(
            "patient 2 passed as right, and a right one listed",
            (1, 3, 4),
            "Look again at patients 2 and 4: to which side do 0.4 and 0.1 belong, and which was expected?",
        ),
        Mistake(
            "those who are in bad shape",
            (1, 4),
            "These are the two whose target is 0. Asked is for whom verdict and target differ.",
        ),
        Mistake(
            "those in good shape",
            (2, 3),
            "These are the two whose target is 1. Can a model not be wrong about the others too? Look again "
            "at the first: is the output nearer to 0 or to 1?",
        ),
        Mistake(
            "the outputs",
            (1.2, 0.4, 0.5, 0.1),
            "These are the outputs. Read each as a verdict, and give the numbers of the patients where it "
            "is not the expected one.",
        ),
        Mistake(
            "the outputs of the wrong ones",
            (1.2, 0.4, 0.5),
            "These are outputs, and they belong to the right patients. Give the patients' own numbers.",
        ),
        Mistake(
            "the targets",
            (0, 1, 1, 0),
            "These are the targets. Hold the verdict on each output against its target, and give the "
            "numbers of the patients where they differ.",
        ),
        Mistake(
            "the example of the question",
            (3, 4),
            "That is the example of how an answer is written. Patient 3 is one of them; what is the verdict "
            "on 0.1, and which was expected?",
        ),
        Mistake(
            "the verdicts as numbers",
            (1, 0, 0.5, 0),
            "These are the verdicts, written as numbers. Hold each against its target, and give the numbers "
            "of the patients where they differ.",
        ),
        Mistake(
            "counted from 0, and a tie passed as right",
            (0, 1),
            "The patients were counted from 0, it seems; the first is patient 1. And what does the rule "
            "call 0.5?",
        ),
        Mistake(
            "nobody",
            (0,),
            "Does 0 stand for nobody, or for the first patient? Somebody is there, and the first is patient 1.",
        ),
    ),
    hint="Make a table of four rows: output, verdict, target, and whether the last two say the same.",
)
