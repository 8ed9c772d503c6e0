// @ts-check
// Which slip a wrong guess is. Nobody is accused at random: of two slips both are said, of more only where to look.
import { fill } from "../trace/told.js";

/** @typedef {import("../types.js").Slip} Slip */

const AS_GOOD_AS = 1e-9;
const MOST_OFF = 0.05; // of a slip's size, that a guess is rounded from it
const MOST_STEPS = 3; // that one can look at again

/** What to say of a wrong number as it was typed; empty where no slip explains it. @param {Slip[]} slips @param {string} typed @param {Record<string, string>} words */
export function slipOf(slips, typed, words) {
  const exact = slips.filter((slip) => isSlip(slip, Number(typed), false));
  const found = exact.length ? exact : slips.filter((slip) => isSlip(slip, Number(typed), true));
  const top = Math.max(...found.map(({ plausibility }) => plausibility));
  const likely = found.filter(({ plausibility }) => plausibility >= top - 1);
  const sentences = [...new Set(likely.map(({ sentence }) => sentence))];
  if (sentences.length < 2) return sentences[0] ?? "";
  if (sentences.length === 2) return fill(words.two_slips, { one: sentences[0], other: sentences[1] });
  const steps = [...new Set(likely.map(({ step }) => step))];
  return steps.length <= MOST_STEPS ? fill(words.many_slips, { steps: stepsSaid(steps, words.and_at) }) : "";
}

/** Whether a guess is what a slip gives, exactly or rounded; the rarer the slip, the more digits it takes to say so.
 * @param {Slip} slip @param {number} guess @param {boolean} rounded */
function isSlip({ value, plausibility }, guess, rounded) {
  const [whole, behind = ""] = String(Math.abs(guess)).split(".");
  const digits = Math.max(1, (whole + behind).replace(/^0+/, "").length) - (rounded ? 1 : 0);
  const off = Math.abs(guess - value);
  const near = rounded ? Math.min(MOST_OFF * Math.abs(value), 10 ** -behind.length / 2 + AS_GOOD_AS) : AS_GOOD_AS * (1 + Math.abs(value));
  return digits >= 4 - plausibility && off <= near;
}

/** @param {string[]} steps @param {string} last what stands before the last of them */
function stepsSaid(steps, last) {
  return [steps.slice(0, -1).join(", "), steps[steps.length - 1]].filter(Boolean).join(last);
}
