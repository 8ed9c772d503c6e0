"""Every sentence of the pages on which a class predicts together."""

__all__ = ["LEARNER", "TEACHER"]

LEARNER = {
    "guess": "Your guess",
    "commit": "Commit my guess",
    "final": "Nobody sees whose guess it is. Once committed it stands until the next round.",
    "waits": "Your guess is in: {guess}. Wait for the others.",
    "talk": "Your guess: {guess}. Now talk with your neighbour: who can convince the other?",
    "missed": "This round is over, and has no guess of yours. The next one may come.",
    "again": "Guess once more. Before, you said {guess}.",
    "right": "Right. {output} is {truth}.",
    "not_quite": "Not quite. You said {guess}, and {output} is {truth}.",
    "none": "{output} is {truth}.",
    "gone": "The class cannot be reached just now. This page goes on trying.",
    "closed": "This room is closed.",
}
TEACHER = {
    "open": "Open it for the class",
    "address": "Learners open this address and guess. It asks for no name, and nothing is kept:",
    "here_only": "Only this machine reaches this address. Start with inside-the-model --class, and all on the same "
    "network do; or count raised hands.",
    "no_server": "There is no server for a class here: count raised hands.",
    "count": "{count} committed",
    "spread": "Show how they spread",
    "again": "Let them guess again",
    "tell": "Tell the answer",
    "close": "Close the room",
    "closed": "The room is closed, and all guesses are forgotten.",
    "round": "Round {round}: {count} guesses",
    "of": "{many} of {count}",
    "right": "right: {output} is {truth}",
    "other": "other numbers: {guesses}",
    "hands": "Count raised hands",
    "show": "Show what each stands for",
    "more": "one more for {value}",
    "fewer": "one fewer for {value}",
    "something_else": "something else",
    "failed": "The server did not answer.",
}
