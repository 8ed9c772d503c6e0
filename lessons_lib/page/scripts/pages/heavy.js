// @ts-check
// The page of a network too large for one: it shows what it holds, small pictures and few numbers, and says what needs Python.
import { number } from "../../../numbers/notation.js";
import { make } from "../parts/elements.js";
import { fill } from "../../../numbers/sentence.js";
import "../parts/jumps.js";
import "../steps/left.js";
import "../steps/model.js";
import "../trace/inside.js";
import { FORWARD } from "./forward.js";
import { drawPage } from "./page.js";
import { makePlayer } from "./play.js";

const MOST_ANSWERS = 10;

/** @param {HTMLElement} root @param {import("../types.js").Trace[]} traces */
export function drawHeavy(root, [trace]) {
  const page = drawPage(root, trace, FORWARD, { play: makePlayer, shown: makeAnswers(root, (unit) => page.open(unit)) });
  return page;
}

/** Of an answer that has a number for each of very many classes, the largest by name: each is a button that opens it.
 * @param {HTMLElement} root @param {(unit: number) => void} open @returns {(now: import("../types.js").Trace, at: number, unit: number) => void} */
export function makeAnswers(root, open) {
  const list = make("ol", { class: "itm-answers", hidden: true });
  /** @type {Float64Array|null} */ let shown = null;
  return (now, at, opened) => {
    const last = now.steps.length - 1;
    const { values } = now.steps[last].output;
    const classes = now.data.shown.classes;
    list.style.visibility = at < last ? "hidden" : ""; // its room is kept: a step moves nothing
    list.hidden = !values || classes?.length !== values.length || values.length <= MOST_ANSWERS;
    if (list.hidden || !values) return;
    if (!list.isConnected) root.append(list);
    if (values !== shown) {
      shown = values;
      const units = [...values.keys()].sort((one, other) => values[other] - values[one]).slice(0, MOST_ANSWERS);
      list.setAttribute("aria-label", fill(now.words.largest_of, { some: units.length, count: values.length }));
      const button = (/** @type {number} */ unit) => make("button", { onclick: () => open(unit) }, classes[unit], " ", make("b", {}, number(values[unit])));
      list.replaceChildren(...units.map((unit) => make("li", { "data-unit": String(unit) }, button(unit))));
    }
    for (const each of list.children) each.classList.toggle("itm-open", Number(/** @type {HTMLElement} */ (each).dataset.unit) === opened);
  };
}
