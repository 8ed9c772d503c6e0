// @ts-check
// From a drawing to a digit of the data set, step by step as in pad.py: upright, centred, and counted in blocks.

import { wholeNear } from "../numbers/notation.js";

/** Rows of points, 1 or true where there is ink. @typedef {boolean[][]} Ink */

const SHEET = 32; // points across, and down, of a drawing
const BLOCK = 4; // points, across and down, that become one pixel
const WIDEST = 20; // a digit fills the height, and as a rule the middle 20 of the width …
const MOST_STRETCHED = 1.25; // … but a 1 stays narrow
const MOST_ENLARGED = 3; // so that the first dot of a drawing does not fill the picture
const [FEWEST, MOST_INK] = [256, 412]; // points of ink that a digit has
const STEEPEST = 1; // points to the side for each point down

/** Turn 32 x 32 points, counted row by row, into 8 x 8 counts from 0 to 16. @param {ArrayLike<number|boolean>} points */
export function countPoints(points) {
  const drawn = rowsOf(SHEET, SHEET, (row, column) => Boolean(points[row * SHEET + column]));
  const ink = inkIn(drawn) ? usualStrokes(centred(resized(boxed(upright(drawn))))) : drawn;
  const side = SHEET / BLOCK;
  const counts = new Float64Array(side * side);
  eachPoint(ink, (row, column) => counts[Math.floor(row / BLOCK) * side + Math.floor(column / BLOCK)]++);
  return counts;
}

/** @param {number} height @param {number} width @param {(row: number, column: number) => boolean} ink @returns {Ink} */
function rowsOf(height, width, ink) {
  const rows = [];
  for (let row = 0; row < height; row++) {
    const points = [];
    for (let column = 0; column < width; column++) points.push(ink(row, column)); // from() takes five times as long
    rows.push(points);
  }
  return rows;
}

/** @param {Ink} ink @param {(row: number, column: number) => void} visit */
function eachPoint(ink, visit) {
  ink.forEach((points, row) => {
    for (let column = points.indexOf(true); column >= 0; column = points.indexOf(true, column + 1)) visit(row, column); // most of it is paper
  });
}

/** How many points there are. @param {Ink} ink */
function inkIn(ink) {
  let count = 0;
  eachPoint(ink, () => count++);
  return count;
}

/** Each row moved to the side, so that the line that fits all points best stands straight. @param {Ink} ink @returns {Ink} */
function upright(ink) {
  let [count, down, across, downDown, downAcross] = [0, 0, 0, 0, 0];
  eachPoint(ink, (row, column) => {
    count += 1;
    down += row;
    across += column;
    downDown += row * row;
    downAcross += row * column;
  });
  const lean = (count * downAcross - down * across) / Math.max(count * downDown - down * down, count);
  const moves = ink.map((_, row) => wholeNear(Math.max(-STEEPEST, Math.min(STEEPEST, lean)) * (down / count - row)));
  // On paper three times as wide no ink comes to the edge.
  return ink.map((points, row) => onPaper(points, SHEET + moves[row], 3 * SHEET));
}

/** A row of points with paper before and after it. @param {boolean[]} points @param {number} before @param {number} wide */
function onPaper(points, before, wide) {
  return [...Array(before).fill(false), ...points, ...Array(wide - before - points.length).fill(false)];
}

/** What is left when the empty rows and columns around the ink are cut away. @param {Ink} ink @returns {Ink} */
function boxed(ink) {
  let [top, bottom, left, right] = [Infinity, 0, Infinity, 0];
  eachPoint(ink, (row, column) => {
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
  });
  return ink.slice(top, bottom + 1).map((points) => points.slice(left, right + 1));
}

/** As high as a drawing can be, and as wide as a digit usually is. @param {Ink} ink @returns {Ink} */
function resized(ink) {
  const [height, width] = [ink.length, ink[0].length];
  const high = Math.min(SHEET, height * MOST_ENLARGED);
  const wide = Math.min(WIDEST, Math.max(1, wholeNear(((width * high) / height) * MOST_STRETCHED)));
  const from = (/** @type {number} */ at, /** @type {number} */ before, /** @type {number} */ after) => Math.trunc(((at + 0.5) * before) / after);
  return rowsOf(high, wide, (row, column) => ink[from(row, height, high)][from(column, width, wide)]);
}

/** @param {Ink} ink @returns {Ink} */
function centred(ink) {
  const [above, left] = [ink.length, ink[0].length].map((length) => Math.floor((SHEET - length) / 2));
  return Array.from({ length: SHEET }, (_, row) => onPaper(ink[row - above] ?? [], left, SHEET));
}

/** Strokes made thicker or thinner, by a point on each side, twice at most. @param {Ink} ink @returns {Ink} */
function usualStrokes(ink) {
  for (let time = 0; time < 2; time++) {
    if (inkIn(ink) < FEWEST) ink = grown(ink);
    else if (inkIn(ink) > MOST_INK) ink = turnedOver(grown(turnedOver(ink)));
  }
  return ink;
}

/** Paper where there was ink. @param {Ink} ink @returns {Ink} */
function turnedOver(ink) {
  return ink.map((points) => points.map((point) => !point));
}

/** The ink and its neighbours above, below, left and right. @param {Ink} ink @returns {Ink} */
function grown(ink) {
  const more = ink.map((points) => points.slice());
  const near = (/** @type {number} */ at) => [Math.max(0, at - 1), Math.min(SHEET - 1, at + 1)];
  eachPoint(ink, (row, column) => {
    for (const next of near(row)) more[next][column] = true;
    for (const next of near(column)) more[row][next] = true;
  });
  return more;
}
