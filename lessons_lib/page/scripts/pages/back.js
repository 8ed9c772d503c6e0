// @ts-check
// The page of a way back to step through: it goes from the loss at the right end to x.
import { turnedBack, waysBack } from "../trace/way_back.js";
import { makeArrival, TAKES } from "../parts/arrival.js";
import { drawBackRow } from "../parts/backrow.js";
import { backCall, drawBack, rowsNeeded } from "../steps/back.js";
import { drawPage } from "./page.js";

/** @type {import("../types.js").Going} */
const BACK = { row: drawBackRow, step: drawBack, call: backCall, turned: turnedBack, ahead: -1, least: rowsNeeded, arrival: (root, body) => makeArrival(root, body, sweep) };

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} [_sort] @param {import("../types.js").PageOptions} [options] */
export function drawBackPage(root, traces, data, _sort, options) {
  return drawPage(root, waysBack(data, traces)[0], BACK, options);
}

/** The columns light up one after the other, in the order of the way. @param {HTMLElement} body */
function sweep(body) {
  const columns = [...body.querySelectorAll(":scope > :is(.itm-panel, .itm-stack)")].reverse();
  const each = TAKES / (columns.length + 1);
  columns.forEach((column, place) => column.animate({ boxShadow: ["0 0 0 3px var(--itm-accent)", "0 0 0 3px transparent"] }, { delay: place * each, duration: 2 * each }));
}
