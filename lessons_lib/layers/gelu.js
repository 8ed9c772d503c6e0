// @ts-check
// GELU: each number times the share of a bell that lies below it.

import { constant, made, OPERATIONS } from "../numbers/arithmetic.js";
import { over, plus, times } from "../numbers/operators.js";
import { inputOf, register } from "./base.js";

/** @typedef {import("../page/scripts/types.js").Expression} Expression */

/** The error function, by its series of terms of one sign (Abramowitz and Stegun, 7.1.6): nothing cancels, so all digits hold.
 * @param {number} x */
function erf(x) {
  const square = x * x;
  if (square > 36) return Math.sign(x); // what is lacking is smaller than a float tells
  let [term, sum] = [x, x];
  for (let at = 1; Math.abs(term) > 1e-17 * Math.abs(sum); at++) sum += term *= square / (at + 0.5);
  return (sum * 2 * Math.exp(-square)) / Math.sqrt(Math.PI);
}

OPERATIONS.erf = erf;

/** @param {number} x */
const gelu = (x) => x / 2 + (x / 2) * erf(x / Math.SQRT2);

/** @param {Expression} x */
export function toldErf(x) {
  return made("erf", [over(x, constant(Math.SQRT2))]);
}

register("GELU", {
  drawn: "elementwise",
  curve: gelu,
  forward: ([X]) => ({ shape: X.shape, values: X.values.map(gelu) }),
  arithmetic: ([X], unit) => {
    const half = () => over(inputOf([X], 0, unit), constant(2));
    return plus(half(), times(half(), toldErf(inputOf([X], 0, unit))));
  },
});
