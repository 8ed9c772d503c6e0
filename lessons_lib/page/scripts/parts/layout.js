// @ts-check
// What a trace is for the eye: the shape an output is laid out in, its scale, how tall the page's steps are. Arithmetic only.
import { count, DRAWN_FOR, isListed, isOneSided, largestOf, placesOf, roomOfNumbers, scaleFor, SMALLEST_CELL } from "../marks/places.js";
import { fill } from "../../../numbers/sentence.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Step} Step */

const WRAPPED = 56; // letters: on a narrower page a step may have no room for all its panels
const STACKED = 36; // letters: on a narrower page, such as a phone's, panels stand below each other; the style sheet says it too
const WIDE_PAGE = 78; // letters: a wider page shows few numbers in larger type …
const [LETTERS_ACROSS, LARGEST_TYPE] = [72, 1.5]; // … of which so many fit, but it is never larger than this
const LEAST_TYPE = 12; // pixels of the type of a step that is to stand in one row
const EDGE = 8; // pixels beside a panel that is alone in its row
const NARROWEST = 14.3; // letters, of a picture whose cells print their numbers

/**
 * The shape in which an output is laid out: one that was flattened keeps the picture that it was; maps of one number each are a row.
 * @param {Trace} trace @param {number} index position in trace.outputs @returns {number[]}
 */
export function laidOut(trace, index) {
  const { shape: own } = trace.outputs[index];
  const shape = own.length > 2 && count(own) === own[0] ? [own[0]] : own;
  const step = trace.steps[index - 1];
  if (!step || shape.length > 1 || isListed(shape)) return shape;
  if (step.drawn !== "moves" && step.drawn !== "elementwise" && step.drawn !== "scale") return shape;
  const before = laidOut(trace, step.sources[0]);
  return count(before) === count(shape) ? before : shape;
}

/**
 * What the far end of an output's scale stands for. Numbers that stand alone in their outputs have one scale in a row.
 * @param {Trace} trace @param {number} index @param {boolean} whole one scale for all outputs @param {number} [hidden] from which output on nothing is told
 */
export function scaleOf(trace, index, whole, hidden = Infinity) {
  if (whole) return largestOf(...trace.outputs.map((each) => each.values ?? []));
  if (areShares(trace, index)) return 1;
  const own = trace.outputs[index].values ?? [];
  const alone = own.length === 1 ? trace.outputs.filter(({ values }, at) => at < hidden && values?.length === 1 && !areShares(trace, at)) : [];
  return scaleFor(own, ...alone.map(({ values }) => values ?? []));
}

/** Whether an output's numbers are shares, from 0 to 1. @param {Trace} trace @param {number} index */
export function areShares(trace, index) {
  const step = trace.steps[index - 1];
  return Boolean(/** @type {any} */ (trace.outputs[index]).shares) || step?.drawn === "softmax";
}

/** @param {Trace} trace @param {number} index */
export function howShown(trace, index) {
  const { values } = trace.outputs[index];
  return { listed: isListed(laidOut(trace, index)), oneSided: isOneSided(values ?? []), shares: areShares(trace, index) };
}

/** How high a list's row is: on a wide page numbers are larger, and in a projector's type they stay so. @param {number} width @param {number} type */
export function lineFor(width, type) {
  return Math.round((width > 88 * Math.min(type, DRAWN_FOR) ? 2.2 : 1.85) * type);
}

/**
 * How the steps of a trace are laid out on a page: its room, its type, the height of a list's row. Few numbers have larger type where a page is wide;
 * where type has no room, as large type beside a file list or any on a phone that lies on its side, a step has smaller;
 * usual type beside a file list stays, and its panels share places.
 * @template {{ width: number, type: number }} T @param {T} looks @param {...Trace} traces @returns {T & { line: number }}
 */
export function roomOf(looks, ...traces) {
  const outputs = traces.flatMap((/** @type {Trace & { forward?: Trace }} */ { forward, outputs }) => forward?.outputs ?? outputs);
  const larger = timesType(looks, outputs.every(({ shape, left }) => !left && isListed(shape)));
  return { ...looks, type: larger * looks.type, line: Math.round(larger * (larger > 1 ? 2.2 * looks.type : lineFor(looks.width, looks.type))) };
}

