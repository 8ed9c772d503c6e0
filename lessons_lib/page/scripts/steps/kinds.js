// @ts-check
// Which drawing suits a step: one for each kind that a layer's script names. A page carries those that its layers need.
import { drawPlain } from "./plain.js";

/** @typedef {import("./ends.js").StepContext} StepContext */
/** @typedef {import("./ends.js").StepDrawing} StepDrawing */

/** @type {Map<string, (context: StepContext) => StepDrawing>} */
const DRAWINGS = new Map();

/** Make the drawing of a kind of step known to the page. @param {string} kind @param {(context: StepContext) => StepDrawing} draw */
export function drawing(kind, draw) {
  DRAWINGS.set(kind, draw);
}

/** The drawing of a kind, if the page carries it. @param {string} kind */
export const drawingOf = (kind) => DRAWINGS.get(kind);

/** @param {StepContext} context @returns {StepDrawing} */
export function drawStep(context) {
  return (DRAWINGS.get(context.trace.steps[context.at].drawn) ?? drawPlain)(context);
}
