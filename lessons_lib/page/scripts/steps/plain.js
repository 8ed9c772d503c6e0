// @ts-check
// Steps that need no drawing of their own in the middle: numbers that are handed on or moved, several inputs side by side,
// and what was not recorded.
import { inputsOf } from "../../../numbers/arithmetic.js";
import { make, write } from "../parts/elements.js";
import { isStacked, laidOut, shareOf } from "../parts/layout.js";
import { between, panel } from "../parts/panels.js";
import { isListed } from "../marks/places.js";
import { drawEnd, rowFor, widthFor } from "./ends.js";
import { arithmeticOf } from "../trace/trace.js";

/** @typedef {import("./ends.js").StepContext} StepContext */
/** @typedef {import("./ends.js").StepDrawing} StepDrawing */

const BELOW = 7; // letters of height, of the box with the opened number below a list
const MANY = 10_000; // numbers that go out and get more room than what is said between

/** Every input, an arrow, what goes out. @param {StepContext} context @returns {StepDrawing} */
export function drawPlain(context) {
  const { trace, at, words } = context;
  const { drawn, note: said, inputs, output } = trace.steps[at];
  const note = drawn === "opaque" ? make("p", { class: "itm-note" }, said || ([...inputs, output].some((each) => each.left) ? words.left_numbers : words.opaque)) : null;
  return betweenEnds(context, note, (now, opened) => {
    if (note && !said) note.hidden = arithmeticOf(now, at, opened) !== null; // Python may tell it of one number
  });
}

/** A layer as a function, in a line. @param {Pick<import("../types.js").Step, "head"|"formula">} step */
export const titleOfStep = ({ head, formula }) => (formula ? `${head} ${formula}` : head.replace(/ ?[=:]$/, ""));

/** The same over a panel, as it is now: numbers of a function's code may be turned. @param {Element} element @param {import("../types.js").Step} step */
export function retitle(element, step) {
  write(/** @type {Element} */ (element.querySelector(".itm-panel-title > b")), titleOfStep(step));
}

/** @param {StepContext} context @param {HTMLElement|null} middle @param {(now: import("../types.js").Trace, opened: number) => void} show
 * @param {string} [row] what a row of layers in the middle is called: lists leave it what room they can @returns {StepDrawing} */
export function betweenEnds(context, middle, show, row) {
  const { trace, at, type } = context;
  const step = trace.steps[at];
  const many = step.sources.length + (middle ? 2 : 1);
  const fair = shareOf(context, many, many * 3);
  const over = [...step.sources, at + 1].map((index) => Math.max(0, widthFor(context, index, fair) - fair)).filter(Boolean);
  const excess = over.reduce((sum, each) => sum + each, 0) / Math.max(1, many - over.length); // long names take from what is beside them
  const each = Math.max(10 * type, isStacked(context) ? fair : Math.floor(fair - excess));
  const wide = (/** @type {number} */ index, /** @type {number} */ most) => widthFor(context, index, row && isListed(laidOut(trace, index)) ? 0 : most);
  const most = Math.max(...[...step.sources, at + 1].map((index) => trace.outputs[index].names.length));
  const [airiest, below] = row ? [2.2, 0] : [1.5, BELOW];
  const airy = isStacked(context) ? 0 : Math.min(airiest * context.row, Math.floor((context.height - below * type) / most)); // of few numbers each has more room
  const line = (/** @type {number} */ index) => Math.max(rowFor(context, index), airy);
  const given = step.sources.map((source) => drawEnd(context, source, "in", { width: wide(source, each), row: line(source) }));
  const room = middle && step.output.names.length > MANY && !isStacked(context) ? 1.5 * each : each;
  const made = drawEnd(context, at + 1, "out", { width: wide(at + 1, room), row: line(at + 1) });
  const summed = step.drawn === "join" && arithmeticOf(trace, at, 0)?.operation === "+";
  const pieces = given.flatMap(({ element }, place) => (place ? [between(summed ? "+" : ","), element] : [element]));
  const among = summed && isListed(laidOut(trace, at + 1)) ? [...step.sources, at + 1] : undefined;
  const told = middle && panel({ title: row ?? titleOfStep(step), content: middle, class: "itm-function" });
  if (told) pieces.push(told);
  const aligned = given.length === 1 && step.drawn === "moves";
  return {
    high: Math.max(made.high, ...given.map((each) => each.high)),
    parts: [...pieces, between(summed ? "=" : "→"), made.element],
    show(now, opened) {
      for (const end of [...given, made]) end.show(now, among);
      if (told && !row) retitle(told, now.steps[at]);
      show(now, opened);
    },
    mark(opened, inLinked, outLinked) {
      const linked = aligned ? Math.max(inLinked, outLinked) : inLinked;
      const from = step.drawn === "join" ? madeFrom(trace, at, outLinked >= 0 ? outLinked : opened) : given.map(() => (aligned ? opened : -1));
      given.forEach(({ picture }, place) => picture.mark(from[place], aligned ? linked : -1));
      made.picture.mark(opened, aligned ? linked : outLinked);
    },
  };
}

/** Which number of each input an output's number was made from; -1 where none. @param {import("../types.js").Trace} trace @param {number} at @param {number} unit */
function madeFrom(trace, at, unit) {
  const expression = unit < 0 ? null : arithmeticOf(trace, at, unit);
  const used = [...(expression ? inputsOf(expression) : [])];
  let before = 0;
  return trace.steps[at].inputs.map(({ names }) => {
    const found = used.find((index) => index >= before && index < before + names.length);
    const place = found === undefined ? -1 : found - before;
    before += names.length;
    return place;
  });
}
