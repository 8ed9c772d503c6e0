// @ts-check
// A scale for all numbers: how far each lies from a mean, in deviations.

import { constant, made, sum } from "../numbers/arithmetic.js";
import { inputOf, placeOf, register } from "./base.js";

/** @typedef {import("../page/scripts/types.js").Parameter} Parameter */

register("Scale", {
  drawn: "scale",
  rowwise: true,
  forward: ([X], { parameters: { mean, deviation } }) => {
    const values = X.values.map((x, unit) => (x - valueAt(mean, unit)) / valueAt(deviation, unit));
    return { shape: X.shape, values };
  },
  arithmetic: ([X], unit, { parameters: { mean, deviation } }) => {
    const middle = constant(valueAt(mean, unit), keyAt(mean, unit));
    const spread = constant(valueAt(deviation, unit), keyAt(deviation, unit));
    return made("/", [sum([inputOf([X], 0, unit), made("negative", [middle])]), spread]);
  },
});

/** A number of a parameter that is one for all, or one for each; the same again for the next x. @param {Parameter} parameter @param {number} unit */
export function valueAt(parameter, unit) {
  return parameter.values[unit % parameter.values.length];
}

/** The key of its knob. @param {Parameter} parameter @param {number} unit */
export function keyAt(parameter, unit) {
  if (!parameter.shape.length) return parameter.key;
  return `${parameter.key}[${placeOf(parameter.values.length === 1 ? 0 : unit, parameter.shape).join(", ")}]`;
}
