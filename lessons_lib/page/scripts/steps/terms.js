// @ts-check
// A linear unit over many numbers: input × its weights = its terms, each in the input's own shape; then their sum, and the bias.
import { termsOf } from "../../../numbers/arithmetic.js";
import { make, write } from "../parts/elements.js";
import { between } from "../parts/panels.js";
import { largestOf } from "../marks/places.js";
import { laidOut, roomForEach } from "../parts/layout.js";
import { drawArray } from "./arrays.js";
import { drawEnd, widthFor } from "./ends.js";
import { fill } from "../../../numbers/sentence.js";
import { sumSign } from "./sum.js";
import { arithmeticOf } from "../trace/trace.js";

/** @typedef {import("./ends.js").StepContext} StepContext */

/** @param {StepContext} context @returns {import("./ends.js").StepDrawing} */
export function drawTerms(context) {
  const { trace, at, words, width, type, act } = context;
  const step = trace.steps[at];
  const source = step.sources[0];
  const each = roomForEach(width, type);
  const roomy = 4 * each + 12 * type <= width; // weights and terms have a place each
  const [weights, bias] = step.parameters;
  const given = drawEnd(context, source, "in", { width: each });
  const made = drawEnd(context, at + 1, "out", { width: widthFor(context, at + 1, each) });
  const own = part(context, source, each, "weight", words.turns, (unit, element) => {
    act.card({ parameter: weights, flat: shown.opened * trace.outputs[source].names.length + unit }, element);
  });
  const terms = part(context, source, each, "term", words.selects, (unit, element) => act.card({ output: source, unit, term: (now) => termOf(now, unit) }, element));
  const termOf = (/** @type {import("../types.js").Trace} */ now, /** @type {number} */ unit) => {
    const expression = arithmeticOf(now, at, shown.opened);
    return expression ? termValues(expression, unit + 1)[unit] : NaN;
  };
  const sum = sumSign(context, bias, () => shown.opened);
  const shown = { opened: 0 };
  const middle = roomy ? [own.element, between("="), terms.element] : [switched(context, own.element, terms.element)];
  return {
    high: given.high,
    parts: [given.element, between("×"), ...middle, sum.element, made.element],
    show(now, opened) {
      shown.opened = opened;
      given.show(now);
      made.show(now);
      showUnit(now, at, opened, { own, terms, sum, words });
    },
    mark(opened, inLinked, outLinked) {
      for (const { picture } of [given, own, terms]) picture.mark(-1, inLinked);
      made.picture.mark(opened, outLinked);
    },
  };
}

/** @param {import("../types.js").Trace} now @param {number} at @param {number} opened @param {any} parts */
function showUnit(now, at, opened, { own, terms, sum, words }) {
  const step = now.steps[at];
  const [weights, bias] = step.parameters;
  const expression = arithmeticOf(now, at, opened);
  const inputs = step.inputs[0].names.length;
  const row = weights.values.subarray(opened * inputs, (opened + 1) * inputs);
  const values = expression ? termValues(expression, inputs) : new Float64Array(inputs);
  own.show(row, largestOf(weights.values));
  terms.show(values, largestOf(values));
  write(own.title, words.weights_of.replace("{unit}", step.output.names[opened]));
  write(terms.title, words.terms_of);
  const total = expression ? expression.value - (bias ? bias.values[opened] : 0) : NaN;
  sum.show(total, bias ? bias.values[opened] : null, opened);
}

/** What each input adds, in the inputs' order. @param {import("../types.js").Expression} expression @param {number} inputs */
export function termValues(expression, inputs) {
  const values = new Float64Array(inputs);
  for (const term of termsOf(expression)) {
    const input = term.index === null ? term.parts.find((each) => each.index !== null) : term;
    if (input?.index !== null && input?.index !== undefined) values[input.index] = term.value;
  }
  return values;
}

/** Numbers in the input's own shape: the unit's weights, or its terms. Each is named as what it is: an input's name alone would be said with a number that is not the input's.
 * @param {StepContext} context @param {number} source @param {number} width @param {"weight"|"term"} what @param {string} opens @param {(unit: number, element: HTMLElement) => void} open */
function part(context, source, width, what, opens, open) {
  const { trace, words } = context;
  const names = trace.outputs[source].names.map((input) => fill(words[`${what}_of`], { input }));
  const drawn = drawArray(context, { label: words[`${what}s`], names, shape: laidOut(trace, source), width, opens, open, end: "in" });
  return { ...drawn, title: /** @type {HTMLElement} */ (drawn.element.querySelector("b")) }; // the switch takes its place where there is one
}

/** Where there is no room for both, weights and terms share one place.
 * @param {StepContext} context @param {HTMLElement} weights @param {HTMLElement} terms */
export function switched({ words, face, act }, weights, terms) {
  const chosen = face === "terms" ? terms : weights;
  const button = (/** @type {string} */ name) =>
    make("button", { class: "itm-face", "aria-pressed": String(face === name), "data-focus": `face-${name}`, onclick: () => act.face(name) }, words[name]);
  const title = /** @type {HTMLElement} */ (chosen.querySelector(".itm-panel-title"));
  title.replaceChildren(make("span", { class: "itm-faces", role: "group", "aria-label": `${words.weights}, ${words.terms}` }, button("weights"), button("terms")));
  return chosen;
}
