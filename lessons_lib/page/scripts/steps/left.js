// @ts-check
// An output whose numbers a saved page leaves out.
import { shapeWords } from "../../../numbers/notation.js";
import { fill } from "../../../numbers/sentence.js";
import { LARGE } from "../marks/large.js";
import { isOneSided } from "../marks/places.js";
import { paintPoints } from "../marks/tiles.js";
import { make } from "../parts/elements.js";
import { shapeNote } from "../parts/layout.js";
import { legendOf, panel } from "../parts/panels.js";

/** @typedef {import("./ends.js").StepContext} StepContext */

/** A small picture of them, as a panel at an end of a step.
 * @param {StepContext} context @param {import("../types.js").Output} output @param {"in"|"out"} end @param {number} width @param {number} height */
export function drawLeftEnd(context, output, end, width, height) {
  return drawLeft(context, output, `${output.called}, ${end === "in" ? context.words.came_in : context.words.goes_out}`, end, width, height);
}

/** A small picture of them, as a panel.
 * @param {Pick<StepContext, "words"|"palette">} context @param {import("../types.js").Output} output @param {string} title @param {"in"|"out"} end @param {number} width @param {number} height */
export function drawLeft({ words, palette }, { name, shape, left }, title, end, width, height) {
  const { said, scale, ...points } = /** @type {import("../types.js").Left} */ (left);
  const canvas = make("canvas", { class: "itm-canvas", role: "img", tabIndex: 0, "aria-label": `${name}: ${said}` });
  const high = paintPoints(canvas, points, { width, height, scale, palette });
  const legend = legendOf(words);
  legend.show(scale, { listed: false, oneSided: isOneSided(points.values), shares: false });
  const element = panel({ title, note: points.shape.length === 3 && points.shape[0] < shape[0] ? fill(words.some_maps, { some: points.shape[0], maps: shape[0], rows: shape[1], columns: shape[2] }) : shapeNote(shape, words, shapeWords), content: canvas, legend: legend.element, class: `itm-${end}` });
  return { element, picture: { element: canvas, show() {}, mark() {} }, high, show() {} };
}

Object.assign(LARGE, { drawLeft: drawLeftEnd });
