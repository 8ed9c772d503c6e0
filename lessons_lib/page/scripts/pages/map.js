// @ts-check
// The page of one trace with x as a dot on a map of the answer: moved, every layer follows; turned or silenced, the map does too.
import { paletteOf } from "../marks/palette.js";
import { makeMap } from "../parts/map.js";
import { keyOf } from "../trace/outputs.js";
import { turningOf } from "./explore.js";
import { FORWARD } from "./forward.js";
import { drawPage } from "./page.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} [_sort] @param {import("../types.js").PageOptions} [options] */
export function drawMapped(root, traces, data, _sort, options = {}) {
  const turning = turningOf(traces[0], () => page);
  const move = (/** @type {[number, number]} */ x) => {
    const { outputs: [{ shape }], turned } = page.trace();
    page.turnAll({ ...turned, ...Object.fromEntries(x.map((value, unit) => [keyOf("x", shape, unit), value])) });
  };
  const map = makeMap({ data: data.map, words: data.words, palette: () => paletteOf(root), move, say: (text) => page.say(text) });
  /** @type {NonNullable<import("../types.js").PageOptions["shown"]>} */
  const shown = (now, at, unit) => {
    turning.shown?.(now, at, unit);
    map.show(now);
  };
  const page = drawPage(root, traces[0], FORWARD, { ...turning, beside: [map.element], shown, looked: map.paint, ...options });
  return page;
}
