// @ts-check
// All wires of a small linear layer: each as thick as its term, in its sign's colour; those of the opened unit are bright.
import { number } from "../../../numbers/notation.js";
import { draw, setAttribute, write } from "../parts/elements.js";
import { signClass } from "./palette.js";

const THICK = 14;

/**
 * @param {{ width: number, height: number, from: number[], to: number[], thin?: number, most?: number }} options from, to: the heights at which the terms and the units stand; thin: how thick the thinnest is; most: the least that the thickest stands for
 */
export function drawWires({ width, height, from, to, thin = 1.2, most = 1e-300 }) {
  const faint = draw("g", { class: "itm-faint" });
  const bright = draw("g");
  const names = draw("title");
  const element = draw("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" }, names, faint, bright);
  const middle = width / 2;
  const path = (/** @type {number} */ input, /** @type {number} */ unit) =>
    `M0,${from[input]}C${middle},${from[input]} ${middle},${to[unit]} ${width},${to[unit]}`;
  const lines = to.map((_, unit) => from.map((_, input) => draw("path", { d: path(input, unit), class: "itm-wire" })));
  let lit = -2; // the unit whose lines are bright
  return {
    element,
    /**
     * @param {number[][]} terms for each unit the value of each input's term @param {number} opened @param {string} label
     */
    show(terms, opened, label) {
      const largest = Math.max(most, ...terms.flat().map(Math.abs).filter(Number.isFinite));
      terms.forEach((row, unit) =>
        row.forEach((term, input) => {
          setAttribute(lines[unit][input], "class", `itm-wire ${signClass(term)}`);
          setAttribute(lines[unit][input], "stroke-width", Math.max(thin, (THICK * Math.abs(term)) / largest).toFixed(1));
        }),
      );
      if (lit !== opened) lines.forEach((each, unit) => (unit === opened ? bright : faint).append(...each));
      lit = opened;
      setAttribute(element, "aria-label", label);
      write(names, terms[opened] ? `${label}: ${terms[opened].map(number).join(", ")}` : label);
    },
  };
}
