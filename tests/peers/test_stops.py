"""A function or a module of PyTorch's in the place of a layer: PyTorch's own error, and what to write instead."""

import pytest
import torch

from lessons_lib import Input, Model

linear = torch.nn.Linear(2, 1)


@pytest.mark.parametrize(
    "layer", [torch.relu, torch.nn.functional.relu, lambda X: linear(X), lambda X: torch.exp(X) + 1]
)
def test_what_takes_tensors_is_told_how_it_is_written_with_numpy(layer) -> None:
    with pytest.raises(TypeError, match="must be Tensor") as caught:
        Model(Input("a", "b"), layer).trace((1, 2))
    assert "np.maximum(X, 0)" in caught.value.__notes__[1]
    assert "from_torch(network.eval(), example)" in caught.value.__notes__[1]
