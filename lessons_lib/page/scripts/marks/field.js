// @ts-check
// An answer over a plane: known at places in rows, painted at every pixel between them, with a line where it is at its edge.
import { shadeOf } from "./palette.js";

export const MAP_SIDE = 260; // pixels of the picture, filled in between the places where the answer is known
const PALE = 140; // of 255: points and dot stand out
const HALF_A_SHARE = 0.5;

/** The answer as a shade at each pixel, between the places where it is known; a line where it is at the edge.
 * @param {CanvasRenderingContext2D} pen @param {Float64Array} field @param {number} edge @param {import("../marks/palette.js").Palette} palette */
export function paintField(pen, field, edge, palette) {
  const side = Math.sqrt(field.length); // places across, and down
  const apart = (MAP_SIDE - 1) / (side - 1);
  const scale = edge ? HALF_A_SHARE : field.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const above = (/** @type {number} */ x, /** @type {number} */ y) => inField(field, side, x / apart, y / apart) - edge;
  const image = pen.createImageData(MAP_SIDE, MAP_SIDE);
  const pixels = new Uint32Array(image.data.buffer);
  const line = inkOf(palette.line, 255);
  const inks = new Map(palette.shades.map((shade) => [shade, inkOf(shade.fill, PALE)]));
  let row = new Float64Array(MAP_SIDE);
  for (let y = 0, at = 0; y < MAP_SIDE; y += 1) {
    const before = row;
    row = new Float64Array(MAP_SIDE);
    for (let x = 0; x < MAP_SIDE; x += 1, at += 1) {
      row[x] = above(x, y);
      const crosses = (x && row[x - 1] > 0 !== row[x] > 0) || (y && before[x] > 0 !== row[x] > 0);
      pixels[at] = (crosses ? line : inks.get(shadeOf(palette, row[x], scale))) ?? line;
    }
  }
  pen.putImageData(image, 0, 0);
}

/** A number of the field, or between four of them. @param {Float64Array} field @param {number} side @param {number} across @param {number} down */
function inField(field, side, across, down) {
  const [left, top] = [Math.min(side - 2, Math.floor(across)), Math.min(side - 2, Math.floor(down))];
  const at = top * side + left;
  const [right, low] = [across - left, down - top];
  const upper = field[at] * (1 - right) + field[at + 1] * right;
  return upper * (1 - low) + low * (field[at + side] * (1 - right) + field[at + side + 1] * right);
}

/** A colour as the browser writes it, as the four bytes of a pixel. @param {string} colour @param {number} opacity of 255 */
function inkOf(colour, opacity) {
  const parts = colour.startsWith("#") ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) : (colour.match(/\d+/g) ?? []).map(Number);
  return parts.reduce((ink, part, at) => ink + part * 256 ** at, opacity * 256 ** 3);
}
