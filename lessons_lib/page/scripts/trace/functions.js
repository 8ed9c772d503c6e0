// @ts-check
// A learner's own function, as its recording: a row of operations, and for each output the way through the questions.

import { OPERATIONS, constant, input, isZero, made } from "../../../numbers/arithmetic.js";
import { isSpeck, number, scientific } from "../../../numbers/notation.js";
import { sizeOf, turnedValues } from "./outputs.js";
import { RECORDED } from "./recorded.js";

/** @typedef {import("../types.js").Expression} Expression */
/** @typedef {import("../types.js").Solid} Solid */
/** @typedef {import("../types.js").Numbers} Numbers */
/** @typedef {import("../types.js").Parameter} Parameter */

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

/** Its code and formula in pieces, between which numbers stand by their positions; key: under which they are turned, "" where they are not.
 * @typedef {{ key: string, values: number[], written: string[], code: (string|number)[], formula: (string|number)[] }} Constants */
/** @typedef {{ shape: number[], rows: any[][], parts: { outputs: number[], way: Way }[], names: Record<string, string>, constants?: Constants }} Recording */

/** What the function gives for these inputs; null where that was not recorded. Throws the error that it raises.
 * @param {Recording} recorded @param {Solid[]} inputs @param {Parameter} [turned] the numbers of its code, as they are now @returns {Numbers|null} */
export function runRecorded(recorded, inputs, turned) {
  const results = resultsOf(recorded, inputs, turned);
  const values = new Float64Array(sizeOf(recorded.shape));
  for (const { outputs, way } of recorded.parts) {
    const { end } = followed(way, results);
    if (end === null) return null;
    outputs.forEach((unit, at) => (values[unit] = results[end[at]]));
  }
  return { shape: recorded.shape, values };
}

/** How one output came about, with the questions that decided it; null where that was not recorded.
 * @param {Recording} recorded @param {Solid[]} inputs @param {number} unit @param {Parameter} [turned] @returns {Expression|null} */
export function recordedArithmetic(recorded, inputs, unit, turned) {
  const part = recorded.parts.find(({ outputs }) => outputs.includes(unit));
  if (!part) return null;
  const { end, asked, compared } = followed(forOne(part.way, part.outputs.indexOf(unit)), resultsOf(recorded, inputs, turned));
  const deciding = turned ? constantsIn(recorded, compared).map((at) => `${turned.key}[${at}]`) : [];
  return end && { ...expressionOf(recorded, end[0], inputs, new Map(), turned), questions: asked, deciding };
}

/** The numbers of a function's code as what can be turned; the very same as before where none is.
 * @param {any} row @param {Parameter|undefined} before @param {Record<string, number>} turned @returns {Parameter|undefined} */
export function constantsOf({ recorded }, before, turned) {
  const told = recorded?.constants;
  if (!told?.key) return undefined;
  const values = before?.values ?? Float64Array.from(told.values);
  const shape = [values.length];
  const fresh = turnedValues(values, shape, told.key, turned);
  if (before && fresh === values) return before;
  return { ...{ name: "constants", symbol: "", key: told.key, written: told.written, shape, values: fresh }, ...{ axes: [], learned: false, least: null, most: null, low: -Infinity, high: Infinity, step: 0 } };
}

/** What is said of a function as its code would be with the numbers that are turned; nothing where none is. @param {any} row @param {Parameter|undefined} turned */
export function toldWith({ recorded }, turned) {
  const told = recorded?.constants;
  if (!turned || told.values.every((/** @type {number} */ value, /** @type {number} */ at) => value === turned.values[at])) return {};
  const put = (/** @type {(string|number)[]} */ pieces) => pieces.map((piece) => (typeof piece === "string" ? piece : turned.values[piece] === told.values[piece] ? told.written[piece] : codeNumber(turned.values[piece]))).join("");
  return { code: put(told.code), formula: put(told.formula) };
}

/** A number as Python code, without a loss, as constants.py writes it. @param {number} value */
export function codeNumber(value) {
  const size = Math.abs(value);
  return size && (size < 1e-4 || size >= 1e16) ? value.toExponential().replace(/([+-])(\d)$/, "$10$2") : String(value);
}

/** The result of every operation; each stands after those it needs.
 * @param {Recording} recorded @param {Solid[]} inputs @param {Parameter} [turned] */
