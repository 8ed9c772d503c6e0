// @ts-check
// The answer of a trace's model, as its numbers are turned now, at many other x: nothing else of the way is kept.

import { areSolid, ready } from "./forward.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Output} Output */

const UNKNOWN = /** @type {Output} */ ({ shape: /** @type {number[]} */ ([]), values: null });

/** One number for each x; NaN where a layer refuses it, or only Python can tell. @param {Trace} trace @param {number[][]} X */
export function answersAt(trace, X) {
  const { shape } = trace.outputs[0];
  const answers = new Float64Array(X.length).fill(NaN);
  try {
    const way = wayThrough(trace);
    X.forEach((x, at) => (answers[at] = answerTo(way, /** @type {Output} */ ({ shape, values: new Float64Array(x) }))));
  } catch {
    // a layer refuses its own numbers, whatever x is
  }
  return answers;
}

/** @param {Way} way @param {Output} x */
function answerTo(way, x) {
  try {
    return way([x]).values?.[0] ?? NaN;
  } catch {
    return NaN; // a layer refuses this x
  }
}

/** What comes out of a row of layers for its inputs: made ready once, for it is asked a thousand times. @typedef {(inputs: Output[]) => Output} Way */

/** @param {Trace} trace @returns {Way} */
function wayThrough({ steps, words }) {
  const layers = steps.map(({ sources, inside, data: { row, fields } }) => ({ sources, given: /** @type {Output[]} */ (Array(sources.length)), run: inside ? wayThrough(inside) : ready(words, row, fields) }));
  const outputs = /** @type {Output[]} */ ([]); // the same arrays each time: a thousand new ones would be cleared away before the frame
  return (inputs) => {
    outputs.splice(0, outputs.length, ...inputs);
    for (const { sources, given, run } of layers) {
      for (let at = 0; at < sources.length; at += 1) given[at] = outputs[sources[at]];
      outputs.push(/** @type {Output} */ ((areSolid(given) && run(given)) || UNKNOWN));
    }
    return outputs[outputs.length - 1];
  };
}
