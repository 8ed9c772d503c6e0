// @ts-check
// Zeros around a picture, which networks of PyTorch bring along as a layer of its own.

import { constant } from "../numbers/arithmetic.js";
import { inputOf, placeOf, register } from "./base.js";

/** @typedef {import("../page/scripts/types.js").Solid} Solid */

const ZERO = { ...constant(0), name: "a zero of the padding" };

register("ZeroPad", {
  drawn: "join",
  forward: ([X], { settings }) => {
    const shape = paddedShape(X, settings);
    const size = shape.reduce((product, side) => product * side, 1);
    return { shape, values: Float64Array.from({ length: size }, (_, unit) => X.values[placeInside(X, settings, unit)] ?? 0) };
  },
  arithmetic: ([X], unit, { settings }) => {
    const place = placeInside(X, settings, unit);
    return place < 0 ? ZERO : inputOf([X], 0, place);
  },
});

/** @param {Solid} X @param {Record<string, any>} settings */
function paddedShape({ shape: [channels, rows, columns] }, { above, below, left, right }) {
  return [channels, rows + above + below, columns + left + right];
}

/** Which number of the picture stands at a place of the padded one; -1 where a zero does. @param {Solid} X @param {Record<string, any>} settings @param {number} unit */
export function placeInside(X, settings, unit) {
  const [channel, down, across] = placeOf(unit, paddedShape(X, settings));
  const [, rows, columns] = X.shape;
  const [row, column] = [down - settings.above, across - settings.left];
  return row < 0 || row >= rows || column < 0 || column >= columns ? -1 : (channel * rows + row) * columns + column;
}
