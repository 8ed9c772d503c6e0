// @ts-check
// The way back through a scale: divided by the same deviations.

import { constant } from "../numbers/arithmetic.js";
import { negated, over, times, total } from "../numbers/operators.js";
import { goesBack, recordedOf } from "./back.js";
import { keyAt, valueAt } from "./scaling.js";

/** @typedef {import("../page/scripts/types.js").Parameter} Parameter */

goesBack("Scale", {
  inputs: ({ gradient, fields }) => [gradient.values.map((each, unit) => each / valueAt(fields.parameters.deviation, unit))],
  parameters: ({ output, gradient, fields: { parameters: { mean, deviation } } }) => ({
    mean: together(gradient.values.map((each, unit) => -each / valueAt(deviation, unit)), mean),
    deviation: together(gradient.values.map((each, unit) => (-each * output.values[unit]) / valueAt(deviation, unit)), deviation),
  }),
  arithmetic: (of, unit, passed) => {
    const { mean, deviation } = passed.fields.parameters;
    const { o, g } = recordedOf(passed);
    const spread = (/** @type {number} */ at) => constant(valueAt(deviation, at), keyAt(deviation, at));
    if (typeof of === "number") return over(g(unit), spread(unit));
    const one = (/** @type {number} */ at) => over(of === "mean" ? negated(g(at)) : times(negated(g(at)), o(at)), spread(at));
    const shared = (of === "mean" ? mean : deviation).shape.length < passed.gradient.shape.length;
    return shared ? total(Array.from(passed.gradient.values, (_, at) => one(at))) : one(unit);
  },
});

/** What all numbers contribute to a parameter that is one for all. @param {Float64Array} contributions @param {Parameter} like */
function together(contributions, like) {
  return like.values.length === contributions.length ? contributions : Float64Array.of(contributions.reduce((sum, each) => sum + each, 0));
}
