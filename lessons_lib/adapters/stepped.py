"""PyTorch's attention one step after another, each with a name, where its own modules do all of them at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from torch import nn

__all__ = ["Head", "Heads", "Mix", "Part", "Scores", "Shares"]


class Scores(nn.Module):  # type: ignore[misc]
    """Each query with each key: the sum of their products, divided."""

    def __init__(self, divisor: float) -> None:
        super().__init__()
        self.divisor = divisor

    def forward(self, queries: Any, keys: Any) -> Any:
        """A row for each query."""
        return queries @ keys.transpose(-2, -1) / self.divisor


class Shares(nn.Module):  # type: ignore[misc]
    """Softmax of each row, of what the mask lets in."""

    def __init__(self, mask: Any) -> None:
        super().__init__()
        self.mask = mask

    def forward(self, scores: Any) -> Any:
        """Rows that add up to 1."""
        if self.mask is not None:
            scores = scores.masked_fill(~self.mask, -math.inf)
        return scores.softmax(-1)


class Mix(nn.Module):  # type: ignore[misc]
    """The values, weighted by the shares."""

    def forward(self, shares: Any, values: Any) -> Any:
        """A row for each query."""
        return shares @ values


class Part(nn.Module):  # type: ignore[misc]
    """What one head gets of what was parted into heads before."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at

    def forward(self, x: Any) -> Any:
        """Its rows."""
        return x[:, self.at]


class Head(nn.Module):  # type: ignore[misc]
    """One head: what it makes of its three inputs, then scores, shares, and the mix."""

    def __init__(self, made: tuple[Any, Any, Any], divisor: float, mask: Any) -> None:
        super().__init__()
        self.queries, self.keys, self.values = made
        self.scores, self.shares, self.mix = Scores(divisor), Shares(mask), Mix()

    def forward(self, query: Any, key: Any, value: Any) -> Any:
        """Its rows."""
        queries, keys, values = self.queries(query), self.keys(key), self.values(value)
        return self.mix(self.shares(self.scores(queries, keys)), values)


class Heads(nn.Module):  # type: ignore[misc]
    """Heads side by side, and what puts together what they found."""

    def __init__(
        self, heads: Sequence[Head], together: Callable[[list[Any]], Any], parted: Callable[..., Any]
    ) -> None:
        super().__init__()
        self._together, self._parted = together, parted
        for at, head in enumerate(heads, 1):
            self.add_module(f"head_{at}", head)

    def forward(self, query: Any, key: Any, value: Any) -> Any:
        """What they found together."""
        return self._together([head(query, key, value) for head in self.children()])

    def at_once(self, query: Any, key: Any, value: Any) -> tuple[Any, ...]:
        """What all heads make of one sample, with an axis of the heads in front: the outputs of its steps."""
        head = self.head_1
        queries, keys, values = self._parted(query, key, value)
        scores = head.scores(queries, keys)
        shares = head.shares(scores)
        return queries, keys, values, scores, shares, head.mix(shares, values)
