"""What to write where a learner's function stopped: on a row that Python takes for one number, or in PyTorch."""

from __future__ import annotations

import ast
import contextlib
from typing import Any

from lessons_lib.recording.lines import in_numpy, right_line
from lessons_lib.recording.place import Place, place_of

__all__ = ["advice"]

OF_TWO_ROWS = {"max": "np.maximum", "min": "np.minimum"}
FOR_TENSORS = (
    "A function of PyTorch's takes tensors, and X is an array of NumPy's. Write it with NumPy, as np.maximum(X, 0) is "
    "torch.relu(X), or take the layer, as ReLU(); from_torch(network.eval(), example) makes a model of a whole network."
)


def advice(layer: Any, error: Exception) -> str:
    """The line that would do in place of the one that stopped; empty where it is not known."""
    said, place = str(error), place_of(error.__traceback__)
    match error:
        case TypeError() if "must be Tensor, not numpy" in said:
            return FOR_TENSORS
        case TypeError() if "converted to Python scalar" in said:
            right = in_numpy(getattr(layer, "__name__", "")) if place is None else _of_each(place)
            called = getattr(layer, "__name__", "") if place is None else place.said
            return (
                f"`{called}` takes one number, and here is a row of them: write `{right}`." if right else ""
            )
        case TypeError() if "__round__" in said and place is not None:
            return f"`{place.said}` rounds one number, and here is a row of them: write `np.{place.said}`."
        case ValueError() if "truth value of an array" in said and place is not None:
            return _of_a_question(place)
    return ""


def _read(place: Place) -> ast.expr | None:
    with contextlib.suppress(SyntaxError):
        return ast.parse(place.said, mode="eval").body
    return None


def _of_each(place: Place) -> str:
    """What takes a row where a call takes one number."""
    match _read(place):
        case ast.Call(function, [ast.Name(row)], []) if not right_line(place):
            return f"[{ast.unparse(function)}(x) for x in {row}]"
    return right_line(place)


def _of_a_question(place: Place) -> str:
    """What compares each number of a row, where Python wants one answer."""
    match _read(place):
        case ast.Call(ast.Name(name), [one, other], []) if name in OF_TWO_ROWS:
            right = f"{OF_TWO_ROWS[name]}({ast.unparse(one)}, {ast.unparse(other)})"
            return f"`{place.said}` compares whole rows: for the numbers one by one write `{right}`."
        case ast.Compare() | ast.Name():
            return (
                f"`{place.said}` has an answer for each number of the row, and Python wants one. To choose for each "
                f"number write `np.where({place.said}, …, …)`; to ask of all at once `({place.said}).all()`."
            )
    return ""
