// @ts-check
// Without a server: answers to raise hands for, and what each stands for when all have been counted.
import { fill } from "../numbers/sentence.js";
import { make, write } from "../page/scripts/parts/elements.js";
import { pieces } from "./asked.js";

/** @typedef {Record<string, string>} Words */
/** Guesses that stand for the same. @typedef {{ guesses: [string, number][], right: boolean, known: boolean, said: import("./asked.js").Inline, counts: number[] }} Group */

/** @param {Group[]} likely @param {Words} words */
export function hands(likely, words) {
  const body = make("tbody");
  const show = make("button", {}, words.show);
  const again = make("button", {}, words.hands_again);
  const rows = likely.map(({ guesses, right, said }) => handsRow(guesses[0][0], right ? [words.right] : pieces(said), words));
  body.append(...[...rows, handsRow(words.something_else, [], words)].map(({ line }) => line));
  show.onclick = () => rows.forEach(({ meaning }) => (meaning.hidden = false));
  again.onclick = () => body.querySelectorAll("b").forEach((count) => {
    count.closest("td")?.before(make("td", { class: "itm-earlier" }, count.textContent ?? ""));
    write(count, "0");
  });
  return make("details", { class: "itm-hands" }, make("summary", {}, words.hands), make("table", { class: "itm-spread" }, body), show, again);
}

/** One answer with its count, and what it stands for. @param {string} value @param {(string | Node)[]} stands @param {Words} words */
function handsRow(value, stands, words) {
  const count = make("b", {}, "0");
  const press = (/** @type {number} */ by) => write(count, String(Math.max(0, Number(count.textContent) + by)));
  const button = (/** @type {string} */ sign, /** @type {string} */ says, /** @type {number} */ by) =>
    make("button", { "aria-label": fill(says, { value }), onclick: () => press(by) }, sign);
  const meaning = make("span", { hidden: true }, ...stands);
  const counted = make("td", {}, button("−", words.fewer, -1), " ", count, " ", button("+", words.more, 1));
  return { line: make("tr", {}, make("th", { scope: "row" }, value), counted, make("td", {}, meaning)), meaning };
}
