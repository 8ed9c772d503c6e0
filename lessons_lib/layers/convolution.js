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
    const shape = [kernels.shape[0], ...met(X.shape, fields).counts];
    const values = new Float64Array(shape[0] * shape[1] * shape[2]);
    everywhere(X.shape, fields, (unit, kernel, place) => (values[unit] += kernels.values[kernel] * X.values[place]));
    return { shape, values: bias ? values.map((total, unit) => total + bias.values[Math.floor(unit / shape[1] / shape[2])]) : values };
  },
  arithmetic: ([X], unit, fields) => {
    const { bias } = fields.parameters;
    const { counts } = met(X.shape, fields);
    const out = Math.floor(unit / counts[0] / counts[1]);
    /** @type {import("../page/scripts/types.js").Expression[]} */ const terms = [];
    everywhere(X.shape, fields, (each, kernel, place) => each === unit && terms.push(made("*", [weight(fields, kernel), inputOf([X], 0, place)])), out);
    return sum(bias ? [...terms, constant(bias.values[out], `${bias.key}[${out}]`)] : terms);
  },
});

/** Each number that goes out with each number of a kernel and of the picture that meet in it, all counted flat; of one channel that goes out, or comes in, alone.
 * @param {number[]} shape of the picture @param {Fields} fields @param {(unit: number, kernel: number, place: number) => unknown} act @param {number} [out] @param {number} [channel] */
export function everywhere(shape, fields, act, out, channel) {
  const [outputs, channels, tall, wide] = fields.parameters.kernels.shape;
  const { counts, size, steps, inner, places } = met(shape, fields);
  for (let to = out ?? 0; to <= (out ?? outputs - 1); to++) {
    for (let from = channel ?? 0; from <= (channel ?? channels - 1); from++) {
      const kernel = (to * channels + from) * tall * wide;
      for (let n = 0; n < steps.length; n++) act(to * counts[0] * counts[1] + steps[n], kernel + inner[n], from * size + places[n]);
    }
  }
}

/** @param {number[]} shape @param {Fields} fields */
function met(shape, { parameters: { kernels }, settings }) {
  return meetings(shape, kernels.shape.slice(2), settings);
}

/** A number of the kernels, with the key of its knob. @param {Fields} fields @param {number} flat */
export function weight({ parameters: { kernels } }, flat) {
  return constant(kernels.values[flat], `${kernels.key}[${placeOf(flat, kernels.shape).join(", ")}]`);
}
