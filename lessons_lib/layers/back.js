// @ts-check
// The way back through each layer, by its class's name; each stands in a file beside its Python, which only pages of the way back carry.

import { inputOf } from "./base.js";

/** @typedef {import("../page/scripts/types.js").Solid} Solid */
/** @typedef {import("../page/scripts/types.js").Expression} Expression */
/** @typedef {import("../page/scripts/types.js").WayBack} WayBack */
/** @typedef {import("../page/scripts/types.js").Passed} Passed */

/** @type {Map<string, WayBack>} */
export const WAYS_BACK = new Map();

/** Make a layer's way back known to the page. @param {string} name @param {WayBack} way */
export function goesBack(name, way) {
  WAYS_BACK.set(name, way);
}

/** A number of what went in, of what came out and of the gradient that arrives, as a recorded number: counted through all of them in this order.
 * @param {Passed} passed */
export function recordedOf({ inputs, output, gradient }) {
  const all = [...inputs, output, gradient];
  return {
    X: (/** @type {number} */ unit, at = 0) => inputOf(all, at, unit),
    o: (/** @type {number} */ unit) => inputOf(all, inputs.length, unit),
    g: (/** @type {number} */ unit) => inputOf(all, inputs.length + 1, unit),
  };
}
