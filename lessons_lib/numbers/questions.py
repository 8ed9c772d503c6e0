"""What was asked of recorded numbers on the way, and how it was answered."""

from __future__ import annotations

from typing import Any

from lessons_lib.numbers.notation import unrounded

__all__ = ["Questions"]


class Questions(list[str]):
    """What was asked of the numbers of one run, in words: ``-0.5 >= 0? no``."""

    def ask(self, question: str, left: Any, right: Any, answer: bool) -> bool:
        """Remember a question about a number, or about two, and answer it; not one that goes without saying."""
        if question == "finite":
            return answer
        than = "" if right is None else f" {unrounded(right.value)}"
        self.append(f"{unrounded(left.value)} {question}{than}? {'yes' if answer else 'no'}")
        return answer
