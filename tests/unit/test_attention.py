"""Attention: tokens by their names, positions called by them everywhere, heads of plain layers, and what is refused."""

import re

import numpy as np
import pytest

from lessons_lib import (
    GELU,
    Add,
    Concat,
    DotProducts,
    Embedding,
    Input,
    InputTypeError,
    InputValueError,
    Linear,
    Model,
    Positions,
    RowwiseLinear,
    Softmax,
    SquaredError,
    WeightedSums,
    compare,
    on,
    step_through,
)
from lessons_lib.data.letters import LENGTH, LETTERS, rows_apart
from lessons_lib.layers.softmax import line_of
from lessons_lib.model.attention import attention_head
from lessons_lib.model.axes import axes_of, told_along
from lessons_lib.numbers.arithmetic import all_recorded
from lessons_lib.page.data import data
from lessons_lib.page.readings import readings
from lessons_lib.slips.derive import slips
from lessons_lib.trained import sorter_model

WORDS = ("the", "cat", "sat")
TABLE = np.array([[1.0, 0], [0, 2], [1, -1]])
EMBEDDING = Embedding(TABLE, WORDS)
EYE = np.eye(2)


def reader(**more):
    return Model(words=EMBEDDING, head=on(attention_head(EYE, EYE, EYE), "words"), **more)


def by_hand(X, Q, K, V, mask=None):
    """Naive loops over positions."""
    rows = []
    for i, _ in enumerate(X):
        seen = [j for j in range(len(X)) if mask is None or mask[i][j]]
        scores = [sum(Q[i][n] * K[j][n] for n in range(len(Q[i]))) / len(Q[i]) ** 0.5 for j in seen]
        powers = [np.exp(score) for score in scores]
        shares = [power / sum(powers) for power in powers]
        rows.append([sum(s * V[j][n] for s, j in zip(shares, seen, strict=True)) for n in range(len(V[0]))])
    return rows


@pytest.mark.parametrize("mask", [None, np.tril(np.ones((3, 3)))])
def test_a_head_is_what_loops_over_its_positions_make(mask):
    dice = np.random.default_rng(0)
    X, (WQ, WK, WV) = dice.normal(size=(3, 4)), dice.normal(size=(3, 2, 4))
    expected = by_hand(X, X @ WQ.T, X @ WK.T, X @ WV.T, mask)
    np.testing.assert_allclose(attention_head(WQ, WK, WV, mask)(X), expected, rtol=1e-12)


@pytest.mark.parametrize("length", [1, 2, 5])
def test_in_a_causal_head_nobody_looks_ahead_in_rows_of_any_length(length):
    dice = np.random.default_rng(length)
    head = attention_head(*np.random.default_rng(0).normal(size=(3, 2, 4)), mask="causal")
    X, (WQ, WK, WV) = (
        dice.normal(size=(length, 4)),
        (head[name].weights for name in ("queries", "keys", "values")),
    )
    expected = by_hand(X, X @ WQ.T, X @ WK.T, X @ WV.T, np.tril(np.ones((length, length))))
    np.testing.assert_allclose(head(X), expected, rtol=1e-12)
    both = head.trace(np.stack([X, 2 * X]), batch=True)
    np.testing.assert_allclose(both.steps[-1].output[0], expected, rtol=1e-12)


def test_a_causal_mask_is_the_triangle_in_every_number_that_is_told():
    X = all_recorded(np.random.default_rng(2).normal(size=(4, 4)))
    word, rows = Softmax("causal"), Softmax(np.tri(4))
    for unit in range(16):
        assert word.arithmetic(X, unit).formula() == rows.arithmetic(X, unit).formula()
    assert repr(word) == 'Softmax(mask="causal")'
    assert repr(Softmax("causal", -2)) == 'Softmax(mask="causal", axis=-2)'


def test_a_head_adds_its_biases_to_queries_keys_and_values_where_it_has_some():
    dice = np.random.default_rng(1)
    X, (WQ, WK, WV), (q, k, v) = (
        dice.normal(size=(3, 4)),
        dice.normal(size=(3, 2, 4)),
        dice.normal(size=(3, 2)),
    )
    expected = by_hand(X, X @ WQ.T + q, X @ WK.T + k, X @ WV.T + v, None)
    np.testing.assert_allclose(attention_head(WQ, WK, WV, biases=(q, k, v))(X), expected, rtol=1e-12)


