// @ts-check
// Which slip a wrong guess is. Nobody is accused at random: of two slips both are said, of more only where to look.
import { fill } from "../../../numbers/sentence.js";

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
  if (sentences.length === 2) return fill(words.two_slips, { either: either(sentences, words) });
  const steps = [...new Set(likely.map(({ step }) => step))];
  return steps.length <= MOST_STEPS ? fill(words.many_slips, { steps: [steps.slice(0, -1).join(", "), ...steps.slice(-1)].filter(Boolean).join(words.and_at) }) : "";
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

/** Two ways to go wrong in one sentence, without what each of them would say alone. @param {string[]} sentences @param {Record<string, string>} words */
function either(sentences, words) {
  const [one, other] = sentences
    .map((said) => said.split(words.seems)[0].split(". ")[0].replace(/\.+$/, ""))
    .map((way) => way[0].toLowerCase() + way.slice(1));
  return fill(words.either, { one, other });
}
