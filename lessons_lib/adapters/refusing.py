"""What cannot be opened, said before it is tried: with what came, and the line that is right."""

from __future__ import annotations

import inspect
from typing import Any

import numpy as np
import torch
from numpy.typing import DTypeLike
from torch import nn

from lessons_lib.numbers.door import InputTypeError, InputValueError, shortened
from lessons_lib.numbers.notation import shape_words

__all__ = ["checked_example", "refuse_another_device", "refuse_dtype", "refuse_module"]

PRECISE = (torch.float32, torch.float64)


def refuse_module(module: Any) -> None:
    """Refuse what is no module, one in training, and one whose numbers are not there or too coarse."""
    if isinstance(module, type) and issubclass(module, nn.Module):
        raise InputTypeError(
            f"from_torch expects a module, and got the class {module.__name__}: make one of it, {module.__name__}(…)."
        )
    if not isinstance(module, nn.Module):
        raise InputTypeError(f"from_torch expects a module of PyTorch, and got {shortened(module)}.")
    _refuse_compiled(module)
    _refuse_several_inputs(module)
    training = [path for path, each in module.named_modules() if each.training]
    if training:
        where = "" if module.training else f" (in it {training[0]} is)"
        raise InputValueError(
            f"from_torch expects a module that has learned, and this one is in training{where}, where dropout drops "
            "and batch normalisation looks at the batch. Write from_torch(module.eval(), example)."
        )
    for name, each in [*module.named_parameters(), *module.named_buffers()]:
        _refuse_numbers(name, each)


def _refuse_compiled(module: Any) -> None:
    """Refuse a module that keeps no layers in Python which could be followed."""
    for path, each in module.named_modules():
        where = f" (in it {path} is)" if path else ""
        if isinstance(each, torch.jit.ScriptModule):
            raise InputTypeError(
                f"from_torch follows a module in Python, and this one is compiled by torch.jit{where}, and has no "
                "Python any more. Open the module that it was made from."
            )
        if hasattr(each, "_orig_mod"):
            line = (
                f"m.{path} = m.{path}._orig_mod, or compile"
                if path
                else "from_torch(m._orig_mod, example), or open"
            )
            raise InputTypeError(
                f"from_torch follows a module in Python, and this one, m, is compiled by torch.compile{where}. Write "
                f"{line} it afterwards."
            )


def _refuse_several_inputs(module: Any) -> None:
    """Refuse a module that cannot be called with one input."""
    known = inspect.signature(module.forward).parameters.values()
    named = {
        inspect.Parameter.POSITIONAL_ONLY,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        inspect.Parameter.KEYWORD_ONLY,
    }
    asked = [each.name for each in known if each.default is each.empty and each.kind in named]
    if len(asked) > 1:
        *first, last = asked
        raise InputTypeError(
            f"from_torch opens models of one input, and {type(module).__name__} takes {', '.join(first)} and {last}. "
            f"Open a module around it that makes the others, whose forward ends in `return self.inner(x, {asked[1]})`; "
            "or put them into one tensor, and take it apart there."
        )


def _refuse_numbers(name: str, tensor: Any) -> None:
    if tensor.is_meta:
        raise InputValueError(
            f"from_torch expects a module with numbers in it, and {name} is on the device 'meta', which holds only "
            "shapes. Load its weights first, as in module.to_empty(device='cpu') and module.load_state_dict(…)."
        )
    if tensor.is_complex() or (tensor.is_floating_point() and tensor.dtype not in PRECISE):
        raise InputValueError(
            f"from_torch expects numbers of float32 or float64, and {name} is of {_word(tensor.dtype)}. "
            "Write from_torch(module.float(), example.float())."
        )


def _word(dtype: Any) -> str:
    return str(dtype).removeprefix("torch.")


def checked_example(example: Any) -> Any:
    """The example as a tensor apart from all that was computed with it; refused if it is no batch of one."""
    if isinstance(example, tuple | list | dict):
        raise InputTypeError(
            f"from_torch opens models of one input, and the example is {len(example)} in a {type(example).__name__}. "
            "Put them into one tensor, or open the part of the model that takes one."
        )
    if not isinstance(example, torch.Tensor):
        right = "torch.tensor(x, dtype=torch.float32)[None]"
        raise InputTypeError(
            f"from_torch expects as example a tensor, what the module is called with, and got {shortened(example)}. "
            f"Write {right}."
        )
    if example.is_meta:
        raise InputValueError("from_torch expects an example with numbers, and this is on the device 'meta'.")
    if example.shape[:1] != (1,):
        shape = tuple(example.shape)
        line = (
            "example[None]"
            if len(shape) < 2
            else f"example[:1] for one of {shape[0]}, or example[None] if it is one"
        )
        raise InputValueError(
            f"from_torch expects as example a batch of one, of shape (1, …), and got {shape_words(shape)}. "
            f"Write {line}."
        )
    return example.detach()


def refuse_another_device(module: Any, example: Any) -> None:
    """Refuse an example that the module cannot be called with, because it lies elsewhere than its numbers."""
    devices = {str(each.device) for each in [*module.parameters(), *module.buffers()]}
    if len(devices) == 1 and str(example.device) not in devices:
        there = devices.pop()
        raise InputValueError(
            f"from_torch expects an example where the module is, on {there}, and got one on {example.device}. "
            f"Write from_torch(module, example.to({there!r}))."
        )


def refuse_dtype(dtype: DTypeLike) -> None:
    """Refuse another precision than the two."""
    if np.dtype(dtype) not in (np.float64, np.float32):
        raise InputValueError(f"from_torch expects as dtype np.float64 or np.float32 and got {dtype!r}.")
