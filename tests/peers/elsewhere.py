"""A device that this machine has not: tensors that say they are on a GPU, and behave so wherever one can tell.

Their numbers lie beside them, out of reach: NumPy cannot read them, what lies on the processor cannot be computed
with them, and only `.cpu()` hands them over. What it does not show is the rounding of a real GPU.
"""

from contextlib import contextmanager

import torch
from torch.utils._pytree import tree_leaves, tree_map

GPU = torch.device("cuda", 0)


class OnGPU(torch.Tensor):
    """A tensor on a GPU, in name."""

    @staticmethod
    def __new__(cls, numbers):
        return torch.Tensor._make_wrapper_subclass(
            cls, numbers.shape, strides=numbers.stride(), dtype=numbers.dtype, device=GPU
        )

    def __init__(self, numbers):
        self.numbers = numbers

    def __repr__(self):
        return f"OnGPU({self.numbers})"

    @classmethod
    def __torch_dispatch__(cls, operation, _, args=(), kwargs=None):
        kwargs = dict(kwargs or {})
        beside = [
            each for each in tree_leaves((args, kwargs)) if isinstance(each, torch.Tensor) and each.dim()
        ]
        moves = operation is torch.ops.aten._to_copy.default
        if not moves and {type(each) for each in beside} - {OnGPU, torch.nn.Parameter}:
            raise RuntimeError(f"Expected all tensors to be on the same device, in {operation}.")
        target = kwargs.pop("device", None)
        inner, named = tree_map(
            lambda each: each.numbers if isinstance(each, OnGPU) else each, (args, kwargs)
        )
        made = operation(*inner, **named)
        if target is not None and torch.device(target).type == "cpu":
            return made
        return tree_map(lambda each: OnGPU(each) if isinstance(each, torch.Tensor) else each, made)


@contextmanager
def moved_as_on_a_gpu():
    """Modules that are moved get new parameters, as they do where the two places cannot share one."""
    torch.__future__.set_overwrite_module_params_on_conversion(True)
    yield
    torch.__future__.set_overwrite_module_params_on_conversion(False)


def on_gpu(module):
    """A module all of whose numbers are there; it does not learn any more, for which a real GPU would be needed."""
    return module.requires_grad_(requires_grad=False)._apply(OnGPU)
