// @ts-check
// What is set on the bench, the model that follows from it, and which changes make it begin again.

import { scaleOf } from "./points.js";

/** @typedef {import("./points.js").PointSettings & { scaled: boolean, hidden: number[], activation: string, loss: string, optimiser: string, rate: number, decay: number, batch: number, pace: number }} BenchSettings */

/** What a bench begins with. @param {import("./points.js").PointSet} set @returns {BenchSettings} */
export function firstSettings(set) {
  return { set, noise: 0, seed: 0, share: 0.25, extras: [], scaled: needsScale(set), hidden: [8, 8], activation: "Tanh", loss: lossFor(set, "CrossEntropy"), optimiser: "Adam", rate: 0.01, decay: 0, batch: 10, pace: 30 };
}

/** A loss that suits what is to be predicted. @param {import("./points.js").PointSet} set @param {string} wanted */
export function lossFor(set, wanted) {
  return set.classes ? wanted : "SquaredError";
}

/** Whether numbers are far from the size that a layer of fresh weights suits. @param {import("./points.js").PointSet} set */
export function needsScale({ points, classes }) {
  const columns = classes ? [0, 1] : [0, 1, 2];
  return points.length > 1 && columns.some((column) => {
    const { mean, deviation } = scaleOf(Float64Array.from(points, (point) => point[column]), 1);
    return Math.abs(mean[0]) > 10 * deviation[0] || deviation[0] > 10 || deviation[0] < 0.05 || Math.abs(mean[0]) > 20;
  });
}

/** The model that was set, for these points. @param {BenchSettings} settings @param {import("./training.js").BenchParts} parts @returns {import("./network.js").Plan} */
export function planOf({ set, extras, scaled, hidden, activation, loss }, { train }) {
  const inputs = 2 + extras.length;
  const several = loss === "CrossEntropy" && set.classes && set.classes.length > 2;
  const some = train.targets.length > 0;
  return {
    ...{ inputs, hidden, activation },
    scale: scaled && some ? scaleOf(train.X, inputs) : null,
    outputs: several && set.classes ? set.classes.length : 1,
    ending: loss === "SquaredError" ? "" : several ? "Softmax" : "Sigmoid",
    unscale: scaled && some && !set.classes ? backScale(train.targets) : null,
  };
}

/** The Scale that turns what is about 0 and about 1 in size into targets: (X - mean) / deviation, the other way round. @param {Float64Array} targets */
function backScale(targets) {
  const { mean, deviation } = scaleOf(targets, 1);
  return { mean: [-mean[0] / deviation[0]], deviation: [1 / deviation[0]] };
}

/** Whether weights cannot be gone on with. @param {BenchSettings} before @param {BenchSettings} after */
export function beginsAgain(before, after) {
  const built = (/** @type {BenchSettings} */ { set, seed, extras, scaled, hidden, activation, loss }) => JSON.stringify([set.classes, set.features, set.target, seed, extras, scaled, hidden, activation, loss]);
  return built(before) !== built(after);
}
