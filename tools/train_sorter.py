"""Train the small transformer that sorts letters, and store its weights: `python -m tools.train_sorter`.

It is trained by the package's own layers and optimiser, in some minutes; one machine gives the same bytes at each run.
Rows are held out by their letters: of a row in the test, no order of its letters was seen in training.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lessons_lib.data.letters import LENGTH, LETTERS, rows_apart
from lessons_lib.learning import Adam, CrossEntropy, cosine, untrained
from lessons_lib.learning.workshop import Workshop
from lessons_lib.model import Model
from lessons_lib.numbers.door import Array
from lessons_lib.trained import sorter_row
from tools.train import FOLDER, rounded

STEPS, BATCH, WARM_UP = 6000, 128, 100
# Its learning rate falls to 0 along a cosine. The seed is the first there is.
OPTIMISER, SEED = Adam(0.005, weight_decay=0.1), 0
WIDTH, WIDE = 16, 32


@dataclass(frozen=True)
class OfEachPosition(CrossEntropy):
    """Cross-entropy of each row of scores with the class that is right there, and their mean."""

    def checked(self, targets: Any, shape: tuple[int, ...]) -> NDArray[np.intp]:
        del shape
        return np.asarray(targets, dtype=np.intp)

    def values(self, outputs: Array, targets: NDArray[Any]) -> Array:
        each = super().values(outputs.reshape(-1, outputs.shape[-1]), targets.ravel())
        mean: Array = each.reshape(targets.shape).mean(axis=1)
        return mean

    def gradients(self, outputs: Array, targets: NDArray[Any]) -> Array:
        each = super().gradients(outputs.reshape(-1, outputs.shape[-1]), targets.ravel())
        shared: Array = each.reshape(outputs.shape) / targets.shape[1]
        return shared


def main() -> None:
    """Train it and say how many rows it sorts that it has never seen, before and after."""
    seen, unseen = rows_apart()
    chance = np.random.default_rng(SEED)
    start = untrained(begun(), chance)
    shop = Workshop(Model.of(start.places[:-1]), OfEachPosition())  # the loss is taken from the scores
    for at in range(STEPS):
        batch = seen[chance.integers(0, len(seen), BATCH)]
        pace = OPTIMISER.slowed(cosine(at / STEPS) * min(1.0, (at + 1) / WARM_UP))
        loss = shop.step(batch, np.sort(batch, axis=1), pace)
        if at % 500 == 0:
            print(at, round(loss, 4), flush=True)
    trained = rounded(start.with_parameters(shop.values()))
    for name, model in (("untrained", start), ("trained", trained)):
        print(
            f"{name}: {right(model, seen):.2%} of the rows seen, {right(model, unseen):.2%} of those unseen"
        )
    stored = dict(zip(shapes(), (each.values for each in trained.parameters.values()), strict=True))
    np.savez_compressed(FOLDER / "sorter.npz", allow_pickle=False, **stored)
    print(f"{(FOLDER / 'sorter.npz').stat().st_size:,} bytes", file=sys.stderr)


def shapes() -> dict[str, tuple[int, ...]]:
    """What its weights are called, and their shapes, in the order of its parameters."""
    half = WIDTH // 2
    return {
        "letters": (len(LETTERS), WIDTH),
        "positions": (LENGTH, WIDTH),
        **{f"{head}_{part}": (half, WIDTH) for head in ("first", "second") for part in "QKV"},
        "wide": (WIDE, WIDTH),
        "wide_bias": (WIDE,),
        "narrow": (WIDTH, WIDE),
        "narrow_bias": (WIDTH,),
        "look_Q": (half, WIDTH),
        "look_K": (half, WIDTH),
        "answer": (len(LETTERS), WIDTH),
        "answer_bias": (len(LETTERS),),
    }


def begun() -> Model:
    """The row of layers with zeros for weights."""
    return sorter_row({name: np.zeros(shape) for name, shape in shapes().items()})


def right(model: Model, rows: Array) -> float:
    """The share of rows that come out sorted, each letter at its place."""
    answers = model.trace(rows, batch=True).steps[-1].output.argmax(axis=-1)
    return float((answers == np.sort(rows, axis=1)).all(axis=1).mean())


if __name__ == "__main__":
    main()
