// @ts-check
// What the guesses of a class come to: right, a slip with its name, or another number; the largest group first.
import { slipOf } from "../page/scripts/pages/slip.js";

/** @typedef {{ truth: number, shown: string, near: number, slips: import("../page/scripts/types.js").Slip[], words: Record<string, string> }} Answer */
/** @typedef {{ said: string, right: boolean, guesses: number[] }} Group */

/** @param {number} guess @param {Answer} answer */
export function isRight(guess, { truth, near }) {
  return Math.abs(guess - truth) <= near;
}

/** The slip that a wrong guess is; empty where none explains it. @param {number} guess @param {Answer} answer */
export function slipIn(guess, { slips, words }) {
  return slipOf(slips, String(guess), words);
}

/** The guesses by what each stands for; those that nothing explains come last. @param {number[]} guesses @param {Answer} answer @returns {Group[]} */
export function groupsOf(guesses, answer) {
  const groups = /** @type {Map<string, Group>} */ (new Map());
  for (const guess of guesses) {
    const right = isRight(guess, answer);
    const said = right ? "" : slipIn(guess, answer);
    const key = right ? "right" : said && `slip ${said}`;
    if (!groups.has(key)) groups.set(key, { said, right, guesses: [] });
    groups.get(key)?.guesses.push(guess);
  }
  const last = (/** @type {Group} */ group) => (group.right || group.said ? 0 : 1);
  return [...groups.values()].sort((one, other) => last(one) - last(other) || other.guesses.length - one.guesses.length);
}
