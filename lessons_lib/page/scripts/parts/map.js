// @ts-check
// The plane of an x of two numbers, painted with the answer that the model gives at each place, and a dot at x that one moves.
import { number, numbers } from "../../../numbers/notation.js";
import { fill } from "../../../numbers/sentence.js";
import { MAP_SIDE, paintField } from "../marks/field.js";
import { answersOf } from "../trace/answers.js";
import { PAINTED, make, setAttribute, write } from "./elements.js";

/** @typedef {import("../types.js").Trace} Trace */
/** What the page's data say of its map. @typedef {{ low: [number, number], high: [number, number], step: number, edge: number, samples: [number, number, 0|1|null][] }} MapData */

const COARSE = 33; // places across, and down, at which the answer is computed in the same frame …
const FINE = 65; // … and after it
const AT_ONCE = 5; // milliseconds between two chances for the browser to do something else, such as the next frame
const WITH_SHIFT = 10; // steps of an arrow key with Shift
const TRIANGLE = [[0, -4], [3.6, 2.6], [-3.6, 2.6]]; // pixels from its middle

/**
 * @param {{ data: MapData, words: Record<string, string>, palette: () => import("../marks/palette.js").Palette, move: (x: [number, number]) => void, say: (text: string) => void }} options move: the dot is moved there
 */
export function makeMap({ data, words, palette, move, say }) {
  const { low, high, step, edge, samples } = data;
  const canvas = make("canvas", { class: "itm-plane", width: MAP_SIDE, height: MAP_SIDE, tabIndex: 0, role: "application", "aria-description": words.map_help, title: words.map_help });
  const dot = make("span", { class: "itm-dot", "aria-hidden": true });
  const here = make("p", {});
  const counted = make("p", {});
  const element = make("div", { class: "itm-map" }, make("div", { class: "itm-sheet" }, canvas, dot), here, counted);
  let field = new Float64Array(0);
  /** @type {Trace} */ let now;
  /** Of the layers as they are now. @type {ReturnType<typeof answersOf>} */ let answersAt;
  /** @type {any[]} the numbers of the layers that it was painted with */ let painted = [];
  let painting = 0;
  let known = false;
  /** The theme's, looked up when it has changed: to ask for a style has the browser work all of them out. @type {ReturnType<typeof look>|null} */ let colours = null;

  const place = (/** @type {number} */ share, /** @type {0|1} */ axis) => low[axis] + share * (high[axis] - low[axis]);
  const shareOf = (/** @type {number} */ value, /** @type {0|1} */ axis) => (value - low[axis]) / (high[axis] - low[axis]);
  const answer = () => now.outputs[now.outputs.length - 1];

  /** Few places at once, so that the map follows in the same frame; once they are painted, many, some rows each time that the browser has had its turn.
   * Whoever turns a weight meanwhile begins anew. */
  function compute(mine = (painting += 1), places = COARSE, row = 0, found = new Float64Array(places * places)) {
    if (mine !== painting) return;
    const end = performance.now() + AT_ONCE;
    let down = row;
    for (; down < places && (places === COARSE || performance.now() < end); down += 1) {
      const line = Array.from({ length: places }, (_, across) => [place(across / (places - 1), 0), place(1 - down / (places - 1), 1)]);
      found.set(answersAt(line), down * places);
    }
    setAttribute(canvas, "aria-busy", (down < places || places < FINE));
    if (down < places) return void setTimeout(compute, 0, mine, places, down, found);
    field = found;
    known = field.every(Number.isFinite);
    paint();
    if (places < FINE) setTimeout(compute, PAINTED, mine, FINE);
  }

  const look = () => ({ ...palette(), paper: getComputedStyle(canvas).backgroundColor });

  function paint() {
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.clearRect(0, 0, MAP_SIDE, MAP_SIDE);
    colours ??= look();
    if (known) paintField(pen, field, edge, colours);
    pen.strokeStyle = colours.paper;
    for (const [across, up, side] of samples) {
      const [x, y] = [shareOf(across, 0) * MAP_SIDE, (1 - shareOf(up, 1)) * MAP_SIDE];
      pen.beginPath();
      if (side) for (const [right, down] of TRIANGLE) pen.lineTo(x + right, y + down);
      else pen.arc(x, y, 2.8, 0, 2 * Math.PI);
      pen.closePath();
      pen.fillStyle = side === null ? colours.line : side ? colours.positive : colours.negative;
      pen.fill();
      pen.stroke();
    }
  }

  /** How many of the points are on their side. */
  function countRight() {
    const answers = answersAt(samples.map(([across, up]) => [across, up]));
    const right = samples.filter(([, , side], each) => side !== null && side === Number(answers[each] > edge)).length;
    write(counted, samples.length ? fill(words.map_right, { right, count: samples.length }) : "");
  }

  /** @param {[number, number]} x */
  function goTo(x) {
    const kept = x.map((value, axis) => {
      const [least, most] = [Math.ceil(low[axis] / step), Math.floor(high[axis] / step)];
      return Number((Math.max(least, Math.min(most, Math.round(value / step))) * step).toPrecision(6));
    });
    move(/** @type {[number, number]} */ (kept));
    say(here.textContent ?? "");
  }

  const under = (/** @type {PointerEvent} */ event) => {
    const box = canvas.getBoundingClientRect();
    return /** @type {[number, number]} */ ([place((event.clientX - box.left) / box.width, 0), place(1 - (event.clientY - box.top) / box.height, 1)]);
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    goTo(under(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) goTo(under(event));
  });
  const keys = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] });
  canvas.addEventListener("keydown", (event) => {
    const moved = keys[event.key];
    if (!moved || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // the page itself would take a step
    const [across, up] = now.outputs[0].values ?? [0, 0];
    const far = step * (event.shiftKey ? WITH_SHIFT : 1);
    goTo([across + far * moved[0], up + far * moved[1]]);
  });

  return {
    element,
    /** In the colours that the page has now. */
    paint() {
      colours = null;
      paint();
    },
    /** @param {Trace} trace */
    show(trace) {
      now = trace;
      const [across, up] = now.outputs[0].values ?? [0, 0];
      dot.style.left = `${100 * shareOf(across, 0)}%`;
      dot.style.top = `${100 * (1 - shareOf(up, 1))}%`;
      canvas.setAttribute("aria-label", fill(words.map, { answer: answer().called, across: now.outputs[0].names[0], up: now.outputs[0].names[1] }));
      const { values } = answer();
      write(here, fill(words.map_place, { x: numbers(Float64Array.of(across, up), [2]), answer: answer().called, value: values ? number(values[0]) : "?" }));
      const fields = now.steps.map((each) => each.data.fields);
      if (fields.every((each, at) => each === painted[at])) return;
      painted = fields;
      answersAt = answersOf(now);
      countRight();
      compute();
    },
  };
}
