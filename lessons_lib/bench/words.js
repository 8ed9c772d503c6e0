// @ts-check
// What the bench says in sentences: how training went, how it ran away, what the answer is at a place.

import { targetWords } from "./answer.js";
import { shortNumber } from "./curve.js";
import { planeGrid } from "./field.js";
import { runForward } from "./network.js";

/** @typedef {import("./bench.js").Bench} Bench */

/** How it went. @param {Bench} bench */
export function toldOf({ training, settings: { set } }) {
  const { epoch, steps, stepsInEpoch, history } = training;
  const { loss, right, testLoss, testRight } = history[epoch];
  if (Number.isNaN(loss)) return "There is no point to learn from yet.";
  const share = (/** @type {number} */ each) => (set.classes ? `, ${shortNumber(100 * each)} % right` : "");
  const test = Number.isNaN(testLoss) ? "" : `; on the test ${shortNumber(testLoss)}${share(testRight)}`;
  return `Epoch ${epoch}${steps ? `, step ${steps} of ${stepsInEpoch} of the next` : ""}: loss ${shortNumber(loss)}${share(right)}${test}.`;
}

/** @param {Bench} bench @param {number} layer whose numbers grew too large @param {number} step */
export function ranAway({ training: { epoch }, layers, settings }, layer, step) {
  return (
    `Training ran away in epoch ${epoch + 1}, step ${step}: L${layer + 1} · ${layers[layer].kind} gave a number too large for a float. ` +
    `Steps that are too long jump over the valley and land higher each time: try a learning rate of ${shortNumber(settings.rate / 10)}, a tenth of this one. ` +
    `What was learned up to epoch ${epoch} is kept.`
  );
}

/** What stands at a place. @param {Bench} bench @param {number} across @param {number} up @param {number} near the point there, or -1 */
export function wordsAt({ settings, layers, training, placed }, across, up, near) {
  const { set, extras, loss } = settings;
  const { X } = planeGrid({ left: across, right: across, low: up, high: up }, 1, extras);
  const output = runForward(layers, training.parameters, X, 1)[layers.length - 1];
  const point = near < 0 ? "" : ` Point ${near}: ${targetWords(set, set.points[near][2])}${placed.tested[near] ? ", kept for the test" : ""}.`;
  const answer = set.classes && loss === "CrossEntropy" ? likeliest(output, set.classes) : shortNumber(output[0]);
  return `${set.features[0]} ${shortNumber(across)}, ${set.features[1]} ${shortNumber(up)}: the answer is ${answer}.${point}`;
}

/** @param {Float64Array} output @param {string[]} classes */
function likeliest(output, classes) {
  const shares = output.length > 1 ? Array.from(output) : [1 - output[0], output[0]];
  const best = shares.indexOf(Math.max(...shares));
  return `${classes[best]}, ${shortNumber(100 * shares[best])} %`;
}

/** What the colours of a unit mean. @param {Bench} bench @param {import("./layers.js").UnitPlace} place */
export function unitWords({ built: { columns }, layers }, { at, unit }) {
  const name = columns.find((column) => column.at === at)?.names[unit] ?? "";
  const { kind } = layers[at];
  if (kind === "Softmax") return `${name}: the share of one class`;
  return kind === "Sigmoid" ? `${name}: a share; blue is above a half` : `${name}: blue is above 0, orange below`;
}
