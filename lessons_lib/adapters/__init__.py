"""Models from elsewhere, opened: a module of PyTorch, an estimator of scikit-learn, as an ordinary `Model`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from lessons_lib.adapters.opened import Opened
    from lessons_lib.model import Model

__all__ = ["from_sklearn", "from_torch"]


def from_torch(module: Any, example: Any, dtype: Any = np.float64) -> Opened:
    """A PyTorch module as a model of this package: every layer inside, by its own name, with its weights copied.

    Layers that this package has become its own; those it does not have stay PyTorch's and are called, so that their
    values are there and their arithmetic is not told. Modules inside become models inside the model. Dropout and
    identity do nothing and are left out. ``print(model)`` says what was left out and what is called. The example runs
    through both, and every output must agree with the module's own to 1e-5 of its largest number.

    Args:
        module: on any device, in ``module.eval()``; it stays as it is.
        example: what the module is called with: a batch of one, of shape (1, …). The model's x is that one sample,
            without the axis of the batch.
        dtype: ``np.float64``; or, of a large network, ``np.float32``, in half the memory: then each layer runs by
            PyTorch, and this package tells its arithmetic.

    Raises:
        InputTypeError, InputValueError: what was given is no module or no batch of one, the module is in training, it
            decides by its numbers which way to go, or an output does not agree; with the layer, and what to do.
    """
    try:
        from lessons_lib.adapters.pytorch import opened  # noqa: PLC0415 (PyTorch is an extra)
    except ModuleNotFoundError as error:
        raise _missing("from_torch", "PyTorch", "torch", error) from None
    return opened(module, example, dtype)


def from_sklearn(estimator: Any, names: Any = ()) -> Model:
    """A fitted estimator of scikit-learn as a model of this package, with its weights copied.

    Args:
        estimator: `MLPClassifier`, `MLPRegressor`, `LogisticRegression` or `LinearRegression`, or a pipeline of a
            `StandardScaler` and one of them. A classifier's model ends in the probability of each class
            (`predict_proba`), or, of two classes, of the second one.
        names: what its inputs are called; left out, as in the table that it was fitted on, if that had names.

    Raises:
        InputTypeError, InputValueError: it is none of these, or it was not fitted.
    """
    try:
        from lessons_lib.adapters.scikit import opened  # noqa: PLC0415 (scikit-learn is an extra)
    except ModuleNotFoundError as error:
        raise _missing("from_sklearn", "scikit-learn", "scikit-learn", error) from None
    model: Model = opened(estimator, names)
    return model


def _missing(who: str, what: str, package: str, error: ModuleNotFoundError) -> ImportError:
    return ImportError(
        f"{who} needs {what}, which is not installed ({error}). Install it: pip install {package}"
    )
