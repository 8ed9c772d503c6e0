// @ts-check
// Numbers too many for a pixel each: all of them as tiles, each a map or a block, and one tile's numbers beside them.
import { numbers, shapeWords } from "../../../numbers/notation.js";
import { make, write } from "../parts/elements.js";
import { LARGE } from "./large.js";
import { drawNumbers } from "./numbers.js";
import { shadeOf } from "./palette.js";
import { drawPixels, fitted } from "./pixels.js";
import { cellSize, count, extent, isCrowded, largestAt, MOST_IN_LIST, placesOf, SMALLEST_CELL, xOf, yOf } from "./places.js";

const TILE = 32; // rows and columns of a tile, at most
const MAP = 256; // … and of one that is a map
const LARGEST_TILE = 160; // pixels of a map
const BETWEEN = 16; // pixels between the tiles and the numbers
const CAPTION = 22;
const LOWEST_STRIP = 11; // pixels of a row of numbers whose token is still read beside it
const LEAST_STRIP = 3; // … and of one that can still be told from the next
const LEAST_BELOW = 40; // pixels that the numbers of a chosen piece of a strip have at least

/** How an array is cut into tiles: each map of it, or blocks of a large one; of a long row, so many numbers one after the other.
 * @param {number[]} shape @param {number} [most] rows and columns of a tile @param {number} [long] of a tile that is a piece of one row: its numbers */
export function tilesOf(shape, most = TILE, long = 0) {
  const size = count(shape);
  const [rows, columns] = shape.length > 1 ? shape.slice(-2) : [TILE, TILE];
  const maps = Math.ceil(size / (rows * columns));
  const [high, wide] = long ? [1, long] : [Math.min(rows, most), Math.min(columns, most)];
  const [down, across] = [Math.ceil(rows / high), Math.ceil(columns / wide)];
  const each = down * across;
  return {
    count: maps * each,
    whole: each === 1,
    // Of few rows the blocks would stand in one long line: they go on below.
    places: down > 1 || long ? placesOf([maps, down, across]) : placesOf([maps * each], Math.ceil(Math.sqrt(maps * each))),
    /** Where a tile's numbers are: the first of them, how many are in a row and how many rows, and how far from row to row. @param {number} tile */
    tile(tile) {
      const map = Math.floor(tile / each);
      const [row, column] = [Math.floor((tile % each) / across) * high, (tile % across) * wide];
      const first = map * rows * columns + row * columns + column;
      const left = shape.length > 1 ? high : Math.ceil((size - first) / wide);
      return { first, high: Math.min(high, rows - row, left), wide: Math.min(wide, columns - column, size - first), apart: columns };
    },
    /** @param {number} unit */
    of(unit) {
      const within = unit % (rows * columns);
      return Math.floor(unit / (rows * columns)) * each + Math.floor(Math.floor(within / columns) / high) * across + Math.floor((within % columns) / wide);
    },
  };
}

/** @typedef {ReturnType<typeof tilesOf>} Tiles */

/** What paints all numbers as tiles: each point is the largest in size of those that it stands for.
 * @param {Tiles} tiles @returns {typeof import("./pixels.js").paint} */
export function paintTiles(tiles) {
  return (canvas, places, cell, values, scale, palette) => {
    const { width, height } = extent(places, cell);
    const dense = fitted(canvas, width, height);
    const context = canvas.getContext("2d");
    if (!context) return;
    const image = context.createImageData(width * dense, height * dense);
    const pixels = new Uint32Array(image.data.buffer);
    const side = (cell - Number(cell > 3)) * dense; // a gap between tiles that have room for it
    for (let at = 0; at < tiles.count; at += 1) {
      const { first, high, wide, apart } = tiles.tile(at);
      const [row, column] = places.at(at);
      const corner = yOf(places, row, cell) * dense * image.width + xOf(places, column, cell) * dense;
      for (let y = 0; y < side; y += 1) {
        const [top, bottom] = [Math.floor((y * high) / side), Math.ceil(((y + 1) * high) / side)];
        for (let x = 0; x < side; x += 1) {
          const end = Math.ceil(((x + 1) * wide) / side);
          let most = 0;
          for (let down = top; down < bottom; down += 1) {
            for (let unit = first + down * apart + Math.floor((x * wide) / side), last = first + down * apart + end; unit < last; unit += 1) {
              const value = values[unit];
              if (value > most ? value > -most : -value > Math.abs(most)) most = value;
            }
          }
          pixels[corner + y * image.width + x] = shadeOf(palette, most, scale).pixel;
        }
      }
    }
    context.putImageData(image, 0, 0);
  };
}

