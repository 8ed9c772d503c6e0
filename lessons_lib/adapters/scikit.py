"""An estimator of scikit-learn opened: its scaler, its linear layers and what bends them, held against itself."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, RobustScaler, StandardScaler
from sklearn.utils.validation import check_is_fitted

from lessons_lib.layers import Input, Layer, Linear, ReLU, Scale, Sigmoid, Softmax, Tanh
from lessons_lib.model import Model
from lessons_lib.numbers.door import InputTypeError, InputValueError, shortened

__all__ = ["opened"]

KNOWN = (LinearRegression, LogisticRegression, MLPClassifier, MLPRegressor)
LINEAR = {
    "Ridge",
    "RidgeCV",
    "Lasso",
    "LassoCV",
    "ElasticNet",
    "ElasticNetCV",
    "HuberRegressor",
    "SGDRegressor",
}
BENDS = {"relu": ReLU, "tanh": Tanh, "logistic": Sigmoid, "softmax": Softmax, "identity": None}
CLOSE = 1e-9
TRIED = 8  # inputs on which both must say the same


def opened(estimator: Any, names: Sequence[str]) -> Model:
    """The model; `from_sklearn` says what for."""
    scalers, last = _parts(estimator)
    model = Model(_input(estimator, last, names), *map(_scale, scalers), *_layers(last))
    _refuse_other_answers(model, estimator, last)
    return model


def _parts(estimator: Any) -> tuple[list[Any], Any]:
    """The scalers in a pipeline, and what comes last."""
    steps = [each for _, each in estimator.steps] if isinstance(estimator, Pipeline) else [estimator]
    *scalers, last = [each for each in steps if not (each is None or str(each) == "passthrough")]
    _refuse_other(last, KNOWN, ", ".join(each.__name__ for each in KNOWN))
    for each in scalers:
        _refuse_other(each, (StandardScaler,), "before it StandardScaler")
    for each in (*scalers, last):
        try:
            check_is_fitted(each)
        except NotFittedError:
            raise InputValueError(
                f"from_sklearn expects an estimator that was fitted, and {type(each).__name__} was not: call its "
                "fit(X, y) first."
            ) from None
    return scalers, last


def _refuse_other(part: Any, kinds: tuple[type, ...], words: str) -> None:
    if type(part) not in kinds:
        raise InputTypeError(
            f"from_sklearn opens {words}, alone or in a pipeline, and got {shortened(part)}.{_instead(part)}"
        )


def _instead(part: Any) -> str:
    """What to write in place of what is not opened, where there is a line for it."""
    if hasattr(part, "best_estimator_"):
        return " Write from_sklearn(search.best_estimator_)."
    if isinstance(part, Pipeline):
        return " Put its steps into the pipeline around it."
    if isinstance(part, MinMaxScaler | MaxAbsScaler | RobustScaler):
        return " Fit the pipeline with StandardScaler() in its place."
    if type(part).__name__ in LINEAR and hasattr(part, "coef_"):
        return (
            " It is one linear layer: Model(Linear(np.atleast_2d(it.coef_), np.atleast_1d(it.intercept_)))."
        )
    return ""


def _input(estimator: Any, last: Any, names: Sequence[str]) -> Input:
    known = names if len(names) else getattr(estimator, "feature_names_in_", ())
    return Input(*map(str, known)) if len(known) else Input(shape=int(last.n_features_in_))


def _scale(scaler: Any) -> Scale:
    count = scaler.n_features_in_
    mean = np.zeros(count) if scaler.mean_ is None or not scaler.with_mean else scaler.mean_
    return Scale(mean, np.ones(count) if scaler.scale_ is None else scaler.scale_)


def _layers(estimator: Any) -> Iterator[Layer]:
    """Its layers: scikit-learn keeps weights as (inputs, outputs) in a network and as (outputs, inputs) elsewhere."""
    if isinstance(estimator, LinearRegression | LogisticRegression):
        weights = np.atleast_2d(estimator.coef_)
        yield Linear(weights, np.broadcast_to(estimator.intercept_, len(weights)))
        if isinstance(estimator, LogisticRegression):
            yield Softmax() if len(weights) > 1 else Sigmoid()
        return
    if estimator.out_activation_ not in BENDS:
        raise InputTypeError(
            f"from_sklearn cannot open this {type(estimator).__name__}: it ends in {estimator.out_activation_}, which "
            "has no layer here."
        )
    bends = [*[estimator.activation] * (len(estimator.coefs_) - 1), estimator.out_activation_]
    for weights, bias, name in zip(estimator.coefs_, estimator.intercepts_, bends, strict=True):
        yield Linear(weights.T, bias)
        if bend := BENDS[name]:
            yield bend()


def _refuse_other_answers(model: Model, estimator: Any, last: Any) -> None:
    """Refuse a model that says anything else than its estimator, on inputs such as it knows and on others."""
    first = estimator.steps[0][1] if isinstance(estimator, Pipeline) else estimator
    middle, spread = getattr(first, "mean_", None), getattr(first, "scale_", None)
    X = np.random.default_rng(0).normal(size=(TRIED, last.n_features_in_))
    X = X * (1 if spread is None else spread) + (0 if middle is None else middle)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that it was fitted with names, which an array has not
        theirs = estimator.predict_proba(X) if hasattr(estimator, "predict_proba") else estimator.predict(X)
    ours = model.trace(X, batch=True).steps[-1].output
    if hasattr(estimator, "predict_proba") and ours.shape[1] == 1:
        theirs = theirs[:, 1]  # of two classes a model says one share
    if not np.allclose(ours.reshape(theirs.shape), theirs, rtol=CLOSE, atol=CLOSE):
        raise InputValueError(
            f"from_sklearn shows nothing that it cannot vouch for: the opened {type(last).__name__} answers otherwise "
            "than the estimator does."
        )
