// @ts-check
// The way back through GELU: what arrives times the slope, the bell's share below the number and what its height adds.

import { constant, made, OPERATIONS } from "../numbers/arithmetic.js";
import { negated, over, plus, raised, times } from "../numbers/operators.js";
import { bends } from "./activations.back.js";
import { toldErf } from "./gelu.js";

const BELL = Math.sqrt(2 * Math.PI);

bends(
  "GELU",
  (x) => (1 + OPERATIONS.erf(x / Math.SQRT2)) / 2 + (x * Math.exp(-(x * x) / 2)) / BELL,
  (x) => {
    const height = made("exp", [over(negated(raised(x, 2)), constant(2))]);
    return plus(over(plus(constant(1), toldErf(x)), constant(2)), over(times(x, height), constant(BELL)));
  },
);
