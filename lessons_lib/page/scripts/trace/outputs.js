// @ts-check
// Arrays of the trace: read from the data, named, and with some of their numbers turned.

import { placeOf } from "../../../layers/base.js";

const MOST_NAMED = 10_000; // numbers whose names are all put together at once
/** Names that were put together once: what another x gives has the same ones. @type {Record<string, string[]>} */ const NAMED = {};

/** @typedef {import("../types.js").Output} Output */
/** @typedef {import("../types.js").Numbers} Numbers */

/** Stored numbers: a list, or base64 of float64, little end first, of float32 where they were, or of places in a table of few different numbers; beside a kernel a large array is its bytes. Where a saved page
 * leaves them out, `values` is null, and `left` is what is told of them instead.
 * @param {any} stored @returns {{ shape: number[], values: any, left?: import("../types.js").Left }} */
export function numbersIn({ shape, values, said, seen, table, single }) {
  if (seen) {
    const points = Float64Array.from(new Int8Array(bytesIn(seen.levels)), (level) => (level / 127) * seen.scale);
    return { shape, values, left: { said, shape: seen.shape, values: points, scale: seen.scale } };
  }
  if (!values) return { shape, values };
  if (table) {
    const different = new Float64Array(bytesIn(table));
    const places = new (different.length > 256 ? Uint16Array : Uint8Array)(bytesIn(values));
    return { shape, values: Float64Array.from(places, (at) => different[at]) };
  }
  if (typeof values === "string") return { shape, values: new Float64Array(single ? new Float32Array(bytesIn(values)) : bytesIn(values)) };
  const { buffer, byteOffset: from, byteLength } = values;
  return { shape, values: buffer ? new Float64Array(buffer.slice(from, from + byteLength)) : Float64Array.from(values) };
}

/** @param {string} packed in base64 */
function bytesIn(packed) {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at); // from() takes ten times as long
  return bytes.buffer;
}

/** A named output. What one types for each number is put together when it is asked for: there may be a million.
 * @param {string} name @param {Numbers} numbers @param {string[]|null} names @param {{ called?: string, shares?: boolean, axes?: string[][] }} [more] @returns {Output} */
export function outputOf(name, { shape, values, left }, names, { called = name, shares = false, axes } = {}) {
  let typed = names;
  return {
    name,
    called,
    shape,
    values,
    left,
    shares,
    axes,
    get names() {
      return (typed ??= NAMED[JSON.stringify([called, shape, axes])] ??= keysOf(called, shape, axes));
    },
  };
}

/** What the positions along each axis of an output are called: as those of an input, by its place and axis, as their tokens, or as ever; a token that comes again is counted.
 * @param {any} row @param {Output[]} inputs @returns {string[][]|undefined} */
export function axesOf({ axes, settings }, inputs) {
  const seen = /** @type {Record<string, number>} */ ({});
  const tokenAt = (/** @type {number} */ id) => {
    const name = settings.tokens[id] ?? `token ${id}`;
    return (seen[name] = (seen[name] ?? 0) + 1) > 1 ? `${name}·${seen[name]}` : name;
  };
  return axes?.map((/** @type {string|string[]} */ told) => (told === "tokens" ? Array.from(inputs[0].values ?? [], tokenAt) : Array.isArray(told) ? told : inputs[/** @type {any} */ (told[0])].axes?.[/** @type {any} */ (told[1])] ?? []));
}

/** How many numbers an array of this shape has. @param {number[]} shape */
export function sizeOf(shape) {
  return shape.reduce((product, length) => product * length, 1);
}

/** Where the first number of an output stands that is not finite though all that came in was; -1 where there is none. @param {Numbers[]} inputs @param {Numbers} output */
export function oddIn(inputs, output) {
  const at = firstOdd(output);
  return at < 0 || inputs.some((each) => firstOdd(each) >= 0) ? -1 : at;
}

/** Where numbers are not known it is the first. @param {Numbers} numbers */
function firstOdd({ values }) {
  for (let at = 0; values && at < values.length; at += 1) if (!Number.isFinite(values[at])) return at; // findIndex() takes ten times as long
  return values ? -1 : 0;
}

/** What one types for each number of an array: "x[0]"; of a single number, its name; positions that have names are called by them. @param {string} name @param {number[]} shape @param {string[][]} [axes] @returns {string[]} */
function keysOf(name, shape, axes) {
  const size = sizeOf(shape);
  const key = (/** @type {number} */ unit) => (size === 1 ? name : `${name}[${placeOf(unit, shape).map((at, axis) => axes?.[axis]?.[at] ?? at).join(", ")}]`);
  if (size <= MOST_NAMED) return Array.from({ length: size }, (_, unit) => key(unit));
  // A million names would take a second: each is put together alone.
  return new Proxy([], { has: () => true, get: (of, at) => (at === "length" ? size : /^\d/.test(String(at)) ? key(Number(at)) : Reflect.get(of, at)) });
}

/** The knob's key of a number of an array: "x[0]", also where there is one only; of an array without axes, its name.
 * @param {string} place @param {number[]} shape @param {number} unit */
export function keyOf(place, shape, unit) {
  return shape.length ? `${place}[${placeOf(unit, shape).join(", ")}]` : place;
}

/** A knob's key in its parts: "L2.weights[0, 1]" is the place L2.weights and the index 0, 1; null where it is no key.
 * @param {string} key @returns {{ place: string, index: number[] }|null} */
export function parsedKey(key) {
  const found = key.match(/^([\w.]+)(?:\[([\d, ]*)\])?$/);
  return found && { place: found[1], index: (found[2] ?? "").split(",").filter(Boolean).map(Number) };
}

/** An index as a position counted flat; -1 where there is no such number. @param {number[]} index @param {number[]} shape */
export function flatIndex(index, shape) {
  if (index.length !== shape.length || index.some((each, axis) => !(each < shape[axis]))) return -1;
  return index.reduce((flat, each, axis) => flat * shape[axis] + each, 0);
}

/** The values of an array with those numbers that are turned; the very same where none is.
 * @param {Float64Array} values @param {number[]} shape @param {string} place @param {Record<string, number>} turned */
export function turnedValues(values, shape, place, turned) {
  let fresh = values;
  for (const [key, value] of Object.entries(turned)) {
    const parsed = parsedKey(key);
    const at = parsed?.place === place ? flatIndex(parsed.index, shape) : -1;
    if (at < 0 || values[at] === value) continue;
    if (fresh === values) fresh = values.slice();
    fresh[at] = value;
  }
  return fresh;
}

/** The number of a layer's own that a key names. @param {import("../types.js").Step} step @param {string} key */
export function ownNumber({ parameters, constants }, key) {
  const { place = "", index = [] } = parsedKey(key) ?? {};
  const parameter = /** @type {import("../types.js").Parameter} */ ([...parameters, ...constants].find((each) => each.key === place));
  return { parameter, flat: flatIndex(index, parameter.shape) };
}
