// @ts-check
// The way back through rows that are weighted, compared and mixed: to each of two factors what arrives times the other.

import { constant } from "../numbers/arithmetic.js";
import { over, times, total } from "../numbers/operators.js";
import { divisorOf, productOf } from "./attention.js";
import { goesBack, recordedOf } from "./back.js";
import { numberOf } from "./parameters.js";

/** Products at so many places, added. @param {number} length @param {(at: number) => import("../page/scripts/types.js").Expression} each */
const productsAdded = (length, each) => total(Array.from({ length }, (_, at) => each(at)));

goesBack("RowwiseLinear", {
  inputs: ({ inputs: [X], gradient, fields }) => {
    const { shape: [outputs, features], values } = fields.parameters.weights;
    return [productOf(gradient.values, values, X.shape, outputs, (at, feature) => at * features + feature)];
  },
  parameters: ({ inputs: [X], gradient, fields }) => {
    const { shape: [outputs, features] } = fields.parameters.weights;
    const weights = new Float64Array(outputs * features);
    const bias = new Float64Array(outputs);
    gradient.values.forEach((each, unit) => {
      const [row, output] = [Math.floor(unit / outputs), unit % outputs];
      bias[output] += each;
      for (let at = 0; at < features; at++) weights[output * features + at] += each * X.values[row * features + at];
    });
    return { weights, bias };
  },
  arithmetic: (of, unit, passed) => {
    const { weights } = passed.fields.parameters;
    const [outputs, features] = weights.shape;
    const rows = passed.inputs[0].shape[0];
    const { X, g } = recordedOf(passed);
    if (of === "bias") return productsAdded(rows, (row) => g(row * outputs + unit));
    const [first, feature] = [Math.floor(unit / features), unit % features];
    if (of === "weights") return productsAdded(rows, (row) => times(g(row * outputs + first), X(row * features + feature)));
    return productsAdded(outputs, (output) => times(g(first * outputs + output), numberOf(weights, output * features + feature)));
  },
});

goesBack("DotProducts", {
  inputs: ({ inputs: [Q, K], gradient, fields }) => {
    const [rows, columns] = gradient.shape;
    const length = Q.shape[1];
    const arrives = gradient.values.map((each) => each / divisorOf([Q], fields));
    const turned = arrives.map((_, unit) => arrives[(unit % rows) * columns + Math.floor(unit / rows)]);
    const place = (/** @type {number} */ at, /** @type {number} */ feature) => at * length + feature;
    return [productOf(arrives, K.values, Q.shape, columns, place), productOf(turned, Q.values, K.shape, rows, place)];
  },
  arithmetic: (of, unit, passed) => {
    const [rows, columns] = passed.gradient.shape;
    const length = passed.inputs[0].shape[1];
    const { X, g } = recordedOf(passed);
    const [row, feature] = [Math.floor(unit / length), unit % length];
    const sum = of === 0 ? productsAdded(columns, (at) => times(g(row * columns + at), X(at * length + feature, 1))) : productsAdded(rows, (at) => times(g(at * columns + row), X(at * length + feature)));
    const divisor = divisorOf(passed.inputs, passed.fields);
    return divisor === 1 ? sum : over(sum, constant(divisor));
  },
});

goesBack("WeightedSums", {
  inputs: ({ inputs: [shares, V], gradient }) => {
    const [rows, columns] = gradient.shape;
    const length = V.shape[0];
    const turned = shares.values.map((_, unit) => shares.values[(unit % rows) * length + Math.floor(unit / rows)]);
    return [
      productOf(gradient.values, V.values, shares.shape, columns, (at, position) => position * columns + at),
      productOf(turned, gradient.values, V.shape, rows, (at, column) => at * columns + column),
    ];
  },
  arithmetic: (of, unit, passed) => {
    const [rows, columns] = passed.gradient.shape;
    const length = passed.inputs[1].shape[0];
    const { X, g } = recordedOf(passed);
    if (of === 0) {
      const [row, position] = [Math.floor(unit / length), unit % length];
      return productsAdded(columns, (at) => times(g(row * columns + at), X(position * columns + at, 1)));
    }
    const [position, at] = [Math.floor(unit / columns), unit % columns];
    return productsAdded(rows, (row) => times(g(row * columns + at), X(row * length + position)));
  },
});
