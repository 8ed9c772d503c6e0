// @ts-check
// The way back through a convolution: along the kernels to what each window saw, and to each number of a kernel all that it met.

import { times, total } from "../numbers/operators.js";
import { goesBack, recordedOf } from "./back.js";
import { everywhere, weight } from "./convolution.js";

goesBack("Convolution", {
  inputs: ({ inputs: [X], gradient, fields }) => {
    const handed = new Float64Array(X.values.length);
    everywhere(X.shape, fields, (unit, kernel, place) => (handed[place] += gradient.values[unit] * fields.parameters.kernels.values[kernel]));
    return [handed];
  },
  parameters: ({ inputs: [X], gradient, fields }) => {
    const kernels = new Float64Array(fields.parameters.kernels.values.length);
    everywhere(X.shape, fields, (unit, kernel, place) => (kernels[kernel] += gradient.values[unit] * X.values[place]));
    const bias = new Float64Array(gradient.shape[0]);
    gradient.values.forEach((each, unit) => (bias[Math.floor(unit / gradient.shape[1] / gradient.shape[2])] += each));
    return { kernels, bias };
  },
  arithmetic: (of, unit, passed) => {
    const { inputs: [{ shape }], gradient, fields } = passed;
    const { X, g } = recordedOf(passed);
    const count = gradient.shape[1] * gradient.shape[2];
    if (of === "bias") return total(Array.from({ length: count }, (_, step) => g(unit * count + step)));
    /** @type {import("../page/scripts/types.js").Expression[]} */ const terms = [];
    if (of === "kernels") {
      const [, channels, tall, wide] = fields.parameters.kernels.shape;
      const pair = Math.floor(unit / tall / wide);
      everywhere(shape, fields, (each, kernel, place) => kernel === unit && terms.push(times(g(each), X(place))), Math.floor(pair / channels), pair % channels);
    } else {
      const channel = Math.floor(unit / shape[1] / shape[2]);
      everywhere(shape, fields, (each, kernel, place) => place === unit && terms.push(times(g(each), weight(fields, kernel))), undefined, channel);
    }
    return total(terms);
  },
});
