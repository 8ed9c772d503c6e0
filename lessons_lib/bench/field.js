// @ts-check
// The plane as many small squares: what every unit says in each of them, as colours, and the lines between answers.

import { shareColour, signedColour } from "./colours.js";
import { inputsAt } from "./points.js";

/** What of the plane is in sight. @typedef {{ left: number, right: number, low: number, high: number }} PlaneView */
/** Squares row by row from the top. @typedef {{ view: PlaneView, side: number, X: Float64Array, count: number }} PlaneGrid */
/** A number for each square, and its colour. @typedef {{ values: (square: number) => number, colour: (square: number) => number }} PlaneField */

/** @param {PlaneView} view @param {number} side how many squares there are across @param {string[]} extras @returns {PlaneGrid} */
export function planeGrid(view, side, extras) {
  const places = new Float64Array(2 * side * side);
  for (let at = 0; at < side * side; at++) {
    places[2 * at] = view.left + (((at % side) + 0.5) / side) * (view.right - view.left);
    places[2 * at + 1] = view.high - ((Math.floor(at / side) + 0.5) / side) * (view.high - view.low);
  }
  return { view, side, X: inputsAt(places, extras), count: side * side };
}

/** The view in which all points lie, with room around them; the same on all sides of 0 where they lie around it. @param {number[][]} points @returns {PlaneView} */
export function viewOf(points) {
  /** @param {number} axis @returns {[number, number]} */
  const ends = (axis) => {
    const [least, most] = points.length ? spanOf(points, axis) : [-3, 3];
    const far = Math.max(-least, most);
    const around = least < 0 && most > 0 && Math.min(-least, most) > 0.6 * far;
    const [from, to] = around ? [-far, far] : [least, most];
    const room = 0.1 * (to - from) || 1;
    return [from - room, to + room];
  };
  const [left, right] = ends(0);
  const [low, high] = ends(1);
  return { left, right, low, high };
}

/** The least and the largest number in a column. @param {number[][]} points @param {number} column @returns {[number, number]} */
export function spanOf(points, column) {
  let [least, most] = [Infinity, -Infinity];
  for (const point of points) [least, most] = [Math.min(least, point[column]), Math.max(most, point[column])];
  return [least, most];
}

/** One unit of a layer, in the colours of signs; a share from a half. @param {Float64Array} output @param {number} size @param {number} unit @param {boolean} shares @param {number} largest @param {Uint32Array} signed @returns {PlaneField} */
export function unitField(output, size, unit, shares, largest, signed) {
  const values = (/** @type {number} */ square) => (shares ? 2 * output[square * size + unit] - 1 : output[square * size + unit] / (largest || 1));
  return { values, colour: (square) => signedColour(signed, values(square)) };
}

/** A class's share of the answer. @param {Float64Array} output @param {number} size @param {number} unit @param {Uint32Array} ramp @returns {PlaneField} */
export function shareField(output, size, unit, ramp) {
  const values = (/** @type {number} */ square) => output[square * size + unit];
  return { values, colour: (square) => shareColour(ramp, values(square)) };
}

/** Paint a canvas that has a pixel for each square, or, smaller, for every second one across and down.
 * @param {HTMLCanvasElement} canvas @param {number} side @param {(square: number) => number} colour @param {number} [stride] */
export function paintField(canvas, side, colour, stride = 1) {
  const size = Math.ceil(side / stride);
  if (canvas.width !== size) [canvas.width, canvas.height] = [size, size];
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const image = pen.createImageData(size, size);
  const pixels = new Uint32Array(image.data.buffer);
  for (let at = 0; at < pixels.length; at++) pixels[at] = colour(Math.floor(at / size) * stride * side + (at % size) * stride);
  pen.putImageData(image, 0, 0);
}

/** The line along which a field is 0, between the middles of its squares.
 * @param {number} side @param {(square: number) => number} values @param {number} room pixels from end to end */
export function zeroLine(side, values, room) {
  const step = room / side;
  const path = new Path2D();
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const corners = [values(at), values(at + 1), values(at + side + 1), values(at + side)]; // clockwise
      if (corners.every((each) => each > 0 === corners[0] > 0)) continue;
      const crossed = crossings(corners);
      for (let each = 0; each + 1 < crossed.length; each += 2) {
        const [one, other] = [crossed[each], crossed[each + 1]];
        path.moveTo((column + 0.5 + one[0]) * step, (row + 0.5 + one[1]) * step);
        path.lineTo((column + 0.5 + other[0]) * step, (row + 0.5 + other[1]) * step);
      }
    }
  }
  return path;
}

const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]];

/** Where the sides of a square are crossed, two for each line. @param {number[]} corners @returns {number[][]} */
function crossings(corners) {
  const found = [];
  for (let from = 0; from < 4; from++) {
    const to = (from + 1) % 4;
    if (corners[from] > 0 === corners[to] > 0) continue;
    const along = corners[from] / (corners[from] - corners[to]);
    found.push(CORNERS[from].map((part, axis) => part + along * (CORNERS[to][axis] - part)));
  }
  return found;
}

/** The largest size among some numbers. @param {Float64Array} values */
export function largestOf(values) {
  let largest = 0;
  for (let at = 0; at < values.length; at++) if (Math.abs(values[at]) > largest) largest = Math.abs(values[at]);
  return largest;
}
