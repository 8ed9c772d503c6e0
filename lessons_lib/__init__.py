"""See what happens inside a deep-learning model, number by number.

A model is a row of layers; each layer is a function; its output is the next layer's input; the last
output is the model's answer. What to import, in the order a lesson meets it:

==============  =====================================================================
patients        the running example: four samples, each with an x and a target
Input           the layer that owns x
Linear          a layer of weighted sums
ReLU            a layer that lets only what is above 0 pass
Model           a row of layers; ``model(x)`` is the answer, ``model.trace(x)`` keeps every output
Trace, Step     what happened in one forward pass
step_through    a page that steps from x to the answer, one layer at a time
explore         the same page with knobs: change x and watch every output follow
number          one number as the package writes it
==============  =====================================================================
"""

from lessons_lib.data import Classes, DataSet, Sample, patients
from lessons_lib.layers import Input, Linear, ReLU
from lessons_lib.model import Model
from lessons_lib.notation import number, numbers
from lessons_lib.trace import BatchTrace, Step, Trace
from lessons_lib.values import InputTypeError, InputValueError

__all__ = [
    "BatchTrace",
    "Classes",
    "DataSet",
    "Input",
    "InputTypeError",
    "InputValueError",
    "Linear",
    "Model",
    "ReLU",
    "Sample",
    "Step",
    "Trace",
    "number",
    "numbers",
    "patients",
]
