"""What is wrong with a model as a row of layers: their order, or how many there are."""

from __future__ import annotations

import contextlib
import itertools

from lessons_lib.judge.compare import Outcomes, equal, exactly
from lessons_lib.judge.exercise import Exercise
from lessons_lib.judge.outcomes import NotComparableError, outputs_of
from lessons_lib.model import Model
from lessons_lib.numbers.notation import counted

__all__ = ["another_length", "in_another_order"]

MOST_REORDERED = 5  # layers: 120 orders to try


def in_another_order(exercise: Exercise, answer: object, right: Outcomes) -> bool:
    """Whether a model has the right layers, and only their order is wrong."""
    asked = exercise.expected
    if not isinstance(asked, Model) or not isinstance(answer, Model):
        return False
    if len(answer) != len(asked) or len(answer) > MOST_REORDERED:
        return False
    for layers in itertools.permutations(answer):
        # In a wrong order the layers may not fit, or may stop with an error: then go on to the next.
        with contextlib.suppress(NotComparableError, ValueError):
            if equal(outputs_of(exercise, Model(*layers)), right, exactly):
                return True
    return False


def another_length(exercise: Exercise, answer: object, *, only_fewer: bool = False) -> str:
    """What to say of a model that has too few layers, or too many; those that go by the names of the row are named."""
    asked = exercise.expected
    if not isinstance(asked, Model) or not isinstance(answer, Model):
        return ""
    if only_fewer and len(answer) > len(asked):
        return ""
    names = [getattr(layer, "__name__", "") for layer in answer]
    if len(answer) == len(asked):
        twice = sorted({name for name in names if name.startswith("L") and names.count(name) > 1})
        return f"{' and '.join(twice)} stands in your model twice. Each layer is asked once." if twice else ""
    missing = [f"L{at}" for at in range(1, len(asked) + 1) if f"L{at}" not in names]
    few = len(answer) < len(asked) and len(missing) == len(asked) - len(answer)
    which = f" There is no {' and no '.join(missing)} in it." if few else ""
    return f"A model of {counted(len(asked), 'layer')} is asked, and yours has {len(answer)}.{which}"
