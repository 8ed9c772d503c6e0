// @ts-check
// Pooling: of each window of a picture one number, its largest or its mean; of each channel its mean.

import { constant, made, sum } from "../numbers/arithmetic.js";
import { inputOf, register } from "./base.js";
import { meetings } from "./windows.js";

/** @typedef {import("../page/scripts/types.js").Solid} Solid */
/** @typedef {import("../page/scripts/types.js").LayerScript} LayerScript */

register("MaxPool", pooling(-Infinity, (most, x) => Math.max(most, x), false));

register("AveragePool", pooling(0, (total, x) => total + x, true));

register("GlobalAveragePool", pooling(0, (total, x) => total + x, true));

/** @param {number} start @param {(so: number, x: number) => number} joined what a window has come to, with one number more @param {boolean} mean @returns {LayerScript} */
function pooling(start, joined, mean) {
  return {
    drawn: "pooling",
    forward: ([X], { settings }) => {
      const { shape, window, units, places } = pooled(X, settings);
      const values = new Float64Array(shape.reduce((product, length) => product * length, 1)).fill(start);
      units.forEach((unit, n) => (values[unit] = joined(values[unit], X.values[places[n]])));
      return { shape, values: mean ? values.map((total) => total / window) : values };
    },
    arithmetic: ([X], unit, { settings }) => {
      const { window, units, places } = pooled(X, settings);
      const seen = places.filter((_, n) => units[n] === unit).map((place) => inputOf([X], 0, place));
      if (mean) return made("/", [sum(seen), constant(window)]);
      return seen.length > 1 ? made("max", seen) : seen[0];
    },
  };
}

/** Each number that goes out with each place that its window sees, in all channels; of a layer without a size the window is the whole picture.
 * `window`: how many places it has; `shape`: of what goes out. @param {Solid} X @param {Record<string, any>} settings */
export function pooled({ shape, values }, { size: side, stride = 1, padding = 0 }) {
  const sides = side ? [side, side] : shape.slice(-2);
  const { counts, size, steps, places } = meetings(shape, sides, { stride, padding });
  const channels = Array.from({ length: values.length / size }, (_, channel) => channel);
  return {
    shape: [...shape.slice(0, -2), ...(side ? counts : [])],
    window: sides[0] * sides[1],
    units: channels.flatMap((channel) => steps.map((step) => channel * counts[0] * counts[1] + step)),
    places: channels.flatMap((channel) => places.map((place) => channel * size + place)),
  };
}