function resultsOf({ rows, constants }, inputs, turned) {
  const own = turned?.values ?? constants?.values ?? [];
  const flat = inputs.length === 1 ? inputs[0].values : Float64Array.from(inputs.flatMap((each) => Array.from(each.values)));
  const results = new Float64Array(rows.length);
  rows.forEach(([word, ...parts], at) => {
    if (word === "x") results[at] = flat[parts[0]];
    else if (word === "=") results[at] = Number(parts[0]);
    else if (word === "c") results[at] = own[parts[0]];
    else results[at] = OPERATIONS[word](...parts.map((part) => results[part]));
  });
  return results;
}

/** The numbers of the code that some operations are made of, in its order. @param {Recording} recorded @param {number[]} nodes @returns {number[]} */
function constantsIn({ rows }, nodes) {
  const seen = new Set(nodes);
  for (const node of seen) if (!["x", "=", "c"].includes(rows[node][0])) for (const part of rows[node].slice(1)) seen.add(part); // a set goes on with what is added to it
  return [...new Set([...seen].flatMap((node) => (rows[node][0] === "c" ? rows[node][1] : [])))].sort((a, b) => a - b);
}

/** A number as it is, specks too: one has to see on which side of 0 it lies. @param {number} value */
const unrounded = (value) => (value && isSpeck(value) ? scientific(value) : number(value));

/** Answer the questions one after the other, down to the end of the way. @param {Way} way @param {Float64Array} results */
function followed(way, results) {
  /** @type {string[]} */
  const asked = [];
  /** @type {number[]} the operations that were asked about */ const compared = [];
  while (way && "ask" in way) {
    const [question, left, right] = way.ask;
    const than = right === null ? NaN : results[right];
    const answer = QUESTIONS[question](results[left], than);
    if (question !== "finite") compared.push(left, ...(right === null ? [] : [right]));
    if (question !== "finite") asked.push(`${unrounded(results[left])} ${question}${right === null ? "" : ` ${unrounded(than)}`}? ${answer ? "yes" : "no"}`);
    way = answer ? way.yes : way.no;
  }
  if (way && "error" in way) throw new Error(way.error);
  return { end: way, asked, compared };
}

/** The ways to one of several outputs: a question that makes no difference to it is left out.
 * @param {Way} way @param {number} at @returns {Way} */
function forOne(way, at) {
  if (!way || "error" in way) return way;
  if (!("ask" in way)) return [way[at]];
  const [yes, no] = [forOne(way.yes, at), forOne(way.no, at)];
  return JSON.stringify(yes) === JSON.stringify(no) ? yes : { ask: way.ask, yes, no };
}

/** @param {Recording} recorded @param {number} node @param {Solid[]} inputs @param {Map<number, Expression>} done @param {Parameter} [turned] @returns {Expression} */
function expressionOf(recorded, node, inputs, done, turned) {
  const earlier = done.get(node);
  if (earlier) return earlier;
  const [operation, ...parts] = recorded.rows[node];
  const inner = () => parts.map((/** @type {number} */ part) => expressionOf(recorded, part, inputs, done, turned));
  let result;
  if (operation === "x") result = inputAt(inputs, parts[0]);
  else if (operation === "=") result = constant(Number(parts[0]));
  else if (operation === "c") result = turned ? constant(turned.values[parts[0]], `${turned.key}[${parts[0]}]`) : constant(recorded.constants?.values[parts[0]] ?? NaN);
  else if (operation === "+") result = summed(inner(), recorded.names[node] ?? "");
  else result = { ...made(operation, inner()), name: recorded.names[node] ?? "" };
  done.set(node, result);
  return result;
}

/** A sum as Python would record it now: a number of the code that is turned to 0 is no term worth writing. @param {Expression[]} parts @param {string} name @returns {Expression} */
function summed(parts, name) {
  const terms = parts.filter((part) => !isZero(part));
  const [first, ...others] = terms.length ? terms : parts;
  if (!others.length) return first.operation ? { ...first, name: name || first.name } : first;
  const row = terms.length < parts.length && first.operation === "+" && !first.name ? [...first.parts, ...others] : terms;
  return { ...made("+", row), name };
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

Object.assign(RECORDED, { run: runRecorded, arithmetic: recordedArithmetic, constants: constantsOf, told: toldWith });
