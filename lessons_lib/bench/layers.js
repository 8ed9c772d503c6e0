// @ts-check
// The row of layers: of every unit a small picture of where in the plane it is above 0 and where below, and the weights as wires.

import { make, numberBox, setAttribute } from "../page/scripts/parts/elements.js";
import { largestOf, paintField, shareField, unitField } from "./field.js";
import { drawWires, findEnds, wireAt } from "./wires.js";

/** @typedef {import("./network.js").BenchLayer} BenchLayer */
/** A unit that can be looked at: of which layer's output, counted from 0, and which of its numbers. @typedef {{ at: number, unit: number }} UnitPlace */
/** Units that stand below each other. @typedef {{ at: number, linear: number, hidden: number, size: number, names: string[] }} LayerColumn */
/** @typedef {{ layers: BenchLayer[], parameters: Float64Array, outputs: Float64Array[], side: number, look: import("./colours.js").BenchLook, several: boolean }} LayersScene */

/** Which layers' outputs are shown: x, what comes out of each bend, and the answer. @param {BenchLayer[]} layers @param {string[]} inputs @returns {LayerColumn[]} */
export function columnsOf(layers, inputs) {
  const linears = layers.map((_, at) => at).filter((at) => layers[at].kind === "Linear");
  const columns = linears.map((linear, order) => {
    const at = (linears[order + 1] ?? layers.length) - 1;
    const { size } = layers[at];
    const names = Array.from({ length: size }, (_, unit) => (size > 1 ? `o${at + 1}[${unit}]` : `o${at + 1}`));
    return { at, linear, hidden: order < linears.length - 1 ? order : -1, size, names };
  });
  return [{ at: 0, linear: -1, hidden: -1, size: inputs.length, names: inputs }, ...columns];
}

/** @param {{ look: (place: UnitPlace | null) => void, open: (place: UnitPlace, parameter?: number) => void, units: (hidden: number, count: number) => void, removed: (hidden: number) => void }} act */
export function makeLayers(act) {
  const wires = make("canvas", { class: "itm-bench-wires", "aria-hidden": "true" });
  const line = make("div", { class: "itm-bench-line", role: "group", "aria-label": "Units, arrow keys walk" });
  const content = make("div", { class: "itm-bench-network" }, wires, line);
  const element = make("div", { class: "itm-bench-scroll" }, content);
  /** @type {LayerColumn[]} */ let columns = [];
  /** @type {HTMLButtonElement[][]} */ let buttons = [];
  /** @type {import("./wires.js").WireEnds | null} */ let ends = null;
  /** @type {LayersScene | null} */ let shown = null; // what is in sight

  line.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((each) => each.includes(/** @type {HTMLButtonElement} */ (event.target)));
    if (at < 0) return;
    const unit = buttons[at].indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    const down = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
    if (!across && !down) return;
    event.preventDefault();
    const column = buttons[Math.max(0, Math.min(buttons.length - 1, at + across))];
    const next = column[Math.max(0, Math.min(column.length - 1, unit + down))];
    for (const each of buttons.flat()) each.tabIndex = each === next ? 0 : -1;
    next.focus();
  });

  // Only where wires are: a unit and a control have clicks of their own.
  const underPointer = (/** @type {MouseEvent} */ event) => (shown && ends && event.target instanceof Element && !event.target.closest("button, input") ? wireAt(content, columns, ends, shown, event) : null);
  content.addEventListener("pointermove", (event) => (content.style.cursor = underPointer(event) ? "pointer" : ""));
  content.addEventListener("click", (event) => {
    const wire = underPointer(event);
    if (wire) act.open(wire, wire.parameter);
  });

  return {
    element,
    /** Other layers than before. @param {LayerColumn[]} made @param {BenchLayer[]} layers */
    build(made, layers) {
      columns = made;
      ends = null;
      buttons = columns.map((column) => column.names.map((name, unit) => unitButton(column, layers, name, unit, act)));
      buttons[0][0].tabIndex = 0;
      line.replaceChildren(...columns.map((column, order) => columnElement(column, layers, buttons[order], act)));
    },
    /** Where wires begin and end has to be found anew. */
    moved() {
      ends = null;
    },
    /** @param {LayersScene} scene @param {UnitPlace | null} looked */
    show(scene, looked) {
      shown = scene;
      columns.forEach((column, order) => {
        const largest = largestOf(scene.outputs[column.at]);
        buttons[order].forEach((button, unit) => {
          setAttribute(button, "aria-pressed", looked?.at === column.at && looked.unit === unit);
          paintField(/** @type {HTMLCanvasElement} */ (button.firstElementChild), scene.side, fieldOf(scene, column.at, unit, largest).colour, 2);
        });
      });
      ends ??= findEnds(content, buttons);
      drawWires(wires, content, columns, ends, scene);
    },
  };
}

