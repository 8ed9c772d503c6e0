// @ts-check
// Layer normalisation: each sample's numbers around their own mean, in their own deviations, times a scale, plus a shift.

import { constant, made } from "../numbers/arithmetic.js";
import { minus, over, plus, raised, times, total } from "../numbers/operators.js";
import { inputOf, register } from "./base.js";
import { numberOf } from "./parameters.js";

/** @typedef {import("../page/scripts/types.js").Expression} Expression */
/** @typedef {import("../page/scripts/types.js").Fields} Fields */

register("LayerNorm", {
  drawn: "normal",
  forward: ([X], { parameters: { scale, shift }, settings }) => {
    const size = scale.values.length;
    const { normal } = standardised(X.values, size, settings.epsilon);
    return { shape: X.shape, values: normal.map((each, unit) => scale.values[unit % size] * each + shift.values[unit % size]) };
  },
  arithmetic: ([X], unit, { parameters: { scale, shift }, settings }) => {
    const size = scale.values.length;
    const row = Array.from({ length: size }, (_, at) => inputOf([X], 0, unit - (unit % size) + at));
    const { distances, spread } = toldStandard(row, settings.epsilon);
    return plus(over(times(numberOf(scale, unit % size), distances[unit % size]), spread), numberOf(shift, unit % size));
  },
  line: ([X], unit, { parameters: { scale, shift }, settings }) => {
    const size = scale.values.length;
    const start = unit - (unit % size);
    const row = X.values.slice(start, start + size);
    return { start, size, mean: meansOf(row, size)[0], spread: standardised(row, size, settings.epsilon).spread[0], scale: scale.values[unit % size], shift: shift.values[unit % size] };
  },
});

/** Rows as they lie around their mean, in deviations; and the deviation at each number. @param {Float64Array} values @param {number} size of a row @param {number} epsilon */
export function standardised(values, size, epsilon) {
  const distances = aroundMean(values, size);
  const spread = meansOf(distances.map((each) => each * each), size).map((variance) => Math.sqrt(variance + epsilon));
  return { normal: distances.map((each, unit) => each / spread[unit]), spread };
}

/** @param {Float64Array} values @param {number} size */
function aroundMean(values, size) {
  const means = meansOf(values, size);
  return values.map((each, unit) => each - means[unit]);
}

/** The mean of each row, at each of its numbers. @param {Float64Array} values @param {number} size */
export function meansOf(values, size) {
  const totals = new Float64Array(values.length / size);
  values.forEach((each, unit) => (totals[Math.floor(unit / size)] += each));
  return values.map((_, unit) => totals[Math.floor(unit / size)] / size);
}

/** How each number's distance from the mean of a row, and the row's deviation, come about. @param {Expression[]} row @param {number} epsilon */
export function toldStandard(row, epsilon) {
  const mean = { ...over(total(row), constant(row.length)), name: "m" };
  const distances = row.map((x) => minus(x, mean));
  const variance = { ...over(total(distances.map((each) => raised(each, 2))), constant(row.length)), name: "v" };
  return { distances, spread: { ...made("sqrt", [plus(variance, constant(epsilon))]), name: "s" } };
}
