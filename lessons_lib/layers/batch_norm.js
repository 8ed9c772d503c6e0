// @ts-check
// Batch normalisation, after training: each channel around its stored mean, in stored deviations, times a scale, plus a shift.

import { constant, made } from "../numbers/arithmetic.js";
import { minus, over, plus, times } from "../numbers/operators.js";
import { inputOf, register } from "./base.js";

/** @typedef {import("../page/scripts/types.js").Fields} Fields */

register("BatchNorm", {
  drawn: "normal",
  forward: ([X], fields) => ({
    shape: X.shape,
    values: X.values.map((x, unit) => {
      const { mean, variance, scale, shift } = ofChannel(channelOf(X.shape, unit), fields);
      return (scale / Math.sqrt(variance + fields.settings.epsilon)) * (x - mean) + shift;
    }),
  }),
  arithmetic: ([X], unit, fields) => {
    const at = channelOf(X.shape, unit);
    const [mean, scale, shift] = [fields.parameters.mean, fields.parameters.scale, fields.parameters.shift].map((each) => constant(each.values[at], `${each.key}[${at}]`));
    return plus(over(times(scale, minus(inputOf([X], 0, unit), mean)), made("sqrt", [widened(at, fields)])), shift);
  },
  line: ([X], unit, fields) => {
    const at = channelOf(X.shape, unit);
    const size = X.values.length / X.shape[0];
    const { mean, variance, scale, shift } = ofChannel(at, fields);
    return { start: at * size, size, mean, spread: Math.sqrt(variance + fields.settings.epsilon), scale, shift };
  },
});

/** Which channel a number belongs to. @param {number[]} shape @param {number} unit */
export function channelOf([_, ...inner], unit) {
  return Math.floor(unit / inner.reduce((product, length) => product * length, 1));
}

/** @param {number} at @param {Fields} fields */
export function ofChannel(at, { parameters }) {
  const [mean, variance, scale, shift] = ["mean", "variance", "scale", "shift"].map((name) => parameters[name].values[at]);
  return { mean, variance, scale, shift };
}

/** The variance of a channel, with what is added to it. @param {number} at @param {Fields} fields */
export function widened(at, { parameters: { variance }, settings }) {
  return plus(constant(variance.values[at], `${variance.key}[${at}]`), constant(settings.epsilon));
}
