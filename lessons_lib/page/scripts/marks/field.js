// @ts-check
// An answer over a plane: known at places in rows, painted at every pixel between them, with a line where it is at its edge.
import { levelOf } from "./palette.js";

export const MAP_SIDE = 260; // pixels of the picture, filled in between the places where the answer is known
const PALE = 140; // of 255: points and dot stand out
const HALF_A_SHARE = 0.5;

/** The answer as a shade at each pixel, between the places where it is known; a line where it is at the edge.
 * @param {CanvasRenderingContext2D} pen @param {Float64Array} field @param {number} edge @param {import("../marks/palette.js").Palette} palette */
export function paintField(pen, field, edge, palette) {
  const side = Math.sqrt(field.length); // places across, and down
  const apart = (MAP_SIDE - 1) / (side - 1);
  const scale = edge ? HALF_A_SHARE : field.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const image = pen.createImageData(MAP_SIDE, MAP_SIDE);
  const pixels = new Uint32Array(image.data.buffer);
  const line = palette.odd.pixel;
  const inks = palette.shades.map(({ pixel }) => pixel - (255 - PALE) * 256 ** 3);
  const rows = Array.from({ length: side }, (_, row) => stretched(field.subarray(row * side, (row + 1) * side), apart));
  let [row, before] = [new Float64Array(MAP_SIDE), new Float64Array(MAP_SIDE)];
  for (let y = 0, at = 0; y < MAP_SIDE; y += 1) {
    const top = Math.min(side - 2, Math.floor(y / apart));
    const low = y / apart - top;
    const [upper, lower] = [rows[top], rows[top + 1]];
    [row, before] = [before, row];
    for (let x = 0; x < MAP_SIDE; x += 1, at += 1) {
      row[x] = upper[x] * (1 - low) + lower[x] * low - edge;
      const crosses = (x && row[x - 1] > 0 !== row[x] > 0) || (y && before[x] > 0 !== row[x] > 0);
      pixels[at] = crosses ? line : inks[levelOf(row[x], scale)];
    }
  }
  pen.putImageData(image, 0, 0);
}

/** A row of the field at every pixel across: a number of it, or between two of them. @param {Float64Array} known @param {number} apart pixels from one to the next */
function stretched(known, apart) {
  const row = new Float64Array(MAP_SIDE);
  for (let x = 0; x < MAP_SIDE; x += 1) {
    const left = Math.min(known.length - 2, Math.floor(x / apart));
    const right = x / apart - left;
    row[x] = known[left] * (1 - right) + known[left + 1] * right;
  }
  return row;
}
