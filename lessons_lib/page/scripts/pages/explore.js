// @ts-check
// The page of one trace to turn: knobs above its row, and a slider for every other number where it stands.
import { drawKnob, drawKnobs } from "../parts/knobs.js";
import { knobOf, knobsOf } from "../trace/turning.js";
import { drawSingle } from "./single.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} [_sort] @param {import("../types.js").PageOptions} [options] */
export function drawExplored(root, traces, data, _sort, options = {}) {
  const turning = {
    panel: (/** @type {(key: string, value: number) => void} */ turn) => drawKnobs({ knobs: knobsOf(traces[0]), turn, words: traces[0].words }),
    find: knobOf,
    draw: drawKnob,
  };
  return drawSingle(root, traces, data, "explore", { turning, ...options });
}
