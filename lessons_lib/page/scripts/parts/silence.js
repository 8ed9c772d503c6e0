// @ts-check
// A button that silences the opened number, or the map that it stands in: it gives 0, whatever comes in; pressed again, it speaks again. Beside it what that changes.
import { number } from "../../../numbers/notation.js";
import { fill } from "../../../numbers/sentence.js";
import { keyOf, sizeOf } from "../trace/outputs.js";
import { turnedTrace } from "../trace/trace.js";
import { make, setAttribute, write } from "./elements.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {Record<string, string>} words @param {() => { turnAll: (turned: Record<string, number>) => void, open: (unit: number) => void, state: import("../types.js").PageState }} page */
export function makeSilence(words, page) {
  /** @type {Trace} */ let now;
  let unit = 0;
  /** @type {string[]} */ let keys = [];
  /** What of it had been turned before it fell silent. @type {Record<string, number>} */ let kept = {};
  const silent = () => keys.length > 0 && keys.every((key) => now.turned[key] === 0);
  const loud = () => ({ ...chosen(now.turned, keys, false), ...chosen(kept, keys, true) });
  const button = make("button", { onclick: press });
  const said = make("span", { class: "itm-silent", "aria-live": "polite" });

  function press() {
    const { state, open } = page();
    if (state.opened[state.at] !== unit) open(unit); // it stays the opened one, also where it was only the largest
    if (silent()) page().turnAll(loud());
    else {
      kept = { ...chosen(kept, keys, false), ...chosen(now.turned, keys, true) };
      page().turnAll({ ...now.turned, ...Object.fromEntries(keys.map((key) => [key, 0])) });
    }
  }

  return {
    elements: [said, button],
    /** @param {Trace} trace @param {number} at @param {number} opened */
    show(trace, at, opened) {
      [now, unit, keys] = [trace, opened, keysOfUnit(trace, at, opened)];
      button.hidden = !keys.length;
      write(button, fill(words.silence, { name: nameOf(trace.steps[at].output, unit) }));
      setAttribute(button, "aria-pressed", String(silent()));
      const before = silent() && trace.original ? answerSaid(turnedTrace(trace.original, loud())) : "";
      write(said, before && fill(words.silenced, { before, now: answerSaid(trace) }));
    },
  };
}

/** Of what was turned, what is of these keys, or what is not. @param {Record<string, number>} turned @param {string[]} keys @param {boolean} own */
function chosen(turned, keys, own) {
  const among = new Set(keys);
  return Object.fromEntries(Object.entries(turned).filter(([key]) => among.has(key) === own));
}

/** The row of weights, or the kernel, and the bias, that make one number of a weighted sum or one map: all of them 0, it is 0 whatever comes in. @param {Trace} trace @param {number} at @param {number} unit */
function keysOfUnit({ steps }, at, unit) {
  const { drawn, parameters, output } = steps[at];
  if (output.shape.length !== (drawn === "linear" ? 1 : drawn === "convolution" ? 3 : NaN)) return [];
  return parameters.flatMap(({ key, shape }) => {
    const each = sizeOf(shape) / shape[0];
    return Array.from({ length: each }, (_, place) => keyOf(key, shape, mapOf(output, unit) * each + place));
  });
}

/** Which map a number stands in; of numbers in a row each is its own. @param {import("../types.js").Output} output @param {number} unit */
function mapOf({ shape }, unit) {
  return Math.floor(unit / sizeOf(shape.slice(1)));
}

/** What falls silent: "o4[3]". @param {import("../types.js").Output} output @param {number} unit */
function nameOf(output, unit) {
  return output.shape.length === 3 ? `${output.name}[${mapOf(output, unit)}]` : output.names[unit];
}

/** The answer, if it is one number; else the largest of its numbers. @param {Trace} trace */
function answerSaid({ outputs }) {
  const { names, values } = outputs[outputs.length - 1];
  if (!values) return "?";
  const largest = values.indexOf(Math.max(...values));
  return `${names[largest]} = ${number(values[largest])}`;
}
