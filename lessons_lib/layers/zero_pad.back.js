// @ts-check
// The way back through zeros around a picture: to each of its numbers what arrives at its place, and to the zeros nothing.

import { goesBack, recordedOf } from "./back.js";
import { placeInside } from "./zero_pad.js";

/** @typedef {import("../page/scripts/types.js").Passed} Passed */

goesBack("ZeroPad", {
  inputs: (passed) => {
    const handed = new Float64Array(passed.inputs[0].values.length);
    passed.gradient.values.forEach((each, unit) => {
      const place = placeInside(passed.inputs[0], passed.fields.settings, unit);
      if (place >= 0) handed[place] = each;
    });
    return [handed];
  },
  arithmetic: (_, unit, passed) => recordedOf(passed).g(paddedPlace(passed, unit)),
});

/** Where a number of the picture stands in the padded one. @param {Passed} passed @param {number} unit */
function paddedPlace({ inputs: [X], gradient, fields: { settings } }, unit) {
  return gradient.values.findIndex((_, place) => placeInside(X, settings, place) === unit);
}
