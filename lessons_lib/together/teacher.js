// @ts-check
// The teacher's page: asks the class one question after the other, shows how the guesses spread, and tells the answer.
import { fill } from "../numbers/sentence.js";
import { draw, make, write } from "../page/scripts/parts/elements.js";
import { drawAsked, pieces } from "./asked.js";
import { classroom } from "./classroom.js";
import { hands } from "./hands.js";
import { spread } from "./spread.js";

/** @typedef {import("./hands.js").Group} Group */
/** @typedef {Record<string, string>} Words */
/** @typedef {{ asked: import("./asked.js").Asked, truth: import("./asked.js").Inline, hands: Group[] }} Question */
/** @typedef {NonNullable<ReturnType<typeof classroom>>} Classroom */
/** @typedef {{ send: (content: any) => void, on: (name: string, hear: (content: any) => void) => void, get: (name: string) => any }} Model */

const OFTEN = 1000; // milliseconds between two questions to the server
const PATIENT = 3000; // milliseconds until it is said that Python is busy
const HERE_ONLY = /^(localhost|127\.|\[::1\])/;

/** @param {{ model: Model, el: HTMLElement }} view */
export function renderTeacher({ model, el }) {
  const { questions, words } = model.get("data");
  const python = askPython(model);
  const room = classroom();
  const root = make("div", { class: "itm-class itm-class-live" });
  const sections = /** @type {HTMLElement[]} */ (questions.map((/** @type {Question} */ each, /** @type {number} */ at) => questionSection(each, at, room, python, words)));
  root.append(questionBar(root, sections, words), ...sections);
  el.replaceChildren(root);
}

/** From question to question, and to the whole screen. @param {HTMLElement} root @param {HTMLElement[]} sections @param {Words} words */
function questionBar(root, sections, words) {
  const place = make("span", { role: "status" });
  const before = make("button", { onclick: () => go(-1) }, words.before);
  const next = make("button", { onclick: () => go(1) }, words.next);
  const screen = make("button", { onclick: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()) }, words.screen);
  root.onfullscreenchange = () => write(screen, document.fullscreenElement ? words.window : words.screen);
  let at = 0;
  function go(/** @type {number} */ by) {
    at += by;
    sections.forEach((each, index) => (each.hidden = index !== at));
    before.disabled = at === 0;
    next.disabled = at === sections.length - 1;
    write(place, fill(words.place, { at: at + 1, count: sections.length }));
  }
  go(0);
  return make("div", { class: "itm-bar" }, ...(sections.length > 1 ? [before, place, next] : []), screen);
}

/** What can be chosen, where the question itself does not list it by letters. @param {import("./asked.js").Asked} asked */
function choices({ choices: all }) {
  return all.some((each) => each.length > 1) ? [make("ul", {}, ...all.map((each) => make("li", {}, each)))] : [];
}

/** Python's answers: each goes to who asked. @param {Model} model */
function askPython(model) {
  const waiting = /** @type {Map<number, (answer: any) => void>} */ (new Map());
  let asked = 0;
  model.on("msg:custom", (answer) => {
    waiting.get(answer.request)?.(answer);
    waiting.delete(answer.request);
  });
  return (/** @type {object} */ content) =>
    new Promise((/** @type {(answer: any) => void} */ heard) => {
      waiting.set((asked += 1), heard);
      model.send({ ...content, request: asked });
    });
}

