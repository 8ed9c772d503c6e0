"""`from_torch` and attention: PyTorch's own in named steps, tokens, masks, and what only moves numbers."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional

from lessons_lib import CrossEntropy, InputValueError, SquaredError, from_torch, step_through
from lessons_lib.model.axes import axes_of, inner_axes
from lessons_lib.numbers.arithmetic import Number
from lessons_lib.page.readings import readings
from tests.peers.blocks import kinds, names, seeded

PRECISIONS = pytest.mark.parametrize("dtype", [np.float64, np.float32])
CLOSE = {"rtol": 2e-5, "atol": 2e-5}
ROWS = torch.linspace(-2, 2, 6 * 8).sin().reshape(1, 6, 8)
IDS = torch.tensor([[1, 2, 3, 2, 0, 8]])
AHEAD = torch.ones(6, 6).tril().bool()
STEPS = ["queries", "keys", "values", "scores", "shares", "mix"]


class Attends(nn.Module):
    """PyTorch's attention of the rows to themselves, called in some way."""

    def __init__(self, how=None, **settings):
        super().__init__()
        self.attention = nn.MultiheadAttention(8, 2, **{"batch_first": True, **settings})
        self.how = how or {}

    def forward(self, x):
        return self.attention(x, x, x, need_weights=False, **self.how)[0]


class Dots(nn.Module):
    """Attention by PyTorch's function, as well-known networks call it."""

    def __init__(self, heads=2, **how):
        super().__init__()
        self.qkv, self.out, self.heads, self.how = nn.Linear(8, 24), nn.Linear(8, 8), heads, how

    def forward(self, x):
        parts = self.qkv(x).chunk(3, dim=-1)
        if self.heads:
            parts = [each.view(*x.shape[:2], self.heads, -1).transpose(1, 2) for each in parts]
        mixed = functional.scaled_dot_product_attention(*parts, **self.how)
        return self.out(mixed.transpose(1, 2).reshape(x.shape) if self.heads else mixed)


class ByHand(nn.Module):
    """Attention as it is written out: products, what is ahead set to minus infinity, softmax."""

    def __init__(self, hide):
        super().__init__()
        self.q, self.k, self.v, self.hide = nn.Linear(8, 8), nn.Linear(8, 8), nn.Linear(8, 8), hide

    def forward(self, x):
        q, k, v = (each(x).view(1, 6, 2, 4).transpose(1, 2) for each in (self.q, self.k, self.v))
        scores = self.hide(q @ k.transpose(-2, -1) / 2)
        return (scores.softmax(dim=-1) @ v).transpose(1, 2).reshape(1, 6, 8)


class Writes(nn.Module):
    """A small network that writes: tokens, positions, a block of attention, scores of the next token."""

    def __init__(self):
        super().__init__()
        self.tokens, self.positions = nn.Embedding(9, 8), nn.Embedding(6, 8)
        self.attention, self.norm = Dots(is_causal=True), nn.LayerNorm(8)
        self.bend, self.head = nn.GELU(approximate="tanh"), nn.Linear(8, 9)

    def forward(self, ids):
        x = self.tokens(ids) + self.positions(torch.arange(ids.shape[1]))
        return self.head(self.bend(x + self.attention(self.norm(x))))[:, -1]


def agrees(module, X, dtype=np.float64):
    """The opened module, after its answer was held against PyTorch's on another input."""
    model = from_torch(module, X, dtype)
    other = X if X.dtype == torch.int64 else X.flip(-1) * 0.8 + 0.1
    with torch.no_grad():
        np.testing.assert_allclose(model(other[0].numpy()), module(other)[0].numpy(), **CLOSE)
    return model


def block(model, name):
    return next(place.layer for place in model.places if place.label == name)


@PRECISIONS
def test_pytorchs_attention_is_opened_head_by_head_into_named_steps(dtype):
    module = seeded(Attends())
    model = agrees(nn.Sequential(module).eval(), ROWS, dtype)
    attention = model.places[-1].layer
    assert names(attention) == ["head_1", "head_2", "cat", "out_proj"]
    assert names(attention[0]) == STEPS
    assert model.called == ()
    shares = [head.inside.shares for head in model.trace(ROWS[0].numpy()).steps[-1].inside.steps[:2]]
    with torch.no_grad():
        _, expected = module.attention(ROWS, ROWS, ROWS, average_attn_weights=False)
    np.testing.assert_allclose(shares, expected[0].numpy(), **CLOSE)


