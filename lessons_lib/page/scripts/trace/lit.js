// @ts-check
// What a number was made from and what it feeds, through all layers: one number lights another where moving it a little moves the other.
import { OPERATIONS } from "../../../numbers/arithmetic.js";
import { LAYERS } from "../../../layers/base.js";
import { sizeOf } from "./outputs.js";
import { arithmeticOf } from "./trace.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Step} Step */
/** Which numbers of an output are lit: 1 or 0 for each. @typedef {Uint8Array} Lit */

const LITTLE = 1e-4; // how far a number is moved: a share of its size
const MOST_ASKED = 1.5e6; // inputs and parts of arithmetic that are looked at for one number: more would be felt
let asked = 0;
/** A number by its output and its place there. @typedef {[number, number]} Placed */
/** Of each step all numbers that come in, and those that move each number that goes out, once they were asked for. @type {WeakMap<Step, { all: Placed[], movers: Placed[][] }>} */
const KNOWN = new WeakMap();

/** For each output, which of its numbers one number was made from (of outputs before it) or feeds (of those after it); null where that is too much to follow.
 * @param {Trace} trace @param {number} index of the number's output @param {number} unit @returns {Lit[]|null} */
export function litThrough(trace, index, unit) {
  asked = 0;
  return litFrom(trace, index, unit);
}

/** @param {Trace} trace @param {number} index @param {number} unit @returns {Lit[]|null} */
function litFrom(trace, index, unit) {
  const { outputs, steps } = trace;
  const first = outputs.length - steps.length; // the outputs that are given: x, or several in a model inside
  const [from, to] = [0, 0].map(() => outputs.map(({ shape }) => new Uint8Array(sizeOf(shape))));
  from[index][unit] = to[index][unit] = 1;
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    from[at + first].forEach((lit, each) => {
      for (const [of, own] of lit ? moversOf(trace, at, each) : []) from[of][own] = 1;
    });
  }
  for (let at = Math.max(0, index - first + 1); at < steps.length; at += 1) {
    to[at + first].forEach((_, each, out) => (out[each] = Number(moversOf(trace, at, each).some(([of, own]) => to[of][own]))));
  }
  return asked < MOST_ASKED ? from.map((each, place) => (place > index ? to[place] : each)) : null;
}

/** The numbers that move a number of what goes out; all that come in where its arithmetic is not known. @param {Trace} trace @param {number} at @param {number} unit @returns {Placed[]} */
export function moversOf(trace, at, unit) {
  if (asked > MOST_ASKED) return [];
  const step = trace.steps[at];
  const place = (/** @type {number} */ source, /** @type {number[]} */ shape) => Array.from({ length: sizeOf(shape) }, (_, own) => /** @type {Placed} */ ([source, own]));
  const known = KNOWN.get(step) ?? { all: step.inputs.flatMap(({ shape }, each) => place(step.sources[each], shape)), movers: [] };
  KNOWN.set(step, known);
  const found = (known.movers[unit] ??= foundMovers(trace, at, unit, known.all));
  asked += found.length;
  return found;
}

/** @param {Trace} trace @param {number} at @param {number} unit @param {Placed[]} all @returns {Placed[]} */
function foundMovers(trace, at, unit, all) {
  const { drawn, inputs, inside, parameters, data } = trace.steps[at];
  if (inside) {
    const lit = litFrom(inside, inside.outputs.length - 1, unit)?.slice(0, inputs.length).flatMap((each) => [...each]);
    return all.filter((_, input) => lit?.[input]);
  }
  if (drawn === "linear") return all.filter((_, input) => parameters[0].values[unit * all.length + input]); // its arithmetic says the same, but takes long to write
  const curve = LAYERS.get(data.row.layer)?.curve;
  if (curve) return moves((x) => curve(x, data.fields), inputs[0].values?.[unit] ?? NaN) ? [all[unit]] : [];
  const expression = arithmeticOf(trace, at, unit);
  return expression ? [...moving(expression)].map((input) => all[input]) : all;
}

/** The inputs that move the result of an arithmetic. @param {import("../types.js").Expression} whole */
function moving(whole) {
  const seen = new Set([whole]);
  for (const { operation, parts } of seen) {
    for (const part of parts) {
      const made = (/** @type {number} */ value) => OPERATIONS[operation](...parts.map((each) => (each === part ? value : each.value)));
      if (operation === "+" || operation === "negative" || moves(made, part.value)) seen.add(part); // and comes in its turn
    }
  }
  asked += 9 * seen.size; // they take longer than an input
  return new Set([...seen].flatMap(({ index }) => index ?? []));
}

/** Whether moving a number a little, up or down, moves what is made of it. @param {(value: number) => number} made @param {number} value */
function moves(made, value) {
  const little = LITTLE * (Math.abs(value) || 1);
  return [little, -little].some((by) => made(value + by) !== made(value));
}
