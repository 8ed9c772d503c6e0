"""What several exercises of lesson 03, or its solutions, work with."""

__all__ = ["Table", "as_lists"]

Table = tuple[tuple[int, int], tuple[int, int]]


def as_lists(table: Table) -> list[list[int]]:
    """Write a table as code does."""
    return [[*row] for row in table]
