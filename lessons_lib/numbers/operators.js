// @ts-check
// Signs between recorded numbers: each computes, and remembers what it did, as Number does in arithmetic.py.

import { constant, isZero, made } from "./arithmetic.js";

/** @typedef {import("../page/scripts/types.js").Expression} Expression */

/** A running sum stays one flat row of terms, without bare zeros. @param {Expression} left @param {Expression} right @returns {Expression} */
export function plus(left, right) {
  if (isZero(left) || isZero(right)) return isZero(left) ? right : left;
  const flat = left.operation === "+" && !left.name;
  return made("+", [...(flat ? left.parts : [left]), right], left.value + right.value);
}

/** @param {Expression} left @param {Expression} right */
export function minus(left, right) {
  return plus(left, negated(right));
}

/** @param {Expression} part */
export function negated(part) {
  return made("negative", [part]);
}

/** @param {Expression} left @param {Expression} right */
export function times(left, right) {
  if (left === right && left.operation) return made("**", [left, constant(2)], left.value * left.value);
  return made("*", [left, right]);
}

/** @param {Expression} left @param {Expression} right */
export function over(left, right) {
  return made("/", [left, right]);
}

/** @param {Expression} base @param {number} exponent */
export function raised(base, exponent) {
  return made("**", [base, constant(exponent)]);
}

/** All of some numbers, added one after the other. @param {Expression[]} parts */
export function total(parts) {
  return parts.reduce(plus, constant(0));
}
