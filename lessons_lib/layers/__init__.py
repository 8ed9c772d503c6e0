"""A layer is a function of its input.

Any callable of one input is a layer: a `def` or a `lambda` of your own, a whole `Model`, or one of the
layers in this folder, a file for each family. These are frozen records with everything about one layer in
one class: its forward pass, its formula, and the arithmetic of any number it puts out. Running a layer
stores nothing on it.
"""

from lessons_lib.layers.activations import LeakyReLU, ReLU, Sigmoid, Softmax, Tanh
from lessons_lib.layers.base import BuiltIn, Layer, Shape, refuse_more_inputs
from lessons_lib.layers.input import Input
from lessons_lib.layers.linear import Linear
from lessons_lib.layers.reshaping import Flatten, Scale

__all__ = [
    "BuiltIn",
    "Flatten",
    "Input",
    "Layer",
    "LeakyReLU",
    "Linear",
    "ReLU",
    "Scale",
    "Shape",
    "Sigmoid",
    "Softmax",
    "Tanh",
    "refuse_more_inputs",
]
