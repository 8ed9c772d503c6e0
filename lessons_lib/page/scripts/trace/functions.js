// @ts-check
// A learner's own function, as its recording: a row of operations, and for each output the way through the questions.

import { OPERATIONS, constant, input, made } from "../../../numbers/arithmetic.js";
import { isSpeck, number, scientific } from "../../../numbers/notation.js";
import { sizeOf } from "./outputs.js";
import { RECORDED } from "./recorded.js";

/** @typedef {import("../types.js").Expression} Expression */
/** @typedef {import("../types.js").Solid} Solid */
/** @typedef {import("../types.js").Numbers} Numbers */

/** @type {Record<string, (left: number, right: number) => boolean>} */
export const QUESTIONS = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "is finite": Number.isFinite,
  finite: Number.isFinite, // goes without saying: the recording is true of finite numbers only
  "is infinite": (value) => Math.abs(value) === Infinity,
  "is not a number": Number.isNaN,
  "has a minus": (value) => value < 0 || Object.is(value, -0),
};

/** A way through a recorded function: a question that forks it, the operations that give some outputs, an error,
 * or null where no run has shown it.
 * @typedef {null|number[]|{error: string}|{ask: [string, number, number|null], yes: Way, no: Way}} Way */

/** @typedef {{ shape: number[], rows: any[][], parts: { outputs: number[], way: Way }[], names: Record<string, string> }} Recording */

/** What the function gives for these inputs; null where that was not recorded. Throws the error that it raises.
 * @param {Recording} recorded @param {Solid[]} inputs @returns {Numbers|null} */
export function runRecorded(recorded, inputs) {
  const results = resultsOf(recorded, inputs);
  const values = new Float64Array(sizeOf(recorded.shape));
  for (const { outputs, way } of recorded.parts) {
    const { end } = followed(way, results);
    if (end === null) return null;
    outputs.forEach((unit, at) => (values[unit] = results[end[at]]));
  }
  return { shape: recorded.shape, values };
}

/** How one output came about, with the questions that decided it; null where that was not recorded.
 * @param {Recording} recorded @param {Solid[]} inputs @param {number} unit @returns {Expression|null} */
export function recordedArithmetic(recorded, inputs, unit) {
  const part = recorded.parts.find(({ outputs }) => outputs.includes(unit));
  if (!part) return null;
  const { end, asked } = followed(forOne(part.way, part.outputs.indexOf(unit)), resultsOf(recorded, inputs));
  return end && { ...expressionOf(recorded, end[0], inputs, new Map()), questions: asked };
}

/** The result of every operation; each stands after those it needs.
 * @param {Recording} recorded @param {Solid[]} inputs */
function resultsOf({ rows }, inputs) {
  const flat = inputs.length === 1 ? inputs[0].values : Float64Array.from(inputs.flatMap((each) => Array.from(each.values)));
  const results = new Float64Array(rows.length);
  rows.forEach(([word, ...parts], at) => {
    if (word === "x") results[at] = flat[parts[0]];
    else if (word === "=") results[at] = Number(parts[0]);
    else results[at] = OPERATIONS[word](...parts.map((part) => results[part]));
  });
  return results;
}

/** A number as it is, specks too: one has to see on which side of 0 it lies. @param {number} value */
const unrounded = (value) => (value && isSpeck(value) ? scientific(value) : number(value));

/** Answer the questions one after the other, down to the end of the way. @param {Way} way @param {Float64Array} results */
function followed(way, results) {
  /** @type {string[]} */
  const asked = [];
  while (way && "ask" in way) {
    const [question, left, right] = way.ask;
    const than = right === null ? NaN : results[right];
    const answer = QUESTIONS[question](results[left], than);
    if (question !== "finite") asked.push(`${unrounded(results[left])} ${question}${right === null ? "" : ` ${unrounded(than)}`}? ${answer ? "yes" : "no"}`);
    way = answer ? way.yes : way.no;
  }
  if (way && "error" in way) throw new Error(way.error);
  return { end: way, asked };
}

/** The ways to one of several outputs: a question that makes no difference to it is left out.
 * @param {Way} way @param {number} at @returns {Way} */
function forOne(way, at) {
  if (!way || "error" in way) return way;
  if (!("ask" in way)) return [way[at]];
  const [yes, no] = [forOne(way.yes, at), forOne(way.no, at)];
  return JSON.stringify(yes) === JSON.stringify(no) ? yes : { ask: way.ask, yes, no };
}

/** @param {Recording} recorded @param {number} node @param {Solid[]} inputs @param {Map<number, Expression>} done @returns {Expression} */
function expressionOf(recorded, node, inputs, done) {
  const earlier = done.get(node);
  if (earlier) return earlier;
  const [operation, ...parts] = recorded.rows[node];
  const inner = () => parts.map((/** @type {number} */ part) => expressionOf(recorded, part, inputs, done));
  let result;
  if (operation === "x") result = inputAt(inputs, parts[0]);
  else if (operation === "=") result = constant(Number(parts[0]));
  else result = { ...made(operation, inner()), name: recorded.names[node] ?? "" };
  done.set(node, result);
  return result;
}

/** A number of one of several inputs, counted through all of them. @param {Solid[]} inputs @param {number} index */
function inputAt(inputs, index) {
  let at = index;
  for (const source of inputs) {
    if (at < source.values.length) return input(source.values[at], source.names[at], index);
    at -= source.values.length;
  }
  throw new Error(`There is no input number ${index}.`);
}

Object.assign(RECORDED, { run: runRecorded, arithmetic: recordedArithmetic });
