// @ts-check
// The way back through joins: to each input what arrives, all of it or its own part.

import { goesBack, recordedOf } from "./back.js";
import { whence } from "./joining.js";

/** @typedef {import("../page/scripts/types.js").Passed} Passed */

goesBack("Add", {
  inputs: ({ inputs, gradient }) => inputs.map(() => gradient.values.slice()),
  arithmetic: (_, unit, passed) => recordedOf(passed).g(unit),
});

goesBack("Concat", {
  inputs: (passed) => {
    const handed = passed.inputs.map(({ values }) => new Float64Array(values.length));
    passed.gradient.values.forEach((each, unit) => {
      const [at, inner] = origin(passed, unit);
      handed[at][inner] = each;
    });
    return handed;
  },
  arithmetic: (of, unit, passed) => {
    const found = passed.gradient.values.findIndex((_, each) => {
      const [at, inner] = origin(passed, each);
      return at === of && inner === unit;
    });
    return recordedOf(passed).g(found);
  },
});

/** @param {Passed} passed @param {number} unit @returns {[number, number]} */
function origin({ inputs, fields }, unit) {
  return whence(inputs, fields.settings.axis, unit);
}
