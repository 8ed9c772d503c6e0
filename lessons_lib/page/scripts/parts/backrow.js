// @ts-check
// The row of the way back: each output as it was, its gradient below it, the loss at the right end; arrows lead from there to x.
import { make, setAttribute, write } from "./elements.js";
import { laidOut } from "./layout.js";
import { fadesWhereCut, rowOutput } from "./rowoutput.js";
import { LARGE } from "../marks/large.js";
import { largestOf } from "../marks/places.js";
import { number } from "../../../numbers/notation.js";
import { outputOf } from "../trace/outputs.js";

/** @typedef {import("../types.js").BackTrace} BackTrace */
/** @typedef {import("../types.js").Output} Output */
/** @typedef {ReturnType<typeof rowOutput>} Picture */

const LONG_NUMBERS = 36; // letters of a few gradients: they are seldom round

/**
 * @param {{ trace: BackTrace, palette: import("../marks/palette.js").Palette, words: Record<string, string>, go: (at: number) => void }} options
 */
export function drawBackRow({ trace, palette, words, go }) {
  const { forward } = trace;
  const below = asTrace(trace);
  const outputs = forward.outputs.map((_, index) => rowOutput(forward, index, palette));
  const gradients = below.outputs.map((_, index) => rowOutput(below, index, palette, LONG_NUMBERS));
  const pairs = outputs.map((each, index) => make("span", { class: "itm-pair-back" }, each.element, ...(trace.gradients[index] ? [gradients[index].element] : [])));
  const stepOf = new Map(trace.steps.map((step, at) => [step.name === "L" ? -1 : step.back?.at, at]));
  const clouds = forward.steps.map((step, at) => cloud(step.name, step.label || step.kind, stepOf.get(at), go));
  const line = make("div", { class: "itm-row-line" }, pairs[0]);
  const inputs = forward.outputs.length - forward.steps.length;
  for (const more of pairs.slice(1, inputs)) line.append(more);
  clouds.forEach((each, at) => line.append(arrows(stepOf.has(at)), each, arrows(stepOf.has(at)), pairs[inputs + at]));
  const value = make("span", { class: "itm-thumb-text" });
  const ends = trace.loss ? [arrows(true), cloud("L", trace.steps[0].kind, 0, go), make("span", { class: "itm-output itm-written itm-loss" }, value, make("i", {}, "L"))] : [];
  line.append(...ends);
  const buttons = trace.steps.map((step) => (step.name === "L" ? /** @type {HTMLElement} */ (ends[1]) : clouds[/** @type {import("../types.js").Back} */ (step.back).at]));
  const jumping = trace.steps.flatMap(({ name, back }, at) => (name === "L" ? [] : back?.step.sources.filter((source) => source !== inputs - 1 + back.at).map((source) => ({ source, at })) ?? []));
  const element = make("div", { class: "itm-row itm-back-row", role: "group", "aria-label": words.row }, line);
  // What a layer hands back to an earlier output goes below the row, its head at that output.
  const jump = jumping.length ? LARGE.makeJumps?.(element, jumping, ({ source, at }) => [buttons[at], pairs[source]], -1) : null;
  return {
    element,
    /** @param {BackTrace} now @param {boolean} whole @param {number} [hidden] from which gradient on nothing is told */
    show(now, whole, hidden = Infinity) {
      const gradient = asTrace(now);
      const all = whole ? largestOf(...gradient.outputs.map((each) => each.values ?? [])) : 0;
      outputs.forEach((each, index) => each.show(now.forward, largestOf(now.forward.outputs[index].values ?? []), false));
      gradients.forEach((each, index) => trace.gradients[index] && each.show(gradient, all || largestOf(gradient.outputs[index].values ?? []), now.knownAt[index] + 1 >= hidden));
      if (now.loss) write(value, now.loss.values ? number(now.loss.values[0]) : "?");
    },
    /** @param {number} at @param {number} reach how far one may go */
    at(at, reach) {
      buttons.forEach((button, position) => {
        setAttribute(button, "aria-current", position === at && "step");
        setAttribute(button, "aria-disabled", position > reach);
      });
      const { back, name } = trace.steps[at];
      const { sources, here } = { sources: name === "L" ? [] : back?.step.sources ?? [], here: inputs + (back?.at ?? 0) };
      outputs.forEach(({ element: each }, index) => each.classList.toggle("itm-bright", sources.includes(index) || (name === "L" && index === here)));
      gradients.forEach(({ element: each }, index) => each.classList.toggle("itm-bright", sources.includes(index) || index === here));
      ends[2]?.classList.toggle("itm-bright", name === "L");
      jump?.(at);
      fadesWhereCut(element);
      element.scrollLeft = buttons[at].offsetLeft + buttons[at].offsetWidth / 2 - element.clientWidth / 2;
    },
  };
}

/** The gradients as the outputs of a row, each in the shape that its output is drawn in. @param {BackTrace} now @returns {import("../types.js").Trace} */
function asTrace({ forward, gradients }) {
  const laid = (/** @type {Output} */ each, /** @type {number} */ index) => outputOf(each.name, { shape: laidOut(forward, index), values: each.values }, each.names);
  const outputs = gradients.map((each, index) => (each ? laid(each, index) : outputOf("", { shape: [], values: null }, null)));
  return { ...forward, steps: [], outputs };
}

/** @param {string} name @param {string} kind @param {number|undefined} at its step; none where it is not on the way @param {(at: number) => void} go */
function cloud(name, kind, at, go) {
  const off = at === undefined;
  return make("button", { class: "itm-cloud", disabled: off, onclick: () => go(at ?? 0) }, make("b", {}, name), " ", make("small", {}, kind));
}

/** The way there above the way back. @param {boolean} on whether it is on the way back */
function arrows(on) {
  return make("span", { class: "itm-arrows", "aria-hidden": true }, make("span", { class: "itm-arrow" }, "→"), make("span", { class: "itm-arrow itm-arrow-back" }, on ? "←" : ""));
}
