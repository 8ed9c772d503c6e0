"""Collecting what learners hand in: each notebook is run anew behind walls, and judged outside of them.

Nothing is taken from what a notebook says of itself. Its outputs are thrown away; whatever it makes of the
name `check`, the arguments of each call of it leave the process as plain data (`packing`), and the judge out here
says what they come to. A function stays where it is, in a copy of the process behind the walls, and is asked for its
results (`standins`): not a line of a learner's is run by who grades, and nothing is unpickled.

What a notebook that means harm can do: hand in answers that none of its cells computed, or other ones than its cells
seem to; they are judged like all answers. Keep a table of what a function gives for the inputs of an exercise. Know
what is right, from the lessons its author has at home: that an answer is right does not tell who found it, so the page
shows the cell beside it. Waste what it is allowed to take.

What it cannot: say that an answer is right; change the judge; count for somebody else (the name is the file's); read,
stop or outlive who grades; see other hand-ins, the right answers, the network (behind walls; where the system
makes none, the report says what is open).
"""
