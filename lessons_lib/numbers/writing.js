// @ts-check
// How recorded arithmetic reads: its formula, its lines of real numbers, and what gets a name, as writing.py has it.

import { inOrder } from "./arithmetic.js";
import { number } from "./notation.js";

/** @typedef {import("../page/scripts/types.js").Expression} Expression */
/** @typedef {(leaf: Expression) => string} Leaf */

/** How tightly an operation binds; what binds less tightly than its surroundings gets parentheses. @type {Record<string, number>} */
const TIGHTNESS = { "+": 1, negative: 2, "*": 3, "/": 3, "//": 3, "%": 3, "**": 5 };
const LEAF = 9;
/** @type {Record<string, string>} */
const SIGNS = { "*": " × ", "/": " / ", "//": " // ", "%": " % ", "**": " ** " };

const MOST_UNFOLDED = 30; // numbers and signs in a formula; in a longer one, what is used again gets a name …
const WORTH_A_NAME = 5; // … if it is this long itself
const MOST_WRITTEN_OUT = 8; // terms of a sum or arguments of a maximum; of more, the first and the last are written
const FIRST_LISTED = 3;

/** The arithmetic with names: "58 × broccoli - 3 × strawberries"; of a part, as the whole calls things.
 * @param {Expression} expression @param {Expression} [whole] */
export function formulaOf(expression, whole = expression) {
  return withNames(shortened(whole).get(expression) ?? expression);
}

/** What the formula calls by a name, each once and before it is needed: "m" is "(a + b) / 2".
 * @param {Expression} expression @returns {{ name: string, formula: string, value: number }[]} */
export function letsOf(expression) {
  const short = shortened(expression);
  return [...chosenNames(expression)].map(([each, name]) => ({ name, formula: withNames(short.get(each) ?? each), value: each.value }));
}

/** The arithmetic with real numbers, a line for each round of it, down to the result. @param {Expression} expression */
export function linesOf(expression) {
  /** @type {string[]} */
  const lines = [];
  for (let current = shortened(expression).get(expression) ?? expression; ; current = oneRound(current)) {
    const line = written(current, (leaf) => number(leaf.value));
    if (line !== lines.at(-1)) lines.push(line);
    if (!current.operation) return lines;
  }
}

/** @param {Expression} expression */
function withNames(expression) {
  return written(expression, (leaf) => leaf.name || number(leaf.value));
}

/** Each part with a leaf in place of every intermediate that has a name. @param {Expression} root */
function shortened(root) {
  const names = chosenNames(root);
  /** @type {Map<Expression, Expression>} */
  const short = new Map();
  const asPart = (/** @type {Expression} */ part) => {
    const name = names.get(part);
    return name === undefined ? /** @type {Expression} */ (short.get(part)) : { ...part, operation: "", parts: [], name };
  };
  for (const each of inOrder(root)) short.set(each, each.parts.length ? { ...each, parts: each.parts.map(asPart) } : each);
  return short;
}

/** The names of intermediates: their own, or t1, t2, … for what is long and used again. @param {Expression} root */
function chosenNames(root) {
  const all = inOrder(root);
  const taken = new Set(all.filter((each) => !each.operation).map((each) => each.name));
  const shared = longAndShared(root, all);
  /** @type {Map<Expression, string>} */
  const chosen = new Map();
  let automatic = 0;
  for (const each of all) {
    if (each === root || !each.operation || !(each.name || shared.has(each))) continue;
    let name = each.name;
    for (let again = 2; !name || taken.has(name); again++) name = each.name ? `${each.name}${again}` : `t${++automatic}`;
    taken.add(name);
    chosen.set(each, name);
  }
  return chosen;
}

/** What is used more than once, where writing it out each time would make a formula too long. @param {Expression} root @param {Expression[]} all */
function longAndShared(root, all) {
  const uses = new Map();
  for (const each of all) for (const part of each.parts) uses.set(part, (uses.get(part) ?? 0) + 1);
  const writtenOut = new Map(); // how long each is if nothing has a name …
  const short = new Map(); // … and if what is chosen, or has one already, is called by it
  const chosen = new Set();
  for (const each of all) {
    writtenOut.set(each, each.parts.reduce((sum, part) => sum + writtenOut.get(part), 1));
    short.set(each, each.parts.reduce((sum, part) => sum + (part.name || chosen.has(part) ? 1 : short.get(part)), 1));
    if (uses.get(each) > 1 && short.get(each) >= WORTH_A_NAME) chosen.add(each);
  }
  return writtenOut.get(root) > MOST_UNFOLDED ? chosen : new Set();
}

/** Carry out every operation whose parts are all plain numbers by now. @param {Expression} current @returns {Expression} */
function oneRound(current) {
  if (current.parts.every(isSettled)) return { ...current, operation: "", parts: [], name: "", index: null };
  return { ...current, parts: current.parts.map((part) => (isSettled(part) ? part : oneRound(part))) };
}

/** Whether nothing is left to compute: a plain number, or one with a minus before it. @param {Expression} part */
function isSettled(part) {
  return !part.operation || (part.operation === "negative" && !part.parts[0].operation);
}

/** @param {Expression} part @param {Leaf} leaf @returns {string} */
function written(part, leaf) {
  if (!part.operation) return leaf(part);
  if (part.operation === "+") {
    const [first, ...others] = part.parts;
    return listed([within(first, leaf, 1, true), ...others.map((each) => termWritten(each, leaf))], "+ …").join(" ");
  }
  if (part.operation === "negative") return `-${within(part.parts[0], leaf, TIGHTNESS.negative + 1)}`;
  if (part.operation in SIGNS) {
    const [left, right] = part.parts;
    const level = TIGHTNESS[part.operation];
    const power = part.operation === "**"; // what is raised keeps its minus, and its own **, in parentheses
    return within(left, leaf, level + Number(power), !power) + SIGNS[part.operation] + within(right, leaf, level + 1);
  }
  return `${part.operation}(${listed(part.parts.map((each) => written(each, leaf)), "…").join(", ")})`;
}

/** All of a few; of many the first ones and the last. @param {string[]} texts @param {string} leftOut */
function listed(texts, leftOut) {
  return texts.length <= MOST_WRITTEN_OUT ? texts : [...texts.slice(0, FIRST_LISTED), leftOut, texts[texts.length - 1]];
}

/** A term of a sum with the sign before it: "+ 58 × 100", "- 3 × 2000", "+ (-3)". @param {Expression} term @param {Leaf} leaf */
function termWritten(term, leaf) {
  if (term.operation === "negative") return `- ${within(term.parts[0], leaf, 2)}`;
  const leading = term.operation === "*" ? term.parts[0] : term;
  // The minus of a plain number becomes the sign; an input, and whatever has a name, keeps its own.
  const plain = !leading.operation && !leading.name && leading.index === null;
  return leading.value < 0 && plain ? `- ${within(term, leaf, 2, true).replace(/^-/, "")}` : `+ ${within(term, leaf, 2)}`;
}

/** The text as a part of something that binds at this level, in parentheses where needed.
 * @param {Expression} part @param {Leaf} leaf @param {number} level @param {boolean} [first] */
function within(part, leaf, level, first = false) {
  const text = written(part, leaf);
  const awkward = text.startsWith("-") && !first; // "3 × -2" and "4 - -2" are hard to read
  return (TIGHTNESS[part.operation] ?? LEAF) < level || awkward ? `(${text})` : text;
}
