// @ts-check
// The way back through a network too large for a page as a row of outputs: the answer, then each gradient by its name.
import { fill } from "../../../numbers/sentence.js";
import { outputOf } from "./outputs.js";

/** @typedef {import("../types.js").Trace} Trace */

/** Each output by the name of its gradient. @param {Trace} trace @param {{ names: string[], title: string }} way @returns {Trace} */
export function gradientsOf(trace, { names, title }) {
  const outputs = trace.outputs.map((output, index) => outputOf(names[index], output, null));
  const steps = trace.steps.map((step, at) => {
    const output = outputs[at + 1];
    const inputs = step.sources.map((source) => outputs[source]);
    return { ...step, output, inputs, note: step.data.row.told, said: output.left ? fill(trace.words.said_back, { output: output.name, numbers: output.left.said }) : step.data.row.told };
  });
  return { ...trace, title, outputs, steps, answer: "", verdict: "" };
}
