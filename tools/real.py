"""Which lessons open networks of the real world, and so need more installed than the others: the extra `real`."""

LESSONS = ("15", "16")


def is_real(lesson: str) -> bool:
    """Say whether this lesson, such as `15` or `15_a_real_image_network.ipynb`, needs the extra `real`."""
    return lesson[:2] in LESSONS
