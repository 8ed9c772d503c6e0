// @ts-check
// How the guesses of a class spread: a line for all that stand for the same, the rounds side by side.
import { fill } from "../numbers/sentence.js";
import { make } from "../page/scripts/parts/elements.js";
import { pieces } from "./asked.js";

/** @typedef {import("./hands.js").Group} Group */
/** @typedef {Record<string, string>} Words */

/** @param {Group[]} groups @param {{ named: boolean, told: boolean }} seen @param {Words} words */
export function spread(groups, seen, words) {
  if (!groups.length) return make("p", {}, words.nobody);
  const sums = groups[0].counts.map((_, round) => groups.reduce((sum, { counts }) => sum + counts[round], 0));
  const rounds = sums.map((count, at) => make("th", { scope: "col" }, fill(words.round, { round: at + 1, count })));
  const head = make("thead", {}, make("tr", {}, make("th", { scope: "col" }, words.answers), ...rounds));
  return make("table", { class: "itm-spread" }, head, make("tbody", {}, ...groups.map((group) => spreadRow(group, sums, seen, words))));
}

/** @param {Group} group @param {number[]} sums @param {{ named: boolean, told: boolean }} seen @param {Words} words */
function spreadRow({ guesses, right, known, said, counts }, sums, { named, told }, words) {
  const isRight = right && told;
  const meaning = isRight ? [words.right] : named && known ? pieces(said) : [];
  const name = make("th", { scope: "row" }, make("b", {}, guessesIn(guesses, words, right || known)), ...(meaning.length ? [make("span", {}, ...meaning)] : []));
  return make("tr", { class: isRight ? "itm-is-right" : "" }, name, ...counts.map((many, at) => roundCell(many, sums[at], words)));
}

/** @param {number} many @param {number} count @param {Words} words */
function roundCell(many, count, words) {
  const bar = make("i");
  bar.style.width = `${count ? (100 * many) / count : 0}%`;
  return make("td", {}, bar, fill(words.of, { many, count }));
}

/** The guesses of a group; how often each came, where they differ. @param {[string, number][]} guesses @param {Words} words @param {boolean} alike whether they stand for the same */
function guessesIn(guesses, words, alike) {
  const times = (/** @type {[string, number]} */ [guess, many]) => (many > 1 && guesses.length > 1 ? fill(words.times, { guess, many }) : guess);
  const all = guesses.map(times).join("; ");
  return alike || guesses.length < 2 ? all : fill(words.other, { guesses: all });
}
