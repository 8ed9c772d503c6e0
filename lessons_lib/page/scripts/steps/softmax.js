// @ts-check
// Softmax: each score, exp of it, and its share of their sum.
import { number } from "../../../numbers/notation.js";
import { drawNumbers } from "../marks/numbers.js";
import { between, legendOf, panel } from "../parts/panels.js";
import { make, write } from "../parts/elements.js";
import { isListed, largestOf } from "../marks/places.js";
import { laidOut } from "../parts/layout.js";
import { drawEnd, listWidth, widthFor } from "./ends.js";
import { arithmeticOf } from "../trace/trace.js";

/** @param {import("./ends.js").StepContext} context @returns {import("./ends.js").StepDrawing} */
export function drawShares(context) {
  const { trace, at, width, height, type, row, words, palette, act } = context;
  const step = trace.steps[at];
  const each = Math.floor((width - 16 * type) / 3);
  const listed = isListed(laidOut(trace, at + 1));
  const lines = listed ? Math.min(2 * row, Math.max(Math.floor(height / step.output.names.length), 24)) : row;
  const given = drawEnd(context, step.sources[0], "in", { width: widthFor(context, step.sources[0], each), row: lines });
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, each), row: lines });
  const names = step.inputs[0].names.map((name) => `exp(${name})`);
  const point = (/** @type {number} */ unit) => act.point(unit, "out");
  const { exps } = powersOf(trace, at, 0);
  const powers = drawNumbers({ label: words.its_exp, names, shape: laidOut(trace, at + 1), width: listed ? Math.max(Math.min(each, 19 * type), listWidth(names, exps, type)) : each, height, row: lines, palette, open: act.open, point, opens: words.opens });
  const legend = legendOf(words);
  const total = make("span", { className: "itm-total" });
  return {
    high: given.high,
    parts: [
      ...[given.element, between("→"), panel({ title: words.its_exp, content: powers.element, legend: legend.element })],
      ...[between("÷ Σ", total, make("span", { className: "itm-sign" }, "→")), made.element],
    ],
    show(now, opened) {
      given.show(now);
      made.show(now);
      const { exps, sum } = powersOf(now, at, opened);
      powers.show(exps, largestOf(exps));
      legend.show(largestOf(exps), { listed, oneSided: true, shares: false });
      write(total, number(sum));
    },
    mark(opened, inLinked, outLinked) {
      const linked = outLinked >= 0 ? outLinked : inLinked;
      given.picture.mark(opened, linked);
      powers.mark(opened, linked);
      made.picture.mark(opened, linked);
    },
  };
}

/** What stands above and below the line: exp of every score, and the sum that the opened one is divided by.
 * @param {import("../types.js").Trace} trace @param {number} at @param {number} opened */
function powersOf(trace, at, opened) {
  const { names } = trace.steps[at].output;
  const share = arithmeticOf(trace, at, opened);
  const exps = Float64Array.from(names, (_, unit) => arithmeticOf(trace, at, unit)?.parts[0].value ?? NaN);
  return { exps, sum: share?.parts[1].value ?? NaN };
}