/** One question. @param {Question} question @param {number} at @param {Classroom | null} room @param {(content: object) => Promise<any>} python @param {Words} words */
function questionSection({ asked, truth, hands: likely }, at, room, python, words) {
  const said = make("p", { role: "status" });
  const open = make("button", { class: "itm-open", hidden: !room, onclick: () => begin() }, words.open);
  const count = make("p", { class: "itm-count" });
  const join = make("div", { class: "itm-join" });
  const seen = { named: false, told: false };
  const name = make("button", { "aria-pressed": "false", onclick: () => turn() }, words.name);
  const steps = /** @type {[string, string, () => void][]} */ ([
    ["talk", words.spread, () => send({ phase: "talk" })],
    ["guess", words.again, () => send({ phase: "guess" })],
    ["told", words.tell, () => tell()],
    ["closed", words.close, () => close()],
  ]).map(([value, text, onclick]) => make("button", { value, onclick }, text));
  const buttons = make("p", { class: "itm-steps", hidden: true }, ...steps.slice(0, 2), name, ...steps.slice(2));
  const answer = make("p", { class: "itm-truth" });
  const spreads = make("div");
  const main = make("div", {}, ...drawAsked(asked, "h3"), ...choices(asked), open, count, buttons, said, answer, spreads, hands(likely, words));
  const root = make("section", { class: "itm-sides" }, main, join);
  let groups = /** @type {Group[]} */ ([]);
  let drawn = "";
  let timer = 0;
  let heard = Promise.resolve(); // until what was asked last is answered
  if (!room) write(said, words.no_server);
  else if (room.room()) stay(room);

  /** A page that was loaded anew finds the class where it was. @param {Classroom} open */
  async function stay(open) {
    try {
      const now = await open.send({});
      if (now.id === asked.id) await follow(now);
    } catch {
      // the room is closed: there is nothing to stay with
    }
  }

  async function begin() {
    try {
      groups = [];
      drawn = "";
      if (seen.named) turn();
      follow(await /** @type {Classroom} */ (room).ask(asked));
    } catch {
      write(said, words.failed);
    }
  }

  /** The class is at this question: stay with it. @param {import("./classroom.js").Standing} now */
  async function follow(now) {
    const { learners } = /** @type {import("./classroom.js").Room} */ (room?.room());
    write(said, HERE_ONLY.test(new URL(learners).host) ? words.here_only : "");
    open.hidden = true;
    buttons.hidden = false;
    listen();
    await show(now);
    await showAddress(learners);
  }

  function listen() {
    clearInterval(timer);
    timer = setInterval(() => (root.isConnected ? (heard = send({})) : clearInterval(timer)), OFTEN);
  }

  async function showAddress(/** @type {string} */ learners) {
    if (join.dataset.address === learners) return;
    join.dataset.address = learners;
    const [, host, name] = /** @type {string[]} */ (/(.*\/)(.*)/.exec(learners));
    const link = make("a", { href: learners, target: "_blank", rel: "noopener" }, host, make("b", {}, name));
    join.replaceChildren(make("p", {}, words.address), link, make("p", {}, make("small", {}, words.private)));
    const { square: [side, path] } = await python({ address: learners });
    const dark = draw("path", { d: path, fill: "#000000" });
    const picture = draw("svg", { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": fill(words.picture, { address: learners }), "shape-rendering": "crispEdges" });
    picture.append(draw("rect", { width: side, height: side, fill: "#ffffff" }), dark);
    link.after(picture);
  }

  /** @param {object} more */
  async function send(more) {
    try {
      const now = await /** @type {Classroom} */ (room).send(more);
      if (now.id === asked.id) await show(now);
      else leave(words.elsewhere);
    } catch {
      if (buttons.hidden) return; // the room has just been closed
      write(said, words.failed);
    }
  }

  /** What the class said stays here; it is asked no more. @param {string} why */
  function leave(why) {
    clearInterval(timer);
    buttons.hidden = true;
    open.hidden = false;
    join.replaceChildren();
    delete join.dataset.address;
    write(count, "");
    write(said, why);
  }

  async function close() {
    clearInterval(timer);
    await heard; // a room that is closed answers nobody
    try {
      await /** @type {Classroom} */ (room).close();
      spreads.replaceChildren();
      answer.replaceChildren();
      leave(words.closed);
    } catch {
      write(said, words.failed);
      listen();
    }
  }

  /** With the answer each learner hears what the own guess was. */
  async function tell() {
    const now = await /** @type {Classroom} */ (room).send({ phase: "talk" });
    const { verdicts } = await judged(now.guesses);
    await send({ phase: "told", told: { truth, verdicts } });
  }

  /** @param {(number[] | string)[][]} rounds */
  async function judged(rounds) {
    const busy = setTimeout(() => write(said, words.python_waits), PATIENT);
    const answers = await python({ at, rounds });
    clearTimeout(busy);
    if (said.textContent === words.python_waits) write(said, "");
    return answers;
  }

  /** @param {import("./classroom.js").Standing} now */
  async function show({ phase, counts, guesses }) {
    write(count, fill(words.count, { count: counts[counts.length - 1] }));
    for (const button of steps) button.disabled = button.value === phase || (phase === "told" && button.value !== "closed");
    steps[1].disabled = phase !== "talk";
    seen.told = phase === "told";
    name.disabled = seen.told || !guesses.length;
    const state = JSON.stringify([phase === "told", guesses]);
    if (state === drawn) return;
    drawn = state;
    if (guesses.length) ({ groups } = await judged(guesses));
    redraw();
  }

  function turn() {
    seen.named = !seen.named;
    name.setAttribute("aria-pressed", String(seen.named));
    redraw();
  }

  function redraw() {
    const [before, after] = words.truth.split("{truth}");
    spreads.replaceChildren(...(drawn && JSON.parse(drawn)[1].length ? [spread(groups, { ...seen, named: seen.named || seen.told }, words)] : []));
    answer.replaceChildren(...(seen.told ? [before, ...pieces(truth), after] : []));
  }

  return root;
}
