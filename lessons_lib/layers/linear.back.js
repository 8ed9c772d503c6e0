// @ts-check
// The way back through a linear layer: along the weights to what went in, and to each weight what went in times what arrives.

import { constant } from "../numbers/arithmetic.js";
import { times, total } from "../numbers/operators.js";
import { goesBack, recordedOf } from "./back.js";

goesBack("Linear", {
  inputs: ({ gradient, fields }) => {
    const { shape, values } = fields.parameters.weights;
    const handed = new Float64Array(shape[1]);
    for (let unit = 0; unit < shape[0]; unit++) {
      for (let at = 0; at < shape[1]; at++) handed[at] += gradient.values[unit] * values[unit * shape[1] + at];
    }
    return [handed];
  },
  parameters: ({ inputs: [X], gradient }) => {
    const weights = new Float64Array(gradient.values.length * X.values.length);
    gradient.values.forEach((each, unit) => X.values.forEach((x, at) => (weights[unit * X.values.length + at] = each * x)));
    return { weights, bias: gradient.values.slice() };
  },
  arithmetic: (of, unit, passed) => {
    const { weights } = passed.fields.parameters;
    const [outputs, inputs] = weights.shape;
    const { X, g } = recordedOf(passed);
    if (of === "bias") return g(unit);
    if (of === "weights") return times(g(Math.floor(unit / inputs)), X(unit % inputs));
    return total(Array.from({ length: outputs }, (_, row) => times(g(row), constant(weights.values[row * inputs + unit], `${weights.key}[${row}, ${unit}]`))));
  },
});
