// @ts-check
// Activations: a function of each number alone.

import { constant, made, sum } from "../numbers/arithmetic.js";
import { inputOf, register } from "./base.js";

/** @typedef {import("../page/scripts/types.js").Fields} Fields */
/** @typedef {import("../page/scripts/types.js").Expression} Expression */

/** Register a function of each number alone.
 * @param {string} name @param {(x: number, fields: Fields) => number} curve @param {(x: Expression, fields: Fields) => Expression} arithmetic @param {boolean} [shares] */
function elementwise(name, curve, arithmetic, shares = false) {
  register(name, {
    drawn: "elementwise",
    rowwise: true,
    shares,
    curve,
    forward: ([X], fields) => {
      const values = new Float64Array(X.values.length);
      for (let at = 0; at < values.length; at++) values[at] = curve(X.values[at], fields); // map() takes three times as long
      return { shape: X.shape, values };
    },
    arithmetic: ([X], unit, fields) => arithmetic(inputOf([X], 0, unit), fields),
  });
}

elementwise("ReLU", (x) => Math.max(x, 0), (x) => made("max", [constant(0), x]));

elementwise(
  "LeakyReLU",
  (x, { parameters: { slope } }) => (x >= 0 ? x : slope.values[0] * x) + 0,
  (x, { parameters: { slope } }) => made("max", [made("*", [constant(slope.values[0], slope.key), x]), x]),
);

elementwise(
  "Sigmoid",
  (x) => 1 / (1 + Math.exp(-x)),
  (x) => made("/", [constant(1), sum([constant(1), made("exp", [made("negative", [x])])])]),
  true,
);

elementwise("Tanh", (x) => Math.tanh(x) + 0, (x) => made("tanh", [x]));
