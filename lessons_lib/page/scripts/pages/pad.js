// @ts-check
// A pad to draw on: what is drawn becomes x, in the page itself, and every layer follows the pen.
import { countPoints } from "../../../data/pad.js";
import { FORWARD } from "./forward.js";
import { drawSureness } from "../marks/shares.js";
import { make, setAttribute, unique } from "../parts/elements.js";
import { areShares } from "../parts/layout.js";
import { drawPage } from "./page.js";
import { makePlayer } from "./play.js";
import { fill } from "../../../numbers/sentence.js";
import { traceOfX } from "../trace/trace.js";

/** @typedef {{ row: number, column: number }} Place */

const SIDE = 32; // points across, and down
const AROUND = [-1, 0, 1]; // the pen is 3 points wide

/**
 * The page of a trace with a pad beside its row.
 * @param {HTMLElement} root @param {import("../types.js").Trace[]} traces @param {any} [_data] @param {string} [_sort]
 * @param {import("../types.js").PageOptions & { drawn?: (points: Uint8Array, now: import("../types.js").Trace) => void }} options drawn: hears of every stroke
 */
export function drawPadPage(root, [trace], _data, _sort, options = {}) {
  const { words } = trace;
  const traceOf = (/** @type {Uint8Array} */ points, /** @type {import("../types.js").Python|null} */ python = null) =>
    points.some(Boolean) ? { ...traceOfX(trace, words.your_drawing, countPoints(points), python), original: null } : trace; // a drawing was nothing else before
  const last = trace.outputs.length - 1;
  const shares = areShares(trace, last) ? drawSureness(trace.data.shown.classes ?? []) : null;
  const show = (/** @type {import("../types.js").Trace} */ now) => {
    const count = pad.points.reduce((sum, point) => sum + point, 0);
    page.show(now);
    const share = shares?.show(now.outputs[last]);
    const answer = share ? fill(words.pad_share, { answer: now.verdict, share }) : now.verdict;
    if (!count) page.say(fill(words.empty_pad, { name: trace.name }));
    else if (now.verdict) page.say(fill(words.pad_answer, { count, answer }));
  };
  const drawn = (/** @type {Uint8Array} */ points) => {
    const now = traceOf(points);
    show(now);
    options.drawn?.(points, now);
  };
  const pad = makePad(words, { name: trace.name, drawn, say: (text) => page.say(text) });
  const page = drawPage(root, trace, FORWARD, { ...options, play: makePlayer, beside: [pad.element, ...(shares ? [shares.element] : [])], tools: pad.tools, looked: pad.paint });
  shares?.show(trace.outputs[last]);
  const stands = () => ({ sheet: pad.points.join("") });
  /** Begin with a drawing, and what Python answered to it. */
  const begin = (/** @type {{ sheet: string }} */ { sheet }, /** @type {import("../types.js").Python|null} */ python = null) => {
    pad.points.set([...sheet].map(Number));
    pad.paint();
    show(traceOf(pad.points, python));
  };
  return { ...page, begin, stands };
}

