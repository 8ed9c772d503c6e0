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
  let { low, high } = knob;
  const stretch = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ value) => {
    [low, high] = [Math.max(knob.least, from), Math.min(knob.most, to, Number.MAX_VALUE)];
    Object.assign(slider, { min: String(low), max: String(high), step: String(notchOf(knob, low, high, value)), value: String(value) });
  };
  /** What a finger that comes down would turn it to: it may be there to scroll, until it moves along or is lifted. @type {string|null} */
  let touched = null;
  let stood = "";
  slider.onpointerdown = ({ pointerType }) => ([touched, stood] = [pointerType === "touch" ? "" : null, slider.value]);
  slider.onpointerup = slider.onpointercancel = ({ type }) => {
    if (touched && type === "pointerup") moved(Number((slider.value = touched)));
    touched = null;
  };
  slider.oninput = () => {
    if (touched === "") [touched, slider.value] = [slider.value, stood];
    else (touched = null), moved(Number(slider.value));
  };
  slider.onchange = () => {
    const value = Number(slider.value);
    const near = Number(slider.step) / 2; // is nothing: what a slider gives is a speck beside its end
    if (value <= low + near || value >= high - near) stretch(Math.min(low, 2 * low), 2 * high, value);
  };
  box.addEventListener("input", () => {
    if (Number.isFinite(box.valueAsNumber)) moved(box.valueAsNumber);
  });
  box.style.minWidth = `${Math.max(...[knob.value, -0.123456 * knob.high].map((each) => boxText(each).length)) + 2}ch`; // small numbers are long; it never changes under a hand
  const show = (/** @type {number} */ value) => {
    if (value !== Number(slider.value)) stretch(value <= knob.low ? beyond(value) : knob.low, value >= knob.high ? beyond(value) : knob.high, value); // no hand on it has set it
    const text = (box.placeholder = boxText(value)); // seen where a box is emptied: what the page stands at
    setAttribute(slider, "aria-valuetext", text); // a slider's own value stands on its grid, with specks of float arithmetic
    if (document.activeElement !== box) box.value = text;
    box.onblur = box.onchange = () => (box.value = text); // a box left with no number shows it again
  };
  show(knob.value);
  return { element: make("div", { className: "itm-knob" }, name, slider, box), slider, show };
}

/** The next round number beyond one. @param {number} value */
function beyond(value) {
  return Number((value + Math.sign(value) * 10 ** Math.floor(Math.log10(Math.abs(value)) - 1)).toPrecision(2));
}

/** A notch on which a number stands, so that the slider says no other than the box; of a wide range a coarse one, where that does. @param {import("../types.js").Knob} knob @param {number} low @param {number} high @param {number} value */
function notchOf(knob, low, high, value) {
  const coarse = knob.step * 10 ** Math.floor(Math.log10((high - low) / (knob.high - knob.low)));
  for (let notch = coarse; notch > knob.step / 11; notch /= 10) {
    const notches = (value - low) / notch;
    if (Math.abs(notches - Math.round(notches)) < 1e-4) return notch;
  }
  return coarse;
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
