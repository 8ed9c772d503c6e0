// @ts-check
// An output small, as it stands in the row: a few numbers as themselves, more as signed bars or as a picture.
import { number } from "../../../numbers/notation.js";
import { make, write } from "../parts/elements.js";
import { LARGE } from "./large.js";
import { fitted, paint } from "./pixels.js";
import { cellSize, extent, isCrowded, isListed, isOneSided, offset, placesOf } from "./places.js";
import { underline, veil } from "./veil.js";

const MOST_LETTERS = 18;
const HIGH = 44; // pixels
const WIDE = 48;
const THIN = 2; // pixels between two maps

/** @param {number[]} shape @param {ArrayLike<number>|null} values @param {number} [letters] most */
export function isWritten(shape, values, letters = MOST_LETTERS) {
  return !values || (isListed(shape) && inRow(values).length <= letters && values.length <= 4);
}

/** @param {ArrayLike<number>} values */
function inRow(values) {
  return Array.from(values, number).join(" · ");
}

/**
 * @param {number[]} shape in which it is laid out
 * @param {boolean} asText whether its numbers are written
 * @param {import("./palette.js").Palette} palette
 */
export function drawThumb(shape, asText, palette) {
  if (asText) {
    const text = make("span", { className: "itm-thumb-text" });
    return {
      element: text,
      show: (/** @type {ArrayLike<number>} */ values) => write(text, inRow(values)),
      /** @param {Uint8Array|null} lit */
      light: (lit) => (lit ? underline(text, lit) : (text.textContent = text.textContent)),
    };
  }
  const canvas = make("canvas", { className: "itm-canvas", "aria-hidden": "true" });
  let places = placesOf(shape, 0, THIN);
  const tiles = isCrowded(places, WIDE, HIGH, 1) && LARGE.wholeMaps?.(shape);
  if (tiles) places = tiles.places;
  const cell = cellSize(places, WIDE, HIGH, tiles ? HIGH : 12);
  const size = isListed(shape) ? { width: HIGH, height: HIGH } : extent(places, cell);
  canvas.style.cssText = `width:${size.width}px;height:${size.height}px`; // it has its place before it is painted
  let again = () => {};
  return {
    element: canvas,
    /** @param {ArrayLike<number>} values @param {number} scale */
    show(values, scale) {
      again = () => {
        if (isListed(shape)) paintBars(canvas, values, scale, palette);
        else (tiles ? tiles.paint : paint)(canvas, places, cell, values, scale, palette);
      };
      again();
    },
    /** @param {Uint8Array|null} lit */
    light(lit) {
      again();
      if (lit && !tiles) veil(canvas, lit, (unit) => (isListed(shape) ? [0, (unit * HIGH) / lit.length, HIGH, HIGH / lit.length] : boxOf(places.at(unit))));
    },
    size,
  };

  /** @param {[number, number]} place @returns {[number, number, number, number]} */
  function boxOf([row, column]) {
    return [offset(column, places.across, cell, THIN), offset(row, places.down, cell, THIN), cell, cell];
  }
}

/** @param {HTMLCanvasElement} canvas @param {ArrayLike<number>} values @param {number} scale @param {import("./palette.js").Palette} palette */
function paintBars(canvas, values, scale, palette) {
  const dense = fitted(canvas, HIGH, HIGH);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(dense, 0, 0, dense, 0, 0);
  context.clearRect(0, 0, HIGH, HIGH);
  const zero = isOneSided(values) ? 1 : HIGH / 2;
  const long = HIGH - zero - 1;
  const step = HIGH / values.length;
  for (let unit = 0; unit < values.length; unit += 1) {
    const share = scale > 0 ? Math.max(-1, Math.min(1, values[unit] / scale)) : 0;
    context.fillStyle = share < 0 ? palette.negative : palette.positive;
    context.fillRect(share < 0 ? zero + share * long : zero, unit * step + step * 0.12, Math.abs(share) * long, step * 0.76);
  }
  context.fillStyle = palette.line;
  context.fillRect(zero - 0.5, 0, 1, HIGH);
}
