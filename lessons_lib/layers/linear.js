// @ts-check
// A linear layer: each output is a sum of weight × input, plus a bias.

import { constant, made, sum } from "../numbers/arithmetic.js";
import { inputOf, register } from "./base.js";

register("Linear", {
  drawn: "linear",
  rowwise: true,
  small: "wired",
  forward: ([X], { parameters: { weights, bias } }) => {
    const [outputs, inputs] = weights.shape;
    const values = new Float64Array((X.values.length / inputs) * outputs);
    for (let to = 0, from = 0; to < values.length; from += inputs) {
      for (let unit = 0; unit < outputs; unit++) {
        let total = 0;
        for (let at = 0; at < inputs; at++) total += weights.values[unit * inputs + at] * X.values[from + at];
        values[to++] = bias ? total + bias.values[unit] : total;
      }
    }
    return { shape: [outputs], values };
  },
  arithmetic: ([X], unit, { parameters: { weights, bias } }) => {
    const inputs = weights.shape[1];
    const terms = Array.from({ length: inputs }, (_, at) => {
      const weight = constant(weights.values[unit * inputs + at], `${weights.key}[${unit}, ${at}]`);
      return made("*", [weight, inputOf([X], 0, at)]);
    });
    return sum(bias ? [...terms, constant(bias.values[unit], `${bias.key}[${unit}]`)] : terms);
  },
});
