// @ts-check
// A learner's page: commits a guess, waits for the others, and hears at the end what it was.
import { fill } from "../numbers/sentence.js";
import { make, numberBox, write } from "../page/scripts/parts/elements.js";
import { isRight, slipIn } from "./judging.js";

const OFTEN = 1000; // milliseconds between two questions to the server
const SECRET = "inside-class"; // in this tab alone, and gone with it

export function learn() {
  const root = /** @type {HTMLElement} */ (document.querySelector('.itm-together[data-sort="learner"]'));
  const { words, output } = JSON.parse(root.querySelector("script")?.textContent ?? "{}");
  const learner = secret();
  const at = `${location.pathname}/guess`;
  const box = numberBox({ required: true, autocomplete: "off" });
  const label = make("label", {}, `${words.guess}: ${output} = `, box);
  const form = make("form", {}, label, make("button", { type: "submit" }, words.commit), make("p", {}, make("small", {}, words.final)));
  const said = make("p", { role: "status" });
  root.append(form, said);
  let round = 0;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ method: "POST", body: JSON.stringify({ learner, guess: box.value }) });
  });

  /** @param {RequestInit} [sent] */
  async function ask(sent) {
    try {
      const answer = await fetch(sent ? at : `${at}?learner=${learner}`, { ...sent, cache: "no-store" });
      if (answer.status === 404) return write(said, words.closed);
      const content = await answer.json();
      if (content.refused) write(said, content.refused);
      else if (answer.ok) show(content);
    } catch {
      write(said, words.gone);
    }
  }

  function show(/** @type {any} */ { phase, round: now, mine, guessed, answer }) {
    if (now !== round) box.value = "";
    round = now;
    form.hidden = phase !== "guess" || guessed;
    write(said, line({ phase, mine, guessed, answer }));
  }

  function line(/** @type {any} */ { phase, mine, guessed, answer }) {
    const told = { guess: String(mine), output, truth: answer?.shown ?? "" };
    if (phase === "told") return mine === null ? fill(words.none, told) : judged(mine, answer, told);
    if (phase === "talk") return guessed ? fill(words.talk, told) : words.missed;
    return guessed ? fill(words.waits, told) : mine === null ? "" : fill(words.again, told);
  }

  /** @param {number} mine @param {import("./judging.js").Answer} answer @param {Record<string, string>} told */
  function judged(mine, answer, told) {
    if (isRight(mine, answer)) return fill(words.right, told);
    return `${fill(words.not_quite, told)} ${slipIn(mine, answer)}`.trim();
  }

  ask();
  setInterval(() => ask(), OFTEN);
}

/** What makes this learner's guess this learner's: nobody else has it. */
function secret() {
  const kept = sessionStorage.getItem(SECRET);
  if (kept) return kept;
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem(SECRET, made);
  return made;
}
