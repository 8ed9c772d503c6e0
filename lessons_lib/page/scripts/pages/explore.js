// @ts-check
// The page of one trace to turn: knobs above its row, and a slider for every other number where it stands.
import { drawKnob, drawKnobs } from "../parts/knobs.js";
import { makeSilence } from "../parts/silence.js";
import { knobOf, knobsOf } from "../trace/turning.js";
import { drawSingle } from "./single.js";

/** What a page needs so that its numbers can be turned, and a unit silenced. @param {import("../types.js").Trace} trace @param {() => ReturnType<typeof drawSingle>} page @returns {import("../types.js").PageOptions} */
export function turningOf(trace, page) {
  const { words } = trace;
  const silence = makeSilence(words, page);
  const panel = (/** @type {(key: string, value: number) => void} */ turn) => drawKnobs({ knobs: knobsOf(trace), turn, words });
  return { turning: { panel, find: knobOf, draw: drawKnob }, tools: silence.elements, shown: silence.show };
}

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} [_sort] @param {import("../types.js").PageOptions} [options] */
export function drawExplored(root, traces, data, _sort, options = {}) {
  const page = drawSingle(root, traces, data, "explore", { ...turningOf(traces[0], () => page), ...options });
  return page;
}
