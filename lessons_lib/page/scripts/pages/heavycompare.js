// @ts-check
// Two networks too large for a page, side by side: of each output the same small pictures, and that of their difference.
import { drawLeft } from "../steps/left.js";
import "../trace/inside.js";
import { between } from "../parts/panels.js";
import { numbersIn, outputOf } from "../trace/outputs.js";
import { drawComparison, outputsAt } from "./compare.js";

/** @typedef {import("../types.js").Output} Output */

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data */
export function drawHeavyComparison(root, traces, data) {
  return drawComparison(root, traces, data, "", 1, ([a, b], pair, index, { width, height, palette }) => {
    const { words } = a;
    const both = outputsAt([a, b], pair);
    const known = both.flatMap((output) => (output?.left ? [output] : []));
    if (!known.length) return null;
    const scale = Math.max(...known.map(({ left }) => left?.scale ?? 0)); // what stands side by side has one scale
    const named = /** @type {[string, Output][]} */ (both.flatMap((output, place) => (output?.left ? [[place ? words.in_b : words.in_a, { ...output, left: { ...output.left, scale } }]] : [])));
    const gap = data.gaps[index]?.seen && outputOf(known[0].name, numbersIn(data.gaps[index]), null);
    const every = gap ? [...named, /** @type {[string, Output]} */ ([words.difference, gap])] : named;
    const panels = every.map(([mark, output]) => drawLeft({ words, palette }, output, `${output.name} ${mark}`, "in", width, height).element);
    return { pictures: [], parts: panels.flatMap((each, place) => (place ? [between(" "), each] : [each])) };
  });
}
