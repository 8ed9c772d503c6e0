// @ts-check
// The page of one trace as it begins: to step through, to predict, to turn.
import { drawPage } from "./page.js";
import { predictions } from "./predict.js";
import { samplesOf } from "../trace/trace.js";

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} data @param {string} sort @param {import("./page.js").PageOptions} [options] */
export function drawSingle(root, [trace], data, sort, options = {}) {
  const samples = data.samples.length ? samplesOf(data) : undefined;
  return drawPage(root, trace, { predict: sort === "predict" ? predictions : undefined, turnable: sort === "explore", knobs: sort === "explore", samples, ...options });
}
