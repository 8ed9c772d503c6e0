// @ts-check
// What can be turned: each number of x and of each layer's parameters, with its name in words and how far it goes.

import { flatIndex, keyOf, parsedKey, sizeOf } from "./outputs.js";
import { fill } from "../../../numbers/sentence.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Step} Step */
/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Parameter} Parameter */
/** @typedef {import("../types.js").Knob} Knob */

const ROOM_TO_TURN = 1.5; // times its size, that a number may be turned at first
const FINENESS = 300; // positions of a slider from end to end, at most
const MOST_FOR_X = 12; // a longer x gets no knob for each of its numbers unless they are asked for

/** The knobs that a page begins with: those it was made with, or all of a short x. @param {Trace} trace @returns {Knob[]} */
export function knobsOf(trace) {
  const { shape } = trace.outputs[0];
  const size = sizeOf(shape);
  const ofX = size <= MOST_FOR_X ? Array.from({ length: size }, (_, unit) => keyOf("x", shape, unit)) : [];
  /** @type {string[]} */
  const keys = trace.data.data.knobs ?? ofX;
  return keys.flatMap((key) => knobOf(trace, key) ?? []);
}

/** The knob for one key, "x[0]" or "L2.weights[0, 1]", as it stands now; null where there is nothing of that name.
 * @param {Trace} trace @param {string} key @returns {Knob|null} */
export function knobOf(trace, key) {
  const { place = "", index = [] } = parsedKey(key) ?? {};
  const x = trace.outputs[0];
  if (place === "x") return knobIn({ ...trace.data.shown.x, ...x }, key, index, (flat) => (x.axes ? key : x.names[flat]));
  const path = place.split(".");
  const step = stepAlong(trace, path.slice(0, -1));
  const parameter = step && [...step.parameters, ...step.constants].find((each) => each.key === place);
  if (!step || !parameter || (parameter.written && !isFollowed(step, index[0]))) return null;
  return knobIn(parameter, key, index, () => labelOf(trace, step, path.slice(0, -1).join("."), parameter, index));
}

/** Whether it is known what comes of a number of a function's code. @param {Step} step @param {number} position */
export function isFollowed({ data }, position) {
  return data.row.recorded.rows.some((/** @type {any[]} */ [word, at]) => word === "c" && at === position);
}

/** @param {any} array @param {string} key @param {number[]} index @param {(flat: number) => string} label @returns {Knob|null} */
function knobIn({ shape, values, low, high, step, least, most, fixed }, key, index, label) {
  const flat = flatIndex(index, shape);
  if (flat < 0 || values === null) return null;
  const bounds = { least: least ?? (low < 0 ? -Infinity : low), most: most ?? (fixed ? high : Infinity) };
  return { key, label: label(flat), value: values[flat], ...bounds, ...(fixed ? { low, high, step } : ownRange(values, flat, { low, high, step })) };
}

/** How far a knob goes at first: where numbers are few each has a range of its own size, for its neighbours may count something else.
 * @param {ArrayLike<number>} values @param {number} flat @param {{ low: number, high: number, step: number }} range of all of them */
function ownRange(values, flat, range) {
  const sizes = Array.from(values, Math.abs).filter((size) => size > 0);
  if (sizes.length === 0 || (values.length > MOST_FOR_X && range.step)) return range;
  const reach = roundUp(ROOM_TO_TURN * (Math.abs(values[flat]) || Math.min(...sizes)));
  const [low, high] = [Math.max(range.low, -reach), Math.min(range.high, reach)];
  return { low, high, step: roundUp((high - low) / FINENESS) };
}

/** The next of 1, 2, 3, 5 times a power of ten. @param {number} value */
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return (/** @type {number} */ ([1, 2, 3, 5, 10].find((factor) => factor * power >= value * 0.999))) * power;
}

/** The step of a name, through the models that it stands in. @param {Trace} trace @param {string[]} path @returns {Step|undefined} */
function stepAlong(trace, [name, ...rest]) {
  const step = trace.steps.find((each) => each.name === name);
  return rest.length ? step?.inside && stepAlong(step.inside, rest) || undefined : step;
}

/** A knob's name in words: "L2: weight of broccoli for o2". @param {Trace} trace @param {Step} of @param {string} step @param {Parameter} parameter @param {number[]} index */
function labelOf(trace, of, step, parameter, index) {
  if (parameter.written) return fill(trace.words.knob, { step, parameter: fill(trace.words.in_code, { number: parameter.written[index[0]] }) });
  const output = nameAlong("output", [of.output], parameter, index);
  const input = nameAlong("input", of.inputs, parameter, index);
  const others = index.filter((_, axis) => !["output", "input"].includes(parameter.axes[axis]));
  const kind = output && input ? "knob_both" : output ? "knob_output" : input ? "knob_input" : "knob";
  const name = others.length ? `${parameter.name}[${others.join(", ")}]` : trace.words[`one_${parameter.name}`] ?? parameter.name;
  return fill(trace.words[kind], { step, parameter: name, input, output });
}

/** The name of the number that a parameter's axes of one kind point at; several inputs are counted one after another.
 * @param {string} axis @param {Output[]} arrays @param {Parameter} parameter @param {number[]} index */
function nameAlong(axis, arrays, parameter, index) {
  const along = index.filter((_, place) => parameter.axes[place] === axis);
  if (!along.length) return "";
  return arrays.flatMap((each) => each.names)[along.length === 1 ? along[0] : flatIndex(along, arrays[0].shape)] ?? "";
}
