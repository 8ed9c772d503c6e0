// @ts-check
// The weights and the bias of one unit, as numbers to read and to set: what a click on a unit or on a wire opens.

import { make, numberBox, write } from "../page/scripts/parts/elements.js";
import { number } from "../numbers/notation.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./layers.js").UnitPlace} UnitPlace */
/** One of the numbers that a unit has: where it stands among all parameters, what it is called, and what it goes with. @typedef {{ at: number, name: string, goesWith: string }} UnitNumber */

/** The bias of a unit and its weights. @param {Bench} bench @param {UnitPlace} place @returns {UnitNumber[]} none of an input, which has no weights */
export function unitNumbers({ layers, built: { columns } }, { at, unit }) {
  const order = columns.findIndex((column) => column.at === at);
  const { linear } = columns[order];
  if (linear < 0) return [];
  const { weights, bias, inputs } = layers[linear];
  const sources = columns[order - 1].names;
  const own = sources.map((source, input) => ({ at: weights + unit * inputs + input, name: `L${linear + 1}.weights[${unit}, ${input}]`, goesWith: source }));
  return [{ at: bias + unit, name: `L${linear + 1}.bias[${unit}]`, goesWith: "bias" }, ...own];
}

/** @param {Bench} bench */
export function makeWeights(bench) {
  const title = make("h4");
  const row = make("div", { class: "itm-bench-numbers" });
  const close = make("button", { "aria-label": "Close the weights", onclick: () => shut() }, "×");
  const element = make("section", { class: "itm-bench-weights", hidden: true }, title, row, close);
  /** @type {{ at: number, box: HTMLInputElement }[]} */ let boxes = [];
  /** @type {HTMLElement | null} */ let from = null; // where the keyboard was

  const shut = (/** @type {boolean} */ back = true) => {
    element.hidden = true;
    boxes = [];
    if (back) from?.focus();
  };
  const boxFor = (/** @type {UnitNumber} */ { at, name }) => {
    const box = numberBox({ step: "any", "aria-label": name, title: name });
    box.addEventListener("change", () => {
      const value = box.value.trim() === "" ? NaN : Number(box.value);
      if (Number.isFinite(value)) return bench.turn(at, value, name);
      bench.say(`${name} is a number, and this was none. It stays ${number(bench.training.parameters[at])}.`);
      box.value = inBox(bench.training.parameters[at]);
    });
    return box;
  };

  return {
    element,
    shut,
    /** @param {UnitPlace} place @param {number} [wanted] the parameter to begin with */
    open(place, wanted) {
      const numbers = unitNumbers(bench, place);
      const column = bench.built.columns.find(({ at }) => at === place.at);
      if (!numbers.length) return bench.say(`${column?.names[place.unit]} comes in as it is: it has no weights.`);
      from = /** @type {HTMLElement | null} */ (document.activeElement);
      write(title, `${column?.names[place.unit]}: bias and weights`);
      boxes = numbers.map((each) => ({ at: each.at, box: boxFor(each) }));
      row.replaceChildren(...numbers.map(({ goesWith }, order) => make("label", {}, make("span", {}, goesWith === "bias" ? goesWith : `${goesWith} ×`), boxes[order].box)));
      element.hidden = false;
      this.show(bench);
      const first = boxes.find(({ at }) => at === wanted) ?? boxes[0];
      first.box.focus();
      first.box.select();
    },
    /** The numbers as they stand: they move while it learns, but for the one that is being written. @param {Bench} bench */
    show({ training: { parameters } }) {
      for (const { at, box } of boxes) if (box !== document.activeElement) box.value = inBox(parameters[at]);
    },
  };
}

/** A number as short as a page writes it: for a box, so that what is typed back may be another one. @param {number} value */
function inBox(value) {
  return String(Number(value.toPrecision(4)));
}
