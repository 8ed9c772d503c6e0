// @ts-check
// A slider under which pictures move: each is drawn from the data beside it, stop by stop, without a kernel.

import { make } from "../page/scripts/parts/elements.js";

/** @typedef {{ kind: string, title: string, [key: string]: any }} SlidePanel */
/** @typedef {{ name: string, stops: string[], told: string[], panels: SlidePanel[] }} SlideData */
/** @typedef {(pen: CanvasRenderingContext2D, panel: SlidePanel, stop: number, ink: (name: string) => string) => void} SlideDrawer */

const SLIDE_MARGIN = { left: 52, right: 14, top: 10, bottom: 26 };

/** @param {string} packed base64 of little-endian numbers @param {any} Kind of typed array @returns {ArrayLike<number>} */
function unpackedNumbers(packed, Kind) {
  return new Kind(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)).buffer);
}

/** How a share of the way from 0 to 1 becomes a place. @param {SlidePanel} panel */
function slidePlace(panel) {
  const { left, right, top, bottom } = SLIDE_MARGIN;
  return (/** @type {number} */ across, /** @type {number} */ up) =>
    /** @type {[number, number]} */ ([left + across * (panel.width - left - right), panel.height - bottom - up * (panel.height - top - bottom)]);
}

/** The frame with the ends of both axes. @type {(pen: CanvasRenderingContext2D, panel: SlidePanel, ink: (name: string) => string) => void} */
function drawFrame(pen, panel, ink) {
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
function strokeLine(pen, points, at) {
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
const SLIDE_DRAWERS = {
  curves(pen, panel, stop, ink) {
    drawFrame(pen, panel, ink);
    const at = slidePlace(panel);
    const across = panel.lines[0].points[2 * stop];
    pen.strokeStyle = ink("zero");
    strokeLine(pen, [across, 0, across, 1], at);
    for (const [order, line] of panel.lines.entries()) {
      pen.strokeStyle = pen.fillStyle = ink(order ? "negative" : "positive");
      pen.lineWidth = 2;
      pen.setLineDash(order ? [6, 4] : []);
      strokeLine(pen, line.points, at);
      pen.setLineDash([]);
      fillDot(pen, at(line.points[2 * stop], line.points[2 * stop + 1]), 5);
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
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (let each = 0; each < panel.count; each += 1) {
      const place = at(here[2 * each], here[2 * each + 1]);
      if (panel.labels.length) pen.fillText(panel.labels[each], ...place);
      else fillDot(pen, place, each ? 3.5 : 6);
    }
    pen.restore();
  },
};

/** One picture, and what draws it at a stop. @param {SlidePanel} panel @param {HTMLElement} root */
function slidePicture(panel, root) {
  const sharp = Math.max(1, window.devicePixelRatio || 1);
  const canvas = make("canvas", { width: panel.width * sharp, height: panel.height * sharp, role: "img", "aria-label": panel.title });
  canvas.style.width = `${panel.width}px`;
  const key = (panel.lines ?? []).map((/** @type {{ name: string }} */ line, /** @type {number} */ order) => `${order ? "- - " : "— "}${line.name}`).join("  ");
  const figure = make("figure", {}, make("figcaption", {}, make("b", {}, panel.title), ` ${key}`), canvas);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const style = getComputedStyle(root);
  const ink = (/** @type {string} */ name) => style.getPropertyValue(`--itm-slide-${name}`).trim();
  return {
    figure,
    draw(/** @type {number} */ stop) {
      pen.setTransform(sharp, 0, 0, sharp, 0, 0);
      pen.clearRect(0, 0, panel.width, panel.height);
      pen.lineWidth = 1;
      pen.font = `${panel.labels?.length ? "bold " : ""}12px system-ui, sans-serif`;
      SLIDE_DRAWERS[panel.kind](pen, panel, stop, ink);
    },
  };
}

/** The slider and all pictures under it. @param {HTMLElement} root @param {SlideData} data */
export function drawSlider(root, data) {
  const pictures = data.panels.map((panel) => slidePicture(panel, root));
  const last = data.stops.length - 1;
  const slider = make("input", { type: "range", min: "0", max: String(last), step: "1", value: "0", "data-lm-suppress-shortcuts": "true" }); // the arrow keys are its own
  const told = make("output", {});
  const play = make("button", { type: "button" }, "Play");
  let timer = 0;
  const pause = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = "Play";
  };
  const show = () => {
    const stop = Number(slider.value);
    told.textContent = data.told[stop];
    slider.setAttribute("aria-valuetext", data.told[stop]);
    for (const picture of pictures) picture.draw(stop);
  };
  slider.addEventListener("input", () => {
    pause();
    show();
  });
  play.addEventListener("click", () => {
    if (timer) return pause();
    if (Number(slider.value) === last) slider.value = "0";
    play.textContent = "Pause";
    timer = window.setInterval(() => {
      slider.value = String(Number(slider.value) + 1);
      show();
      if (Number(slider.value) === last || !root.isConnected) pause();
    }, 350);
  });
  const bar = make("div", { className: "itm-slide-bar" }, make("label", {}, `${data.name} `, slider), play);
  root.replaceChildren(bar, told, make("div", { className: "itm-slide-panels" }, ...pictures.map((each) => each.figure)));
  show();
}

/** Draw every slider in the document that is not drawn yet; its static form steps aside. */
export function drawSliders() {
  for (const script of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("script.itm-slide-data:not([data-drawn])"))) {
    script.dataset.drawn = "true";
    const root = make("div", { className: "itm-slide", role: "group", "aria-label": "Slider" });
    script.after(root);
    drawSlider(root, JSON.parse(script.textContent ?? ""));
    script.previousElementSibling?.setAttribute("hidden", "");
  }
}