Q = np.ones((4, 6))
REFUSED_HEADS = {
    "a slice behind the end": (
        (Q[4:], Q[4:], Q[4:]),
        {},
        "as queries .* got 0 x 6 numbers: .* the last is head 11",
    ),
    "a row": (
        (Q, Q[0], Q),
        {},
        r"as keys weights of shape \(outputs, inputs\) and got 6 numbers.*write \[keys\]",
    ),
    "text": (("q", Q, Q), {}, "expects numbers and got text: 'q'"),
    "other keys": ((Q, Q[:3], Q), {}, r"keys of the shape of its queries, \(4, 6\), .* and got \(3, 6\)"),
    "values of other rows": ((Q, Q, np.ones((4, 7))), {}, "6, as the queries have, and got values of 7"),
    "one bias": (
        (Q, Q, Q),
        {"biases": [np.ones(4)]},
        r"three biases and got 1\. Write biases=\[of_queries, ",
    ),
    "no biases": ((Q, Q, Q), {"biases": None}, r"three biases and got None\. Write biases="),
    "a short bias": ((Q, Q, Q), {"biases": [[1], None, None]}, "^RowwiseLinear expects a bias of 4 numbers"),
    "a mask in words": ((Q, Q, Q, "no one ahead"), {}, '^Softmax expects as mask .*mask="causal"'),
    "a ragged mask": ((Q, Q, Q, [[1], [1, 1]]), {}, "^Softmax expects rows of one length"),
}


@pytest.mark.parametrize(("given", "more", "told"), REFUSED_HEADS.values(), ids=REFUSED_HEADS)
def test_a_head_of_weights_that_do_not_belong_together_is_refused_with_what_was_expected(given, more, told):
    with pytest.raises((InputTypeError, InputValueError), match=told):
        attention_head(*given, **more)


def test_a_mask_of_true_and_false_is_one_of_1_and_0():
    assert Softmax([[True, False], [True, True]]).mask == Softmax([[1, 0], [1, 1]]).mask


def test_tokens_that_are_no_names_are_refused():
    with pytest.raises(InputTypeError, match=r"tokens=\('the', 'cat'\), and got 5\."):
        Embedding(TABLE, 5)


def test_tokens_are_given_by_name_or_id_and_a_text_of_letters_as_it_is():
    model = reader()
    np.testing.assert_array_equal(model(["cat", "the"]), model([1, 0]))
    np.testing.assert_array_equal(model("cat the"), model([1, 0]))
    assert model.trace(["cat", "the"]).sample.name == "cat the"
    assert model.trace([1, 0]).sample.name == "your x"
    together = model.trace([["cat", "the"], ["sat", "cat"]], batch=True)
    np.testing.assert_array_equal(together.output[1], model(["sat", "cat"]))
    letters = Embedding(EYE, ("a", "b"))
    np.testing.assert_array_equal(letters("ba"), [[0, 1], [1, 0]])


def test_a_token_that_comes_again_is_counted():
    assert EMBEDDING.words(np.array([1.0, 0, 1, 1])) == ("cat", "the", "cat·2", "cat·3")
    assert Embedding(TABLE).words(np.array([2.0, 2])) == ("token 2", "token 2·2")


def test_positions_are_called_by_their_tokens_through_every_layer():
    model = Model(
        words=EMBEDDING,
        placed=Positions(TABLE),
        head=attention_head(EYE, EYE, EYE),
        both=on(Concat(), "head", "placed"),
        bent=GELU(),
        votes=RowwiseLinear(np.ones((2, 4)), called=("yes", "no")),
        shares=Softmax(),
        twice=Add("votes"),
    )
    trace = model.trace(["sat", "the"])
    named = {reading.name: list(reading.names) for reading in readings(trace)}
    assert named["x"] == ["x[sat]", "x[the]"]
    for output in ("o1", "o2", "o3", "o4", "o5"):
        assert named[output][0] == f"{output}[sat, 0]"
    for output in ("o6", "o7", "o8"):
        assert named[output][1] == f"{output}[sat, no]"
    inner = next(reading for reading in readings(trace) if reading.name == "o3")
    scores = next(r for r in readings(inner.step.inside, given=inner.inner) if r.name == "o4")
    assert list(scores.names) == ["o4[sat, sat]", "o4[sat, the]", "o4[the, sat]", "o4[the, the]"]
    assert axes_of(trace)["o3"] == (("sat", "the"), ())


