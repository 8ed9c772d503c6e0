// @ts-check
// The way back through a learner's own function, read off the record of its arithmetic.

import { constant, input } from "../../../numbers/arithmetic.js";
import { derivativesOf } from "../../../numbers/derivatives.js";
import { plus } from "../../../numbers/operators.js";
import { oneArithmetic } from "./forward.js";
import { outputOf } from "./outputs.js";
import { RECORDED } from "./recorded.js";

/** @typedef {import("../types.js").Solid} Solid */

/** A learner's own function: its derivative is read off the record of its arithmetic, added over all outputs that an input plays a part in.
 * @param {import("../types.js").Passed} passed @param {any} row */
export function throughRecorded({ inputs, output, gradient, fields }, row) {
  const typed = inputs.map((each) => /** @type {Solid} */ (outputOf(each.name, each, null)));
  const count = typed.reduce((sum, { values }) => sum + values.length, 0);
  const totals = Array.from({ length: count }, () => constant(0));
  for (let unit = 0; unit < output.values.length; unit += 1) {
    const made = oneArithmetic(row, typed, fields, unit);
    if (!made) return null;
    const arriving = input(gradient.values[unit], gradient.names[unit], count + output.values.length + unit);
    for (const [index, more] of derivativesOf(made, arriving)) totals[index] = plus(totals[index], more);
  }
  let end = 0;
  const parts = typed.map(({ values }) => totals.slice(end, (end += values.length)));
  return { inputs: parts.map((part) => Float64Array.from(part, ({ value }) => value)), arithmetic: (/** @type {number|string} */ of, /** @type {number} */ unit) => parts[Number(of)][unit] };
}

RECORDED.back = throughRecorded;
