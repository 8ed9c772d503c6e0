// @ts-check
// An output small, as it stands in the row: a few numbers as themselves, more as signed bars or as a picture.
import { number } from "../../../numbers/notation.js";
import { draw, make, setAttribute, write } from "../parts/elements.js";
import { LARGE } from "./large.js";
import { paint } from "./pixels.js";
import { cellSize, extent, isCrowded, isListed, isOneSided, placesOf, xOf, yOf } from "./places.js";
import { underline, veil } from "./veil.js";

const MOST_LETTERS = 18;
const MOST_OF_WORDS = 40; // … that words are written in
const LOW = 8; // pixels of a row that is a word's
const HIGH = 44; // pixels
const WIDE = 48;
const THIN = 2; // pixels between two maps

/** @param {number[]} shape @param {ArrayLike<number>|null} values @param {number} [letters] most @param {string[][]} [axes] */
export function isWritten(shape, values, letters = MOST_LETTERS, axes) {
  if (values && areWords(shape, axes)) return inWords(values, axes).length <= MOST_OF_WORDS;
  return !values || (isListed(shape) && inRow(values).length <= letters && values.length <= 4);
}

/** Whether a row of numbers are the places of words in a table: they are no sizes. @param {number[]} shape @param {string[][]} [axes] */
export function areWords(shape, axes) {
  return shape.length === 1 && !!axes;
}

/** @param {ArrayLike<number>} values @param {string[][]} [axes] of words */
function inWords(values, axes) {
  return axes ? axes[0].join(" · ") : inRow(values);
}

/** @param {ArrayLike<number>} values */
function inRow(values) {
  return Array.from(values, number).join(" · ");
}

/**
 * @param {number[]} shape in which it is laid out
 * @param {boolean} asText whether its numbers are written
 * @param {import("./palette.js").Palette} palette
 * @param {string[][]} [axes] what its positions are called: rows with names are no lines of a picture, and high enough to be seen
 * @returns {{ element: HTMLElement, show: (values: ArrayLike<number>, scale: number, axes?: string[][]) => void, light: (lit: Uint8Array|null) => void, size?: { width: number, height: number } }}
 */
export function drawThumb(shape, asText, palette, axes) {
  if (asText) {
    const text = make("span", { class: "itm-thumb-text" });
    let longest = 0; // letters that it had: while a knob is dragged nothing beside it moves to and fro
    return {
      element: text,
      show(values, _, now) {
        const words = inWords(values, areWords(shape, axes) ? now : undefined);
        write(text, words);
        if (words.length > longest) text.style.minWidth = `${(longest = words.length)}ch`;
      },
      light: (lit) => (lit ? underline(text, lit) : (text.textContent = text.textContent)),
    };
  }
  if (isListed(shape)) return drawSmallBars(palette);
  const canvas = make("canvas", { class: "itm-canvas", "aria-hidden": true });
  let places = placesOf(shape, 0, THIN);
  const tiles = isCrowded(places, WIDE, HIGH, 1) && LARGE.wholeMaps?.(shape);
  if (tiles) places = tiles.places;
  const cell = cellSize(places, WIDE, HIGH, tiles ? HIGH : 12);
  if (axes && !tiles) places.taller = Math.max(0, Math.min(LOW, Math.floor(HIGH / places.rows)) - cell);
  const high = cell + places.taller;
  const size = extent(places, cell);
  canvas.style.cssText = `width:${size.width}px;height:${size.height}px`; // it has its place before it is painted
  let again = () => {};
  return {
    element: canvas,
    /** @param {ArrayLike<number>} values @param {number} scale */
    show(values, scale) {
      again = () => (tiles ? tiles.paint : paint)(canvas, places, cell, values, scale, palette);
      again();
    },
    /** @param {Uint8Array|null} lit */
    light(lit) {
      again();
      if (lit && !tiles) veil(canvas, lit, (unit) => boxOf(places.at(unit)));
    },
    size,
  };

  /** @param {[number, number]} place @returns {[number, number, number, number]} */
  function boxOf([row, column]) {
    return [xOf(places, column, cell), yOf(places, row, high), cell, high];
  }
}

/** A few numbers as bars: a drawing, for each canvas may be a layer of its own to the browser, whose layers are put together at every paint.
 * @param {import("./palette.js").Palette} palette */
function drawSmallBars({ positive, negative, line }) {
  const zero = draw("path", { stroke: line });
  const element = /** @type {any} */ (draw("svg", { class: "itm-canvas", width: HIGH, height: HIGH, "aria-hidden": true }));
  /** As many as there are numbers. @type {SVGElement[]} */ let bars = [];
  return {
    element,
    size: { width: HIGH, height: HIGH },
    /** @param {ArrayLike<number>} values @param {number} scale */
    show(values, scale) {
      const from = isOneSided(values) ? 1 : HIGH / 2;
      const step = HIGH / values.length;
      if (bars.length !== values.length) element.replaceChildren(...(bars = Array.from(values, () => draw("path"))), zero);
      setAttribute(zero, "d", `M${from},0V${HIGH}`);
      bars.forEach((bar, unit) => {
        const share = (scale > 0 && Math.max(-1, Math.min(1, values[unit] / scale))) || 0;
        setAttribute(bar, "stroke", share < 0 ? negative : positive);
        setAttribute(bar, "stroke-width", step * 0.76);
        setAttribute(bar, "d", `M${from},${(unit + 0.5) * step}h${(HIGH - from - 1) * share}`);
      });
    },
    /** @param {Uint8Array|null} lit */
    light: (lit) => bars.forEach((bar, unit) => setAttribute(bar, "opacity", lit && !lit[unit] && 0.15)),
  };
}
