"""Why a learner's function could not be recorded: the expression at which it stopped, and the line that would do."""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Sequence
from types import CodeType
from typing import Any

from lessons_lib.recording.lines import in_numpy, right_line
from lessons_lib.recording.place import Place, is_own, place_in, place_of

__all__ = ["through_text", "why_not"]


def why_not(layer: Any, error: Exception) -> str:
    """Say which expression stopped the recording, and what to write in its place."""
    place = place_of(error.__traceback__)
    if place is None:
        said = getattr(layer, "__name__", type(layer).__name__)
        right = in_numpy(said) if getattr(layer, "__module__", "") == "math" else ""
    elif not place.said:
        return "Its arithmetic cannot be followed: somewhere it asks for plain numbers. Read its code."
    elif place.doing == "STORE_SUBSCR":
        return (
            f"Its arithmetic cannot be followed through `{place.said} = …`: an array of plain numbers does not "
            "keep how they were made. Collect the numbers in a list, and return np.array(list)."
        )
    else:
        said, right = place.said, right_line(place)
    instead = f": write `{right}`" if right else ", which does not tell how its result is made"
    return f"Its arithmetic cannot be followed through `{said}`{instead}."


def through_text(callers: Sequence[tuple[CodeType, int, str | None]]) -> str:
    """Say where a number became text, by those who asked for it, from the inside out; and what to write instead."""
    place = next((place_in(code, at) for code, at, room in callers if is_own(room)), Place("", ""))
    if not place.said:
        return "Its arithmetic cannot be followed: somewhere it makes text of a number. Read its code."
    right = _rounded(place.said)
    instead = (
        f": write `{right}`" if right else ", which makes text of a number: compute with the number itself"
    )
    return f"Its arithmetic cannot be followed through `{place.said}`{instead}."


def _rounded(said: str) -> str:
    """The rounding that a text was made for: ``round(x, 1)`` for ``f"{x:.1f}"``; empty where it is another text."""
    given: Any = None
    digits: Any = None
    with contextlib.suppress(SyntaxError):
        match ast.parse(f'f"{said}"' if said.startswith("{") else said, mode="eval").body:
            case ast.JoinedStr([ast.FormattedValue(given, -1, ast.JoinedStr([ast.Constant(digits)]))]):
                pass
            case ast.Call(ast.Name("format"), [given, ast.Constant(digits)], []):
                pass
            case ast.Call(ast.Attribute(ast.Constant(digits), "format"), [given], []):
                digits = str(digits).removeprefix("{").removeprefix("0").removeprefix(":").removesuffix("}")
    found = re.fullmatch(r"\.(\d+)f", str(digits))
    return f"round({ast.unparse(given)}, {found[1]})" if given and found else ""
