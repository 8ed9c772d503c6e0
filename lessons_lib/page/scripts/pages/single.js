// @ts-check
// The page of one trace to step through.
import { FORWARD } from "./forward.js";
import { drawPage } from "./page.js";
import { makePlayer } from "./play.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} [_data] @param {string} [_sort] @param {import("../types.js").PageOptions} [options] */
export function drawSingle(root, [trace], _data, _sort, options) {
  return drawPage(root, trace, FORWARD, { play: makePlayer, ...options });
}
