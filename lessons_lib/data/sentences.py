"""Short sentences for lesson 16: on four topics, and twelve with their opposite and the same in other words.

They are our own, and free to use as the texts of the lessons are: CC BY 4.0.
"""

from typing import NamedTuple

__all__ = ["SAID", "TOPICS", "Said"]

TOPICS = {
    "kitchen": (
        "The soup needs more salt.",
        "She chops onions until she cries.",
        "Bake the bread for an hour.",
        "Our kitchen smells of garlic.",
        "He stirs the sauce slowly.",
        "A pinch of pepper is enough.",
    ),
    "weather": (
        "It has been raining all day.",
        "Snow covers the whole valley.",
        "The sun will shine tomorrow.",
        "A storm is coming from the west.",
        "Dark clouds hang over the hills.",
        "It is far too hot outside.",
    ),
    "music": (
        "She plays the violin beautifully.",
        "The choir sings on Sundays.",
        "He has lost his guitar.",
        "This song is stuck in my head.",
        "The drummer keeps the beat.",
        "They danced to an old tune.",
    ),
    "travel": (
        "The train leaves at noon.",
        "We missed our flight to Rome.",
        "Her suitcase is still in the hotel.",
        "He bought a ticket to Paris.",
        "The bus stops at the harbour.",
        "They crossed the border at night.",
    ),
}


class Said(NamedTuple):
    """A sentence, what says the opposite in nearly the same words, and what says the same in others."""

    sentence: str
    opposite: str
    otherwise: str


SAID = (
    Said("The soup is hot.", "The soup is cold.", "Careful, this broth may burn your tongue."),
    Said("He loves winter.", "He hates winter.", "Nothing makes him happier than frost and snow."),
    Said("The shop is open.", "The shop is closed.", "You can still buy things there."),
    Said("The door is open.", "The door is not open.", "You can walk right in."),
    Said("She passed the exam.", "She failed the exam.", "Her test went well."),
    Said("The film was boring.", "The film was exciting.", "I almost fell asleep in the cinema."),
    Said("The train is late.", "The train is on time.", "We are still waiting on the platform."),
    Said("He always tells the truth.", "He never tells the truth.", "You can believe every word of his."),
    Said(
        "The water is safe to drink.",
        "The water is not safe to drink.",
        "Fill your glass at the tap without worry.",
    ),
    Said("Prices are rising.", "Prices are falling.", "Everything gets more expensive."),
    Said("I agree with you.", "I disagree with you.", "My opinion is the same as yours."),
    Said("The glass is full.", "The glass is empty.", "Not another drop would fit in there."),
)
