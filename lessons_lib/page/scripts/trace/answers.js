// @ts-check
// The answer of a trace's model, as its numbers are turned now, at many other x: nothing else of the way is kept.

import { LAYERS } from "../../../layers/base.js";
import { areSolid, ready } from "./forward.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Output} Output */

const UNKNOWN = /** @type {Output} */ ({ shape: /** @type {number[]} */ ([]), values: null });

/** What answers many x with one number each; NaN where a layer refuses one, or only Python can tell. The layers are made ready once.
 * @param {Trace} trace @returns {(X: number[][]) => ArrayLike<number>} */
export function answersOf(trace) {
  const { shape } = trace.outputs[0];
  const way = tried(() => wayThrough(trace)); // a layer may refuse its own numbers, whatever x is
  const together = areRowwise(trace);
  /** @param {number[][]} X @returns {ArrayLike<number>} */
  function answers(X) {
    const given = /** @type {Output} */ ({ shape, values: Float64Array.from(X.flat()) });
    const found = way && (together || X.length === 1) && tried(() => way([given]))?.values;
    return found || (X.length === 1 ? [NaN] : Float64Array.from(X, (x) => answers([x])[0])); // where one is refused others are not
  }
  return answers;
}

/** Whether each layer takes many x one after the other, so that a thousand of them are one call of it. @param {Trace} trace @returns {boolean} */
const areRowwise = ({ steps }) => steps.every(({ inside, data: { row } }) => (inside ? areRowwise(inside) : LAYERS.get(row.layer)?.rowwise));

/** What comes of it; null where a layer refuses. @template T @param {() => T} compute @returns {T|null} */
function tried(compute) {
  try {
    return compute();
  } catch {
    return null;
  }
}

/** What comes out of a row of layers for its inputs: made ready once, for it is asked a thousand times. @typedef {(inputs: Output[]) => Output} Way */

/** @param {Trace} trace @returns {Way} */
function wayThrough({ steps, words }) {
  const layers = steps.map(({ sources, inside, data: { row, fields } }) => ({ sources, given: /** @type {Output[]} */ (Array(sources.length)), run: inside ? wayThrough(inside) : ready(words, row, fields) }));
  const outputs = /** @type {Output[]} */ ([]); // the same each time, too
  return (inputs) => {
    outputs.length = 0;
    outputs.push(...inputs);
    for (const { sources, given, run } of layers) {
      for (let at = 0; at < sources.length; at += 1) given[at] = outputs[sources[at]];
      outputs.push(/** @type {Output} */ ((areSolid(given) && run(given)) || UNKNOWN));
    }
    return outputs[outputs.length - 1];
  };
}
