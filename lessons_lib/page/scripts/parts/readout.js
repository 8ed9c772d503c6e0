// @ts-check
// The opened number and its arithmetic: in a box below or beside what goes out, or in a line below the step where there is no room.
import { inOrder, termsOf } from "../../../numbers/arithmetic.js";
import { number } from "../../../numbers/notation.js";
import { linesOf } from "../../../numbers/writing.js";
import { fill } from "../../../numbers/sentence.js";
import { make, write } from "./elements.js";

/** @typedef {import("../types.js").Expression} Expression */

const MOST_TERMS = 8; // a longer sum is told by what it comes to
const LONGEST = 110; // letters of an arithmetic that fits a line
const BOX = { width: 15, high: 6.4, widest: 25 }; // letters: less is no room for a box …
const OUTSIDE = 8; // pixels by which a step is wider than the page, as the style sheet says
const HIGHER = 0.3; // … and for each letter that it is less wide it has to be so much higher
const SIGNED = (/** @type {number} */ value) => (value > 0 ? `+${number(value)}` : number(value));

/** @param {Record<string, string>} words */
export function makeReadout(words) {
  const [name, was, line, most] = [make("b"), make("small"), make("code"), make("small")];
  const readout = make("p", { class: "itm-readout" }, name, " ", was, " ", line, " ", most);
  const element = make("div", { class: "itm-readout-place" }, readout);
  /** @type {ResizeObserver|undefined} */ let laidOut;
  return {
    element,
    /** @param {string} unit @param {number|undefined} value undefined: nothing is told @param {number|undefined} before its value before anything was turned @param {Expression|null} expression @param {string} [exact] what it was as a fraction */
    show(unit, value, before, expression, exact) {
      write(name, value === undefined ? "" : `${unit} = ${exact ? `${exact} = ` : ""}${number(value)}`);
      write(was, before === undefined || before === value ? "" : fill(words.was, { value: number(before) }));
      write(line, expression ? summary(expression, words, unit) : "");
      write(most, expression ? loudestTerms(expression, words) : "");
    },
    /** Find its place anew once the browser has laid the step out: to ask before would have it laid out twice. @param {HTMLElement} step @param {number} letter pixels */
    stand(step, letter) {
      readout.classList.remove("itm-boxed");
      step.style.paddingRight = readout.style.cssText = "";
      laidOut?.disconnect();
      const out = /** @type {HTMLElement|null} */ (step.querySelector(":scope > .itm-out"));
      if (!out) return;
      laidOut = new ResizeObserver(() => place(step, out, letter));
      laidOut.observe(out);
    },
  };

  /** @param {HTMLElement} step @param {HTMLElement} out @param {number} letter */
  function place(step, out, letter) {
    const first = /** @type {HTMLElement} */ (step.firstElementChild);
    if (step.scrollWidth > step.clientWidth) return;
    const under = out.offsetTop + out.offsetHeight + 0.5 * letter;
    const foot = /** @type {HTMLElement} */ (element.parentElement); // the box stands in it: what is above the step may grow
    const above = step.offsetTop - foot.offsetTop;
    const bottom = element.offsetTop + element.offsetHeight - above;
    const wideBelow = Math.min(BOX.widest, (step.clientWidth - out.offsetLeft) / letter);
    const below = wideBelow >= BOX.width && bottom - under >= (BOX.high + HIGHER * (BOX.widest - wideBelow)) * letter;
    const free = step.clientWidth - (out.offsetLeft + out.offsetWidth - first.offsetLeft) - 2 * letter - OUTSIDE;
    if (!below && (free < BOX.width * letter || out.offsetTop > first.offsetTop)) return; // nor beside what has gone below others
    const wide = Math.min(BOX.widest * letter, below ? step.clientWidth - out.offsetLeft - 4 : free);
    if (!below) step.style.paddingRight = `${wide + 1.5 * letter}px`;
    readout.classList.add("itm-boxed");
    const left = step.offsetLeft - foot.offsetLeft + out.offsetLeft + (below ? 0 : out.offsetWidth + letter);
    const top = above + (below ? under : out.offsetTop + 1.6 * letter);
    readout.style.cssText = `left:${left}px;top:${top}px;width:${wide}px;max-height:${bottom + above - top}px`;
  }
}

/** The arithmetic in one line, with real numbers; of a long sum what its terms come to; what is handed on from elsewhere by its name there. @param {Expression} expression @param {Record<string, string>} words @param {string} unit */
function summary(expression, words, unit) {
  if (!expression.operation && expression.name) return expression.name === unit ? "" : `= ${expression.name}`;
  const terms = termsOf(expression);
  const line = terms.length <= MOST_TERMS ? linesOf(expression).find((each) => each.length <= LONGEST) : "";
  if (line) return line === number(expression.value) ? "" : `= ${line}`;
  const bias = terms.filter((term) => term.index === null && !term.operation);
  const added = bias.reduce((sum, term) => sum + term.value, 0);
  if (terms.length < 2) return "";
  const said = fill(words.sum_of, { total: number(expression.value - added), count: terms.length - bias.length });
  return `= ${said}${bias.length ? fill(words.with_bias, { bias: `${added < 0 ? "-" : "+"} ${number(Math.abs(added))}` }) : ""}`;
}

/** @param {Expression} expression @param {Record<string, string>} words */
function loudestTerms(expression, words) {
  const terms = termsOf(expression).filter((term) => term.index !== null || term.operation);
  if (terms.length <= MOST_TERMS) return "";
  const loud = terms.filter(({ value }) => value).sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, 3);
  if (!loud.length) return "";
  const named = (/** @type {Expression} */ term) => inOrder(term).find(({ index }) => index !== null)?.name ?? term.name;
  return fill(words.most, { terms: loud.map((term) => `${named(term)} ${SIGNED(term.value)}`).join(", ") });
}
