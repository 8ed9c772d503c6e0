// @ts-check
// The losses, as losses.py has them: of one sample the value, how it moves with each number of the output, and the arithmetic of both.

import { inputOf } from "../layers/base.js";
import { constant, made } from "../numbers/arithmetic.js";
import { minus, over, raised, total } from "../numbers/operators.js";

/** @typedef {import("../page/scripts/types.js").Solid} Solid */
/** @typedef {import("../page/scripts/types.js").Expression} Expression */

/** unit -1 stands for the loss itself.
 * @typedef {{ value: (o: Float64Array, y: Float64Array) => number, gradient: (o: Float64Array, y: Float64Array) => Float64Array,
 *   arithmetic: (output: Solid, y: Float64Array, unit: number) => Expression }} LossScript */

const LARGEST_SCORE = 700; // exp of more soon leaves what a float can hold

/** @type {Record<string, LossScript>} */
export const LOSSES = {
  SquaredError: {
    value: (o, y) => o.reduce((sum, each, unit) => sum + (each - y[unit]) ** 2, 0) / 2,
    gradient: (o, y) => o.map((each, unit) => each - y[unit]),
    arithmetic: (output, y, unit) => {
      const error = (/** @type {number} */ at) => minus(inputOf([output], 0, at), constant(y[at]));
      return unit < 0 ? over(total(Array.from(y, (_, at) => raised(error(at), 2))), constant(2)) : error(unit);
    },
  },
  CrossEntropy: {
    value: (o, [right]) => {
      const scores = scoresOf(o);
      const largest = Math.max(...scores);
      return Math.log(scores.reduce((sum, score) => sum + Math.exp(score - largest), 0)) + (largest - scores[right]);
    },
    gradient: (o, [right]) => {
      const scores = scoresOf(o);
      const largest = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - largest));
      const whole = powers.reduce((sum, power) => sum + power, 0);
      return Float64Array.from(powers, (power, unit) => power / whole - Number(unit === right)).slice(o.length > 1 ? 0 : 1);
    },
    arithmetic: (output, [right], unit) => {
      const given = Array.from(output.values, (_, at) => inputOf([output], 0, at));
      const scores = inReach(given.length > 1 ? given : [constant(0), ...given]);
      const powers = scores.map(expOfScore);
      if (unit < 0) return minus(made("log", [total(powers)]), scores[right]);
      const at = given.length > 1 ? unit : 1;
      return minus(over(powers[at], total(powers)), constant(Number(at === right)));
    },
  },
};

/** Scores of all classes: one score alone is that of class 1, and class 0 has 0. @param {Float64Array} o */
function scoresOf(o) {
  return o.length > 1 ? Array.from(o) : [0, o[0]];
}

/** Scores of a size that no float can take exp of are made smaller first. @param {Expression[]} scores */
function inReach(scores) {
  const largest = Math.max(...scores.map(({ value }) => value));
  const smaller = (/** @type {Expression} */ score) => (score.index === null ? constant(score.value - largest) : minus(score, constant(largest)));
  return Math.abs(largest) > LARGEST_SCORE ? scores.map(smaller) : scores;
}

/** exp of a score; that of the class that has none is a plain number. @param {Expression} score */
function expOfScore(score) {
  return score.index === null && !score.operation ? constant(Math.exp(score.value)) : made("exp", [score]);
}
