// @ts-check
// Why a number is the largest of some, as ReLU and pooling give it.
import { number } from "../../../numbers/notation.js";
import { fill } from "../../../numbers/sentence.js";
import { formulaOf } from "../../../numbers/writing.js";
import { EXPLAINED, isMade } from "./told.js";

/** @typedef {import("../types.js").Expression} Expression */
/** @typedef {Record<string, string>} Words */

const MOST_WINNERS = 4; // numbers that are the largest alike

/** Whichever was written first: the input is what passes or not, the other is what stands in its way.
 * @param {Words} words @param {Expression} expression @param {string} name */
function maximumExplained(words, expression, name) {
  const rank = (/** @type {Expression} */ part) => 2 * Number(part.index !== null) + Number(isMade(part));
  const [low, came] = [...expression.parts].sort((a, b) => rank(a) - rank(b));
  const [floor, value] = [low, came].map((part) => number(part.value));
  const question = fill(words.why_value, { name, value: number(expression.value) });
  if (came.index === null || low.index !== null) {
    return { question, answer: fill(words.largest, { one: formulaOf(came), other: formulaOf(low), value, floor }) };
  }
  if (value === floor) return { question, answer: fill(words.already, { floor }) };
  if (came.value > low.value) return { question: fill(words.why_same, { name }), answer: fill(words.passes, { value, floor }) };
  return { question, answer: fill(words.stopped, { value, floor }) };
}

/** Which of several numbers is the largest. @param {Words} words @param {Expression} expression @param {string} name */
function largestExplained(words, { parts, value }, name) {
  const won = parts.filter((part) => part.value === value).map((part) => formulaOf(part));
  const names = [...won.slice(0, MOST_WINNERS), ...(won.length > MOST_WINNERS ? ["…"] : [])].join(", ");
  return { question: fill(words.why_largest, { name }), answer: fill(words.winners, { names, value: number(value), count: parts.length }) };
}

EXPLAINED.max = (words, expression, name) => (expression.parts.length === 2 ? maximumExplained : largestExplained)(words, expression, name);