def test_the_page_in_html_alone_the_slips_and_the_comparison_use_the_tokens():
    trace = reader().trace(["cat", "sat"])
    assert "o4[cat, sat]" in step_through(trace)._repr_html_()
    scores = Model(words=EMBEDDING, scores=on(DotProducts(), "words", "words")).trace(["cat", "sat"])
    assert any("o1[cat, 0]" in slip["sentence"] for slip in slips(scores, "scores", 1))
    other = reader().trace(["cat", "the"])
    assert repr(compare(trace, other)).startswith("a: cat sat: ")


def test_on_the_way_back_positions_are_called_by_their_tokens_too():
    trace = Model(words=EMBEDDING, head=attention_head(EYE, EYE, EYE)).trace(["sat", "the"])
    backward = trace.backward(SquaredError(), np.ones((2, 2)))
    assert backward.arithmetic("dL/do2", 1).formula() == "o2[sat, 1] - 1"
    page = backward._repr_html_()
    for name in ("dL/do1[the, 0]", "dL/dx[sat]", "dL/do5[sat, the]", "dL/do4[sat, sat]"):
        assert name in page
    assert not re.search(r"dL/do\d\[\d", page)


def test_a_page_without_tokens_carries_no_word_of_them():
    plain = data(Model(Input("a", "b"), Linear([[1, 2]])).trace((1, 2)))
    assert all("axes" not in row for row in plain["models"][0])
    (words, head) = data(reader().trace(["cat"]))["models"][0]
    assert words["axes"] == ["tokens", []]
    assert head["inside"][3]["axes"] == ["00", "10"]


def test_names_that_always_hold_are_told_as_they_are():
    trace = Model(EMBEDDING, RowwiseLinear(EYE, called=("yes", "no"))).trace([0])
    assert told_along(trace.steps[1]) == ["00", ["yes", "no"]]


def test_attention_alone_knows_no_order_and_positions_give_it_back():
    lost, kept = reader(), Model(EMBEDDING, Positions(TABLE), attention_head(EYE, EYE, EYE))
    np.testing.assert_allclose(lost(["the", "cat", "sat"]), lost(["sat", "cat", "the"])[::-1])
    assert not np.allclose(kept(["the", "cat", "sat"]), kept(["sat", "cat", "the"])[::-1])


@pytest.mark.parametrize("axis", [-1, -2])
def test_what_a_mask_leaves_out_has_no_share_and_no_say(axis):
    dice = np.random.default_rng(1)
    X, mask = dice.normal(size=(3, 3)) * 300, np.array([[1, 0, 1], [0, 1, 1], [1, 1, 0]])
    shares = Softmax(mask, axis)(X)
    np.testing.assert_allclose(shares.sum(axis=axis), 1)
    assert (shares[mask == 0] == 0).all()
    np.testing.assert_array_equal(Softmax(mask, axis)(np.where(mask, X, 1e300)), shares)


def test_a_line_along_an_axis_is_where_numpy_has_it():
    places = np.arange(24).reshape(2, 3, 4)
    for unit in range(24):
        i, j, k = np.unravel_index(unit, places.shape)
        assert line_of(unit, places.shape, -1) == places[i, j].tolist()
        assert line_of(unit, places.shape, -2) == places[i, :, k].tolist()


