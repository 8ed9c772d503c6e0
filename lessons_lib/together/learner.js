// @ts-check
// A learner's page: follows the class from question to question, commits a guess, and hears at the end what it was.
import { fill } from "../numbers/sentence.js";
import { make, unique, write } from "../page/scripts/parts/elements.js";
import { drawAsked, pieces } from "./asked.js";

const OFTEN = 1000; // milliseconds between two questions to the server
const SECRET = "inside-class"; // in this tab alone, and gone with it

export function learn() {
  const root = /** @type {HTMLElement} */ (document.querySelector(".itm-learner"));
  const { words } = JSON.parse(root.querySelector("script")?.textContent ?? "{}");
  const at = `${location.pathname}/guess`;
  const headers = { "X-Learner": secret() };
  const question = make("div");
  const form = make("form", { noValidate: true });
  const refused = make("p", { role: "alert", class: "itm-refused" });
  const said = make("div", { role: "status" });
  root.append(question, form, refused, said);
  let asked = 0;
  let round = 0;
  let told = "";

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ method: "POST", body: JSON.stringify({ asked, guess: typed(form) }) });
  });

  /** @param {RequestInit} [sent] */
  async function ask(sent) {
    try {
      const answer = await fetch(sent ? at : `${at}?has=${asked}`, { ...sent, headers, cache: "no-store" });
      if (answer.status === 404) return close();
      const content = await answer.json();
      if (content.refused) refuse(content.refused);
      else if (answer.ok) show(content);
    } catch {
      say([words.gone]);
    }
  }

  function close() {
    clearInterval(timer);
    form.hidden = true;
    say([words.closed]);
  }

  function refuse(/** @type {string} */ why) {
    refused.textContent = ""; // said once more, where it is the same
    refused.append(why);
    /** @type {HTMLElement | null} */ (form.querySelector("input"))?.focus();
  }

  function show(/** @type {any} */ now) {
    if (now.question) {
      question.replaceChildren(...drawAsked(now.question, "h1"));
      form.replaceChildren(...answerBoxes(now.question, words));
      if (asked) /** @type {HTMLElement} */ (question.firstChild).focus(); // who does not see it hears it
    } else if (now.round !== round) form.reset();
    if (now.question || now.round !== round || now.guessed) write(refused, "");
    asked = now.asked;
    round = now.round;
    form.hidden = now.phase !== "guess" || now.guessed;
    say(now.phase === "told" ? outcome(now) : [standing(now)]);
  }

  /** @param {any} now */
  function standing({ phase, mine, guessed }) {
    const own = { guess: mine };
    if (phase === "talk") return guessed ? fill(words.talk, own) : words.missed;
    return guessed ? fill(words.waits, own) : mine === null ? "" : fill(words.again, own);
  }

  /** @param {any} now */
  function outcome({ mine, verdict, truth }) {
    const [before, after] = words.truth.split("{truth}");
    const answer = make("p", {}, before, ...pieces(truth), after);
    if (!verdict) return [answer];
    if (verdict.right) return [make("p", {}, words.right), answer];
    return [make("p", {}, fill(words.not_quite, { guess: mine }), " ", ...pieces(verdict.said)), answer];
  }

  /** Write it where it is not written already: a screen reader says what changes. @param {(string | HTMLElement)[]} lines */
  function say(lines) {
    const key = lines.map((line) => (typeof line === "string" ? line : line.outerHTML)).join("");
    if (key === told) return;
    told = key;
    said.replaceChildren(...lines);
  }

  const timer = setInterval(() => ask(), OFTEN);
  ask();
}

/** What is asked: a box for each number, or one of some answers. @param {import("./asked.js").Asked} asked @param {Record<string, string>} words */
function answerBoxes({ choices, boxes: names, many }, words) {
  const commit = [make("button", { type: "submit" }, words.commit), make("p", {}, make("small", {}, words.final))];
  if (choices.length) {
    const name = unique("choice");
    const all = choices.map((value) => make("label", { class: "itm-choice" }, make("input", { type: "radio", name, value }), value));
    return [make("fieldset", {}, make("legend", {}, words.guess), ...all), ...commit];
  }
  const written = { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: false, enterKeyHint: "send", maxLength: 200 };
  const all = names.map((name) => make("label", {}, name || (many ? `${words.guess}: ${words.row}` : words.guess), make("input", written)));
  return [make("div", { class: "itm-boxes" }, ...all), ...commit];
}

/** What stands in a form. @param {HTMLFormElement} form */
function typed(form) {
  const inputs = [...form.querySelectorAll("input")];
  return inputs.filter(({ type, checked }) => type !== "radio" || checked).map(({ value }) => value);
}

/** What makes this learner's guess this learner's: nobody else has it. */
function secret() {
  const kept = sessionStorage.getItem(SECRET);
  if (kept) return kept;
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem(SECRET, made);
  return made;
}
