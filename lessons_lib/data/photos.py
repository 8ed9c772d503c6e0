"""Photos for a network that was trained on photos: four that come with the lessons, or one of your own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from lessons_lib.numbers.door import Array, InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import shape_words

__all__ = ["PHOTOS", "SIDE", "photo"]

FOLDER = Path(__file__).with_name("photo_files")  # whose they are, says SOURCES.md there
PHOTOS = ("cat", "coffee", "rocket", "astronaut")
SIDE = 224  # points, in rows and in columns: what networks of this sort are trained on


def photo(name: str | Path) -> Array:
    """A photo as numbers: red, green and blue, each of 224 rows and 224 columns, from 0 (dark) to 255 (light).

    Args:
        name: one of `PHOTOS`; or the file of a photo of your own, of which the middle square is taken.

    Raises:
        InputValueError: there is no such photo and no such file, or it is not one that can be read.
        InputTypeError: what was given is neither a name nor a file.
    """
    if not isinstance(name, str | Path):
        raise InputTypeError(f"photo expects {_got(name)}")
    file = FOLDER / f"{name}.jpg" if name in PHOTOS else Path(name)
    try:
        with Image.open(file) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except FileNotFoundError:
        raise InputValueError(
            f"There is no photo {str(name)!r} here. There are {', '.join(PHOTOS)}; for one of your own give its file, "
            f'as in photo("holiday.jpg"). Files are looked for in {Path.cwd()}.'
        ) from None
    except (UnidentifiedImageError, OSError) as error:
        raise InputValueError(
            f"{str(name)!r} cannot be read as a photo ({error}). Save it as JPEG or PNG, and try again."
        ) from None
    square = ImageOps.fit(upright, (SIDE, SIDE)) if upright.size != (SIDE, SIDE) else upright
    return np.asarray(square, dtype=float).transpose(2, 0, 1).copy()


def _got(given: object) -> str:
    """The name that was expected, what came in its place, and the line that would be right."""
    expects = 'the name of one photo, in quotes, as in photo("cat"), or the file of one of your own, and got'
    if isinstance(given, np.ndarray):
        return (
            f"{expects} {shape_words(given.shape)}. What `photo` gave is an array already: write its name without "
            "photo( ) around it."
        )
    if isinstance(given, list | tuple):
        return f'{expects} {shortened(given)}. For several write [photo(name) for name in ("cat", "coffee")].'
    return f"{expects} {shortened(given)}."
