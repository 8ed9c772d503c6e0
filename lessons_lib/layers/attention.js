// @ts-check
// What attention is made of beside softmax: rows that are weighted, compared with each other, and mixed.

import { constant, sum } from "../numbers/arithmetic.js";
import { over, times } from "../numbers/operators.js";
import { inputOf, register } from "./base.js";
import { numberOf } from "./parameters.js";

/** @typedef {import("../page/scripts/types.js").Fields} Fields */
/** @typedef {import("../page/scripts/types.js").Solid} Solid */

register("RowwiseLinear", {
  drawn: "rowwise",
  forward: ([X], { parameters: { weights, bias } }) => {
    const [outputs, inputs] = weights.shape;
    const shape = [X.shape[0], outputs];
    const values = productOf(X.values, weights.values, shape, inputs, (at, output) => output * inputs + at);
    return { shape, values: bias ? values.map((each, unit) => each + bias.values[unit % outputs]) : values };
  },
  arithmetic: ([X], unit, { parameters: { weights, bias } }) => {
    const [outputs, inputs] = weights.shape;
    const [row, output] = [Math.floor(unit / outputs), unit % outputs];
    const terms = Array.from({ length: inputs }, (_, at) => times(numberOf(weights, output * inputs + at), inputOf([X], 0, row * inputs + at)));
    return sum(bias ? [...terms, numberOf(bias, output)] : terms);
  },
});

register("DotProducts", {
  drawn: "products",
  forward: ([Q, K], fields) => {
    const [shape, length] = [[Q.shape[0], K.shape[0]], Q.shape[1]];
    const divisor = divisorOf([Q, K], fields);
    return { shape, values: productOf(Q.values, K.values, shape, length, (at, key) => key * length + at).map((each) => each / divisor) };
  },
  arithmetic: ([Q, K], unit, fields) => {
    const length = Q.shape[1];
    const [query, key] = [Math.floor(unit / K.shape[0]), unit % K.shape[0]];
    const terms = Array.from({ length }, (_, at) => times(inputOf([Q, K], 0, query * length + at), inputOf([Q, K], 1, key * length + at)));
    const divisor = divisorOf([Q, K], fields);
    return divisor === 1 ? sum(terms) : over(sum(terms), constant(divisor));
  },
});

register("WeightedSums", {
  drawn: "sums",
  forward: ([shares, V]) => {
    const shape = [shares.shape[0], V.shape[1]];
    return { shape, values: productOf(shares.values, V.values, shape, V.shape[0], (at, column) => at * V.shape[1] + column) };
  },
  arithmetic: ([shares, V], unit) => {
    const [length, columns] = V.shape;
    const [row, column] = [Math.floor(unit / columns), unit % columns];
    return sum(Array.from({ length }, (_, at) => times(inputOf([shares, V], 0, row * length + at), inputOf([shares, V], 1, at * columns + column))));
  },
});

/** What each dot product is divided by: left out, the root of how many numbers a row has. @param {Solid[]} inputs @param {Fields} fields @returns {number} */
export function divisorOf([Q], { settings }) {
  return settings.divisor ?? Math.sqrt(Q.shape[1]);
}

/** Sums of products: of a row of the first with what `place` finds in the second. @param {Float64Array} left @param {Float64Array} right @param {number[]} shape @param {number} length @param {(at: number, column: number) => number} place */
export function productOf(left, right, [rows, columns], length, place) {
  const values = new Float64Array(rows * columns);
  for (let unit = 0; unit < values.length; unit++) {
    const row = Math.floor(unit / columns);
    for (let at = 0; at < length; at++) values[unit] += left[row * length + at] * right[place(at, unit % columns)];
  }
  return values;
}
