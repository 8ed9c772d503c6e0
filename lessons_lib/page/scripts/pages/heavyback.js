// @ts-check
// The way back through a network too large for a page: a row of gradients, from the answer and its loss to x.
import { make } from "../parts/elements.js";
import "../parts/insides.js";
import "../parts/jumps.js";
import "../steps/left.js";
import "../trace/inside.js";
import { gradientsOf } from "../trace/gradients.js";
import { FORWARD } from "./forward.js";
import { drawPage } from "./page.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @type {import("../types.js").Going} */
export const BACKWARD = { ...FORWARD, call: (step) => [make("code", {}, `${step.output.name} ← ${step.name}`), " ", make("span", { class: "itm-kind" }, step.heading)], lights: undefined, arrival: undefined };

/** @param {HTMLElement} root @param {Trace[]} traces @param {any} data */
export function drawHeavyBack(root, [trace], data) {
  return drawPage(root, gradientsOf(trace, data), BACKWARD);
}
