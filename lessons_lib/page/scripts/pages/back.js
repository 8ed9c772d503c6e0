// @ts-check
// The page of a way back to step through: it goes from the loss at the right end to x.
import { turnedBack, waysBack } from "../trace/way_back.js";
import { drawBackRow } from "../parts/backrow.js";
import { backCall, drawBack, rowsNeeded } from "../steps/back.js";
import { drawPage } from "./page.js";

/** @type {import("../types.js").Going} */
const BACK = { row: drawBackRow, step: drawBack, call: backCall, turned: turnedBack, ahead: -1, least: rowsNeeded };

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} [_sort] @param {import("../types.js").PageOptions} [options] */
export function drawBackPage(root, traces, data, _sort, options) {
  return drawPage(root, waysBack(data, traces)[0], BACK, options);
}
