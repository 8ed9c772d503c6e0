// @ts-check
// An answer over a plane: known at places in rows, painted at every pixel between them, with a line where it is at its edge.
import { shadeOf } from "./palette.js";

export const MAP_FIELD = 65; // places across, and down, at which the answer is computed
export const MAP_SIDE = 260; // pixels of the picture, filled in between those places
const MAP_PIXEL = (MAP_SIDE - 1) / (MAP_FIELD - 1); // pixels between two places
const PALE = 140; // of 255: points and dot stand out
const HALF_A_SHARE = 0.5;

/** The answer as a shade at each pixel, between the places where it is known; a line where it is at the edge.
 * @param {CanvasRenderingContext2D} pen @param {Float64Array} field @param {number} edge @param {import("../marks/palette.js").Palette} palette */
export function paintField(pen, field, edge, palette) {
  const scale = edge ? HALF_A_SHARE : field.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const above = (/** @type {number} */ x, /** @type {number} */ y) => inField(field, x / MAP_PIXEL, y / MAP_PIXEL) - edge;
  const image = pen.createImageData(MAP_SIDE, MAP_SIDE);
  const line = partsOf(palette.line);
  const shades = new Map(palette.shades.map(({ fill: colour }) => [colour, partsOf(colour)]));
  let row = new Float64Array(MAP_SIDE);
  for (let y = 0, at = 0; y < MAP_SIDE; y += 1) {
    const before = row;
    row = new Float64Array(MAP_SIDE);
    for (let x = 0; x < MAP_SIDE; x += 1, at += 4) {
      row[x] = above(x, y);
      const crosses = (x && row[x - 1] > 0 !== row[x] > 0) || (y && before[x] > 0 !== row[x] > 0);
      image.data.set((crosses ? line : shades.get(shadeOf(palette, row[x], scale).fill)) ?? line, at);
      image.data[at + 3] = crosses ? 255 : PALE;
    }
  }
  pen.putImageData(image, 0, 0);
}

/** A number of the field, or between four of them. @param {Float64Array} field @param {number} across @param {number} down */
function inField(field, across, down) {
  const [left, top] = [Math.min(MAP_FIELD - 2, Math.floor(across)), Math.min(MAP_FIELD - 2, Math.floor(down))];
  const at = top * MAP_FIELD + left;
  const [right, low] = [across - left, down - top];
  const upper = field[at] * (1 - right) + field[at + 1] * right;
  return upper * (1 - low) + low * (field[at + MAP_FIELD] * (1 - right) + field[at + MAP_FIELD + 1] * right);
}

/** Red, green and blue of a colour as the browser writes it. @param {string} colour */
function partsOf(colour) {
  return colour.startsWith("#") ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) : (colour.match(/\d+/g) ?? []).map(Number);
}