/** Points as a picture that fits: how high it became is what comes back.
 * @param {HTMLCanvasElement} canvas @param {{ shape: number[], values: Float64Array }} points
 * @param {{ width: number, height: number, scale: number, palette: import("./palette.js").Palette }} how */
export function paintPoints(canvas, { shape, values }, { width, height, scale, palette }) {
  const tiles = tilesOf(shape, shape.length > 2 ? MAP : TILE);
  const cell = cellSize(tiles.places, width, height, LARGEST_TILE);
  paintTiles(tiles)(canvas, tiles.places, cell, values, scale, palette);
  return extent(tiles.places, cell).height;
}

/** How many pixels each number of a map has that is drawn whole beside the tiles, of which it leaves a third at least; 0 where each has room for more, or none.
 * @param {number[]} shape @param {number} width @param {number} height */
function ownCell(shape, width, height) {
  const [rows, columns] = shape.slice(-2);
  const most = Math.min((0.66 * width) / columns, height / rows);
  return shape.length > 2 && most >= 1 && most < SMALLEST_CELL / 2 ? Math.floor(most) : 0;
}

/** How rows of many numbers are strips below each other: how high each is, how many numbers of it are one tile, and whether the
 * numbers of a chosen one have room below them, as those of few rows, or beside them; null where strips have no room.
 * @param {number[]} shape @param {number} width @param {number} height */
function strips([rows, columns, maps], width, height) {
  const left = height - CAPTION - BETWEEN;
  const below = rows * LOWEST_STRIP + LEAST_BELOW <= left;
  const cell = below ? Math.max(LOWEST_STRIP, Math.min(SMALLEST_CELL, Math.floor((left - 3 * SMALLEST_CELL) / rows))) : Math.floor(height / rows);
  const room = below ? width : (width - BETWEEN) / 2;
  const long = 8 * Math.ceil(columns / 8 / Math.floor(room / cell)); // whole lines of eight
  return maps || !columns || columns > TILE * TILE || cell < LEAST_STRIP ? null : { cell, long, below };
}

/**
 * All numbers as tiles, in which keys and clicks choose one, and its numbers beside them.
 * @param {Omit<import("./cells.js").Pictured, "places"|"cell"> & { shape: number[], width: number, height: number }} options
 * @returns {import("./cells.js").Picture}
 */
