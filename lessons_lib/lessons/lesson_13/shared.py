"""What several exercises of lesson 13, or its solutions, work with."""

__all__ = ["Pair"]

Pair = tuple[int, int]