MASKED = {
    "true and false": {"attn_mask": ~AHEAD},
    "minus infinity": {"attn_mask": nn.Transformer.generate_square_subsequent_mask(6)},
    "a hint": {"attn_mask": ~AHEAD, "is_causal": True},
    "padding": {"key_padding_mask": torch.tensor([[False] * 4 + [True] * 2])},
    "both": {"attn_mask": ~AHEAD, "key_padding_mask": torch.tensor([[False] * 4 + [True] * 2])},
}


@PRECISIONS
@pytest.mark.parametrize("how", MASKED)
def test_a_mask_of_pytorchs_is_the_mask_of_each_head(how, dtype):
    model = agrees(seeded(Attends(MASKED[how])), ROWS, dtype)
    assert model.called == ()
    shares = model.trace(ROWS[0].numpy()).steps[-1].inside.steps[0].inside.shares
    allowed = np.tril(np.ones((6, 6))) if "attn_mask" in MASKED[how] else np.ones((6, 6))
    allowed[:, 4:] *= "key_padding_mask" not in MASKED[how]
    np.testing.assert_array_equal(shares > 0, allowed > 0)


CLOSED = {
    "keys of its own": (lambda: Attends(add_bias_kv=True), "keys of its own"),
    "a zero beside": (lambda: Attends(add_zero_attn=True), "keys of its own"),
    "a mask that adds": (lambda: Attends({"attn_mask": torch.linspace(0, 1, 36).reshape(6, 6)}), "adds numbers"),
    "a mask for each head": (lambda: Attends({"attn_mask": torch.stack([~AHEAD, AHEAD.T.logical_not()])}), "of their own"),
}  # fmt: skip


def test_attention_whose_batch_is_second_is_refused():
    with pytest.raises(InputValueError, match=r"the samples of a batch play a part.*batch_first=True"):
        from_torch(seeded(nn.Sequential(Attends(batch_first=False))), ROWS)


@pytest.mark.parametrize("case", CLOSED)
def test_attention_that_cannot_be_taken_apart_is_called_as_one_and_says_why(case):
    make, why = CLOSED[case]
    model = agrees(seeded(nn.Sequential(make())), ROWS)
    assert model.called == ("0 (MultiheadAttention)",)
    assert why in model.places[-1].layer.untold


def test_a_mask_that_depends_on_x_is_no_mask_of_a_head():
    class Own(Attends):
        def forward(self, x):
            return self.attention(x, x, x, attn_mask=x[0, :, :6] > 1, need_weights=False)[0]

    model = agrees(seeded(Own()), ROWS)
    assert "depends on x" in block(model, "attention").untold


def test_weights_of_attention_that_are_taken_are_pytorchs_own_and_said_to_be():
    class Both(nn.Module):
        def __init__(self):
            super().__init__()
            self.attention = nn.MultiheadAttention(8, 2, batch_first=True, kdim=4, vdim=4, bias=False)
            self.short = nn.Linear(8, 4)

        def forward(self, x):
            short = self.short(x)
            return torch.cat(self.attention(x, short, short), -1)

    model = agrees(seeded(Both()), ROWS)
    assert names(model) == ["", "short", "attention", "attention_2", "cat"]
    assert names(model[2]) == ["head_1", "head_2", "cat", "out_proj"]
    assert model.called == ("attention (MultiheadAttention)",)