export function drawTiles({ shape, width, height, label, names, open, point, ...rest }) {
  const strip = strips(shape, width, height);
  const tiles = tilesOf(shape, shape.length > 2 ? MAP : TILE, strip?.long);
  const half = Math.floor((width - BETWEEN) / 2);
  const each = ownCell(shape, width - BETWEEN, height - CAPTION);
  const own = each ? each * shape[shape.length - 1] : half;
  const room = width - BETWEEN - own;
  const cell = strip?.cell ?? cellSize(tiles.places, room, height, shape.length > 2 ? LARGEST_TILE : TILE);
  /** @type {ArrayLike<number>} */ let shown = [];
  let shownScale = 0;
  let chosen = -1;
  let opened = -1;
  /** @type {import("./cells.js").Picture} */ let inside;
  const caption = make("small", { style: `display:block;height:${CAPTION}px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;font-family:var(--itm-mono)` });
  const over = make("div", { style: `position:absolute;top:${CAPTION}px` }); // what is drawn over the chosen tile
  const beside = make("div", { style: "min-width:0;position:relative" }, caption);
  const map = placesOf(shape.slice(-2));
  const [mapWidth, mapHeight] = [half, Math.min(half, height) - CAPTION];
  const unitsOf = (/** @type {number} */ at) => {
    const { first, high, wide, apart } = tiles.tile(at);
    return Array.from({ length: high * wide }, (_, within) => first + Math.floor(within / wide) * apart + (within % wide)).filter((unit) => unit < names.length);
  };
  /** What one types for a tile: "o2[7]", or "o2[1, 32:64]"; of another that is no whole map, its first and last number. @param {number[]} units */
  const called = (units) => {
    const [first, last] = [names[units[0]], names[units[units.length - 1]]];
    const end = Number(last.match(/(\d+)\]$/)?.[1]) + 1;
    if (strip && end) return `${first.slice(0, -1)}:${end}]`;
    return tiles.whole && first.endsWith(", 0, 0]") ? first.replace(", 0, 0]", "]") : `${first} to ${last}`;
  };
  const valuesOf = (/** @type {number[]} */ units) => Float64Array.from(units, (unit) => shown[unit]);
  const all = drawPixels({
    ...{ ...rest, label: `${label}, ${shapeWords(shape)}`, names, places: tiles.places, cell, painted: paintTiles(tiles) },
    said(at) {
      const units = unitsOf(at);
      return `${called(units)}, ${numbers(valuesOf(units), [units.length, 1])}`;
    },
    open: () => {},
    point: () => {},
    went(at) {
      const units = unitsOf(at);
      choose(at);
      point(units[largestAt(valuesOf(units))]);
    },
  });
  const element = make("div", {}, all.element, beside);
  const below = strip?.below ? height - extent(tiles.places, cell).height - BETWEEN - CAPTION : 0; // of few strips the numbers stand below
  const high = below ? height : Math.max(extent(tiles.places, cell).height, each ? each * shape[shape.length - 2] + CAPTION : Math.min(half, height));
  element.style.cssText = `display:flex;flex-direction:${below ? "column" : "row"};width:${width}px;height:${high}px;gap:${BETWEEN}px`;
  if (strip) all.element.classList.add("itm-strips");

  /** Show a tile's numbers. @param {number} at */
  function choose(at) {
    if (at === chosen || !shown.length) return;
    chosen = at;
    const units = unitsOf(at);
    const { high, wide } = tiles.tile(at);
    write(caption, called(units));
    const numbered = {
      ...{ ...rest, label: `${label}, ${called(units)}`, names: units.map((unit) => names[unit]) },
      open: (/** @type {number} */ within, /** @type {HTMLElement} */ cellElement) => open(units[within], cellElement),
      point: (/** @type {number} */ within) => point(within < 0 ? -1 : units[within]),
    };
    const laid = units.length < high * wide || (strip && wide > MOST_IN_LIST) ? [units.length] : [high, wide];
    if (below) inside = drawNumbers({ ...numbered, shape: laid, width, height: below });
    else if (each) inside = drawPixels({ ...numbered, places: placesOf(laid), cell: each });
    else inside = drawNumbers({ ...numbered, shape: laid, width: mapWidth, height: mapHeight });
    inside.show(valuesOf(units), shownScale);
    beside.replaceChildren(caption, inside.element, over);
    mark(opened, -1);
  }

  function mark(/** @type {number} */ newlyOpened, /** @type {number} */ linked) {
    if (linked >= 0) choose(tiles.of(linked));
    else if (newlyOpened >= 0 && newlyOpened !== opened) choose(tiles.of(newlyOpened));
    else if (chosen < 0) choose(0);
    opened = newlyOpened;
    if (chosen < 0) return;
    const within = unitsOf(chosen);
    inside.mark(within.indexOf(opened), within.indexOf(linked));
    all.mark(chosen, -1);
  }

  return {
    element,
    large: shape.length > 2 && tiles.whole && (each || !isCrowded(map, mapWidth, mapHeight)) ? { over, choose, chosen: () => chosen, cell: each || cellSize(map, mapWidth, mapHeight) } : undefined,
    show(values, scale) {
      const again = chosen;
      [shown, shownScale, chosen] = [values, scale, -1];
      all.show(values, scale);
      if (again >= 0 && inside.element.contains(document.activeElement)) {
        chosen = again;
        inside.show(valuesOf(unitsOf(again)), scale); // who walks in it stays there
      } else if (again >= 0) choose(again);
    },
    mark,
  };
}

/** Each map of an array as one tile, however large: where they stand, and what paints them. @param {number[]} shape */
export function wholeMaps(shape) {
  const tiles = tilesOf(shape, Math.max(...shape));
  return { places: tiles.places, paint: paintTiles(tiles) };
}

Object.assign(LARGE, { tilesOf, wholeMaps, drawTiles });
