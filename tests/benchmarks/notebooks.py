"""The notebooks that are measured: our page, twenty of it, and what one would write without it."""

MODEL = """\
import numpy as np
from lessons_lib import Input, Linear, Model, ReLU, explore, step_through

random = np.random.default_rng(0)
model = Model(
    Input("broccoli", "Tagada strawberries", "workout hours"),
    Linear(random.normal(size=(4, 3))), ReLU(),
    Linear(random.normal(size=(4, 4))), ReLU(),
    Linear(random.normal(size=(1, 4))),
)
trace = model.trace((100, 200, 100))
"""
STEPS = 6
STEPPER, EXPLORER = "step_through(trace)", "explore(trace)"

INTERACT = """\
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, IntSlider, Layout, interact

def draw(step, broccoli):
    trace = model.trace((broccoli, 200, 100))
    figure, places = plt.subplots(1, len(trace), figsize=(12, 2))
    for at, (place, each) in enumerate(zip(places, trace), start=1):
        place.bar(range(each.output.size), each.output.ravel(), color="C0" if at == step else "lightgrey")
        place.set_title(each.heading, fontsize=8)
    plt.show()

wide = Layout(width="600px")
interact(
    draw,
    step=IntSlider(0, min=0, max=len(model), layout=wide),
    broccoli=FloatSlider(100, min=0, max=150, step=0.5, layout=wide),
);
"""

READER = """\
from lessons_lib import draw
from lessons_lib.data import digits
from lessons_lib.trained import digit_model

model = digit_model()
trace = model.trace(digits.test[0])
"""
PAD = "draw(trace)"

INTERACT_DIGITS = """\
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, Layout, interact

def draw_layers(ink):
    trace = model.trace(digits.test[0].x * ink)
    figure, places = plt.subplots(1, len(trace), figsize=(12, 2))
    for place, each in zip(places, trace):
        if each.output.size > 10:
            place.imshow(each.output.reshape(-1, 8))
        else:
            place.bar(range(each.output.size), each.output.ravel())
        place.set_title(each.heading, fontsize=8)
    plt.show()

interact(draw_layers, ink=FloatSlider(0.5, min=0, max=1, step=0.002, layout=Layout(width="600px")));
"""

# What takes the same events as our page, and changes one text for each: less than that no page can take. Named as the
# parts of ours are, so that one and the same hand presses, drags and draws.
FLOOR = """\
from IPython.display import HTML

HTML('''
<div class="itm-live">
  <button class="itm-cloud">L4</button> <button class="itm-back">Back</button> <button class="itm-next">Next</button>
  <span class="itm-knobs"><input type="range" min="0" max="100" step="any" value="90" style="width: 600px"></span>
  <p class="itm-spoken">0</p>
  <canvas width="200" height="200" style="border: 1px solid"></canvas>
</div>
<script>
{
  const page = document.currentScript.parentElement.querySelector(".itm-live");
  const line = page.querySelector(".itm-spoken");
  const answer = () => (line.textContent = Number(line.textContent) + 1);
  for (const button of page.querySelectorAll("button")) button.onclick = answer;
  page.querySelector("input").oninput = page.querySelector("canvas").onpointermove = answer;
}
</script>
''')
"""

# What any other output is to JupyterLab: one text, about as high as our page. Twenty cells slow each answer of a notebook
# down, whatever is in them; what twenty of our pages cost is what they take longer than one among nineteen such outputs.
OTHER = """\
from IPython.display import HTML

HTML('<div style="height: 500px">an output</div>')
"""


def among_others(page: str) -> list[str]:
    """A page in the middle of twenty outputs."""
    return [MODEL, *[OTHER] * 9, page, *[OTHER] * 10]


NOTEBOOKS = {
    "floor": [MODEL, FLOOR],
    "one stepper": [MODEL, STEPPER],
    "one stepper of 20 outputs": among_others(STEPPER),
    "20 steppers": [MODEL, *[STEPPER] * 20],
    "one explorer": [MODEL, EXPLORER],
    "one explorer of 20 outputs": among_others(EXPLORER),
    "20 explorers": [MODEL, *[EXPLORER] * 20],
    "interact": [MODEL, INTERACT],
    "pad": [READER, PAD],
    "interact, digits": [READER, INTERACT_DIGITS],
}
