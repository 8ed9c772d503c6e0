// @ts-check
// The arithmetic of a step as lines, between what came in and what goes out.
import { number } from "../../../numbers/notation.js";
import { letsOf, linesOf } from "../../../numbers/writing.js";
import { make } from "../parts/elements.js";
import { arithmeticOf } from "../trace/trace.js";
import { betweenEnds } from "./plain.js";

const MOST_LINES = 6;

/** @param {import("./ends.js").StepContext} context @returns {import("./ends.js").StepDrawing} */
export function drawLines(context) {
  const { at } = context;
  const lines = make("pre", { class: "itm-lines", tabIndex: 0 });
  return betweenEnds(context, lines, (now, opened) => {
    const expression = arithmeticOf(now, at, opened);
    const written = expression ? linesOf(expression) : [context.words.opaque];
    const lets = (expression ? letsOf(expression) : []).map(({ name, formula, value }) => `${name} = ${formula} = ${number(value)}`);
    lines.textContent = [...lets.slice(0, MOST_LINES - 2), ...written.slice(0, MOST_LINES).map((line, place) => (place ? `= ${line}` : line))].join("\n");
  });
}
