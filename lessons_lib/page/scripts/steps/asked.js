// @ts-check
// A step whose output is to be predicted: what came in, the layer with all that is needed to work it out, and the question.
import { number } from "../../../numbers/notation.js";
import { make } from "../parts/elements.js";
import { drawCurve } from "../marks/curve.js";
import { drawNumbers } from "../marks/numbers.js";
import { shareOf } from "../parts/layout.js";
import { between, panel } from "../parts/panels.js";
import { largestOf } from "../marks/places.js";
import { parameterKey } from "./arrays.js";
import { drawEnd, widthFor } from "./ends.js";
import { curveOf } from "../trace/trace.js";

/** @typedef {import("./ends.js").StepContext} StepContext */

/** @param {StepContext} context @param {HTMLElement} form @returns {import("./ends.js").StepDrawing} */
export function drawAsked(context, form) {
  const { trace, at, words } = context;
  const step = trace.steps[at];
  const each = shareOf(context, 3, 8);
  const given = step.sources.map((source) => drawEnd(context, source, "in", { width: widthFor(context, source, 1.15 * each) }));
  const asked = make("div", { class: "itm-panel itm-question" }, make("p", { class: "itm-panel-title" }, make("b", {}, `${step.output.called}, ${words.goes_out}`)), form);
  const layer = make("div", { class: "itm-layer" }, ...parameters(context, each));
  return {
    high: given[0].high,
    parts: [...given.map(({ element }) => element), between("→"), panel({ title: `${step.head} ${step.parameters.length || curveOf(trace, at) ? step.formula : ""}`, content: layer, class: "itm-function" }), between("→"), asked],
    show(now) {
      for (const end of given) end.show(now);
    },
    mark(_, inLinked) {
      for (const { picture } of given) picture.mark(-1, inLinked);
    },
  };
}

/** The layer's numbers, its curve or its code. @param {StepContext} context @param {number} each @returns {Node[]} */
function parameters(context, each) {
  const { trace, at, height, row, palette, words, act } = context;
  const step = trace.steps[at];
  const curve = curveOf(trace, at);
  if (curve) {
    const drawn = drawCurve({ width: each, height: height - 10, type: context.type, label: step.formula, open: () => {}, point: () => {} });
    drawn.show(curve, step.inputs[0].values ?? [], [], []);
    return [drawn.element];
  }
  const pieces = step.parameters.map((parameter) => {
    const [rows, columns] = parameter.shape.length === 2 ? parameter.shape : [parameter.values.length, 1];
    const cell = Math.min(2 * row, Math.floor((height - 1.2 * row) / rows));
    const exact = cell >= 24 && exactWidth(parameter, columns) * context.type < each;
    const content = exact ? exactNumbers(context, parameter, columns, cell) : pictured();
    return make("div", {}, make("p", { class: "itm-parameter" }, make("small", {}, parameter.symbol === parameter.name ? parameter.name : `${parameter.symbol} · ${parameter.name}`)), content);

    function pictured() {
      const names = Array.from(parameter.values, (_, flat) => parameterKey(parameter, flat));
      const open = (/** @type {number} */ flat, /** @type {HTMLElement} */ element) => act.card({ parameter, flat }, element);
      const picture = drawNumbers({ label: parameter.name, names, shape: [rows, columns], width: each, height: height - 1.2 * row, largest: cell, palette, open, point: () => {}, opens: words.turns });
      picture.show(parameter.values, largestOf(parameter.values));
      return picture.element;
    }
  });
  if (pieces.length || !(step.formula || step.code)) return pieces;
  return [make("pre", { class: "itm-lines", tabIndex: 0 }, step.formula || step.code)];
}

/** How wide a parameter's numbers are when they are written, in letters. @param {import("../types.js").Parameter} parameter @param {number} columns */
function exactWidth({ values }, columns) {
  const widths = Array.from({ length: columns }, () => 0);
  values.forEach((value, flat) => (widths[flat % columns] = Math.max(widths[flat % columns], number(value).length)));
  return widths.reduce((sum, letters) => sum + 0.53 * letters + 1.1, 0);
}

/** A parameter's numbers as they are written, each a button, one row for each output. @param {StepContext} context @param {import("../types.js").Parameter} parameter @param {number} columns @param {number} high */
function exactNumbers({ act }, parameter, columns, high) {
  const buttons = Array.from(parameter.values, (value, flat) => {
    const button = make("button", { class: "itm-weight", "aria-label": `${parameterKey(parameter, flat)}, ${number(value)}` }, number(value));
    button.addEventListener("click", () => act.card({ parameter, flat }, button));
    return button;
  });
  const element = make("div", { class: "itm-exact" }, ...buttons);
  element.style.cssText = `grid-template-columns:repeat(${columns}, auto);grid-auto-rows:${high}px`;
  return element;
}
