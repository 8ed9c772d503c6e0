// @ts-check
// Knobs: a slider and a number box for a number, in the panel above the row or in a card beside the number itself.
import { make, numberBox, setAttribute, unique } from "./elements.js";
import { fill } from "../../../numbers/sentence.js";

const COLUMN = 13.9; // letters of a knob and the gap beside it, as in the style sheet
const MOST_ROWS = 2; // the others are scrolled to

/**
 * @param {import("../types.js").Knob} knob @param {(value: number) => void} moved @param {Record<string, string>} words
 */
export function drawKnob(knob, moved, words) {
  const slider = make("input", { type: "range", step: knob.step, id: unique("knob") });
  const name = make("label", { htmlFor: slider.id }, knob.label);
  const box = numberBox({ "aria-label": fill(words.exact, knob) });
  let { low, high } = knob;
  const turned = () => Number(slider.value);
  const stretch = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ value) => {
    [low, high] = [Math.max(knob.least, from), Math.min(knob.most, to)];
    Object.assign(slider, { min: low, max: high, value });
  };
  /** What a finger that came down would turn it to: it may be there to scroll, until it moves along or is lifted. @type {string|null} */
  let touched = null;
  let stood = "";
  slider.onpointerdown = ({ pointerType }) => ([touched, stood] = [pointerType === "touch" ? "" : null, slider.value]);
  slider.onpointercancel = () => (touched = null);
  slider.onpointerup = () => {
    if (touched) moved(Number((slider.value = touched)));
    touched = null;
  };
  slider.oninput = () => {
    if (touched === "") [touched, slider.value] = [slider.value, stood];
    else (touched = null), moved(turned());
  };
  slider.onchange = () => { // at an end it goes on; half a step is nothing: what a slider gives is a speck beside its end
    const half = knob.step / 2;
    if ((turned() <= low + half && low > knob.least) || (turned() >= high - half && high < knob.most)) stretch(Math.min(low, 2 * low), 2 * high, turned());
    moved(turned()); // where it has come to rest: what was held steady for the hand stands in its place again
  };
  box.oninput = () => {
    if (box.value) moved(box.valueAsNumber); // what is no number has no value
  };
  let letters = boxText(-0.123456 * knob.high).length + 4; // small numbers are long, and what is typed is a little longer: no slider moves then
  /** A number of many digits, which was typed, has room. @param {string} text */
  const widen = (text) => (box.style.minWidth = `${(letters = Math.max(letters, text.length + 2))}ch`);
  const show = (/** @type {number} */ value) => {
    const far = value > knob.low && value < knob.high ? value : beyond(value);
    if (value !== turned()) stretch(Math.min(knob.low, far), Math.max(knob.high, far), value); // no hand on it has turned it so
    const text = value && box.valueAsNumber === value ? box.value : boxText(value); // what was typed stays, but -0 is 0
    setAttribute(box, "placeholder", text); // seen where the box is emptied
    setAttribute(slider, "aria-valuetext", text); // a slider's own value stands on its grid, with specks of float arithmetic
    if (document.activeElement !== box) widen((box.value = text));
    box.onblur = box.onchange = () => (box.value || moved(NaN), widen((box.value = text))); // a box left with no number shows it again
  };
  stretch(low, high, knob.value);
  show(knob.value);
  return { element: make("div", { class: "itm-knob" }, name, slider, box), slider, show };
}

/** The next round number beyond one. @param {number} value */
function beyond(value) {
  return value && Number((value + Math.sign(value) * 10 ** Math.floor(Math.log10(Math.abs(value)) - 1)).toPrecision(2));
}

/** Without the specks of float arithmetic; of a large number each digit. @param {number} value */
function boxText(value) {
  return String(Number(value.toPrecision(Math.abs(value) < 1e5 ? 6 : 15)));
}

/**
 * The knobs above a page's row: those it begins with, and those that are kept there later.
 * @param {{ knobs: import("../types.js").Knob[], turn: (key: string, value: number) => void, words: Record<string, string> }} options
 */
export function drawKnobs({ knobs, turn, words }) {
  const element = make("div", { class: "itm-knobs", role: "group", "aria-label": words.knobs });
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
