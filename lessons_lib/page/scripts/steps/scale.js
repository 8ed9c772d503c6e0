// @ts-check
// A layer that shifts and divides each number by numbers of its own: all of them as pictures, in the order in which they act.
import { between } from "../parts/panels.js";
import { count } from "../marks/places.js";
import { laidOut, shareOf } from "../parts/layout.js";
import { drawArray } from "./arrays.js";
import { drawEnd, markAlike, parameterChip, widthFor } from "./ends.js";
import { drawing } from "./kinds.js";

const SCALE_SIGNS = ["−", "÷"];

/** @param {import("./ends.js").StepContext} context @returns {import("./ends.js").StepDrawing} */
function drawScale(context) {
  const { trace, at, words, act } = context;
  const step = trace.steps[at];
  const pictured = step.parameters.filter((each) => count(each.shape) === step.output.names.length);
  const panels = 2 + pictured.length;
  const each = Math.max(shareOf(context, panels, panels * 3), 200);
  const given = drawEnd(context, step.sources[0], "in", { width: widthFor(context, step.sources[0], each) });
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, each) });
  const shape = laidOut(trace, at + 1);
  const chips = step.parameters.filter((each) => count(each.shape) === 1).map((parameter) => parameterChip(context, parameter, SCALE_SIGNS[step.parameters.indexOf(parameter)] ?? "·"));
  const parts = pictured.map((parameter) => {
    const names = step.output.names.map((name) => `${parameter.name} of ${name}`);
    const open = (/** @type {number} */ flat, /** @type {HTMLElement} */ element) => act.card({ parameter, flat }, element);
    return drawArray(context, { label: parameter.name, names, shape, width: each, opens: words.turns, open, end: "out" });
  });
  return {
    high: given.high,
    parts: [given.element, ...chips.map(({ element }) => element), ...parts.flatMap(({ element }, place) => [between(SCALE_SIGNS[place] ?? "→"), element]), between("="), made.element],
    show(now) {
      given.show(now);
      made.show(now);
      for (const chip of chips) chip.show(now.steps[at].parameters);
      parts.forEach((part, place) => part.show(now.steps[at].parameters[step.parameters.indexOf(pictured[place])].values));
    },
    mark: markAlike(given, ...parts, made),
  };
}

drawing("scale", drawScale);