@PRECISIONS
@pytest.mark.parametrize("kind", ["encoder", "decoder"])
def test_whole_layers_of_pytorchs_transformers_are_opened_to_the_last_number(kind, dtype):
    class Decoder(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer, self.memory = nn.TransformerDecoderLayer(8, 2, 12, batch_first=True), nn.Linear(8, 8)

        def forward(self, x):
            return self.layer(x, self.memory(x))

    layer = nn.TransformerEncoderLayer(8, 2, 12, batch_first=True, activation="gelu")
    module = seeded(nn.TransformerEncoder(layer, 2) if kind == "encoder" else Decoder())
    model = agrees(module, ROWS, dtype)
    assert model.called == ()


@settings(max_examples=40)
@given(
    st.sampled_from([0, 1, 2, 4]),
    st.sampled_from([np.float64, np.float32]),
    st.sampled_from(["none", "ahead", "true and false", "minus infinity"]),
    st.sampled_from([None, 0.3]),
    st.integers(0, 1000),
)
def test_attention_by_pytorchs_function_is_opened_into_the_same_steps(heads, dtype, mask, scale, seed):
    how = {
        "none": {},
        "ahead": {"is_causal": True},
        "true and false": {"attn_mask": AHEAD},
        "minus infinity": {"attn_mask": torch.zeros(1, 1, 6, 6).masked_fill(~AHEAD, -math.inf)[:, 0 if not heads else slice(None)]},
    }[mask]  # fmt: skip
    model = agrees(seeded(Dots(heads, scale=scale, **how), seed), ROWS, dtype)
    assert model.called == ()
    steps = block(model, "scaled_dot_product_attention")
    assert names(steps) == ([*(f"head_{at}" for at in range(1, heads + 1)), "stack"] if heads else STEPS[3:])


def test_a_function_of_attention_that_cannot_be_taken_apart_is_called_and_says_why():
    model = agrees(seeded(Dots(attn_mask=torch.linspace(0, 1, 36).reshape(6, 6))), ROWS)
    assert "adds numbers to the scores" in block(model, "scaled_dot_product_attention").untold


HIDING = {
    "masked_fill": lambda scores: scores.masked_fill(~AHEAD, -math.inf),
    "added": lambda scores: scores + torch.zeros(6, 6).masked_fill(~AHEAD, -math.inf),
    "far below": lambda scores: scores.masked_fill(~AHEAD, -1e9),
    "not": lambda scores: scores,
}


@PRECISIONS
@pytest.mark.parametrize("how", HIDING)
def test_attention_written_out_is_told_to_the_last_number(how, dtype):
    model = agrees(seeded(ByHand(HIDING[how])), ROWS, dtype)
    assert model.called == ()
    shares = model.trace(ROWS[0].numpy()).softmax
    np.testing.assert_array_equal(shares[1] > 0, np.ones((6, 6)) if how == "not" else AHEAD.numpy())
    assert ("masked_fill" in names(model)) == (how == "far below")


def test_infinite_numbers_that_are_no_mask_of_a_softmax_are_refused():
    class Hides(nn.Module):
        def forward(self, x):
            return torch.tanh(x.masked_fill(torch.eye(6, 8).bool(), -math.inf))

    with pytest.raises(InputValueError, match="numbers infinite, and not for a softmax of each row"):
        from_torch(Hides().eval(), ROWS)


@PRECISIONS
def test_both_ways_to_compute_gelu_are_told(dtype):
    class Bends(nn.Module):
        def __init__(self):
            super().__init__()
            self.exact, self.quick = nn.GELU(), nn.GELU("tanh")

        def forward(self, x):
            return functional.gelu(functional.gelu(self.quick(self.exact(x))), approximate="tanh")

    model = agrees(Bends().eval(), ROWS, dtype)
    assert kinds(model)[1:] == ["GELU", "GELU by tanh", "GELU", "GELU by tanh"]
    assert model.called == ()
    for reading in readings(model.trace(ROWS[0].numpy()))[1:]:
        assert all(isinstance(each, Number) for each in reading.told.values())


@PRECISIONS
def test_positions_are_called_by_their_tokens_through_heads_and_reshaping(dtype):
    model = agrees(seeded(Writes()), IDS, dtype)
    trace = model.trace(IDS[0].numpy())
    assert "o1[token 2·2, 0]" in step_through(trace)._repr_html_()
    tokens = ("token 1", "token 2", "token 3", "token 2·2", "token 0", "token 8")
    known = axes_of(trace)
    attention = trace["attention"]
    assert known[attention.output_name] == (tokens, ())
    inner = axes_of(attention.inside, inner_axes(attention, known))
    heads = attention.inside["scaled_dot_product_attention"]
    head = heads.inside["head_1"]
    between = axes_of(heads.inside, inner_axes(heads, inner))
    steps = axes_of(head.inside, inner_axes(head, between))
    assert steps[head.inside["scores"].output_name] == (tokens, tokens)
    assert steps[head.inside["shares"].output_name] == (tokens, tokens)
    assert steps[head.inside["mix"].output_name] == (tokens, ())


def test_a_table_that_shortens_its_rows_stays_pytorchs():
    model = from_torch(seeded(nn.Sequential(nn.Embedding(9, 4, max_norm=0.1))), IDS)
    assert model.called == ("0 (Embedding)",)


def test_ids_that_several_take_come_in_by_an_input_of_their_own():
    class Two(nn.Module):
        def __init__(self):
            super().__init__()
            self.one, self.other = nn.Embedding(9, 4), nn.Embedding(9, 4)

        def forward(self, ids):
            return self.one(ids) * functional.embedding(ids, self.other.weight)

    assert kinds(agrees(seeded(Two()), IDS)) == ["Input", "Embedding", "Embedding", "Multiply"]


@PRECISIONS
def test_rows_of_tokens_take_layers_that_know_rows(dtype):
    class Along(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear, self.norm, self.soft = nn.Linear(8, 5), nn.LayerNorm(5), nn.Softmax(dim=1)

        def forward(self, x):
            return functional.softmax(
                self.soft(self.norm(functional.relu(self.linear(x)))), dim=-1
            ) + functional.linear(x, self.linear.weight)

    model = agrees(seeded(Along()), ROWS, dtype)
    assert model.called == ()
    shares = model.trace(ROWS[0].numpy())
    np.testing.assert_allclose(shares.soft.sum(axis=0), 1, rtol=1e-6)
    np.testing.assert_allclose(shares.softmax.sum(axis=1), 1, rtol=1e-6)


@st.composite
def rows_of_tokens(draw):
    """Any row of layers that take tokens, behind a table of them."""
    width, rows = draw(st.sampled_from([4, 8])), [nn.Embedding(9, draw(st.sampled_from([4, 8])))]
    rows.append(nn.Linear(rows[0].embedding_dim, width))
    for _ in range(draw(st.integers(1, 3))):
        bend = draw(st.sampled_from(["relu", "gelu"]))
        rows += draw(
            st.sampled_from(
                [
                    [nn.LayerNorm(width), nn.GELU(draw(st.sampled_from(["none", "tanh"])))],
                    [nn.Softmax(draw(st.sampled_from([-1, -2, 1, 2]))), nn.Dropout()],
                    [nn.Linear(width, width, bias=draw(st.booleans())), nn.Tanh()],
                    [
                        nn.TransformerEncoderLayer(
                            *(width, draw(st.sampled_from([1, 2, 4])), 6),
                            activation=bend,
                            batch_first=True,
                            norm_first=draw(st.booleans()),
                        )
                    ],
                ]
            )
        )
    return seeded(nn.Sequential(*rows), draw(st.integers(0, 1000)))


@settings(max_examples=40)
@given(rows_of_tokens(), st.sampled_from([np.float64, np.float32]), st.data())
def test_any_row_of_layers_over_tokens_gives_what_pytorch_gives(module, dtype, data):
    ids = st.lists(st.integers(0, 8), min_size=4, max_size=4)
    model = from_torch(module, torch.tensor([data.draw(ids)]), dtype)
    x = data.draw(ids)
    with torch.no_grad():
        expected = module(torch.tensor([x]))[0].numpy()
    np.testing.assert_allclose(model(x), expected, rtol=1e-4, atol=1e-4 * max(1, np.abs(expected).max()))
    assert model.called == ()


MOVES = {
    "transpose": lambda x: x.transpose(1, 2),
    "permute": lambda x: torch.permute(x, (0, 2, 1)),
    "swapaxes": lambda x: x.swapaxes(-1, -2),
    "a property": lambda x: x.mT,
    "a part": lambda x: x[:, 1:4, ::2],
    "one row": lambda x: x[:, -1],
    "select": lambda x: x.select(1, 2),
    "chunk": lambda x: x.chunk(2, dim=2)[1],
    "split": lambda x: torch.split(x, [1, 5], dim=1)[1],
    "unbind": lambda x: x.unbind(1)[3],
    "flip": lambda x: x.flip(1),
    "roll": lambda x: x.roll(2, 1),
    "repeat": lambda x: x.repeat(1, 2, 1),
    "expand": lambda x: x[:, :1].expand(-1, 4, -1),
    "a row in front": lambda x: torch.cat([torch.ones(1, 1, 8) * 0.3, x], dim=1),
    "zeros around": lambda x: functional.pad(x, (0, 1, 2, 0)),
    "by index": lambda x: x[:, torch.tensor([3, 0, 3])],
}
CHANGES = {
    "twice": lambda x: 2 * x,
    "half": lambda x: x / 2,
    "the rest": lambda x: 1 - x,
    "less": lambda x: x - 0.5,
    "turned": lambda x: -x,
    "a table": lambda x: x + torch.linspace(0, 1, 48).reshape(6, 8),
    "a scale": lambda x: x * torch.linspace(0, 1, 8),
    "as usual": lambda x: (x - torch.full((8,), 0.1)) / torch.linspace(1, 2, 8),
}


class Does(nn.Module):
    def __init__(self, what):
        super().__init__()
        self.what = what

    def forward(self, x):
        return self.what(x) * 1.5


@PRECISIONS
@pytest.mark.parametrize("name", [*MOVES, *CHANGES])
def test_what_moves_numbers_or_takes_a_constant_is_told_forth_and_back(name, dtype):
    module = Does({**MOVES, **CHANGES}[name]).eval()
    model = agrees(module, ROWS, dtype)
    assert model.called == ()
    x = ROWS.clone().requires_grad_()
    made = module(x)
    (made**2 / 2).sum().backward()
    trace = model.trace(ROWS[0].numpy())
    back = trace.backward(SquaredError(), np.zeros(made.shape[1:]))
    np.testing.assert_allclose(back["dL/dx"], x.grad[0], **CLOSE)
    many = torch.cat([ROWS, ROWS * 0.5])
    together = model.trace(many.numpy(), batch=True).output
    np.testing.assert_allclose(together, [module(each[None])[0].numpy() for each in many], **CLOSE)


@PRECISIONS
def test_the_way_back_through_a_network_that_writes_is_pytorchs(dtype):
    module = seeded(Writes()).double()
    back = from_torch(module, IDS, dtype).trace(IDS[0].numpy()).backward(CrossEntropy(), 4)
    functional.cross_entropy(module(IDS), torch.tensor([4])).backward()
    first = 1 if dtype == np.float64 else 2  # layers that PyTorch computes come behind an input of their own
    weights = {"table": module.tokens.weight, "scale": module.norm.weight, "weights": module.head.weight}
    for (what, weight), at in zip(weights.items(), (0, 2, 6), strict=True):
        np.testing.assert_allclose(
            back.gradients[f"L{first + at}.{what}"], weight.grad, rtol=1e-3, atol=1e-5, err_msg=what
        )


@pytest.mark.parametrize("how", [None, *MASKED])
def test_in_float32_heads_that_are_computed_at_once_are_each_what_their_own_layers_make(how):
    block = seeded(Attends(MASKED[how] if how else {}))
    model = from_torch(nn.Sequential(block).eval(), ROWS, np.float32)
    attention = model.trace(ROWS[0].numpy()).steps[-1]
    ahead = attention.layer.ahead(attention.inputs)
    assert [*ahead] == [0, 1]  # both heads
    for head in attention.inside.steps[:2]:
        assert head.output is head.inside.steps[-1].output
        for step in head.inside:
            X = step.inputs if step.layer.joins else step.inputs[0]
            assert step.output.dtype == np.float32
            np.testing.assert_allclose(step.layer.run(X), step.output, **CLOSE)
    infinite = tuple(np.full_like(X, np.inf) for X in attention.inputs)
    assert attention.layer.ahead(infinite) == {}
    assert attention.layer.ahead(tuple(X[:-1] for X in attention.inputs)) == {}
