"""`from_sklearn`: an opened estimator answers what the estimator answers."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from lessons_lib import InputTypeError, InputValueError, Linear, Model, from_sklearn
from lessons_lib.adapters import scikit

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(60, 3)) * (1, 100, 0.01) + (5, -300, 0)
AMOUNT = X @ (1, 0.02, 300) + 2
CLASSES = {
    2: (np.median(AMOUNT) < AMOUNT).astype(int),
    3: np.digitize(AMOUNT, np.quantile(AMOUNT, (0.3, 0.6))),
}


def network(kind, activation, sizes):
    return kind(
        hidden_layer_sizes=sizes, activation=activation, solver="lbfgs", max_iter=15, tol=1e9, random_state=0
    )


def kinds(model):
    return [place.layer.kind for place in model.places]


@settings(max_examples=40)
@given(
    st.sampled_from(["relu", "tanh", "logistic", "identity"]),
    st.lists(st.integers(1, 5), min_size=1, max_size=3),
    st.sampled_from([2, 3, None]),
    st.booleans(),
)
@pytest.mark.filterwarnings("ignore:lbfgs failed to converge")
def test_a_network_answers_what_scikit_learn_answers(activation, sizes, classes, scaled):
    kind = MLPRegressor if classes is None else MLPClassifier
    estimator = network(kind, activation, tuple(sizes))
    estimator = make_pipeline(StandardScaler(), estimator) if scaled else estimator
    estimator.fit(X, AMOUNT if classes is None else CLASSES[classes])
    trace = from_sklearn(estimator).trace(X, batch=True)
    theirs = estimator.predict(X)[:, None] if classes is None else estimator.predict_proba(X)
    np.testing.assert_allclose(trace.output, theirs[:, 1:] if classes == 2 else theirs, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    "scaler", [StandardScaler(), StandardScaler(with_mean=False), StandardScaler(with_std=False)]
)
def test_regression_linear_and_logistic_with_each_scaler(scaler):
    for estimator, target in (
        (LinearRegression(), AMOUNT),
        (LinearRegression(fit_intercept=False), np.stack([AMOUNT, -AMOUNT], axis=1)),
        (LogisticRegression(), CLASSES[2]),
        (LogisticRegression(), CLASSES[3]),
    ):
        fitted = make_pipeline(scaler, estimator).fit(X, target)
        ours = from_sklearn(fitted).trace(X, batch=True).output
        theirs = (
            fitted.predict(X).reshape(60, -1)
            if isinstance(estimator, LinearRegression)
            else fitted.predict_proba(X)
        )
        np.testing.assert_allclose(
            ours, theirs[:, 1:] if target is CLASSES[2] and theirs.shape[1] == 2 else theirs
        )


def test_its_layers_and_the_names_of_a_table():
    table = pd.DataFrame(X, columns=["rooms", "age", "distance"])
    fitted = make_pipeline(StandardScaler(), network(MLPClassifier, "tanh", (4,))).fit(table, CLASSES[3])
    model = from_sklearn(fitted)
    assert kinds(model) == ["Input", "Scale", "Linear", "Tanh", "Linear", "Softmax"]
    assert model[0].names == ("rooms", "age", "distance")
    assert from_sklearn(fitted, names=("a", "b", "c"))[0].names == ("a", "b", "c")
    assert model[2].weights.shape == (4, 3)


@pytest.mark.filterwarnings("ignore:lbfgs failed to converge")
def test_what_it_does_not_open_is_refused_by_name():
    with pytest.raises(InputTypeError, match=r"from_sklearn opens LinearRegression, .* and got Ridge\(\)"):
        from_sklearn(Ridge().fit(X, AMOUNT))
    with pytest.raises(
        InputTypeError, match=r"before it StandardScaler, alone or in a pipeline, and got MinMaxScaler\(\)"
    ):
        from_sklearn(make_pipeline(MinMaxScaler(), LinearRegression()).fit(X, AMOUNT))
    with pytest.raises(InputValueError, match=r"LinearRegression was not: call its fit\(X, y\) first"):
        from_sklearn(LinearRegression())
    growing = MLPRegressor(
        loss="poisson", hidden_layer_sizes=(2,), max_iter=5, solver="lbfgs", random_state=0
    )
    with pytest.raises(InputTypeError, match="ends in exp, which has no layer here"):
        from_sklearn(growing.fit(X, np.abs(AMOUNT)))
    with pytest.raises(InputTypeError, match="and got 3"):
        from_sklearn(3)


def test_what_it_does_not_open_is_refused_with_the_line_that_is_right():
    ridge = Ridge().fit(X, AMOUNT)
    with pytest.raises(
        InputTypeError, match=r"Model\(Linear\(np\.atleast_2d\(it\.coef_\), np\.atleast_1d\(it"
    ):
        from_sklearn(ridge)
    model = Model(Linear(np.atleast_2d(ridge.coef_), np.atleast_1d(ridge.intercept_)))
    np.testing.assert_allclose(model.trace(X, batch=True).output.ravel(), ridge.predict(X))
    search = GridSearchCV(LogisticRegression(max_iter=1000), {"C": [1, 2]}).fit(
        X * (1, 0.01, 100), CLASSES[2]
    )
    with pytest.raises(InputTypeError, match=r"Write from_sklearn\(search\.best_estimator_\)"):
        from_sklearn(search)
    assert kinds(from_sklearn(search.best_estimator_)) == ["Input", "Linear", "Sigmoid"]
    with pytest.raises(InputTypeError, match=r"Fit the pipeline with StandardScaler\(\) in its place"):
        from_sklearn(make_pipeline(MinMaxScaler(), LinearRegression()).fit(X, AMOUNT))
    inner = make_pipeline(StandardScaler())
    with pytest.raises(InputTypeError, match="Put its steps into the pipeline around it"):
        from_sklearn(make_pipeline(inner, LinearRegression()).fit(X, AMOUNT))


def test_a_layer_that_is_not_the_estimators_is_found(monkeypatch):
    fitted = network(MLPRegressor, "relu", (4,)).fit(X, AMOUNT)
    monkeypatch.setitem(scikit.BENDS, "relu", scikit.Tanh)
    with pytest.raises(InputValueError, match="the opened MLPRegressor answers otherwise"):
        from_sklearn(fitted)
