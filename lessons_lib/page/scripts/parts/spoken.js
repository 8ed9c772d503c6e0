// @ts-check
// Which number of a step is open, and what is said when one is opened or pointed at.
import { termsOf } from "../../../numbers/arithmetic.js";
import { number } from "../../../numbers/notation.js";
import { largestAt } from "../marks/places.js";
import { fill } from "../../../numbers/sentence.js";
import { arithmeticOf } from "../trace/trace.js";

/** @typedef {import("../types.js").Trace} Trace */

const ONE_BY_ONE = ["elementwise", "scale", "moves", "softmax"]; // each number that comes in is one that goes out

/** The number that is open at a step: the one that was opened, here or before it, or the largest.
 * @param {Trace} trace @param {Record<number, number>} opened by position @param {number} at @returns {number} */
export function openedAt(trace, opened, at) {
  if (opened[at] !== undefined) return opened[at];
  const { output, inputs, sources, drawn } = trace.steps[at];
  const before = sources[0] - 1;
  const kept = ONE_BY_ONE.includes(drawn) && inputs[0].names.length === output.names.length;
  return kept && before >= 0 && opened[before] !== undefined ? openedAt(trace, opened, before) : largestAt(output.values ?? [0]);
}

/** @param {Trace} trace @param {number} at @param {number} unit */
export function openedSentence({ steps, words }, at, unit) {
  const { names, values } = steps[at].output;
  return fill(words.value, { name: names[unit], value: number(values?.[unit] ?? NaN) });
}

/** What a number is, and what it adds to the opened one. @param {Trace} trace @param {number} at @param {number} unit @param {"in"|"out"} end @param {number} opened -1 where that is not told */
export function pointedSentence(trace, at, unit, end, opened) {
  const step = trace.steps[at];
  if (end === "out") return openedSentence(trace, at, unit);
  const { names, values } = step.inputs[0];
  const [name, value] = [names[unit], number(values?.[unit] ?? NaN)];
  const sum = step.drawn === "linear" && opened >= 0 ? arithmeticOf(trace, at, opened) : null;
  const term = sum && termsOf(sum).find(({ parts }) => parts.some(({ index }) => index === unit));
  if (!term) return fill(trace.words.value, { name, value });
  return fill(trace.words.term_said, { input: name, value, weight: number(term.parts[0].value), term: number(term.value) });
}
