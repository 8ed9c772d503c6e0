// @ts-check
// Softmax: each score, exp of it, and its share of their sum.
import { number } from "../../../numbers/notation.js";
import { between } from "../parts/panels.js";
import { make, write } from "../parts/elements.js";
import { isListed } from "../marks/places.js";
import { laidOut, shareOf } from "../parts/layout.js";
import { drawArray, listWidth } from "./arrays.js";
import { drawEnd, markAlike, widthFor } from "./ends.js";
import { arithmeticOf } from "../trace/trace.js";
import { drawing, drawingOf } from "./kinds.js";

/** @param {import("./ends.js").StepContext} context @returns {import("./ends.js").StepDrawing} */
function drawShares(context) {
  const { trace, at, height, type, row, words, act } = context;
  const step = trace.steps[at];
  const each = shareOf(context, 3, 16);
  const listed = isListed(laidOut(trace, at + 1));
  const lines = listed ? Math.min(2 * row, Math.max(Math.floor(height / step.output.names.length), 24)) : row;
  const given = drawEnd(context, step.sources[0], "in", { width: widthFor(context, step.sources[0], each), row: lines });
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, each), row: lines });
  const names = step.inputs[0].names.map((name) => `exp(${name})`);
  const { exps } = powersOf(trace, at, 0);
  const powers = drawArray(context, {
    ...{ label: words.its_exp, names, shape: laidOut(trace, at + 1), row: lines, open: act.open, opens: words.opens, end: "out" },
    width: listed ? Math.max(Math.min(each, 19 * type), listWidth(names, exps, type)) : each,
  });
  const total = make("span", { class: "itm-total" });
  return {
    high: given.high,
    parts: [
      ...[given.element, between("→"), powers.element],
      ...[between("÷ Σ", total, make("span", { class: "itm-sign itm-way" }, "→")), made.element],
    ],
    show(now, opened) {
      given.show(now);
      made.show(now);
      const { exps, sum } = powersOf(now, at, opened);
      powers.show(exps);
      write(total, number(sum));
    },
    mark: markAlike(given, powers, made),
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

drawing("softmax", (context) => {
  const { steps } = context.trace;
  const { sources: [source], output } = steps[context.at];
  const looks = output.axes?.[1]?.length && steps[source - 1]?.drawn === "products"; // shares of attention, and no answer's
  return (looks && drawingOf("looks") || drawShares)(context);
});
