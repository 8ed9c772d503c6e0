"""Pictures that move under a slider, drawn in the page without a kernel; where no script runs, figures of `plots`.

==============  ========================================================================
slide_descent   the way downhill on a loss of one number or two; plot_descent, as a figure
morph           many samples as points that glide from output to output
scrub           a history of training under a slider over its epochs
Slider          panels of curves, images or points, and what is told at each stop
==============  ========================================================================
"""

from lessons_lib.sliders.descent import plot_descent, slide_descent
from lessons_lib.sliders.morph import Morph, morph
from lessons_lib.sliders.scrub import scrub
from lessons_lib.sliders.slider import Slider

__all__ = ["Morph", "Slider", "morph", "plot_descent", "scrub", "slide_descent"]
