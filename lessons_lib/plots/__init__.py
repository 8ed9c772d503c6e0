"""Outputs as matplotlib pictures: a trace goes in, a `Picture` with its alt text comes out.

==============  ========================================================================
plot_layers     the row of layers as clouds and arrows; of a trace, with its numbers
plot_output     any one output: signed bars, or a heat map where the numbers are many
plot_outputs    every output of one trace, or every gradient of a way back, a panel each
plot_batch      every output of many samples, a row a sample
plot_images     many small images in one scale: digits, the weights of units
plot_points     many samples as points, as each output represents them
plot_regions    where in the plane of x each number of an output is above 0
plot_spreads    how large outputs and gradients are, layer by layer, in one row of layers or several
Picture         a matplotlib figure with words that say what it shows: ``picture.alt``
==============  ========================================================================
"""

from lessons_lib.plots.arrows import plot_layers
from lessons_lib.plots.outputs import plot_batch, plot_images, plot_output, plot_outputs
from lessons_lib.plots.picture import Picture
from lessons_lib.plots.points import plot_points, plot_regions
from lessons_lib.plots.spreads import plot_spreads

__all__ = [
    "Picture",
    "plot_batch",
    "plot_images",
    "plot_layers",
    "plot_output",
    "plot_outputs",
    "plot_points",
    "plot_regions",
    "plot_spreads",
]
