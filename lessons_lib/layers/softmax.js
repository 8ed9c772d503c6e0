// @ts-check
// Softmax: scores become shares that add up to 1, along a row or along a column; what a mask leaves out gets none.

import { constant, made, sum } from "../numbers/arithmetic.js";
import { inputOf, register } from "./base.js";

/** @typedef {import("../page/scripts/types.js").Fields} Fields */

const LARGEST = 700; // exp of more soon leaves what a float can hold

register("Softmax", {
  drawn: "softmax",
  shares: true,
  forward: ([X], fields) => {
    const values = new Float64Array(X.values.length);
    for (const { counting } of linesIn(X.shape, fields)) {
      const scores = counting.map((each) => X.values[each]);
      const largest = topScore(scores);
      const powers = scores.map((score) => Math.exp(score - largest));
      const total = powers.reduce((whole, power) => whole + power, 0);
      counting.forEach((each, at) => (values[each] = powers[at] / total));
    }
    return { shape: X.shape, values };
  },
  arithmetic: ([X], unit, fields) => {
    const { counting } = lineOf(unit, X.shape, fields);
    const own = inputOf([X], 0, unit);
    if (!counting.includes(unit)) return made("*", [constant(0), own]);
    const scores = counting.map((each) => inputOf([X], 0, each));
    const largest = topScore(scores.map(({ value }) => value));
    // To take a number away is to add its negative.
    const smaller = Math.abs(largest) > LARGEST ? scores.map((score) => sum([score, made("negative", [constant(largest)])])) : scores;
    const powers = smaller.map((score) => made("exp", [score]));
    return made("/", [powers[counting.indexOf(unit)], sum(powers)]);
  },
});

/** The numbers that share with one of them, along an axis: all of that line, and those that count. @param {number} unit @param {number[]} shape @param {Fields} fields */
export function lineOf(unit, shape, { settings: { axis = -1, mask } }) {
  const stride = axis < -1 ? /** @type {number} */ (shape.at(-1)) : 1;
  const length = /** @type {number} */ (shape.at(axis));
  const first = unit - (Math.floor(unit / stride) % length) * stride;
  const whole = Array.from({ length }, (_, at) => first + at * stride);
  return { whole, counting: whole.filter((each) => counts(each, shape, mask)) };
}

/** Whether a score counts: all do, or those that a mask says; by a causal one those of each row up to its own place. @param {number} unit @param {number[]} shape @param {number[][] | "causal" | undefined} mask */
function counts(unit, shape, mask) {
  const [rows, columns] = shape.slice(-2);
  const row = Math.floor(unit / columns) % rows;
  return mask === "causal" ? unit % columns <= row : Boolean(mask?.[row][unit % columns] ?? true);
}

/** All lines of an array whose shares add up to 1. @param {number[]} shape @param {Fields} fields */
export function linesIn(shape, fields) {
  const { length } = lineOf(0, shape, fields).whole;
  const stride = fields.settings.axis < -1 ? /** @type {number} */ (shape.at(-1)) : 1;
  const count = shape.reduce((product, each) => product * each, 1) / length;
  return Array.from({ length: count }, (_, at) => lineOf(Math.floor(at / stride) * stride * length + (at % stride), shape, fields));
}

/** The largest of so many scores that they cannot be given one by one. @param {number[]} scores */
const topScore = (scores) => scores.reduce((most, score) => Math.max(most, score), -Infinity);
