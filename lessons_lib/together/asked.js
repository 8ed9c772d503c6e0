// @ts-check
// A question as both pages draw it: element by element, so that what stands in it stays text.
import { make } from "../page/scripts/parts/elements.js";

/** Pieces of a line: the element each stands in, or none, and its text. @typedef {[string, string][]} Inline */
/** @typedef {{ id: string, title: string, blocks: [string, any][], choices: string[], boxes: string[], many: boolean }} Asked */

/** @param {Asked} asked @param {"h1" | "h3"} head */
export function drawAsked({ title, blocks }, head) {
  return [make(head, { tabIndex: -1 }, title), ...blocks.map(([sort, content]) => askedBlock(sort, content))];
}

/** @param {Inline} line */
export function pieces(line) {
  return line.map(([element, text]) => (element ? make(/** @type {"em"} */ (element), {}, text) : text));
}

/** @param {string} sort @param {any} content */
function askedBlock(sort, content) {
  if (sort === "pre") return make("pre", { tabIndex: 0 }, make("code", {}, content));
  if (sort === "ul") return make("ul", {}, ...content.map((/** @type {Inline} */ line) => make("li", {}, ...pieces(line))));
  if (sort === "table") return make("table", { class: "itm-given" }, ...content.map(askedRow));
  return make("p", {}, ...pieces(content));
}

/** The first row is the head of its table. @param {Inline[]} cells @param {number} at */
function askedRow(cells, at) {
  return make("tr", {}, ...cells.map((cell) => make(at ? "td" : "th", {}, ...pieces(cell))));
}
