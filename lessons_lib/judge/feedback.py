"""What there is to say about an answer, as a notebook shows it."""

import html
import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Feedback", "Status"]

Status = Literal["Right", "Not yet", "Not quite"]


@dataclass(frozen=True)
class Feedback:
    """What there is to say about an answer; a notebook shows it as a paragraph."""

    status: Status
    text: str

    @property
    def passed(self) -> bool:
        """Whether the answer was right."""
        return self.status == "Right"

    def __bool__(self) -> bool:
        return self.passed

    def __repr__(self) -> str:
        return f"{self.status}: {_emphasised(self.text, '')}"

    def _repr_html_(self) -> str:
        # No colours of our own: the words say it, and the theme's text colour reads in light and dark.
        line = "solid" if self.passed else "dashed"
        words = re.sub(r"`([^`]+)`", r"<code>\1</code>", _emphasised(html.escape(self.text), "em"))
        style = f"border-left: 0.25em {line}; margin: 0.5em 0; padding: 0.25em 0.75em"
        return f'<p style="{style}"><strong>{self.status}</strong>: {words}</p>'


def _emphasised(text: str, element: str) -> str:
    """Put `*words*` into an element, or, without one, only take the asterisks away; code stays as it is."""
    begin, end = (f"<{element}>", f"</{element}>") if element else ("", "")

    def marked(match: re.Match[str]) -> str:
        return match["code"] or f"{begin}{match['words']}{end}"

    return re.sub(r"(?P<code>`[^`]+`)|(?<![\w*])\*(?P<words>\w(?:[^*`]*\w)?)\*(?![\w*])", marked, text)
