// @ts-check
// Below a step: the opened number's arithmetic, and what one may unfold: all its lines, the code, a question, the model inside.
import { number } from "../../../numbers/notation.js";
import { formulaOf, letsOf, linesOf } from "../../../numbers/writing.js";
import { fill } from "../../../numbers/sentence.js";
import { explained } from "../trace/told.js";
import { arithmeticOf } from "../trace/trace.js";
import { make, setAttribute, unique, write } from "./elements.js";
import { makeReadout } from "./readout.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Expression} Expression */

/** @param {{ words: Record<string, string>, unfold: (what: string) => void, inside: (place: HTMLElement) => void }} options */
export function drawFoot({ words, unfold, inside }) {
  const readout = makeReadout(words);
  const drawer = make("div", { class: "itm-drawer", hidden: true, tabIndex: 0, role: "group", id: unique("drawer") });
  const buttons = /** @type {Record<string, HTMLButtonElement>} */ ({});
  for (const what of ["lines", "code", "why", "inside"]) {
    buttons[what] = make("button", { class: "itm-unfold", "aria-expanded": "false", "aria-controls": drawer.id, onclick: () => unfold(what) });
  }
  const bar = make("div", { class: "itm-unfolds" }, ...Object.values(buttons));
  const element = make("div", { class: "itm-foot" }, readout.element, bar, drawer);
  return {
    element, bar, readout,
    /** @param {Trace} now @param {number} at @param {number} opened @param {string} unfolded @param {boolean} covered */
    show(now, at, opened, unfolded, covered) {
      const step = now.steps[at];
      const { names, values } = step.output;
      const expression = covered || !values ? null : arithmeticOf(now, at, opened);
      readout.show(names[opened], covered ? undefined : values?.[opened], now.original?.steps[at].output.values?.[opened], expression, isAsTraced(now) ? now.data.shown.exact[names[opened]] : "");
      const why = expression && explained(words, expression, names[opened]);
      const texts = /** @type {Record<string, string>} */ ({
        lines: expression && step.drawn !== "moves" ? words.lines : "",
        code: step.code ? fill(words.code, { step: step.name }) : "",
        why: why ? why.question : "",
        inside: step.inside && !covered ? fill(words.inside, { step: step.name, count: step.inside.steps.length }) : "",
      });
      for (const [what, button] of Object.entries(buttons)) {
        write(button, texts[what]);
        setAttribute(button, "hidden", !texts[what]);
        setAttribute(button, "aria-expanded", String(unfolded === what));
      }
      const within = unfolded === "inside";
      setAttribute(drawer, "hidden", !unfolded || !texts[unfolded]);
      element.parentElement?.classList.toggle("itm-within", within && !drawer.hidden);
      setAttribute(drawer, "aria-label", texts[unfolded]);
      if (drawer.hidden) return;
      if (within) inside(drawer);
      else drawer.replaceChildren(...unfoldedText(unfolded, step.code, expression, why?.answer ?? ""));
    },
  };
}

/** Whether these are the outputs that were traced, in the model itself: nothing is turned, or all turned back. @param {Trace & { forward?: Trace }} now */
function isAsTraced({ path, outputs, forward, original }) {
  const [shown, first] = [forward?.outputs ?? outputs, /** @type {any} */ (original)?.forward?.outputs ?? original?.outputs];
  return !path && (!first || shown.every((output, index) => output === first[index]));
}

/** @param {string} what @param {string} code @param {Expression|null} expression @param {string} answer */
function unfoldedText(what, code, expression, answer) {
  if (what === "why") return [make("p", {}, answer)];
  if (what === "code") return [make("pre", {}, code)];
  if (!expression) return [];
  const lets = letsOf(expression).map(({ name, formula, value }) => `${name} = ${formula} = ${number(value)}\n`);
  return [make("pre", {}, lets.join("") + [formulaOf(expression), ...linesOf(expression)].join("\n= "))];
}
