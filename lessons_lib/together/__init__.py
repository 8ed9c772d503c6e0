"""A class that predicts together: guesses are committed, then seen side by side, then made again, then answered."""
