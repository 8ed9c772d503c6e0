// @ts-check
// How one number came about: a tree of operations, made and evaluated as arithmetic.py and operations.py do.

import { wholeNear } from "./notation.js";

/** @typedef {import("../page/scripts/types.js").Expression} Expression */

/** What is called by one name in NumPy and in JavaScript, each of one number. */
const SAME_IN_MATH = /** @type {const} */ (["exp", "expm1", "log", "log2", "log10", "log1p", "sqrt", "cbrt", "sign", "floor", "ceil", "trunc", "sin", "cos", "tan", "sinh", "cosh", "tanh"]);

/** What each operation does with the values of its parts, as operations.py has it. @type {Record<string, (...values: number[]) => number>} */
export const OPERATIONS = {
  "+": (...values) => values.reduce((sum, value) => sum + value),
  negative: (value) => -value,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "//": floorDivided,
  "%": remainder,
  "**": power,
  abs: Math.abs,
  max: Math.max,
  min: Math.min,
  round: (value, digits = 0) => wholeNear(value * 10 ** digits) / 10 ** digits,
  arctan2: Math.atan2,
  arcsin: Math.asin,
  arccos: Math.acos,
  arctan: Math.atan,
  arcsinh: Math.asinh,
  arccosh: Math.acosh,
  arctanh: Math.atanh,
  ...Object.fromEntries(SAME_IN_MATH.map((word) => [word, Math[word]])),
};

/** What is left after dividing; it has the sign of the divisor, as in Python. @param {number} left @param {number} right */
function remainder(left, right) {
  const rest = left % right;
  return rest && rest < 0 !== right < 0 ? rest + right : rest;
}

/** How many times it goes, rounded down: from the remainder, as NumPy does, because 1 / 0.001 is rounded up. @param {number} left @param {number} right */
function floorDivided(left, right) {
  if (right === 0) return left / right;
  const rest = left % right;
  const times = (left - rest) / right - (rest && rest < 0 !== right < 0 ? 1 : 0);
  return times - Math.floor(times) > 0.5 ? Math.floor(times) + 1 : Math.floor(times);
}

/** A power; in a few cases JavaScript and NumPy differ. @param {number} left @param {number} right */
function power(left, right) {
  if (right === 0.5) return Math.sqrt(left);
  return left === 1 || (left === -1 && Math.abs(right) === Infinity) ? 1 : left ** right;
}

/** A number that is no one's result. @param {number} value @param {string|null} [parameter] @returns {Expression} */
export function constant(value, parameter = null) {
  return { value, operation: "", parts: [], name: "", index: null, parameter, questions: [] };
}

/** A number of the layer's input. @param {number} value @param {string} name @param {number} index @returns {Expression} */
export function input(value, name, index) {
  return { value, operation: "", parts: [], name, index, parameter: null, questions: [] };
}

/** The result of an operation. @param {string} operation @param {Expression[]} parts @param {number} [value] @returns {Expression} */
export function made(operation, parts, value) {
  const result = value ?? OPERATIONS[operation](...parts.map((part) => part.value));
  return { value: result, operation, parts, name: "", index: null, parameter: null, questions: [] };
}

/** A sum as a person writes it: one flat row of terms, without bare zeros. @param {Expression[]} parts @returns {Expression} */
export function sum(parts) {
  const terms = parts.filter((part) => !isZero(part));
  if (terms.length < 2) return terms[0] ?? parts[0] ?? constant(0);
  return made("+", terms);
}

/** A bare 0, such as the one that a sum starts from, is not a term worth writing. @param {Expression} part */
export function isZero(part) {
  return !part.operation && part.index === null && part.value === 0;
}

/** What is added up to make a number; the number alone, if it is not a sum. @param {Expression} expression */
export function termsOf(expression) {
  return expression.operation === "+" ? expression.parts : [expression];
}

/** The positions of the input numbers it was made from. @param {Expression} expression @returns {Set<number>} */
export function inputsOf(expression) {
  return new Set(inOrder(expression).flatMap(({ index }) => index ?? []));
}

/** Each number that this one was made from once, however often it is used, parts before wholes. @param {Expression} expression */
export function inOrder(expression) {
  /** @type {Set<Expression>} */
  const found = new Set();
  const waiting = [{ part: expression, ready: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.ready) found.add(next.part);
    else if (!found.has(next.part)) {
      waiting.push({ part: next.part, ready: true });
      for (const part of next.part.parts.toReversed()) waiting.push({ part, ready: false });
    }
  }
  return [...found];
}
