"""See what happens inside a deep-learning model, number by number.

A model is a row of layers; each layer is a function; its output is the next layer's input; the last
output is the model's answer. What to import, in the order a lesson meets it:

================  ===================================================================
patients          the running example: four samples, each with an x and a target
DataSet           samples of your own, from rows of numbers or a CSV file; Classes or a Quantity say
                  what their targets are
Input             the layer that takes x
Linear            a layer of weighted sums
Convolution       the same small sums at every place of a picture
MaxPool, …        one number of each window of it: AveragePool; of each channel: GlobalAveragePool
ReLU, …           a layer that bends: LeakyReLU, GELU, Sigmoid, Tanh, Softmax
Flatten, Reshape  the same numbers in another shape; Scale counts them in deviations
BatchNorm, …      numbers around their mean: LayerNorm; Dropout drops some, and only in training
Add, Concat, on   layers that look back: at outputs before the last one
Embedding, …      words as rows of numbers; Positions adds what stands where, RowwiseLinear takes each row alone
DotProducts, …    how well rows fit each other; WeightedSums mixes rows by their shares: attention
Model             a row of layers: ``model(x)`` is the answer, ``model.trace(x)`` keeps every output
Trace, Step       what happened in one forward pass; BatchTrace, of many samples
receptive_field   which numbers of x one number of an output can depend on
SquaredError, …   how wrong an answer is: a loss, as is CrossEntropy; ``trace.backward(loss)`` goes the way
                  back from it to x, and keeps every gradient: BackwardTrace, BackwardStep
GradientDescent   a rule that makes the next weights of the last ones; others are Momentum, Adam
train             let a model learn from samples: a History, with the model after each epoch; untrained
                  begins afresh, cosine slows down
step_through      a page that steps from x to the answer, one layer at a time
explore           the same page with knobs: change x or a weight and watch every output follow
walk              the same page with x as a dot on a map of the answer
draw              the same page with a pad: draw a digit and watch every layer answer
predict_together  a page on which a class guesses: how the guesses spread, and the slip that each stands for
compare           two traces side by side, with the difference at each layer
plot_layers, …    the same as pictures: the row of layers, every output, a batch
playground        a bench: draw points, build a model, watch it learn
morph             many samples as points, gliding from output to output under a slider
scrub             a history under a slider over its epochs; plot_descent, slide_descent: the way downhill
plot_spreads      how large outputs and gradients are, layer by layer
check             whether your answer to an exercise is right, and if not, why not
question          the question of an exercise, with other numbers for each name: ``seed="Ada"``
report            what is done of a lesson, and what is next
Exercise, …       a question of your own, judged like ours; ``examine`` tells what it lacks, ``varied``
                  gives it other numbers for each name
from_torch        a PyTorch module, opened as a `Model`; from_sklearn, an estimator of scikit-learn
named             a name for an intermediate in a function of your own: ``m = named(X.mean(), "m")``
number, numbers   a number, and a row of them, as the package writes them
================  ===================================================================
"""

from typing import TYPE_CHECKING

from lessons_lib.data import Classes, DataSet, Quantity, Sample, patients
from lessons_lib.later import later
from lessons_lib.layers import on
from lessons_lib.model import BatchTrace, Model, Step, Trace, receptive_field
from lessons_lib.numbers.arithmetic import named
from lessons_lib.numbers.door import InputTypeError, InputValueError
from lessons_lib.numbers.notation import number, numbers

if TYPE_CHECKING:
    from lessons_lib.adapters import from_sklearn, from_torch
    from lessons_lib.bench.playground import playground
    from lessons_lib.judge.check import check
    from lessons_lib.judge.examine import examine
    from lessons_lib.judge.exercise import Exercise, Mistake
    from lessons_lib.judge.looked_up import question
    from lessons_lib.judge.report import report
    from lessons_lib.judge.varied import varied
    from lessons_lib.layers import (
        GELU,
        Add,
        AveragePool,
        BatchNorm,
        Concat,
        Convolution,
        DotProducts,
        Dropout,
        Embedding,
        Flatten,
        GlobalAveragePool,
        Input,
        LayerNorm,
        LeakyReLU,
        Linear,
        MaxPool,
        Positions,
        ReLU,
        Reshape,
        RowwiseLinear,
        Scale,
        Sigmoid,
        Softmax,
        Tanh,
        WeightedSums,
    )
    from lessons_lib.learning import (
        Adam,
        BackwardStep,
        BackwardTrace,
        CrossEntropy,
        GradientDescent,
        History,
        Momentum,
        SquaredError,
        cosine,
        train,
        untrained,
    )
    from lessons_lib.page.comparison import compare
    from lessons_lib.page.explore import explore
    from lessons_lib.page.map import walk
    from lessons_lib.page.pad import draw
    from lessons_lib.page.page import step_through
    from lessons_lib.page.photos import plot_photos
    from lessons_lib.plots import (
        plot_batch,
        plot_images,
        plot_layers,
        plot_output,
        plot_outputs,
        plot_points,
        plot_regions,
        plot_spreads,
    )
    from lessons_lib.sliders import morph, plot_descent, scrub, slide_descent
    from lessons_lib.together.teacher import predict_together

