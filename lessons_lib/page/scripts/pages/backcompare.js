// @ts-check
// Two ways back in one row: the loss of both, then each gradient in the order in which they come.
import { waysBack } from "../trace/way_back.js";
import { drawComparison } from "./compare.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {HTMLElement} root @param {Trace[]} traces @param {any} data @param {string} [sort] */
export function drawBackComparison(root, traces, data, sort) {
  return drawComparison(root, waysBack(data, traces).map(asRow), data, sort, -1);
}

/** A way back as a row to compare: each gradient, named, with the layer that hands it back. @param {import("../types.js").BackTrace} way @returns {Trace} */
function asRow(way) {
  const all = way.steps.flatMap((step) => (step.back?.handed ?? []).map(({ output, laid }, place) => ({ step, key: step.label && `${step.label} ${place}`, output: { ...output, names: output.names, name: output.called, shape: laid } })));
  return { ...way, outputs: all.map(({ output }) => output), steps: all.slice(1).map(({ step, key, output }) => ({ ...step, key, name: output.name, kind: step.heading })), verdict: "" };
}
