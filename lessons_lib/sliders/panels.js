// @ts-check
// The pictures under a slider, each drawn on a canvas from its data: curves, images, points.

/** @typedef {{ kind: string, title: string, [key: string]: any }} SlidePanel */
/** @typedef {(name: string) => string} Ink a colour by its name */
/** @typedef {(pen: CanvasRenderingContext2D, panel: SlidePanel, stop: number, ink: Ink) => void} SlideDrawer */

const SLIDE_MARGIN = { left: 52, right: 14, top: 10, bottom: 26 };

/** @param {string} packed base64 of little-endian numbers @param {any} Kind of typed array @returns {ArrayLike<number>} */
export function unpackedNumbers(packed, Kind) {
  return new Kind(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)).buffer);
}

/** How a share of the way from 0 to 1 becomes a place. @param {SlidePanel} panel */
export function slidePlace(panel) {
  const { left, right, top, bottom } = SLIDE_MARGIN;
  return (/** @type {number} */ across, /** @type {number} */ up) =>
    /** @type {[number, number]} */ ([left + across * (panel.width - left - right), panel.height - bottom - up * (panel.height - top - bottom)]);
}

/** The frame with the ends of both axes. @type {(pen: CanvasRenderingContext2D, panel: SlidePanel, ink: Ink) => void} */
export function drawFrame(pen, panel, ink) {
  const at = slidePlace(panel);
  const [left, low] = at(0, 0);
  const [right, high] = at(1, 1);
  pen.strokeStyle = ink("zero");
  pen.strokeRect(left, high, right - left, low - high);
  pen.fillStyle = ink("zero");
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  for (const [share, word] of panel.up) pen.fillText(word, left - 6, at(0, share)[1]);
  pen.textBaseline = "top";
  for (const [share, word] of panel.across) {
    pen.textAlign = share === 0 ? "left" : share === 1 ? "right" : "center";
    pen.fillText(word, at(share, 0)[0], low + 6);
  }
}

/** A line through points given as shares. @param {CanvasRenderingContext2D} pen @param {ArrayLike<number>} points across, up, across, up, … @param {(across: number, up: number) => [number, number]} at */
export function strokeLine(pen, points, at) {
  pen.beginPath();
  for (let each = 0; each < points.length; each += 2) pen.lineTo(...at(points[each], points[each + 1]));
  pen.stroke();
}

/** @param {CanvasRenderingContext2D} pen @param {[number, number]} place @param {number} radius */
function fillDot(pen, [x, y], radius) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

/** @type {Record<string, SlideDrawer>} */
export const SLIDE_DRAWERS = {
  curves(pen, panel, stop, ink) {
    drawFrame(pen, panel, ink);
    const at = slidePlace(panel);
    const across = stop / (panel.lines[0].points.length / 2 - 1 || 1);
    pen.strokeStyle = ink("zero");
    strokeLine(pen, [across, 0, across, 1], at);
    for (const [order, line] of panel.lines.entries()) {
      pen.strokeStyle = pen.fillStyle = ink(order ? "negative" : "positive");
      pen.lineWidth = 2;
      pen.setLineDash(order ? [6, 4] : []);
      strokeLine(pen, line.points, at);
      pen.setLineDash([]);
      if (Number.isInteger(stop)) fillDot(pen, at(across, line.points[2 * stop + 1]), 5); // between two stops nothing was counted
    }
  },

  images(pen, panel, stop, ink) {
    const [rows, columns] = panel.shape;
    panel.values ??= unpackedNumbers(panel.packed, Int8Array);
    const cell = panel.width / (panel.line * (columns + 1) - 1);
    const colours = ["positive", "negative"].map(ink);
    for (let image = 0, from = stop * panel.count * rows * columns; image < panel.count; image += 1) {
      const left = (image % panel.line) * (columns + 1) * cell;
      const top = Math.floor(image / panel.line) * (rows + 1) * cell;
      pen.fillStyle = ink("pale");
      pen.fillRect(left, top, columns * cell, rows * cell);
      for (let at = 0; at < rows * columns; at += 1, from += 1) {
        pen.globalAlpha = Math.abs(panel.values[from]) / 127;
        pen.fillStyle = colours[panel.values[from] < 0 ? 1 : 0];
        pen.fillRect(left + (at % columns) * cell, top + Math.floor(at / columns) * cell, cell + 0.3, cell + 0.3);
      }
      pen.globalAlpha = 1;
    }
  },

  points(pen, panel, stop, ink) {
    drawFrame(pen, panel, ink);
    panel.values ??= unpackedNumbers(panel.packed, Float32Array);
    const at = slidePlace(panel);
    const [left, high] = at(0, 1);
    const [right, low] = at(1, 0);
    pen.save();
    pen.beginPath();
    pen.rect(left, high, right - left, low - high);
    pen.clip();
    pen.strokeStyle = ink("zero");
    for (const line of panel.background) strokeLine(pen, line, at);
    const size = 2 * panel.count;
    const here = Array.from({ length: size }, (_, each) => panel.values[stop * size + each]);
    pen.strokeStyle = pen.fillStyle = ink("positive");
    if (panel.joined) strokeLine(pen, here, at);
    pen.fillStyle = ink(panel.joined ? "positive" : "ink");
    pen.strokeStyle = ink("paper");
    pen.lineWidth = 3; // around each letter: where many stand on each other the last can be read
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (let each = 0; each < panel.count; each += 1) {
      const place = at(here[2 * each], here[2 * each + 1]);
      if (panel.labels.length) {
        pen.strokeText(panel.labels[each], ...place);
        pen.fillText(panel.labels[each], ...place);
      } else fillDot(pen, place, each ? 3.5 : 6);
    }
    pen.restore();
  },
};