/** @param {Record<string, string>} words @param {{ name: string, drawn: (points: Uint8Array) => void, say: (text: string) => void }} heard name: of what is shown while nothing is drawn; drawn: hears of every change */
export function makePad(words, { name, drawn, say }) {
  const points = new Uint8Array(SIDE * SIDE);
  const canvas = make("canvas", { class: "itm-pad", width: SIDE, height: SIDE, tabIndex: 0, role: "application", "aria-label": fill(words.pad, { side: SIDE }) });
  const cursor = make("span", { class: "itm-pad-cursor", "aria-hidden": true });
  const help = make("p", { class: "itm-hidden", id: unique("help") }, words.pad_help);
  const rubber = make("button", { "aria-pressed": "false", onclick: () => take(!erasing()) }, words.rubber);
  const clear = make("button", { onclick: wipe }, words.clear);
  /** @type {Place} */ let at = { row: SIDE / 2, column: SIDE / 2 };
  let ink = ""; // the theme's: to ask for a style has the browser work all of them out
  setAttribute(canvas, "aria-describedby", help.id);
  canvas.title = words.pad_help;

  const erasing = () => rubber.getAttribute("aria-pressed") === "true";
  const take = (/** @type {boolean} */ it) => setAttribute(rubber, "aria-pressed", String(it));

  function wipe() {
    points.fill(0);
    take(false);
    changed();
  }

  function changed() {
    blot();
    drawn(points);
  }

  /** Move the pen along some places, with ink (or the rubber) all the way. */
  function stroke(/** @type {Place[]} */ places) {
    const before = points.slice();
    for (const next of places) {
      for (const place of lineTo(at, next)) dab(points, place, erasing() ? 0 : 1);
      at = next;
    }
    showCursor();
    if (points.some((point, index) => point !== before[index])) changed();
  }

  /** In the colour that the page has now. */
  function paint() {
    ink = getComputedStyle(canvas).color;
    blot();
  }

  function blot() {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.clearRect(0, 0, SIDE, SIDE);
    canvas.classList.toggle("itm-inked", points.some(Boolean));
    context.fillStyle = ink;
    points.forEach((point, index) => {
      if (point) context.fillRect(index % SIDE, Math.floor(index / SIDE), 1, 1);
    });
  }

  function showCursor() {
    cursor.style.left = `${(100 * at.column) / SIDE}%`;
    cursor.style.top = `${(100 * at.row) / SIDE}%`;
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault(); // no selection begins here; so the focus has to be asked for
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    at = placeUnder(canvas, event);
    stroke([at]);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const between = event.getCoalescedEvents?.() ?? [];
    stroke((between.length ? between : [event]).map((each) => placeUnder(canvas, each)));
  });
  const acts = /** @type {Record<string, () => void>} */ ({ " ": () => stroke([at]), c: wipe, r: () => take(!erasing()) });
  canvas.addEventListener("keydown", (event) => {
    const [next, act] = [movedBy(at, event.key), acts[event.key.toLowerCase()]];
    if (!(next || act) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // the page itself would take a step
    if (!next) return act();
    if (event.shiftKey) return stroke([at, next]);
    at = next;
    showCursor();
    say(placeSaid(points, at, words));
  });
  showCursor();
  const element = make("div", { class: "itm-sheet" }, canvas, cursor, make("span", { class: "itm-draw-here", "aria-hidden": true }, fill(words.draw_here, { name })), help);
  return { element, tools: [clear, rubber], paint, points };
}

/** @param {Uint8Array} points @param {Place} at @param {Record<string, string>} words */
function placeSaid(points, { row, column }, words) {
  const what = points[row * SIDE + column] ? words.ink : words.paper;
  return fill(words.pad_place, { row: row + 1, column: column + 1, what });
}

/** The nearest row or column that there is. @param {number} at */
const onSheet = (at) => Math.max(0, Math.min(SIDE - 1, at));

/** @param {HTMLCanvasElement} canvas @param {PointerEvent} event @returns {Place} */
function placeUnder(canvas, event) {
  const box = canvas.getBoundingClientRect();
  const along = (/** @type {number} */ share) => onSheet(Math.floor(share * SIDE));
  return { row: along((event.clientY - box.top) / box.height), column: along((event.clientX - box.left) / box.width) };
}

/** @param {Place} at @param {string} key @returns {Place | null} */
function movedBy({ row, column }, key) {
  const moved = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] })[key];
  return moved ? { row: onSheet(row + moved[0]), column: onSheet(column + moved[1]) } : null;
}

/** The points of a straight line from one place to another, both with it. @param {Place} from @param {Place} to */
function lineTo(from, to) {
  const [down, across] = [to.row - from.row, to.column - from.column];
  const steps = Math.max(Math.abs(down), Math.abs(across), 1);
  return Array.from({ length: steps + 1 }, (_, step) => ({
    row: from.row + Math.round((down * step) / steps),
    column: from.column + Math.round((across * step) / steps),
  }));
}

/** One touch of the pen: the point itself and those around it. @param {Uint8Array} points @param {Place} place @param {number} ink */
function dab(points, { row, column }, ink) {
  for (const y of AROUND.map((down) => row + down)) {
    for (const x of AROUND.map((across) => column + across)) if (onSheet(y) === y && onSheet(x) === x) points[y * SIDE + x] = ink;
  }
}
