// @ts-check
// Where each number of an array stands in its picture: arithmetic only, nothing is drawn here.

/**
 * Numbers in rows and columns; the maps of a (maps, rows, columns) array stand side by side, a gap between them.
 * @typedef {{ rows: number, columns: number, across: number, down: number, count: number, gap: number, top: number, taller: number,
 *   at: (unit: number) => [number, number], unit: (row: number, column: number) => number }} Places
 *   across, down: how many rows and columns one map has; gap: pixels between two maps; top: pixels above the first ones, where maps are numbered;
 *   taller: by how many pixels a cell is higher than wide
 */

import { isSpeck } from "../../../numbers/notation.js";

export const SMALLEST_CELL = 24; // pixels of a cell in which a number can be read and pressed
export const LARGEST_CELL = 36;
export const DRAWN_FOR = 14; // pixels of the type that the distances in curves and flows are meant for: with larger type all of it is larger
const [GAP, NUMBERED_GAP, CLOSE_GAP] = [10, 12, 4]; // pixels between two maps, where what a map is called has room in it, and where all of them have little
const MOST_NUMBERED = 36; // maps: numbers of more would be all one sees
const MOST_ANEW = 5000; // numbers that are looked through anew each time
export const MOST_IN_LIST = 12; // a longer row of numbers is a picture, not a list

/** Whether numbers are few and in a row, so that each has its name and bar. @param {number[]} shape */
export function isListed(shape) {
  return shape.length < 2 && count(shape) <= MOST_IN_LIST;
}

/** @param {number[]} shape */
export function count(shape) {
  return shape.reduce((product, length) => product * length, 1);
}

/**
 * @param {number[]} shape
 * @param {number} [columns] of a long row: how many stand beside each other
 * @param {number} [gap] between two maps that have no numbers
 * @returns {Places}
 */
export function placesOf(shape, columns = 0, gap) {
  const size = count(shape);
  if (shape.length < 2) return mapped(1, Math.ceil(size / (columns || wrapped(size))), columns || wrapped(size), size, 0);
  const [down, across] = shape.slice(-2);
  const maps = size / (down * across || 1);
  const top = gap === undefined ? roomOfNumbers(shape) : 0;
  return { ...mapped(maps, down, across, size, gap ?? (top || GAP)), top };
}

/** Where each number stands in a picture that must fit: maps narrower than what they are called go without. @param {number[]} shape @param {number} width @param {number} height @param {number} [columns] */
export function placesIn(shape, width, height, columns) {
  const places = placesOf(shape, columns);
  return places.top && roomFor(places, width, height) * places.across < NUMBERED_GAP ? placesOf(shape, columns, CLOSE_GAP) : places;
}

/** How many pixels above several maps their numbers take; 0 where there are too many of them. @param {number[]} shape */
export function roomOfNumbers(shape) {
  return shape.length === 3 && shape[0] > 1 && shape[0] <= MOST_NUMBERED ? NUMBERED_GAP : 0;
}

/** How many numbers of a long row stand beside each other. @param {number} size */
function wrapped(size) {
  for (const columns of [8, 10, 6, 16]) if (size % columns === 0 && size / columns <= columns) return columns;
  return Math.ceil(Math.sqrt(size));
}

/** @param {number} maps @param {number} down @param {number} across @param {number} count @param {number} gap @returns {Places} */
function mapped(maps, down, across, count, gap) {
  const beside = Math.ceil(Math.sqrt(maps));
  const each = down * across;
  return {
    rows: down * Math.ceil(maps / beside), columns: across * beside, across, down, count, gap, top: 0, taller: 0,
    at(unit) {
      const map = Math.floor(unit / each);
      const within = unit % each;
      return [Math.floor(map / beside) * down + Math.floor(within / across), (map % beside) * across + (within % across)];
    },
    unit(row, column) {
      if (row < 0 || column < 0 || column >= across * beside) return -1;
      const unit = (Math.floor(row / down) * beside + Math.floor(column / across)) * each + (row % down) * across + (column % across);
      return unit < count ? unit : -1;
    },
  };
}

