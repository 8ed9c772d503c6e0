// @ts-check
// A small linear layer with all its wires: inputs, the opened unit's weights and terms, Σ, the biases and what goes out.
import { number } from "../../../numbers/notation.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { panel } from "../parts/panels.js";
import { signClass } from "../marks/palette.js";
import { listWidth, parameterKey } from "./arrays.js";
import { drawEnd } from "./ends.js";
import { drawing } from "./kinds.js";
import { termValues } from "./terms.js";
import { arithmeticOf } from "../trace/trace.js";
import { drawWires } from "../marks/wires.js";

/** @typedef {import("./ends.js").StepContext} StepContext */

/** @param {StepContext} context @returns {import("./ends.js").StepDrawing} */
function drawSmall(context) {
  const { trace, at, width, height, type, row, words, act } = context;
  const step = trace.steps[at];
  const [weights, bias] = step.parameters;
  const [inputs, units] = [step.inputs[0].names.length, step.output.names.length];
  const rowOf = (/** @type {number} */ many) => Math.min(2 * row, Math.max(row, Math.floor(height / many)));
  const heights = (/** @type {number} */ many) => Array.from({ length: many }, (_, place) => height / 2 + (place - (many - 1) / 2) * rowOf(many));
  const first = trace.original?.steps[at].parameters[0] ?? weights; // Reset brings them back
  const longest = Math.max(...[...weights.values, ...first.values].map((weight) => number(weight).length));
  const columns = Math.max(5.2, 0.53 * longest + 2.6) * type;
  const [left, right] = [step.inputs[0], step.output].map(({ names, values }) => listWidth(names, values, type));
  const more = Math.min(6 * type, Math.max(0, (width - left - right - 4 * columns - 6 * type) / 2)); // what room is left makes the bars longer
  const given = drawEnd(context, step.sources[0], "in", { width: left + more, row: rowOf(inputs), centred: true });
  const made = drawEnd(context, at + 1, "out", { width: right + more, row: rowOf(units), centred: true });
  const space = Math.max(4.5 * type, Math.min(16 * type, width - left - right - 2 * more - (bias ? 2 : 1) * columns - Math.max(columns, 6.2 * type) - 6 * type));
  const wires = drawWires({ width: space, height, from: heights(inputs), to: heights(units) });
  let unit = 0;
  const turned = heights(inputs).map((y, input) => weightButton(y, () => act.card({ parameter: weights, flat: unit * inputs + input }, turned[input])));
  const terms = heights(inputs).map((y) => standing(make("span", { class: "itm-term" }), y));
  const added = !bias ? [] : heights(units).map((y, each) => weightButton(y, () => act.card({ parameter: bias, flat: each }, added[each])));
  const sums = heights(units).map((y) => standing(make("span", { class: "itm-node", "aria-hidden": true }, "Σ"), y));
  const own = panel({ title: words.weights, content: stage(height, columns, turned), class: "itm-narrow" });
  const adds = panel({ title: words.terms, content: stage(height, Math.max(columns, 6.2 * type), terms), class: "itm-narrow itm-adds" });
  const ends = [panel({ title: "\u00a0", content: stage(height, 2 * type, sums), class: "itm-narrow" })];
  if (bias) ends.push(panel({ title: words.bias, content: stage(height, columns, added), class: "itm-narrow" }));
  const across = panel({ title: "\u00a0", content: wires.element, class: "itm-narrow" });
  return {
    high: height,
    parts: [given.element, own, adds, across, ...ends, made.element],
    show(now, opened) {
      unit = opened;
      given.show(now);
      made.show(now);
      showTerms(now, at, opened, { turned, terms, added, wires, words, columns });
      sums.forEach((each, place) => each.classList.toggle("itm-opened", place === opened));
    },
    mark(opened, inLinked, outLinked) {
      given.picture.mark(-1, inLinked);
      made.picture.mark(opened, outLinked);
      turned.forEach((each, place) => each.classList.toggle("itm-linked", place === inLinked));
    },
  };
}

/** @param {import("../types.js").Trace} now @param {number} at @param {number} opened @param {any} parts */
function showTerms(now, at, opened, { turned, terms, added, wires, words, columns }) {
  const step = now.steps[at];
  const [weights, bias] = step.parameters;
  const inputs = turned.length;
  const values = step.output.names.map((_, unit) => {
    const expression = arithmeticOf(now, at, unit);
    return expression ? [...termValues(expression, inputs)] : Array(inputs).fill(0);
  });
  for (let input = 0; input < inputs; input += 1) {
    const flat = opened * inputs + input;
    writeWithin(columns, turned[input], `× ${number(weights.values[flat])}`);
    setAttribute(turned[input], "aria-label", `${parameterKey(weights, flat)}, × ${number(weights.values[flat])}`);
    write(terms[input], number(values[opened][input]));
    terms[input].className = `itm-term ${signClass(values[opened][input])}`;
  }
  added.forEach((/** @type {HTMLElement} */ button, /** @type {number} */ unit) => {
    writeWithin(columns, button, `+ ${number(bias.values[unit])}`.replace("+ -", "− "));
    setAttribute(button, "aria-label", `${parameterKey(bias, unit)}, ${number(bias.values[unit])}`);
  });
  wires.show(values, opened, words.wires.replace("{input}", step.inputs[0].name).replace("{output}", step.output.names[opened]));
}

/** A number that a knob made longer than its column is written smaller. @param {number} columns @param {HTMLElement} button @param {string} text */
function writeWithin(columns, button, text) {
  write(button, text);
  button.style.fontSize = `min(0.88em, ${columns / (0.6 * text.length + 1.8)}px)`;
}

/** @param {number} y @param {() => void} click */
function weightButton(y, click) {
  return standing(make("button", { class: "itm-weight", onclick: click }), y);
}

/** @template {HTMLElement} T @param {T} element @param {number} y @returns {T} */
function standing(element, y) {
  element.style.top = `${y}px`;
  return element;
}

/** A column whose pieces stand at heights of their own. @param {number} height @param {number} width @param {HTMLElement[]} pieces */
function stage(height, width, pieces) {
  const element = make("div", { class: "itm-stage" }, ...pieces);
  element.style.cssText = `height:${height}px;width:${width}px`;
  return element;
}

drawing("wired", drawSmall);