/** How many times the page's type that of a step is. @param {{ width: number, type: number }} looks @param {boolean} few whether all of its outputs are lists */
function timesType(looks, few) {
  const letters = looks.width / looks.type;
  if (few && letters > WIDE_PAGE) return Math.min(LARGEST_TYPE, letters / LETTERS_ACROSS);
  if (letters > WRAPPED - 1 || isStacked(looks)) return 1;
  return Math.min(1, Math.max(LEAST_TYPE / looks.type, letters / (WRAPPED + 1)));
}

/** A row that has room for it has the larger type of its steps. @param {HTMLElement} row @param {{ width: number, type: number }} looks @param {...Trace} traces */
export function enlarge(row, looks, ...traces) {
  const { type } = roomOf(looks, ...traces);
  if (type === looks.type) return;
  row.style.fontSize = `${type}px`;
  if (row.scrollWidth > row.clientWidth) row.style.fontSize = "";
}

/** Whether the panels of a step stand below each other, each as wide as the page. @param {{ width: number, type: number }} room */
export function isStacked({ width, type }) {
  return width <= STACKED * type;
}

/** On a tablet, or in large type beside a file list, what has no room in a step goes below it. @param {HTMLElement} step @param {{ width: number, type: number }} room */
export function wrapWhereCut(step, { width, type }) {
  step.classList.remove("itm-wraps");
  step.classList.toggle("itm-wraps", width <= WRAPPED * type && (isStacked({ width, type }) || step.scrollWidth > step.clientWidth));
}

/** How wide each of several panels may be. @param {{ width: number, type: number }} room @param {number} panels @param {number} signs letters that stand between them */
export function shareOf({ width, type }, panels, signs) {
  return isStacked({ width, type }) ? width - EDGE : Math.floor((width - signs * type) / panels);
}

/** How wide each picture of a large linear step may be. @param {number} width @param {number} type */
export function roomForEach(width, type) {
  if (isStacked({ width, type })) return width - EDGE;
  if (width <= WRAPPED * type) return Math.max(200, Math.floor((width - 5 * type) / 2)); // two in a line, and the others below
  const each = Math.floor((width - 13.5 * type) / 4);
  return each >= NARROWEST * type ? each : Math.max(200, Math.floor((width - 10.3 * type) / 3));
}

/**
 * How tall the pictures of the page's tallest step are: no step changes it.
 * @param {Trace} trace @param {number} line the height of a list's row @param {number} each the room of each picture where there are most @param {number} [least] rows @param {number} [knobs] rows of knobs above: a second one takes room from the step @param {import("../types.js").Step[]} [steps] that are drawn
 */
export function heightNeeded(trace, line, each, least = 5, knobs = 0, steps = trace.steps) {
  const most = knobs > 1 ? 7 : 8.6;
  let rows = least;
  for (let index = 0; index < trace.outputs.length; index += 1) {
    const shape = laidOut(trace, index);
    const places = placesOf(shape);
    const cell = Math.max(SMALLEST_CELL, Math.min(1.15 * line, each / places.columns));
    const listed = (count(shape) * Math.max(24, Math.min(line, ((most - 0.2) * line) / count(shape)))) / line;
    rows = Math.max(rows, isListed(shape) ? listed : Math.min(most, (places.rows * cell) / line));
  }
  for (const { drawn, inputs } of steps) {
    if (drawn === "elementwise" || drawn === "normal") rows = Math.max(rows, 7);
    if (drawn === "flow") rows = Math.max(rows, Math.min(most - 0.2, 1.9 * count(inputs[0].shape)));
  }
  return Math.round(rows * line) + Math.max(...trace.outputs.map((_, index) => roomOfNumbers(laidOut(trace, index))));
}

/** What a shape is in words: "64 numbers", "8 x 8 numbers", "4 maps of 6 x 6". @param {number[]} shape @param {Record<string, string>} words @param {(shape: number[]) => string} shapeWords */
export function shapeNote(shape, words, shapeWords) {
  if (shape.length !== 3) return shapeWords(shape);
  const [maps, rows, columns] = shape;
  if (maps === 1) return shapeWords([rows, columns]);
  return fill(words.maps, { maps, rows, columns });
}
