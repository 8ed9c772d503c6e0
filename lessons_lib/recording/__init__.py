"""How a learner's own function tells its arithmetic: it is run once more, on numbers that remember."""
