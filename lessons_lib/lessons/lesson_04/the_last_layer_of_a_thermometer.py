"""Exercise 04.6, transfer: the last layer of a thermometer."""

from lessons_lib.judge.exercise import Exercise, Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    number="04.6",
    title="Transfer: the last layer of a thermometer",
    question="""\
A model is to say how warm it will be tomorrow at noon, in °C, for a town with hard winters. Its last
linear layer has one unit. Which activation do you put behind it? Answer `"ReLU"`, `"sigmoid"`,
`"softmax"`, `"tanh"`, `"leaky ReLU"` or `"none"`.""",
    dots=2,
    minutes=3,
    solution='check("04.6", "none")',
    right="none",
    also=("linear", "identity", "no activation"),
    because="A temperature may be any number, below 0 and far above 1, so the sum is left as it is.",
    mistakes=(
        Mistake(
            "ReLU belongs everywhere",
            "ReLU",
            "What would this model say of a day with frost?",
        ),
        Mistake(
            "an output is a share",
            "sigmoid",
            "This function gives numbers between 0 and 1 only. What would the model say of a day in summer?",
        ),
        Mistake(
            "softmax belongs at the end",
            "softmax",
            "Softmax makes shares that sum to 1. With one unit, what is its only share, whatever the "
            "weather?",
        ),
        Mistake(
            "it only has to go below 0",
            "tanh",
            "This function does go below 0. How far, and how far up?",
        ),
        Mistake(
            "a leak is enough",
            "leaky ReLU",
            "A day with frost gets through the leak. What is left of 20 °C below zero, with a slope of a "
            "tenth?",
        ),
    ),
)
