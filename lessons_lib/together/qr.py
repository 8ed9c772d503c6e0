"""An address as a square that a telephone's camera reads."""

from __future__ import annotations

from itertools import groupby

__all__ = ["square"]


def square(address: str) -> tuple[int, str]:
    """How many modules a side has, its quiet border with it, and the path of the dark ones."""
    import segno  # noqa: PLC0415 (only when a room is opened)

    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix_iter(border=4)]
    path = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            path += [f"M{x} {y}h{width}v1h-{width}z"] if dark else []
            x += width
    return len(rows), "".join(path)
