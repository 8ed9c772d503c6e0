"""A PyTorch module opened: read while it runs, put together from layers of this package, and held against itself."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import Any

from numpy.typing import DTypeLike

from lessons_lib.adapters.checking import heard, refuse_mixed_samples, refuse_other_outputs
from lessons_lib.adapters.copies import apart, copied
from lessons_lib.adapters.flows import Frame, SeveralOutputsError
from lessons_lib.adapters.opened import Opened, model_of
from lessons_lib.adapters.other_input import another, refuse_another_way
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
    called = copied(module)
    outputs = heard(called, there)
    given = there.cpu().clone()
    # Read on a copy of what was called: one that remembers being called does otherwise now.
    reader = Reader(apart(called), outputs, given, dtype)
    frame = _read(reader, module)
    model = model_of(frame, tuple(sample_of(given).shape), reader.left_out, dtype)
    refuse_other_outputs(model, frame, given, outputs)
    elsewhere = _read_elsewhere(module, another(there), dtype)
    if elsewhere is not None:
        refuse_another_way(frame, elsewhere)
    refuse_mixed_samples(partial(apart, module), given)
    return model


def _read(reader: Reader, module: Any) -> Frame:
    try:
        frame = reader.read()
    except Exception as error:  # (somebody else's code, run on proxies, may fail in any way)
        where = f" in {reader.frame.path}" if reader.frame.path else ""
        line = "To see its parts, open one of the modules inside it, or rewrite its forward without that."
        raise InputValueError(
            f"from_torch cannot open {type(module).__name__}{where}. {reason(error)}"
            + f" {line}" * (not isinstance(error, SeveralOutputsError))
        ) from error
    if not frame.needed():
        raise InputValueError(
            f"from_torch finds no layer in {type(module).__name__}: what goes in comes out."
        )
    return frame


def _read_elsewhere(module: Any, given: Any, dtype: DTypeLike) -> Frame | None:
    """What is read of a module on another input; None where it takes no other."""
    with contextlib.suppress(Exception):  # (somebody else's code may refuse numbers that nobody chose)
        return Reader(apart(module), heard(copied(module), given), given.cpu().clone(), dtype).read()
    return None
