// @ts-check
// The plane: the answer everywhere, the points on it, and a cross that arrow keys move, to add points, open or remove them.

import { number } from "../numbers/notation.js";
import { make, setAttribute, write } from "../page/scripts/parts/elements.js";
import { pointColour, tracePoint } from "./answer.js";
import { paintField, zeroLine } from "./field.js";

/** @typedef {import("./points.js").PointSet} PointSet */
/** What there is to see. @typedef {{ grid: import("./field.js").PlaneGrid, colour: (square: number) => number, lines: ((square: number) => number)[], caption: string, set: PointSet,
 *   places: Float64Array, tested: boolean[], look: import("./colours.js").BenchLook, span: { middle: number, half: number }, opened: number }} PlaneScene */

const [RADIUS, NEAR, APART] = [4.5, 12, 14]; // pixels: of a point, what counts as on it, between points of one stroke
const STRIDES = 40; // of the cross, from side to side
const MOVES = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] });

/** @param {{ use: (across: number, up: number, near: number, stroke: boolean) => void, remove: (near: number) => void, pointed: (across: number, up: number, near: number) => void, choose: (at: number) => void }} act */
export function makePlane(act) {
  const paint = make("canvas", { class: "itm-bench-paint", "aria-hidden": "true" });
  const edges = make("canvas", { "aria-hidden": "true" }); // lines between answers, which move as it learns …
  const over = make("canvas", { class: "itm-bench-over", tabIndex: 0, role: "application", "aria-roledescription": "plane", "data-lm-suppress-shortcuts": "true" }); // … and points, which stay
  const caption = make("figcaption");
  const ends = ["left", "right", "high", "low"].map((end) => make("span", { class: `itm-bench-end itm-bench-${end}`, "aria-hidden": "true" }));
  const names = ["across", "up"].map((axis) => make("span", { class: `itm-bench-axis itm-bench-axis-${axis}`, "aria-hidden": "true" }));
  const stage = make("div", { class: "itm-bench-stage" }, paint, edges, over);
  const element = make("figure", { class: "itm-bench-plane" }, caption, make("div", { class: "itm-bench-axes" }, stage, ...ends, ...names));
  /** @type {PlaneScene | null} */ let scene = null;
  let cross = [0.5, 0.5]; // shares of the way across and down
  /** @type {any[]} */ let drawn = []; // of what the points are a picture
  let last = [-1, -1]; // where the stroke left its last point

  const place = (/** @type {number[]} */ [x, y]) => {
    const { left, right, low, high } = /** @type {PlaneScene} */ (scene).grid.view;
    return [left + x * (right - left), high - y * (high - low)];
  };
  const shares = (/** @type {PlaneScene} */ { places, grid: { view } }, /** @type {number} */ at) => [
    (places[2 * at] - view.left) / (view.right - view.left),
    (view.high - places[2 * at + 1]) / (view.high - view.low),
  ];
  const nearest = (/** @type {number[]} */ [x, y], reach = NEAR) => {
    if (!scene) return -1;
    let [found, least] = [-1, reach / over.clientWidth];
    for (let at = 0; 2 * at < scene.places.length; at++) {
      const [px, py] = shares(scene, at);
      const distance = Math.hypot(px - x, py - y);
      if (distance < least) [found, least] = [at, distance];
    }
    return found;
  };
  const use = (/** @type {boolean} */ stroke) => {
    const [across, up] = place(cross);
    act.use(across, up, nearest(cross), stroke);
  };
  const point = () => {
    const [across, up] = place(cross);
    act.pointed(across, up, nearest(cross));
    drawOver();
  };

  over.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    over.setPointerCapture(event.pointerId);
    over.focus({ preventScroll: true });
    last = cross = whereIn(over, event);
    use(false);
  });
  over.addEventListener("pointermove", (event) => {
    const here = whereIn(over, event);
    const [across, up] = place(here);
    if (!event.buttons) return act.pointed(across, up, nearest(here));
    if (Math.hypot(here[0] - last[0], here[1] - last[1]) * over.clientWidth < APART) return;
    last = cross = here;
    use(true);
  });
  over.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (MOVES[event.key]) {
      const stride = 1 / STRIDES / (event.shiftKey ? 5 : 1);
      cross = cross.map((each, axis) => Math.max(0, Math.min(1, each + stride * MOVES[event.key][axis])));
      point();
    } else if (event.key === "Enter" || event.key === " ") use(false);
    else if (event.key === "Delete" || event.key === "Backspace") act.remove(nearest(cross, Infinity));
    else if (/^[0-9]$/.test(event.key)) act.choose(Number(event.key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  for (const name of ["focus", "blur"]) over.addEventListener(name, () => drawOver());

  function drawEdges() {
    const pen = penFor(edges);
    if (!pen || !scene) return;
    const { look, grid, lines } = scene;
    for (const path of lines.map((line) => zeroLine(grid.side, line, edges.clientWidth))) {
      for (const [colour, width] of /** @type {[string, number][]} */ ([[look.paper, 3.5], [look.ink, 1.5]])) {
        [pen.strokeStyle, pen.lineWidth] = [colour, width];
        pen.stroke(path);
      }
    }
  }

  function drawOver() {
    const pen = penFor(over);
    const room = over.clientWidth;
    if (!pen || !scene) return;
    drawPoints(pen, scene, room, (at) => shares(/** @type {PlaneScene} */ (scene), at));
    if (document.activeElement === over) drawCross(pen, scene.look, cross[0] * room, cross[1] * room, room);
    drawn = [scene.places, scene.tested, scene.set, scene.look, scene.opened, room];
  }

  return {
    element,
    /** @param {PlaneScene} shown @param {string} label */
    show(shown, label) {
      scene = shown;
      write(caption, shown.caption);
      setAttribute(over, "aria-label", label);
      const { left, right, low, high } = shown.grid.view;
      [left, right, high, low].forEach((end, at) => write(ends[at], number(Number(end.toPrecision(3)))));
      shown.set.features.forEach((name, at) => write(names[at], name));
      paintField(paint, shown.grid.side, shown.colour);
      drawEdges();
      const now = [shown.places, shown.tested, shown.set, shown.look, shown.opened, over.clientWidth];
      if (now.some((each, at) => each !== drawn[at])) drawOver();
    },
  };
}

/** A clean canvas, as sharp as the screen. @param {HTMLCanvasElement} canvas */
function penFor(canvas) {
  const pen = canvas.getContext("2d");
  const room = canvas.clientWidth;
  if (!pen || !room) return null;
  const sharp = window.devicePixelRatio || 1;
  const pixels = Math.round(room * sharp);
  if (canvas.width !== pixels) canvas.width = canvas.height = pixels;
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  pen.clearRect(0, 0, room, room);
  return pen;
}

/** Where in an element a pointer is, as shares. @param {HTMLElement} element @param {PointerEvent} event */
function whereIn(element, { clientX, clientY }) {
  const box = element.getBoundingClientRect();
  return [(clientX - box.left) / box.width, (clientY - box.top) / box.height].map((share) => Math.max(0, Math.min(1, share)));
}

/** Points to learn from are filled, those kept for the test hollow; where they have numbers, squares.
 * @param {CanvasRenderingContext2D} pen @param {PlaneScene} scene @param {number} room @param {(at: number) => number[]} shares */
function drawPoints(pen, { set, tested, look, span, opened }, room, shares) {
  const radius = set.points.length > 600 ? RADIUS - 1.5 : RADIUS;
  set.points.forEach(([, , target], at) => {
    const [x, y] = shares(at).map((share) => share * room);
    const colour = pointColour(set, target, look, span);
    tracePoint(pen, x, y, radius, set.classes ? target : tested[at] ? 2 : 0);
    const hollow = tested[at] && set.classes; // what has a number of its own needs its colour, and is a square
    [pen.fillStyle, pen.strokeStyle, pen.lineWidth] = hollow ? [look.paper, colour, 2] : [colour, set.classes ? look.paper : look.ink, 1.2];
    pen.fill();
    pen.stroke();
    if (at !== opened) return;
    [pen.strokeStyle, pen.lineWidth] = [look.ink, 2];
    pen.beginPath();
    pen.arc(x, y, radius + 5, 0, 2 * Math.PI);
    pen.stroke();
  });
}

/** @param {CanvasRenderingContext2D} pen @param {import("./colours.js").BenchLook} look @param {number} x @param {number} y @param {number} room */
function drawCross(pen, look, x, y, room) {
  for (const [colour, width] of /** @type {[string, number][]} */ ([[look.paper, 4], [look.ink, 1.5]])) {
    [pen.strokeStyle, pen.lineWidth] = [colour, width];
    pen.beginPath();
    for (const [fromX, fromY, toX, toY] of [[x - 14, y, x - 4, y], [x + 4, y, x + 14, y], [x, y - 14, x, y - 4], [x, y + 4, x, y + 14]]) {
      pen.moveTo(Math.max(0, Math.min(room, fromX)), Math.max(0, Math.min(room, fromY)));
      pen.lineTo(Math.max(0, Math.min(room, toX)), Math.max(0, Math.min(room, toY)));
    }
    pen.stroke();
  }
}
