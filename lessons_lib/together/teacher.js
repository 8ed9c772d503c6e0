// @ts-check
// The teacher's page: opens a room on the server, shows how the guesses spread, and goes on; or counts raised hands.
import { fill } from "../numbers/sentence.js";
import { make, write } from "../page/scripts/parts/elements.js";
import { groupsOf, slipIn } from "./judging.js";

/** @typedef {import("./judging.js").Answer} Answer */
/** @typedef {Record<string, string>} Words */

const OFTEN = 1000; // milliseconds between two questions to the server
const PLACE = "inside-class"; // together/extension.py
const HERE_ONLY = /^(localhost|127\.|\[::1\])/;
const MOST_ROWS = 8; // to raise hands for

export function teach() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.itm-together[data-sort="teacher"]:not([data-live])'))) {
    root.dataset.live = "";
    const { question, words } = JSON.parse(root.querySelector("script")?.textContent ?? "{}");
    const said = make("p", { role: "status" });
    const open = make("button", { type: "button" }, words.open);
    const room = make("div", {}, open);
    root.append(room, said, hands(question, words));
    const base = baseUrl();
    if (base === null) {
      open.hidden = true;
      write(said, words.no_server);
    }
    open.onclick = async () => {
      try {
        const made = await send(`${base}${PLACE}/rooms`, question);
        const address = `${base}${PLACE}/${made.room}`;
        room.replaceChildren(...live(address, made.learners || new URL(address, location.href).href, made.key, question, words, said));
        write(said, !made.learners && HERE_ONLY.test(location.host) ? words.here_only : "");
      } catch {
        write(said, words.no_server);
      }
    };
  }
}

/** Where the Jupyter server is that this page comes from; null where it comes from none. */
function baseUrl() {
  const settings = document.getElementById("jupyter-config-data");
  return settings ? JSON.parse(settings.textContent ?? "{}").baseUrl ?? null : null;
}

/** @param {string} address @param {object} content @returns {Promise<any>} */
async function send(address, content) {
  const xsrf = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
  const answer = await fetch(address, { method: "POST", headers: { "X-XSRFToken": xsrf }, body: JSON.stringify(content) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** An open room. @param {string} address @param {string} learners where they come to it @param {string} key @param {any} question @param {Words} words @param {HTMLElement} said */
function live(address, learners, key, question, words, said) {
  const link = make("a", { href: learners, target: "_blank", rel: "noopener" }, learners);
  const count = make("p", { className: "itm-count" });
  const spread = make("div");
  const buttons = /** @type {[string, string][]} */ ([["talk", words.spread], ["guess", words.again], ["told", words.tell], ["closed", words.close]]).map(([phase, name]) =>
    make("button", { type: "button", value: phase, onclick: () => ask({ phase }) }, name),
  );

  /** @param {{ phase?: string }} more */
  async function ask(more = {}) {
    try {
      const answer = await send(`${address}/teacher`, { key, ...more });
      if (more.phase === "closed") return close();
      show(answer);
    } catch {
      write(said, words.failed);
    }
  }

  function close() {
    clearInterval(timer);
    for (const button of buttons) button.disabled = true;
    link.remove();
    write(said, words.closed);
  }

  let drawn = "";
  function show(/** @type {{ phase: string, counts: number[], guesses: number[][] }} */ { phase, counts, guesses }) {
    write(count, fill(words.count, { count: String(counts[counts.length - 1]) }));
    for (const button of buttons) button.disabled = button.value === phase || (phase === "told" && button.value !== "closed");
    const state = JSON.stringify([phase === "told", guesses]);
    if (state === drawn) return;
    drawn = state;
    spread.replaceChildren(...guesses.map((each, at) => table(each, at + 1, question, words)).reverse());
  }

  const timer = setInterval(() => (link.isConnected ? ask() : clearInterval(timer)), OFTEN);
  ask();
  return [make("p", {}, words.address, make("br"), link), count, make("p", {}, ...buttons), spread];
}

/** One round, the largest group first. @param {number[]} guesses @param {number} round @param {any} question @param {Words} words */
function table(guesses, round, { output, answer }, words) {
  const count = String(guesses.length);
  const rows = groupsOf(guesses, answer).map(({ said, right, guesses: own }) => {
    const given = { output, truth: answer.shown, guesses: [...new Set(own)].join(", ") };
    const bar = make("i");
    bar.style.width = `${(100 * own.length) / guesses.length}%`;
    const meaning = right ? fill(words.right, given) : said ? `${given.guesses}: ${said}` : fill(words.other, given);
    const many = make("th", { scope: "row" }, fill(words.of, { many: String(own.length), count }));
    return make("tr", { className: right ? "itm-is-right" : "" }, many, make("td", {}, bar, meaning));
  });
  const caption = make("caption", {}, fill(words.round, { round: String(round), count }));
  return make("table", { className: "itm-spread" }, caption, make("tbody", {}, ...rows));
}

/** Without a server: numbers to raise hands for, and what each stands for when all have been counted. @param {any} question @param {Words} words */
function hands({ output, answer }, words) {
  const wrong = answer.slips.map((/** @type {any} */ { value }) => Number(value.toPrecision(6)));
  const values = [...new Set([Number(answer.truth.toPrecision(6)), ...wrong])].slice(0, MOST_ROWS).sort((a, b) => a - b);
  const meanings = /** @type {HTMLElement[]} */ ([]);
  const rows = [...values.map(String), words.something_else].map((value) => {
    const many = make("b", {}, "0");
    const press = (/** @type {number} */ by) => write(many, String(Math.max(0, Number(many.textContent) + by)));
    const fewer = make("button", { type: "button", "aria-label": fill(words.fewer, { value }), onclick: () => press(-1) }, "−");
    const more = make("button", { type: "button", "aria-label": fill(words.more, { value }), onclick: () => press(1) }, "+");
    const right = Number(value) === Number(answer.truth.toPrecision(6));
    const meaning = make("span", { hidden: true }, right ? fill(words.right, { output, truth: answer.shown }) : slipIn(Number(value), answer));
    meanings.push(meaning);
    return make("tr", {}, make("th", { scope: "row" }, value), make("td", {}, fewer, many, " ", more, " ", meaning));
  });
  const show = make("button", { type: "button", onclick: () => meanings.forEach((each) => (each.hidden = false)) }, words.show);
  const body = make("table", { className: "itm-spread" }, make("tbody", {}, ...rows));
  return make("details", { className: "itm-hands" }, make("summary", {}, words.hands), body, show);
}
