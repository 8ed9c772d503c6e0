// @ts-check
// Activations: a function of each number alone, or, for softmax, of a row.

import { constant, made, sum } from "../numbers/arithmetic.js";
import { inputOf, register } from "./base.js";

/** @typedef {import("../page/scripts/types.js").Fields} Fields */
/** @typedef {import("../page/scripts/types.js").Expression} Expression */

const LARGEST = 700; // exp of more soon leaves what a float can hold

/** Register a function of each number alone.
 * @param {string} name @param {(x: number, fields: Fields) => number} curve @param {(x: Expression, fields: Fields) => Expression} arithmetic @param {boolean} [shares] */
function elementwise(name, curve, arithmetic, shares = false) {
  register(name, {
    drawn: "elementwise",
    shares,
    curve,
    forward: ([X], fields) => ({ shape: X.shape, values: X.values.map((x) => curve(x, fields)) }),
    arithmetic: ([X], unit, fields) => arithmetic(inputOf([X], 0, unit), fields),
  });
}

elementwise("ReLU", (x) => Math.max(x, 0), (x) => made("max", [constant(0), x]));

elementwise(
  "LeakyReLU",
  (x, { parameters: { slope } }) => (x >= 0 ? x : slope.values[0] * x) + 0,
  (x, { parameters: { slope } }) => made("max", [made("*", [constant(slope.values[0], slope.key), x]), x]),
);

elementwise(
  "Sigmoid",
  (x) => 1 / (1 + Math.exp(-x)),
  (x) => made("/", [constant(1), sum([constant(1), made("exp", [made("negative", [x])])])]),
  true,
);

elementwise("Tanh", (x) => Math.tanh(x) + 0, (x) => made("tanh", [x]));

register("Softmax", {
  drawn: "softmax",
  shares: true,
  forward: ([X]) => {
    const length = X.shape[X.shape.length - 1];
    const values = new Float64Array(X.values.length);
    for (let start = 0; start < values.length; start += length) {
      const row = X.values.subarray(start, start + length);
      const largest = row.reduce((most, score) => Math.max(most, score), -Infinity);
      const powers = row.map((score) => Math.exp(score - largest));
      const total = powers.reduce((whole, power) => whole + power, 0);
      values.set(powers.map((power) => power / total), start);
    }
    return { shape: X.shape, values };
  },
  arithmetic: ([X], unit) => {
    const length = X.shape[X.shape.length - 1];
    const start = unit - (unit % length);
    const row = X.values.subarray(start, start + length);
    const largest = row.reduce((most, score) => Math.max(most, score), -Infinity);
    const scores = Array.from(row, (_, at) => inputOf([X], 0, start + at));
    const smaller = Math.abs(largest) > LARGEST ? scores.map((score) => sum([score, negativeOf(largest)])) : scores;
    const powers = smaller.map((score) => made("exp", [score]));
    return made("/", [powers[unit - start], sum(powers)]);
  },
});

/** What is added in order to take a number away. @param {number} value */
function negativeOf(value) {
  return made("negative", [constant(value)]);
}
