// @ts-check
// Numbers too many to be printed: pixels on a canvas, and one cell over them, the lens, which arrow keys and pointer move; it is as large as a target must be.
import { number } from "../../../numbers/notation.js";
import { make, setAttribute, write } from "../parts/elements.js";
import { shadeOf } from "./palette.js";
import { mapNumbers } from "./mapnumbers.js";
import { extent, SMALLEST_CELL, xOf, yOf } from "./places.js";
import { walkable } from "./walk.js";

/** @param {import("./cells.js").Pictured} options @returns {import("./cells.js").Picture} */
export function drawPixels({ label, names, places, cell, palette, open, point, opens, went = () => {}, said, painted = paint }) {
  const { width, height } = extent(places, cell);
  const high = cell + places.taller;
  const canvas = make("canvas", { class: "itm-canvas", "aria-hidden": true });
  const lens = make("div", { role: "gridcell", tabIndex: 0, class: "itm-lens" });
  const ring = make("div", { class: "itm-ring", hidden: true, "aria-hidden": true });
  const bubble = make("div", { class: "itm-bubble", hidden: true, "aria-hidden": true });
  const row = make("div", { role: "row", class: "itm-cell-row" }, lens);
  const element = make("div", { class: "itm-cells itm-pixels", role: "grid", "aria-label": label, "aria-rowcount": places.rows, "aria-colcount": places.columns }, canvas, ...mapNumbers(places, cell), ring, bubble, row);
  element.style.cssText = `width:${width}px;height:${height}px`;
  setAttribute(element, "aria-description", opens);
  /** @type {ArrayLike<number>} */ let shown = [];
  let stop = 0;
  const stand = (/** @type {HTMLElement} */ what, /** @type {number} */ unit, least = 0) => {
    const [down, across] = places.at(unit);
    const [wide, tall] = [Math.max(cell, least), Math.max(high, least)];
    const start = (/** @type {number} */ at, /** @type {number} */ more, /** @type {number} */ most) => Math.max(0, Math.min(at - more / 2, most)); // within the picture
    setAttribute(what, "style", `left:${start(xOf(places, across, cell), wide - cell, width - wide)}px;top:${start(yOf(places, down, high), tall - high, height - tall)}px;width:${wide}px;height:${tall}px`);
  };
  const name = () => {
    const [down, across] = places.at(stop);
    stand(lens, stop, SMALLEST_CELL);
    setAttribute(row, "aria-rowindex", down + 1);
    setAttribute(lens, "aria-colindex", across + 1);
    if (shown.length) setAttribute(lens, "aria-label", said ? said(stop) : `${names[stop]}, ${number(shown[stop])}`);
  };
  const go = (/** @type {number} */ unit) => {
    stop = unit;
    name();
    lens.focus();
    went(unit);
  };
  const find = (/** @type {Event} */ event) => {
    const box = element.getBoundingClientRect();
    const { clientX, clientY } = /** @type {PointerEvent} */ (event);
    const place = (/** @type {number} */ at, /** @type {number} */ each, /** @type {number} */ side, lead = 0) => {
      const block = each * side + places.gap; // a map and the gap behind it, or before it, where its number stands
      return Math.floor(at / block) * each + Math.max(0, Math.min(each - 1, Math.floor(((at % block) - lead) / side)));
    };
    const ratio = box.width / width || 1;
    return places.unit(place((clientY - box.top) / ratio, places.down, high, places.top), place((clientX - box.left) / ratio, places.across, cell));
  };
  walkable(element, { places, at: () => stop, go, open: (unit) => open(unit, lens), point, find });
  lens.addEventListener("focus", () => point(stop));
  name();
  return {
    element,
    show(values, scale) {
      shown = values;
      painted(canvas, places, cell, values, scale, palette);
      name();
    },
    mark(opened, linked) {
      const unit = linked >= 0 ? linked : opened;
      ring.hidden = unit < 0;
      bubble.hidden = linked < 0 || linked >= shown.length;
      if (unit >= 0) stand(ring, unit);
      if (bubble.hidden) return;
      const [down, across] = places.at(linked);
      write(bubble, `${names[linked]}  ${number(shown[linked])}`);
      bubble.style.top = `${yOf(places, down, high) + high + 6}px`;
      const beyond = across > places.columns / 2;
      bubble.classList.toggle("itm-inwards", beyond);
      bubble.style.left = `${xOf(places, across, cell) + Number(beyond) * cell}px`;
    },
  };
}

/** What stands on a canvas: a pen's next stroke fills it anew. @type {WeakMap<HTMLCanvasElement, ImageData>} */ const IMAGES = new WeakMap();

/**
 * @param {HTMLCanvasElement} canvas @param {import("./places.js").Places} places @param {number} cell
 * @param {ArrayLike<number>} values @param {number} scale @param {import("./palette.js").Palette} palette
 */
export function paint(canvas, places, cell, values, scale, palette) {
  const { width, height } = extent(places, cell);
  const high = cell + places.taller;
  const dense = fitted(canvas, width, height);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(dense, 0, 0, dense, 0, 0); // for who draws over it
  let image = IMAGES.get(canvas);
  if (image?.width !== width * dense || image.height !== height * dense) image = context.createImageData(width * dense, height * dense); // as bytes: the words of a colour, and a call for each number, take twice as long
  IMAGES.set(canvas, image);
  const pixels = new Uint32Array(image.data.buffer);
  for (let row = 0; row < places.rows; row += 1) {
    const start = yOf(places, row, high) * image.width * dense;
    for (let column = 0; column < places.columns; column += 1) {
      const unit = places.unit(row, column);
      if (unit < 0) continue;
      const [from, { pixel }] = [start + xOf(places, column, cell) * dense, shadeOf(palette, values[unit], scale)];
      for (let x = 0; x < cell * dense; x += 1) pixels[from + x] = pixel;
    }
    for (let line = 1; line < high * dense; line += 1) pixels.copyWithin(start + line * image.width, start, start + image.width); // all lines of a row are alike
  }
  context.putImageData(image, 0, 0);
}

/** Make a canvas so large, in pixels of the page; how many of the screen's stand for one is what comes back.
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height */
export function fitted(canvas, width, height) {
  const dense = Math.max(1, Math.round(globalThis.devicePixelRatio || 1));
  if (canvas.width !== width * dense || canvas.height !== height * dense) {
    canvas.width = width * dense;
    canvas.height = height * dense;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  return dense;
}
