// @ts-check
// How an answer reads that is a quantity, or a number beside its target.

import { isSpeck, number } from "../numbers/notation.js";
import { fill } from "../numbers/sentence.js";
import { QUANTITY } from "./answers.js";

/** @typedef {import("./answers.js").Sample} Sample */
/** @typedef {import("../page/scripts/types.js").Numbers} Numbers */

/** @param {Record<string, string>} words @param {Sample} sample @param {Numbers} output @param {string} said @param {string} remark */
export function quantitySaid(words, { quantity }, output, said, remark) {
  if (onlyNumber(output) === null) return remark ? `${said}: ${remark}` : said;
  const whole = quantity?.name ? fill(words.quantity, { name: quantity.name, said }) : said;
  return remark ? whole + (quantity?.unit ? " " : ", ") + remark : whole;
}

/** What stands beside the answer's number: its unit, and how far off it is. @param {Record<string, string>} words @param {Sample} sample @param {Numbers} output */
export function quantityRemark(words, { quantity, target }, output) {
  const value = onlyNumber(output);
  if (value === null) return quantity?.name ? fill(words.no_quantity, { name: quantity.name }) : "";
  return [quantity?.unit, target === null ? "" : distance(words, value, target)].filter(Boolean).join(", ");
}

/** The one finite number that an output is; null if it is none or several. @param {Numbers} output */
function onlyNumber({ values }) {
  return values?.length === 1 && Number.isFinite(values[0]) ? values[0] : null;
}

/** How far off a number is, in words. @param {Record<string, string>} words @param {number} value @param {number} target */
function distance(words, value, target) {
  const gap = value - target;
  const known = { gap: number(Math.abs(gap)), target: number(target) };
  if (isSpeck(gap) || Math.abs(gap) <= 1e-12 * Math.max(Math.abs(value), Math.abs(target))) return fill(words.exactly, known);
  return fill(gap > 0 ? words.more : words.less, known);
}

Object.assign(QUANTITY, { said: quantitySaid, remark: quantityRemark });
