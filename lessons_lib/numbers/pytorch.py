"""What of PyTorch's stands in the place of numbers, and the line that takes its numbers out; PyTorch is not needed."""

from __future__ import annotations

from typing import Any

__all__ = ["from_pytorch"]


def from_pytorch(x: object, called: str = "x") -> str:
    """How a thing of PyTorch's that is no array becomes one; empty for anything that may go on as it is.

    ``called`` is what it is taken for: x, or a parameter such as weights.
    """
    if all(kind.__module__.partition(".")[0] != "torch" for kind in type(x).__mro__):
        return ""
    if hasattr(x, "requires_grad") and hasattr(x, "detach"):
        steps = _to_numpy(x)
        return f"Take its numbers out: write {called}{steps}.numpy()." if steps else ""
    bias = "" if getattr(x, "bias", True) is None else ", module.bias.detach().numpy()"
    linear = f"Linear(module.weight.detach().numpy(){bias})"
    if called != "x":
        return f"Take its weights out: write {linear}."
    return (
        "To look inside the whole network write from_torch(network.eval(), example), where the example is a batch of "
        f"one that it is called with. For the weights of a linear one alone write {linear}."
    )


def _to_numpy(tensor: Any) -> str:
    """What a tensor of PyTorch's needs before NumPy can read it; nothing for most."""
    needed = {
        ".detach()": tensor.requires_grad or not getattr(tensor, "is_cpu", True),
        ".cpu()": not getattr(tensor, "is_cpu", True),
        ".to_dense()": getattr(tensor, "layout", "") and "strided" not in str(tensor.layout),
        ".float()": str(getattr(tensor, "dtype", "")) == "torch.bfloat16",
    }
    return "".join(step for step, is_needed in needed.items() if is_needed)
