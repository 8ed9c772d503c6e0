// @ts-check
// A number that a layer brings with it, as it stands in arithmetic.

import { constant } from "../numbers/arithmetic.js";
import { placeOf } from "./base.js";

/** A number of a parameter, with the key of its knob. @param {import("../page/scripts/types.js").Parameter} parameter @param {number} at */
export function numberOf({ values, key, shape }, at) {
  return constant(values[at], `${key}[${placeOf(at, shape).join(", ")}]`);
}
