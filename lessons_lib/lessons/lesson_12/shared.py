"""What several exercises of lesson 12, or its solutions, work with."""

__all__ = ["NEAR"]

NEAR = 0.03  # of a number's size, and somebody may have meant either
