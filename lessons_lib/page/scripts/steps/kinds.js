// @ts-check
// Which drawing suits a step: one for each kind that a layer's script names.
import { drawElementwise } from "./elementwise.js";
import { drawModel, drawPlain } from "./plain.js";
import { drawRecorded } from "./recorded.js";
import { drawScale } from "./scale.js";
import { drawShares } from "./softmax.js";
import { drawSmall, MOST_WIRED } from "./wired.js";
import { drawTerms } from "./terms.js";

/** @typedef {import("./ends.js").StepContext} StepContext */
/** @typedef {import("./ends.js").StepDrawing} StepDrawing */

/** @type {Record<string, (context: StepContext) => StepDrawing>} */
const DRAWINGS = {
  linear: (context) => (isSmall(context) ? drawSmall(context) : drawTerms(context)),
  elementwise: drawElementwise,
  softmax: drawShares,
  scale: drawScale,
  flow: drawRecorded,
  model: drawModel,
};

/** @param {StepContext} context @returns {StepDrawing} */
export function drawStep(context) {
  return (DRAWINGS[context.trace.steps[context.at].drawn] ?? drawPlain)(context);
}

/** @param {StepContext} context */
function isSmall({ trace, at }) {
  const { inputs, output } = trace.steps[at];
  return inputs[0].names.length <= MOST_WIRED && output.names.length <= MOST_WIRED;
}