REFUSED = [
    (
        lambda: EMBEDDING(["dog"]),
        "Embedding expects tokens that it knows and got 'dog'. Its tokens are the, cat, sat.",
    ),
    (
        lambda: Embedding(TABLE)(["dog"]),
        "Embedding expects tokens that it knows and got 'dog'. Its tokens have no names: give their ids.",
    ),
    (
        lambda: EMBEDDING([0, 3]),
        "Embedding expects as an id a whole number from 0 to 2, the row of a token in its table, and got 3.",
    ),
    (
        lambda: EMBEDDING([[0, 1]]),
        "Embedding expects a row of ids, one for each position, and got 1 x 2 numbers: 1 x 2 numbers from 0 to 1.",
    ),
    (
        lambda: Embedding(TABLE, ("a", "b")),
        "Embedding expects a name of its own for each of the 3 rows of its table and got 2 names.",
    ),
    (lambda: Embedding([1, 2]), "Embedding expects a table with a row for each token and got 2 numbers."),
    (
        lambda: Positions(TABLE)(np.ones((4, 2))),
        "Positions expects up to 3 rows of 2 numbers, as its table has them, and got 4 x 2 numbers.",
    ),
    (lambda: Positions([1]), "Positions expects a table with a row for each position and got 1 number."),
    (
        lambda: RowwiseLinear(EYE)([1, 2]),
        "RowwiseLinear expects rows of 2 numbers, one for each of its inputs, and got 2 numbers. For one row alone "
        "write Linear.",
    ),
    (
        lambda: RowwiseLinear(EYE, called=("a",)),
        "RowwiseLinear expects a name for each of its 2 outputs and got 1 name.",
    ),
    (
        lambda: DotProducts()(np.ones((2, 3)), np.ones((2, 4))),
        "DotProducts expects rows of one length, and got queries of 3 and keys of 4 numbers: each number of a query is "
        "multiplied with the one at its place in a key.",
    ),
    (
        lambda: DotProducts()([1, 2], [3, 4]),
        "DotProducts expects two inputs, queries and keys, a row for each position, and got 2 numbers and 2 numbers.",
    ),
    (
        lambda: DotProducts(0),
        "DotProducts expects a divisor above 0, as in DotProducts(divisor=1), and got 0.",
    ),
    (
        lambda: WeightedSums()(np.ones((2, 3)), np.ones((2, 4))),
        "WeightedSums expects as many shares in a row as there are values, and got 3 and 2.",
    ),
    (
        lambda: Softmax([[1, 0], [0, 0]]),
        "Softmax expects in each row of its mask a 1 at least, and in 1 row there is none, the first is row 1: nothing "
        "would be left to share.",
    ),
    (
        lambda: Softmax([[0.5, 1]]),
        "Softmax expects a mask of rows of 1 (this score counts) and 0 (it does not), as in [[1, 0], [1, 1]], and got "
        "1 x 2 numbers from 0.5 to 1.",
    ),
    (
        lambda: Softmax([[1, 1], [1, 0]])(np.ones((3, 3))),
        "Softmax expects 2 x 2 numbers, the shape of its mask, and got 3 x 3 numbers. The mask says of each score "
        "whether it counts: write a mask of that shape.",
    ),
    (
        lambda: Softmax(np.tri(3))(np.ones((2, 2))),
        "Softmax expects 3 x 3 numbers, the shape of its mask, and got 2 x 2 numbers. Where nobody looks ahead in rows "
        'of any length write mask="causal".',
    ),
    (
        lambda: Softmax("casual"),
        'Softmax expects as mask rows of 1 and 0, as in [[1, 0], [1, 1]], or mask="causal", by which nobody looks '
        "ahead, and got 'casual'.",
    ),
    (
        lambda: Softmax("causal")(np.ones((2, 3))),
        'Softmax expects for mask="causal" as many rows of scores as columns, both the same positions, and got 2 x 3 '
        "numbers. For others write the mask as rows of 1 and 0.",
    ),
    (
        lambda: Softmax(axis=1),
        "Softmax expects as axis -1, so that each row adds up to 1, or -2, so that each column does, and got 1.",
    ),
    (
        lambda: Softmax(axis=-2)([1, 2]),
        "Softmax expects rows of scores for shares along each column (axis=-2), and got one row: (1, 2). For shares "
        "along it write Softmax().",
    ),
]


@pytest.mark.parametrize(("wrong", "says"), REFUSED, ids=[says[:40] for _, says in REFUSED])
def test_what_is_wrong_is_told_with_what_would_be_right(wrong, says):
    with pytest.raises((InputValueError, InputTypeError)) as error:
        wrong()
    assert str(error.value) == says


def test_the_letters_of_a_row_that_is_held_out_are_never_seen_in_another_order():
    seen, unseen = rows_apart()
    assert len(seen) + len(unseen) == len(LETTERS) ** LENGTH
    assert len(unseen) >= 6000
    known = {tuple(sorted(row)) for row in seen.tolist()}
    assert not known & {tuple(sorted(row)) for row in unseen.tolist()}


def test_the_sorter_sorts_at_least_99_in_a_hundred_rows_that_it_has_never_seen_and_looks_where_it_should():
    _, unseen = rows_apart()
    wanted, trace = np.sort(unseen, axis=1), sorter_model().trace(unseen, batch=True)
    answers = trace.steps[-1].output.argmax(axis=-1)
    assert (answers == wanted).all(axis=1).mean() >= 0.99
    looked_at = np.take_along_axis(unseen, trace.looks.argmax(axis=-1), axis=1)
    assert (looked_at == wanted).mean() >= 0.99
