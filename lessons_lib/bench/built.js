// @ts-check
// What follows from what is set: the points as a training takes them, the layers, a training that has not begun, the plane.

import { targetSpan } from "./answer.js";
import { planeGrid } from "./field.js";
import { columnsOf } from "./layers.js";
import { layersOf } from "./network.js";
import { extraName, partsOf, placesOf, testedOf } from "./points.js";
import { planOf } from "./settings.js";
import { Training } from "./training.js";

/** @typedef {import("./settings.js").BenchSettings} BenchSettings */

const WORK = 1_200_000; // products in a picture of the plane
const [COARSE, FINE] = [18, 48]; // squares from side to side

/** How it is to learn. @param {BenchSettings} settings @param {import("./training.js").BenchParts} parts @returns {import("./training.js").Rule} */
export function ruleOf({ batch, optimiser, rate, decay }, parts) {
  return { parts, batch, optimiser, rate, decay };
}

/** With fresh weights. @param {BenchSettings} settings */
export function buildFor(settings) {
  const { set, extras, loss, seed } = settings;
  const parts = partsOf(settings);
  const layers = layersOf(planOf(settings, parts));
  const inputs = [...set.features, ...extras.map((extra) => extraName(extra, set.features))];
  return { layers, inputs, columns: columnsOf(layers, inputs), training: new Training(layers, loss, seed, ruleOf(settings, parts)) };
}

/** Where points lie, which are kept for the test, and squares as fine as so many weights allow.
 * @param {BenchSettings} settings @param {import("./field.js").PlaneView} view @param {number} weights */
export function placedFor(settings, view, weights) {
  const side = Math.max(COARSE, Math.min(FINE, Math.floor(Math.sqrt(WORK / weights))));
  return { grid: planeGrid(view, side, settings.extras), places: placesOf(settings), tested: testedOf(settings.set, settings.share), span: targetSpan(settings.set) };
}
