// @ts-check
// Predict, then reveal: which outputs are covered, and what a guess comes to. A wrong one hears its slip and may be tried once more.
import { numbers } from "../../../numbers/notation.js";
import { make, numberBox, unique } from "../parts/elements.js";
import { fill } from "../../../numbers/sentence.js";
import { slipOf } from "./slip.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Step} Step */
/** @typedef {Record<string, string>} AskWords */
/** A guess in words, and whether it is right. @typedef {{ said: string, right: boolean }} Guess */
/** What was guessed at the steps that are answered, nothing where one asked to see; and the truth that was told. @typedef {Record<number, Partial<Guess> & { truth: string }>} Made */

const MOST_CHOICES = 6; // of the largest number: more are a list to choose from
const EQUAL = "equal"; // what is chosen where neither of two numbers is the larger

/**
 * @param {Trace} trace @param {AskWords} words
 * @param {() => void} revealed @param {Made} made
 */
export function predictions(trace, words, revealed, made) {
  const { steps } = trace;
  const asks = steps.map(({ question }) => question ?? "none");
  const truths = steps.map((step, at) => truthOf(step, asks[at], words));
  const forms = /** @type {Record<number, HTMLElement>} */ ({});

  /** How many outputs are known: what is not asked follows by itself. What was guessed of another truth, in a lesson that has changed, is no guess here. */
  function known() {
    let reached = 0;
    while (reached < steps.length && (asks[reached] === "none" || made[reached]?.truth === truths[reached])) reached += 1;
    return reached;
  }

  /** What the guess at a step came to. @param {number} at */
  function outcome(at) {
    const { said, right, truth } = made[at];
    const verdict = said ? (right ? words.right : words.not_quite) : words.shown;
    return `${verdict} · ${fill(words.outcome, { guess: said ?? words.no_guess, truth })}`;
  }

  return {
    reach: () => Math.min(known(), steps.length - 1),
    hidden: () => known() + 1,
    /** @param {number} at */
    covers: (at) => at >= known(),
    /** What a step says of itself: its question, or what the guess came to. @param {number} at */
    said: (at) => (at >= known() ? questionOf(steps[at], asks[at], words) : asks[at] === "none" ? steps[at].said : outcome(at)),
    /** What asks at a step: with all that was typed and said, also once a phone is turned or type is larger. @param {number} at */
    form(at) {
      const form = (forms[at] ??= guessForm(steps[at], asks[at], words, (guess) => ((made[at] = { ...guess, truth: truths[at] }), revealed())));
      const held = /** @type {HTMLElement} */ (document.activeElement);
      if (form.contains(held)) queueMicrotask(() => held.focus()); // as soon as it stands in the new drawing
      return form;
    },
  };
}

/** A page that stands at what was guessed in it, and begins there again. @param {ReturnType<typeof import("./page.js").drawPage>} page @param {Made} made */
export const keepGuesses = (page, made) => ({ ...page, stands: () => made, begin: (/** @type {Made} */ saved) => (Object.assign(made, saved), page.redraw()) });

/** @param {Step} step @param {string} ask @param {AskWords} words */
function questionOf({ output }, ask, words) {
  return fill(words[`ask_${ask}`], { output: output.called });
}

/** @param {Step} step @param {string} ask @param {AskWords} words @param {(guess: Guess|null) => void} done */
function guessForm(step, ask, words, done) {
  const asked = { number: askNumber, sign: askSign }[ask] ?? askLargest;
  const { fields, guess } = asked(step, words);
  const reply = make("p", { class: "itm-reply", role: "status", hidden: true });
  const check = make("button", { type: "submit" }, words.check);
  const show = make("button", { onclick: () => done(null) }, fill(words.show_me, { output: step.output.called }));
  const legend = make("legend", {}, questionOf(step, ask, words));
  const form = make("form", { class: "itm-ask", noValidate: true }, make("fieldset", {}, legend, ...fields), reply, make("p", { class: "itm-ask-buttons" }, check, show));
  let tried = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const made = guess();
    if (made.said && (made.right || tried)) return done(made);
    tried ||= !!made.said;
    reply.textContent = !made.said ? words[ask === "number" ? "write_number" : "choose_one"] : `${slipOf(step.slips, made.said, words) || fill(words.away, { guess: made.said })} ${words.once_more}`;
    reply.hidden = false;
    /** @type {HTMLElement|null} */ (form.querySelector("input:checked, input, select"))?.focus();
    reply.scrollIntoView({ block: "nearest" }); // on a phone it is below what the keyboard leaves
  });
  return form;
}

/** @param {Step} step @param {AskWords} words */
function askNumber({ output }, words) {
  const box = numberBox({ required: true });
  const fields = [make("label", {}, `${output.called} = `, box), make("p", {}, make("small", {}, words.tolerance))];
  const guess = () => {
    const truth = output.values?.[0] ?? NaN;
    return { said: box.value, right: Math.abs(Number(box.value) - truth) <= Math.max(0.01, Math.abs(truth) / 100) * (1 + 1e-9) };
  };
  return { fields, guess };
}

/** @param {Step} step @param {AskWords} words */
function askSign({ output }, words) {
  const signs = /** @type {[string, string][]} */ ([["-1", words.below], ["0", words.zero], ["1", words.above]]);
  const { fields, chosen } = choices(signs);
  const guess = () => ({ said: Object.fromEntries(signs)[chosen()], right: Math.sign(output.values?.[0] ?? NaN) === Number(chosen()) });
  return { fields, guess };
}

/** @param {Step} step @param {AskWords} words */
function askLargest({ output }, words) {
  const options = output.names.map((name, unit) => /** @type {[string, string]} */ ([String(unit), name]));
  const two = options.length === 2;
  if (two) options.push([EQUAL, words.equal]); // without it a wrong guess would tell the right one
  const { fields, chosen } = options.length <= MOST_CHOICES ? choices(options) : choosing(options, words);
  const guess = () => {
    const values = output.values ?? new Float64Array();
    const largest = [...values.keys()].filter((unit) => values[unit] === Math.max(...values)).map(String);
    const right = two && largest.length === 2 ? [EQUAL] : largest;
    return { said: Object.fromEntries(options)[chosen()], right: right.includes(chosen()) };
  };
  return { fields, guess };
}

/** @param {[string, string][]} options value and text of each */
function choices(options) {
  const name = unique("guess");
  const boxes = options.map(([value]) => make("input", { type: "radio", name, value, required: true }));
  const fields = [make("div", { class: "itm-choices" }, ...boxes.map((box, place) => make("label", { class: "itm-choice" }, box, ` ${options[place][1]}`)))];
  return { fields, chosen: () => boxes.find((box) => box.checked)?.value ?? "" };
}

/** @param {[string, string][]} options @param {AskWords} words */
function choosing(options, words) {
  const select = make("select", { required: true, "aria-label": words.choose }, make("option", { value: "" }, words.choose), ...options.map(([value, text]) => make("option", { value }, text)));
  return { fields: [select], chosen: () => select.value };
}

/** @param {Step} step @param {string} ask @param {AskWords} words */
function truthOf({ output }, ask, words) {
  const values = output.values ?? new Float64Array();
  const told = words[`${ask}_is`]; // the largest, or of two the larger
  if (!told) return fill(words.is, { output: output.called, numbers: numbers(values, output.shape) });
  const largest = output.names.filter((_, unit) => values[unit] === Math.max(...values));
  return largest.length === 1 ? fill(told, { name: largest[0] }) : fill(words.largest_are, { names: largest.join(" and ") });
}
