// @ts-check
// A model that is a layer, at work: the trace of what happens inside it.
import { MODELS } from "./recorded.js";
import { forwardPass, inputNamed, outputNamed } from "./trace.js";

/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Context} Context */

/** What a model puts out, and what happens inside it. @param {Context} context @param {any} row @param {number} at @param {Output[]} inputs */
export function insideOutcome(context, row, at, inputs) {
  const before = context.original?.steps[at];
  const inside = insideOf(context, row, context.original ? null : context.stored[at], inputs, before?.inside ?? null);
  const answer = inside.outputs[inside.outputs.length - 1];
  const same = before && answer.values === before.output.values;
  return { inside, problem: "", asked: false, output: same ? before.output : outputNamed(context, row, at, inputs, answer) };
}

/** Its trace: one input is x in it, several are x1, x2.
 * @param {Context} context @param {any} row @param {any} stored @param {Output[]} inputs @param {Trace|null} original */
function insideOf(context, row, stored, inputs, original) {
  const shown = { name: row.heading, target: null, target_words: "", classes: null, quantity: null };
  const own = inputs.map((each, at) => {
    const before = original?.outputs[at];
    return before && before.values === each.values ? before : inputNamed(inputs.length > 1 ? `x${at + 1}` : "x", each, row.inside, each.axes);
  });
  return forwardPass({ ...context, shown, rows: row.inside, stored, path: `${context.path}${row.name}.`, original }, own);
}

MODELS.outcome = insideOutcome;
