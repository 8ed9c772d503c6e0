"""Modules as the well-known networks are made of, and what tests of `from_torch` ask of any of them."""

import re

import torch
from torch import nn


def seeded(module, seed=0):
    """A module with numbers that look trained: no batch normalisation as it is before training."""
    random = torch.Generator().manual_seed(seed)
    for name, each in [*module.named_parameters(), *module.named_buffers()]:
        if each.is_floating_point():
            low = 0.5 if name.endswith("running_var") else -0.6
            each.data = torch.rand(each.shape, generator=random, dtype=each.dtype) * 1.2 + low
    return module.eval()


def leaves(trace):
    for step in trace:
        if step.inside is None:
            yield step
        else:
            yield from leaves(step.inside)


def kinds(model):
    return [place.layer.kind for place in model.places]


def names(model):
    return [place.label for place in model.places]


def by_path(trace, before=""):
    """Each step by the path of its module, with _ for each dot; ``convolution_0`` of a `Sequential` is its 0."""
    for step in trace:
        for label in {step.label, re.sub(r"^\w+_(?=\d+$)", "", step.label)}:
            yield before + label, step
            if step.inside is not None:
                yield from by_path(step.inside, f"{before}{label}_")


def keep(kept, path, made):
    kept.setdefault(path, (made[0] if isinstance(made, tuple) else made).clone())


def hooked(module, X):
    """Every module's output by its path, independently of the package."""
    kept = {}
    handles = [
        each.register_forward_hook(lambda _, __, made, path=path: keep(kept, path, made))
        for path, each in module.named_modules()
    ]
    with torch.no_grad():
        module(X)
    for handle in handles:
        handle.remove()
    return kept


# Blocks as the well-known networks are made of.


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            *(
                nn.Conv2d(3, 4, 3, padding=1),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Conv2d(4, 6, 3, padding=1),
                nn.BatchNorm2d(6),
            ),
            *(nn.LeakyReLU(0.1), nn.AvgPool2d(2)),
        )
        self.drop = nn.Dropout(0.5)
        self.head = nn.Linear(6, 5)

    def forward(self, x):
        x = self.features(x)
        return nn.functional.softmax(self.head(self.drop(torch.flatten(x, 1))), dim=1)


class Residual(nn.Module):
    def __init__(self, channels=4, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(3, channels, 3, stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.downsample = nn.Sequential(nn.Conv2d(3, channels, 1, stride), nn.BatchNorm2d(channels))

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += self.downsample(x)
        return self.relu(out)


class Inception(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(3, 2, 1)
        self.three = nn.Sequential(nn.Conv2d(3, 2, 1), nn.ReLU(), nn.Conv2d(2, 3, (3, 1), padding=(1, 0)))
        self.pool = nn.Sequential(nn.MaxPool2d(3, 1, padding=1), nn.Conv2d(3, 1, 1))

    def forward(self, x):
        return torch.cat([self.one(x), self.three(x), self.pool(x)], 1)


class SqueezeExcite(nn.Module):
    def __init__(self):
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(3, 2, 1)
        self.fc2 = nn.Conv2d(2, 3, 1)
        self.activation = nn.SiLU()

    def forward(self, x):
        scale = torch.sigmoid(self.fc2(self.activation(self.fc1(self.avgpool(x)))))
        return scale * x


class Mobile(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = nn.Sequential(
            *(nn.Conv2d(3, 6, 1), nn.ReLU6(inplace=True), nn.ZeroPad2d((0, 1, 0, 1))),
            *(nn.Conv2d(6, 6, 3, 2, groups=6), nn.Hardswish(), nn.Conv2d(6, 4, 1)),
        )

    def forward(self, x):
        return self.block(x).mean([2, 3])


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Linear(6, 8)
        self.layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True, activation="gelu")

    def forward(self, x):
        return self.layer(self.embed(x.flatten(2)))


class Vision(nn.Module):
    """A transformer that sees: tiles as tokens, one token more for the class, a table of positions."""

    def __init__(self):
        super().__init__()
        self.conv_proj = nn.Conv2d(3, 8, 3, 3)
        self.class_token = nn.Parameter(torch.zeros(1, 1, 8))
        self.pos_embedding = nn.Parameter(torch.zeros(1, 5, 8))
        layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True, norm_first=True, activation="gelu")
        self.encoder = nn.TransformerEncoder(layer, 2, nn.LayerNorm(8), enable_nested_tensor=False)
        self.head = nn.Linear(8, 3)

    def forward(self, x):
        x = self.conv_proj(x).flatten(2).permute(0, 2, 1)
        x = torch.cat([self.class_token.expand(x.shape[0], -1, -1), x], dim=1)
        return self.head(self.encoder(x + self.pos_embedding)[:, 0])


class Whole(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([Residual(3), Residual(3)])
        self.parts = nn.ModuleDict({"excite": SqueezeExcite()})
        self.fc = nn.Linear(3, 2)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.fc(self.parts["excite"](x).mean(dim=(-1, -2)))


BLOCKS = {
    each.__name__: each
    for each in (Plain, Residual, Inception, SqueezeExcite, Mobile, Encoder, Vision, Whole)
}
EXAMPLE = torch.linspace(-2, 2, 3 * 6 * 6).sin().reshape(1, 3, 6, 6)


def example_for(name):
    return EXAMPLE[:, :, :2, :3] if name == "Encoder" else EXAMPLE
