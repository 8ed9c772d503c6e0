"""Modules as somebody brings them who never read this package: what they are called with, and how they are made."""

import collections
import math
import threading
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils import parametrizations, prune

OPENED = {}  # by name: what makes one, and the shape of a sample; of ids, how many there are instead


def brought(*shape, ids=0):
    def keep(kind):
        OPENED[kind.__name__] = kind, shape, ids
        return kind

    return keep


def row(name, shape, *layers):
    OPENED[name] = lambda: nn.Sequential(*(make() for make in layers)), shape, 0


class One(nn.Module):
    """With one linear layer of six numbers."""

    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 6)


@brought(5, 8)
class OwnAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out, self.heads = nn.Linear(8, 24), nn.Linear(8, 8), 2

    def forward(self, x):
        count, tokens, width = x.shape
        queries, keys, values = (
            each.view(count, tokens, self.heads, width // self.heads).transpose(1, 2)
            for each in self.qkv(x).chunk(3, -1)
        )
        scores = (queries @ keys.transpose(-2, -1)) * (1 / math.sqrt(keys.size(-1)))
        mask = torch.tril(torch.ones(tokens, tokens)).view(1, 1, tokens, tokens)
        shares = functional.softmax(scores.masked_fill(mask == 0, float("-inf")), -1)
        return self.out((shares @ values).transpose(1, 2).contiguous().view(count, tokens, width))


@brought(5, 8)
class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm, self.gru = nn.LSTM(8, 6, batch_first=True), nn.GRU(6, 4, batch_first=True)
        self.fc = nn.Linear(10, 2)

    def forward(self, x):
        rows, (hidden, _) = self.lstm(x)
        _, last = self.gru(rows)
        return self.fc(torch.cat([last.squeeze(0), hidden[-1]], 1))


@brought(5, 8)
class CellInALoop(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(8, 6)

    def forward(self, x):
        hidden = torch.zeros(x.shape[0], 6)
        for at in range(x.shape[1]):
            hidden = self.cell(x[:, at], hidden)
        return hidden


@brought(8)
class NormedWeights(nn.Module):
    def __init__(self):
        super().__init__()
        self.old = nn.utils.spectral_norm(nn.Linear(8, 4))
        self.new = parametrizations.weight_norm(nn.Linear(4, 4))
        self.pruned = prune.l1_unstructured(nn.Linear(4, 3), "weight", 0.5)

    def forward(self, x):
        return self.pruned(torch.relu(self.new(self.old(x))))


@brought(5, ids=10)
class TiedWeights(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding, self.fc = nn.Embedding(10, 6), nn.Linear(6, 6)
        self.out = nn.Linear(6, 10, bias=False)
        self.out.weight = self.embedding.weight

    def forward(self, x):
        return self.out(torch.tanh(self.fc(self.embedding(x))))


@brought(5, ids=10)
class MeanOfWords(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding, self.places = nn.Embedding(10, 6, padding_idx=0), nn.Embedding(12, 6)

    def forward(self, x):
        rows = self.embedding(x.int().long()) + self.places(torch.arange(x.shape[1]))
        counts = (x != 0).float().unsqueeze(-1)
        return (rows * counts).sum(1) / counts.sum(1).clamp(min=1)


@brought(4, 8, 8)
class Convolutions(nn.Module):
    def __init__(self):
        super().__init__()
        self.grouped = nn.Conv2d(4, 8, 3, groups=2, padding=1)
        self.depthwise = nn.Conv2d(8, 8, 3, groups=8, padding="same")
        self.dilated = nn.Conv2d(8, 4, 3, dilation=2, padding=2)
        self.mirrored = nn.Conv2d(4, 4, 3, padding=1, padding_mode="reflect")
        self.uneven = nn.Conv2d(4, 2, (1, 3), stride=(2, 1))
        self.up = nn.ConvTranspose2d(2, 3, 4, 2, 1)

    def forward(self, x):
        return self.up(self.uneven(self.mirrored(self.dilated(self.depthwise(self.grouped(x))))))


row(
    *("Norms", (4, 8, 8), lambda: nn.GroupNorm(2, 4), lambda: nn.InstanceNorm2d(4, affine=True)),
    *(lambda: nn.LayerNorm([8, 8]), lambda: nn.BatchNorm2d(4, affine=False), lambda: nn.LocalResponseNorm(2)),
)
row(
    *(
        "Bends",
        (6,),
        nn.SiLU,
        nn.Hardswish,
        nn.PReLU,
        nn.ELU,
        nn.LeakyReLU,
        nn.Hardsigmoid,
        nn.Softplus,
        nn.Mish,
    ),
    *(nn.SELU, nn.CELU, nn.Softsign, nn.Hardshrink, lambda: nn.Threshold(0.1, 20), lambda: nn.GELU("tanh")),
)
row("Ends", (6,), lambda: nn.Linear(6, 6), lambda: nn.GLU(-1), lambda: nn.LogSoftmax(-1))
row(
    *("Pools", (4, 9, 7), lambda: nn.MaxPool2d(3, 1, 1), lambda: nn.AvgPool2d(2, 2, ceil_mode=True)),
    *(
        lambda: nn.AdaptiveAvgPool2d((3, 2)),
        lambda: nn.AdaptiveMaxPool2d(1),
        nn.Flatten,
        lambda: nn.Linear(4, 2),
    ),
)
row(
    *("Signals", (4, 9), lambda: nn.Conv1d(4, 4, 3, padding=1), lambda: nn.BatchNorm1d(4), nn.ReLU),
    *(lambda: nn.MaxPool1d(2), lambda: nn.AdaptiveAvgPool1d(1), nn.Flatten),
)


@brought(5, 8)
class Sums(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.rand(8, 4))

    def forward(self, x):
        rows = torch.einsum("btc,cd->btd", x, self.w)
        return torch.einsum("bqd,bkd->bqk", rows, rows)


@brought(8, 6, 6)
class Parts(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Conv2d(4, 4, 1), nn.Conv2d(4, 4, 3, padding=1)

    def forward(self, x):
        left, right = x.chunk(2, 1)
        one, three = torch.split(self.a(left), [1, 3], 1)
        count, channels, rows, columns = x.shape
        x = torch.cat([self.b(right), three, one], 1).view(count, 2, channels // 2, rows, columns)
        return x.transpose(1, 2).reshape(count, channels, rows, columns)


@brought(4, 6, 6)
class ChannelsLast(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm, self.linear, self.scale = nn.LayerNorm(4), nn.Linear(4, 5), nn.Parameter(torch.rand(5))

    def forward(self, x):
        x = self.linear(self.norm(x.permute(0, 2, 3, 1))) * self.scale
        return x.permute(0, 3, 1, 2).mean(dim=(-2, -1))


@brought(3, 8, 8)
class Branches(nn.Module):
    def __init__(self):
        super().__init__()
        self.branches = nn.ModuleList([nn.Conv2d(3, 2, size, padding=size // 2) for size in (1, 3, 5)])

    def forward(self, x):
        return torch.cat([functional.relu_(each(x)) for each in self.branches], dim=1)


@brought(6)
class InPlace(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.relu = nn.Linear(6, 6), nn.Linear(6, 6), nn.ReLU(inplace=True)

    def forward(self, x):
        x += 1
        y = self.a(x)
        y += x
        y.mul_(2)
        one, other = y.chunk(2, 1)
        one.clamp_(min=0.0)
        y = self.b(torch.cat([one, other], 1))
        y[:, :2] = 0
        return self.relu(y)


@brought(6)
class Decorated(One):
    def __init__(self):
        super().__init__()
        self.bend = lambda x: x * torch.sigmoid(1.7 * x)
        self.register_buffer("mean", torch.rand(6))
        self.register_buffer("spread", torch.rand(6) + 0.5)

    def forward(self, x, mask=None, scale=2.0):
        if not isinstance(x, torch.Tensor):
            x = torch.tensor(x)
        y = self.bend(self.a((x - self.mean) / self.spread)) * scale
        return y if mask is None else y * mask


@dataclass
class Answer:
    logits: torch.Tensor
    hidden: torch.Tensor


class AnswersInOne(One):
    def forward(self, x):
        y = self.a(x)
        return Answer(y, torch.tanh(y))


class AnswersByName(One):
    def forward(self, x):
        y = self.a(x)
        return {"logits": y, "all": [y, x]}


@brought(6)
class TakesAnswers(nn.Module):
    def __init__(self):
        super().__init__()
        self.one, self.named = AnswersInOne(), AnswersByName()

    def forward(self, x):
        one, named = self.one(x), self.named(x)
        return one.hidden + one.logits + named["all"][0] * named["logits"]


@brought(6)
class Coarse(One):
    def forward(self, x):
        return self.a(x.to(torch.bfloat16).to(torch.float32)) + x.half().float()


@brought(6)
class Whole(One):
    def forward(self, x):
        return self.a(x.to(torch.int64).float()) + x.to(torch.int32) + torch.round(x)


@brought(6)
class Hooked(One):
    def __init__(self):
        super().__init__()
        self.b = nn.Linear(6, 2)
        self.a.register_forward_hook(lambda _, __, made: made * 2)
        self.b.register_forward_pre_hook(lambda _, given: (given[0] + 1,))

    def forward(self, x):
        return self.b(self.a(x))


@brought(6)
class Formulas(One):
    def forward(self, x):
        y = self.a(x)
        size = y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + 1e-6)
        return (
            torch.where(y > 0, size, 0.1 * x)
            - 2 / (x * x + 1)
            + torch.sub(y, x, alpha=0.5)
            + x // 2
            + (1 - x) / 4
        )


@brought(5, 6)
class Measures(nn.Module):
    def forward(self, x):
        found = [x.mean(1), x.max(1).values, x.min(1)[0], x.std(1), x.norm(dim=1), x.topk(2, 1).values[:, 1]]
        return torch.stack([*found, x.argmax(1).float(), x.cumsum(1)[:, -1]], 1)


@brought(6)
class SmallEnds(nn.Module):
    def __init__(self):
        super().__init__()
        self.b, self.token = nn.Bilinear(6, 6, 3), nn.Parameter(torch.rand(1, 1, 6))

    def forward(self, x):
        near = functional.cosine_similarity(x, x * x, dim=-1)[:, None]  # one number of each sample
        rows = torch.cat([self.token.expand(x.shape[0], -1, -1), x[:, None]], 1)
        return self.b(x, x * 2) + near + rows.sum((1, 2))[:, None]


class Unit(nn.Sequential):
    def __init__(self, inputs, outputs):
        convolution = nn.Conv2d(inputs, outputs, 3, padding=1, bias=False)
        super().__init__(
            collections.OrderedDict(conv=convolution, bn=nn.BatchNorm2d(outputs), act=nn.SiLU(inplace=True))
        )


row(
    *("RowOfUnits", (3, 8, 8), lambda: Unit(3, 4), lambda: nn.Sequential(Unit(4, 4), Unit(4, 6))),
    *(lambda: nn.AdaptiveAvgPool2d(1), nn.Flatten, lambda: nn.Linear(6, 3)),
)
OPENED["InParallel"] = lambda: nn.DataParallel(nn.Sequential(nn.Linear(6, 6), nn.ReLU())), (6,), 0


# What cannot be opened.


class BatchSecond(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(8, 6)

    def forward(self, x):
        return self.lstm(x)[0]


class KeepsTheFirst(One):
    def __init__(self):
        super().__init__()
        self.kept = None

    def forward(self, x):
        if self.kept is None:
            self.kept = self.a(x)
        return self.kept + x


class ByLuck(nn.Module):
    """Does nothing to the example, whose numbers are all above 0."""

    def forward(self, x):
        return x if x.min() >= 0 else x * 0


class DropoutByName(One):
    def __init__(self):
        super().__init__()
        self.drop = type("DropoutOfMine", (ByLuck,), {})()

    def forward(self, x):
        return self.a(self.drop(x))


class ChangesAPart(One):
    def forward(self, x):
        y = self.a(x)
        part = y[:, :3]
        part.clamp_(min=-1000.0)  # which changes nothing, on any example one would take
        return y * 2


class FillsATable(One):
    def forward(self, x):
        table = torch.zeros(x.shape[0], 3)
        for at in range(3):
            table[:, at] = self.a(x)[:, at]
        return table + x[:, :3]


class TwoInputs(One):
    def forward(self, x, mask):
        return self.a(x) * mask


class HalfWithin(One):
    def forward(self, x):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            y = self.a(x)
        return y.float()


class Waves(nn.Module):
    def forward(self, x):
        return torch.fft.rfft(x).abs()


class HoldsALock(One):
    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def forward(self, x):
        return self.a(x)
