// @ts-check
// Knobs: a slider and a number box for a number, in the panel above the row or in a card beside the number itself.
import { make, numberBox, setAttribute, unique } from "./elements.js";

const COLUMN = 13.9; // letters of a knob and the gap beside it, as in the style sheet
const MOST_ROWS = 2; // the others are scrolled to

/**
 * @param {import("../types.js").Knob} knob @param {(value: number) => void} moved @param {Record<string, string>} words
 */
export function drawKnob(knob, moved, words) {
  const name = make("label", {}, knob.label);
  const slider = make("input", { type: "range", min: String(knob.low), max: String(knob.high), step: String(knob.step) });
  const box = numberBox({ "aria-label": words.exact.replace("{label}", knob.label) });
  name.htmlFor = slider.id = unique("knob");
  let { low, high, step } = knob;
  const grow = () => { // where one reaches an end, or the number was set beyond it
    [low, high, step] = [Math.max(knob.least, Math.min(low, 2 * low)), Math.min(knob.most, 2 * high), 2 * step];
    Object.assign(slider, { min: String(low), max: String(high), step: String(step) });
  };
  slider.addEventListener("change", () => {
    const value = Number(slider.value);
    // Half a step is nothing: what a slider gives is a speck beside its end.
    if ((value <= low + step / 2 && low > knob.least) || (value >= high - step / 2 && high < knob.most)) grow();
    slider.value = String(value);
  });
  slider.addEventListener("input", () => moved(Number(slider.value)));
  box.addEventListener("input", () => {
    if (Number.isFinite(box.valueAsNumber)) moved(box.valueAsNumber);
  });
  box.style.minWidth = `${Math.max(...[knob.value, -0.123456 * knob.high].map((each) => boxText(each).length)) + 2}ch`; // small numbers are long; it never changes under a hand
  const show = (/** @type {number} */ value) => {
    while ((value < low && low > knob.least) || (value > high && high < knob.most)) grow();
    slider.value = String(value);
    const text = boxText(value);
    setAttribute(slider, "aria-valuetext", text); // a slider's own value stands on its grid, with specks of float arithmetic
    if (document.activeElement !== box) box.value = text;
    box.onblur = () => (box.value = text); // a box left with no number shows again what the page stands at
  };
  show(knob.value);
  return { element: make("div", { className: "itm-knob" }, name, slider, box), slider, show };
}

/** @param {number} value */
function boxText(value) {
  return String(Number(value.toPrecision(6)));
}

/**
 * The knobs above a page's row: those it begins with, and those that are kept there later.
 * @param {{ knobs: import("../types.js").Knob[], turn: (key: string, value: number) => void, words: Record<string, string> }} options
 */
export function drawKnobs({ knobs, turn, words }) {
  const element = make("div", { className: "itm-knobs", role: "group", "aria-label": words.knobs });
  const drawn = new Map(knobs.map((knob) => [knob.key, added(knob)]));

  function added(/** @type {import("../types.js").Knob} */ knob) {
    const one = drawKnob(knob, (value) => turn(knob.key, value), words);
    element.append(one.element);
    return { knob, ...one };
  }

  return {
    element,
    /** How many rows the knobs take. @param {number} width @param {number} type */
    rows: (width, type) => Math.min(MOST_ROWS, Math.ceil(drawn.size / Math.max(1, Math.floor(width / (COLUMN * type))))),
    /** One more, or the one that is there already; it gets the focus. @param {import("../types.js").Knob} knob */
    add(knob) {
      const one = drawn.get(knob.key) ?? added(knob);
      drawn.set(knob.key, one);
      one.slider.focus();
    },
    /** @param {(knob: import("../types.js").Knob) => number} valueOf */
    show(valueOf) {
      for (const { knob, show } of drawn.values()) show(valueOf(knob));
    },
  };
}
