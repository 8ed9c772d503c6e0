"""How the numbers of a question that varies are written in its sentences."""

from lessons_lib.numbers.notation import number

__all__ = ["said", "said_row"]


def said(value: float) -> str:
    """A number as a sentence says it: with the minus sign of print."""
    return number(value).replace("-", "−")


def said_row(values: tuple[float, ...]) -> str:
    """A row of numbers as a sentence says it."""
    return f"({', '.join(map(said, values))})"
