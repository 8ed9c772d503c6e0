"""Functions that do several things at once, written out as plain ones that come to the same: `einsum`, `baddbmm`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch

from lessons_lib.adapters.proxies import Seen

__all__ = ["written_out"]


def written_out(name: str, args: Any, kwargs: Any) -> Any:
    """What a function gives, made step by step; None where it is no such function, or is called so that it is not."""
    return WRITTEN[name](*args, **kwargs) if name in WRITTEN else None


def _baddbmm(beside: Any, first: Any, second: Any, *, beta: float = 1, alpha: float = 1) -> Any:
    product = torch.bmm(first, second)
    product = product if alpha == 1 else alpha * product
    if beta == 0:  # then PyTorch leaves out even what is no number
        return product
    return product + (beside if beta == 1 else beta * beside)


def _einsum(equation: str, *operands: Any) -> Any:
    given = operands[0] if len(operands) == 1 and isinstance(operands[0], list | tuple) else operands
    before, arrow, after = equation.replace(" ", "").partition("->")
    letters = before.split(",")
    single = all(len(set(each)) == len(each) and each.isalpha() for each in (*letters, after))
    if not arrow or not single or len(letters) != len(given) or not isinstance(given[0], Seen):
        return None
    if len(given) == 1:
        return _ordered(given[0], before, after) if set(before) == set(after) else None
    return _product((given[0], given[1]), (letters[0], letters[1]), after) if len(given) == 2 else None


def _product(given: tuple[Any, Any], letters: tuple[str, str], after: str) -> Any:
    """Rows of one with columns of the other, where one letter is summed over and each has one of its own."""
    (one, other), (left, right) = given, letters
    along = [each for each in left if each in right and each not in after]
    both = [each for each in left if each in right and each in after]
    own, others = (
        [each for each in these if each not in those] for these, those in ((left, right), (right, left))
    )
    is_table = not both and not isinstance(other, Seen)
    if (
        not set(own) | set(others) <= set(after)
        or len(along) != 1
        or len(others) != 1
        or (len(own) != 1 and not is_table)
    ):
        return None
    rows, columns = (
        _ordered(one, left, [*both, *own, *along]),
        _ordered(other, right, [*both, *along, *others]),
    )
    return _ordered(rows @ columns, [*both, *own, *others], after)


def _ordered(tensor: Any, letters: Sequence[str], wanted: Sequence[str]) -> Any:
    """A tensor with its axes in another order."""
    places = [[*letters].index(each) for each in wanted]
    return tensor if places == sorted(places) else tensor.permute(*places)


WRITTEN: dict[str, Callable[..., Any]] = {"baddbmm": _baddbmm, "einsum": _einsum}
