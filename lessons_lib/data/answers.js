// @ts-check
// How a model's answer reads beside its target, as answers.py has it: as one of some classes, or as a quantity.

import { numbers } from "../numbers/notation.js";
import { fill } from "../numbers/sentence.js";

/** @typedef {import("../page/scripts/types.js").Numbers} Numbers */
/** What is known of a sample: its target, and how answers to it read.
 * @typedef {{ target: number|null, target_words: string, classes: string[]|null, quantity: {name: string, unit: string}|null }} Sample */

/** What a page of an answer carries that is no class, but a quantity or a number with a target: data/quantity.js puts it in here.
 * @type {{ said?: typeof import("./quantity.js").quantitySaid, remark?: typeof import("./quantity.js").quantityRemark }} */
export const QUANTITY = {};

/** The answer in one line. @param {Record<string, string>} words @param {Sample} sample @param {Numbers} output */
export function answerOf(words, sample, output) {
  if (output.values === null) return "";
  const { classes, target, target_words } = sample;
  const said = numbers(output.values, output.shape);
  const remark = remarkOf(words, sample, output);
  if (!classes) return QUANTITY.said?.(words, sample, output, said, remark) ?? said;
  if (!remark) return said;
  const known = { said, verdict: remark, target: target_words };
  if (target === null) return fill(words.answer, known);
  return fill(classes[Math.trunc(target)] === remark ? words.as_expected : words.not_expected, known);
}

/** What stands beside the answer's numbers: the verdict, of a picture none; or the unit, and how far off it is.
 * @param {Record<string, string>} words @param {Sample} sample @param {Numbers} output */
export function remarkOf(words, sample, output) {
  const { classes } = sample;
  if (output.values === null) return "";
  if (classes) {
    const verdict = verdictOf(words, classes, output.values);
    return verdict === words.no_verdict && output.shape.length > 1 ? "" : verdict;
  }
  return QUANTITY.remark?.(words, sample, output) ?? "";
}

/** What the last output is called: "o3", or "o2 (price)" where it is a quantity with a name.
 * @param {Sample} sample @param {string} name @param {number} size */
export function calledOf({ quantity }, name, size) {
  return quantity?.name && size === 1 ? `${name} (${quantity.name})` : name;
}

/** An output read as a class: the nearest target, or of a number for each class the largest.
 * @param {Record<string, string>} words @param {string[]} classes @param {Float64Array} values */
function verdictOf(words, classes, values) {
  if (![1, classes.length].includes(values.length) || !values.every(Number.isFinite)) return words.no_verdict;
  // Far beyond all targets each would be equally far, as floats go.
  const scores = values.length > 1 ? Array.from(values) : classes.map((_, target) => -Math.abs(target - Math.max(0, Math.min(values[0], classes.length))));
  const largest = Math.max(...scores);
  const best = classes.filter((_, target) => scores[target] >= largest - 1e-9); // no verdict hangs on a speck
  return best[1] ? fill(words.neither, { 0: best.join(words.nor) }) : best[0];
}
