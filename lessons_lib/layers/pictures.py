"""What layers of pictures refuse: what is no picture, a window that does not fit, kernels that do not go together."""

from __future__ import annotations

from lessons_lib.layers.refusing import Shape
from lessons_lib.layers.windows import Place, Windows
from lessons_lib.numbers.door import Array, InputValueError
from lessons_lib.numbers.notation import counted, shape_words

__all__ = ["refuse_kernels", "refuse_no_channels", "refuse_no_picture", "refuse_small"]


def _sides(size: Place) -> str:
    """Rows and columns in words: ``3 x 3``."""
    return f"{size[0]} x {size[1]}"


def refuse_kernels(kernels: Array, bias: Array | None, padding: int) -> None:
    """Refuse kernels, a bias or a border of zeros that do not go together."""
    shape = kernels.shape
    if len(shape) != 4:
        right = {2: (1, 1, *shape), 3: (*shape[:1], 1, *shape[1:])}.get(len(shape))
        line = f"For one channel that comes in write np.reshape(kernels, {right})." if right else ""
        raise InputValueError(
            "Convolution expects kernels of shape (channels out, channels in, rows, columns) and got "
            f"{shape_words(shape)}. {line or 'For one kernel of 3 x 3 numbers that is (1, 1, 3, 3).'}"
        )
    if bias is not None and bias.shape != shape[:1]:
        raise InputValueError(
            f"Convolution expects a bias of {counted(shape[0], 'number')}, one for each channel that goes out, and got "
            f"{shape_words(bias.shape)}. All places of a channel share one; without a bias write None in its place."
        )
    if padding >= min(shape[2:]):
        raise InputValueError(
            f"Convolution expects a padding smaller than its window of {_sides(shape[2:])} and got {padding}: some "
            "windows would see nothing of the picture."
        )


def refuse_no_channels(shape: Shape, channels: int) -> None:
    """Refuse what is no picture of so many channels."""
    if len(shape) == 3 and shape[0] == channels:
        return
    more = _right_picture(shape)
    if len(shape) == 3:
        more = f"Its kernels are for {counted(channels, 'channel')}, and here are {shape[0]}."
    raise InputValueError(
        f"Convolution expects a picture of {channels} x rows x columns and got {shape_words(shape)}. {more}"
    )


def refuse_no_picture(who: str, shape: Shape) -> None:
    """Refuse what has no rows and columns, or more than one axis of channels before them."""
    if len(shape) not in {2, 3}:
        raise InputValueError(
            f"{who} expects a picture, channels x rows x columns or rows x columns alone, and got "
            f"{shape_words(shape)}. {_right_picture(shape)}"
        )


def refuse_small(who: str, windows: Windows, shape: Shape) -> None:
    """Refuse a picture that is smaller than the window that is to look at it."""
    if min(windows.counts(shape)) < 1:
        wider = " A padding, as in padding=1, puts zeros around them." if who == "Convolution" else ""
        raise InputValueError(
            f"{who} expects pictures of at least {_sides(windows.size)} numbers, as large as its window, and got "
            f"{_sides((shape[-2], shape[-1]))}.{wider}"
        )


def _right_picture(shape: Shape) -> str:
    """The line that makes a picture of channels of what came."""
    if len(shape) == 2:
        return (
            f"A picture of rows and columns alone is one channel: put Reshape({shape}, {(1, *shape)}) before."
        )
    if len(shape) == 4:
        return f"For {counted(shape[0], 'sample')} at once write model.trace(X, batch=True)."
    return "A row of numbers becomes a picture by Reshape."
