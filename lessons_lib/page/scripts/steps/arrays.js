// @ts-check
// Numbers that are no output, such as weights and gradients, as a panel; how wide a list of them is, and what one of them is called.
import { number } from "../../../numbers/notation.js";
import { placeOf } from "../../../layers/base.js";
import { drawNumbers } from "../marks/numbers.js";
import { legendOf, panel } from "../parts/panels.js";
import { isListed, isOneSided, largestCell, largestOf, scaleFor } from "../marks/places.js";

/** @typedef {import("./ends.js").StepContext} StepContext */

/**
 * Numbers that are no output, such as weights, as a panel: their picture and its legend.
 * @param {StepContext} context
 * @param {{ label: string, names: string[], shape: number[], columns?: number, width: number, row?: number, opens: string, end: "in"|"out", open: (unit: number, element: HTMLElement) => void, written?: (value: number, scale: number) => string, rowwise?: boolean }} array
 */
export function drawArray({ palette, words, height, type, row, act }, { label, end, shape, ...rest }) {
  const picture = drawNumbers({ row, largest: largestCell(type), ...rest, label, shape, height, palette, point: (unit) => act.point(unit, end) });
  const legend = legendOf(words);
  return {
    picture,
    element: panel({ title: label, content: picture.element, legend: legend.element }),
    /** @param {ArrayLike<number>} values @param {number} [scale] */
    show(values, scale = scaleFor(values)) {
      picture.show(values, scale);
      legend.show(scale, { listed: isListed(shape), oneSided: isOneSided(values), shares: false, empty: !largestOf(values) });
    },
  };
}

/**
 * How wide a list must be for its names and numbers, and a bar that still shows something.
 * @param {string[]} names @param {ArrayLike<number>|null} values @param {number} type
 */
export function listWidth(names, values, type) {
  const longest = (/** @type {string[]} */ texts) => Math.max(...texts.map((text) => text.length));
  return Math.max(10.5, 0.57 * Math.min(longest(names), 22) + 0.62 * longest(Array.from(values ?? [0], number)) + 5.4) * type; // or its heading's
}

/** One number of an array of numbers, as one types it: "L2.weights[0, 1]". @param {import("../types.js").Parameter} parameter @param {number} flat */
export function parameterKey(parameter, flat) {
  return parameter.shape.length ? `${parameter.key}[${placeOf(flat, parameter.shape).join(", ")}]` : parameter.key;
}
