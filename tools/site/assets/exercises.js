// @ts-check
// Exercises that answer without Python: each answer is looked up among those that `check` was asked about when the
// site was built (tools/site/answers.py), and hears its words.

import { number, wholeNear } from "../../../lessons_lib/numbers/notation.js";
import { guessOf } from "../../../lessons_lib/together/reading.js";

/** @typedef {{ undone: "times"|"over"|"under"|"minus", by: number, says: string, farthest: number, uneven: string, before: number }} Step */
/** @typedef {{ parts?: string[], words?: Record<string, [number, number]>[], begin?: string, composed?: string, soFar?: string, again?: string }} Composed */
/** @typedef {{ right: string[], accepted: string[][], known: Record<string, number>, between: [number, number][], steps: (Step|null)[], written: string[], said: string[] } & Composed} Table */
/** @typedef {Table | { choices: Record<string, string> }} Answers */

const DECIMALS = 9;
const SPECK = 1e-9;
const NEAR = 0.01;
const NEXT_TO = 0.005; // of a whole number: so near, a rounded answer comes from it
const PLACE = / ?⟨(\d+)⟩/g; // in a text, for what a number was before the last step
const SAID_NUMBER = /(?<![\w.])-?\d+(?:\.\d+)?/g;
const UNDO = {
  times: (/** @type {number} */ mine, /** @type {number} */ by) => mine * by,
  over: (/** @type {number} */ mine, /** @type {number} */ by) => mine / by,
  under: (/** @type {number} */ mine, /** @type {number} */ by) => by / mine,
  minus: (/** @type {number} */ mine, /** @type {number} */ by) => mine - by,
};

/** A number as both languages write it. @param {number} value */
function token(value) {
  const written = value.toFixed(DECIMALS).replace(/0+$/, "").replace(/\.$/, "");
  return written === "-0" ? "0" : written;
}

/** Whether a number is right but for a hundredth of it; a whole one must be. @param {number} value @param {number} right */
function nearly(value, right) {
  return Math.abs(value - right) <= (Number.isInteger(right) ? SPECK : NEAR) * Math.abs(right) + SPECK;
}

/** What is said to numbers, or to a choice. @param {Answers} answers @param {number[]|string} given */
function judge(answers, given) {
  if ("choices" in answers) return answers.choices[`${given}`];
  const { right, accepted, known, said } = answers;
  const numbers = /** @type {number[]} */ (given);
  const own = numbers.map(token);
  const tokens = own.map((each, at) => (accepted[at]?.includes(each) ? "=" : each));
  if (accepted.length && tokens.every((each) => each === "=") && own.some((each, at) => each !== right[at])) return said[known["≈"]];
  const near = numbers.length === right.length && numbers.every((value, at) => nearly(value, Number(right[at])));
  const found = known[tokens.join("|")] ?? (near ? known["~"] : undefined);
  return withSteps(answers, found === undefined ? composed(answers, tokens) || unknown(answers, tokens, numbers) : said[found], numbers);
}

/** What is said to a row whose wrong numbers are known each for itself (tools/site/composed.py); empty where none is. @param {Table} answers @param {string[]} tokens */
function composed({ said, ...own }, tokens) {
  if (!own.parts || !own.words) return "";
  const wrong = tokens.flatMap((each, at) => (each === "=" ? [] : [at]));
  const each = wrong.map((at) => (own.words?.[at][tokens[at]] ?? []).map((text) => said[text]));
  const surely = each.every(([sure]) => sure && !sure.startsWith(own.begin ?? ""));
  const words = new Map(wrong.map((at, place) => [at, each[place][surely ? 0 : 1] ?? ""]));
  if (!each.some((_, place) => words.get(wrong[place]))) return "";
  const listed = (/** @type {string|undefined} */ form, /** @type {number[]} */ places) => (places.length ? [form?.replace("`…`", places.map((at) => own.parts?.[at]).join(", ")) ?? ""] : []);
  const others = wrong.filter((at) => !words.get(at));
  const text = [
    ...listed(own.soFar, [...tokens.keys()].filter((at) => !words.has(at))),
    ...wrong.filter((at) => words.get(at)).map((at) => `${own.parts?.[at]}: ${words.get(at)}`),
    ...listed(own.again, others),
    ...others.map((at) => `⟨${at}⟩`),
  ];
  return (own.composed ?? "").replace("…", () => text.join(" "));
}

