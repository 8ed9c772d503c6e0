"""Which lessons open networks of the real world, and so need more installed than the others: the extra `real`."""

from importlib.util import find_spec

LESSONS = ("15", "16")


def is_real(lesson: str) -> bool:
    """Say whether this lesson, such as `15` or `15_a_real_image_network.ipynb`, needs the extra `real`."""
    return lesson[:2] in LESSONS


def can_run(lesson: str) -> bool:
    """Say whether this lesson runs with what is installed here."""
    return not is_real(lesson) or find_spec("torch") is not None
