"""What somebody chooses and nobody computes with: how many, which, yes or no, by which lot."""

from __future__ import annotations

from typing import TypeGuard

import numpy as np

from lessons_lib.numbers.telling import InputTypeError, InputValueError, shortened

__all__ = ["generator", "is_whole", "refuse_no_choice", "whole"]


def is_whole(value: object) -> TypeGuard[int]:
    """Whether it is a whole number; True and False, which Python would count as 1 and 0, are none."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def whole(value: object, who: str, name: str, least: int) -> int:
    """A whole number that somebody gave."""
    if not is_whole(value) or value < least:
        raise InputValueError(
            f"{who} expects as {name} a whole number from {least} on, as in {name}={least + 1}, and got "
            f"{shortened(value)}."
        )
    return int(value)


def generator(seed: object, who: str) -> np.random.Generator:
    """What draws by lot, always the same from one seed."""
    if isinstance(seed, np.random.Generator):
        return seed
    return np.random.default_rng(whole(seed, who, "seed", 0))


def refuse_no_choice(value: object, who: str, name: str) -> None:
    """Refuse what is neither True nor False: any text, "no" too, would count as True."""
    if not isinstance(value, bool | np.bool):
        raise InputTypeError(
            f"{who} expects {name} as True or False, as in {name}=True, and got {shortened(value)}."
        )
