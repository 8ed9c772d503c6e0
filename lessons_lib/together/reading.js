// @ts-check
// A guess as somebody types it: which number it is, or, in words, why it is none. As in reading.py.

import { fill } from "../numbers/sentence.js";

/** @typedef {Record<string, string>} Words  the sentences of words.py */

const LONGEST = 200; // characters
const MOST_IN_A_ROW = 20;
const [LEAST, MOST] = [1e-300, 1e300];
const MINUS = /[\u2212\u2013]/g; // as a telephone writes it
const AFTER_SIGN = /(?<=^[+-])\s+/;
const IN_BRACKETS = /^(?:\(([^()]*)\)|\[([^[\]]*)\])$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d{1,3})?$/i;
const TWO_WAYS = /^[+-]?[1-9]\d{0,2},\d{3}$/; // 5,800: a comma for thousands, or for decimals
// 11 600, 11'600, 1,234,567.8: digits in threes, and decimals behind another mark. The spaces are those of print, too.
const IN_THREES = /^([+-]?)([1-9]\d{0,2}([ \u00a0\u2009\u202f'’_.,])\d{3}(?:\3\d{3})*)(?:([.,])(\d*))?$/;
const SHARE = /^([^/]+)\/([^/]+)$/;
const PERCENT = /[%‰]|per ?cent/i;
// Numbers among words, and what has to be worked out.
const AMONG = /(?<![\w.,])[+-]?(?:\d[\d.,'’_]*(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))*|[.,]\d+)(?:e[+-]?\d+)?/gi;
const WORK = /[*^×·²³√]|[A-Za-z]\(/;
const SPACE_IN_ROW = /(?<![\w.])\d{1,3}(?: 0\d\d|[\u00a0\u2009\u202f]\d{3})(?!\d)/;

/** Why a guess is not taken, in words for the learner. */
class RefusedError extends Error {}

/** The numbers in what was typed, or why they are none: a text for each box, or one for a row without boxes.
 * @param {Words} words @param {string[]} boxes what each is called @param {string[]} typed @returns {{ numbers: number[] } | { refused: string }} */
export function guessOf(words, boxes, typed) {
  const texts = typed.map((text) => text.slice(0, LONGEST));
  try {
    return { numbers: boxes.length ? texts.map((text, at) => ofBox(words, boxes[at], text)) : rowOf(words, texts[0]) };
  } catch (error) {
    if (error instanceof RefusedError) return { refused: error.message };
    throw error;
  }
}

/** @param {Words} words @param {string} name @param {string} text */
function ofBox(words, name, text) {
  try {
    return asNumber(words, text);
  } catch (error) {
    throw error instanceof RefusedError && name ? new RefusedError(`${name}: ${error.message}`) : error;
  }
}

/** Some numbers in one box, where how many they are is a part of the question. @param {Words} words @param {string} text */
function rowOf(words, text) {
  const plain = text.replace(MINUS, "-").trim();
  const inside = plain.replace(/^[()[\]]+|[()[\]]+$/g, "").replace(/\s*\/\s*/g, "/");
  const unclear = SPACE_IN_ROW.exec(inside);
  if (unclear) throw new RefusedError(fill(words.space_in_row, { given: unclear[0] }));
  const sure = /^[([]/.test(plain); // in brackets a comma stands between numbers, as in Python
  const pieces = inside.split(/[\s;]+/).filter(Boolean).flatMap((word) => apart(words, word.replace(/,+$/, ""), sure));
  if (!pieces.length) throw new RefusedError(words.empty);
  if (pieces.length > MOST_IN_A_ROW) throw new RefusedError(fill(words.too_many, { most: `${MOST_IN_A_ROW}` }));
  return pieces.map((piece) => asNumber(words, piece));
}

/** What stands without a space: 1,2,3 are three numbers, and 1,2 may be one or two. @param {Words} words @param {string} word @param {boolean} sure */
function apart(words, word, sure) {
  const pieces = word.split(",");
  if (pieces.length === 2 && !sure) throw new RefusedError(fill(words.comma_in_row, { given: word }));
  return pieces;
}

/** The number that a text is: with a point or a comma, in threes, or a fraction. @param {Words} words @param {string} text */
function asNumber(words, text) {
  const plain = bare(text.replace(MINUS, "-")).replace(AFTER_SIGN, "");
  if (!plain) throw new RefusedError(words.empty);
  const share = SHARE.exec(plain);
  const [above, below] = (share ? share.slice(1) : [plain, "1"]).map((part) => written(words, part));
  if (above === null || below === null) throw new RefusedError(whyNone(words, plain));
  if (!below) throw new RefusedError(words.by_zero);
  const value = above / below;
  if (above && !(LEAST <= Math.abs(value) && Math.abs(value) <= MOST)) throw new RefusedError(fill(words.no_number, { given: plain }));
  return value;
}

/** A text without the brackets around it. @param {string} text */
function bare(text) {
  const found = IN_BRACKETS.exec(text.trim());
  return found ? (found[1] ?? found[2]).trim() : text.trim();
}

/** The number that is written; null if it is none. @param {Words} words @param {string} part */
function written(words, part) {
  const plain = withoutMarks(part.trim());
  if (TWO_WAYS.test(plain)) throw new RefusedError(fill(words.two_ways, { given: plain, thousands: plain.replace(",", ""), decimals: plain.replace(",", ".") }));
  const pointed = DECIMAL_COMMA.test(plain) ? plain.replace(",", ".") : plain;
  return NUMBER.test(pointed) ? Number(pointed) : null;
}

/** A number without the marks between thousands, where nothing else can be meant by them. @param {string} plain */
function withoutMarks(plain) {
  const found = IN_THREES.exec(plain);
  if (!found) return plain;
  const [, sign, whole, mark, point, decimals] = found;
  const groups = whole.split(mark);
  if (mark === point || (".,".includes(mark) && !point && groups.length === 2)) return plain;
  return `${sign}${groups.join("")}${point ? "." : ""}${decimals ?? ""}`;
}

/** What to write in place of a text that is no number. @param {Words} words @param {string} plain */
function whyNone(words, plain) {
  if (PERCENT.test(plain)) return words.percent;
  const found = plain.match(AMONG) ?? [];
  const beside = plain.replace(AMONG, " ").split(/\s+/).filter(Boolean).join(" ");
  if (found.length && (found.length > 1 || WORK.test(plain))) return fill(words.several, { given: plain });
  return fill(found.length && beside ? words.alone : words.no_number, { given: plain, beside });
}
