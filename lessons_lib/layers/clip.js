// @ts-check
// Clip, which networks of PyTorch bring along: each number stays between a least and a largest.

import { constant, made } from "../numbers/arithmetic.js";
import { inputOf, register } from "./base.js";

register("Clip", {
  drawn: "elementwise",
  curve: (x, { settings: { least, largest } }) => Math.min(largest, Math.max(least, x)) + 0,
  forward: ([X], { settings: { least, largest } }) => ({ shape: X.shape, values: X.values.map((x) => Math.min(largest, Math.max(least, x)) + 0) }),
  arithmetic: ([X], unit, { settings: { least, largest } }) => made("min", [constant(largest), made("max", [constant(least), inputOf([X], 0, unit)])]),
});
