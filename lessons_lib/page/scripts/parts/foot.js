// @ts-check
// Below a step: the opened number's arithmetic in one line, and what one may unfold: all lines, the code, a question.
import { termsOf } from "../../../numbers/arithmetic.js";
import { number } from "../../../numbers/notation.js";
import { formulaOf, letsOf, linesOf } from "../../../numbers/writing.js";
import { make, setAttribute, unique, write } from "./elements.js";
import { fill, explained } from "../trace/told.js";
import { arithmeticOf } from "../trace/trace.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Expression} Expression */

const MOST_TERMS = 8; // a longer sum is told by what it comes to
const LONGEST = 110; // letters of an arithmetic that fits a line
const SIGNED = (/** @type {number} */ value) => (value > 0 ? `+${number(value)}` : number(value));

/** @param {{ words: Record<string, string>, unfold: (what: string) => void, inside: (place: HTMLElement) => void }} options */
export function drawFoot({ words, unfold, inside }) {
  const name = make("b");
  const line = make("code");
  const most = make("small");
  const readout = make("p", { className: "itm-readout" }, name, " ", line, " ", most);
  const drawer = make("div", { className: "itm-drawer", hidden: true, tabIndex: 0, role: "region", id: unique("drawer") });
  const buttons = /** @type {Record<string, HTMLButtonElement>} */ ({});
  for (const what of ["lines", "code", "why", "inside"]) {
    buttons[what] = make("button", { type: "button", className: "itm-unfold", "aria-expanded": "false", "aria-controls": drawer.id, onclick: () => unfold(what) });
  }
  const bar = make("div", { className: "itm-unfolds" }, ...Object.values(buttons));
  const element = make("div", { className: "itm-foot" }, readout, bar, drawer);
  let filledWith = "";
  return {
    element, bar,
    /** @param {Trace} now @param {number} at @param {number} opened @param {string} unfolded @param {boolean} covered */
    show(now, at, opened, unfolded, covered) {
      const step = now.steps[at];
      const expression = covered || !step.output.values ? null : arithmeticOf(now, at, opened);
      const unit = step.output.names[opened];
      write(name, covered || !step.output.values ? "" : `${unit} = ${number(step.output.values[opened])}`);
      write(line, expression ? summary(expression, words) : "");
      write(most, expression ? loudestTerms(expression, words) : "");
      const why = expression && explained(words, expression, unit);
      const texts = /** @type {Record<string, string>} */ ({
        lines: expression && step.drawn !== "moves" ? words.lines : "",
        code: step.code ? fill(words.code, { step: step.name }) : "",
        why: why ? why.question : "",
        inside: step.inside && !covered ? fill(words.inside, { step: step.name, count: String(step.inside.steps.length) }) : "",
      });
      for (const [what, button] of Object.entries(buttons)) {
        write(button, texts[what]);
        button.hidden = !texts[what];
        setAttribute(button, "aria-expanded", String(unfolded === what));
      }
      drawer.hidden = !unfolded;
      drawer.classList.toggle("itm-inside", unfolded === "inside");
      setAttribute(drawer, "aria-label", texts[unfolded] || words.lines);
      if (!unfolded) return;
      if (unfolded !== "inside") drawer.replaceChildren(...(texts[unfolded] ? unfoldedText(unfolded, step.code, expression, why?.answer ?? "") : []));
      else if (step.inside && filledWith !== `${at}`) inside(drawer);
      else if (!step.inside) drawer.replaceChildren();
      filledWith = unfolded === "inside" ? `${at}` : "";
    },
  };
}

/** @param {string} what @param {string} code @param {Expression|null} expression @param {string} answer */
function unfoldedText(what, code, expression, answer) {
  if (what === "why") return [make("p", {}, answer)];
  if (what === "code") return [make("pre", {}, code)];
  if (!expression) return [];
  const lets = letsOf(expression).map(({ name, formula, value }) => `${name} = ${formula} = ${number(value)}\n`);
  return [make("pre", {}, lets.join("") + [formulaOf(expression), ...linesOf(expression)].join("\n= "))];
}

/** The arithmetic in one line, with real numbers; of a long sum what its terms come to. @param {Expression} expression @param {Record<string, string>} words */
function summary(expression, words) {
  const terms = termsOf(expression);
  const line = terms.length <= MOST_TERMS ? linesOf(expression).find((each) => each.length <= LONGEST) : "";
  if (line) return line === number(expression.value) ? "" : `= ${line}`;
  const bias = terms.filter((term) => term.index === null && !term.operation);
  const added = bias.reduce((sum, term) => sum + term.value, 0);
  if (terms.length < 2) return "";
  const said = fill(words.sum_of, { total: number(expression.value - added), count: String(terms.length - bias.length) });
  return `= ${said}${bias.length ? fill(words.with_bias, { bias: number(added) }) : ""}`;
}

/** @param {Expression} expression @param {Record<string, string>} words */
function loudestTerms(expression, words) {
  const terms = termsOf(expression).filter((term) => term.index !== null || term.operation);
  if (terms.length <= MOST_TERMS) return "";
  const loud = [...terms].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, 3);
  const named = (/** @type {Expression} */ term) => term.parts.find((part) => part.index !== null)?.name ?? term.name;
  return fill(words.most, { terms: loud.map((term) => `${named(term)} ${SIGNED(term.value)}`).join(", ") });
}