/** What is said to numbers that no mistake explains. @param {Table} answers @param {string[]} tokens @param {number[]} numbers */
function unknown({ accepted, known, between, said }, tokens, numbers) {
  const key = accepted.length ? tokens.map((each) => (each === "=" ? "=" : "?")).join("|") : "?";
  const found = between.find(([upTo]) => numbers[0] <= upTo)?.[1] ?? known[key];
  return found === undefined ? "" : said[found];
}

/** A text in which each place is filled with what the answer's own number was before the last step. @param {Table} answers @param {string} text @param {number[]} numbers */
function withSteps({ parts, steps, written }, text, numbers) {
  return text.replace(PLACE, (_, place) => {
    const told = stepBack(steps[place], numbers[place], written);
    return told && ` ${numbers.length > 1 ? `${parts?.[place]}: ` : ""}${told}`;
  });
}

/** As in lessons_lib/judge/step_back.py. @param {Step|null} step @param {number} mine @param {string[]} written the right numbers, which are not given away */
function stepBack(step, mine, written) {
  if (!step || Math.abs(mine) > step.farthest || (step.undone === "under" && !mine)) return "";
  const before = UNDO[step.undone](mine, step.by);
  const near = Math.abs(before - step.before) <= NEXT_TO * Math.abs(step.before);
  if (near && !step.uneven && !Number.isInteger(before)) return "";
  const told = step.uneven && !Number.isInteger(before) ? step.uneven : step.says.replace("{}", () => followed(before, mine));
  const numbers = /** @type {string[]} */ (told.match(SAID_NUMBER) ?? []);
  return written.some((each) => numbers.includes(each)) ? "" : told;
}

/** A number that follows from an answer; from a rounded one it is only about that much. @param {number} value @param {number} mine */
function followed(value, mine) {
  const near = wholeNear(value);
  if (value === near) return number(value);
  const nextTo = near && Math.abs(value / near - 1) < NEXT_TO && !Number.isInteger(Number(mine.toFixed(12)));
  return `about ${number(nextTo ? near : value)}`;
}

/** What the fields of a form hold: numbers, a choice, or words on why it is neither. @param {HTMLFormElement} form @param {Answers} answers @param {Record<string, string>} words @returns {{ given: number[]|string } | { refused: string }} */
function givenIn(form, answers, words) {
  const { unread } = /** @type {{ unread: string }} */ (form.dataset);
  const fields = [...form.querySelectorAll("input")];
  if ("choices" in answers) {
    const chosen = fields.find((field) => field.checked);
    return chosen ? { given: chosen.value } : { refused: unread };
  }
  const typed = fields.map((field) => field.value);
  if (typed.some((text) => !text.trim())) return { refused: unread };
  const read = guessOf(words, answers.accepted.length > 1 ? fields.map((field) => field.labels?.[0].textContent ?? "") : answers.accepted.map(() => ""), typed);
  return "refused" in read ? read : { given: read.numbers };
}

/** Each form of the page answers. @param {Record<string, Answers>} tables @param {Record<string, string>} words why an answer cannot be read */
function listen(tables, words) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form.answer"))) {
    const answers = tables[form.dataset.exercise ?? ""];
    const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const read = givenIn(form, answers, words);
      if ("refused" in read) {
        output.innerHTML = `<strong>${words.not_yet}</strong>: `;
        output.append(read.refused); // as text: what was typed stands in it
        form.dataset.heard = "unread";
      } else {
        output.innerHTML = judge(answers, read.given);
        form.dataset.heard = output.innerHTML.startsWith("<strong>Right</strong>") ? "right" : "wrong";
      }
    });
    form.addEventListener("input", () => delete form.dataset.heard); // what was said was said of another answer
  }
}

Object.assign(window, { siteAnswers: listen, siteJudge: judge, siteRead: guessOf });
