// @ts-check
// Layers of several inputs: the outputs added, or put one after another.

import { sum } from "../numbers/arithmetic.js";
import { inputOf, register } from "./base.js";

/** @typedef {import("../page/scripts/types.js").Solid} Solid */

register("Add", {
  drawn: "join",
  forward: (inputs) => ({
    shape: inputs[0].shape,
    values: inputs[0].values.map((first, unit) => inputs.slice(1).reduce((total, each) => total + each.values[unit], first)),
  }),
  arithmetic: (inputs, unit) => sum(inputs.map((_, at) => inputOf(inputs, at, unit))),
});

register("Concat", {
  drawn: "join",
  forward: (inputs, { settings: { axis } }) => {
    const shape = inputs[0].shape.slice();
    shape[shape.length + axis] = inputs.reduce((total, each) => total + lengthAlong(each, axis), 0);
    const values = new Float64Array(inputs.reduce((total, each) => total + each.values.length, 0));
    values.forEach((_, unit) => {
      const [at, inner] = whence(inputs, axis, unit);
      values[unit] = inputs[at].values[inner];
    });
    return { shape, values };
  },
  arithmetic: (inputs, unit, { settings: { axis } }) => inputOf(inputs, ...whence(inputs, axis, unit)),
});

/** How long an input is along an axis that is counted from the end. @param {Solid} input @param {number} axis */
function lengthAlong({ shape }, axis) {
  return shape[shape.length + axis];
}

/** How many numbers follow each other within one step along the axis. @param {Solid} input @param {number} axis */
function strideOf({ shape }, axis) {
  return shape.slice(shape.length + axis + 1).reduce((product, length) => product * length, 1);
}

/** Which input a number of the output comes from, and its position there. @param {Solid[]} inputs @param {number} axis @param {number} unit @returns {[number, number]} */
export function whence(inputs, axis, unit) {
  const stride = strideOf(inputs[0], axis);
  const lengths = inputs.map((each) => lengthAlong(each, axis));
  const whole = lengths.reduce((total, length) => total + length, 0);
  const outer = Math.floor(unit / (stride * whole));
  let along = Math.floor(unit / stride) % whole;
  let at = 0;
  while (along >= lengths[at]) along -= lengths[at++];
  return [at, (outer * lengths[at] + along) * stride + (unit % stride)];
}
