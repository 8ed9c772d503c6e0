// @ts-check
// A layer that computes each number alone: its curve, all numbers on it, the opened one marked.
import { drawCurve } from "../marks/curve.js";
import { titleOfStep } from "./plain.js";
import { shareOf } from "../parts/layout.js";
import { panel, between } from "../parts/panels.js";
import { drawEnd, markAlike, parameterChip, widthFor } from "./ends.js";
import { curveOf } from "../trace/trace.js";
import { drawing } from "./kinds.js";

const CHIP_ROOM = 5; // letters, of a number that the layer has for all

/** @param {import("./ends.js").StepContext} context @returns {import("./ends.js").StepDrawing} */
function drawElementwise(context) {
  const { trace, at, height, type, act } = context;
  const step = trace.steps[at];
  const each = shareOf(context, 3, 9 + CHIP_ROOM * step.parameters.length);
  const given = drawEnd(context, step.sources[0], "in", { width: widthFor(context, step.sources[0], Math.max(each, 14 * type)), centred: true });
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, Math.max(each, 14 * type)), centred: true });
  const curve = drawCurve({ width: Math.max(15 * type, Math.min(each, 32 * type)), height, type, label: step.formula, open: act.open, point: (unit) => act.point(unit, "out") });
  const chips = step.parameters.map((parameter) => parameterChip(context, parameter, ""));
  return {
    high: height,
    parts: [given.element, between("→"), ...chips.map(({ element }) => element), panel({ title: titleOfStep(step).replaceAll(" * ", "\u00a0*\u00a0"), note: "", content: curve.element, class: "itm-curved" }), between("→"), made.element],
    show(now) {
      given.show(now);
      for (const chip of chips) chip.show(now.steps[at].parameters);
      made.show(now);
      const { inputs, output } = now.steps[at];
      const bent = curveOf(now, at);
      if (bent && inputs[0].values && output.values) curve.show(bent, inputs[0].values, output.values, inputs[0].names);
    },
    mark: markAlike(given, made, { picture: curve }),
  };
}

drawing("elementwise", drawElementwise);