/** How far a column stands from the picture's left edge. @param {Places} places @param {number} column @param {number} cell */
export function xOf({ across, gap }, column, cell) {
  return column * cell + Math.floor(column / across) * gap;
}

/** How far a row stands from the picture's upper edge. @param {Places} places @param {number} row @param {number} high of a cell */
export function yOf({ down, gap, top }, row, high) {
  return top + row * high + Math.floor(row / down) * gap;
}

/** The width and height of a picture. @param {Places} places @param {number} cell */
export function extent(places, cell) {
  return {
    width: xOf(places, places.columns - 1, cell) + cell,
    height: yOf(places, places.rows - 1, cell + places.taller) + cell + places.taller,
  };
}

/** How large a cell grows: as the letters beside it do. @param {number} type */
export const largestCell = (type) => Math.floor(LARGEST_CELL * Math.max(1, type / DRAWN_FOR));

/**
 * How many pixels a cell may have where the picture must fit.
 * @param {Places} places @param {number} width @param {number} height @param {number} [largest]
 */
export function cellSize(places, width, height, largest = LARGEST_CELL) {
  return Math.max(Math.min(largest, roomFor(places, width, height)), 1);
}

/** Whether a picture has no room for its cells, at two pixels each or so. @param {Places} places @param {number} width @param {number} height @param {number} [least] */
export function isCrowded(places, width, height, least = 2) {
  return roomFor(places, width, height) < least;
}

/** @param {Places} places @param {number} width @param {number} height */
function roomFor(places, width, height) {
  const across = width - places.gap * (places.columns / places.across - 1);
  const down = height - places.top - places.gap * (places.rows / places.down - 1);
  return Math.floor(Math.min(across / places.columns, down / places.rows));
}

/** What is worked out of a large array is kept. @template T @param {(values: ArrayLike<number>) => T} work @returns {(values: ArrayLike<number>) => T} */
function once(work) {
  /** @type {WeakMap<ArrayLike<number>, T>} */ const found = new WeakMap();
  return (values) => {
    if (values.length < MOST_ANEW) return work(values);
    if (!found.has(values)) found.set(values, work(values));
    return /** @type {T} */ (found.get(values));
  };
}

/** What the far end of a scale stands for: the largest size; 0 where all is 0. @param {ArrayLike<number>[]} arrays */
export function largestOf(...arrays) {
  const largest = Math.max(0, ...arrays.map(largestIn));
  return isSpeck(largest) ? 0 : largest;
}

/** What the far end of a scale stands for where numbers stand alone, each of which would fill one of its own: 1, or the next larger of 2, 5, 10, 20, … @param {ArrayLike<number>[]} arrays */
export function roundedUp(...arrays) {
  const largest = largestOf(...arrays);
  let scale = 1;
  for (let at = 0; largest > 1 && scale <= largest; at += 1) scale *= at % 3 === 1 ? 2.5 : 2;
  return Math.min(scale, Number.MAX_VALUE);
}

/** A scale for some arrays: a number that stands alone does not fill it by itself. @param {ArrayLike<number>[]} arrays */
export function scaleFor(...arrays) {
  return (arrays.every(({ length }) => length === 1) ? roundedUp : largestOf)(...arrays);
}

const largestIn = once((values) => {
  let largest = 0;
  for (let index = 0; index < values.length; index += 1) {
    const size = Math.abs(values[index]);
    if (size > largest && size < Infinity) largest = size;
  }
  return largest;
});

/** The position of the largest number. */
export const largestAt = once((values) => {
  let best = 0;
  for (let index = 1; index < values.length; index += 1) if (values[index] > values[best]) best = index;
  return best;
});

/** Whether nothing is below 0, so that a bar needs one side only. */
export const isOneSided = once((values) => {
  for (let index = 0; index < values.length; index += 1) if (values[index] < 0 && !isSpeck(values[index])) return false;
  return true;
});
