// @ts-check
// The way back through a network too large for a page: a row of gradients, from the answer and its loss to x.
import { fill } from "../../../numbers/sentence.js";
import { make } from "../parts/elements.js";
import "../steps/left.js";
import { outputOf } from "../trace/outputs.js";
import { FORWARD } from "./forward.js";
import { drawPage } from "./page.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {HTMLElement} root @param {Trace[]} traces @param {any} data */
export function drawHeavyBack(root, [trace], data) {
  return drawPage(root, gradientsOf(trace, data), { ...FORWARD, call: (step) => [make("code", {}, `${step.output.name} ← ${step.name}`), " ", make("span", { className: "itm-kind" }, step.heading)], lights: undefined, arrival: undefined });
}

/** Each output by the name of its gradient. @param {Trace} trace @param {any} data @returns {Trace} */
function gradientsOf(trace, { names, title }) {
  const outputs = trace.outputs.map((output, index) => outputOf(names[index], output, null));
  const steps = trace.steps.map((step, at) => {
    const output = outputs[at + 1];
    const inputs = step.sources.map((source) => outputs[source]);
    return { ...step, output, inputs, note: step.data.row.told, said: output.left ? fill(trace.words.said_back, { output: output.name, numbers: output.left.said }) : step.data.row.told };
  });
  return { ...trace, title, outputs, steps, answer: "", verdict: "" };
}
