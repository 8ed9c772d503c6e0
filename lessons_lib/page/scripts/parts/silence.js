// @ts-check
// A button that silences the opened number: it gives 0, whatever comes in; pressed again, it speaks again. Beside it what that changes.
import { number } from "../../../numbers/notation.js";
import { fill } from "../../../numbers/sentence.js";
import { keyOf, sizeOf } from "../trace/outputs.js";
import { turnedTrace } from "../trace/trace.js";
import { make, setAttribute, write } from "./elements.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {Record<string, string>} words @param {() => { turnAll: (turned: Record<string, number>) => void, open: (unit: number) => void, say: (text: string) => void, state: import("../types.js").PageState }} page */
export function makeSilence(words, page) {
  /** @type {Trace} */ let now;
  let unit = 0;
  /** @type {string[]} */ let keys = [];
  const silent = () => keys.length > 0 && keys.every((key) => now.turned[key] === 0);
  const others = () => Object.fromEntries(Object.entries(now.turned).filter(([key]) => !keys.includes(key)));
  const button = make("button", { type: "button", onclick: press });
  const said = make("span", { className: "itm-silent" });

  function press() {
    const { state, open } = page();
    if (state.opened[state.at] !== unit) open(unit); // it stays the opened one, also where it was only the largest
    page().turnAll(silent() ? others() : { ...now.turned, ...Object.fromEntries(keys.map((key) => [key, 0])) });
    if (said.textContent) page().say(said.textContent);
  }

  return {
    elements: [said, button],
    /** @param {Trace} trace @param {number} at @param {number} opened */
    show(trace, at, opened) {
      [now, unit, keys] = [trace, opened, keysOfUnit(trace, at, opened)];
      button.hidden = !keys.length;
      write(button, fill(words.silence, { name: trace.steps[at].output.names[unit] }));
      setAttribute(button, "aria-pressed", String(silent()));
      const before = silent() && trace.original ? answerSaid(turnedTrace(trace.original, others())) : "";
      write(said, before && fill(words.silenced, { before, now: answerSaid(trace) }));
    },
  };
}

/** The row of weights, and the bias, that make one number of a weighted sum: all of them 0, it is 0 whatever comes in. @param {Trace} trace @param {number} at @param {number} unit */
function keysOfUnit({ steps }, at, unit) {
  const { drawn, parameters, output } = steps[at];
  if (drawn !== "linear" || output.shape.length !== 1) return [];
  return parameters.flatMap(({ key, shape }) => {
    const each = sizeOf(shape) / shape[0];
    return Array.from({ length: each }, (_, place) => keyOf(key, shape, unit * each + place));
  });
}

/** The answer, if it is one number; else the largest of its numbers. @param {Trace} trace */
function answerSaid({ outputs }) {
  const { names, values } = outputs[outputs.length - 1];
  if (!values) return "?";
  const largest = values.indexOf(Math.max(...values));
  return `${names[largest]} = ${number(values[largest])}`;
}
