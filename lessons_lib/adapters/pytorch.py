"""A PyTorch module opened: read while it runs, put together from layers of this package, and held against itself."""

from __future__ import annotations

import copy
from functools import partial
from typing import Any

from numpy.typing import DTypeLike

from lessons_lib.adapters.checking import heard, refuse_mixed_samples, refuse_other_outputs
from lessons_lib.adapters.flows import Frame
from lessons_lib.adapters.opened import Opened, model_of
from lessons_lib.adapters.proxies import reason
from lessons_lib.adapters.reading import Reader
from lessons_lib.adapters.refusing import checked_example, refuse_another_device, refuse_dtype, refuse_module
from lessons_lib.adapters.tensors import sample_of
from lessons_lib.numbers.door import InputValueError

__all__ = ["opened"]


def opened(module: Any, example: Any, dtype: DTypeLike) -> Opened:
    """The model; `from_torch` says what for."""
    refuse_module(module)
    refuse_dtype(dtype)
    there = checked_example(example)
    refuse_another_device(module, there)
    outputs = heard(module, there)
    given = there.cpu().clone()
    reader = Reader(_apart(module), outputs, given, dtype)
    frame = _read(reader, module)
    model = model_of(frame, tuple(sample_of(given).shape), reader.left_out)
    refuse_other_outputs(model, frame, given, outputs)
    refuse_mixed_samples(partial(_apart, module), given)
    return model


def _apart(module: Any) -> Any:
    """A copy of a module, in memory of its own and on the processor, that nobody trains any more."""
    return copy.deepcopy(module).cpu().requires_grad_(requires_grad=False)


def _read(reader: Reader, module: Any) -> Frame:
    try:
        frame = reader.read()
    except Exception as error:  # (somebody else's code, run on proxies, may fail in any way)
        where = f" in {reader.frame.path}" if reader.frame.path else ""
        raise InputValueError(
            f"from_torch cannot open {type(module).__name__}{where}. {reason(error)} To see its parts, open one of the "
            "modules inside it, or rewrite its forward without that."
        ) from error
    if not frame.needed():
        raise InputValueError(
            f"from_torch finds no layer in {type(module).__name__}: what goes in comes out."
        )
    return frame
