"""What several exercises of lesson 09, or its solutions, work with."""

__all__ = ["Row"]

Row = tuple[int, int, int]
