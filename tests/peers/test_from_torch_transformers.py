"""`from_torch` on networks of `transformers`, small and random: wrapped as the refusal says, each opens block by block."""

import re

import numpy as np
import pytest
import torch
import transformers
from torch import nn

from lessons_lib import from_torch
from tests.peers.blocks import leaves, seeded

IDS, OTHER_IDS = torch.tensor([[3, 7, 2, 9, 4]]), torch.tensor([[1, 8, 8, 5, 29]])
WIDE = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 24}
SMALL = {
    "bert": lambda: transformers.BertModel(transformers.BertConfig(vocab_size=30, **WIDE)),
    "distilbert": lambda: transformers.DistilBertModel(
        transformers.DistilBertConfig(vocab_size=30, dim=16, n_layers=2, n_heads=2, hidden_dim=24)
    ),
    "gpt2": lambda: transformers.GPT2Model(
        transformers.GPT2Config(vocab_size=30, n_embd=16, n_layer=2, n_head=2, n_positions=8)
    ),
    "llama": lambda: transformers.LlamaModel(
        transformers.LlamaConfig(vocab_size=30, num_key_value_heads=2, **WIDE)
    ),
    "vit": lambda: transformers.ViTModel(transformers.ViTConfig(image_size=12, patch_size=4, **WIDE)),
    "resnet": lambda: transformers.ResNetModel(
        transformers.ResNetConfig(
            embedding_size=4, hidden_sizes=[4, 8], depths=[2, 1], layer_type="basic", hidden_act="relu"
        )
    ),
}
# How many layers there are in all the models inside each.
LAYERS = {"bert": 69, "distilbert": 68, "gpt2": 84, "llama": 124, "vit": 71, "resnet": 28}
BLOCKS = {
    "bert": ["inner.encoder.layer.1.attention.self", "inner.encoder.layer.0.intermediate"],
    "distilbert": ["inner.transformer.layer.1.attention", "inner.transformer.layer.0.ffn"],
    "gpt2": ["inner.h.1.attn", "inner.h.0.mlp.act"],
    "llama": ["inner.layers.1.self_attn", "inner.layers.0.mlp"],
    "vit": ["inner.embeddings", "inner.layers.1.attention"],
    "resnet": ["inner.embedder", "inner.encoder.stages.1.layers.0.shortcut"],
}


class Wrapped(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return self.inner(x).last_hidden_state


def made(name):
    torch.manual_seed(0)
    return seeded(Wrapped(SMALL[name]()))


def examples(name):
    if name not in {"vit", "resnet"}:
        return IDS, OTHER_IDS
    size = 12 if name == "vit" else 32
    return torch.rand(2, 1, 3, size, size, generator=torch.Generator().manual_seed(1)) * 2 - 1


def heard(module, X):
    """The first tensor that each module gives, by its path."""
    kept = {}

    def keep(path, value):
        while not isinstance(value, torch.Tensor):
            value = value[0]
        kept.setdefault(path, value.clone())

    for path, each in module.named_modules():
        each.register_forward_hook(lambda _, __, value, path=path: keep(path, value))
    with torch.no_grad():
        module(X)
    return kept


def step_of(steps, parts):
    """The step of a module by the parts of its path; one that holds a single layer stands there as that layer."""
    for count in range(1, len(parts) + 1):
        name = "_".join(parts[:count])
        for step in steps:
            if name in {step.label.rstrip("_"), re.sub(r"^[a-z0-9]+_(?=\d+$)", "", step.label)}:
                rest = parts[count:]
                if not rest:
                    return step
                inside = [*step.inside] if step.inside is not None else []
                for dropped in range(len(rest)):
                    found = step_of(inside, rest[dropped:])
                    if found is not None:
                        return found
                return step
    return None


def relative(ours, theirs):
    return np.abs(ours - theirs).max() / np.abs(theirs).max()


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", SMALL)
def test_its_blocks_are_models_inside_models_and_each_output_is_what_hooks_hear(name, dtype):
    module, (example, X) = made(name), examples(name)
    model = from_torch(module, example, dtype)
    trace = model.trace(X[0].numpy())
    there, here = heard(made(name), example), heard(module, X)
    left_out = {each.partition(" ")[0] for each in model.left_out}
    for path in here.keys() - left_out - {""}:
        theirs = here[path].numpy()
        if torch.equal(there[path], here[path]) or path.startswith("inner.pooler"):
            continue  # positions, which do not come from x; and an output that is not taken
        step = step_of(trace.steps, path.split("."))
        assert step is not None, path
        assert relative(step.output, theirs[0] if theirs.shape[0] == 1 else theirs) < 1e-5, path
    assert relative(trace.output, here[""][0].numpy()) < 1e-5
    for path in BLOCKS[name]:
        assert step_of(trace.steps, path.split(".")).inside is not None, path


@pytest.mark.parametrize("name", SMALL)
def test_nothing_inside_stays_pytorchs(name):
    model = from_torch(made(name), examples(name)[0])
    assert model.called == ()
    trace = model.trace(examples(name)[0][0].numpy())
    assert len([*leaves(trace)]) == LAYERS[name]
