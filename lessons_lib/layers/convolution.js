// @ts-check
// A convolution: each output is a sum of kernel × window over all channels, plus a bias.

import { constant, made, sum } from "../numbers/arithmetic.js";
import { inputOf, placeOf, register } from "./base.js";
import { meetings } from "./windows.js";

/** @typedef {import("../page/scripts/types.js").Fields} Fields */

register("Convolution", {
  drawn: "convolution",
  forward: ([X], fields) => {
    const { kernels, bias } = fields.parameters;
    const { counts, steps, inner, places } = windowsOn(X.shape, fields);
    const shape = [kernels.shape[0], ...counts];
    const values = new Float64Array(shape[0] * shape[1] * shape[2]);
    const [weights, given] = [kernels.values, X.values]; // looked up in the loop they take twice as long
    eachPair(X.shape, fields, (unit, kernel, place) => {
      for (let n = 0; n < steps.length; n++) values[unit + steps[n]] += weights[kernel + inner[n]] * given[place + places[n]];
    });
    return { shape, values: bias ? values.map((total, unit) => total + bias.values[Math.floor(unit / shape[1] / shape[2])]) : values };
  },
  arithmetic: ([X], unit, fields) => {
    const { bias } = fields.parameters;
    const { counts } = windowsOn(X.shape, fields);
    const out = Math.floor(unit / counts[0] / counts[1]);
    /** @type {import("../page/scripts/types.js").Expression[]} */ const terms = [];
    everywhere(X.shape, fields, (each, kernel, place) => each === unit && terms.push(made("*", [weight(fields, kernel), inputOf([X], 0, place)])), out);
    return sum(bias ? [...terms, constant(bias.values[out], `${bias.key}[${out}]`)] : terms);
  },
});

/** Each number that goes out with each number of a kernel and of the picture that meet in it, all counted flat; of one channel that goes out, or comes in, alone.
 * @param {number[]} shape of the picture @param {Fields} fields @param {(unit: number, kernel: number, place: number) => unknown} act @param {number} [out] @param {number} [channel] */
export function everywhere(shape, fields, act, out, channel) {
  const { steps, inner, places } = windowsOn(shape, fields);
  const meet = (/** @type {number} */ unit, /** @type {number} */ kernel, /** @type {number} */ place) => {
    for (let n = 0; n < steps.length; n++) act(unit + steps[n], kernel + inner[n], place + places[n]);
  };
  eachPair(shape, fields, meet, out, channel);
}

/** Each channel that goes out with each that comes in: where both, and the kernel between them, begin, all counted flat.
 * @param {number[]} shape of the picture @param {Fields} fields @param {(unit: number, kernel: number, place: number) => void} act @param {number} [out] one of them alone @param {number} [channel] */
function eachPair(shape, fields, act, out, channel) {
  const [outputs, channels, tall, wide] = fields.parameters.kernels.shape;
  const { counts, size } = windowsOn(shape, fields);
  for (let to = out ?? 0; to <= (out ?? outputs - 1); to++) {
    for (let from = channel ?? 0; from <= (channel ?? channels - 1); from++) act(to * counts[0] * counts[1], (to * channels + from) * tall * wide, from * size);
  }
}

/** @param {number[]} shape @param {Fields} fields */
function windowsOn(shape, { parameters: { kernels }, settings }) {
  return meetings(shape, kernels.shape.slice(2), settings);
}

/** A number of the kernels, with the key of its knob. @param {Fields} fields @param {number} flat */
export function weight({ parameters: { kernels } }, flat) {
  return constant(kernels.values[flat], `${kernels.key}[${placeOf(flat, kernels.shape).join(", ")}]`);
}
