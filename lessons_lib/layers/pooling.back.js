// @ts-check
// The way back through pooling: to the number of each window that won, or to all of them alike.

import { constant } from "../numbers/arithmetic.js";
import { over, total } from "../numbers/operators.js";
import { goesBack, recordedOf } from "./back.js";
import { pooled } from "./pooling.js";

/** @typedef {import("../page/scripts/types.js").Passed} Passed */

goesBack("MaxPool", {
  inputs: (passed) => [handedBack(passed, winners(passed))],
  arithmetic: (_, unit, passed) => total(arrivingAt(passed, winners(passed), unit)),
});

/** @type {import("../page/scripts/types.js").WayBack} */
const AVERAGED = {
  inputs: (passed) => [handedBack(passed, seenIn(passed)).map((sum) => sum / seenIn(passed).window)],
  arithmetic: (_, unit, passed) => {
    const terms = arrivingAt(passed, seenIn(passed), unit);
    return terms.length ? over(total(terms), constant(seenIn(passed).window)) : constant(0);
  },
};

goesBack("AveragePool", AVERAGED);
goesBack("GlobalAveragePool", AVERAGED);

/** @param {Passed} passed */
function seenIn({ inputs: [X], fields: { settings } }) {
  return pooled(X, settings);
}

/** Of each window the place that won: the first of those with its largest number. @param {Passed} passed */
function winners(passed) {
  const { units, places } = seenIn(passed);
  const won = new Array(passed.output.values.length).fill(-1);
  units.forEach((unit, n) => {
    if (won[unit] < 0 && passed.inputs[0].values[places[n]] === passed.output.values[unit]) won[unit] = places[n];
  });
  return { units: won.map((_, unit) => unit), places: won };
}

/** @param {Passed} passed @param {{ units: number[], places: number[] }} pairs who hands what arrives to which place */
function handedBack({ inputs: [X], gradient }, { units, places }) {
  const handed = new Float64Array(X.values.length);
  units.forEach((unit, n) => (handed[places[n]] += gradient.values[unit]));
  return handed;
}

/** What arrives at one place. @param {Passed} passed @param {{ units: number[], places: number[] }} pairs @param {number} place */
function arrivingAt(passed, { units, places }, place) {
  return units.filter((_, n) => places[n] === place).map(recordedOf(passed).g);
}
