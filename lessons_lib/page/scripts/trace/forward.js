// @ts-check
// One layer at work: its output, or why there is none, and the arithmetic of any number of it.

import { LAYERS } from "../../../layers/base.js";
import { number } from "../../../numbers/notation.js";
import { RECORDED } from "./recorded.js";
import { fill } from "../../../numbers/sentence.js";
import { oddIn } from "./outputs.js";

/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Numbers} Numbers */
/** @typedef {import("../types.js").Solid} Solid */
/** @typedef {import("../types.js").Fields} Fields */
/** @typedef {import("../types.js").Expression} Expression */

/** The output; null where only Python knows it. Throws where the layer refuses, in the data's words.
 * @param {Record<string, string>} words @param {any} row @param {Output[]} inputs @param {Fields} fields @returns {Numbers|null} */
export function forward(words, row, inputs, fields) {
  return areSolid(inputs) ? ready(words, row, fields)(inputs) : null;
}

/** A layer made ready for any input: what is so whatever comes in is looked at once.
 * @param {Record<string, string>} words @param {any} row @param {Fields} fields @returns {(inputs: Solid[]) => Numbers|null} */
export function ready(words, row, fields) {
  if (Object.values(fields.parameters).some(({ values }) => !values)) return () => null;
  const script = LAYERS.get(row.layer);
  if (!script) return (inputs) => known(row, fields) && (RECORDED.run?.(row.recorded, inputs, fields.constants) ?? null);
  refuseBeyond(words, fields);
  return (inputs) => {
    const output = script.forward(inputs, fields, words);
    if (oddIn(inputs, output) < 0) return output;
    throw new Error(fill(words.overflow, { layer: row.kind }));
  };
}

/** A parameter may not be turned further than its layer allows. @param {Record<string, string>} words @param {Fields} fields */
function refuseBeyond(words, { parameters }) {
  for (const { name, values, least, most } of Object.values(parameters)) {
    const wrong = values.find((value) => value < (least ?? -Infinity) || value > (most ?? Infinity));
    if (wrong === undefined) continue;
    const template = most === null ? words.too_low : words.out_of_bounds;
    throw new Error(fill(template, { parameter: name, value: number(wrong), least: number(least ?? 0), most: number(most ?? 0) }));
  }
}

/** How one number comes about; null where that is not known. @param {any} row @param {Output[]} inputs @param {Fields} fields @param {number} unit @returns {Expression|null} */
export function oneArithmetic(row, inputs, fields, unit) {
  if (!areSolid(inputs)) return null;
  const script = LAYERS.get(row.layer);
  if (script) return script.arithmetic(inputs, unit, fields);
  return known(row, fields) && (RECORDED.arithmetic?.(row.recorded, inputs, unit, fields.constants) ?? null);
}

/** The recording, of which a layer's own parameters are constants: with one of them turned it tells nothing. @param {any} row @param {Fields} fields */
const known = (row, fields) => !fields.turned && row.recorded;

/** Whether the numbers of all inputs are known. @param {Output[]} inputs @returns {inputs is Solid[]} */
export function areSolid(inputs) {
  return inputs.every((each) => each.values !== null);
}
