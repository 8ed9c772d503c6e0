"""A layer is a function of its input.

Any callable of one input is a layer: a `def` or a `lambda` of your own, a whole `Model`, or one of the
layers in this folder, a file for each family. These are frozen records with everything about one layer in
one class: its forward pass, its formula, and the arithmetic of any number it puts out. Running a layer
stores nothing on it.
"""

import warnings
from typing import TYPE_CHECKING

from lessons_lib.later import later
from lessons_lib.layers.back import shared
from lessons_lib.layers.base import (
    Axes,
    BuiltIn,
    Layer,
    Parameter,
    SelfExplaining,
    Shape,
    explains_itself,
    refuse_more_inputs,
    refuse_other_shapes,
)
from lessons_lib.layers.sources import on, taking
from lessons_lib.numbers.record import record

if TYPE_CHECKING:
    from lessons_lib.layers.activations import LeakyReLU, ReLU, Sigmoid, Tanh
    from lessons_lib.layers.attention import DotProducts, WeightedSums
    from lessons_lib.layers.batch_norm import BatchNorm
    from lessons_lib.layers.convolution import Convolution
    from lessons_lib.layers.dropout import Dropout
    from lessons_lib.layers.embedding import Embedding
    from lessons_lib.layers.gelu import GELU
    from lessons_lib.layers.input import Input
    from lessons_lib.layers.joining import Add, Concat
    from lessons_lib.layers.linear import Linear
    from lessons_lib.layers.normalisation import LayerNorm
    from lessons_lib.layers.pooling import AveragePool, GlobalAveragePool, MaxPool
    from lessons_lib.layers.positions import Positions
    from lessons_lib.layers.reshaping import Flatten, Reshape
    from lessons_lib.layers.rowwise import RowwiseLinear
    from lessons_lib.layers.scaling import Scale
    from lessons_lib.layers.softmax import Softmax

__all__ = [
    "GELU",
    "Add",
    "AveragePool",
    "Axes",
    "BatchNorm",
    "BuiltIn",
    "Concat",
    "Convolution",
    "DotProducts",
    "Dropout",
    "Embedding",
    "Flatten",
    "GlobalAveragePool",
    "Input",
    "Layer",
    "LayerNorm",
    "LeakyReLU",
    "Linear",
    "MaxPool",
    "Parameter",
    "Positions",
    "ReLU",
    "Reshape",
    "RowwiseLinear",
    "Scale",
    "SelfExplaining",
    "Shape",
    "Sigmoid",
    "Softmax",
    "Tanh",
    "WeightedSums",
    "explains_itself",
    "on",
    "record",
    "refuse_more_inputs",
    "refuse_other_shapes",
    "shared",
    "taking",
]

# A layer tells its overflow as an error, with its step. NumPy's warning about the same line says less, and to
# switch it off around each call would take as long as a small layer itself.
warnings.filterwarnings(
    "ignore", "(overflow|invalid value) encountered", RuntimeWarning, "lessons_lib.layers"
)

# A model of three layers needs three of these files.
__getattr__ = later(
    __name__,
    {
        "Add": "joining",
        "AveragePool": "pooling",
        "BatchNorm": "batch_norm",
        "Concat": "joining",
        "Convolution": "convolution",
        "DotProducts": "attention",
        "Dropout": "dropout",
        "Embedding": "embedding",
        "Flatten": "reshaping",
        "GELU": "gelu",
        "GlobalAveragePool": "pooling",
        "Input": "input",
        "LayerNorm": "normalisation",
        "LeakyReLU": "activations",
        "Linear": "linear",
        "MaxPool": "pooling",
        "Positions": "positions",
        "ReLU": "activations",
        "Reshape": "reshaping",
        "RowwiseLinear": "rowwise",
        "Scale": "scaling",
        "Sigmoid": "activations",
        "Softmax": "softmax",
        "Tanh": "activations",
        "WeightedSums": "attention",
    },
)