/** What a unit says in the plane. @param {LayersScene} scene @param {number} at @param {number} unit @param {number} [largest] */
export function fieldOf({ layers, outputs, look, several }, at, unit, largest = largestOf(outputs[at])) {
  const { kind, size } = layers[at];
  if (at === layers.length - 1 && several) return shareField(outputs[at], size, unit, look.shares[unit]);
  return unitField(outputs[at], size, unit, kind === "Sigmoid", largest, look.signed);
}

/** @param {LayerColumn} column @param {BenchLayer[]} layers @param {string} name @param {number} unit @param {{ look: (place: UnitPlace | null) => void, open: (place: UnitPlace) => void }} act */
function unitButton({ at }, layers, name, unit, act) {
  const button = make("button", { class: "itm-bench-unit", tabIndex: -1, "aria-label": `${name}, L${at + 1} ${layers[at].kind}`, "aria-pressed": "false" }, make("canvas", { "aria-hidden": "true" }));
  for (const name of ["pointerenter", "focus"]) button.addEventListener(name, () => act.look({ at, unit }));
  for (const name of ["pointerleave", "blur"]) button.addEventListener(name, () => act.look(null));
  button.addEventListener("click", () => act.open({ at, unit }));
  return button;
}

/** @param {LayerColumn} column @param {BenchLayer[]} layers @param {HTMLButtonElement[]} units @param {{ units: (hidden: number, count: number) => void, removed: (hidden: number) => void }} act */
function columnElement({ at, linear, hidden, size, names }, layers, units, act) {
  const kinds = layers.slice(Math.max(0, linear), at + 1).map(({ kind }) => kind);
  const head = linear < 0 ? "x" : `L${linear + 1}${at > linear ? `–${at + 1}` : ""}`;
  const heading = make("div", { class: "itm-bench-head", title: kinds.join(", ") }, head);
  const stack = make("div", { class: "itm-bench-units" }, ...units.map((unit, order) => (linear < 0 ? make("div", { class: "itm-bench-named" }, unit, make("small", {}, names[order])) : unit)));
  const column = make("div", { class: "itm-bench-column" }, heading, stack);
  if (hidden < 0) {
    heading.after(make("div", { class: "itm-bench-kind" }, linear < 0 ? "in" : "out"));
    return column;
  }
  const box = numberBox({ value: String(size), min: "1", step: "1", "aria-label": `Units of L${linear + 1}`, onchange: () => act.units(hidden, Number(box.value)) });
  const more = (/** @type {string} */ sign, /** @type {number} */ by, /** @type {string} */ words) =>
    make("button", { "aria-label": `${words} in L${linear + 1}`, "data-focus": `${sign}${hidden}`, onclick: () => act.units(hidden, size + by) }, sign);
  const away = make("button", { "aria-label": `Remove layer L${linear + 1}`, onclick: () => act.removed(hidden) }, "×");
  heading.append(away);
  heading.after(make("div", { class: "itm-bench-count" }, more("−", -1, "One unit fewer"), box, more("+", 1, "One unit more")));
  return column;
}
