// @ts-check
// The layers that the script can compute, by their class's name; each stands in a file beside its Python.

/** @typedef {import("../page/scripts/types.js").LayerScript} LayerScript */
/** @typedef {import("../page/scripts/types.js").Solid} Solid */
/** @typedef {import("../page/scripts/types.js").Expression} Expression */

import { input } from "../numbers/arithmetic.js";

/** @type {Map<string, LayerScript>} */
export const LAYERS = new Map();

/** Make a layer known to the page. @param {string} name @param {LayerScript} script */
export function register(name, script) {
  LAYERS.set(name, script);
}

/** One number of a layer's inputs: of which of them, and its position there. Its index counts through all of them.
 * @param {Solid[]} inputs @param {number} at @param {number} unit @returns {Expression} */
export function inputOf(inputs, at, unit) {
  const { values, names } = inputs[at];
  const before = inputs.slice(0, at).reduce((total, each) => total + each.values.length, 0);
  return input(values[unit], names[unit], before + unit);
}

/** The index of a number along each axis. @param {number} unit @param {number[]} shape @returns {number[]} */
export function placeOf(unit, shape) {
  const place = [];
  for (let axis = shape.length - 1, rest = unit; axis >= 0; axis--) {
    place.unshift(rest % shape[axis]);
    rest = Math.floor(rest / shape[axis]);
  }
  return place;
}
