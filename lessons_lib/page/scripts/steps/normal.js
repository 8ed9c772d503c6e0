// @ts-check
// A normalised number among its like: all of them on the line that takes their mean to 0 and a standard deviation to 1, times a scale, plus a shift.
import { drawCurve } from "../marks/curve.js";
import { number } from "../../../numbers/notation.js";
import { fill } from "../../../numbers/sentence.js";
import { make, write } from "../parts/elements.js";
import { isStacked, shareOf } from "../parts/layout.js";
import { between, panel } from "../parts/panels.js";
import { normalLineOf } from "../trace/trace.js";
import { drawEnd, widthFor } from "./ends.js";
import { drawing } from "./kinds.js";
import { titleOfStep } from "./plain.js";
import { withOwn } from "./recorded.js";

const LEAST = { beside: 7, stacked: 12 }; // letters of height, of the curve beside two pictures or between them
const BESIDE_LINE = { title: 0.56, note: 16, own: 6.2 }; // letters of width: of a sign of the heading, of the words below the curve, of each of the layer's own numbers

/** @param {import("./ends.js").StepContext} context @returns {import("./ends.js").StepDrawing} */
function drawNormal(context) {
  const { trace, at, height, type, act, words } = context;
  const step = trace.steps[at];
  const each = shareOf(context, 3, 9);
  const given = drawEnd(context, step.sources[0], "in", { width: widthFor(context, step.sources[0], Math.max(each, 14 * type)), centred: true });
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, Math.max(each, 14 * type)), centred: true });
  const kept = { now: trace, start: -1 };
  const unitOf = (/** @type {number} */ dot) => (dot < 0 ? -1 : kept.start + dot);
  const width = Math.max(15 * type, Math.min(each, 32 * type));
  const title = titleOfStep(step);
  const ends = [given, made].map(({ picture }) => Math.max(11 * type, parseFloat(picture.element.style.width)));
  const wide = isStacked(context) ? width : Math.max(width, context.width - ends[0] - ends[1] - 8 * type); // it takes what they leave
  const lines = (/** @type {number} */ letters) => Math.ceil((letters * type) / wide);
  const taken = 1.2 * (lines(BESIDE_LINE.title * title.length) - 1) + 1.6 * lines(BESIDE_LINE.note) + 2.1 * lines(BESIDE_LINE.own * step.parameters.length);
  const curve = drawCurve({ width, height: Math.max((isStacked(context) ? LEAST.stacked : LEAST.beside) * type, height - taken * type), type, label: step.formula, open: (dot) => act.open(unitOf(dot)), point: (dot) => act.point(unitOf(dot), "out") });
  const around = make("p", { class: "itm-note", style: "margin:0" });
  const go = (/** @type {import("../types.js").Trace} */ now, /** @type {number} */ unit) => {
    const line = normalLineOf(now, at, Math.max(0, unit));
    const { inputs: [{ values, names }], output } = now.steps[at];
    Object.assign(kept, { now, start: line?.start ?? 0 });
    if (!line || !values || !output.values) return;
    const { start, size, mean, spread, scale, shift } = line;
    const part = (/** @type {ArrayLike<any>} */ all) => Array.prototype.slice.call(all, start, start + size);
    curve.show((x) => (scale * (x - mean)) / spread + shift, part(values), part(output.values), part(names));
    write(around, fill(words.around, { mean: number(mean), spread: number(spread) }));
  };
  const drawn = panel({ title, content: curve.element, class: "itm-function itm-curved" });
  drawn.append(around);
  return withOwn(context, {
    high: height,
    parts: [given.element, between("→"), drawn, between("→"), made.element],
    show(now, opened) {
      given.show(now);
      made.show(now);
      go(now, opened);
    },
    mark(opened, inLinked, outLinked) {
      const linked = outLinked >= 0 ? outLinked : inLinked;
      const unit = linked >= 0 ? linked : opened;
      if (unit >= 0 && normalLineOf(kept.now, at, unit)?.start !== kept.start) go(kept.now, unit);
      given.picture.mark(opened, linked);
      made.picture.mark(opened, linked);
      curve.mark(unit < 0 ? -1 : unit - kept.start, -1);
    },
  });
}

drawing("normal", drawNormal);
