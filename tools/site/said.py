"""What `check` says, as the HTML of a page."""

from lessons_lib.judge.feedback import Feedback

__all__ = ["html_of", "inside"]


def html_of(said: Feedback) -> str:
    """What a notebook shows, without the paragraph around it."""
    return said._repr_html_().partition(">")[2].removesuffix("</p>")


def inside(text: str) -> str:
    """A part of what is said."""
    return html_of(Feedback("Not quite", text)).partition(": ")[2]
