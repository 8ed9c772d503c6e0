// @ts-check
// The page of a way back to turn: knobs of x and of the layers, and every gradient follows.
import { drawKnob, drawKnobs } from "../parts/knobs.js";
import { knobOf, knobsOf } from "../trace/turning.js";
import { drawBackPage } from "./back.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} [sort] @param {import("../types.js").PageOptions} [options] */
export function drawBackExplored(root, traces, data, sort, options) {
  const [{ words }] = traces;
  const turning = {
    panel: (/** @type {(key: string, value: number) => void} */ turn) => drawKnobs({ knobs: knobsOf(traces[0]), turn, words }),
    find: (/** @type {any} */ now, /** @type {string} */ key) => knobOf(now.forward, key),
    draw: drawKnob,
  };
  return drawBackPage(root, traces, data, sort, { turning, ...options });
}
