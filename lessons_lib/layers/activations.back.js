// @ts-check
// The way back through activations: what arrives times the slope at each number.

import { constant } from "../numbers/arithmetic.js";
import { minus, raised, times, total } from "../numbers/operators.js";
import { goesBack, recordedOf } from "./back.js";

/** @typedef {import("../page/scripts/types.js").Fields} Fields */
/** @typedef {import("../page/scripts/types.js").Expression} Expression */
/** @typedef {import("../page/scripts/types.js").WayBack} WayBack */

/** The way back through a function of each number alone.
 * @param {string} name @param {(x: number, o: number, fields: Fields) => number} slope @param {(x: Expression, o: Expression, fields: Fields) => Expression} recorded
 * @param {Partial<WayBack>} [more] of its parameter */
export function bends(name, slope, recorded, more = {}) {
  goesBack(name, {
    slopes: ({ inputs: [X], output, fields }) => X.values.map((x, unit) => slope(x, output.values[unit], fields)),
    inputs: ({ inputs: [X], output, gradient, fields }) => [gradient.values.map((each, unit) => each * slope(X.values[unit], output.values[unit], fields))],
    ...more,
    arithmetic: (of, unit, passed) => {
      if (typeof of === "string" && more.arithmetic) return more.arithmetic(of, unit, passed);
      const { X, o, g } = recordedOf(passed);
      return times(g(unit), recorded(X(unit), o(unit), passed.fields));
    },
  });
}

/** @param {number} x @param {Fields} fields */
const slopeOfReLU = (x, { settings }) => (x > 0 ? 1 : x === 0 ? settings.slope_at_0 ?? 0 : 0);
bends("ReLU", (x, _, fields) => slopeOfReLU(x, fields), (x, _, fields) => constant(slopeOfReLU(x.value, fields)));

bends(
  "LeakyReLU",
  (x, _, { parameters: { slope } }) => (x > 0 ? 1 : slope.values[0]),
  (x, _, { parameters: { slope } }) => (x.value > 0 ? constant(1) : constant(slope.values[0], slope.key)),
  {
    parameters: ({ inputs: [X], gradient }) => ({ slope: Float64Array.of(gradient.values.reduce((sum, each, unit) => sum + each * Math.min(X.values[unit], 0), 0)) }),
    arithmetic: (_, __, passed) => {
      const { X, g } = recordedOf(passed);
      const below = (/** @type {number} */ unit) => (passed.inputs[0].values[unit] > 0 ? constant(0) : X(unit));
      return total(Array.from(passed.gradient.values, (___, unit) => times(g(unit), below(unit))));
    },
  },
);

bends("Sigmoid", (_, o) => o * (1 - o), (_, o) => times(o, minus(constant(1), o)));

bends("Tanh", (_, o) => 1 - o * o, (_, o) => minus(constant(1), raised(o, 2)));
