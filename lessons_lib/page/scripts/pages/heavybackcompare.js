// @ts-check
// Two ways back through networks too large for a page, side by side: of each gradient the same small pictures, and their difference.
import { gradientsOf } from "../trace/gradients.js";
import { drawHeavyComparison } from "./heavycompare.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {HTMLElement} root @param {Trace[]} traces @param {any} data */
export function drawHeavyBackComparison(root, traces, data) {
  return drawHeavyComparison(root, traces.map((trace, at) => gradientsOf(trace, data.ways[at])), data);
}
