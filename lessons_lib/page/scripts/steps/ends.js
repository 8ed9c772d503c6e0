// @ts-check
// The two ends that every step has, what came in and what goes out, and what else the drawings of a step share.
import { number, shapeWords } from "../../../numbers/notation.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { LARGE } from "../marks/large.js";
import { drawNumbers } from "../marks/numbers.js";
import { between, legendOf, panel } from "../parts/panels.js";
import { count, isCrowded, isListed, largestCell, largestOf, placesOf } from "../marks/places.js";
import { fill } from "../../../numbers/sentence.js";
import { listWidth, parameterKey } from "./arrays.js";
import { howShown, isStacked, laidOut, scaleOf, shapeNote } from "../parts/layout.js";

/**
 * What a step's drawing is given. `act` changes the page's state; nothing else does.
 * @typedef {{ trace: import("../types.js").Trace, at: number, width: number, height: number, type: number, row: number, whole: boolean, face: string, covered: boolean, hidden?: number,
 *   palette: import("../marks/palette.js").Palette, words: Record<string, string>,
 *   act: { open: (unit: number) => void, point: (unit: number, of: "in"|"out", index?: number) => void, card: (about: import("../parts/card.js").CardAbout, anchor: HTMLElement) => void, face: (face: string) => void, inside: (position: number) => void } }} StepContext
 * @typedef {{ parts: HTMLElement[], high: number, show: (trace: import("../types.js").Trace, opened: number) => void, mark: (opened: number, inLinked: number, outLinked: number) => void }} StepDrawing
 */

/**
 * An output as a panel, large: its picture and its legend.
 * @param {StepContext} context @param {number} index position in trace.outputs @param {"in"|"out"} end
 * @param {{ width: number, height?: number, row?: number, centred?: boolean }} room centred: whether a list stands in the middle of the height
 */
export function drawEnd(context, index, end, { width, height = context.height, row = rowFor(context, index), centred = false }) {
  const { trace, words, palette, act, whole, hidden } = context;
  const output = trace.outputs[index];
  if (output.left && LARGE.drawLeft) return LARGE.drawLeft(context, output, end, width, height);
  const shape = laidOut(trace, index);
  const heads = output.axes && shape.length === 2 ? LARGE.tokenHeads?.(output.axes, context.type) : null;
  const [left, top] = heads ? [heads.left, heads.top] : [0, 0];
  const picture = drawNumbers({
    ...{ label: `${output.called}, ${end === "in" ? words.came_in : words.goes_out}`, names: output.names, shape, width: width - left, height: height - top, row, largest: largestCell(context.type), palette, rowwise: !!heads },
    opens: end === "in" ? words.selects : words.opens,
    open: (unit, element) => (end === "out" ? act.open(unit) : act.card({ output: index, unit }, element)),
    point: (unit) => act.point(unit, end, index),
  });
  const legend = legendOf(words);
  const title = `${output.called}, ${end === "in" ? words.came_in : words.goes_out}`;
  const element = panel({ title, note: noteOf(output.shape, shape, words), content: heads ? heads.around(picture.element) : picture.element, legend: legend.element, class: `itm-${end}` });
  const high = isListed(shape) ? row * output.names.length : parseFloat(picture.element.style.height) + top;
  if (centred && isListed(shape) && !isStacked(context)) picture.element.style.marginBlock = `${Math.max(0, (context.height - high) / 2)}px`;
  return {
    element,
    picture,
    high,
    /** @param {import("../types.js").Trace} now @param {number[]} [among] outputs whose bars are compared with these: all have one scale and one zero */
    show(now, among = [index]) {
      const { values } = now.outputs[index];
      if (!values) return;
      const { original } = now;
      const before = original?.outputs[index];
      const was = before !== now.outputs[index] && before?.shape.join() === now.outputs[index].shape.join() ? before?.values : null;
      const scale = Math.max(...among.map((each) => scaleOf(now, each, whole, hidden)), original && was ? scaleOf(original, index, whole) : 0); // what was has room beside it
      picture.show(values, scale, was);
      legend.show(scale, { ...howShown(now, index), empty: !largestOf(values, was ?? []) });
      if (among.length > 1) picture.element.classList.toggle("itm-one-sided", among.every((each) => howShown(now, each).oneSided));
    },
  };
}

/** How what came in and what goes out are marked where each number stays in its place: what is pointed at in one picture is marked in all.
 * @param {{ picture: { mark: (opened: number, linked: number) => void } }[]} alike @returns {StepDrawing["mark"]} */
export function markAlike(...alike) {
  return (opened, inLinked, outLinked) => {
    for (const { picture } of alike) picture.mark(opened, outLinked >= 0 ? outLinked : inLinked);
  };
}

/** What an output's shape is, and how it is laid out where that is another. @param {number[]} shape @param {number[]} seen @param {Record<string, string>} words */
function noteOf(shape, seen, words) {
  const { rows, columns } = placesOf(seen);
  const laid = seen.length < 2 && !isListed(seen) && rows * columns === count(seen) ? [rows, columns] : seen;
  return laid.length > shape.length ? fill(words.seen_as, { count: count(shape), seen: laid.join(" x ") }) : shapeNote(shape, words, shapeWords);
}

/** How high a row of an output's list is, so that all of them fit. @param {StepContext} context @param {number} index */
export function rowFor({ trace, height, row }, index) {
  return Math.max(24, Math.min(row, Math.floor(height / trace.outputs[index].names.length)));
}

/** How wide an output's panel would like to be. @param {StepContext} context @param {number} index @param {number} width most */
export function widthFor(context, index, width) {
  const shape = laidOut(context.trace, index);
  const high = 11.6 * context.row;
  if (!isListed(shape)) return Math.min(width, isCrowded(placesOf(shape), high, context.height) ? Math.max(2 * high, 2 * context.height + 20) : high);
  const { names, values } = context.trace.outputs[index];
  return Math.max(listWidth(names, values, context.type), Math.min(width, (count(shape) === 1 ? 17 : 24) * context.type));
}

/**
 * A parameter that is one number for all: a sign before it, and a button that says it.
 * @param {StepContext} context @param {import("../types.js").Parameter} parameter @param {string} sign
 */
export function parameterChip({ trace, at, act }, parameter, sign) {
  const place = trace.steps[at].parameters.indexOf(parameter);
  const button = make("button", { class: "itm-weight", onclick: () => act.card({ parameter, flat: 0 }, button) });
  return {
    element: between(sign, button, make("small", {}, parameter.name)),
    /** @param {import("../types.js").Parameter[]} parameters */
    show(parameters) {
      write(button, number(parameters[place].values[0]));
      setAttribute(button, "aria-label", `${parameterKey(parameter, 0)}, ${number(parameters[place].values[0])}`);
    },
  };
}
