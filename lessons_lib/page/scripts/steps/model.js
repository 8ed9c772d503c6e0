// @ts-check
// A step of a layer that is a model: its own row of layers in the middle.
import { drawRow } from "../parts/row.js";
import { fadesWhereCut } from "../parts/rowoutput.js";
import { fill } from "../../../numbers/sentence.js";
import "../parts/insides.js";
import { drawing } from "./kinds.js";
import { betweenEnds, drawPlain } from "./plain.js";

const FEW_INSIDE = 4; // layers of a block, whose row is soon scrolled through
const LARGEST_ROW = 1.5; // times the row of the page

/** A cloud of it opens the model in place.
 * @param {import("./ends.js").StepContext} context @returns {import("./ends.js").StepDrawing} */
export function drawModel(context) {
  const { trace, at, palette, words, act } = context;
  const { inside } = trace.steps[at];
  if (!inside) return drawPlain(context);
  const row = drawRow({ trace: inside, palette, words, go: act.inside });
  return betweenEnds(context, row.element, (now) => {
    const inner = now.steps[at].inside;
    if (inner) row.show(inner, context.whole, context.covered ? 1 : Infinity);
    requestAnimationFrame(() => {
      if (fadesWhereCut(row.element) && inside.steps.length > FEW_INSIDE) row.element.classList.add("itm-wrapped"); // all layers in sight, in lines, in place of the first with their pictures and arrows
      else if (!row.element.style.fontSize) row.element.style.fontSize = `${roomier(row.element)}em`;
      row.jump(); // arrows are drawn where clouds stand, so these have to stand first
    });
  }, fill(words.inside, { step: trace.steps[at].name, count: inside.steps.length }));
}

/** How much larger a row may be, with a sixth of its room left for longer numbers. @param {HTMLElement} row */
function roomier({ clientWidth, firstElementChild: line }) {
  return Math.max(1, Math.min(LARGEST_ROW, (0.84 * clientWidth) / /** @type {HTMLElement} */ (line).offsetWidth));
}

drawing("model", drawModel);
