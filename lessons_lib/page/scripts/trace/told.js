// @ts-check
// What is said of a trace: the words come with the data, names and numbers are put in here.

import { inputsOf, termsOf } from "../../../numbers/arithmetic.js";
import { counted, number, numbers } from "../../../numbers/notation.js";
import { fill } from "../../../numbers/sentence.js";
import { formulaOf, linesOf } from "../../../numbers/writing.js";
import { oddIn, sizeOf } from "./outputs.js";

/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Expression} Expression */
/** @typedef {Record<string, string>} Words */

/** How the result of an operation is explained that only some layers have: trace/largest.js puts its own in here. @type {Record<string, (words: Words, expression: Expression, name: string) => { question: string, answer: string }>} */
export const EXPLAINED = {};

/** @param {Words} words @param {any} shown */
export function titleOf(words, { name, target, target_words }) {
  return target === null ? name : fill(words.title_target, { name, target: target_words });
}

/** A step's one sentence. @param {Words} words @param {any} row @param {Output[]} inputs @param {Output} output @param {string} problem */
export function said(words, row, inputs, output, problem) {
  if (problem) return fill(words.failed, { layer: row.heading, error: problem });
  if (output.left) return fill(words.left_out, { output: output.called, numbers: output.left.said });
  if (output.values === null) return fill(words.not_computed, { output: output.called });
  const came = inputs.reduce((sum, each) => sum + sizeOf(each.shape), 0);
  return fill(words.said, { output: output.called, numbers: numbers(output.values, output.shape), count: counted(came, "number") });
}

/** A sentence on the first number that is not finite though all that came in was; of others none. @param {Words} words @param {Output[]} inputs @param {Output} output */
export function notFinite(words, inputs, output) {
  const at = oddIn(inputs, output);
  if (at < 0 || !output.values) return [];
  const value = number(output.values[at]);
  return [fill(words.not_finite, { name: output.names[at], value, causes: words[value] })];
}

/** A question worth asking about a number, and its answer. @param {Words} words @param {Expression} expression @param {string} name */
export function explained(words, expression, name) {
  const { operation, parts } = expression;
  const value = number(expression.value);
  if (expression.index !== null) return { question: fill(words.why_same, { name }), answer: fill(words.handed_on, { input: expression.name }) };
  if (EXPLAINED[operation]) return EXPLAINED[operation](words, expression, name);
  const total = operation === "/" && !isMade(parts[1]) ? parts[0] : expression;
  if (total.operation === "+") return sumExplained(words, expression, total, name);
  if (operation === "/" && isMade(parts[1])) {
    const answer = fill(isMade(parts[0]) ? words.share : words.divided, { part: number(parts[0].value), whole: number(parts[1].value) });
    return { question: fill(words.why_value, { name, value }), answer };
  }
  if (expression.questions.length) {
    return { question: fill(words.why_way, { name }), answer: fill(words.asked, { questions: expression.questions.join("; ") }) };
  }
  return { question: fill(words.why_how, { name }), answer: linesOf(expression).join(" = ") };
}

/** Whether any input is in it. @param {Expression} expression */
export function isMade(expression) {
  return inputsOf(expression).size > 0;
}

/** @param {Words} words @param {Expression} expression @param {Expression} total what is divided, or the whole @param {string} name */
function sumExplained(words, expression, total, name) {
  const loudest = termsOf(total).reduce((most, term) => (Math.abs(term.value) > Math.abs(most.value) ? term : most));
  const question = fill(words.why_terms, { name });
  if (!loudest.value) return { question, answer: words.silent };
  const divided = expression === total ? "" : fill(words.then_divided, { whole: number(expression.parts[1].value), value: number(expression.value) });
  const count = termsOf(total).filter((term) => Math.abs(term.value) === Math.abs(loudest.value)).length - 1;
  const given = { term: formulaOf(loudest), count, value: number(loudest.value), sides: sides(words, total) + divided };
  return { question, answer: fill(count ? words.loudest_alike : words.loudest, given) };
}

/** How the terms above and below 0 pull at a sum. @param {Words} words @param {Expression} total */
function sides(words, total) {
  const [up, down] = [1, -1].map((sign) => termsOf(total).map((term) => term.value).filter((value) => sign * value > 0));
  const whole = number(total.value);
  if (!up.length || !down.length) return fill(words.one_side, { total: whole });
  const [above, below] = [up, down].map((values) => number(values.reduce((sum, value) => sum + value, 0)));
  return fill(words.two_sides, { up: above, down: below, total: whole });
}