__all__ = [
    "GELU",
    "Adam",
    "Add",
    "AveragePool",
    "BackwardStep",
    "BackwardTrace",
    "BatchNorm",
    "BatchTrace",
    "Classes",
    "Concat",
    "Convolution",
    "CrossEntropy",
    "DataSet",
    "DotProducts",
    "Dropout",
    "Embedding",
    "Exercise",
    "Flatten",
    "GlobalAveragePool",
    "GradientDescent",
    "History",
    "Input",
    "InputTypeError",
    "InputValueError",
    "LayerNorm",
    "LeakyReLU",
    "Linear",
    "MaxPool",
    "Mistake",
    "Model",
    "Momentum",
    "Positions",
    "Quantity",
    "ReLU",
    "Reshape",
    "RowwiseLinear",
    "Sample",
    "Scale",
    "Sigmoid",
    "Softmax",
    "SquaredError",
    "Step",
    "Tanh",
    "Trace",
    "WeightedSums",
    "check",
    "compare",
    "cosine",
    "draw",
    "examine",
    "explore",
    "from_sklearn",
    "from_torch",
    "morph",
    "named",
    "number",
    "numbers",
    "on",
    "patients",
    "playground",
    "plot_batch",
    "plot_descent",
    "plot_images",
    "plot_layers",
    "plot_output",
    "plot_outputs",
    "plot_photos",
    "plot_points",
    "plot_regions",
    "plot_spreads",
    "predict_together",
    "question",
    "receptive_field",
    "report",
    "scrub",
    "slide_descent",
    "step_through",
    "train",
    "untrained",
    "varied",
    "walk",
]

# Pages, widgets, pictures, training and most layers take long to import, so they wait until one is asked for.
__getattr__ = later(
    __name__,
    {
        "Adam": "learning",
        "Add": "layers",
        "AveragePool": "layers",
        "BackwardStep": "learning",
        "BackwardTrace": "learning",
        "BatchNorm": "layers",
        "Concat": "layers",
        "Convolution": "layers",
        "CrossEntropy": "learning",
        "DotProducts": "layers",
        "Dropout": "layers",
        "Embedding": "layers",
        "Exercise": "judge.exercise",
        "Flatten": "layers",
        "GELU": "layers",
        "GlobalAveragePool": "layers",
        "GradientDescent": "learning",
        "History": "learning",
        "Input": "layers",
        "LayerNorm": "layers",
        "LeakyReLU": "layers",
        "Linear": "layers",
        "MaxPool": "layers",
        "Mistake": "judge.exercise",
        "Momentum": "learning",
        "Positions": "layers",
        "ReLU": "layers",
        "Reshape": "layers",
        "RowwiseLinear": "layers",
        "Scale": "layers",
        "Sigmoid": "layers",
        "Softmax": "layers",
        "SquaredError": "learning",
        "Tanh": "layers",
        "WeightedSums": "layers",
        "check": "judge.check",
        "compare": "page.comparison",
        "cosine": "learning",
        "draw": "page.pad",
        "examine": "judge.examine",
        "explore": "page.explore",
        "from_sklearn": "adapters",
        "from_torch": "adapters",
        "morph": "sliders",
        "playground": "bench.playground",
        "plot_batch": "plots",
        "plot_descent": "sliders",
        "plot_images": "plots",
        "plot_layers": "plots",
        "plot_output": "plots",
        "plot_outputs": "plots",
        "plot_photos": "page.photos",
        "plot_points": "plots",
        "plot_regions": "plots",
        "plot_spreads": "plots",
        "predict_together": "together.teacher",
        "question": "judge.looked_up",
        "report": "judge.report",
        "scrub": "sliders",
        "slide_descent": "sliders",
        "step_through": "page.page",
        "train": "learning",
        "untrained": "learning",
        "varied": "judge.varied",
        "walk": "page.map",
    },
)
