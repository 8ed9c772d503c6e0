// @ts-check
// What Python has answered of one state of the page: the outputs of layers that only it computes, and of those that it computes otherwise.

import { numbersIn } from "./outputs.js";
import { fill } from "../../../numbers/sentence.js";
import { outputNamed } from "./trace.js";

/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Python} Python */

/** @param {Record<string, { shape: number[], values: number[]|string } | { error: string }>} answers by the layers' places: "L2", in a model inside "L3.L1" @returns {Python} */
export function pythonOf(answers) {
  /** Python's output, if there is one; thrown if it is an error, of this layer or of a model that it stands in. @param {string} path */
  function answer(path) {
    const outer = Object.keys(answers).find((each) => path === each || path.startsWith(`${each}.`));
    const found = outer ? answers[outer] : null;
    if (found && "error" in found) throw new Error(found.error);
    return found && numbersIn(found);
  }

  return {
    answer,
    checked(context, row, at, inputs, made) {
      const { shape, values } = made.output;
      if (made.inside || made.asked || !values) return made;
      const named = (/** @type {import("../types.js").Numbers} */ numbers) => outputNamed(context, row, at, inputs, numbers);
      try {
        const mine = answer(context.path + row.name);
        if (!mine || agree(mine.values, values, inputs, row.settings.single)) return made;
        return { ...made, asked: true, differs: fill(context.data.words.differs, { layer: row.heading }), output: named(mine) };
      } catch (error) {
        return { ...made, asked: true, problem: /** @type {Error} */ (error).message, output: named({ shape, values: null }) };
      }
    },
  };
}

/** Whether two outputs are the same, but for rounding. @param {Float64Array} one @param {Float64Array} other @param {Output[]} inputs @param {boolean} [single] whether Python computes it in float32 */
function agree(one, other, inputs, single) {
  let largest = 0;
  for (const { values } of inputs) for (const value of values ?? []) largest = Math.max(largest, Math.abs(value));
  const close = (/** @type {number} */ value, /** @type {number} */ at) =>
    Object.is(value, other[at]) || Math.abs(value - other[at]) <= (single ? 1e-5 : 1e-12) * largest + (single ? 1e-5 : 1e-9) * Math.abs(value);
  return one.length === other.length && one.every(close);
}
