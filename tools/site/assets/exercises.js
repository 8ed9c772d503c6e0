// @ts-check
// Exercises that answer without Python: each answer is looked up among those that `check` was asked about when the
// site was built (tools/site/answers.py), and hears its words.

/** @typedef {{ right: string[], accepted: string[][], known: Record<string, number>, said: string[] }} Table */
/** @typedef {Table | { choices: Record<string, string> }} Answers */

const DECIMALS = 9;
const EXACT = 1e-9;
const NEAR = 0.01;

/** A number as it was typed; null if it is none. A fraction is one. @param {string} typed @returns {number|null} */
function read(typed) {
  const found = /^\(?\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\s*\/\s*(\d+\.?\d*))?\s*\)?$/i.exec(typed.replace(/[−–]/g, "-").trim());
  if (!found) return null;
  const value = Number(found[1]) / Number(found[2] ?? 1);
  return Number.isFinite(value) ? value : null;
}

/** A number as both languages write it. @param {number} value */
function token(value) {
  const written = value.toFixed(DECIMALS).replace(/0+$/, "").replace(/\.$/, "");
  return written === "-0" ? "0" : written;
}

/** Whether a number is right but for a hundredth of it; a whole one must be. @param {number} value @param {number} right */
function nearly(value, right) {
  return Math.abs(value - right) <= (Number.isInteger(right) ? EXACT : NEAR) * Math.abs(right) + EXACT;
}

/** What is said to an answer as it was typed; empty where it cannot be read. @param {Answers} answers @param {string[]} typed */
function judge(answers, typed) {
  if ("choices" in answers) return answers.choices[typed[0]] ?? "";
  const { right, accepted, known, said } = answers;
  const fields = accepted.length ? typed : typed.join(" ").replace(/[()[\]]/g, " ").split(/[\s,;]+/).filter(Boolean);
  const values = fields.map(read);
  if (!values.length || values.some((value) => value === null)) return "";
  const numbers = /** @type {number[]} */ (values);
  const own = numbers.map(token);
  const tokens = own.map((each, at) => (accepted[at]?.includes(each) ? "=" : each));
  if (accepted.length && tokens.every((each) => each === "=") && own.some((each, at) => each !== right[at])) return said[known["≈"]];
  const strange = tokens.map((each) => /** @type {string} */ (each === "=" ? "=" : "?"));
  const near = numbers.length === right.length && numbers.every((value, at) => nearly(value, Number(right[at])));
  const alone = tokens.flatMap((each, at) => (each === "=" ? [] : [strange.with(at, each)]));
  const looks = [tokens, ...(near ? [["~"]] : []), ...alone, accepted.length ? strange : ["?"]];
  const found = looks.map((look) => look.join("|")).find((key) => key in known);
  return found === undefined ? "" : said[known[found]];
}

/** Each form of the page answers. @param {Record<string, Answers>} tables */
function listen(tables) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form.answer"))) {
    const answers = tables[form.dataset.exercise ?? ""];
    const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);
      const typed = fields.filter((field) => field.type === "text" || field.checked).map((field) => field.value);
      const heard = typed.length ? judge(answers, typed) : "";
      output.innerHTML = heard || (form.dataset.unread ?? "");
      form.dataset.heard = heard.includes("<strong>Right</strong>") ? "right" : heard ? "wrong" : "unread";
    });
    form.addEventListener("input", () => delete form.dataset.heard); // what was said was said of another answer
  }
}

Object.assign(window, { siteAnswers: listen, siteJudge: judge });
