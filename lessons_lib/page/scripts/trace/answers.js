// @ts-check
// The answer of a trace's model, as its numbers are turned now, at many other x: nothing else of the way is kept.

import { forward } from "./forward.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Output} Output */

/** One number for each x; NaN where a layer refuses it, or only Python can tell. @param {Trace} trace @param {number[][]} X */
export function answersAt(trace, X) {
  const shape = trace.outputs[0].shape;
  return Float64Array.from(X, (x) => {
    try {
      return lastOf(trace, [/** @type {Output} */ ({ shape, values: Float64Array.from(x) })]).values?.[0] ?? NaN;
    } catch {
      return NaN; // a layer refuses this x
    }
  });
}

/** The last output of a row of layers. @param {Trace} trace @param {Output[]} outputs its inputs @returns {Output} */
function lastOf(trace, outputs) {
  for (const { sources, inside, data } of trace.steps) {
    const inputs = sources.map((source) => outputs[source]);
    const output = inside ? lastOf(inside, inputs) : forward(trace.words, data.row, inputs, data.fields);
    outputs.push(/** @type {Output} */ (output ?? { shape: [], values: null }));
  }
  return outputs[outputs.length - 1];
}
