// @ts-check
// What is said of a trace: the words come with the data, names and numbers are put in here.

import { inputsOf } from "../../../numbers/arithmetic.js";
import { counted, number, numbers } from "../../../numbers/notation.js";
import { formulaOf, linesOf } from "../../../numbers/writing.js";

/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Expression} Expression */
/** @typedef {Record<string, string>} Words */

/** Put names and numbers into a sentence: "{output} is {numbers}". @param {string} template @param {Record<string, string>} given */
export function fill(template, given) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
}

/** @param {Words} words @param {any} shown */
export function titleOf(words, { name, target, target_words }) {
  return target === null ? name : fill(words.title_target, { name, target: target_words });
}

/** A step's one sentence. @param {Words} words @param {any} row @param {Output[]} inputs @param {Output} output @param {string} problem */
export function said(words, row, inputs, output, problem) {
  if (problem) return fill(words.failed, { layer: row.heading, error: problem });
  if (output.values === null) return fill(words.not_computed, { output: output.called });
  const came = inputs.reduce((sum, each) => sum + (each.values?.length ?? 0), 0);
  return fill(words.said, { output: output.called, numbers: numbers(output.values, output.shape), count: counted(came, "number") });
}

/** A question worth asking about the largest number that came out, and its answer.
 * @param {Words} words @param {Output} output @param {(unit: number) => Expression|null} arithmetic */
export function whyOf(words, output, arithmetic) {
  if (output.values === null) return null;
  const unit = output.values.reduce((best, value, at) => (Math.abs(value) > Math.abs(output.values?.[best] ?? 0) ? at : best), 0);
  const expression = arithmetic(unit);
  return expression && explained(words, expression, output.names[unit]);
}

/** @param {Words} words @param {Expression} expression @param {string} name */
export function explained(words, expression, name) {
  const { operation, parts } = expression;
  const value = number(expression.value);
  if (expression.index !== null) return { question: fill(words.why_same, { name }), answer: fill(words.handed_on, { input: expression.name }) };
  if (operation === "max" && parts.length === 2) return maximumExplained(words, expression, name);
  const total = operation === "/" && inputsOf(parts[1]).size === 0 ? parts[0] : expression;
  if (total.operation === "+") return sumExplained(words, total, name);
  if (operation === "/" && inputsOf(parts[1]).size > 0) {
    const answer = fill(words.share, { part: number(parts[0].value), whole: number(parts[1].value) });
    return { question: fill(words.why_value, { name, value }), answer };
  }
  if (expression.questions.length) {
    return { question: fill(words.why_way, { name }), answer: fill(words.asked, { questions: expression.questions.join("; ") }) };
  }
  return { question: fill(words.why_how, { name }), answer: linesOf(expression).join(" = ") };
}

/** @param {Words} words @param {Expression} expression @param {string} name */
function maximumExplained(words, expression, name) {
  const [floor, value] = expression.parts.map((part) => number(part.value));
  const why = fill(words.why_value, { name, value: number(expression.value) });
  if (value === floor) return { question: why, answer: fill(words.already, { floor }) };
  if (expression.parts[1].value > expression.parts[0].value) {
    return { question: fill(words.why_same, { name }), answer: fill(words.passes, { value, floor }) };
  }
  return { question: why, answer: fill(words.stopped, { value, floor }) };
}

/** @param {Words} words @param {Expression} total @param {string} name */
function sumExplained(words, total, name) {
  const loudest = total.parts.reduce((most, term) => (Math.abs(term.value) > Math.abs(most.value) ? term : most));
  const given = { term: formulaOf(loudest), value: number(loudest.value), sides: sides(words, total) };
  return { question: fill(words.why_terms, { name }), answer: fill(words.loudest, given) };
}

/** How the terms above and below 0 pull at a sum. @param {Words} words @param {Expression} total */
function sides(words, total) {
  const [up, down] = [1, -1].map((sign) => total.parts.map((term) => term.value).filter((value) => sign * value > 0));
  const whole = number(total.value);
  if (!up.length || !down.length) return fill(words.one_side, { total: whole });
  const [above, below] = [up, down].map((values) => number(values.reduce((sum, value) => sum + value, 0)));
  return fill(words.two_sides, { up: above, down: below, total: whole });
}
