// @ts-check
// The derivative of each operation, and of any recorded arithmetic, read off the record last to first, as derivatives.py has it.

import { constant, inOrder, made } from "./arithmetic.js";
import { minus, negated, over, plus, raised, times } from "./operators.js";

/** @typedef {import("../page/scripts/types.js").Expression} Expression */
/** What a part is handed back: null where it does not move the result at all.
 * @typedef {(result: Expression, gradient: Expression, ...parts: Expression[]) => (Expression|null)[]} Derivative */

/** @type {Derivative} */
const ofExtreme = (result, gradient, ...parts) => {
  const ties = parts.flatMap(({ value }, at) => (value === result.value ? at : []));
  const taken = ties.find((at) => !isPlainConstant(parts[at])) ?? ties[0];
  return parts.map((_, at) => (at === taken ? gradient : null));
};

/** @type {Derivative} */
const flat = (_, __, ...parts) => parts.map(() => null);

/** @param {(part: Expression, gradient: Expression, result: Expression) => Expression} one @returns {Derivative} */
const ofOne = (one) => (result, gradient, part) => [one(part, gradient, result)];

/** @param {string} word @param {Expression} part */
const as = (word, part) => made(word, [part]);

/** Beside each word of the table of operations stands what it hands back. @type {Record<string, Derivative>} */
export const DERIVATIVES = {
  "+": (_, g, ...terms) => terms.map(() => g),
  negative: ofOne((_, g) => negated(g)),
  "*": (_, g, a, b) => [times(g, b), times(g, a)],
  "/": (result, g, _, b) => [over(g, b), over(times(negated(g), result), b)],
  "**": (result, g, base, exponent) => {
    const lowered = exponent.value === 2 ? base : raised(base, exponent.value - 1);
    return [times(times(g, exponent), lowered), base.value > 0 ? times(times(g, result), as("log", base)) : null];
  },
  "%": (_, g, whole, by) => [g, times(negated(g), constant(Math.floor(whole.value / by.value)))],
  abs: (_, g, part) => [part.value > 0 ? g : part.value < 0 ? negated(g) : null],
  ...{ max: ofExtreme, min: ofExtreme },
  ...Object.fromEntries(["//", "round", "sign", "floor", "ceil", "trunc"].map((word) => [word, flat])),
  exp: ofOne((_, g, result) => times(g, result)),
  expm1: ofOne((_, g, result) => times(g, plus(result, constant(1)))),
  log: ofOne((part, g) => over(g, part)),
  log2: ofOne((part, g) => over(g, times(part, constant(Math.LN2)))),
  log10: ofOne((part, g) => over(g, times(part, constant(Math.LN10)))),
  log1p: ofOne((part, g) => over(g, plus(constant(1), part))),
  sqrt: ofOne((_, g, result) => over(g, times(constant(2), result))),
  cbrt: ofOne((_, g, result) => over(g, times(constant(3), raised(result, 2)))),
  erf: ofOne((part, g) => times(times(g, as("exp", negated(raised(part, 2)))), constant(2 / Math.sqrt(Math.PI)))),
  sin: ofOne((part, g) => times(g, as("cos", part))),
  cos: ofOne((part, g) => times(negated(g), as("sin", part))),
  tan: ofOne((_, g, result) => times(g, plus(constant(1), raised(result, 2)))),
  arcsin: ofOne((part, g) => over(g, as("sqrt", oneLessSquare(part)))),
  arccos: ofOne((part, g) => over(negated(g), as("sqrt", oneLessSquare(part)))),
  arctan: ofOne((part, g) => over(g, plus(constant(1), raised(part, 2)))),
  arctan2: (_, g, y, x) => {
    const whole = () => plus(raised(x, 2), raised(y, 2));
    return [over(times(g, x), whole()), over(times(negated(g), y), whole())];
  },
  sinh: ofOne((part, g) => times(g, as("cosh", part))),
  cosh: ofOne((part, g) => times(g, as("sinh", part))),
  tanh: ofOne((_, g, result) => times(g, oneLessSquare(result))),
  arcsinh: ofOne((part, g) => over(g, as("sqrt", plus(raised(part, 2), constant(1))))),
  arccosh: ofOne((part, g) => over(g, as("sqrt", minus(raised(part, 2), constant(1))))),
  arctanh: ofOne((part, g) => over(g, oneLessSquare(part))),
};

/** @param {Expression} part */
function oneLessSquare(part) {
  return minus(constant(1), raised(part, 2));
}

/** @param {Expression} part */
function isPlainConstant(part) {
  return !part.operation && part.index === null;
}

/** How the loss moves with each input that a recorded number was made from, by the input's index.
 * @param {Expression} result @param {Expression} gradient how the loss moves with it @returns {Map<number, Expression>} */
export function derivativesOf(result, gradient) {
  const every = inOrder(result);
  const moving = new Set();
  for (const each of every) if (each.index !== null || each.parts.some((part) => moving.has(part))) moving.add(each);
  const arrived = new Map([[result, gradient]]);
  /** @type {Map<number, Expression>} */
  const found = new Map();
  for (const each of every.toReversed()) {
    const own = arrived.get(each);
    if (each.index !== null) found.set(each.index, plus(own ?? constant(0), found.get(each.index) ?? constant(0)));
    else if (own && moving.has(each)) {
      DERIVATIVES[each.operation](each, own, ...each.parts).forEach((more, at) => {
        if (more) arrived.set(each.parts[at], plus(arrived.get(each.parts[at]) ?? constant(0), more));
      });
    }
  }
  return found;
}
