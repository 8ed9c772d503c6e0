// @ts-check
// Points that glide from one output to the next, and the grid of x with them: at a whole stop a layer's picture, between two the straight way.

import { drawFrame, SLIDE_DRAWERS, slidePlace, strokeLine, unpackedNumbers } from "./panels.js";

const GLIDE_FINE = 10000; // whole numbers from one edge to the other
const ARRIVING = 5; // the line is there at the stop, and gone a fifth of the way from it
const DOT = 4.2; // pixels

/** Two rows of numbers, and the share of the way from one to the other. @param {ArrayLike<number>} rows @param {number} length of a row @param {number} stop */
function onTheWay(rows, length, stop) {
  const before = Math.floor(stop);
  const [from, to] = [before * length, Math.min(before + 1, rows.length / length - 1) * length];
  return Float64Array.from({ length }, (_, each) => rows[from + each] + (rows[to + each] - rows[from + each]) * (stop - before));
}

/** The outline of one point; of many classes its label. @param {CanvasRenderingContext2D} pen @param {string} look @param {[number, number]} place */
function outlinePoint(pen, look, [x, y]) {
  pen.beginPath();
  if (look === "^") {
    pen.moveTo(x, y - 1.2 * DOT);
    pen.lineTo(x + 1.1 * DOT, y + 0.8 * DOT);
    pen.lineTo(x - 1.1 * DOT, y + 0.8 * DOT);
    pen.closePath();
  } else pen.arc(x, y, DOT, 0, 2 * Math.PI);
}

/** @type {import("./panels.js").SlideDrawer} */
SLIDE_DRAWERS.glide = (pen, panel, stop, ink) => {
  panel.values ??= unpackedNumbers(panel.packed, Int16Array);
  panel.lines_of_x ??= unpackedNumbers(panel.grid, Int16Array);
  const nearest = Math.round(stop);
  const near = Math.max(0, 1 - ARRIVING * Math.abs(stop - nearest)); // 1 at a whole stop
  const at = slidePlace(panel);
  const place = (/** @type {ArrayLike<number>} */ of, /** @type {number} */ each) => at(of[2 * each] / GLIDE_FINE, of[2 * each + 1] / GLIDE_FINE);
  const [[left, high], [right, low]] = [at(0, 1), at(1, 0)];
  frameOf(pen, panel, near === 1 ? panel.axes[nearest] : null, ink);
  pen.save();
  pen.beginPath();
  pen.rect(left, high, right - left, low - high);
  pen.clip();
  drawGrid(pen, panel, stop, ink);
  const cut = panel.cuts[nearest];
  if (cut && near) {
    pen.globalAlpha = near;
    pen.strokeStyle = ink("ink");
    pen.lineWidth = 2;
    pen.setLineDash([10, 4]);
    strokeLine(pen, cut, at);
    pen.setLineDash([]);
  }
  const here = onTheWay(panel.values, 2 * panel.kinds.length, stop);
  const wrong = new Set(panel.wrong[nearest]);
  const few = panel.looks.length < 3;
  pen.lineWidth = 1.2;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const [each, kind] of panel.kinds.entries()) {
    const colour = ink(panel.looks.length === 2 ? (kind ? "positive" : "negative") : "ink");
    pen.globalAlpha = 1;
    pen.fillStyle = colour;
    if (!few) {
      pen.fillText(panel.looks[kind], ...place(here, each));
      continue;
    }
    outlinePoint(pen, panel.looks[kind], place(here, each));
    pen.fill();
    pen.strokeStyle = ink("paper");
    pen.stroke();
    if (!wrong.has(each) || !near) continue;
    pen.globalAlpha = near;
    pen.fillStyle = ink("paper");
    pen.strokeStyle = colour;
    pen.fill();
    pen.stroke();
  }
  pen.restore();
};

/** The grid of x on its way. @type {import("./panels.js").SlideDrawer} */
function drawGrid(pen, panel, stop, ink) {
  const at = slidePlace(panel);
  const total = panel.lengths.reduce((/** @type {number} */ sum, /** @type {number} */ length) => sum + length, 0);
  const grid = onTheWay(panel.lines_of_x, 2 * total, stop).map((each) => each / GLIDE_FINE);
  pen.strokeStyle = ink("zero");
  pen.globalAlpha = 0.5;
  let from = 0;
  for (const length of panel.lengths) {
    strokeLine(pen, grid.subarray(2 * from, 2 * (from + length)), at);
    from += length;
  }
  pen.globalAlpha = 1;
}

/** The frame; at a stop whose numbers are drawn as they are, with their names and ends. @param {CanvasRenderingContext2D} pen @param {import("./panels.js").SlidePanel} panel @param {[string, string, string][]|null} axes @param {import("./panels.js").Ink} ink */
function frameOf(pen, panel, axes, ink) {
  const [across, up] = (axes ?? [[], []]).map(([name, from, to]) => (name === undefined ? [] : [[0, from], [0.5, name], [1, to]]));
  drawFrame(pen, { ...panel, across, up }, ink);
}
